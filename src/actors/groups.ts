// Whom a noun or pronoun means that stands for several at once.
//
//   "Putin and Xi met in Moscow. The two leaders ..." -> both of them       "Peru and Chile signed. They ..." -> both
//
// Precision first: as many as the words say must be named in the last sentences, and nobody else who fits as well.

import type { Mention } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import { ownSubjects } from './clauses.js';
import { actorOf, membersOf, type Scene } from './scene.js';

/** How many sentences back the members may stand. */
const REACH = 3;

export interface Members {
  readonly ids: readonly string[];
  readonly because: string;
}

const NUMBERS: Readonly<Record<string, number>> = { two: 2, both: 2, each: 2, pair: 2, duo: 2, three: 3, four: 4, five: 5, six: 6 };

/** States, or whoever quarrels and signs like a state. */
const SIDES =
  /^(?:adversaries|allies|armies|capitals|countries|country|delegations|enemies|foes|governments|militaries|nations?|neighbou?rs|part(?:y|ies)|partners|powers|republics|rivals|sides?|states?)$/;

/** Nouns of which only a state is one. */
const STATES = /^(?:armies|capitals|countries|country|governments|militaries|nations?|powers|republics|states?)$/;

/** Nouns of which only a body is one. */
const BODIES = /^(?:agencies|alliances|blocs|companies|factions|groups|movements|organi[sz]ations)$/;

/** Any people; other offices must be held. */
const PEOPLE = /^(?:leaders|men|officials|politicians|statesmen|women)$/;

/** The members of "the two leaders", "both countries", "each"; null where they are unclear. */
export function membersMeant(scene: Scene, mention: Mention): Members | null {
  const { tokens } = scene.document;
  if (mention.country !== '' || mention.of >= 0) return null;
  let number = 0;
  for (let i = mention.span.start; i < mention.span.end; i += 1) number ||= NUMBERS[tokens[i]!.text.toLowerCase()] ?? 0;
  if (number === 0) return null;
  const first = tokens[mention.span.start]!.text.toLowerCase();
  if ((first !== 'the' && first !== 'both' && first !== 'each') || isPartitive(scene, mention)) return null;
  const noun = tokens[mention.head]!.text.toLowerCase();
  const because = `"${scene.document.text.slice(mention.range.start, mention.range.end)}": as many are named just before`;
  // Sides and "both" may be whom the article is about, and need not be the last who were named.
  const loose = !/^(?:both|duo|each|pair|part(?:y|ies)|sides?|two)$/.test(noun);
  const found = (kinds: readonly string[], office: string): readonly string[] | null =>
    gather(scene, mention, { number, kinds, office, loose });
  const told = (ids: readonly string[] | null): Members | null => (ids === null ? null : { ids, because });
  if (STATES.test(noun)) return told(found(['country'], ''));
  if (BODIES.test(noun)) return told(found(['organization'], ''));
  if (SIDES.test(noun)) return told(found(['country', 'organization'], ''));
  const office = mention.office || (scene.lexicon.offices.get(noun)?.phrase ?? '');
  if (office !== '' || PEOPLE.test(noun)) {
    const people = found(['person'], PEOPLE.test(noun) ? '' : office);
    if (people !== null || anybody(scene, mention)) return told(people);
    // "Peru and Chile signed. The two presidents ...": nobody is named, their states act.
    const states = /^(?:men|women)$/.test(noun) ? null : found(['country'], '');
    return states === null ? null : { ids: states, because: 'acts for the states named just before' };
  }
  if (!/^(?:two|both|each|pair|duo)$/.test(noun)) return null;
  return told(found(['person'], '') ?? found(['country', 'organization'], ''));
}

/** "One of them", "neither of the two": not all of them. */
function isPartitive(scene: Scene, mention: Mention): boolean {
  const { tokens } = scene.document;
  const [of, part] = [tokens[mention.span.start - 1]?.text, tokens[mention.span.start - 2]?.text ?? ''];
  return of === 'of' && /^(?:any|either|few|half|many|most|neither|none|one|some)$/i.test(part);
}

/** The members of "they", "them" or "their": who share the last subject ("Peru and Chile signed"), or who met. */
export function membersBefore(scene: Scene, mention: Mention): Members | null {
  const { tokens } = scene.document;
  const sentence = tokens[mention.head]!.sentence;
  if (scene.quotationAt(mention.head) !== undefined || isPartitive(scene, mention)) return null;
  const own = mention.name === 'their' ? -1 : tokens[mention.head]!.head;
  for (let i = mention.span.start - 1; i >= 0; i -= 1) {
    const token = tokens[i]!;
    if (sentence - token.sentence > 1) return null;
    if (plainRelation(token.relation) !== 'nsubj' || (token.head === own && own >= 0) || scene.quotationAt(i) !== undefined) continue;
    const pair = joined(scene, i) ?? met(scene, i);
    if (pair !== null)
      return pluralBetween(scene, i, mention) ? null : { ids: pair, because: 'pronoun: they who share the subject before' };
    // Any other subject of several is who "they" are.
    if (token.xpos === 'NNS' || token.xpos === 'NNPS' || scene.tree.children(i).some((child) => tokens[child]!.relation === 'conj'))
      return null;
    if (token.tag === 'PRON' && /^they$/i.test(token.text)) {
      const said = scene.inSentence(token.sentence).find((other) => other.head === i);
      const ids = said ? membersOf(scene, said) : null;
      return ids === null ? null : { ids, because: 'pronoun: they who share the subject before' };
    }
  }
  return null;
}

/** The members of "the presidents of Uganda and Rwanda": each of the owners. */
export function membersOfOwners(scene: Scene, mention: Mention): Members | null {
  const { document } = scene;
  const owner = mention.of >= 0 ? document.mentions[mention.of]! : null;
  if (!mention.plural || owner === null) return null;
  const shared = membersOf(scene, owner);
  if (shared !== null) return { ids: shared, because: 'acts for its owners' };
  if (owner.span.start < mention.span.end) return null;
  const ids = [owner, ...scene.inSentence(document.tokens[owner.head]!.sentence).filter((other) => follows(scene, owner, other))]
    .map((other) => actorOf(scene, other))
    .filter((id) => id !== null);
  const distinct = [...new Set(ids)];
  return distinct.length < 2 ? null : { ids: distinct, because: 'acts for its owners' };
}

function follows(scene: Scene, owner: Mention, other: Mention): boolean {
  const { relation, head } = scene.document.tokens[other.head]!;
  return relation === 'conj' && head === owner.head && other.kind === owner.kind;
}

/** The members of "we", "us" or "our" in what several said together. */
export function membersSpeaking(scene: Scene, mention: Mention): Members | null {
  const quotation = scene.quotationAt(mention.span.start);
  if (!quotation || quotation.speaker < 0) return null;
  const { sentence } = scene.document.tokens[quotation.speaker]!;
  const said = scene.inSentence(sentence).find((other) => other.head === quotation.speaker && membersOf(scene, other) !== null);
  return said ? { ids: membersOf(scene, said)!, because: 'speakers of the quotation' } : null;
}

/** The subject with whom it is joined, all known and of one kind; a group counts as its members. */
function joined(scene: Scene, subject: number): readonly string[] | null {
  const { tokens } = scene.document;
  const heads = [subject, ...scene.tree.children(subject).filter((child) => tokens[child]!.relation === 'conj')];
  const here = scene.inSentence(tokens[subject]!.sentence);
  if (heads.length === 1) {
    const group = here.find((other) => other.head === subject && membersOf(scene, other) !== null);
    return group ? membersOf(scene, group) : null;
  }
  return known(scene, heads);
}

/** "Luna met Toro": both, where one met the other. */
function met(scene: Scene, subject: number): readonly string[] | null {
  const { tokens } = scene.document;
  const verb = tokens[subject]!.head;
  if (verb < 0 || !/^(?:meet|marry)$/.test(tokens[verb]!.lemma)) return null;
  const objects = scene.tree
    .children(verb)
    .filter((child) => tokens[child]!.relation === 'obj' || (tokens[child]!.relation === 'obl' && preposition(scene, child) === 'with'));
  return objects.length === 1 ? known(scene, [subject, objects[0]!]) : null;
}

function preposition(scene: Scene, noun: number): string {
  const { tokens } = scene.document;
  const found = scene.tree.children(noun).find((child) => tokens[child]!.relation === 'case');
  return found === undefined ? '' : tokens[found]!.text.toLowerCase();
}

/** The actors that these words mean, where each means another and all are of one kind. */
function known(scene: Scene, heads: readonly number[]): readonly string[] | null {
  const ids = heads.map((head) => {
    const mention = scene
      .inSentence(scene.document.tokens[head]!.sentence)
      .find((other) => other.head === head && actorOf(scene, other) !== null);
    return mention && !mention.place ? actorOf(scene, mention) : null;
  });
  if (ids.some((id) => id === null)) return null;
  const distinct = [...new Set(ids as string[])];
  const people = distinct.filter((id) => id.startsWith('person:')).length;
  return distinct.length < 2 || (people > 0 && people < distinct.length) ? null : distinct;
}

/** "Peru and Chile bought ships. They sank.": a plural noun between them and the pronoun may be meant as well. */
function pluralBetween(scene: Scene, subject: number, mention: Mention): boolean {
  const { tokens } = scene.document;
  for (let i = subject + 1; i < mention.span.start; i += 1) {
    const { xpos, relation, sentence } = tokens[i]!;
    const role = plainRelation(relation);
    if (xpos !== 'NNS') continue;
    // Beyond the pronoun's own sentence a plural object competes too.
    if (role === 'nsubj' || (role === 'obj' && sentence !== tokens[mention.head]!.sentence)) return true;
  }
  return false;
}

interface Wanted {
  readonly number: number;
  readonly kinds: readonly string[];
  /** Office that all must hold; empty for any. */
  readonly office: string;
  /** Whether they may stand anywhere in the sentence, in different sentences, and beside others. */
  readonly loose: boolean;
}

/**
 * Exactly as many who fit, from the nearest sentence back: they who share a part of the sentence before they who only stand in it. Over
 * several sentences only where nobody else is named in them, and all of them act or are acted on.
 */
function gather(scene: Scene, mention: Mention, { number, kinds, office, loose }: Wanted): readonly string[] | null {
  const { tokens } = scene.document;
  const sentence = tokens[mention.head]!.sentence;
  // "Peru urged both sides" to do something: it is none of them.
  const own = ownSubjects(scene, mention);
  const all: Mention[] = [];
  for (let back = 0; back <= (loose ? REACH : 1); back += 1) {
    const here = scene.inSentence(sentence - back).filter((other) => {
      if (other.span.end > mention.span.start && back === 0) return false;
      if (scene.quotationAt(other.head) !== scene.quotationAt(mention.head) && scene.quotationAt(other.head) !== undefined) return false;
      const members = membersOf(scene, other);
      if (members !== null) return members.every((id) => !own.has(id));
      const entry = scene.registry.get(actorOf(scene, other) ?? '');
      if (!entry || other.place || own.has(entry.id) || !kinds.includes(entry.kind) || entry.id.includes('@')) return false;
      if (entry.kind === 'organization' && kinds.length > 1 && !PARTY.has(entry.sector)) return false;
      return office === '' || holds(entry.office, office);
    });
    all.unshift(...here);
    for (const some of [
      here.filter((other) => sharesSubject(scene, other)),
      here.filter((other) => isCore(scene, other)),
      loose ? here : [],
    ]) {
      const ids = idsOf(scene, some, kinds);
      if (ids.length === number) return loose || idsOf(scene, all, kinds).length === number ? ids : null;
    }
    const ids = idsOf(scene, all, kinds);
    if (ids.length > number) return null;
    if (ids.length === number && loose) {
      const core = all.filter((other) => office !== '' || isCore(scene, other));
      return idsOf(scene, core, kinds).length === number ? ids : null;
    }
  }
  return null;
}

/** Sectors of the bodies that can be a side: blocs, rebels, parties; no ministry, no newspaper. */
const PARTY: ReadonlySet<string> = new Set(['IGO', 'REB', 'UAF', 'OPP', 'PTY']);

/** "president" is held by a president and, of "ministers", also by a foreign minister. */
function holds(held: string, office: string): boolean {
  return held === office || held.endsWith(` ${office}`);
}

function idsOf(scene: Scene, mentions: readonly Mention[], kinds: readonly string[]): string[] {
  const ids = mentions.flatMap((other) => membersOf(scene, other) ?? [actorOf(scene, other)!]);
  return [...new Set(ids)].filter((id) => kinds.includes(scene.registry.get(id)?.kind ?? ''));
}

/** Subject, or joined with it, or named with it: "Peruvian" in "the Peruvian president spoke". */
function sharesSubject(scene: Scene, mention: Mention): boolean {
  return roleOf(scene, mention).role === 'nsubj';
}

/** Subject, object, or who it is done with. */
function isCore(scene: Scene, mention: Mention): boolean {
  const { role, at } = roleOf(scene, mention);
  return /^(?:nsubj|obj|iobj)$/.test(role) || (/^(?:obl|nmod)$/.test(role) && /^(?:between|by|with)$/.test(preposition(scene, at)));
}

/** What the phrase does that a mention stands in. */
function roleOf(scene: Scene, mention: Mention): { readonly role: string; readonly at: number } {
  const { tokens } = scene.document;
  let at = mention.head;
  for (let steps = 0; steps < 8 && /^(?:amod|compound|conj|flat|nmod:desc|nmod:poss)$/.test(tokens[at]!.relation); steps += 1)
    at = tokens[at]!.head;
  return { role: plainRelation(tokens[at]!.relation), at };
}

/** True where somebody is named at all in reach. */
function anybody(scene: Scene, mention: Mention): boolean {
  const { tokens } = scene.document;
  const sentence = tokens[mention.head]!.sentence;
  return scene.document.mentions.some((other) => {
    const back = sentence - tokens[other.head]!.sentence;
    return (
      back >= 0 &&
      back <= REACH &&
      other.span.end <= mention.span.start &&
      scene.registry.get(actorOf(scene, other) ?? '')?.kind === 'person'
    );
  });
}
