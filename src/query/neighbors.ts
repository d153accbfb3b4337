// An actor in, those it has to do with out: who, how, how strongly, and the words that say so.
//
//   neighbors(graph, 'Russia', { family: 'stance', sign: 'against', direction: 'in' })
//     -> [{ label: 'United States', stance: -0.3, best: { quote: 'The U.S. accused Russia ...' } }]

import type { Kind, PloverType } from '../document.js';
import type { EdgeEvidence } from '../graph/evidence.js';
import { byText } from '../graph/order.js';
import type { Quad } from '../graph/plover.js';
import type { ActorGraph, Family } from '../graph/schema.js';
import { findActor } from './actors.js';
import { type EdgeFilter, eachEdge, edgeFilter, howOf, type SeenEdge, type Sign } from './filter.js';

export { type EdgeFilter, type Sign, signName } from './filter.js';

export interface NeighborOptions extends EdgeFilter {
  /** How many steps away; 1 by default. */
  readonly depth?: number | undefined;
  /** The most to return; all by default. */
  readonly limit?: number | undefined;
}

/** One edge to a neighbor. Two actors may be neighbors by several edges. */
export interface Neighbor {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly country: string;
  /** `out`: from the actor to the neighbor. */
  readonly direction: 'in' | 'out';
  /** The actor next to it on the way: the one asked for, or at depth 2 its neighbor. */
  readonly via: string;
  readonly depth: number;
  /** Key of the edge. */
  readonly edge: string;
  readonly family: Family;
  /** What the edge says: "supports", "ACCUSE", "foreign minister". */
  readonly how: string;
  readonly type: PloverType | null;
  readonly quad: Quad | null;
  readonly sign: Sign | null;
  /** [-1, 1]: stance, or polarity of a relation; 0 for affiliations. */
  readonly stance: number;
  readonly weight: number;
  readonly confidence: number;
  readonly stories: number;
  readonly documents: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** The best evidence, or null where only the tables say so. */
  readonly best: EdgeEvidence | null;
  /** All evidence in the window, best first. */
  readonly evidence: readonly EdgeEvidence[];
}

/**
 * Those an actor has to do with: the nearest first, then the strongest.
 * @throws UsageError where the name fits no actor or several.
 */
export function neighbors(graph: ActorGraph, actor: string, options: NeighborOptions = {}): Neighbor[] {
  const { depth = 1, limit = Number.POSITIVE_INFINITY } = options;
  const start = findActor(graph, actor);
  const keep = edgeFilter(options);
  const found: Neighbor[] = [];
  const reached = new Map<string, number>([[start, 0]]);
  const edges = new Set<string>();
  let frontier = [start];
  for (let step = 1; step <= depth && frontier.length > 0; step += 1) {
    const next: string[] = [];
    for (const here of frontier) {
      eachEdge(graph, here, options.direction, (key, edge, other, direction) => {
        if (edges.has(key)) return;
        const seen = keep(edge);
        if (seen === null) return;
        edges.add(key);
        found.push(neighborOf(graph, here, other, direction, step, key, seen));
        if (reached.has(other)) return;
        reached.set(other, step);
        next.push(other);
      });
    }
    frontier = next;
  }
  found.sort(
    (a, b) => a.depth - b.depth || b.weight - a.weight || b.stories - a.stories || byText(a.label, b.label) || byText(a.edge, b.edge),
  );
  return found.length > limit ? found.slice(0, limit) : found;
}

function neighborOf(
  graph: ActorGraph,
  via: string,
  id: string,
  direction: 'in' | 'out',
  depth: number,
  edge: string,
  seen: SeenEdge,
): Neighbor {
  const { attributes, sign, stance, weight, confidence, stories, documents, firstDate, lastDate, evidence } = seen;
  const { label, kind, country } = graph.getNodeAttributes(id);
  return {
    id,
    label,
    kind,
    country,
    direction,
    via,
    depth,
    edge,
    family: attributes.family,
    how: howOf(seen),
    type: attributes.family === 'relation' ? attributes.type : null,
    quad: attributes.family === 'relation' ? attributes.quad : null,
    sign,
    stance,
    weight,
    confidence,
    stories,
    documents,
    firstDate,
    lastDate,
    best: evidence[0] ?? null,
    evidence,
  };
}
