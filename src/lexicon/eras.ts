// Times past that are called by a name: the table in, one expression over all names and their years out.
//
//   readEras(text).named.get('cold war') -> { from: '1947', to: '1991' }

import { parseTable, TableError } from './table.js';

export interface Eras {
  /** Matches any of the names, the longest first, in its first group. */
  readonly expression: RegExp;
  /** ISO years, months or days by name in lower case. */
  readonly named: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

const ISO = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** @throws TableError where a date is none, or an era ends before it begins. */
export function readEras(text: string): Eras {
  const named = new Map<string, { readonly from: string; readonly to: string }>();
  for (const { name, from, to, line } of parseTable('eras.tsv', text, ['name', 'from', 'to'])) {
    for (const date of [from, to])
      if (!ISO.test(date))
        throw new TableError('eras.tsv', line, `date "${date}" found, expected a year, month or day as in 1947, 1956-10 or 1967-06-05`);
    if (to < from && !from.startsWith(to)) throw new TableError('eras.tsv', line, `"${name}" ends in ${to}, before it begins in ${from}`);
    named.set(name, { from, to });
  }
  const names = [...named.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s+')).join('|');
  return { expression: new RegExp(`(?<![\\w-])(${pattern})(?!\\w)`, 'gi'), named };
}
