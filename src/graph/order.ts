// One order for all: by code units, so that two machines, two locales and two runs agree.
//
//   ['b', 'a', 'B'].sort(byText) -> ['B', 'a', 'b']

/** Compares two strings by code units, never by locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Four decimals: more would only show how the numbers were added up. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000 || 0;
}

/** A list without repetitions, in the order of `byText`. */
export function sortedSet(items: Iterable<string>): string[] {
  return [...new Set(items)].sort(byText);
}

/**
 * Whether a date lies in a window; both ends are inside it. Dates may be years, months or days: "2017-04" lies in a window that
 * begins on 2017-04-11, because some of it does. A claim without a date lies in no window but the open one.
 */
export function within(date: string | null | undefined, since: string | undefined, until: string | undefined): boolean {
  if (since === undefined && until === undefined) return true;
  if (date === null || date === undefined || date === '') return false;
  if (since !== undefined && date < since && !since.startsWith(date)) return false;
  return until === undefined || date <= until || date.startsWith(until);
}

/** Whether something that began and ended reaches into a window; what has no dates always does. */
export function overlaps(
  from: string | null | undefined,
  to: string | null | undefined,
  since: string | undefined,
  until: string | undefined,
): boolean {
  if (until !== undefined && from && from > until && !from.startsWith(until)) return false;
  return since === undefined || !to || to >= since || since.startsWith(to);
}
