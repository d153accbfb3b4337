// The only file that knows sigma: a scene in, a picture that can be moved and pointed at out.
//
//   const picture = createPicture(element, { pick: (what) => ... });  picture.draw(scene);  picture.kill()
//
// sigma draws nodes and lines; names and signs are drawn by `overlay.ts` on a canvas of our own. sigma's picking of edges is not used:
// it needs the pointer on the very pixels of a thin line and a second pass of drawing; `geometry.ts` finds the nearest line instead.

import { createEdgeCurveProgram } from '@sigma/edge-curve';
import { MultiDirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { EdgeProgram, type EdgeProgramType, NodeProgram, type NodeProgramType, type ProgramInfo } from 'sigma/rendering';
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { Point } from '../src/analysis/layout.js';
import { type EdgeLook, mix, type NodeLook, type Pointed, type Scene } from './appearance.js';
import { along, type Line, nearest, type PlacedLabel } from './geometry.js';
import { drawHulls, drawOverlay } from './overlay.js';
import { LINE_FRAGMENT, LINE_VERTEX, NODE_FRAGMENT, NODE_VERTEX, SHAPE_NUMBERS } from './shaders.js';
import type { Camera } from './state.js';

export interface PictureEvents {
  /** The reader has clicked or tapped; null is the ground. */
  pick(what: Pointed | null): void;
  /** The pointer has come over something else. */
  hover(what: Pointed | null, at: Point): void;
  /** The reader has moved the picture. */
  move(camera: Camera): void;
}

export interface Picture {
  draw(scene: Scene): void;
  /** Where a node is on the screen. */
  place(id: string): Point | null;
  /** Where the middle of an edge is on the screen. */
  middle(key: string): Point | null;
  /** What is at a point of the screen. */
  at(point: Point): Pointed | null;
  /** The labels that found room, and where. */
  labels(): readonly PlacedLabel[];
  camera(): Camera;
  /** Goes to a camera at once; null fits all. */
  look(camera: Camera | null): void;
  zoom(factor: number): void;
  /** Draws at once. */
  redraw(): void;
  /** Brings a node into view, if it is not. */
  reveal(id: string): void;
  kill(): void;
}

/** An arrow head in widths of its line. */
const HEAD = { length: 4.2, width: 3.6 } as const;

/** How near to a line the pointer must be, in pixels. */
const REACH = 7;

/** Pixels from the start of one dash to that of the next. */
const DASH = { solid: 0, dashed: 9, dotted: 4.5 } as const;

type NodeData = NodeDisplayData & { readonly look: NodeLook; readonly scene: Scene };
type EdgeData = EdgeDisplayData & { readonly look: EdgeLook };

export function createPicture(container: HTMLElement, events: PictureEvents): Picture {
  let scene: Scene | null = null;
  let screen: Map<string, Point & { size: number }> | null = null;
  let labels: readonly PlacedLabel[] = [];
  let scale = scaleFor(container);

  const sigma = new Sigma(placesOf(null), container, {
    allowInvalidContainer: true,
    renderLabels: false,
    renderEdgeLabels: false,
    enableEdgeEvents: false,
    defaultNodeType: 'actor',
    defaultEdgeType: 'line',
    nodeProgramClasses: { actor: ActorProgram as unknown as NodeProgramType },
    edgeProgramClasses: {
      line: LineProgram as unknown as EdgeProgramType,
      curve: createEdgeCurveProgram({
        arrowHead: { extremity: 'target', lengthToThicknessRatio: HEAD.length, widenessToThicknessRatio: HEAD.width },
      }),
      bow: createEdgeCurveProgram({ arrowHead: null }),
    },
    defaultDrawNodeHover: () => {},
    stagePadding: paddingFor(scale),
    minEdgeThickness: 0.8,
    zIndex: true,
    minCameraRatio: 0.05,
    maxCameraRatio: 3,
    doubleClickZoomingRatio: 1.6,
    nodeReducer: (id, data) => nodeData(id, data as { x: number; y: number }),
    edgeReducer: (key) => edgeData(key),
  });
  const overlay = document.createElement('canvas');
  overlay.className = 'overlay';
  container.append(overlay);
  const context = overlay.getContext('2d')!;
  const hulls = document.createElement('canvas');
  hulls.className = 'hulls';
  container.prepend(hulls);
  const below = hulls.getContext('2d')!;
  // sigma listens on its topmost canvas, which must stay topmost.
  const top = sigma.getCanvases().mouse;
  if (top) container.append(top);

  function nodeData(id: string, data: { x: number; y: number }): Partial<NodeData> {
    const look = scene?.nodes.get(id);
    if (!look || !scene) return { ...data, hidden: true };
    return { ...data, look, scene, size: look.size * scale, color: look.color, label: null, zIndex: look.faded ? 0 : look.marked ? 2 : 1 };
  }

  function edgeData(key: string): Partial<EdgeData> & { curvature?: number } {
    const look = scene?.edges.get(key);
    if (!look) return { hidden: true };
    const type = look.curvature === 0 ? 'line' : look.arrow ? 'curve' : 'bow';
    // The look's rank is a weight; sigma sorts by whole numbers, in as many piles as there are.
    const zIndex = look.marked ? 3 : look.faded ? 0 : look.sign === null ? 1 : 2;
    return { look, type, size: look.width * Math.max(0.7, scale), color: look.color, curvature: look.curvature, zIndex };
  }

  function positions(): Map<string, Point & { size: number }> {
    if (screen) return screen;
    screen = new Map();
    for (const look of scene?.nodes.values() ?? []) {
      screen.set(look.id, { ...sigma.graphToViewport(look), size: sigma.scaleSize(look.size * scale) });
    }
    return screen;
  }

  function* lines(): Generator<Line> {
    const places = positions();
    for (const look of scene?.edges.values() ?? []) {
      const [from, to] = [places.get(look.source), places.get(look.target)];
      if (from && to) yield { key: look.key, from, to, curvature: look.curvature, rank: look.rank };
    }
  }

  function at(point: Point, reach = REACH): Pointed | null {
    let node: { readonly id: string; readonly distance: number } | null = null;
    for (const [id, place] of positions()) {
      const distance = Math.hypot(place.x - point.x, place.y - point.y) - place.size;
      if (distance <= 3 && (node === null || distance < node.distance)) node = { id, distance };
    }
    if (node) return { node: node.id };
    // A name is part of its node.
    const label = labels.find(({ box }) => point.x >= box.left && point.x <= box.right && point.y >= box.top && point.y <= box.bottom);
    if (label) return { node: label.id };
    const edge = nearest(point, lines(), reach);
    return edge === null ? null : { edges: [edge] };
  }

  sigma.on('beforeRender', () => {
    screen = null;
  });
  sigma.on('afterRender', () => {
    screen = null;
    if (!scene) return;
    const { width, height } = sigma.getDimensions();
    const pixelRatio = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * pixelRatio), Math.round(height * pixelRatio)];
    for (const canvas of [overlay, hulls]) {
      if (canvas.width === wide && canvas.height === high) continue;
      canvas.width = wide;
      canvas.height = high;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const places = positions();
    const view = { width, height, pixelRatio, place: (id: string) => places.get(id) };
    drawHulls(below, scene, view);
    labels = drawOverlay(context, scene, view).labels;
  });

  let hovered = '';
  const hover = (point: Point): void => {
    const what = at(point);
    const name = JSON.stringify(what);
    if (name === hovered) return;
    hovered = name;
    container.classList.toggle('pointing', what !== null);
    events.hover(what, point);
  };
  const mouse = sigma.getMouseCaptor();
  mouse.on('mousemove', ({ x, y }) => {
    if (!mouse.isMouseDown) hover({ x, y });
  });
  mouse.on('mouseleave', () => {
    hovered = 'null';
    container.classList.remove('pointing');
    events.hover(null, { x: 0, y: 0 });
  });
  mouse.on('click', ({ x, y }) => events.pick(at({ x, y })));
  // A finger is wider than a pointer.
  sigma.getTouchCaptor().on('tap', (tap) => events.pick(at(tap.touches[0] ?? tap.previousTouches[0] ?? { x: -1, y: -1 }, 2 * REACH)));
  let moved: ReturnType<typeof setTimeout> | undefined;
  sigma.getCamera().on('updated', () => {
    clearTimeout(moved);
    moved = setTimeout(() => events.move(camera()), 250);
  });
  const resized = new ResizeObserver(() => {
    if (container.clientWidth === 0) return;
    const next = scaleFor(container);
    if (next === scale) sigma.scheduleRender();
    else {
      scale = next;
      sigma.setSetting('stagePadding', paddingFor(scale));
      sigma.scheduleRefresh();
    }
  });
  resized.observe(container);

  function camera(): Camera {
    const { x, y, ratio } = sigma.getCamera().getState();
    return { x, y, ratio };
  }

  const calm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const go = (to: Partial<Camera>): void => {
    if (calm()) sigma.getCamera().setState(to);
    else void sigma.getCamera().animate(to, { duration: 220 });
  };

  return {
    draw(next) {
      const before = scene;
      scene = next;
      screen = null;
      hovered = '';
      if (!before || before.structure !== next.structure) {
        sigma.setCustomBBox(frameOf(next.frame));
        sigma.setGraph(placesOf(next));
        return;
      }
      const changed = <Look>(old: ReadonlyMap<string, Look>, now: ReadonlyMap<string, Look>): string[] =>
        [...now.keys()].filter((key) => now.get(key) !== old.get(key));
      const [nodes, edges] = [changed(before.nodes, next.nodes), changed(before.edges, next.edges)];
      if (before.palette !== next.palette) sigma.refresh();
      else sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: next.edges.size > FEW_EDGES, schedule: true });
    },
    place: (id) => positions().get(id) ?? null,
    middle(key) {
      const look = scene?.edges.get(key);
      const [from, to] = [positions().get(look?.source ?? ''), positions().get(look?.target ?? '')];
      return look && from && to ? along({ from, to, curvature: look.curvature }, 0.5) : null;
    },
    at: (point) => at(point),
    redraw: () => void sigma.refresh(),
    labels: () => labels,
    camera,
    look: (to) => sigma.getCamera().setState(to ?? { x: 0.5, y: 0.5, ratio: 1 }),
    zoom: (factor) => go({ ratio: sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio * factor) }),
    reveal(id) {
      const place = positions().get(id);
      const look = scene?.nodes.get(id);
      if (!place || !look) return;
      const { width, height } = sigma.getDimensions();
      if (place.x > 30 && place.y > 30 && place.x < width - 30 && place.y < height - 30) return;
      const data = sigma.getNodeDisplayData(id);
      if (data) go({ x: data.x, y: data.y });
    },
    kill() {
      clearTimeout(moved);
      resized.disconnect();
      sigma.kill();
      overlay.remove();
      hulls.remove();
    },
  };
}

/** Below this number, edges are sorted again whenever one is brought out. */
const FEW_EDGES = 600;

/** Nodes shrink where the picture is small, in steps, so that dragging an edge of the window does not draw everything anew. */
function scaleFor({ clientWidth, clientHeight }: HTMLElement): number {
  const least = Math.min(clientWidth, clientHeight);
  return Math.min(1, Math.max(0.4, Math.round(least / 55) / 10));
}

/** Room for curves, which reach beyond the nodes, and for names. */
function paddingFor(scale: number): number {
  return Math.round(16 + 28 * scale);
}

/** sigma's own graph: only places are in it, for looks come from the reducers. */
function placesOf(scene: Scene | null): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  for (const { id, x, y } of scene?.nodes.values() ?? []) graph.addNode(id, { x, y });
  for (const { key, source, target } of scene?.edges.values() ?? []) graph.addEdgeWithKey(key, source, target);
  return graph;
}

/** A frame around all places; never of no size. */
function frameOf(points: readonly Point[]): { x: [number, number]; y: [number, number] } {
  const span = (values: readonly number[]): [number, number] => {
    const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ] as [number, number]);
    return Number.isFinite(least) ? (least === most ? [least - 1, most + 1] : [least, most]) : [-1, 1];
  };
  return { x: span(points.map(({ x }) => x)), y: span(points.map(({ y }) => y)) };
}

const { UNSIGNED_BYTE, FLOAT, TRIANGLES } = WebGLRenderingContext;

const color = (name: string) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
const numbers = (name: string, size: number) => ({ name, size, type: FLOAT });

const NODE_UNIFORMS = ['u_sizeRatio', 'u_correctionRatio', 'u_matrix'] as const;

class ActorProgram extends NodeProgram<(typeof NODE_UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: NODE_VERTEX,
      FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
      METHOD: TRIANGLES as number,
      UNIFORMS: NODE_UNIFORMS,
      ATTRIBUTES: [
        numbers('a_position', 2),
        numbers('a_size', 1),
        numbers('a_shape', 1),
        numbers('a_shares', 2),
        color('a_color'),
        color('a_support'),
        color('a_opposition'),
        color('a_paper'),
        color('a_id'),
      ],
      CONSTANT_ATTRIBUTES: [numbers('a_angle', 1)],
      CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
    };
  }

  processVisibleItem(index: number, start: number, data: NodeDisplayData): void {
    const { look, scene } = data as NodeData;
    const { palette } = scene;
    const arc = (of: typeof palette.support): number => floatColor(look.faded ? mix(of, palette.paper, 0.7) : of);
    const { array } = this;
    let at = start;
    array[at++] = data.x;
    array[at++] = data.y;
    array[at++] = data.size;
    array[at++] = SHAPE_NUMBERS[look.shape];
    array[at++] = look.supported;
    array[at++] = look.opposed;
    array[at++] = floatColor(data.color);
    array[at++] = arc(palette.support);
    array[at++] = arc(palette.opposition);
    array[at++] = floatColor(palette.paper);
    array[at++] = index;
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniform1f(uniformLocations.u_correctionRatio!, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
  }
}

const LINE_UNIFORMS = ['u_matrix', 'u_dimensions', 'u_sizeRatio', 'u_pixelRatio', 'u_headLength', 'u_headWidth'] as const;

class LineProgram extends EdgeProgram<(typeof LINE_UNIFORMS)[number]> {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: LINE_VERTEX,
      FRAGMENT_SHADER_SOURCE: LINE_FRAGMENT,
      METHOD: TRIANGLES as number,
      UNIFORMS: LINE_UNIFORMS,
      ATTRIBUTES: [
        numbers('a_from', 2),
        numbers('a_to', 2),
        numbers('a_radii', 2),
        numbers('a_width', 1),
        numbers('a_dash', 1),
        numbers('a_head', 1),
        color('a_color'),
        color('a_id'),
      ],
      CONSTANT_ATTRIBUTES: [numbers('a_corner', 2)],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  processVisibleItem(index: number, start: number, source: NodeDisplayData, target: NodeDisplayData, data: EdgeDisplayData): void {
    const { look } = data as EdgeData;
    const { array } = this;
    let at = start;
    array[at++] = source.x;
    array[at++] = source.y;
    array[at++] = target.x;
    array[at++] = target.y;
    array[at++] = source.size;
    array[at++] = target.size + 2;
    array[at++] = data.size;
    array[at++] = DASH[look.dash];
    array[at++] = look.arrow ? 1 : 0;
    array[at++] = floatColor(data.color);
    array[at++] = index;
  }

  setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo): void {
    gl.uniformMatrix3fv(uniformLocations.u_matrix!, false, params.matrix);
    gl.uniform2f(uniformLocations.u_dimensions!, params.width * params.pixelRatio, params.height * params.pixelRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio!, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio!, params.pixelRatio);
    gl.uniform1f(uniformLocations.u_headLength!, HEAD.length);
    gl.uniform1f(uniformLocations.u_headWidth!, HEAD.width);
  }
}
