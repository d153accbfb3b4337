// The rows of a long table by their place in its text. A reading needs a few of twenty thousand rows: only those are cut into cells.
//
//   lazyTable(linesOf('id\tname\nann\tAnn Lee\nbob\tBob Ray\n'), (_, [cells]) => cells[1]).get('bob') -> 'Bob Ray'

import { cellsOf } from './table.js';

export interface Lines {
  readonly text: string;
  /** Where each row begins, without remarks, blank lines and the header. */
  readonly starts: Int32Array;
}

/** Names within the text of a table: where each begins and ends, and in which row it stands. */
export interface Spans {
  readonly starts: number[];
  readonly ends: number[];
  readonly rows: number[];
}

export function linesOf(text: string): Lines {
  const starts: number[] = [];
  let headed = false;
  for (let at = 0; at < text.length; ) {
    const end = endOfLine(text, at);
    const code = text.charCodeAt(at);
    const remark = code === 35 || end === at || (code <= 32 && text.slice(at, end).trim() === '');
    if (!remark && headed) starts.push(at);
    headed ||= !remark;
    at = end + 1;
  }
  return { text, starts: Int32Array.from(starts) };
}

export function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** First cell of a row. */
export function keyAt({ text, starts }: Lines, row: number): string {
  const start = starts[row]!;
  return text.slice(start, endOfCell(text, start, endOfLine(text, start))).trim();
}

export function endOfCell(text: string, start: number, lineEnd: number): number {
  const tab = text.indexOf('\t', start);
  return tab < 0 || tab > lineEnd ? lineEnd : tab;
}

/** The first row with this first cell, or where it would stand. The rows must be sorted by it, in the order of code units. */
function firstRowAt(lines: Lines, key: string): number {
  let low = 0;
  let high = lines.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keyAt(lines, middle) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All rows from one on with its first cell, as cells. */
function rowsFrom(lines: Lines, first: number, key: string): string[][] {
  const rows: string[][] = [];
  for (let row = first; row < lines.starts.length && keyAt(lines, row) === key; row += 1) {
    const start = lines.starts[row]!;
    rows.push(cellsOf(lines.text.slice(start, endOfLine(lines.text, start))));
  }
  return rows;
}

/** Line of a row in its file, counted from 1. */
function lineOf({ text, starts }: Lines, row: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < starts[row]!; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Adds the parts of a list cell to the spans. */
export function addNames(spans: Spans, text: string, row: number, start: number, end: number): void {
  for (let at = start; at < end; ) {
    let stop = at;
    while (stop < end && text.charCodeAt(stop) !== 124) stop += 1;
    let from = at;
    let to = stop;
    while (from < to && text.charCodeAt(from) <= 32) from += 1;
    while (to > from && text.charCodeAt(to - 1) <= 32) to -= 1;
    if (to > from) {
      spans.starts.push(from);
      spans.ends.push(to);
      spans.rows.push(row);
    }
    at = stop + 1;
  }
}

/**
 * A map of what the rows of a table make, each made when it is first asked for; the whole only where somebody walks over it.
 * `make` gets all rows of a key, and of each the line in the file.
 */
export function lazyTable<Value>(
  lines: Lines,
  make: (key: string, rows: readonly (readonly string[])[], lineAt: (row: number) => number) => Value,
): ReadonlyMap<string, Value> {
  const made = new Map<string, Value | undefined>();
  const get = (key: string): Value | undefined => {
    if (made.has(key)) return made.get(key);
    const first = firstRowAt(lines, key);
    const rows = rowsFrom(lines, first, key);
    const value = rows.length === 0 ? undefined : make(key, rows, (row) => lineOf(lines, first + row));
    made.set(key, value);
    return value;
  };
  let whole: Map<string, Value> | null = null;
  const all = (): Map<string, Value> => {
    if (whole !== null) return whole;
    whole = new Map();
    for (let row = 0; row < lines.starts.length; row += 1) {
      const key = keyAt(lines, row);
      if (!whole.has(key)) whole.set(key, get(key)!);
    }
    return whole;
  };
  return {
    get size() {
      return all().size;
    },
    get,
    has: (key) => get(key) !== undefined,
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (each, self) => all().forEach(each, self),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
