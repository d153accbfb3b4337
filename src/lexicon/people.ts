// The table of people, read line by line only when somebody asks: it holds fourteen thousand rows, of which an article needs a few.
//
//   readPeople(text).people.get('rex-tillerson') -> {name: 'Rex Tillerson', terms: [...]};  surnames.get('tillerson') -> [he]

import { fold } from './fold.js';
import type { Person, Term } from './lexicon.js';
import { addNames, endOfCell, endOfLine, keyAt, type Lines, lazyTable, linesOf, type Spans } from './lines.js';
import { chainByHash, hashOf, hashOfFolded } from './names.js';
import { sectorOf } from './sectors.js';
import { listOf } from './table.js';

/** In this order: the names are found by their place in the line. */
export const PEOPLE = ['id', 'name', 'aliases', 'wikidata', 'country', 'office', 'organization', 'sector', 'from', 'to'] as const;

/** Surname, folded, to the people who bear it. */
export type Surnames = Pick<ReadonlyMap<string, readonly Person[]>, 'get' | 'has'>;

export interface People {
  readonly people: ReadonlyMap<string, Person>;
  readonly surnames: Surnames;
  readonly lines: Lines;
  /** Every name and alias. */
  readonly names: Spans;
}

/** The people of a table whose rows are right (`checkTables`) and sorted by id. */
export function readPeople(text: string): People {
  const lines = linesOf(text);
  const people = lazyTable(lines, personOf);
  const names = namesIn(lines);
  return { people, lines, names, surnames: indexSurnames(people, lines, names) };
}

/** Names of first rows, aliases of all. */
function namesIn({ text, starts }: Lines): Spans {
  const spans: Spans = { starts: [], ends: [], rows: [] };
  let before = '';
  for (let row = 0; row < starts.length; row += 1) {
    const start = starts[row]!;
    const lineEnd = endOfLine(text, start);
    const idEnd = endOfCell(text, start, lineEnd);
    const nameEnd = endOfCell(text, idEnd + 1, lineEnd);
    if (idEnd - start !== before.length || !text.startsWith(before, start)) {
      addNames(spans, text, row, idEnd + 1, nameEnd);
      before = text.slice(start, idEnd);
    }
    if (text.charCodeAt(nameEnd + 1) !== 9 && nameEnd < lineEnd)
      addNames(spans, text, row, nameEnd + 1, endOfCell(text, nameEnd + 1, lineEnd));
  }
  return spans;
}

/** By the last words of names and aliases, sorted at the first question. */
function indexSurnames(people: ReadonlyMap<string, Person>, lines: Lines, names: Spans): Surnames {
  const { text } = lines;
  const startAt = (i: number): number => Math.max(names.starts[i]!, text.lastIndexOf(' ', names.ends[i]! - 1) + 1);
  const surnameAt = (i: number): string => fold(text.slice(startAt(i), names.ends[i]));
  let chain: ReturnType<typeof chainByHash> | null = null;
  const known = new Map<string, readonly Person[] | undefined>();
  const get = (surname: string): readonly Person[] | undefined => {
    if (known.has(surname)) return known.get(surname);
    chain ??= chainByHash(names.starts.length, (i) => hashOfFolded(text, startAt(i), names.ends[i]!));
    const bearers = new Set<string>();
    for (const i of chain(hashOf(surname))) if (surnameAt(i) === surname) bearers.add(keyAt(lines, names.rows[i]!));
    const found = bearers.size === 0 ? undefined : [...bearers].map((id) => people.get(id)!);
    known.set(surname, found);
    return found;
  };
  return { get, has: (surname) => get(surname) !== undefined };
}

function personOf(id: string, rows: readonly (readonly string[])[], lineAt: (row: number) => number): Person {
  const aliases: string[] = [];
  const terms: Term[] = [];
  let wikidata = '';
  for (const [row, cells] of rows.entries()) {
    const [, , names = '', item = '', country = '', office = '', organization = '', sector = '', from = '', to = ''] = cells;
    for (const alias of listOf(names)) if (!aliases.includes(alias)) aliases.push(alias);
    wikidata ||= item;
    terms.push({ country, office, organization, sector: sectorOf('people.tsv', () => lineAt(row), sector), from, to });
  }
  return { id, name: rows[0]![1] ?? '', aliases, wikidata, terms };
}
