// Places of a layout in, places that fill a pane of a given shape out.
//
//   fitTo(layout(graph), 1.6)  ->  turned so that its long side lies along that of the pane, and stretched a little
//
// Distances mean little in a force layout and directions nothing: a turn costs nothing, a stretch of up to `MOST` is not seen. Nodes are
// drawn in pixels, of which the layout knows nothing, so that those which would cover one another are pushed apart here.

import type { Point } from '../src/analysis/layout.js';

const MOST = 1.7;

/** Pixels on a side of the pane that is reckoned with; the real one need not be of this size. */
const PANE = 680;

/** More would take too long, and is drawn so small that it hardly overlaps. */
const MOST_PARTED = 1200;

/** `aspect` is the width of the pane by its height; `sizeOf` the radius of a node in pixels: nodes are pushed apart until they are free. */
export function fitTo(places: ReadonlyMap<string, Point>, aspect: number, sizeOf: (id: string) => number = () => 0): Map<string, Point> {
  const fitted = turnedTo(places, aspect);
  const [wide, high] = [extent([...fitted.values()].map(({ x }) => x)), extent([...fitted.values()].map(({ y }) => y))];
  if (fitted.size < 2 || fitted.size > MOST_PARTED || (wide <= 0 && high <= 0)) return fitted;
  const scale = Math.min((PANE * Math.sqrt(aspect)) / Math.max(wide, 1e-9), PANE / Math.sqrt(aspect) / Math.max(high, 1e-9));
  return parted(new Map([...fitted].map(([id, { x, y }]) => [id, { x: x * scale, y: y * scale }])), sizeOf);
}

/** Room between two nodes, and how often they are pushed. */
const GAP = 7;
const ROUNDS = 80;

function parted(places: ReadonlyMap<string, Point>, sizeOf: (id: string) => number): Map<string, Point> {
  const nodes = [...places].map(([id, { x, y }]) => ({ id, x, y, size: sizeOf(id) }));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) {
        const [a, b] = [nodes[i]!, nodes[j]!];
        const wanted = a.size + b.size + GAP;
        let [x, y] = [b.x - a.x, b.y - a.y];
        if (Math.abs(x) >= wanted || Math.abs(y) >= wanted) continue;
        let apart = Math.hypot(x, y);
        if (apart >= wanted) continue;
        // Two at one place part in a direction that depends on who they are.
        if (apart < 1e-6) [x, y, apart] = [Math.cos(i + j), Math.sin(i + j), 1];
        const push = (0.5 * (wanted - Math.min(apart, wanted))) / apart + 1e-3;
        a.x -= x * push;
        a.y -= y * push;
        b.x += x * push;
        b.y += y * push;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return new Map(nodes.map(({ id, x, y }) => [id, { x, y }]));
}

function turnedTo(places: ReadonlyMap<string, Point>, aspect: number): Map<string, Point> {
  const points = [...places.values()];
  if (points.length < 3) return new Map(places);
  const middle = { x: mean(points.map(({ x }) => x)), y: mean(points.map(({ y }) => y)) };
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - middle.x) ** 2;
    yy += (y - middle.y) ** 2;
    xy += (x - middle.x) * (y - middle.y);
  }
  // The direction of the greatest spread (principal axis of the points).
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy) - (aspect >= 1 ? 0 : Math.PI / 2);
  const [cos, sin] = [Math.cos(-angle), Math.sin(-angle)];
  const turned = [...places].map(([id, { x, y }]): [string, Point] => {
    const [dx, dy] = [x - middle.x, y - middle.y];
    return [id, { x: dx * cos - dy * sin, y: dx * sin + dy * cos }];
  });
  const [wide, high] = [extent(turned.map(([, { x }]) => x)), extent(turned.map(([, { y }]) => y))];
  if (wide === 0 || high === 0) return new Map(turned);
  const stretch = aspect / (wide / high);
  const [sx, sy] = stretch > 1 ? [Math.min(MOST, stretch), 1] : [1, Math.min(MOST, 1 / stretch)];
  return new Map(turned.map(([id, { x, y }]) => [id, { x: x * sx, y: y * sy }]));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function extent(values: readonly number[]): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}
