// A graph, what is visible of it and what the reader points at in; how every node and edge looks out.
//
//   sceneOf(...).edges.get('stance:country:FRA>country:RUS') -> { color: '#dd6b20', width: 3.1, sign: -1, dash: 'solid' ... }
//
// Looks are a function of state and are never written into the graph. Fading mixes a color with the paper instead of making it
// transparent: lines that cross do not add up, and an export needs no opacity.

import type { Point } from '../src/analysis/layout.js';
import type { Kind } from '../src/document.js';
import {
  AFFILIATION,
  type Color,
  edgeShape,
  edgeSign,
  NEUTRAL_COLOR,
  NODE_COLORS,
  NODE_SHAPES,
  nodeSize,
  OPPOSITION,
  SUPPORT,
} from '../src/graph/appearance.js';
import type { ActorGraph, EdgeAttributes, NodeAttributes } from '../src/graph/schema.js';
import type { Visible } from './filter.js';
import type { View } from './state.js';

export interface Palette {
  readonly paper: Color;
  readonly ink: Color;
  readonly muted: Color;
  readonly support: Color;
  readonly opposition: Color;
  readonly neutral: Color;
  readonly affiliation: Color;
  readonly nodes: Readonly<Record<Kind, Color>>;
}

/** Those of the library, on newsprint. */
export const LIGHT: Palette = {
  paper: '#fbf9f5',
  ink: '#1f1c18',
  muted: '#665f55',
  support: SUPPORT,
  opposition: OPPOSITION,
  neutral: NEUTRAL_COLOR,
  affiliation: AFFILIATION,
  nodes: NODE_COLORS,
};

/** The same hues, light enough to be told apart on dark paper. */
export const DARK: Palette = {
  paper: '#17191d',
  ink: '#ece8e1',
  muted: '#aca69c',
  support: '#5b9fe3',
  opposition: '#ee8f4a',
  neutral: '#8a94a6',
  affiliation: '#5c6678',
  nodes: { country: '#a9b8cf', organization: '#b39bf0', person: '#e58fc1' },
};

/** Hues for blocs and camps: told apart by lightness as well, and none of them blue or orange. */
const GROUPS: Readonly<Record<'light' | 'dark', readonly Color[]>> = {
  light: ['#334155', '#7c3aed', '#0f766e', '#a16207', '#be185d', '#57534e'],
  dark: ['#a9b8cf', '#b39bf0', '#5eead4', '#e3c15f', '#f08bb4', '#c3bdb4'],
};

export interface NodeLook extends Point {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  /** Radius at the first zoom, in pixels. */
  readonly size: number;
  readonly shape: 'disc' | 'square' | 'diamond';
  readonly color: Color;
  /** The color in which it fades. */
  readonly pale: Color;
  /** Shares of support and opposition among its votes, [0, 1]; both 0 without votes. */
  readonly supported: number;
  readonly opposed: number;
  readonly faded: boolean;
  /** Pointed at: its label is always drawn. */
  readonly marked: boolean;
  /** Selected, or under the pointer. */
  readonly chosen: boolean;
  /** The greater, the earlier its label finds room. */
  readonly rank: number;
}

export interface EdgeLook {
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly color: Color;
  /** The color in which it fades. */
  readonly pale: Color;
  /** In pixels at the first zoom. */
  readonly width: number;
  /** Share of the length by which the line bends; 0 is straight. */
  readonly curvature: number;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  readonly arrow: boolean;
  /** Drawn as a glyph on the line; null for none. */
  readonly sign: -1 | 0 | 1 | null;
  readonly faded: boolean;
  readonly marked: boolean;
  /** Greater is nearer to the eye. */
  readonly rank: number;
}

export interface Scene {
  readonly palette: Palette;
  readonly nodes: ReadonlyMap<string, NodeLook>;
  readonly edges: ReadonlyMap<string, EdgeLook>;
  /** Blocs or camps of which several are drawn, with their members. */
  readonly groups: ReadonlyMap<number, readonly string[]>;
  /** What must fit into the picture at the first zoom. */
  readonly frame: readonly Point[];
  /** Equal where only looks differ, not what there is or where. */
  readonly structure: object;
}

/** What the pointer or the selection brings out; null leaves all as it is. */
export interface Emphasis {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<string>;
  readonly marked: string | null;
}

/** Above this number of edges nothing bends and nothing fades under the pointer: both would cost too much. */
export const MANY_EDGES = 2000;

/** As many edges can be drawn at full strength and still be told apart; of more than these only the strongest few are. */
const LEGIBLE_EDGES = 150;
const STRONGEST_EDGES = 60;

/** How many of some edges are drawn at full strength where the reader has not said otherwise. */
export function strongByDefault(edges: number): number {
  return edges <= LEGIBLE_EDGES ? edges : STRONGEST_EDGES;
}

/** What analyses say of the actors that are drawn. */
export interface Measures {
  /** What the size of an actor stands for. */
  readonly sizeOf: (id: string) => number;
  /** Number of its bloc or camp; undefined where there is none, or where it is alone in it. */
  readonly groupOf: (id: string) => number | undefined;
}

/** The part of a scene that hovering does not change. */
export function sceneOf(
  graph: ActorGraph,
  visible: Visible,
  places: ReadonlyMap<string, Point>,
  view: Pick<View, 'strong' | 'ego' | 'path'>,
  palette: Palette,
  { sizeOf, groupOf }: Measures = { sizeOf: (id) => graph.getNodeAttribute(id, 'mentions'), groupOf: () => undefined },
): Scene {
  let most = 0;
  for (const id of visible.nodes) most = Math.max(most, sizeOf(id));
  const groups = new Map<number, string[]>();
  const scale = crowding(visible.nodes.length);
  const nodes = new Map<string, NodeLook>();
  for (const id of visible.nodes) {
    const node = graph.getNodeAttributes(id);
    const [supported, opposed] = shares(node);
    const group = groupOf(id);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), id]);
    const body = group === undefined ? palette.nodes[node.kind] : groupColor(group, palette);
    nodes.set(id, {
      id,
      ...(places.get(id) ?? { x: 0, y: 0 }),
      label: node.label,
      kind: node.kind,
      size: scale * (nodeSize({ mentions: sizeOf(id) }, most) + 1),
      shape: NODE_SHAPES[node.kind],
      color: body,
      pale: mix(body, palette.paper, 0.78),
      supported,
      opposed,
      faded: false,
      marked: false,
      chosen: false,
      rank: sizeOf(id),
    });
  }
  const bends = visible.edges.length > MANY_EDGES ? new Map<string, number>() : curvatures(graph, visible.edges);
  const strong = strongest(graph, visible.edges, view.strong);
  // The more weak lines there are, the paler: they are a ground on which the strong ones stand.
  const [weak, weaker] = visible.edges.length > 4 * LEGIBLE_EDGES ? [0.84, 0.94] : [0.72, 0.92];
  const edges = new Map<string, EdgeLook>();
  for (const key of visible.edges) {
    const edge = graph.getEdgeAttributes(key);
    const [source, target] = graph.extremities(key) as [string, string];
    const faded = !strong.has(key);
    const color = colorOf(edge, palette);
    edges.set(key, {
      key,
      source,
      target,
      color: faded ? mix(color, palette.paper, weak) : color,
      pale: mix(color, palette.paper, faded ? weaker : 0.8),
      width: Math.max(0.8, Math.sqrt(scale) * widthOf(edge) * (faded ? 0.6 : 1)),
      curvature: bends.get(key) ?? 0,
      dash: edgeShape(edge),
      arrow: edge.family !== 'affiliation',
      sign: edge.family === 'affiliation' || faded ? null : edgeSign(edge),
      faded,
      marked: false,
      rank: faded ? 0 : edge.family === 'affiliation' ? 1 : 2 + edge.weight,
    });
  }
  // The frame stays while filters change, so that nobody loses sight of an actor; a part that was asked for fills it.
  const frame = view.ego || view.path ? [...nodes.values()] : [...places.values()];
  return { palette, nodes, edges, groups, frame, structure: {} };
}

/** Many actors are drawn smaller. */
export function crowding(actors: number): number {
  return Math.min(1, Math.max(0.35, Math.sqrt(80 / Math.max(1, actors))));
}

/** The same scene with everything else faded. Large graphs only bring out, and fade nothing. */
export function emphasize(scene: Scene, emphasis: Emphasis | null): Scene {
  if (emphasis === null) return scene;
  const fade = scene.edges.size <= MANY_EDGES;
  const nodes = new Map(scene.nodes);
  for (const [id, look] of scene.nodes) {
    if (emphasis.nodes.has(id))
      nodes.set(id, { ...look, marked: true, chosen: id === emphasis.marked, rank: look.rank + (id === emphasis.marked ? 2e6 : 1e6) });
    else if (fade) nodes.set(id, { ...look, faded: true, color: look.pale });
  }
  const edges = new Map(scene.edges);
  for (const [key, look] of scene.edges) {
    if (emphasis.edges.has(key)) {
      const chosen = key === emphasis.marked;
      // A weak edge that is pointed at is brought back.
      edges.set(key, {
        ...look,
        marked: true,
        faded: false,
        width: Math.max(look.width, 1.6) + (chosen ? 1.6 : 0.3),
        rank: look.rank + 10,
      });
    } else if (fade) edges.set(key, { ...look, faded: true, sign: null, color: look.pale, rank: -1 });
  }
  return { ...scene, nodes, edges };
}

export type Pointed = { readonly node: string } | { readonly edges: readonly string[] };

/** An actor with its neighbors and the edges between them and it; edges with their ends. */
export function emphasisOn(graph: ActorGraph, visible: Visible, what: Pointed): Emphasis | null {
  const shown = shownEdges(visible);
  if ('edges' in what) {
    const edges = what.edges.filter((key) => shown.has(key));
    if (edges.length === 0) return null;
    return { nodes: new Set(edges.flatMap((key) => graph.extremities(key))), edges: new Set(edges), marked: edges[0]! };
  }
  if (!graph.hasNode(what.node)) return null;
  const edges = new Set<string>();
  const nodes = new Set([what.node]);
  graph.forEachEdge(what.node, (key, _, source, target) => {
    if (!shown.has(key)) return;
    edges.add(key);
    nodes.add(source);
    nodes.add(target);
  });
  // Whoever is drawn has an edge.
  return edges.size === 0 ? null : { nodes, edges, marked: what.node };
}

// Made once for each set of edges: the pointer asks often.
const edgeSets = new WeakMap<Visible, ReadonlySet<string>>();

function shownEdges(visible: Visible): ReadonlySet<string> {
  const known = edgeSets.get(visible) ?? new Set(visible.edges);
  edgeSets.set(visible, known);
  return known;
}

/** Shares of support and of opposition among all votes that concern an actor. */
export function shares({
  supports,
  supportedBy,
  opposes,
  opposedBy,
}: Pick<NodeAttributes, 'supports' | 'supportedBy' | 'opposes' | 'opposedBy'>): [number, number] {
  const [good, bad] = [supports + supportedBy, opposes + opposedBy];
  return good + bad === 0 ? [0, 0] : [good / (good + bad), bad / (good + bad)];
}

/** Blocs beyond the last hue share it. */
export function groupColor(group: number, palette: Palette): Color {
  const hues = GROUPS[palette === DARK ? 'dark' : 'light'];
  return hues[Math.min(group, hues.length - 1)]!;
}

/** Blue for, orange against; the clearer the stance, the fuller the color. */
function colorOf(edge: EdgeAttributes, palette: Palette): Color {
  if (edge.family === 'affiliation') return palette.affiliation;
  const sign = edgeSign(edge);
  if (sign === 0) return palette.neutral;
  const size = Math.abs(edge.family === 'stance' ? edge.stance : edge.polarity);
  return mix(sign > 0 ? palette.support : palette.opposition, palette.paper, 0.4 * (1 - Math.min(1, size / 0.5)));
}

function widthOf(edge: EdgeAttributes): number {
  if (edge.family === 'affiliation') return 1.4;
  return 1.5 + 3 * Math.min(1, edge.weight) + 0.7 * Math.log2(1 + Math.max(0, edge.stories - 1));
}

/** The edges at full strength: the strongest of each pair of actors first, so that no tie disappears behind a crowd of others. */
function strongest(graph: ActorGraph, edges: readonly string[], share: number | null): Set<string> {
  const most = share === null ? strongByDefault(edges.length) : Math.ceil(share * edges.length);
  if (most >= edges.length) return new Set(edges);
  const weight = (key: string): number => {
    const { family, weight, stories } = graph.getEdgeAttributes(key);
    return family === 'affiliation' ? 0.2 : weight * (1 + Math.log2(1 + stories));
  };
  const weights = new Map(edges.map((key) => [key, weight(key)]));
  return new Set([...edges].sort((a, b) => weights.get(b)! - weights.get(a)! || (a < b ? -1 : 1)).slice(0, most));
}

/** How far parallel edges bend, so that each is seen; an edge without company is straight. */
export function curvatures(graph: ActorGraph, edges: readonly string[]): Map<string, number> {
  const pairs = new Map<string, string[]>();
  for (const key of edges) {
    const [a, b] = graph.extremities(key).sort() as [string, string];
    const pair = `${a}\u0000${b}`;
    const list = pairs.get(pair);
    if (list) list.push(key);
    else pairs.set(pair, [key]);
  }
  const bends = new Map<string, number>();
  for (const keys of pairs.values()) {
    if (keys.length < 2) continue;
    // Offices stay straight, for only straight lines can be dotted; the others take the places left and right of them.
    const dotted = keys.filter((key) => graph.getEdgeAttribute(key, 'family') === 'affiliation');
    const others = keys.filter((key) => !dotted.includes(key)).sort();
    const places = others.map((_, index) =>
      dotted.length > 0 ? (index % 2 === 0 ? 1 : -1) * (1 + Math.floor(index / 2)) : index - (others.length - 1) / 2,
    );
    for (const [index, key] of others.entries()) {
      const [source, target] = graph.extremities(key) as [string, string];
      // A line bends to its own left: one that runs the other way bends the other way.
      bends.set(key, places[index]! * BEND * (source < target ? 1 : -1));
    }
    for (const [index, key] of dotted.entries()) bends.set(key, index === 0 ? 0 : BEND * index * 0.5);
  }
  return bends;
}

const BEND = 0.2;

/** The color a share of the way to another. */
export function mix(from: Color, to: Color, share: number): Color {
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [Number.parseInt(from.slice(at, at + 2), 16), Number.parseInt(to.slice(at, at + 2), 16)];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
