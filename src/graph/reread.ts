// A graph in, the reading that it was made from out: everything but the texts of the articles.
//
//   buildGraph(readingOf(graph)) has the nodes, edges and numbers of graph, if graph is one of ours
//
// Graphs of other programs hold no claims; their reading has actors only.

import type { Claim, ClaimEnd, Reading } from '../document.js';
import type { EdgeEvidence } from './evidence.js';
import type { ActorGraph } from './schema.js';

export function readingOf(graph: ActorGraph): Reading {
  const end = (id: string, words: EdgeEvidence['sourceWords']): ClaimEnd => {
    const { label = id, kind = 'organization', country = '' } = graph.hasNode(id) ? graph.getNodeAttributes(id) : {};
    return { id, label, kind, country, mentions: words === null ? [] : [words] };
  };
  const claims = new Map<string, Claim>();
  const add = (evidence: readonly EdgeEvidence[] = []): void => {
    for (const item of evidence) {
      const { claim: id, document, start, end: until, quote, trigger, source, target, sourceWords, targetWords, ...rest } = item;
      if (id === '') continue;
      const { type, mode, polarity, modality, reporter, date, time, rule, confidence, group, story } = rest;
      claims.set(id, {
        id,
        document,
        source: end(source, sourceWords),
        target: end(target, targetWords),
        type,
        mode,
        polarity,
        modality,
        reporter,
        date,
        ...(time ? { time } : {}),
        evidence: { start, end: until, text: quote },
        trigger,
        rule,
        confidence,
        group,
        story,
      });
    }
  };
  graph.forEachEdge((_, edge) => {
    if (edge.family !== 'affiliation') add(edge.evidence);
  });
  graph.forEachNode((_, node) => add(node.domesticEvidence));
  return {
    documents: (graph.getAttribute('documents') ?? []).map((document) => ({ ...document, text: '' })),
    actors: graph.mapNodes((id, node) => {
      const { kind, label, aliases, country, sector, office, wikidata, affiliations, mentions, documentIds } = node;
      return { id, kind, label, aliases, country, sector, office, wikidata, affiliations, mentions, documents: documentIds };
    }),
    claims: [...claims.values()],
  };
}
