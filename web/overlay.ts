// Names and signs over the picture: a scene and where its parts are on the screen in, a drawn canvas out.
//
// sigma draws labels wherever its grid lets it, over one another and over nodes; here the most important find room first and no two
// collide. Countries stand in capitals, organizations in italics: a second sign of the kind, as on a map.

import type { Point } from '../src/analysis/layout.js';
import type { Kind } from '../src/document.js';
import { groupColor, mix, type NodeLook, type Scene } from './appearance.js';
import { along, type Box, BoxGrid, hull, type LabelWish, type Line, type PlacedLabel, placeLabels } from './geometry.js';

/** As many labels as are tried at once. */
const MOST_LABELS = 160;

/** Above this number of actors the faded ones lose their names. */
const MOST_PALE = 120;

/** In a crowd, as many names of the most important may cover the small nodes around them. */
const FIRST_LABELS = 14;

/** Glyphs would cover one another above this number of edges. */
const MOST_GLYPHS = 160;

const GLYPH = 6.5;

const FONTS: Readonly<Record<Kind, string>> = {
  country: '600 11px "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif',
  person: '500 13.5px "Iowan Old Style", Charter, Georgia, "Liberation Serif", serif',
  organization: 'italic 500 13.5px "Iowan Old Style", Charter, Georgia, "Liberation Serif", serif',
};

/** A country's letters stand apart. */
const SPACING: Readonly<Record<Kind, string>> = { country: '0.07em', person: '0px', organization: '0px' };

export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  /** Where a node is, and how large. */
  place(id: string): (Point & { readonly size: number }) | undefined;
}

export interface DrawnLabels {
  readonly labels: readonly PlacedLabel[];
}

export function drawOverlay(context: CanvasRenderingContext2D, scene: Scene, screen: Screen): DrawnLabels {
  const { width, height, pixelRatio } = screen;
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  const nodes: { readonly look: NodeLook; readonly at: Point & { readonly size: number } }[] = [];
  for (const look of scene.nodes.values()) {
    const at = screen.place(look.id);
    if (!at || at.x < -40 || at.y < -40 || at.x > width + 40 || at.y > height + 40) continue;
    nodes.push({ look, at });
  }
  nodes.sort((a, b) => b.look.rank - a.look.rank || (a.look.id < b.look.id ? -1 : 1));
  const obstacles = nodes.map(
    ({ at }): Box => ({ left: at.x - at.size, top: at.y - at.size, right: at.x + at.size, bottom: at.y + at.size }),
  );
  // Those that are faded keep their names, in pale letters, where the others leave room.
  const wishes = [...nodes.filter(({ look }) => !look.faded), ...(nodes.length > MOST_PALE ? [] : nodes.filter(({ look }) => look.faded))]
    .slice(0, MOST_LABELS)
    .map(
      ({ look, at }): LabelWish => ({
        ...at,
        // The ring of whom the reader has chosen does not run through its name.
        size: look.chosen ? ringOf(at.size) : at.size,
        id: look.id,
        width: measure(context, look),
        height: 16,
        forced: look.marked && look.rank >= 2e6,
      }),
    );
  const [frame, lines] = [{ left: 4, top: 4, right: width - 4, bottom: height - 4 }, pointsOfLines(scene, screen)];
  // Where there is hardly any ground between the nodes, the names of the great would find no room while those at the brim do.
  const first =
    nodes.length > MOST_PALE ? placeLabels(wishes.slice(0, FIRST_LABELS), obstacles.slice(0, 3 * FIRST_LABELS), lines, frame) : [];
  const rest = wishes.filter(({ id }) => !first.some((label) => label.id === id));
  const labels = [...first, ...placeLabels(rest, [...obstacles, ...first.map(({ box }) => box)], lines, frame)];
  drawGlyphs(context, scene, screen, obstacles, labels);
  for (const { look, at } of nodes) {
    // Whom the reader has chosen stands in a thin ring of ink.
    if (!look.chosen) continue;
    context.beginPath();
    context.arc(at.x, at.y, ringOf(at.size), 0, 2 * Math.PI);
    context.strokeStyle = scene.palette.ink;
    context.lineWidth = 1.2;
    context.stroke();
  }
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const { id, x, y } of labels) {
    const look = scene.nodes.get(id)!;
    style(context, look.kind);
    context.strokeStyle = scene.palette.paper;
    context.lineWidth = 3.5;
    const text = textOf(look);
    context.strokeText(text, x, y);
    context.fillStyle = mix(scene.palette.ink, scene.palette.paper, look.faded ? 0.62 : look.marked || look.kind === 'country' ? 0 : 0.12);
    context.fillText(text, x, y);
  }
  return { labels };
}

/** Radius of the ring around a chosen node. */
function ringOf(size: number): number {
  return size * 1.3 + 5;
}

/** Above this number of edges labels pay no heed to them. */
const MOST_LINES = 400;

/** Points on the lines, some pixels apart: labels keep off them where they can. */
function pointsOfLines(scene: Scene, screen: Screen): Point[] {
  const points: Point[] = [];
  if (scene.edges.size > MOST_LINES) return points;
  for (const look of scene.edges.values()) {
    const [from, to] = [screen.place(look.source), screen.place(look.target)];
    if (!from || !to || look.faded) continue;
    const pieces = Math.min(80, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8));
    for (let piece = 1; piece < pieces; piece += 1) points.push(along({ ...look, from, to }, piece / pieces));
  }
  return points;
}

/** Soft shapes around blocs or camps, below everything else. */
export function drawHulls(context: CanvasRenderingContext2D, scene: Scene, { width, height, pixelRatio, place }: Screen): void {
  context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.lineJoin = 'round';
  // The largest first, so that small groups stay visible where they overlap.
  for (const [group, members] of [...scene.groups].sort(([, a], [, b]) => b.length - a.length)) {
    if (members.length < 2) continue;
    const points = members.flatMap((id) => {
      const at = place(id);
      return at ? [at] : [];
    });
    const corners = hull(points);
    if (corners.length < 2) continue;
    const color = mix(groupColor(group, scene.palette), scene.palette.paper, 0.88);
    context.beginPath();
    for (const { x, y } of corners) context.lineTo(x, y);
    context.closePath();
    context.fillStyle = color;
    context.strokeStyle = color;
    context.lineWidth = 2 * Math.max(...points.map(({ size }) => size)) + 26;
    context.fill();
    context.stroke();
  }
}

/** Plus and minus on the lines: the sign for those who cannot tell blue from orange, and for prints in grey. */
function drawGlyphs(
  context: CanvasRenderingContext2D,
  scene: Scene,
  screen: Screen,
  nodes: readonly Box[],
  labels: readonly PlacedLabel[],
): void {
  const signed = [...scene.edges.values()].filter(({ sign, faded }) => sign !== null && !faded);
  if (signed.length > MOST_GLYPHS) return;
  signed.sort((a, b) => b.rank - a.rank);
  const taken = new BoxGrid();
  for (const box of [...nodes, ...labels.map(({ box }) => box)]) taken.add(box);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const look of signed) {
    const [from, to] = [screen.place(look.source), screen.place(look.target)];
    if (!from || !to || Math.hypot(to.x - from.x, to.y - from.y) < from.size + to.size + 34) continue;
    const line: Line = { ...look, from, to };
    for (const share of [0.5, 0.42, 0.58, 0.35, 0.65]) {
      const { x, y } = along(line, share);
      const box = { left: x - GLYPH - 1, top: y - GLYPH - 1, right: x + GLYPH + 1, bottom: y + GLYPH + 1 };
      if (taken.hits(box)) continue;
      taken.add(box);
      context.beginPath();
      context.arc(x, y, GLYPH, 0, 2 * Math.PI);
      context.fillStyle = scene.palette.paper;
      context.fill();
      context.strokeStyle = look.color;
      context.lineWidth = 1.5;
      context.stroke();
      context.beginPath();
      // Strokes instead of letters: fonts set their signs at different heights.
      const arm = 3;
      const rows = look.sign === 0 ? [-1.6, 1.6] : [0];
      for (const row of rows) {
        context.moveTo(x - arm, y + row);
        context.lineTo(x + arm, y + row);
      }
      if (look.sign === 1) {
        context.moveTo(x, y - arm);
        context.lineTo(x, y + arm);
      }
      context.lineWidth = 1.8;
      context.stroke();
      break;
    }
  }
  context.textAlign = 'left';
}

/** What stands on the picture for a node. */
export function textOf({ kind, label }: Pick<NodeLook, 'kind' | 'label'>): string {
  const text = label.length > 34 ? `${label.slice(0, 32).trimEnd()}…` : label;
  return kind === 'country' ? text.toUpperCase() : text;
}

/** Width of a label in pixels, for drawings that are not on the screen. */
export function measureLabel(look: Pick<NodeLook, 'kind' | 'label'>): number {
  measuring ??= document.createElement('canvas').getContext('2d')!;
  return measure(measuring, look);
}

let measuring: CanvasRenderingContext2D | null = null;

const widths = new Map<string, number>();

function measure(context: CanvasRenderingContext2D, look: Pick<NodeLook, 'kind' | 'label'>): number {
  const text = textOf(look);
  const key = `${look.kind} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  style(context, look.kind);
  const { width } = context.measureText(text);
  widths.set(key, width);
  return width;
}

function style(context: CanvasRenderingContext2D, kind: Kind): void {
  context.font = FONTS[kind];
  context.letterSpacing = SPACING[kind];
}
