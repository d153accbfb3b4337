// Places of a layout in, places that fill a pane of a given shape out.
//
//   fitTo(layout(graph), 1.6)  ->  turned so that its long side lies along that of the pane, and stretched a little
//
// Distances mean little in a force layout and directions nothing: a turn costs nothing, a stretch of up to `MOST` is not seen.

import type { Point } from '../src/analysis/layout.js';

const MOST = 1.7;

/** `aspect` is the width of the pane by its height. */
export function fitTo(places: ReadonlyMap<string, Point>, aspect: number): Map<string, Point> {
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
