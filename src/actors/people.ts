// Which person a name means: one of the table, one named before in the document, or somebody new.
//
//   "Putin" after "Vladimir Putin" -> person:vladimir-putin; "Ines Quaresma" -> person:ines-quaresma

import type { Mention, Mentioned } from '../document.js';
import { fold } from '../lexicon/fold.js';
import type { Lexicon, Person } from '../lexicon/lexicon.js';
import { genderOfName, genderSaid } from './genders.js';
import { idFromName, yearsFrom } from './registry.js';

export interface PersonName {
  readonly id: string;
  readonly because: string;
}

/** True where a user says that a name is not that actor, in the document of that id. */
export type Apart = (name: string, actor: string, document: string) => boolean;

/** The id of a name, or of a namesake known in this document alone where the user says that it is not that actor. */
export function keptApart(document: Mentioned, apart: Apart, mention: Mention, { id, because }: PersonName): PersonName {
  if (!apart(mention.name, id, document.id)) return { id, because };
  const own = idFromName(mention.kind, mention.name);
  const told = 'a judgement says it is nobody else';
  return { id: own === id || apart(mention.name, own, document.id) ? `${own}@${document.id}` : own, because: told };
}

/** Reads the full names of a document first, so that a surname in a headline finds its owner further down. */
export function namePeople(document: Mentioned, lexicon: Lexicon, apart: Apart): ReadonlyMap<number, PersonName> {
  const found = new Map<number, PersonName>();
  const name = (mention: Mention, id: string, because: string): string => {
    const named = keptApart(document, apart, mention, { id, because });
    found.set(mention.index, named);
    return named.id;
  };
  /** Folded surname (last word, or first word of names of two or three words) -> bearers, in order of appearance. */
  const bySurname = new Map<string, Bearer[]>();
  const bear = (key: string, bearer: Bearer): void => {
    const list = bySurname.get(key) ?? [];
    if (!list.some((other) => other.id === bearer.id)) bySurname.set(key, [...list, bearer]);
  };
  const people = document.mentions.filter((mention) => mention.kind === 'person' && (mention.form === 'name' || mention.form === 'alias'));
  for (const mention of people) {
    const words = mention.name.split(/\s+/);
    if (words.length < 2 && mention.known === '') continue;
    // "Van Dalen" is a surname.
    if (words.length === 2 && mention.known === '' && lexicon.particles.has(fold(words[0]!))) continue;
    const listed = mention.known !== '' && !isNamesake(lexicon, mention);
    const meant = listed ? mention.known : fullName(document, lexicon, mention);
    const id = name(mention, meant, listed ? 'name in the table' : 'full name');
    const person = lexicon.people.get(id.slice('person:'.length));
    const gender = genderSaid(document, mention) || genderOfName(lexicon, person?.name ?? mention.name);
    for (const key of surnameKeys(mention.name)) bear(key, { id, index: mention.index, gender, person });
  }
  const inDocument = new Set(document.mentions.map((other) => countryOf(lexicon, other)));
  inDocument.delete('');
  // "President Trump" in an article on his wife: he is named, too, and the bare name is his.
  for (const mention of people) {
    if (found.has(mention.index) || mention.office === '') continue;
    const key = fold(mention.name);
    const bearers = bySurname.get(key);
    if (bearers === undefined || bearers.some(({ person }) => person === undefined || holds(lexicon, person, mention.office, 'once')))
      continue;
    const holder = (lexicon.surnames.get(key) ?? []).find(
      (person) => yearsFrom(person, document.date) <= 4 && holds(lexicon, person, mention.office, 'as said'),
    );
    if (holder === undefined) continue;
    bear(key, { id: `person:${holder.id}`, index: mention.index, gender: genderOfName(lexicon, holder.name), person: holder });
  }
  for (const mention of people) {
    if (found.has(mention.index)) continue;
    const owner = meantBearer(document, lexicon, bySurname.get(fold(mention.name)) ?? [], mention);
    if (owner !== undefined) {
      name(mention, owner.id, 'surname of a full name in the document');
      continue;
    }
    const known = bySurnameInTable(document, lexicon, inDocument, mention);
    if (known) name(mention, `person:${known.id}`, 'surname in the table, office and date fit');
    else name(mention, idFromName('person', mention.name), 'new name');
  }
  return found;
}

/** Somebody whose full name is in the document; `person` is the row of the table, where there is one. */
interface Bearer {
  readonly id: string;
  readonly index: number;
  readonly gender: string;
  readonly person: Person | undefined;
}

/** Whom a surname means of those who bear it: not the wife for "Mr.", the holder of the office that is said, the head of state, the last named. */
function meantBearer(document: Mentioned, lexicon: Lexicon, bearers: readonly Bearer[], mention: Mention): Bearer | undefined {
  const gender = genderSaid(document, mention);
  const fitting = bearers.filter((bearer) => gender === '' || bearer.gender === '' || bearer.gender === gender);
  const office = mention.office;
  const holders = office === '' ? [] : fitting.filter(({ person }) => person !== undefined && holds(lexicon, person, office, 'as said'));
  const heads = fitting.filter(({ person }) => person !== undefined && weight(person) === 3 && yearsFrom(person, document.date) <= 1);
  const likely = holders.length > 0 ? holders : office === '' && heads.length === 1 ? heads : fitting;
  return likely.filter((bearer) => bearer.index < mention.index).at(-1) ?? likely[0];
}

/** The state that a name belongs to. */
function countryOf(lexicon: Lexicon, mention: Mention): string {
  if (mention.kind !== 'organization' || mention.known === '') return mention.kind === 'country' ? mention.country : '';
  return lexicon.organizations.get(mention.known.slice('organization:'.length))?.country ?? '';
}

/** Roles that are told of nobody who never had one like it: a "Judge Simpson" is no senator, a "Mayor Blair" no prime minister. */
const PARTICULAR: ReadonlySet<string> = new Set([
  'citizen',
  'head-of-state',
  'journalist',
  'judge',
  'legislator',
  'local',
  'monarch',
  'police',
  'religious',
]);

/** True where a person had this office: `once` also where the office is one that people of many offices are called by ("chairman"). */
function holds(lexicon: Lexicon, person: Person, office: string, how: 'once' | 'as said'): boolean {
  const role = lexicon.offices.get(office)?.role ?? '';
  if (how === 'once' && !PARTICULAR.has(role)) return true;
  return person.terms.some(
    (term) =>
      term.office === office ||
      term.office.endsWith(` ${office}`) ||
      (role !== '' && PARTICULAR.has(role) && lexicon.offices.get(term.office)?.role === role),
  );
}

/** "Gen. Ali Sadiq of Pakistan" is not the Sudanese minister whom the table also calls so. */
function isNamesake(lexicon: Lexicon, mention: Mention): boolean {
  const person = lexicon.people.get(mention.known.slice('person:'.length));
  if (person === undefined || mention.country === '' || person.name === mention.name) return false;
  return !mention.name.includes(' ') ? false : person.terms.every((term) => term.country !== '' && term.country !== mention.country);
}

/** A full name: one of the table with the same first and last word and a fitting date, or somebody new. */
function fullName(document: Mentioned, lexicon: Lexicon, mention: Mention): string {
  const entry = lexicon.names.get(mention.name).find((other) => other.kind === 'person');
  if (entry && entry.id !== mention.known) return entry.id;
  const words = mention.name.split(/\s+/).map(fold);
  const first = words[0]!;
  const last = words.at(-1)!;
  const same = (lexicon.surnames.get(last) ?? []).filter(
    (person) => fold(person.name.split(' ')[0]!) === first && yearsFrom(person, document.date) <= 25 && officeFits(person, mention),
  );
  if (same.length === 1) return `person:${same[0]!.id}`;
  return idFromName('person', mention.name);
}

/** A name that differs in its middle is the same person only where the text's office and state are among those of the table. */
function officeFits(person: Person, mention: Mention): boolean {
  if (mention.country !== '' && !person.terms.some((term) => term.country === mention.country)) return false;
  return mention.office === '' || person.terms.some((term) => term.office === mention.office || term.office.endsWith(` ${mention.office}`));
}

function surnameKeys(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => !/^(?:Jr|Sr|II|III)\.?$/.test(word));
  if (words.length < 2) return [fold(name)];
  const keys = [fold(words.at(-1)!), fold(words.slice(1).join(' '))];
  if (words.length <= 3) keys.push(fold(words[0]!));
  return keys;
}

/** A bare surname that the table knows: only where the date fits, and office or country or prominence leave one. */
function bySurnameInTable(document: Mentioned, lexicon: Lexicon, inDocument: ReadonlySet<string>, mention: Mention): Person | undefined {
  const gender = genderSaid(document, mention);
  const candidates = (lexicon.surnames.get(fold(mention.name)) ?? []).filter((person) => {
    if (yearsFrom(person, document.date) > 12 || isTooEarly(person, document.date) || isRelative(person)) return false;
    const own = genderOfName(lexicon, person.name);
    return (gender === '' || own === '' || own === gender) && (mention.office === '' || holds(lexicon, person, mention.office, 'once'));
  });
  if (mention.country !== '') {
    const fitting = candidates.filter((person) => person.terms.some((term) => term.country === mention.country));
    if (fitting.length > 0) return closest(fitting, document.date);
    return undefined;
  }
  const local = candidates.filter((person) => person.terms.some((term) => inDocument.has(term.country)));
  if (local.length === 1) return local[0];
  // "Ms. Hill" need not be the one Hill of the table who is a woman in office, in a text that does not name her state.
  const bearers = lexicon.surnames.get(fold(mention.name))?.length ?? 0;
  if (candidates.length === 1 && (weight(candidates[0]!) === 3 || bearers === 1)) return candidates[0];
  const ranked = local.length > 0 ? local : candidates;
  const few = local.length > 0 ? local.length <= 4 : bearers <= 4;
  return ranked.length > 0 && (few || headOfState(ranked, document.date)) ? closest(ranked, document.date) : undefined;
}

/** Known for whose kin they are: by the surname alone the other is meant. */
function isRelative(person: Person): boolean {
  return person.terms.every((term) => term.office === 'relative');
}

/** True where somebody's first office lies three years ahead: nobody knew him by his surname. */
function isTooEarly(person: Person, date: string | undefined): boolean {
  return (
    date !== undefined && person.terms.every((term) => term.from !== '' && Number(term.from.slice(0, 4)) - Number(date.slice(0, 4)) > 3)
  );
}

function closest(people: readonly Person[], date: string | undefined): Person | undefined {
  return [...people].sort((a, b) => distance(a, date) - distance(b, date) || (a.id < b.id ? -1 : 1))[0];
}

/** Years from office, with four years' credit for the highest. */
function distance(person: Person, date: string | undefined): number {
  return Math.max(0, yearsFrom(person, date) - (weight(person) === 3 ? 4 : 0)) * 10 - weight(person);
}

/** True where one of many bearers of a surname held the highest office near the date: a bare "Trump" is the president. */
function headOfState(people: readonly Person[], date: string | undefined): boolean {
  return people.filter((person) => weight(person) === 3 && yearsFrom(person, date) <= 4).length === 1;
}

/** Heads of state and government are named without their first names more than others. */
function weight(person: Person): number {
  return Math.max(
    ...person.terms.map((term) =>
      /^(?:president|prime minister|chancellor|premier|supreme leader|king)$/.test(term.office)
        ? 3
        : /minister|secretary/.test(term.office)
          ? 2
          : 1,
    ),
  );
}
