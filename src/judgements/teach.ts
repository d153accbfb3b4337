// What a user teaches before anything is read: knowledge and judgements in, richer knowledge out.
//
//   actor    organization:kivu-front  Kivu Front
//   country  organization:kivu-front  COD
//   sector   organization:kivu-front  REB
//   alias    organization:kivu-front  the Mountain Army     -> "the Mountain Army attacked Goma" is an act of the Kivu Front
//
// The tables that ship are not touched: what is taught stands before them. `different` rows are kept, too: they hold while names are resolved.

import type { Apart } from '../actors/people.js';
import { fold } from '../lexicon/fold.js';
import { kindOf, type Lexicon, type Organization, type Person } from '../lexicon/lexicon.js';
import { indexNames, listOfNames, type NameEntry, type NameIndex, type NameList } from '../lexicon/names.js';
import type { Surnames } from '../lexicon/people.js';
import { isActorId, type Judgement } from './table.js';

interface Taught {
  readonly id: string;
  label: string;
  country: string | undefined;
  sector: Person['terms'][number]['sector'] | undefined;
  readonly names: string[];
}

/**
 * The same knowledge and what the judgements teach: `actor`, `alias`, `country` and `sector` rows, and `different` rows about names.
 * An alias of an actor that neither tables nor rows know makes it known. Rows that name an actor by a name that no table holds teach nothing.
 */
export function teach<Given extends { readonly lexicon: Lexicon }>(
  knowledge: Given,
  judgements: readonly Judgement[],
): Given & { readonly apart: Apart } {
  return {
    ...knowledge,
    lexicon: withTaught(knowledge.lexicon, taughtIn(knowledge.lexicon, judgements)),
    apart: apartIn(knowledge.lexicon, judgements),
  };
}

function taughtIn(lexicon: Lexicon, judgements: readonly Judgement[]): Taught[] {
  const found = new Map<string, Taught>();
  const entry = (word: string): Taught | null => {
    const id = idOf(lexicon, word);
    if (id === null) return null;
    const known = found.get(id) ?? { id, label: '', country: undefined, sector: undefined, names: [] };
    found.set(id, known);
    return known;
  };
  for (const judgement of judgements) {
    switch (judgement.what) {
      case 'actor': {
        const actor = entry(judgement.actor);
        if (actor === null) break;
        actor.label = judgement.label;
        actor.names.push(judgement.label);
        break;
      }
      case 'alias':
        entry(judgement.actor)?.names.push(judgement.name);
        break;
      case 'country': {
        const actor = entry(judgement.actor);
        if (actor) actor.country = judgement.country;
        break;
      }
      case 'sector': {
        const actor = entry(judgement.actor);
        if (actor) actor.sector = judgement.sector;
        break;
      }
      default:
    }
  }
  // Rows that only correct an actor of the articles teach no name, and are followed after the reading.
  return [...found.values()].filter(({ id, names }) => names.length > 0 || isListed(lexicon, id));
}

/** An id, or the one actor of the tables with that name; null where there is none or more than one. */
function idOf(lexicon: Lexicon, word: string): string | null {
  if (isActorId(word)) return word;
  const ids = new Set(lexicon.names.get(word).map(({ id }) => id));
  const [id] = ids;
  return ids.size === 1 && id !== undefined && id !== '' ? id : null;
}

function isListed(lexicon: Lexicon, id: string): boolean {
  const key = id.slice(id.indexOf(':') + 1);
  return lexicon.countries.has(key) || lexicon.organizations.has(key) || lexicon.people.has(key);
}

function withTaught(lexicon: Lexicon, taught: readonly Taught[]): Lexicon {
  if (taught.length === 0) return lexicon;
  const countries = new Map<string, Lexicon['countries'] extends ReadonlyMap<string, infer Country> ? Country : never>();
  const organizations = new Map<string, Organization>();
  const people = new Map<string, Person>();
  for (const { id, label, country, sector, names } of taught) {
    const key = id.slice(id.indexOf(':') + 1);
    const aliases = (known: readonly string[], name: string): string[] =>
      [...new Set([...known, ...names])].filter((other) => other !== name);
    switch (kindOf(id)) {
      case 'country': {
        const known = lexicon.countries.get(key);
        const name = known?.label ?? (label || key);
        const empty = { id: key, label: name, wikidata: '', adjectives: [], capitals: [], from: '', to: '', status: '', parent: '' };
        countries.set(key, { ...empty, ...known, aliases: aliases(known?.aliases ?? [], name) });
        break;
      }
      case 'organization': {
        const known = lexicon.organizations.get(key);
        const name = known?.label ?? (label || namedBy(key));
        const empty = { id: key, label: name, acronyms: [], wikidata: '', kind: '', from: '', to: '', members: [], earlier: [] };
        organizations.set(key, {
          ...empty,
          ...known,
          aliases: aliases(known?.aliases ?? [], name),
          country: country ?? known?.country ?? '',
          sector: sector ?? known?.sector ?? '',
        });
        break;
      }
      case 'person': {
        const known = lexicon.people.get(key);
        const name = known?.name ?? (label || namedBy(key));
        // Of somebody with known terms in office the tables know more; what the row says is set after the reading.
        const term = { country: country ?? '', office: '', organization: '', sector: sector ?? '', from: '', to: '' } as const;
        people.set(key, {
          id: key,
          name,
          wikidata: known?.wikidata ?? '',
          aliases: aliases(known?.aliases ?? [], name),
          terms: known?.terms ?? (country === undefined && sector === undefined ? [] : [term]),
        });
        break;
      }
    }
  }
  const bearersOf = (surname: string): readonly Person[] => {
    const taughtOnes = [...people.values()].filter(({ name }) => fold(name.split(' ').at(-1)!) === surname);
    const others = (lexicon.surnames.get(surname) ?? []).filter(({ id }) => !people.has(id));
    return [...others, ...taughtOnes];
  };
  const surnames: Surnames = {
    get: (surname) => (surnames.has(surname) ? bearersOf(surname) : undefined),
    has: (surname) => bearersOf(surname).length > 0,
  };
  return {
    ...lexicon,
    countries: over(lexicon.countries, countries),
    organizations: over(lexicon.organizations, organizations),
    people: over(lexicon.people, people),
    surnames,
    names: namesOver(
      lexicon.names,
      indexNames(() => listsOf(taught)),
    ),
  };
}

/** "organization:kivu-front" -> "Kivu Front". */
function namedBy(key: string): string {
  return key
    .split('-')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ');
}

/** Names as `createLexicon` has them: acronyms are matched with their case. A leading "the" belongs to no name. */
function listsOf(taught: readonly Taught[]): NameList[] {
  return taught.flatMap(({ id, names }): NameList[] => {
    const kind = kindOf(id);
    const plain = [...new Set(names.map((name) => name.replace(/^the\s+/i, '')))];
    const isAcronym = (name: string): boolean => kind !== 'person' && /^[\p{Lu}\d.&-]{2,}$/u.test(name);
    const list = (as: NameEntry['kind'], some: readonly string[]): NameList[] =>
      some.length === 0
        ? []
        : [
            listOfNames(
              as,
              '',
              some.map((name) => [name, id] as const),
            ),
          ];
    return [
      ...list('acronym', plain.filter(isAcronym)),
      ...list(
        kind,
        plain.filter((name) => !isAcronym(name)),
      ),
    ];
  });
}

/** The longest name holds; of two that are equally long the taught one. */
function namesOver(shipped: NameIndex, taught: NameIndex): NameIndex {
  return {
    size: shipped.size + taught.size,
    get(name) {
      const own = taught.get(name);
      return own.length > 0 ? own : shipped.get(name);
    },
    at(text, folded, start) {
      const own = taught.at(text, folded, start);
      const other = shipped.at(text, folded, start);
      return own !== null && (other === null || own.end >= other.end) ? own : other;
    },
  };
}

/** One map before another. */
function over<Value>(below: ReadonlyMap<string, Value>, above: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const keys = (): Set<string> => new Set([...below.keys(), ...above.keys()]);
  const get = (key: string): Value | undefined => above.get(key) ?? below.get(key);
  const all = (): Map<string, Value> => new Map([...keys()].map((key) => [key, get(key)!]));
  return {
    get size() {
      return keys().size;
    },
    get,
    has: (key) => above.has(key) || below.has(key),
    keys: () => keys().values(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (each, self) => all().forEach(each, self),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

function apartIn(lexicon: Lexicon, judgements: readonly Judgement[]): Apart {
  const rows = new Map<string, { readonly other: string; readonly document: string }[]>();
  for (const judgement of judgements) {
    if (judgement.what !== 'different') continue;
    // An id means its names: "person:john-smith" in that one document is somebody else of that name.
    const name = fold(judgement.actor);
    const list = rows.get(name) ?? [];
    list.push({
      other: isActorId(judgement.other) ? judgement.other : (idOf(lexicon, judgement.other) ?? fold(judgement.other)),
      document: judgement.document,
    });
    rows.set(name, list);
  }
  if (rows.size === 0) return () => false;
  return (name, actor, document) => {
    const held = [...(rows.get(fold(name)) ?? []), ...(rows.get(actor) ?? []).filter(({ other }) => other === actor)];
    return held.some(
      (row) =>
        (row.document === '' || row.document === document) && (row.other === actor || actor.endsWith(`:${row.other.replaceAll(' ', '-')}`)),
    );
  };
}
