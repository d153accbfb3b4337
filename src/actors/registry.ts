// The actors of one document while it is read: who they are so far, under which names, and where they were last seen.

import type { Actor, Affiliation, Kind, Sector } from '../document.js';
import { fold, slug } from '../lexicon/fold.js';
import { kindOf, type Lexicon, type Person, sectorAt, type Term } from '../lexicon/lexicon.js';

/** An actor that still learns: what later mentions say is added. */
export interface Entry {
  readonly id: string;
  readonly kind: Kind;
  label: string;
  readonly names: Set<string>;
  country: string;
  sector: Sector;
  office: string;
  wikidata: string;
  gender: 'he' | 'she' | '';
  readonly affiliations: Affiliation[];
}

export interface Registry {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The entry of an id, made from the lexicon or from the name at first sight. */
  enter(id: string, name: string): Entry;
  get(id: string): Entry | undefined;
  /** Actors as they stand at the end, sorted by id. */
  actors(): Actor[];
}

/** An empty registry. `date` is the document's, ISO, and decides which of a person's offices holds. */
export function createRegistry(lexicon: Lexicon, date: string | undefined): Registry {
  const entries = new Map<string, Entry>();
  const enter = (id: string, name: string): Entry => {
    const known = entries.get(id);
    if (known) {
      if (name !== '') known.names.add(name);
      return known;
    }
    const made = make(lexicon, id, name, date);
    if (name !== '') made.names.add(name);
    entries.set(id, made);
    return made;
  };
  return {
    entries,
    enter,
    get: (id) => entries.get(id),
    actors: () =>
      [...entries.values()]
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
        .map((entry) => ({
          id: entry.id,
          kind: entry.kind,
          label: entry.label,
          aliases: [...entry.names].filter((name) => name !== entry.label).sort(),
          country: entry.country,
          sector: entry.sector,
          office: entry.office,
          wikidata: entry.wikidata,
          affiliations: entry.affiliations,
        })),
  };
}

function make(lexicon: Lexicon, id: string, name: string, date: string | undefined): Entry {
  const kind = kindOf(id);
  const key = id.slice(id.indexOf(':') + 1);
  const empty: Entry = {
    id,
    kind,
    label: name,
    names: new Set(),
    country: '',
    sector: '',
    office: '',
    wikidata: '',
    gender: '',
    affiliations: [],
  };
  if (kind === 'country') {
    const country = lexicon.countries.get(key);
    return country
      ? { ...empty, label: country.label, wikidata: country.wikidata, country: key, sector: 'GOV', names: new Set(country.aliases) }
      : { ...empty, country: key };
  }
  if (kind === 'organization') {
    const organization = lexicon.organizations.get(key);
    if (!organization) return empty;
    const national = organization.country !== '' && lexicon.countries.has(organization.country);
    return {
      ...empty,
      label: organization.label,
      names: new Set([...organization.aliases, ...organization.acronyms]),
      country: organization.country,
      sector: sectorAt(organization, date),
      wikidata: organization.wikidata,
      affiliations: national ? [{ actor: `country:${organization.country}`, role: organization.kind }] : [],
    };
  }
  const person = lexicon.people.get(key);
  if (!person) return empty;
  const term = termAt(person, date);
  const affiliations: Affiliation[] = [];
  if (term) {
    const span = { ...(term.from === '' ? {} : { from: term.from }), ...(term.to === '' ? {} : { to: term.to }) };
    if (term.organization !== '')
      affiliations.push({ actor: organizationId(lexicon, term.organization), role: term.office || 'member', ...span });
    if (term.country !== '') affiliations.push({ actor: `country:${term.country}`, role: term.office || 'national', ...span });
  }
  return {
    ...empty,
    label: person.name,
    names: new Set(person.aliases),
    country: term?.country ?? person.terms[0]?.country ?? '',
    sector: term === undefined ? '' : isOver(term, date) && term.sector === 'GOV' ? 'ELI' : term.sector,
    office: term?.office ?? '',
    wikidata: person.wikidata,
    affiliations,
  };
}

function organizationId(lexicon: Lexicon, name: string): string {
  if (lexicon.organizations.has(name)) return `organization:${name}`;
  const entry = lexicon.names.get(name).find((other) => other.id.startsWith('organization:'));
  return entry?.id ?? `organization:${slug(name)}`;
}

/** The term that holds at a date; without one, the last that began before it; without a date, the latest. */
export function termAt(person: Person, date: string | undefined): Term | undefined {
  const sorted = [...person.terms].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  if (date === undefined) return sorted.at(-1);
  const day = date.slice(0, 7);
  const holds = sorted.filter((term) => (term.from === '' || term.from <= day) && (term.to === '' || `${term.to}-99` >= day));
  if (holds.length > 0) return holds.at(-1);
  return sorted.filter((term) => term.from <= day).at(-1) ?? sorted[0];
}

/** True where the last office held by a date had ended by then: PLOVER counts who governed once among the elites. */
function isOver(term: Term, date: string | undefined): boolean {
  return date !== undefined && term.to !== '' && term.to < date.slice(0, term.to.length);
}

/** How far, in years, a date lies from a person's time in office; 0 inside it. */
export function yearsFrom(person: Person, date: string | undefined): number {
  if (date === undefined) return 0;
  const year = Number(date.slice(0, 4));
  let best = Number.POSITIVE_INFINITY;
  for (const term of person.terms) {
    const from = term.from === '' ? Number.NEGATIVE_INFINITY : Number(term.from.slice(0, 4));
    const to = term.to === '' ? Number.POSITIVE_INFINITY : Number(term.to.slice(0, 4));
    best = Math.min(best, year < from ? from - year : year > to ? year - to : 0);
  }
  return best;
}

/** The id of an unknown actor, from its name: "The Unity Front" -> organization:unity-front. */
export function idFromName(kind: Kind, name: string): string {
  return `${kind}:${slug(name.replace(/^the\s+/i, '')) || fold(name)}`;
}
