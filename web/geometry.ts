// Where lines run and labels find room, in pixels of the screen: x to the right, y down.
//
//   nearest({ x: 50, y: 3 }, [{ key: 'a', from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, curvature: 0 }], 6) -> 'a'

import type { Point } from '../src/analysis/layout.js';

export interface Line {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  /** As in `EdgeLook`. */
  readonly curvature: number;
  readonly rank: number;
}

/** The point that a bent line is drawn towards: the same as in @sigma/edge-curve, whose y runs up. */
export function controlPoint({ from, to, curvature }: Pick<Line, 'from' | 'to' | 'curvature'>): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return { x: (from.x + to.x) / 2 + dy * curvature, y: (from.y + to.y) / 2 - dx * curvature };
}

/** A point on the line; 0 is its start, 1 its end. */
export function along(line: Pick<Line, 'from' | 'to' | 'curvature'>, share: number): Point {
  const { from, to } = line;
  if (line.curvature === 0) return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  const middle = controlPoint(line);
  const [a, b, c] = [(1 - share) ** 2, 2 * share * (1 - share), share ** 2];
  return { x: a * from.x + b * middle.x + c * to.x, y: a * from.y + b * middle.y + c * to.y };
}

const PIECES = 12;

/** The line nearest to a point, at most `reach` away; of equally near ones the one on top. */
export function nearest(point: Point, lines: Iterable<Line>, reach: number): string | null {
  let best: { readonly key: string; readonly distance: number; readonly rank: number } | null = null;
  for (const line of lines) {
    const { from, to, curvature } = line;
    const bulge = curvature === 0 ? 0 : Math.abs(curvature) * Math.hypot(to.x - from.x, to.y - from.y);
    if (point.x < Math.min(from.x, to.x) - reach - bulge || point.x > Math.max(from.x, to.x) + reach + bulge) continue;
    if (point.y < Math.min(from.y, to.y) - reach - bulge || point.y > Math.max(from.y, to.y) + reach + bulge) continue;
    const distance = curvature === 0 ? toSegment(point, from, to) : toCurve(point, line);
    if (distance > reach) continue;
    if (best === null || distance < best.distance - 1 || (distance < best.distance + 1 && line.rank > best.rank)) {
      best = { key: line.key, distance, rank: line.rank };
    }
  }
  return best?.key ?? null;
}

function toCurve(point: Point, line: Line): number {
  let least = Number.POSITIVE_INFINITY;
  let from = line.from;
  for (let piece = 1; piece <= PIECES; piece += 1) {
    const to = along(line, piece / PIECES);
    least = Math.min(least, toSegment(point, from, to));
    from = to;
  }
  return least;
}

function toSegment(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

/** The corners of the smallest convex shape around some points, in order (Andrew's monotone chain). */
export function hull<At extends Point>(points: readonly At[]): At[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const chain = (list: readonly At[]): At[] => {
    const corners: At[] = [];
    for (const point of list) {
      while (corners.length > 1 && turn(corners.at(-2)!, corners.at(-1)!, point) <= 0) corners.pop();
      corners.push(point);
    }
    return corners.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelWish extends Point {
  readonly id: string;
  /** Radius of its node. */
  readonly size: number;
  readonly width: number;
  readonly height: number;
  /** Drawn even where it covers something. */
  readonly forced: boolean;
}

/** Where a label goes: its left edge and the middle of its height. */
export interface PlacedLabel extends Point {
  readonly id: string;
  readonly box: Box;
}

/**
 * Labels that neither collide with one another nor with the nodes, the first wishes first: to the right of the node, else below, above
 * or to the left, where they cover the fewest points of lines. What finds no room is left out.
 */
export function placeLabels(wishes: readonly LabelWish[], obstacles: readonly Box[], lines: readonly Point[], frame: Box): PlacedLabel[] {
  const grid = new BoxGrid();
  for (const box of obstacles) grid.add(box);
  const ink = new BoxGrid();
  for (const { x, y } of lines) ink.add({ left: x - 0.5, top: y - 0.5, right: x + 0.5, bottom: y + 0.5 });
  const placed: PlacedLabel[] = [];
  for (const wish of wishes) {
    const boxes = candidates(wish).filter((box) => inside(box, frame));
    const free =
      fewest(
        boxes.filter((box) => !grid.hits(box)),
        ink,
      ) ?? (wish.forced ? (boxes[0] ?? candidates(wish)[0]) : undefined);
    if (!free) continue;
    grid.add(free);
    placed.push({ id: wish.id, x: free.left + 2, y: (free.top + free.bottom) / 2, box: free });
  }
  return placed;
}

/** The first box of those that cover the least. */
function fewest(boxes: readonly Box[], ink: BoxGrid): Box | undefined {
  let best: Box | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const covered = ink.count(box);
    if (covered >= least) continue;
    [best, least] = [box, covered];
    if (covered === 0) break;
  }
  return best;
}

function candidates({ x, y, size, width, height }: LabelWish): Box[] {
  const [wide, high, gap] = [width + 4, height, 3];
  const at = (left: number, top: number): Box => ({ left, top, right: left + wide, bottom: top + high });
  return [
    at(x + size + gap, y - high / 2),
    at(x - wide / 2, y + size + gap),
    at(x - wide / 2, y - size - gap - high),
    at(x - size - gap - wide, y - high / 2),
    at(x, y + size + gap),
    at(x, y - size - gap - high),
    at(x - wide, y + size + gap),
    at(x - wide, y - size - gap - high),
  ];
}

function inside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

const CELL = 64;

/** Boxes by the cells of a grid that they touch: to ask whether a place is taken. */
export class BoxGrid {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const key of cellsOf(box)) {
      const list = this.#cells.get(key);
      if (list) list.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  hits(box: Box): boolean {
    return cellsOf(box).some((key) => this.#cells.get(key)?.some((other) => overlaps(box, other)));
  }

  /** How many boxes are hit; one in several cells counts in each. */
  count(box: Box): number {
    return cellsOf(box).reduce((sum, key) => sum + (this.#cells.get(key)?.filter((other) => overlaps(box, other)).length ?? 0), 0);
  }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

function cellsOf({ left, top, right, bottom }: Box): number[] {
  const keys: number[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) keys.push(column * 100_003 + row);
  }
  return keys;
}
