// All that demarche knows before it reads: tables in, one lexicon out. Adding a country or a verb is adding a row.
//
//   createLexicon(tables).countries.get('FRA')?.label -> 'France'

import type { Kind, Sector } from '../document.js';
import { checkTables } from './check.js';
import { type Eras, readEras } from './eras.js';
import { fold } from './fold.js';
import { type FrameTables, readFrames } from './frames.js';
import { addNames, endOfCell, endOfLine, keyAt, type Lines, lazyTable, linesOf, type Spans } from './lines.js';
import { indexNames, listOfNames, type NameEntry, type NameIndex, type NameList } from './names.js';
import { type People, readPeople, type Surnames } from './people.js';
import { sectorOf } from './sectors.js';
import { listOf, parseTable, rowsOf, TableError } from './table.js';

/** The tables of the lexicon, by the name of their file. */
export const TABLES = [
  'countries',
  'places',
  'organizations',
  'offices',
  'collectives',
  'people',
  'given_names',
  'particles',
  'macros',
  'frames',
  'operators',
  'plover',
  'speech',
  'eras',
] as const;

export type TableName = (typeof TABLES)[number];

/** The text of each table. */
export type Tables = Readonly<Record<TableName, string>>;

export interface Country {
  /** ISO 3166-1 alpha-3. */
  readonly id: string;
  readonly label: string;
  readonly wikidata: string;
  readonly aliases: readonly string[];
  readonly adjectives: readonly string[];
  readonly capitals: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly status: string;
  /** For lands without an ISO code: the state that has it, by the UN's view; else empty. */
  readonly parent: string;
}

export interface Organization {
  /** Slug, without the `organization:` prefix. */
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly acronyms: readonly string[];
  readonly wikidata: string;
  readonly country: string;
  /** The latest; `sectorAt` tells an earlier one. */
  readonly sector: Sector;
  /** What it was before, the oldest first, each with the last year or month (ISO) in which it was so. */
  readonly earlier: readonly { readonly sector: Sector; readonly until: string }[];
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly members: readonly string[];
}

export interface Office {
  /** Lower-case phrase in the singular: "foreign minister". */
  readonly phrase: string;
  readonly sector: Sector;
  /** What it binds to: country, organization, either or none. */
  readonly scope: string;
  /** Kind of office: head-of-state, minister, envoy, honorific ... */
  readonly role: string;
  /** 1 head of state or government ... 5 minor; 9 honorific. */
  readonly rank: number;
  /** The one state that has this office, where a title alone tells: "secretary of state" is USA. */
  readonly nation: string;
  readonly plural: boolean;
}

export interface Collective {
  readonly noun: string;
  readonly sector: Sector;
  /** government, force, institution, group or people. */
  readonly form: string;
  readonly plural: boolean;
}

export interface Term {
  readonly country: string;
  readonly office: string;
  readonly organization: string;
  readonly sector: Sector;
  readonly from: string;
  readonly to: string;
}

export interface Person {
  /** Slug, without the `person:` prefix. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata: string;
  readonly terms: readonly Term[];
}

export interface Lexicon {
  readonly countries: ReadonlyMap<string, Country>;
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly people: ReadonlyMap<string, Person>;
  /** Surname, folded, to the people who bear it. */
  readonly surnames: Surnames;
  /** Names of countries, nationals, capitals, places, organizations and people. */
  readonly names: NameIndex;
  /** Office phrases, singular and plural, lower case. */
  readonly offices: ReadonlyMap<string, Office>;
  /** First word of an office phrase -> words of the longest that begins with it. */
  readonly officeWords: ReadonlyMap<string, number>;
  /** Collective nouns, singular and plural as written. */
  readonly collectives: ReadonlyMap<string, Collective>;
  /** First word of a collective of several words -> words of the longest that begins with it. */
  readonly collectiveWords: ReadonlyMap<string, number>;
  /** Given names, folded. */
  readonly givenNames: ReadonlySet<string>;
  /** Given names, folded, that are nearly always a man's or a woman's, with the pronoun. */
  readonly genders: ReadonlyMap<string, 'he' | 'she'>;
  /** Particles of names, folded: "al", "van", "bin". */
  readonly particles: ReadonlySet<string>;
  readonly frames: FrameTables;
  /** Lemmas of verbs of speech. */
  readonly speech: ReadonlySet<string>;
  /** Times past that have a name. */
  readonly eras: Eras;
}

/**
 * The lexicon of these tables. They are checked first, all rows of all of them, unless `checked` says that they are known to be right, as
 * those that ship are; then each is read when it is first needed, and of the long ones only the rows that are asked for.
 * @throws TableError naming file and line of the first row that does not read.
 */
export function createLexicon(tables: Tables, { checked = false }: { readonly checked?: boolean } = {}): Lexicon {
  if (!checked) checkTables(tables);
  const countries = once(() => readCountries(tables.countries));
  const organizations = once(() => readOrganizations(tables.organizations));
  const people = once(() => readPeople(tables.people));
  const offices = once(() => readOffices(tables.offices));
  const collectives = once(() => readCollectives(tables.collectives));
  const officeWords = once(() => longestByFirstWord(offices().keys()));
  const collectiveWords = once(() => longestByFirstWord(collectives().keys()));
  const givenNames = once(() => new Set(firstCells(tables.given_names).map(fold)));
  const genders = once(() => readGenders(tables.given_names));
  const particles = once(() => new Set(firstCells(tables.particles).map(fold)));
  const frames = once(() => readFrames(tables));
  const eras = once(() => readEras(tables.eras));
  const speech = once(() => new Set(firstCells(tables.speech)));
  return {
    names: indexNames(() => allNames(tables.places, countries(), organizations(), people())),
    get countries() {
      return countries();
    },
    get organizations() {
      return organizations().organizations;
    },
    get people() {
      return people().people;
    },
    get surnames() {
      return people().surnames;
    },
    get offices() {
      return offices();
    },
    get officeWords() {
      return officeWords();
    },
    get collectives() {
      return collectives();
    },
    get collectiveWords() {
      return collectiveWords();
    },
    get givenNames() {
      return givenNames();
    },
    get genders() {
      return genders();
    },
    get particles() {
      return particles();
    },
    get frames() {
      return frames();
    },
    get speech() {
      return speech();
    },
    get eras() {
      return eras();
    },
  };
}

/** A function that makes its value at the first call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function firstCells(text: string): string[] {
  const lines = linesOf(text);
  return Array.from(lines.starts, (_, row) => keyAt(lines, row));
}

/** Of the rows that end in a pronoun: their names. */
function readGenders(text: string): ReadonlyMap<string, 'he' | 'she'> {
  const lines = linesOf(text);
  const genders = new Map<string, 'he' | 'she'>();
  for (let row = 0; row < lines.starts.length; row += 1) {
    const end = endOfLine(text, lines.starts[row]!);
    if (text.endsWith('\the', end)) genders.set(fold(keyAt(lines, row)), 'he');
    else if (text.endsWith('\tshe', end)) genders.set(fold(keyAt(lines, row)), 'she');
  }
  return genders;
}

/** @throws TableError for a row that does not read. */
export function readCountries(text: string): Map<string, Country> {
  const rows = parseTable('countries.tsv', text, [
    'id',
    'label',
    'wikidata',
    'aliases',
    'adjectives',
    'people',
    'capital',
    'from',
    'to',
    'status',
    'parent',
  ]);
  const countries = new Map<string, Country>();
  for (const row of rows) {
    unique('countries.tsv', row, row.id, countries.get(row.id)?.label);
    countries.set(row.id, {
      id: row.id,
      label: row.label,
      wikidata: row.wikidata,
      aliases: listOf(row.aliases),
      adjectives: [...listOf(row.adjectives), ...listOf(row.people)],
      capitals: listOf(row.capital),
      from: row.from,
      to: row.to,
      status: row.status,
      parent: row.parent,
    });
  }
  return countries;
}

export interface Organizations {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly lines: Lines;
  /** Labels and aliases, and acronyms. */
  readonly names: Spans;
  readonly acronyms: Spans;
}

/** In this order: the names are found by their place in the line. */
export const ORGANIZATIONS = [
  'id',
  'label',
  'aliases',
  'acronyms',
  'wikidata',
  'country',
  'sector',
  'kind',
  'from',
  'to',
  'members',
] as const;

/** The organizations of a table whose rows are right (`checkTables`) and sorted by id. */
function readOrganizations(text: string): Organizations {
  const lines = linesOf(text);
  const names: Spans = { starts: [], ends: [], rows: [] };
  const acronyms: Spans = { starts: [], ends: [], rows: [] };
  for (let row = 0; row < lines.starts.length; row += 1) {
    const start = lines.starts[row]!;
    const lineEnd = endOfLine(text, start);
    const idEnd = endOfCell(text, start, lineEnd);
    const labelEnd = endOfCell(text, idEnd + 1, lineEnd);
    const aliasEnd = endOfCell(text, labelEnd + 1, lineEnd);
    addNames(names, text, row, idEnd + 1, labelEnd);
    addNames(names, text, row, labelEnd + 1, aliasEnd);
    addNames(acronyms, text, row, aliasEnd + 1, endOfCell(text, aliasEnd + 1, lineEnd));
  }
  return { organizations: lazyTable(lines, (_, [cells], lineAt) => organizationOf(cells!, () => lineAt(0))), lines, names, acronyms };
}

/** One row. @throws TableError for a sector that is none. */
export function organizationOf(cells: readonly string[], line: number | (() => number)): Organization {
  const [
    id = '',
    label = '',
    aliases = '',
    acronyms = '',
    wikidata = '',
    country = '',
    sector = '',
    kind = '',
    from = '',
    to = '',
    members = '',
  ] = cells;
  return {
    id,
    label,
    aliases: listOf(aliases),
    acronyms: listOf(acronyms),
    wikidata,
    country,
    ...sectorsOf('organizations.tsv', { sector, line }),
    kind,
    from,
    to,
    members: listOf(members),
  };
}

/** "REB-1996-09|GOV-2001-11|REB" -> REB today; REB until September 1996, then GOV until November 2001. */
function sectorsOf(
  file: string,
  row: { readonly sector: string; readonly line: number | (() => number) },
): Pick<Organization, 'sector' | 'earlier'> {
  const parts = row.sector.includes('|') ? row.sector.split('|') : [row.sector];
  const sector = sectorOf(file, row.line, parts.at(-1)!);
  if (parts.length === 1) return { sector, earlier: NOTHING_EARLIER };
  const earlier = parts.slice(0, -1).map((part) => {
    const match = /^([A-Z]{3})-(\d{4}(?:-\d\d)?)$/.exec(part);
    if (match) return { sector: sectorOf(file, row.line, match[1]!), until: match[2]! };
    throw new TableError(
      file,
      typeof row.line === 'number' ? row.line : row.line(),
      `"${part}" found before another sector, expected a sector and its last year or month ("REB-1996-09")`,
    );
  });
  return { sector, earlier };
}

const NOTHING_EARLIER: Organization['earlier'] = [];

/** What an organization was at a date (ISO), or is: the Taliban of 2002 are rebels. */
export function sectorAt({ sector, earlier }: Organization, date: string | undefined): Sector {
  if (date === undefined) return sector;
  return earlier.find(({ until }) => date.slice(0, until.length) <= until)?.sector ?? sector;
}

/** @throws TableError for a row that does not read. */
export function readOffices(text: string): Map<string, Office> {
  const offices = new Map<string, Office>();
  const rows = parseTable('offices.tsv', text, ['phrase', 'plural', 'sector', 'scope', 'role', 'rank', 'nation']);
  for (const row of rows) {
    const phrase = row.phrase.toLowerCase();
    if (offices.has(phrase)) continue;
    offices.set(phrase, {
      phrase,
      sector: row.sector as Sector,
      scope: row.scope,
      role: row.role,
      rank: Number(row.rank) || 5,
      nation: row.nation,
      plural: false,
    });
  }
  // Plurals after all singulars: what is a title itself ("Mrs") is no plural ("Mr").
  for (const row of rows) {
    const office = offices.get(row.phrase.toLowerCase())!;
    for (const plural of row.plural === '' ? [pluralOf(office.phrase)] : listOf(row.plural.toLowerCase())) {
      if (!offices.has(plural)) offices.set(plural, { ...office, plural: true });
    }
  }
  return offices;
}

/** @throws TableError for a row that does not read. */
export function readCollectives(text: string): Map<string, Collective> {
  const collectives = new Map<string, Collective>();
  for (const row of rowsOf('collectives.tsv', text, ['noun', 'sector', 'form', 'example'])) {
    const plural = /(?<!s)s$|people|police|military|militia$|men$|children$/.test(row.noun);
    const noun = row.noun.toLowerCase();
    collectives.set(noun, { noun, sector: row.sector as Sector, form: row.form, plural });
  }
  return collectives;
}

const SPACE = 32;
const APOSTROPHE = 39;
const HYPHEN = 45;
const SLASH = 47;

/** The part of a phrase that its first token surely begins with: "secretary-general of the UN" -> "secretary". */
export function firstWordOf(phrase: string): string {
  for (let i = 1; i < phrase.length; i += 1) {
    const sign = phrase.charCodeAt(i);
    if (sign === SPACE || sign === HYPHEN || sign === APOSTROPHE || sign === SLASH) return phrase.slice(0, i);
  }
  return phrase;
}

/** A phrase of n words and m hyphens has at most n + 2m tokens. */
function longestByFirstWord(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases) {
    // Half of them are one plain word.
    const signs = phrase.match(/[ '/-]/g) ?? [];
    let tokens = 1;
    for (const sign of signs) tokens += sign === ' ' || sign === "'" ? 1 : 2;
    const first = firstWordOf(phrase);
    if (tokens > (longest.get(first) ?? 0)) longest.set(first, tokens);
  }
  return longest;
}

function allNames(places: string, countries: ReadonlyMap<string, Country>, bodies: Organizations, people: People): NameList[] {
  const states: [string, string][] = [];
  const shortStates: [string, string][] = [];
  const adjectives: [string, string][] = [];
  const nationals: [string, string][] = [];
  const capitals: [string, string][] = [];
  for (const { id, label, aliases, adjectives: own, capitals: seats } of countries.values()) {
    for (const name of [label, ...aliases]) (isAcronym(name) ? shortStates : states).push([name, id]);
    for (const name of own) {
      adjectives.push([name, id]);
      if (/(an|ian|i|ese|er|ot|ish|ch|sh)$/.test(name) && !/(ese|ish|ch|sh)$/.test(name)) nationals.push([`${name}s`, id]);
    }
    for (const name of seats) capitals.push([name, id]);
  }
  const inTable = (kind: NameEntry['kind'], prefix: string, lines: Lines, { starts, ends, rows }: Spans): NameList => {
    return { kind, prefix, text: lines.text, starts, ends, idAt: (i) => keyAt(lines, rows[i]!) };
  };
  const [long, short] = parted(bodies.lines.text, bodies.names);
  return [
    listOfNames('country', 'country:', states),
    listOfNames('acronym', 'country:', shortStates),
    listOfNames('adjective', 'country:', adjectives),
    listOfNames('people', 'country:', nationals),
    listOfNames('capital', 'country:', capitals),
    placesIn(places),
    inTable('organization', 'organization:', bodies.lines, long),
    inTable('acronym', 'organization:', bodies.lines, short),
    inTable('acronym', 'organization:', bodies.lines, bodies.acronyms),
    inTable('person', 'person:', people.lines, people.names),
  ];
}

/** Names of places stand first in their rows, their states second. */
function placesIn(text: string): NameList {
  const lines = linesOf(text);
  const spans: Spans = { starts: [], ends: [], rows: [] };
  for (let row = 0; row < lines.starts.length; row += 1) {
    const start = lines.starts[row]!;
    addNames(spans, text, row, start, endOfCell(text, start, endOfLine(text, start)));
  }
  const idAt = (i: number): string => {
    const start = lines.starts[spans.rows[i]!]!;
    const lineEnd = endOfLine(text, start);
    const nameEnd = endOfCell(text, start, lineEnd);
    return text.slice(nameEnd + 1, endOfCell(text, nameEnd + 1, lineEnd)).trim();
  };
  return { kind: 'place', prefix: 'country:', text, starts: spans.starts, ends: spans.ends, idAt };
}

/** Names, and acronyms that stand among them. */
function parted(text: string, names: Spans): readonly [Spans, Spans] {
  const long: Spans = { starts: [], ends: [], rows: [] };
  const short: Spans = { starts: [], ends: [], rows: [] };
  names.starts.forEach((start, i) => {
    // Nearly all names have a small second letter: no need to cut them out.
    const second = text.charCodeAt(start + 1);
    const to = !(second >= 97 && second <= 122) && isAcronym(text.slice(start, names.ends[i])) ? short : long;
    to.starts.push(start);
    to.ends.push(names.ends[i]!);
    to.rows.push(names.rows[i]!);
  });
  return [long, short];
}

function isAcronym(name: string): boolean {
  return /^[\p{Lu}\d.&-]{2,}$/u.test(name);
}

/** "foreign minister" -> "foreign ministers", "attorney" -> "attorneys", "deputy" -> "deputies". */
function pluralOf(phrase: string): string {
  if (/[^aeiou]y$/.test(phrase)) return `${phrase.slice(0, -1)}ies`;
  if (/(s|x|ch|sh)$/.test(phrase)) return `${phrase}es`;
  if (phrase.endsWith('man')) return `${phrase.slice(0, -3)}men`;
  return `${phrase}s`;
}

function unique(file: string, row: { readonly line: number }, id: string, earlier: string | undefined): void {
  if (earlier !== undefined)
    throw new TableError(file, row.line, `"${id}" stands here a second time (first as ${earlier}); make it one row`);
}

/** Kind of an actor id: `person:rex-tillerson` -> person. */
export function kindOf(id: string): Kind {
  return id.slice(0, id.indexOf(':')) as Kind;
}
