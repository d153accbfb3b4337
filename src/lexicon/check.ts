// Every row of every table, before it is trusted: what a cell may hold, what it points at, in which order rows stand.
//
//   checkTables(tables)  -> TableError "offices.tsv:41: scope "land" found, expected one of country organization either none"

import { readEras } from './eras.js';
import { readFrames } from './frames.js';
import { ORGANIZATIONS, organizationOf, readCollectives, readCountries, readOffices, type Tables } from './lexicon.js';
import { PEOPLE } from './people.js';
import { sectorOf } from './sectors.js';
import { parseTable, type Row, rowsOf, TableError } from './table.js';

/** What a column of closed words may hold. */
const WORDS = {
  'countries.tsv status': ['member', 'observer', 'partial', 'territory', 'former'],
  'places.tsv kind': ['city', 'region', 'water', 'site'],
  'organizations.tsv kind': [
    'agency', 'alliance', 'armed', 'bank', 'company', 'court', 'igo', 'intelligence', 'media', 'military', 'ministry', 'ngo', 'parliament', 'party', 'police', 'seat', 'state-media',
  ],
  'offices.tsv scope': ['country', 'organization', 'either', 'none'],
  'offices.tsv role': [
    'activist', 'adviser', 'business', 'citizen', 'envoy', 'head-of-government', 'head-of-state', 'honorific', 'igo-official', 'intelligence', 'journalist', 'judge', 'legislator', 'local',
    'military', 'minister', 'monarch', 'official', 'party-leader', 'police', 'rebel-leader', 'religious', 'spokesperson',
  ],
  'offices.tsv rank': ['1', '2', '3', '4', '5', '9'],
  'given_names.tsv gender': ['he', 'she', ''],
  'collectives.tsv form': ['government', 'force', 'institution', 'group', 'people'],
  'particles.tsv position': ['before', 'between', 'joined', 'first', 'after'],
} as const; // biome-ignore format: one list a column

/** @throws TableError for the first row that does not read. */
export function checkTables(tables: Tables): void {
  const countries = checkCountries(tables.countries);
  const state = (file: string, line: number, column: string, code: string): void => {
    if (code !== '' && !countries.has(code))
      throw new TableError(file, line, `${column} "${code}" found, expected the id of a row of countries.tsv, or nothing`);
  };
  for (const row of rowsInOrder('places.tsv', tables.places, ['name', 'country', 'kind'])) {
    state('places.tsv', row.line, 'country', row.country);
    oneOf('places.tsv', row, 'kind');
  }
  checkOrganizations(tables.organizations, state);
  checkOffices(tables.offices, state);
  for (const row of rowsOf('collectives.tsv', tables.collectives, ['noun', 'sector', 'form', 'example'])) {
    sectorOf('collectives.tsv', row.line, row.sector);
    oneOf('collectives.tsv', row, 'form');
    if (row.example === '')
      throw new TableError('collectives.tsv', row.line, `"${row.noun}" has no example; write a sentence in which it acts`);
  }
  readCollectives(tables.collectives);
  checkPeople(tables.people, state);
  for (const row of rowsOf('given_names.tsv', tables.given_names, ['name', 'regions', 'gender'])) oneOf('given_names.tsv', row, 'gender');
  for (const row of rowsOf('particles.tsv', tables.particles, ['particle', 'position'])) oneOf('particles.tsv', row, 'position');
  readFrames(tables);
  parseTable('speech.tsv', tables.speech, ['lemma']);
  readEras(tables.eras);
}

type State = (file: string, line: number, column: string, code: string) => void;

function checkCountries(text: string): ReadonlySet<string> {
  const file = 'countries.tsv';
  const countries = readCountries(text);
  for (const row of rowsOf(file, text, ['id', 'label', 'wikidata', 'from', 'to', 'status', 'parent'])) {
    if (!/^[A-Z]{3}$/.test(row.id))
      throw new TableError(file, row.line, `id "${row.id}" found, expected three capitals (ISO 3166-1 alpha-3)`);
    named(file, row, row.label, 'label');
    item(file, row);
    oneOf(file, row, 'status');
    term(file, row);
    if (row.parent !== '' && !countries.has(row.parent))
      throw new TableError(file, row.line, `parent "${row.parent}" found, expected the id of another row, or nothing`);
  }
  return new Set(countries.keys());
}

function checkOrganizations(text: string, state: State): void {
  const file = 'organizations.tsv';
  const labels = new Map<string, string>();
  let before = '';
  for (const row of rowsInOrder(file, text, ORGANIZATIONS)) {
    if (labels.has(row.id))
      throw new TableError(file, row.line, `"${row.id}" stands here a second time (first as ${labels.get(row.id)}); make it one row`);
    labels.set(row.id, row.label);
    named(file, row, row.label, 'label');
    organizationOf(
      ORGANIZATIONS.map((column) => row[column]),
      row.line,
    );
    item(file, row);
    state(file, row.line, 'country', row.country);
    oneOf(file, row, 'kind');
    term(file, row);
    inOrder(file, row.line, before, row.id);
    before = row.id;
  }
}

function checkOffices(text: string, state: State): void {
  const file = 'offices.tsv';
  readOffices(text);
  for (const row of rowsOf(file, text, ['phrase', 'plural', 'sector', 'scope', 'role', 'rank', 'nation'])) {
    sectorOf(file, row.line, row.sector);
    oneOf(file, row, 'scope');
    oneOf(file, row, 'role');
    oneOf(file, row, 'rank');
    state(file, row.line, 'nation', row.nation);
  }
}

function checkPeople(text: string, state: State): void {
  const file = 'people.tsv';
  const names = new Map<string, string>();
  let before = '';
  for (const row of rowsInOrder(file, text, PEOPLE)) {
    const name = names.get(row.id);
    if (name !== undefined && name !== row.name)
      throw new TableError(
        file,
        row.line,
        `"${row.id}" is called "${row.name}" here and "${name}" above; write one name, the other as an alias`,
      );
    names.set(row.id, row.name);
    named(file, row, row.name, 'name');
    item(file, row);
    state(file, row.line, 'country', row.country);
    sectorOf(file, row.line, row.sector);
    term(file, row);
    inOrder(file, row.line, before, row.id);
    before = row.id;
  }
}

/** As `rowsOf`, for tables that are read by the place of their columns. */
function* rowsInOrder<Column extends string>(file: string, text: string, columns: readonly Column[]): Generator<Row<Column>> {
  let known = false;
  for (const row of rowsOf(file, text, columns)) {
    if (!known) {
      const header = Object.keys(row).filter((key) => key !== 'line');
      if (header.slice(0, columns.length).join(' ') !== columns.join(' '))
        throw new TableError(file, row.line, `columns in the order "${header.join(' ')}" found, expected "${columns.join(' ')}"`);
      known = true;
    }
    yield row;
  }
}

/** Rows are found by halving: an id behind a greater one would be lost. */
function inOrder(file: string, line: number, before: string, id: string): void {
  if (id < before)
    throw new TableError(
      file,
      line,
      `"${id}" stands behind "${before}"; sort the rows by their first column (by code units: LC_ALL=C sort)`,
    );
}

function oneOf<Column extends string>(file: string, row: Row<Column>, column: Column): void {
  const words: readonly string[] = WORDS[`${file} ${column}` as keyof typeof WORDS];
  if (!words.includes(row[column]))
    throw new TableError(file, row.line, `${column} "${row[column]}" found, expected one of ${words.join(' ')}`);
}

function named(file: string, row: { readonly line: number }, name: string, column: string): void {
  if (name === '') throw new TableError(file, row.line, `the ${column} is empty; every row needs one`);
}

function item(file: string, row: { readonly wikidata: string; readonly line: number }): void {
  if (!/^(?:Q[1-9]\d*)?$/.test(row.wikidata))
    throw new TableError(file, row.line, `wikidata "${row.wikidata}" found, expected Q and a number, or nothing`);
}

function term(file: string, row: { readonly from: string; readonly to: string; readonly line: number }): void {
  for (const column of ['from', 'to'] as const)
    if (!/^(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?)?$/.test(row[column]))
      throw new TableError(file, row.line, `${column} "${row[column]}" found, expected a year or a month (1999 or 1999-08), or nothing`);
  if (row.from !== '' && row.to !== '' && row.from.slice(0, 4) > row.to.slice(0, 4))
    throw new TableError(file, row.line, `from ${row.from} is after to ${row.to}; did they change places?`);
}
