// Documents read to the end in, one reading out: what is kept of them all, each actor once.
//
//   "Lavrov" in one article and "Sergey Lavrov" in another, both person:sergey-lavrov -> one actor, alias "Lavrov", two documents
//
// Copies of one wire report are found here, too, for only here all documents are together (see stories.ts).
//
// The same documents give the same actors in whatever order they come; only the order of documents and claims is the reading order.

import type { Actor, Affiliation, Claim, Claimed, DocumentRecord, Reading } from '../document.js';
import { byText, sortedSet } from './order.js';
import { assignStories, copiesIn, createStories } from './stories.js';

/** An actor of a reading. `asOf` says from which document a changing fact is, so that readings can be merged later. */
export type GatheredActor = Reading['actors'][number] & {
  readonly asOf?: AsOf | undefined;
};

/** For each fact that may change, date and id of the document it is taken from: "2017-04-11 story.txt". */
export interface AsOf {
  readonly country: string;
  readonly sector: string;
  readonly office: string;
}

export interface GatheredReading extends Reading {
  readonly actors: readonly GatheredActor[];
}

/** A reading that still grows, for streams: a document can be forgotten as soon as it is added. */
export interface Gathering {
  /** Adds a document. One whose id was added before is left out: reading twice changes nothing. */
  add(document: Claimed): void;
  /** The reading so far. */
  finish(): GatheredReading;
}

/** Merges documents into one reading. */
export function gather(documents: Iterable<Claimed>): GatheredReading {
  const gathering = createGathering();
  for (const document of documents) gathering.add(document);
  return gathering.finish();
}

/** An empty reading to add documents to. */
export function createGathering(): Gathering {
  const documents = new Map<string, DocumentRecord>();
  const actors = new Map<string, GatheredActor>();
  const claims: Claim[] = [];
  const stories = createStories();
  return {
    add(document) {
      if (documents.has(document.id)) return;
      documents.set(document.id, recordOf(document));
      stories.add(document);
      const mentions = new Map<string, number>();
      for (const { actor } of document.mentions) if (actor !== null) mentions.set(actor, (mentions.get(actor) ?? 0) + 1);
      for (const actor of document.actors) {
        const here = gathered(actor, mentions.get(actor.id) ?? 0, document);
        const before = actors.get(actor.id);
        actors.set(actor.id, before ? mergeActors(before, here) : here);
      }
      for (const claim of document.claims) claims.push(claim);
    },
    finish: () => ({
      documents: [...documents.values()],
      actors: [...actors.values()].sort((a, b) => byText(a.id, b.id)),
      claims: told(claims, stories.finish()),
    }),
  };
}

/**
 * Two readings as one: what reading their documents together would have given.
 * @throws Error where both hold the same document: its mentions would count twice.
 */
export function mergeReadings(first: Reading, second: Reading): GatheredReading {
  const known = new Set(first.documents.map(({ id }) => id));
  const twice = second.documents.find(({ id }) => known.has(id));
  if (twice)
    throw new Error(`Both readings hold the document ${JSON.stringify(twice.id)}; expected different ones. Merge each document once.`);
  const actors = new Map<string, GatheredActor>(first.actors.map((actor) => [actor.id, actor]));
  for (const actor of second.actors) {
    const before = actors.get(actor.id);
    actors.set(actor.id, before ? mergeActors(before, actor) : actor);
  }
  const documents = [...first.documents, ...second.documents];
  return {
    documents,
    actors: [...actors.values()].sort((a, b) => byText(a.id, b.id)),
    claims: told([...first.claims, ...second.claims], assignStories(documents)),
  };
}

/** Claims of copies of one report get one story; of others the story stays as it is. */
function told(claims: readonly Claim[], stories: ReadonlyMap<string, string>): Claim[] {
  const copies = copiesIn(stories);
  return claims.map((claim) => {
    const story = copies.get(claim.document) ?? claim.story;
    return claim.story === story ? claim : { ...claim, story };
  });
}

/** Two views of one actor as one. Commutative but for the order of the documents. */
export function mergeActors(first: GatheredActor, second: GatheredActor): GatheredActor {
  const label = betterLabel(first.label, second.label);
  const names = sortedSet([...first.aliases, ...second.aliases, first.label, second.label]).filter((name) => name !== label && name !== '');
  const country = latest(first, second, 'country');
  const sector = latest(first, second, 'sector');
  const office = latest(first, second, 'office');
  return {
    id: first.id,
    kind: first.kind,
    label,
    aliases: names,
    country: country.country,
    sector: sector.sector,
    office: office.office,
    wikidata: [first.wikidata, second.wikidata].filter((id) => id !== '').sort(byText)[0] ?? '',
    affiliations: mergeAffiliations([...first.affiliations, ...second.affiliations]),
    mentions: first.mentions + second.mentions,
    documents: [...new Set([...first.documents, ...second.documents])],
    asOf: { country: asOf(country).country, sector: asOf(sector).sector, office: asOf(office).office },
  };
}

/** Each office and membership once, with the words that come first in the first document that has some; sorted. */
export function mergeAffiliations(affiliations: readonly Affiliation[]): Affiliation[] {
  const merged = new Map<string, Affiliation>();
  for (const affiliation of affiliations) {
    const key = affiliationKey(affiliation);
    const before = merged.get(key);
    if (!before || placeOf(affiliation) < placeOf(before)) merged.set(key, affiliation);
  }
  return [...merged.entries()].sort(([a], [b]) => byText(a, b)).map(([, affiliation]) => affiliation);
}

function affiliationKey({ actor, role, from = '', to = '' }: Affiliation): string {
  return [actor, from, to, role].join('\u0000');
}

/** Sorts affiliations by where their words stand; those without words come last. */
function placeOf({ evidence }: Affiliation): string {
  return evidence ? `${evidence.document}\u0000${String(evidence.start).padStart(12, '0')}\u0000${evidence.end}` : '\uffff';
}

function gathered(actor: Actor, mentions: number, document: Claimed): GatheredActor {
  const here = `${document.date ?? ''} ${document.id}`;
  const { id, kind, label, aliases, country, sector, office, wikidata, affiliations } = actor;
  return {
    id,
    kind,
    label,
    aliases: sortedSet(aliases).filter((name) => name !== label && name !== ''),
    country,
    sector,
    office,
    wikidata,
    affiliations: mergeAffiliations(affiliations),
    mentions,
    documents: [document.id],
    asOf: { country: here, sector: here, office: here },
  };
}

function recordOf({ id, text, title, date, url, publisher }: Claimed): DocumentRecord {
  return {
    id,
    text,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url }),
    ...(publisher === undefined ? {} : { publisher }),
  };
}

/** The fuller name; of equally long ones the first by code units. */
function betterLabel(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a < b ? a : b;
}

/** Who of the two tells a fact that holds: a later document over an earlier one, any word over none. */
function latest(first: GatheredActor, second: GatheredActor, fact: keyof AsOf): GatheredActor {
  if ((first[fact] === '') !== (second[fact] === '')) return first[fact] === '' ? second : first;
  const [a, b] = [asOf(first)[fact], asOf(second)[fact]];
  if (a !== b) return a > b ? first : second;
  return first[fact] <= second[fact] ? first : second;
}

/** Readings from a store do not say from when a fact is. */
function asOf(actor: GatheredActor): AsOf {
  return actor.asOf ?? { country: '', sector: '', office: '' };
}
