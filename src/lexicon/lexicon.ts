// All that demarche knows before it reads: tables in, one lexicon out. Adding a country or a verb is adding a row.
//
//   createLexicon(tables).countries.get('FRA')?.label -> 'France'

import type { Kind, Sector } from '../document.js';
import { type Eras, readEras } from './eras.js';
import { fold } from './fold.js';
import { type FrameTables, readFrames } from './frames.js';
import { indexNames, type NameEntry, type NameIndex, type NameList } from './names.js';
import { readPeople } from './people.js';
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
  /** Times past that have a name. */
  readonly eras: Eras;
}

/**
 * Reads all tables.
 * @throws TableError naming file and line of the first row that does not read.
 */
export function createLexicon(tables: Tables): Lexicon {
  const countries = readCountries(tables.countries);
  const organizations = readOrganizations(tables.organizations);
  const listed = readPeople(tables.people);
  const { people } = listed;
  const offices = readOffices(tables.offices);
  const collectives = readCollectives(tables.collectives);
  return {
    countries,
    organizations,
    people,
    get surnames() {
      return listed.surnames;
    },
    names: indexNames(allNames(tables, countries, organizations, listed)),
    offices,
    officeWords: longestByFirstWord(offices.keys()),
    collectives,
    collectiveWords: longestByFirstWord(collectives.keys()),
    givenNames: new Set(parseTable('given_names.tsv', tables.given_names, ['name']).map((row) => fold(row.name))),
    particles: new Set(parseTable('particles.tsv', tables.particles, ['particle']).map((row) => fold(row.particle))),
    frames: readFrames(tables),
    speech: new Set(parseTable('speech.tsv', tables.speech, ['lemma']).map((row) => row.lemma)),
    eras: readEras(tables.eras),
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
  for (const row of rowsOf('organizations.tsv', text, columns)) {
    unique('organizations.tsv', row, row.id, organizations.get(row.id)?.label);
    organizations.set(row.id, {
      id: row.id,
      label: row.label,
      aliases: listOf(row.aliases),
      acronyms: listOf(row.acronyms),
      wikidata: row.wikidata,
      country: row.country,
      ...sectorsOf('organizations.tsv', row),
      kind: row.kind,
      from: row.from,
      to: row.to,
      members: listOf(row.members),
    });
  }
  return organizations;
}

/** "REB-1996-09|GOV-2001-11|REB" -> REB today; REB until September 1996, then GOV until November 2001. */
function sectorsOf(file: string, row: { readonly sector: string; readonly line: number }): Pick<Organization, 'sector' | 'earlier'> {
  const parts = row.sector.includes('|') ? row.sector.split('|') : [row.sector];
  const sector = sectorOf(file, row.line, parts.at(-1)!);
  if (parts.length === 1) return { sector, earlier: NOTHING_EARLIER };
  const earlier = parts.slice(0, -1).map((part) => {
    const match = /^([A-Z]{3})-(\d{4}(?:-\d\d)?)$/.exec(part);
    if (match) return { sector: sectorOf(file, row.line, match[1]!), until: match[2]! };
    throw new TableError(
      file,
      row.line,
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

function readOffices(text: string): Map<string, Office> {
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

function readCollectives(text: string): Map<string, Collective> {
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
    let tokens = 1;
    for (let i = 0; i < phrase.length; i += 1) {
      const sign = phrase.charCodeAt(i);
      if (sign === SPACE || sign === APOSTROPHE) tokens += 1;
      else if (sign === HYPHEN || sign === SLASH) tokens += 2;
    }
    const first = firstWordOf(phrase);
    if (tokens > (longest.get(first) ?? 0)) longest.set(first, tokens);
  }
  return longest;
}

function allNames(
  tables: Tables,
  countries: ReadonlyMap<string, Country>,
  organizations: ReadonlyMap<string, Organization>,
  people: { readonly names: readonly string[]; readonly ids: readonly string[] },
): NameList[] {
  const list = (kind: NameEntry['kind'], prefix: string) => ({ kind, prefix, names: [] as string[], ids: [] as string[] });
  const add = (to: { readonly names: string[]; readonly ids: string[] }, name: string, id: string): void => {
    to.names.push(name);
    to.ids.push(id);
  };
  const states = list('country', 'country:');
  const shortStates = list('acronym', 'country:');
  const adjectives = list('adjective', 'country:');
  const nationals = list('people', 'country:');
  const capitals = list('capital', 'country:');
  for (const { id, label, aliases, adjectives: own, capitals: seats } of countries.values()) {
    for (const name of [label, ...aliases]) add(isAcronym(name) ? shortStates : states, name, id);
    for (const name of own) {
      add(adjectives, name, id);
      if (/(an|ian|i|ese|er|ot|ish|ch|sh)$/.test(name) && !/(ese|ish|ch|sh)$/.test(name)) add(nationals, `${name}s`, id);
    }
    for (const name of seats) add(capitals, name, id);
  }
  const places = list('place', 'country:');
  for (const row of rowsOf('places.tsv', tables.places, ['name', 'country', 'kind'])) add(places, row.name, row.country);
  const bodies = list('organization', 'organization:');
  const shortBodies = list('acronym', 'organization:');
  for (const { id, label, aliases, acronyms } of organizations.values()) {
    add(isAcronym(label) ? shortBodies : bodies, label, id);
    for (const name of aliases) add(isAcronym(name) ? shortBodies : bodies, name, id);
    for (const name of acronyms) add(shortBodies, name, id);
  }
  return [
    states,
    shortStates,
    adjectives,
    nationals,
    capitals,
    places,
    bodies,
    shortBodies,
    { kind: 'person', prefix: 'person:', names: people.names, ids: people.ids },
  ];
}

function isAcronym(name: string): boolean {
  // Nearly all names have a small second letter: no need to look further.
  const second = name.charCodeAt(1);
  if (second >= 97 && second <= 122) return false;
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
