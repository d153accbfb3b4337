// A graph in, a place for every actor out. The same graph and seed give the same places; every coordinate is finite.
//
//   layout(graph).get('country:FRA') -> { x: 31.2, y: -4.8 };  layout.assign(graph) writes x and y
//
// ForceAtlas2 (Jacomy et al. 2014, PLoS ONE 9(6)) on one undirected tie a pair, then nodes are pushed apart until none overlap.
// Two things break ForceAtlas2 and are kept from it: a negative weight makes every coordinate NaN, and nodes that all begin at one
// point never move. Actors without ties would drift far out under its repulsion; they are set in a ring around the others.

import { nodeSize } from '../graph/appearance.js';
import type { ActorGraph } from '../graph/schema.js';
import { forceAtlas2 } from './graphology.js';
import { tieGraph } from './pairs.js';
import { seeded } from './random.js';

export interface LayoutOptions {
  /** 1 by default. */
  readonly seed?: number | undefined;
  /** Steps of ForceAtlas2; by default as many as the size of the graph lets pass in about two seconds. */
  readonly iterations?: number | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where every node goes: around (0, 0), in the units of node sizes. */
export function layout(graph: ActorGraph, options: LayoutOptions = {}): Map<string, Point> {
  const { seed = 1, iterations = iterationsFor(graph.order) } = options;
  const random = seeded(seed);
  const ties = tieGraph(graph, ({ edges }) =>
    Math.min(
      1,
      edges.reduce((sum, { weight }) => sum + Math.max(0, weight || 0), 0),
    ),
  );
  const sizes = sizesOf(graph);
  const tied = ties.filterNodes((id) => ties.degree(id) > 0);
  const alone = ties.filterNodes((id) => ties.degree(id) === 0);

  // Start on a disc: the points of a sunflower, shaken a little, so that no two are equal.
  const drawn = ties.copy();
  for (const id of alone) drawn.dropNode(id);
  const scale = 10 * Math.sqrt(Math.max(1, tied.length));
  for (const [index, id] of tied.entries()) {
    const radius = scale * Math.sqrt((index + 0.5) / tied.length);
    const angle = index * GOLDEN + 0.1 * random();
    drawn.mergeNodeAttributes(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle), size: sizes.get(id)! });
  }
  if (tied.length > 1 && iterations > 0) {
    forceAtlas2.assign(drawn, {
      iterations,
      getEdgeWeight: 'weight',
      settings: {
        barnesHutOptimize: tied.length > 500,
        edgeWeightInfluence: 1,
        gravity: 1,
        scalingRatio: 10,
        slowDown: 1 + Math.log(tied.length),
        strongGravityMode: false,
        linLogMode: true,
      },
    });
  }
  const places = new Map<string, Point>();
  drawn.forEachNode((id, { x, y }) => {
    places.set(id, { x: x!, y: y! });
  });
  const settled = spaced(centered(places), sizes);
  const around = ring(alone, settled, sizes);
  return new Map(graph.nodes().map((id) => [id, tidy(settled.get(id) ?? around.get(id)!)]));
}

/** Writes `x` and `y`. */
layout.assign = (graph: ActorGraph, options: LayoutOptions = {}): void => {
  const places = layout(graph, options);
  graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, ...places.get(id)! }), { attributes: ['x', 'y'] });
};

/** In radians; seeds of a sunflower stand this far apart. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** Rows in a column of cells; far more than there are. */
const COLUMN = 1_048_583;

/** Free room between two nodes. */
const GAP = 2;

/** An iteration costs about 0.75 ms with 200 actors and 60 ms with 5,000. */
function iterationsFor(order: number): number {
  return Math.round(Math.min(500, Math.max(40, 120_000 / Math.max(1, order))));
}

function sizesOf(graph: ActorGraph): Map<string, number> {
  let most = 0;
  graph.forEachNode((_, { mentions }) => {
    most = Math.max(most, mentions);
  });
  return new Map(graph.mapNodes((id, node) => [id, nodeSize(node, most)]));
}

/** Moves the middle of all places to (0, 0). A place that is no number is put there, too. */
function centered(places: ReadonlyMap<string, Point>): Map<string, { x: number; y: number }> {
  const finite = (value: number): number => (Number.isFinite(value) ? value : 0);
  let [x, y] = [0, 0];
  for (const place of places.values()) {
    x += finite(place.x) / places.size;
    y += finite(place.y) / places.size;
  }
  return new Map([...places].map(([id, place]) => [id, { x: finite(place.x) - x, y: finite(place.y) - y }]));
}

/**
 * Pushes nodes apart until none overlap. graphology-layout-noverlap is not used: it draws unseeded random numbers for nodes at one
 * place, and need not come to an end. What two hundred rounds leave is resolved by drawing the whole larger.
 */
function spaced(places: Map<string, { x: number; y: number }>, sizes: ReadonlyMap<string, number>): Map<string, { x: number; y: number }> {
  const nodes = [...places].map(([id, place]) => ({ place, size: sizes.get(id)! }));
  const cell = 2 * Math.max(0, ...nodes.map(({ size }) => size)) + GAP;
  let larger = 1;
  for (let round = 0; round <= 200; round += 1) {
    const cells = new Map<number, number[]>();
    let overlaps = 0;
    larger = 1;
    for (const [index, { place, size }] of nodes.entries()) {
      const [column, row] = [Math.floor(place.x / cell), Math.floor(place.y / cell)];
      for (let dx = -1; dx <= 1; dx += 1) {
        for (let dy = -1; dy <= 1; dy += 1) {
          for (const other of cells.get((column + dx) * COLUMN + row + dy) ?? []) {
            const near = nodes[other]!;
            let [x, y] = [place.x - near.place.x, place.y - near.place.y];
            const wanted = size + near.size + GAP;
            let apart = Math.hypot(x, y);
            if (apart >= wanted - 1e-6) continue;
            overlaps += 1;
            // Two nodes at one place part in a direction that depends on who they are.
            if (apart < 1e-3) [x, y, apart] = [1e-3 * Math.cos(index * GOLDEN), 1e-3 * Math.sin(index * GOLDEN), 1e-3];
            larger = Math.max(larger, wanted / apart);
            if (round === 200) continue;
            const push = (0.55 * (wanted - apart)) / apart;
            place.x += x * push;
            place.y += y * push;
            near.place.x -= x * push;
            near.place.y -= y * push;
          }
        }
      }
      const key = column * COLUMN + row;
      const here = cells.get(key);
      if (here) here.push(index);
      else cells.set(key, [index]);
    }
    if (overlaps === 0) return places;
  }
  for (const { place } of nodes) {
    place.x *= larger;
    place.y *= larger;
  }
  return places;
}

/** Sets actors without ties in circles around the others, in the order of their ids. */
function ring(alone: readonly string[], settled: ReadonlyMap<string, Point>, sizes: ReadonlyMap<string, number>): Map<string, Point> {
  const places = new Map<string, Point>();
  const step = 2 * Math.max(0, ...alone.map((id) => sizes.get(id)!)) + GAP;
  let radius = 0;
  for (const [id, { x, y }] of settled) radius = Math.max(radius, Math.hypot(x, y) + sizes.get(id)! + step);
  if (radius === 0 && alone.length > 1) radius = step;
  for (let placed = 0; placed < alone.length; radius += step) {
    // A chord must be as long as a node is wide.
    const room = radius < step ? 1 : Math.max(1, Math.floor(Math.PI / Math.asin(Math.min(1, step / (2 * radius)))));
    const here = alone.slice(placed, placed + room);
    for (const [index, id] of here.entries()) {
      const angle = (2 * Math.PI * index) / here.length;
      places.set(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    }
    placed += here.length;
  }
  return places;
}

function tidy({ x, y }: Point): Point {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000 || 0;
  return { x: rounded(x), y: rounded(y) };
}
