// A key and what is selected in, what is selected next out: how one walks the graph without seeing it.
//
//   walk('ArrowRight', { what: 'actor', id: 'country:USA' }, ...) -> the neighbor that lies most to the right of the United States
//   walk(']', { what: 'edge', key: ... }, ...) -> the next edge between the same two

import type { ActorGraph } from '../src/graph/schema.js';
import type { Scene } from './appearance.js';
import type { Visible } from './filter.js';
import type { Selected } from './state.js';

/** Places in the graph: y up. */
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Null where the key means nothing here. */
export function walk(
  key: string,
  selected: Selected | null,
  graph: ActorGraph,
  { nodes, edges }: Pick<Visible, 'nodes' | 'edges'>,
  { nodes: looks }: Pick<Scene, 'nodes'>,
): Selected | null {
  const direction = DIRECTIONS[key];
  const turn = key === ']' ? 1 : key === '[' ? -1 : 0;
  if (!direction && turn === 0) return null;
  const shown = new Set(edges);
  if (selected?.what === 'edge' && shown.has(selected.key)) {
    const [source, target] = graph.extremities(selected.key) as [string, string];
    if (turn !== 0) return next(parallel(graph, edges, source, target), selected.key, turn);
    // From a line, an arrow key goes to the end that lies that way.
    const along = score(looks, source, target, direction!);
    return { what: 'actor', id: along >= 0 ? target : source };
  }
  const at = selected?.what === 'actor' && looks.has(selected.id) ? selected.id : null;
  if (at === null) {
    const first = [...nodes].sort(
      (a, b) => graph.getNodeAttribute(b, 'mentions') - graph.getNodeAttribute(a, 'mentions') || (a < b ? -1 : 1),
    )[0];
    return first === undefined ? null : { what: 'actor', id: first };
  }
  const own = edges.filter((edge) => graph.hasExtremity(edge, at));
  if (turn !== 0) {
    const sorted = own.sort((a, b) => order(graph, at, a) - order(graph, at, b) || (a < b ? -1 : 1));
    const edge = turn > 0 ? sorted[0] : sorted.at(-1);
    return edge === undefined ? null : { what: 'edge', key: edge };
  }
  const others = [...new Set(own.map((edge) => graph.opposite(at, edge)))];
  const best = others
    .map((id) => ({ id, score: score(looks, at, id, direction!) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))[0];
  return best === undefined || best.score <= 0 ? null : { what: 'actor', id: best.id };
}

/** Edges between two actors, of both directions, in a steady order. */
export function parallel(graph: ActorGraph, edges: readonly string[], source: string, target: string): string[] {
  return edges.filter((edge) => graph.hasExtremity(edge, source) && graph.hasExtremity(edge, target)).sort();
}

function next(keys: readonly string[], key: string, turn: number): Selected {
  return { what: 'edge', key: keys[(keys.indexOf(key) + turn + keys.length) % keys.length]! };
}

/** The strongest edges of an actor come first. */
function order(graph: ActorGraph, _: string, edge: string): number {
  return -graph.getEdgeAttribute(edge, 'weight') + (graph.getEdgeAttribute(edge, 'family') === 'affiliation' ? 10 : 0);
}

/** Cosine of the angle between where one wants to go and where another lies. */
function score(looks: Scene['nodes'], from: string, to: string, [dx, dy]: readonly [number, number]): number {
  const [a, b] = [looks.get(from), looks.get(to)];
  if (!a || !b) return Number.NEGATIVE_INFINITY;
  const [x, y] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(x, y);
  return length === 0 ? 0 : (x * dx + y * dy) / length;
}
