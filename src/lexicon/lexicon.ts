// All that demarche knows before it reads: tables in, one lexicon out. Adding a country or a verb is adding a row.
//
//   createLexicon(tables).countries.get('FRA')?.label -> 'France'

import type { Kind, Sector } from '../document.js';
import { fold } from './fold.js';
import { type FrameTables, readFrames } from './frames.js';
import { indexNames, type NameEntry, type NameIndex } from './names.js';
import { readPeople } from './people.js';
import { listOf, parseTable, TableError } from './table.js';

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
  readonly sector: Sector;
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
  readonly surnames: ReadonlyMap<string, readonly Person[]>;
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
  /** Particles of names, folded: "al", "van", "bin". */
  readonly particles: ReadonlySet<string>;
  readonly frames: FrameTables;
  /** Lemmas of verbs of speech. */
  readonly speech: ReadonlySet<string>;
}

/**
 * Reads all tables.
 * @throws TableError naming file and line of the first row that does not read.
 */
export function createLexicon(tables: Tables): Lexicon {
  const countries = readCountries(tables.countries);
  const organizations = readOrganizations(tables.organizations);
  const { people, surnames, names: peoplesNames } = readPeople(tables.people);
  const offices = readOffices(tables.offices);
  const collectives = readCollectives(tables.collectives);
  return {
    countries,
    organizations,
    people,
    surnames,
    names: indexNames(allNames(tables, countries, organizations, peoplesNames)),
    offices,
    officeWords: longestByFirstWord(offices.keys()),
    collectives,
    collectiveWords: longestByFirstWord(collectives.keys()),
    givenNames: new Set(parseTable('given_names.tsv', tables.given_names, ['name']).map((row) => fold(row.name))),
    particles: new Set(parseTable('particles.tsv', tables.particles, ['particle']).map((row) => fold(row.particle))),
    frames: readFrames(tables),
    speech: new Set(parseTable('speech.tsv', tables.speech, ['lemma']).map((row) => row.lemma)),
  };
}

function readCountries(text: string): Map<string, Country> {
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

function readOrganizations(text: string): Map<string, Organization> {
  const columns = ['id', 'label', 'aliases', 'acronyms', 'wikidata', 'country', 'sector', 'kind', 'from', 'to', 'members'] as const;
  const organizations = new Map<string, Organization>();
  for (const row of parseTable('organizations.tsv', text, columns)) {
    unique('organizations.tsv', row, row.id, organizations.get(row.id)?.label);
    organizations.set(row.id, {
      ...row,
      aliases: listOf(row.aliases),
      acronyms: listOf(row.acronyms),
      sector: row.sector as Sector,
      members: listOf(row.members),
    });
  }
  return organizations;
}

function readOffices(text: string): Map<string, Office> {
  const offices = new Map<string, Office>();
  const rows = parseTable('offices.tsv', text, ['phrase', 'plural', 'sector', 'scope', 'role', 'rank', 'nation']);
  for (const row of rows) {
    const phrase = row.phrase.toLowerCase();
    if (offices.has(phrase)) continue;
    offices.set(phrase, { phrase, sector: row.sector as Sector, scope: row.scope, role: row.role, rank: Number(row.rank) || 5, nation: row.nation, plural: false });
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

function readCollectives(text: string): Map<string, Collective> {
  const collectives = new Map<string, Collective>();
  for (const row of parseTable('collectives.tsv', text, ['noun', 'sector', 'form', 'example'])) {
    const plural = /(?<!s)s$|people|police|military|militia$/.test(row.noun);
    const noun = row.noun.toLowerCase();
    collectives.set(noun, { noun, sector: row.sector as Sector, form: row.form, plural });
  }
  return collectives;
}

/** The part of a phrase that its first token surely begins with: "secretary-general of the UN" -> "secretary". */
export function firstWordOf(phrase: string): string {
  for (let i = 1; i < phrase.length; i += 1) {
    const sign = phrase[i]!;
    if (sign === ' ' || sign === '-' || sign === "'" || sign === '/') return phrase.slice(0, i);
  }
  return phrase;
}

/** A phrase of n words and m hyphens has at most n + 2m tokens. */
function longestByFirstWord(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of phrases) {
    let tokens = 1;
    for (let i = 0; i < phrase.length; i += 1) {
      const sign = phrase[i]!;
      if (sign === ' ' || sign === "'") tokens += 1;
      else if (sign === '-' || sign === '/') tokens += 2;
    }
    const first = firstWordOf(phrase);
    if (tokens > (longest.get(first) ?? 0)) longest.set(first, tokens);
  }
  return longest;
}

function* allNames(
  tables: Tables,
  countries: ReadonlyMap<string, Country>,
  organizations: ReadonlyMap<string, Organization>,
  people: readonly (readonly [name: string, id: string])[],
): Generator<NameEntry> {
  const entry = (kind: NameEntry['kind'], id: string, name: string): NameEntry => ({ kind, id, name });
  for (const country of countries.values()) {
    const id = `country:${country.id}`;
    for (const name of [country.label, ...country.aliases]) yield entry(isAcronym(name) ? 'acronym' : 'country', id, name);
    for (const name of country.adjectives) {
      yield entry('adjective', id, name);
      if (/(an|ian|i|ese|er|ot|ish|ch|sh)$/.test(name) && !/(ese|ish|ch|sh)$/.test(name)) yield entry('people', id, `${name}s`);
    }
    for (const name of country.capitals) yield entry('capital', id, name);
  }
  for (const row of parseTable('places.tsv', tables.places, ['name', 'country', 'kind'])) {
    yield entry('place', row.country === '' ? '' : `country:${row.country}`, row.name);
  }
  for (const organization of organizations.values()) {
    const id = `organization:${organization.id}`;
    for (const name of [organization.label, ...organization.aliases]) yield entry(isAcronym(name) ? 'acronym' : 'organization', id, name);
    for (const name of organization.acronyms) yield entry('acronym', id, name);
  }
  for (const [name, id] of people) yield entry('person', `person:${id}`, name);
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
