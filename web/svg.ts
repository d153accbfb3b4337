// A scene in, the same picture as a vector drawing out, with its legend: for papers and slides, at any size.
//
//   drawSvg(scene, { width: 1200, height: 800, measure }) -> '<svg xmlns="http://www.w3.org/2000/svg" ...'

import type { Point } from '../src/analysis/layout.js';
import { escapeXml } from '../src/export/xml.js';
import type { EdgeLook, NodeLook, Scene } from './appearance.js';
import { mix } from './appearance.js';
import { along, type Box, BoxGrid, controlPoint, placeLabels } from './geometry.js';
import { textOf } from './overlay.js';
import { KIND, SIGN } from './words.js';

export interface SvgOptions {
  readonly width: number;
  readonly height: number;
  /** Width of a label in pixels. */
  readonly measure: (look: Pick<NodeLook, 'kind' | 'label'>) => number;
  /** Said to those who do not see the drawing. */
  readonly title: string;
}

const SERIF = "'Iowan Old Style', Charter, Georgia, 'Liberation Serif', serif";
const SANS = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

/** Room around the picture, and below it for the legend. */
const MARGIN = 70;
const LEGEND = 34;

export function drawSvg(scene: Scene, options: SvgOptions): string {
  const { width, height, title } = options;
  const { palette } = scene;
  const at = projection([...scene.nodes.values()], width, height - LEGEND);
  const parts: string[] = [];
  const edges = [...scene.edges.values()].sort((a, b) => a.rank - b.rank);
  for (const look of edges) parts.push(lineOf(look, scene, at));
  const boxes: Box[] = [];
  for (const look of scene.nodes.values()) {
    const { x, y } = at(look);
    boxes.push({ left: x - look.size, top: y - look.size, right: x + look.size, bottom: y + look.size });
  }
  const nodes = [...scene.nodes.values()].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const labels = placeLabels(
    nodes.map((look) => ({ ...at(look), id: look.id, size: look.size, width: options.measure(look), height: 16, forced: false })),
    boxes,
    edges.flatMap((look) => pointsOf(look, scene, at)),
    { left: 2, top: 2, right: width - 2, bottom: height - LEGEND },
  );
  parts.push(...glyphs(edges, scene, at, [...boxes, ...labels.map(({ box }) => box)]));
  for (const look of nodes) parts.push(nodeOf(look, scene, at(look)));
  for (const { id, x, y } of labels) parts.push(labelOf(scene.nodes.get(id)!, x, y, scene));
  parts.push(legend(scene, height - LEGEND / 2));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** Places of the graph, y up, to places of the drawing, y down; one scale for both. */
function projection(nodes: readonly Point[], width: number, height: number): (point: Point) => Point {
  let [left, right, bottom, top] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { x, y } of nodes) [left, right, bottom, top] = [Math.min(left, x), Math.max(right, x), Math.min(bottom, y), Math.max(top, y)];
  if (nodes.length === 0) [left, right, bottom, top] = [0, 1, 0, 1];
  const scale = Math.min((width - 2 * MARGIN) / Math.max(right - left, 1e-6), (height - 2 * MARGIN) / Math.max(top - bottom, 1e-6), 1e6);
  return ({ x, y }) => ({ x: width / 2 + (x - (left + right) / 2) * scale, y: height / 2 - (y - (top + bottom) / 2) * scale });
}

type Place = (point: Point) => Point;

function ends(look: EdgeLook, scene: Scene, at: Place): { from: Point; to: Point; source: NodeLook; target: NodeLook } {
  const [source, target] = [scene.nodes.get(look.source)!, scene.nodes.get(look.target)!];
  return { from: at(source), to: at(target), source, target };
}

function lineOf(look: EdgeLook, scene: Scene, at: Place): string {
  const { from, to, source, target } = ends(look, scene, at);
  const middle =
    look.curvature === 0 ? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } : controlPoint({ from, to, curvature: look.curvature });
  const head = look.arrow ? 4.2 * look.width : 0;
  const start = towards(from, middle, source.size + 1);
  const tip = towards(to, middle, target.size + 2);
  const end = towards(to, middle, target.size + 2 + head * 0.9);
  const path = look.curvature === 0 ? `M${xy(start)}L${xy(end)}` : `M${xy(start)}Q${xy(middle)} ${xy(end)}`;
  const dash = look.dash === 'solid' ? '' : ` stroke-dasharray="${look.dash === 'dashed' ? '5 4' : '1.5 3.5'}"`;
  const line = `<path d="${path}" fill="none" stroke="${look.color}" stroke-width="${short(look.width)}"${dash}/>`;
  if (!look.arrow) return line;
  const back = towards(tip, end, head);
  const side = perpendicular(tip, back, (3.6 * look.width) / 2);
  return `${line}<path d="M${xy(tip)}L${xy({ x: back.x + side.x, y: back.y + side.y })} ${xy({ x: back.x - side.x, y: back.y - side.y })}Z" fill="${look.color}"/>`;
}

function pointsOf(look: EdgeLook, scene: Scene, at: Place): Point[] {
  const { from, to } = ends(look, scene, at);
  const pieces = Math.min(80, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 8));
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, index) =>
    along({ from, to, curvature: look.curvature }, (index + 1) / pieces),
  );
}

function glyphs(edges: readonly EdgeLook[], scene: Scene, at: Place, taken: readonly Box[]): string[] {
  const grid = new BoxGrid();
  for (const box of taken) grid.add(box);
  return edges.flatMap((look) => {
    if (look.sign === null || look.faded) return [];
    const { from, to } = ends(look, scene, at);
    for (const share of [0.5, 0.42, 0.58, 0.35, 0.65]) {
      const { x, y } = along({ from, to, curvature: look.curvature }, share);
      const box = { left: x - 7.5, top: y - 7.5, right: x + 7.5, bottom: y + 7.5 };
      if (grid.hits(box)) continue;
      grid.add(box);
      return [glyph(x, y, look.sign, look.color, scene.palette.paper)];
    }
    return [];
  });
}

function glyph(x: number, y: number, sign: -1 | 0 | 1, color: string, paper: string): string {
  const bars = sign === 0 ? 'M-3-1.6H3M-3 1.6H3' : sign > 0 ? 'M-3 0H3M0-3V3' : 'M-3 0H3';
  return `<g transform="translate(${short(x)} ${short(y)})" stroke="${color}" stroke-width="1.6"><circle r="6.5" fill="${paper}"/><path d="${bars}"/></g>`;
}

function nodeOf(look: NodeLook, { palette }: Scene, { x, y }: Point): string {
  const { size, shape, color, supported, opposed, faded } = look;
  const parts = [outline(shape, size + 1.5, palette.paper)];
  if (supported + opposed > 0) {
    const ring = Math.min(4.5, Math.max(2, 0.3 * size));
    const pale = (of: typeof palette.support): string => (faded ? mix(of, palette.paper, 0.7) : of);
    // The ring is the whole shape in one color, a slice of it in the other, and the body on top.
    parts.push(outline(shape, size, pale(palette.opposition)));
    if (supported > 0) parts.push(slice(shape, size, supported, pale(palette.support), `${x.toFixed(0)}-${y.toFixed(0)}`));
    parts.push(outline(shape, size - ring + 0.4, palette.paper), outline(shape, size - ring - 1.2, color));
  } else parts.push(outline(shape, size, color));
  return `<g transform="translate(${short(x)} ${short(y)})">${parts.join('')}</g>`;
}

function outline(shape: NodeLook['shape'], size: number, color: string): string {
  if (shape === 'disc') return `<circle r="${short(size)}" fill="${color}"/>`;
  const half = 0.9 * size;
  const turn = shape === 'diamond' ? ' transform="rotate(45)"' : '';
  return `<rect x="${short(-half)}" y="${short(-half)}" width="${short(2 * half)}" height="${short(2 * half)}" rx="${short(0.14 * size)}" fill="${color}"${turn}/>`;
}

/** The part of a shape from the top clockwise to a share of the turn. */
function slice(shape: NodeLook['shape'], size: number, share: number, color: string, id: string): string {
  if (share >= 0.999) return outline(shape, size, color);
  const far = 2 * size;
  const angle = 2 * Math.PI * share;
  const sector = `M0 0V${short(-far)}A${short(far)} ${short(far)} 0 ${share > 0.5 ? 1 : 0} 1 ${short(far * Math.sin(angle))} ${short(-far * Math.cos(angle))}Z`;
  return `<clipPath id="ring-${id}"><path d="${sector}"/></clipPath><g clip-path="url(#ring-${id})">${outline(shape, size, color)}</g>`;
}

function labelOf(look: NodeLook, x: number, y: number, { palette }: Scene): string {
  const ink = mix(palette.ink, palette.paper, look.faded ? 0.62 : 0);
  const font =
    look.kind === 'country'
      ? `font-family="${SANS}" font-size="11" font-weight="600" letter-spacing="0.77"`
      : `font-family="${SERIF}" font-size="13.5"${look.kind === 'organization' ? ' font-style="italic"' : ''}`;
  return `<text x="${short(x)}" y="${short(y + 4)}" ${font} fill="${ink}" stroke="${palette.paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke">${escapeXml(textOf(look))}</text>`;
}

function legend({ palette }: Scene, y: number): string {
  const parts: string[] = [];
  let x = 20;
  const add = (mark: string, words: string): void => {
    parts.push(
      `<g transform="translate(${x + 7} ${short(y)})">${mark}</g><text x="${x + 20}" y="${short(y + 4)}">${escapeXml(words)}</text>`,
    );
    x += 34 + 6.6 * words.length;
  };
  add(outline('square', 6, palette.nodes.country), KIND.country.many);
  add(outline('diamond', 6, palette.nodes.organization), KIND.organization.many);
  add(outline('disc', 6, palette.nodes.person), KIND.person.many);
  add(glyph(0, 0, 1, palette.support, palette.paper), SIGN.for.name);
  add(glyph(0, 0, -1, palette.opposition, palette.paper), SIGN.against.name);
  add(glyph(0, 0, 0, palette.neutral, palette.paper), SIGN.neutral.name);
  add(`<path d="M-9 0H9" stroke="${palette.affiliation}" stroke-width="1.6" stroke-dasharray="1.5 3.5"/>`, 'Offices and memberships');
  return `<g font-family="${SANS}" font-size="12" fill="${palette.muted}">${parts.join('')}</g>`;
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const share = length === 0 ? 0 : Math.min(0.48, distance / length);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function perpendicular(from: Point, to: Point, length: number): Point {
  const whole = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (-(to.y - from.y) / whole) * length, y: ((to.x - from.x) / whole) * length };
}

function xy({ x, y }: Point): string {
  return `${short(x)} ${short(y)}`;
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
