// The table of people, read line by line only when somebody asks: it holds twenty thousand names, of which an article needs a few.
//
//   readPeople(text).people.get('rex-tillerson') -> {name: 'Rex Tillerson', terms: [...]};  surnames.get('tillerson') -> [he]

import type { Sector } from '../document.js';
import { fold } from './fold.js';
import type { Person, Term } from './lexicon.js';
import { cellsOf, emptyFirst, isRemark, listOf, strayTab, TableError } from './table.js';

const COLUMNS = ['id', 'name', 'aliases', 'wikidata', 'country', 'office', 'organization', 'sector', 'from', 'to'] as const;

export interface People {
  readonly people: ReadonlyMap<string, Person>;
  /** Surname, folded, to the people who bear it. */
  readonly surnames: ReadonlyMap<string, readonly Person[]>;
  /** Every name and alias, and for each the id of its bearer. */
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

/**
 * Ids, names and aliases are read at once, and with them what can be wrong with a row; the rest on demand.
 * @throws TableError for a row that does not read, and for a person with two names.
 */
export function readPeople(text: string): People {
  const lines = text.split('\n');
  const width = COLUMNS.length;
  const first = lines.findIndex((line) => !isRemark(line));
  const header = cellsOf(lines[first] ?? '');
  if (first < 0) throw new TableError('people.tsv', 1, `the table is empty; expected a header with ${COLUMNS.join(', ')}`);
  if (header.join(' ') !== COLUMNS.join(' ')) {
    throw new TableError('people.tsv', first + 1, `the header "${header.join(' ')}" found, expected "${COLUMNS.join(' ')}"`);
  }
  /** Id -> its name and the numbers of its lines. */
  const known = new Map<string, { readonly name: string; readonly lines: number[] }>();
  const names: string[] = [];
  const ids: string[] = [];
  const call = (name: string, id: string): void => {
    names.push(name);
    ids.push(id);
  };
  let headed = false;
  let number = 0;
  for (let start = 0, next = 0; start < text.length; start = next) {
    const line = lineAt(text, start);
    next = start + line.length + 1;
    number += 1;
    if (isRemark(line)) continue;
    if (!headed) {
      headed = true;
      const header = cellsOf(line).join(' ');
      if (header !== COLUMNS.join(' ')) {
        throw new TableError('people.tsv', number, `the header "${header}" found, expected "${COLUMNS.join(' ')}"`);
      }
      continue;
    }
    const idEnd = line.indexOf('\t');
    const nameEnd = line.indexOf('\t', idEnd + 1);
    const tabs = tabsIn(line);
    if (tabs >= width) throw new TableError('people.tsv', number, strayTab(tabs + 1, width));
    const id = (idEnd < 0 ? line : line.slice(0, idEnd)).trim();
    if (id === '') throw new TableError('people.tsv', number, emptyFirst('id'));
    const name = idEnd < 0 ? '' : line.slice(idEnd + 1, nameEnd < 0 ? undefined : nameEnd).trim();
    const person = known.get(id);
    if (!person) {
      known.set(id, { name, lines: [start] });
      call(name, id);
    } else {
      if (person.name !== name) {
        throw new TableError(
          'people.tsv',
          number,
          `"${id}" is called "${name}" here and "${person.name}" above; write one name, the other as an alias`,
        );
      }
      person.lines.push(start);
    }
    if (nameEnd < 0 || line.charCodeAt(nameEnd + 1) === 9) continue;
    const aliasEnd = line.indexOf('\t', nameEnd + 1);
    for (const alias of listOf(line.slice(nameEnd + 1, aliasEnd < 0 ? undefined : aliasEnd).trim())) call(alias, id);
  }
  const people = lazyMap(known, (id, { name, lines: own }) =>
    personOf(
      id,
      name,
      own.map((start) => cellsOf(lineAt(text, start))),
    ),
  );
  let surnames: ReadonlyMap<string, readonly Person[]> | null = null;
  return {
    people,
    get surnames() {
      surnames ??= indexSurnames(people, names, ids);
      return surnames;
    },
    names,
    ids,
  };
}

/** By the last words of names and aliases. Numbers chained through one array, since twenty thousand little arrays are dear. */
function indexSurnames(
  people: ReadonlyMap<string, Person>,
  names: readonly string[],
  ids: readonly string[],
): ReadonlyMap<string, readonly Person[]> {
  /** Surname -> number of the last name that ends in it; `before` leads to the one before, -1 ends. */
  const last = new Map<string, number>();
  const before = new Int32Array(names.length);
  for (let i = 0; i < names.length; i += 1) {
    const surname = fold(names[i]!.slice(names[i]!.lastIndexOf(' ') + 1));
    before[i] = last.get(surname) ?? -1;
    last.set(surname, i);
  }
  return lazyMap(last, (_, end) => {
    const bearers = new Set<string>();
    for (let at = end; at >= 0; at = before[at]!) bearers.add(ids[at]!);
    return [...bearers].reverse().map((id) => people.get(id)!);
  });
}

function lineAt(text: string, start: number): string {
  const stop = text.indexOf('\n', start);
  return text.slice(start, stop < 0 ? text.length : stop);
}

function tabsIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('\t'); at >= 0; at = line.indexOf('\t', at + 1)) count += 1;
  return count;
}

function personOf(id: string, name: string, rows: readonly (readonly string[])[]): Person {
  const aliases: string[] = [];
  const terms: Term[] = [];
  let wikidata = '';
  for (const [, , names = '', item = '', country = '', office = '', organization = '', sector = '', from = '', to = ''] of rows) {
    for (const alias of listOf(names)) if (!aliases.includes(alias)) aliases.push(alias);
    wikidata ||= item;
    terms.push({ country, office, organization, sector: sector as Sector, from, to });
  }
  return { id, name, aliases, wikidata, terms };
}

/** A map whose values are made of raw ones when they are first asked for. */
function lazyMap<Raw, Value>(raw: ReadonlyMap<string, Raw>, make: (key: string, raw: Raw) => Value): ReadonlyMap<string, Value> {
  const made = new Map<string, Value>();
  const get = (key: string): Value | undefined => {
    const ready = made.get(key);
    if (ready !== undefined) return ready;
    const source = raw.get(key);
    if (source === undefined) return undefined;
    const value = make(key, source);
    made.set(key, value);
    return value;
  };
  const all = (): Map<string, Value> => new Map([...raw.keys()].map((key) => [key, get(key)!]));
  return {
    size: raw.size,
    get,
    has: (key) => raw.has(key),
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (each, self) => all().forEach(each, self),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
