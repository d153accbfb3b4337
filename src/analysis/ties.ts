// A graph of directed stances in, one signed tie for each pair out: what balance and camps are about.
//
//   A supports B (0.5, sure 0.8), B opposes A (-0.9, sure 0.2) -> { a: A, b: B, value: 0.22, sign: 1 }

import { signOf } from '../graph/evidence.js';
import type { ActorGraph } from '../graph/schema.js';
import { pairsOf } from './pairs.js';

export interface SignedTie {
  readonly a: string;
  readonly b: string;
  /** [-1, 1]; mean of the stances of both directions, weighted by their confidence. */
  readonly value: number;
  /** [0, 1]; the greater confidence of the two directions. */
  readonly confidence: number;
  readonly sign: 1 | -1;
}

/** Pairs with a stance that somebody votes for and that is not neutral, sorted. */
export function signedTies(graph: ActorGraph): SignedTie[] {
  const ties: SignedTie[] = [];
  for (const { a, b, edges } of pairsOf(graph)) {
    let [sum, total, confidence] = [0, 0, 0];
    for (const edge of edges) {
      if (edge.family !== 'stance' || !(edge.confidence > 0)) continue;
      sum += edge.stance * edge.confidence;
      total += edge.confidence;
      confidence = Math.max(confidence, edge.confidence);
    }
    const value = total > 0 ? sum / total : 0;
    const sign = signOf(value);
    if (sign !== 0) ties.push({ a, b, value, confidence, sign });
  }
  return ties;
}
