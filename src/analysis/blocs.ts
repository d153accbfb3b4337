// A graph in, its blocs out: actors who support one another more than chance would have it.
//
//   blocs(graph).of.get('country:RUS') -> 1;  blocs.assign(graph) writes bloc, blocs and modularity
//
// Louvain (Blondel et al. 2008, J. Stat. Mech. P10008) on support alone. Opposition has no part in it; see camps.ts. To belong to
// a state or an organization counts as support, so that a minister is not a bloc of his own.

import { rounded } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { numbered } from './clusters.js';
import { louvain } from './graphology.js';
import { tieGraph } from './pairs.js';
import { seeded } from './random.js';

export interface BlocsOptions {
  /** 1 by default. */
  readonly seed?: number | undefined;
  /** Greater than 1 gives more and smaller blocs; 1 by default. */
  readonly resolution?: number | undefined;
}

export interface Blocs {
  /** Bloc of each actor; 0 is the largest. An actor whom nobody supports and who supports nobody is a bloc of its own. */
  readonly of: ReadonlyMap<string, number>;
  readonly count: number;
  /** [-0.5, 1]; 0 without any support. */
  readonly modularity: number;
}

export function blocs(graph: ActorGraph, options: BlocsOptions = {}): Blocs {
  const { seed = 1, resolution = 1 } = options;
  const support = tieGraph(graph, ({ edges }) =>
    edges.reduce((sum, edge) => {
      if (edge.family === 'affiliation') return sum + BELONGING;
      return edge.family === 'stance' && edge.stance > 0 ? sum + edge.weight : sum;
    }, 0),
  );
  if (support.size === 0) return { ...numbered(support.nodes().map((id, index) => [id, index] as const)), modularity: 0 };
  const { communities, modularity } = louvain.detailed(support, { getEdgeWeight: 'weight', resolution, rng: seeded(seed) });
  return { ...numbered(Object.entries(communities)), modularity: rounded(modularity) };
}

/** What an affiliation weighs, beside stances of at most 1: more would make a bloc of every state and its ministers. */
const BELONGING = 0.25;

/** Writes `bloc` on nodes, `blocs` and `modularity` on the graph. */
blocs.assign = (graph: ActorGraph, options: BlocsOptions = {}): void => {
  const { of, count, modularity } = blocs(graph, options);
  graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, bloc: of.get(id)! }), { attributes: ['bloc'] });
  graph.mergeAttributes({ blocs: count, modularity });
};
