// Which actors of several documents are one: actors in, pairs with their reason out.
//
//   "Brekke, Norway's foreign minister" (person:brekke) in one article, "Tomas Brekke, the Norwegian foreign minister" in another
//     -> person:brekke is person:tomas-brekke: same surname, country and office
//
// Precision first. A bare surname is somebody's only where one person alone bears it in that state, the offices do not differ, and no
// document knows both. It does not matter in which order the documents were read: the answer is a function of the set of actors.

import type { Actor, Reading } from '../document.js';
import { byText } from '../graph/order.js';
import { fold } from '../lexicon/fold.js';

/** Two ids that mean one actor. */
export interface Same {
  readonly actor: string;
  /** The id that stays. */
  readonly into: string;
  /** "same surname, country and office". */
  readonly because: string;
}

type ReadActor = Reading['actors'][number];

/** The pairs that are one actor, sorted by id; none where it is unclear. */
export function findSame(actors: Reading['actors']): Same[] {
  return [...samePeople(actors), ...sameAcronyms(actors)].sort((a, b) => byText(a.actor, b.actor));
}

function samePeople(actors: Reading['actors']): Same[] {
  const bearers = new Map<string, ReadActor[]>();
  for (const actor of actors) {
    if (actor.kind !== 'person') continue;
    for (const surname of surnamesOf(actor.label)) {
      const list = bearers.get(surname);
      if (list) list.push(actor);
      else bearers.set(surname, [actor]);
    }
  }
  const found: Same[] = [];
  for (const actor of actors) {
    if (actor.kind !== 'person' || actor.country === '' || actor.id.includes('@') || !isSurname(actor)) continue;
    const compatriots = (bearers.get(fold(actor.label)) ?? []).filter((other) => other.country === actor.country);
    const [only] = compatriots;
    if (compatriots.length !== 1 || only!.documents.some((document) => actor.documents.includes(document))) continue;
    const office = sameOffice(actor.office, only!.office);
    if (office === null) continue;
    found.push({ actor: actor.id, into: only!.id, because: `same surname and country${office ? ', same office' : ''}` });
  }
  return found;
}

/** "KPF" in one article, "the Kivu People's Front (KPF)" in another; not where two bodies have that acronym, or the states differ. */
function sameAcronyms(actors: Reading['actors']): Same[] {
  const bodies = actors.filter(({ kind, id }) => kind === 'organization' && !id.includes('@'));
  const bearers = new Map<string, ReadActor[]>();
  for (const body of bodies) {
    for (const alias of body.aliases) {
      if (!isAcronym(alias)) continue;
      const list = bearers.get(alias);
      if (list) list.push(body);
      else bearers.set(alias, [body]);
    }
  }
  return bodies.flatMap((body) => {
    if (!isAcronym(body.label)) return [];
    const [only, ...others] = (bearers.get(body.label) ?? []).filter((other) => other.id !== body.id);
    if (!only || others.length > 0 || isAcronym(only.label)) return [];
    if (body.country !== '' && only.country !== '' && body.country !== only.country) return [];
    if (only.documents.some((document) => body.documents.includes(document))) return [];
    return [{ actor: body.id, into: only.id, because: 'acronym that another article explains' }];
  });
}

function isAcronym(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\d-]+$/u.test(name);
}

/** One word, and no document told a fuller name. */
function isSurname({ label, aliases }: Pick<Actor, 'label' | 'aliases'>): boolean {
  return !label.includes(' ') && aliases.every((alias) => !alias.includes(' '));
}

/** Last words of a full name, and its first where a family name may stand there: "Zhou Renhai", "Tomas van Dalen". */
function surnamesOf(label: string): string[] {
  const words = label.split(/\s+/).filter((word) => !/^(?:Jr|Sr|II|III)\.?$/.test(word));
  if (words.length < 2) return [];
  return [...new Set([words.at(-1)!, ...(words.length === 2 || words[1]!.includes('-') ? [words[0]!] : [])].map(fold))];
}

/** True where both hold one office, false where one of them is told without, null where they differ. */
function sameOffice(first: string, second: string): boolean | null {
  if (first === '' || second === '') return false;
  return first === second || first.endsWith(` ${second}`) || second.endsWith(` ${first}`) ? true : null;
}
