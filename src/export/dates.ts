// Years, months and days as whole days, which is what the time line of Gephi takes.
//
//   firstDay('2017-02') -> '2017-02-01', lastDay('2017-02') -> '2017-02-28'

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/** The first day of a year, month or day; null where it is none of these. */
export function firstDay(date: string | null | undefined): string | null {
  return dayOf(date, 'first');
}

export function lastDay(date: string | null | undefined): string | null {
  return dayOf(date, 'last');
}

function dayOf(date: string | null | undefined, end: 'first' | 'last'): string | null {
  const match = date ? DATE.exec(date) : null;
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? (end === 'first' ? 1 : 12));
  if (year < 1 || month < 1 || month > 12) return null;
  const longest = daysIn(year, month);
  const day = Number(match[3] ?? (end === 'first' ? 1 : longest));
  if (day < 1 || day > longest) return null;
  return `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
