// Two actors in, all that is said of them both out, in the order of time.
//
//   between(graph, 'France', 'Russia') -> [{ from: 'country:FRA', date: '2017-04-11', quote: 'Paris accused Moscow ...' }, ...]

import { UsageError } from '../errors.js';
import type { EdgeEvidence } from '../graph/evidence.js';
import { byText, within } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { findActor } from './actors.js';

export interface BetweenOptions {
  /** Only what the first does to the second; both ways by default. */
  readonly oneWay?: boolean | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Least confidence of a claim. */
  readonly minConfidence?: number | undefined;
}

/** A claim between two nodes; in a roll-up its own actors may be members of these. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly evidence: EdgeEvidence;
}

/**
 * Every claim of a pair once, the oldest first; those without a date come last, in reading order of their documents.
 * @throws UsageError where a name fits no actor or several, or both are the same.
 */
export function between(graph: ActorGraph, first: string, second: string, options: BetweenOptions = {}): Exchange[] {
  const { oneWay = false, since, until, minConfidence = 0 } = options;
  const [a, b] = [findActor(graph, first), findActor(graph, second)];
  if (a === b) throw new UsageError(`Both are ${graph.getNodeAttribute(a, 'label')} (${a}); name two different actors.`);
  const place = new Map(graph.getAttribute('documents').map(({ id }, index) => [id, index]));
  const found = new Map<string, Exchange>();
  for (const [from, to] of oneWay ? [[a, b] as const] : [[a, b] as const, [b, a] as const]) {
    graph.forEachDirectedEdge(from, to, (_, edge, source) => {
      // Graphology also gives edges that point back.
      if (source !== from || edge.family === 'affiliation') return;
      for (const evidence of edge.evidence) {
        if (evidence.confidence >= minConfidence && within(evidence.date, since, until)) found.set(evidence.claim, { from, to, evidence });
      }
    });
  }
  const order = ({ document }: EdgeEvidence): number => place.get(document) ?? place.size;
  return [...found.values()].sort(
    ({ evidence: one }, { evidence: other }) =>
      byText(one.date ?? '9999', other.date ?? '9999') ||
      order(one) - order(other) ||
      one.start - other.start ||
      one.trigger.start - other.trigger.start ||
      byText(one.claim, other.claim),
  );
}
