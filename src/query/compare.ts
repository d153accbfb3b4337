// Two actors in, what they have in common and where they differ out.
//
//   compare(graph, 'France', 'Russia').differ -> [{ label: 'Syria', first: -0.4, second: 0.5 }]

import { UsageError } from '../errors.js';
import type { EdgeEvidence } from '../graph/evidence.js';
import { byText, rounded } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { findActor } from './actors.js';
import { type EdgeFilter, eachEdge, edgeFilter } from './filter.js';

export type CompareOptions = Pick<EdgeFilter, 'since' | 'until' | 'minConfidence'>;

/** A third actor, and how it and the two stand to each other. */
export interface Common {
  readonly id: string;
  readonly label: string;
  /** [-1, 1]; the stances of, or towards, the first and the second actor. */
  readonly first: number;
  readonly second: number;
  /** The best evidence for each. */
  readonly firstBest: EdgeEvidence | null;
  readonly secondBest: EdgeEvidence | null;
}

export interface Comparison {
  readonly first: { readonly id: string; readonly label: string };
  readonly second: { readonly id: string; readonly label: string };
  /** Stance of the first towards the second and back; null where nobody tells. */
  readonly forward: number | null;
  readonly backward: number | null;
  /** Whom both support. */
  readonly sharedFriends: readonly Common[];
  /** Whom both oppose. */
  readonly sharedOpponents: readonly Common[];
  /** Whom one supports and the other opposes. */
  readonly differ: readonly Common[];
  /** Who supports both. */
  readonly sharedSupporters: readonly Common[];
  /** Who opposes both. */
  readonly sharedCritics: readonly Common[];
  /** Who supports one and opposes the other. */
  readonly dividedBy: readonly Common[];
  /** [-1, 1]; the share of common targets they agree on less the share they differ on; null without any. */
  readonly agreement: number | null;
}

/** @throws UsageError where a name fits no actor or several, or both are the same. */
export function compare(graph: ActorGraph, first: string, second: string, options: CompareOptions = {}): Comparison {
  const [a, b] = [findActor(graph, first), findActor(graph, second)];
  if (a === b) throw new UsageError(`Both are ${graph.getNodeAttribute(a, 'label')} (${a}); name two different actors.`);
  const [outA, outB] = [stancesOf(graph, a, 'out', options), stancesOf(graph, b, 'out', options)];
  const [inA, inB] = [stancesOf(graph, a, 'in', options), stancesOf(graph, b, 'in', options)];
  const targets = commonOf(graph, outA, outB);
  const sources = commonOf(graph, inA, inB);
  const agreeing = targets.filter(({ sign }) => sign !== 'differ').length;
  const only = (list: typeof targets, sign: Weighed['sign']): Common[] =>
    list.filter((one) => one.sign === sign).map(({ sign: _, ...one }) => one);
  const person = (id: string) => ({ id, label: graph.getNodeAttribute(id, 'label') });
  return {
    first: person(a),
    second: person(b),
    forward: outA.get(b)?.stance ?? null,
    backward: outB.get(a)?.stance ?? null,
    sharedFriends: only(targets, 'for'),
    sharedOpponents: only(targets, 'against'),
    differ: only(targets, 'differ'),
    sharedSupporters: only(sources, 'for'),
    sharedCritics: only(sources, 'against'),
    dividedBy: only(sources, 'differ'),
    agreement: targets.length === 0 ? null : rounded((2 * agreeing - targets.length) / targets.length),
  };
}

interface Stance {
  readonly stance: number;
  readonly sign: 'for' | 'against';
  readonly best: EdgeEvidence | null;
}

interface Weighed extends Common {
  readonly sign: 'for' | 'against' | 'differ';
}

/** The signed stances of an actor, or towards it, by the other actor. Neutral ones say nothing here. */
function stancesOf(graph: ActorGraph, actor: string, direction: 'in' | 'out', options: CompareOptions): Map<string, Stance> {
  const keep = edgeFilter({ ...options, family: 'stance' });
  const stances = new Map<string, Stance>();
  eachEdge(graph, actor, direction, (_, edge, other) => {
    const seen = keep(edge);
    if (seen?.sign === 'for' || seen?.sign === 'against')
      stances.set(other, { stance: seen.stance, sign: seen.sign, best: seen.evidence[0] ?? null });
  });
  return stances;
}

/** The strongest in common first. */
function commonOf(graph: ActorGraph, first: ReadonlyMap<string, Stance>, second: ReadonlyMap<string, Stance>): Weighed[] {
  const common: Weighed[] = [];
  for (const [id, one] of first) {
    const other = second.get(id);
    if (!other) continue;
    common.push({
      id,
      label: graph.getNodeAttribute(id, 'label'),
      first: one.stance,
      second: other.stance,
      firstBest: one.best,
      secondBest: other.best,
      sign: one.sign === other.sign ? one.sign : 'differ',
    });
  }
  const strength = ({ first: a, second: b }: Common): number => Math.abs(a) + Math.abs(b);
  return common.sort((a, b) => strength(b) - strength(a) || byText(a.id, b.id));
}
