// Two actors in, the way from one to the other out, with the words along it.
//
//   path(graph, 'Iran', 'United States') -> Iran supports Syria, Syria opposes United States
//
// The shortest way has the fewest steps, and of these the most trusted; the most trusted way has the greatest product of the
// confidences of its steps, however long it is.

import { DirectedGraph } from 'graphology';
import { bidirectional } from 'graphology-shortest-path/dijkstra.js';
import { UsageError } from '../errors.js';
import type { EdgeEvidence } from '../graph/evidence.js';
import { byText } from '../graph/order.js';
import type { ActorGraph, Family } from '../graph/schema.js';
import { findActor } from './actors.js';
import { type EdgeFilter, edgeFilter, howOf, type SeenEdge, type Sign } from './filter.js';

export interface PathOptions extends EdgeFilter {
  /** `out` (the default) goes along the edges, `in` against them, `both` either way. */
  readonly direction?: 'in' | 'out' | 'both' | undefined;
  /** `shortest` by default. */
  readonly by?: 'shortest' | 'trusted' | undefined;
}

export interface Path {
  /** Ids of the actors on the way, both ends included. */
  readonly actors: readonly string[];
  readonly steps: readonly Step[];
  /** [0, 1]; product of the confidences of the steps. */
  readonly trust: number;
}

export interface Step {
  readonly from: string;
  readonly to: string;
  readonly fromLabel: string;
  readonly toLabel: string;
  /** Key of the edge. */
  readonly edge: string;
  /** Whether the edge points from `from` to `to`. */
  readonly forward: boolean;
  readonly family: Family;
  readonly how: string;
  readonly sign: Sign | null;
  readonly stance: number;
  readonly confidence: number;
  readonly best: EdgeEvidence | null;
}

/**
 * The way from one actor to another, or null where there is none. Edges on which nobody votes (all denied, say) are no way.
 * @throws UsageError where a name fits no actor or several, or both are the same.
 */
export function path(graph: ActorGraph, from: string, to: string, options: PathOptions = {}): Path | null {
  const { direction = 'out', by = 'shortest' } = options;
  const [start, end] = [findActor(graph, from), findActor(graph, to)];
  if (start === end) throw new UsageError(`Both ends are ${graph.getNodeAttribute(start, 'label')} (${start}); name two different actors.`);
  const ways = new DirectedGraph<Record<string, never>, Way>();
  graph.forEachNode((id) => ways.addNode(id));
  const keep = edgeFilter(options);
  const offer = (source: string, target: string, way: Omit<Way, 'cost'>): void => {
    const distrust = -Math.log(way.seen.confidence);
    // A thousandth of a step at most, so that a longer way is never preferred for its confidence.
    const cost = by === 'trusted' ? distrust + 1e-9 : 1 + distrust * 1e-6;
    const before = ways.edge(source, target);
    if (before === undefined) ways.addEdge(source, target, { ...way, cost });
    else if (betterWay({ ...way, cost }, ways.getEdgeAttributes(before))) ways.replaceEdgeAttributes(before, { ...way, cost });
  };
  graph.forEachEdge((edge, attributes, source, target) => {
    const seen = keep(attributes);
    if (seen === null || seen.confidence <= 0 || source === target) return;
    if (direction !== 'in') offer(source, target, { edge, forward: true, seen });
    if (direction !== 'out') offer(target, source, { edge, forward: false, seen });
  });
  const found = bidirectional(ways, start, end, 'cost') as string[] | null;
  if (!found) return null;
  const label = (id: string): string => graph.getNodeAttribute(id, 'label');
  const steps = found.slice(1).map((next, index): Step => {
    const here = found[index]!;
    const { edge, forward, seen } = ways.getEdgeAttributes(here, next);
    return {
      from: here,
      to: next,
      fromLabel: label(here),
      toLabel: label(next),
      edge,
      forward,
      family: seen.attributes.family,
      how: howOf(seen),
      sign: seen.sign,
      stance: seen.stance,
      confidence: seen.confidence,
      best: seen.evidence[0] ?? null,
    };
  });
  return { actors: found, steps, trust: steps.reduce((product, { confidence }) => product * confidence, 1) };
}

/** One edge as a way between two actors. */
interface Way {
  readonly edge: string;
  readonly forward: boolean;
  readonly seen: SeenEdge;
  readonly cost: number;
}

/** Of edges that cost the same the one whose sign is said in words: a relation or stance, then by key. */
function betterWay(a: Way, b: Way): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  const silent = (way: Way): number => (way.seen.evidence.length > 0 ? 0 : 1);
  return silent(a) - silent(b) < 0 || (silent(a) === silent(b) && byText(a.edge, b.edge) < 0);
}
