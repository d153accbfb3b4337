// A graph of many edges in, one undirected tie for each pair of actors out: what layouts and clusterings work on.
//
//   A supports B, B opposes A, A accuses B -> one tie { a: A, b: B }

import { UndirectedGraph } from 'graphology';
import { byText } from '../graph/order.js';
import type { ActorGraph, EdgeAttributes } from '../graph/schema.js';

/** A pair of actors, `a` before `b`, with its edges of both directions. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly edges: readonly EdgeAttributes[];
}

/** All pairs that share an edge, sorted; loops are left out. */
export function pairsOf(graph: ActorGraph): Pair[] {
  const pairs = new Map<string, Pair & { edges: EdgeAttributes[] }>();
  graph.forEachEdge((_, edge, source, target) => {
    if (source === target) return;
    const [a, b] = source < target ? [source, target] : [target, source];
    const key = `${a}\u0000${b}`;
    const found = pairs.get(key);
    if (found) found.edges.push(edge);
    else pairs.set(key, { a, b, edges: [edge] });
  });
  return [...pairs.keys()].sort(byText).map((key) => pairs.get(key)!);
}

export type TieGraph = UndirectedGraph<{ x?: number; y?: number; size?: number }, { weight: number }>;

/** A plain undirected graph of all actors, with the ties to which `weigh` gives a positive finite weight. */
export function tieGraph(graph: ActorGraph, weigh: (pair: Pair) => number): TieGraph {
  const ties: TieGraph = new UndirectedGraph<{ x?: number; y?: number; size?: number }, { weight: number }>();
  for (const id of graph.nodes().sort(byText)) ties.addNode(id);
  for (const pair of pairsOf(graph)) {
    const weight = weigh(pair);
    if (Number.isFinite(weight) && weight > 0) ties.addEdge(pair.a, pair.b, { weight });
  }
  return ties;
}
