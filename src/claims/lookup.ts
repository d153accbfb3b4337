// Who stands where in a document, looked up for every claim and so indexed once. A document in, its actors and mentions by id and sentence out.
//
//   actorsAt(document, 4) -> ['country:FRA']

import type { Actor, Resolved, ResolvedMention } from '../document.js';

const byId = new WeakMap<Resolved, ReadonlyMap<string, Actor>>();

/** The actor of a document with this id. */
export function actorIn(document: Resolved, id: string): Actor | undefined {
  let index = byId.get(document);
  if (!index) {
    index = new Map(document.actors.map((actor) => [actor.id, actor]));
    byId.set(document, index);
  }
  return index.get(id);
}

const bySentence = new WeakMap<Resolved, ReadonlyMap<number, readonly ResolvedMention[]>>();

/** The mentions of one sentence; indexed once a document, so that long documents take no longer a word than short ones. */
export function mentionsIn(document: Resolved, sentence: number): readonly ResolvedMention[] {
  let index = bySentence.get(document);
  if (!index) {
    const made = new Map<number, ResolvedMention[]>();
    for (const mention of document.mentions) {
      const at = document.tokens[mention.head]!.sentence;
      const list = made.get(at);
      if (list) list.push(mention);
      else made.set(at, [mention]);
    }
    index = made;
    bySentence.set(document, made);
  }
  return index.get(sentence) ?? [];
}

/** The actors of the mention that a token heads, else of the first that holds it: more than one for "the two leaders". */
export function actorsAt(document: Resolved, token: number): readonly string[] {
  const here = mentionsIn(document, document.tokens[token]!.sentence);
  const mention =
    here.find((other) => other.actor !== null && other.head === token) ??
    here.find((other) => other.actor !== null && token >= other.span.start && token < other.span.end);
  if (mention === undefined) return [];
  const same = here.filter(({ span }) => span.start === mention.span.start && span.end === mention.span.end);
  return same.flatMap(({ actor }) => (actor === null ? [] : [actor]));
}

const byActor = new WeakMap<Resolved, ReadonlyMap<string, readonly ResolvedMention[]>>();

/** The mentions of an actor in reading order, but for those that only say where. */
export function mentionsOf(document: Resolved, id: string): readonly ResolvedMention[] {
  let index = byActor.get(document);
  if (!index) {
    const made = new Map<string, ResolvedMention[]>();
    for (const mention of document.mentions) {
      if (mention.actor === null || mention.place) continue;
      const list = made.get(mention.actor);
      if (list) list.push(mention);
      else made.set(mention.actor, [mention]);
    }
    index = made;
    byActor.set(document, made);
  }
  return index.get(id) ?? [];
}
