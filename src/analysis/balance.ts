// A graph in, its structural balance out: is the enemy of my friend my enemy?
//
//   balance(graph).tense -> [{ actors: ['country:IRN', 'country:TUR', 'country:USA'], ... }];  balance.assign(graph) writes the numbers
//
// Cartwright and Harary (1956, Psychological Review 63): a triad is balanced if the product of its three signs is positive. Stances of both
// directions are one tie; pairs that are neutral or about which nobody votes have none.

import { byText, rounded } from '../graph/order.js';
import type { ActorGraph, StanceAttributes } from '../graph/schema.js';
import { frustration } from './frustration.js';
import { type SignedTie, signedTies } from './ties.js';

export interface Triad {
  /** Ids, sorted. */
  readonly actors: readonly [string, string, string];
  /** The ties of the first and second, the second and third, the first and third. */
  readonly ties: readonly [SignedTie, SignedTie, SignedTie];
  readonly balanced: boolean;
  /** [0, 1]; the weakest of its ties. */
  readonly strength: number;
}

export interface Balance {
  /** Signed pairs. */
  readonly pairs: number;
  readonly triads: number;
  readonly balanced: number;
  /** [0, 1]; null without triads. */
  readonly share: number | null;
  /** Triads that are not balanced, the strongest first. */
  readonly tense: readonly Triad[];
  /** Least number of pairs against a division into two sides, as far as it was found. */
  readonly frustration: number;
  /** It cannot be below this; equal where it is exact. */
  readonly bound: number;
  readonly exact: boolean;
  /** The two sides of the best division, the larger first. Only actors with a signed tie. */
  readonly sides: readonly [readonly string[], readonly string[]];
}

export function balance(graph: ActorGraph): Balance {
  const ties = signedTies(graph);
  const ids = [...new Set(ties.flatMap(({ a, b }) => [a, b]))].sort(byText);
  const place = new Map(ids.map((id, index) => [id, index]));
  const found = frustration(
    ties.map(({ a, b, sign }) => [place.get(a)!, place.get(b)!, sign] as const),
    ids.length,
  );
  const triads = triadsOf(ties);
  const tense = triads
    .filter((triad) => !triad.balanced)
    .sort((a, b) => b.strength - a.strength || byText(a.actors.join(), b.actors.join()));
  const sideOf = (side: 1 | -1): string[] => ids.filter((_, index) => found.sides[index] === side);
  const [one, other] = [sideOf(1), sideOf(-1)];
  return {
    pairs: ties.length,
    triads: triads.length,
    balanced: triads.length - tense.length,
    share: triads.length === 0 ? null : rounded((triads.length - tense.length) / triads.length),
    tense,
    frustration: found.frustration,
    bound: found.bound,
    exact: found.frustration === found.bound,
    sides: one.length >= other.length ? [one, other] : [other, one],
  };
}

/** Writes the number of triads of each actor, `tension` on stances, and the sums on the graph. */
balance.assign = (graph: ActorGraph): void => {
  const { pairs, triads, share, frustration: index, bound } = balance(graph);
  const ofActor = new Map<string, { balanced: number; tense: number }>();
  const ofPair = new Map<string, { balanced: number; tense: number }>();
  for (const triad of triadsOf(signedTies(graph))) {
    const keys = triad.ties.map(({ a, b }) => pairKey(a, b));
    for (const [map, key] of [...triad.actors.map((id) => [ofActor, id] as const), ...keys.map((key) => [ofPair, key] as const)]) {
      const counts = map.get(key) ?? { balanced: 0, tense: 0 };
      counts[triad.balanced ? 'balanced' : 'tense'] += 1;
      map.set(key, counts);
    }
  }
  graph.updateEachNodeAttributes(
    (id, attributes) => ({ ...attributes, balancedTriads: ofActor.get(id)?.balanced ?? 0, tenseTriads: ofActor.get(id)?.tense ?? 0 }),
    { attributes: ['balancedTriads', 'tenseTriads'] },
  );
  graph.updateEachEdgeAttributes((_, attributes, source, target) => {
    const counts = attributes.family === 'stance' ? ofPair.get(pairKey(source, target)) : undefined;
    return counts ? ({ ...attributes, tension: rounded(counts.tense / (counts.tense + counts.balanced)) } as StanceAttributes) : attributes;
  });
  graph.mergeAttributes({
    triads,
    frustration: index,
    frustrationBound: bound,
    frustratedShare: pairs === 0 ? 0 : rounded(index / pairs),
    ...(share === null ? {} : { balance: share }),
  });
};

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`;
}

/** Every three actors with three ties. Each tie is followed from its end with fewer ties. */
function triadsOf(ties: readonly SignedTie[]): Triad[] {
  const near = new Map<string, Map<string, SignedTie>>();
  const link = (from: string, to: string, tie: SignedTie): void => {
    const own = near.get(from);
    if (own) own.set(to, tie);
    else near.set(from, new Map([[to, tie]]));
  };
  for (const tie of ties) {
    link(tie.a, tie.b, tie);
    link(tie.b, tie.a, tie);
  }
  const triads: Triad[] = [];
  for (const ab of ties) {
    const { a, b } = ab;
    const [few, many] = near.get(a)!.size <= near.get(b)!.size ? [near.get(a)!, near.get(b)!] : [near.get(b)!, near.get(a)!];
    for (const c of few.keys()) {
      // The ends of a tie are sorted, so each triad is met once, at its first and second actor.
      if (c <= b || !many.has(c)) continue;
      const [bc, ac] = [near.get(b)!.get(c)!, near.get(a)!.get(c)!];
      const strength = Math.min(...[ab, bc, ac].map(({ value, confidence }) => Math.abs(value) * confidence));
      triads.push({ actors: [a, b, c], ties: [ab, bc, ac], balanced: ab.sign * bc.sign * ac.sign > 0, strength: rounded(strength) });
    }
  }
  return triads;
}
