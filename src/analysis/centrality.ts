// A graph in, how central each actor is out.
//
//   centrality(graph).get('country:USA') -> { degree: 9, betweenness: 0.31, pagerank: 0.12 }

import { DirectedGraph } from 'graphology';
import { byText } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { betweenness, pagerank } from './graphology.js';
import { tieGraph } from './pairs.js';

export interface Centrality {
  /** Number of other actors it shares an edge with. */
  readonly degree: number;
  /** [0, 1]; share of the shortest paths between others that lead through it, directions and weights left aside. */
  readonly betweenness: number;
  /** [0, 1], all together 1; along relations and stances, by weight. */
  readonly pagerank: number;
}

/** Betweenness takes actors times ties: some seconds with 5,000 actors. */
export function centrality(graph: ActorGraph): Map<string, Centrality> {
  const ties = tieGraph(graph, () => 1);
  const acts = new DirectedGraph<Record<string, never>, { weight: number }>();
  for (const id of graph.nodes().sort(byText)) acts.addNode(id);
  graph.forEachEdge((_, { family, weight }, source, target) => {
    if (family === 'affiliation' || source === target || !(weight > 0)) return;
    acts.updateEdge(source, target, (before) => ({ weight: (before.weight ?? 0) + weight }));
  });
  const through = ties.order > 2 ? betweenness(ties, { getEdgeWeight: null, normalized: true }) : {};
  const ranks = acts.order > 0 ? pagerank(acts, { getEdgeWeight: 'weight', maxIterations: 1000, tolerance: 1e-7 }) : {};
  const fine = (value: number): number => Math.round(value * 1_000_000) / 1_000_000;
  return new Map(
    graph.nodes().map((id) => [id, { degree: ties.degree(id), betweenness: fine(through[id] ?? 0), pagerank: fine(ranks[id] ?? 0) }]),
  );
}

/** Writes `degree`, `betweenness` and `pagerank`. */
centrality.assign = (graph: ActorGraph): void => {
  const found = centrality(graph);
  graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...found.get(id)! }), {
    attributes: ['degree', 'betweenness', 'pagerank'],
  });
};
