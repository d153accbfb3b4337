// Two graphs in, one out: what building from both readings together would have given.
//
//   mergeGraphs(buildGraph(monday), buildGraph(tuesday)) equals buildGraph(mergeReadings(monday, tuesday))

import { type ActorPart, assemble, type PlacedClaim, partsOf } from './build.js';
import { mergeActors } from './gather.js';
import type { ActorGraph, GraphDocument } from './schema.js';
import { copiesIn, createStories } from './stories.js';

/**
 * Merges graphs that were built alike. Counts are made anew from the evidence, so a story that stands in both has one vote, also where one
 * graph has the report and the other a copy of it.
 * @throws Error where the graphs were built from different selections, stand for different things, or share a document.
 */
export function mergeGraphs(first: ActorGraph, second: ActorGraph): ActorGraph {
  const [a, b] = [partsOf(first), partsOf(second)];
  if (a.level !== 'actor' || b.level !== 'actor') {
    throw new Error(`Found graphs of ${a.level} and ${b.level} level; expected graphs of actors. Roll up after merging.`);
  }
  if (JSON.stringify(a.selection) !== JSON.stringify(b.selection)) {
    throw new Error(
      `Found graphs built from ${JSON.stringify(a.selection)} and ${JSON.stringify(b.selection)}; expected the same selection. Build both with the same options.`,
    );
  }
  const documents = new Map<string, GraphDocument>(a.documents.map((document) => [document.id, document]));
  for (const document of b.documents) {
    if (documents.has(document.id)) {
      throw new Error(`Both graphs hold the document ${JSON.stringify(document.id)}; expected different ones. Merge each document once.`);
    }
    documents.set(document.id, document);
  }
  const actors = new Map<string, ActorPart>(a.actors.map((actor) => [actor.id, actor]));
  for (const actor of b.actors) {
    const before = actors.get(actor.id);
    actors.set(actor.id, before ? mergeParts(before, actor) : actor);
  }
  const claims = new Map<string, PlacedClaim>();
  const storyOf = storiesOf([...documents.values()]);
  for (const { from, to, evidence } of [...a.claims, ...b.claims]) {
    const story = storyOf.get(evidence.document) ?? evidence.story;
    claims.set(evidence.claim, { from, to, evidence: story === evidence.story ? evidence : { ...evidence, story } });
  }
  return assemble({
    level: 'actor',
    selection: a.selection,
    documents: [...documents.values()],
    actors: [...actors.values()],
    terms: [],
    claims: [...claims.values()],
  });
}

/** The stories of documents of which there are copies; of all others the story stays as it is. */
function storiesOf(documents: readonly GraphDocument[]): ReadonlyMap<string, string> {
  const stories = createStories();
  for (const { id, signature = '' } of documents) stories.addSigned(id, signature);
  return copiesIn(stories.finish());
}

function mergeParts(first: ActorPart, second: ActorPart): ActorPart {
  const { documents, ...merged } = mergeActors({ ...first, documents: first.documentIds }, { ...second, documents: second.documentIds });
  // An actor that only an affiliation brought in has no document, so nothing says from when its facts are.
  const asOf = first.asOf || second.asOf ? merged.asOf : undefined;
  return { ...merged, documentIds: documents, asOf };
}
