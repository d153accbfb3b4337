// Vectors of a sentence -> its tree, by the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta, ACL 2011), greedily.
//
//   stack              buffer                    transition
//   -                  Oslo warned Minsk ROOT    shift
//   Oslo               warned Minsk ROOT         left arc: Oslo <- warned, nsubj
//   -                  warned Minsk ROOT         shift
//   warned             Minsk ROOT                shift
//   warned Minsk       ROOT                      right arc: warned -> Minsk, obj
//   warned             ROOT                      left arc: warned <- ROOT, root
//
// A shift moves the front of the buffer onto the stack. A left arc makes the front of the buffer the head of the stack's top, a right arc
// the token below the top; the top, now complete, leaves the stack. Each token is shifted once and leaves once, so n tokens take 2n steps.
//
// Which step to take is asked of a small network: the vectors at ten places, each multiplied by weights of its own, the labels of nine
// children and two distances are added up, and from that sum come a score for each transition and, if it is an arc, for each label.
//
// The products of a token for a place do not depend on the step, so each is made at most once. Those that nearly every token comes to need
// (at s0, b0, b1) are made for all tokens together, which is faster; the others when they are first asked for.

import type { Arithmetic, Kernels } from './kernels/kernels.js';
import type { Layout } from './kernels/memory.js';
import { columnsOf, type PlacedLayer, placeLayer } from './layers.js';
import type { SyntaxModel } from './model.js';
import { createPlaces, STACK_BOTTOM } from './places.js';
import type { Sheet } from './sheet.js';

const { fround } = Math;

export const SHIFT = 0;
export const LEFT_ARC = 1;
export const RIGHT_ARC = 2;

/** A step, for those who want to watch. */
export interface Step {
  readonly transition: typeof SHIFT | typeof LEFT_ARC | typeof RIGHT_ARC;
  /** Shift, left arc, right arc; undefined when there was no choice. */
  readonly scores: readonly number[] | undefined;
  /** Index of the label of the new arc. */
  readonly relation: number | undefined;
  /** The scores of the labels; undefined when there was no choice. */
  readonly relationScores: readonly number[] | undefined;
}

export interface TransitionParser {
  /** Makes the products that are made for all tokens together, of rows 1 to `rows`. */
  readonly prepare: (rows: number) => void;
  /** Parses the sentence of `length` tokens from row `first` on, with ROOT after them; writes heads (as rows) and relations, by row. */
  readonly parse: (first: number, length: number, heads: Int32Array, relations: Int32Array, watch?: (step: Step) => void) => void;
  /** Steps made, and products made because they were asked for. */
  readonly counts: () => { readonly transitions: number; readonly asked: number };
}

const MADE_FOR_ALL: readonly string[] = ['s0', 'b0', 'b1'];
const BUCKETS = 8;

export function planTransitions(
  model: SyntaxModel,
  sheet: Sheet,
  arithmetic: Arithmetic,
  layout: Layout,
): (kernels: Kernels) => TransitionParser {
  const { config } = model.header;
  const { width, hidden } = config;
  const { parser } = model;
  const labels = parser.relations.length;
  const rootLabel = parser.relations.indexOf('root');
  const rowCount = sheet.capacity + 1;

  const hiddenBytes = hidden * 4;
  const positions = config.positions.map((_, p) =>
    placeLayer(columnsOf(parser.positions, p * hidden, (p + 1) * hidden), arithmetic, layout),
  );
  const productBytes = positions.length * hiddenBytes;
  const products = layout.reserve(rowCount * productBytes);
  const nobody = layout.place(parser.nobody);

  const childTable = new Float32Array(parser.childLabels.rows * hidden);
  for (let row = 0; row < parser.childLabels.rows; row += 1) parser.childLabels.copyRow(row, childTable, row * hidden);
  const childLabels = layout.place(childTable);
  const distanceTable = layout.place(tabulateDistances(model));

  const transitionLayer = placeLayer(columnsOf(parser.output, 0, 3), arithmetic, layout);
  const leftLayer = placeLayer(columnsOf(parser.output, 3, 3 + labels), arithmetic, layout);
  const rightLayer = placeLayer(columnsOf(parser.output, 3 + labels, 3 + 2 * labels), arithmetic, layout);

  const listLength = 1 + positions.length + config.childLabels.length;
  const list = layout.reserve(listLength * 4);
  const roundedHidden = layout.reserve(hidden * 2);
  const sums = layout.reserve(leftLayer.matrix.columns * 4);

  const { records, recordBytes, vectorOffset, rounded, roundedBytes } = sheet;
  const farthest = config.distanceBuckets.length;
  const bucketOf = Uint8Array.from([...config.distanceBuckets, BUCKETS - 1]);

  return (kernels) => {
    const { floats, integers } = kernels.memory;
    let transitions = 0;
    let asked = 0;

    // What the network looks at, as numbers of places.
    const places = createPlaces([...config.positions, ...config.childLabels]);
    const seen = places.rows;
    const positionPlaces = Int32Array.from(config.positions, places.numberOf);
    const childPlaces = Int32Array.from(config.childLabels, places.numberOf);
    const distanceEnds = config.distances.map((pair) => [places.numberOf(pair.slice(0, 2)), places.numberOf(pair.slice(2))] as const);
    const froms = Int32Array.from(distanceEnds, ([from]) => from);
    const tos = Int32Array.from(distanceEnds, ([, to]) => to);
    const madeForAll = config.positions.map((name) => MADE_FOR_ALL.includes(name));

    // The state of the parser. Row 0 is nobody: it has no children, and `labels` stands for the label of nobody.
    const stack = new Int32Array(STACK_BOTTOM + rowCount);
    const children = {
      l: new Int32Array(rowCount),
      r: new Int32Array(rowCount),
      l2: new Int32Array(rowCount),
      r2: new Int32Array(rowCount),
    };
    const labelOf = new Int32Array(rowCount).fill(labels);
    /** Whether a row's products for a position are there. */
    const made = new Uint8Array(rowCount * positions.length);

    const makeProducts = (row: number, count: number, position: number): void => {
      const layer = positions[position]!;
      const target = products + row * productBytes + position * hiddenBytes;
      kernels.multiply(rounded + row * roundedBytes, roundedBytes, count, layer.matrix, target, productBytes);
      kernels.scale(target, productBytes, count, hidden, layer.scales, layer.biases);
    };

    // Nobody's products are made once and for all.
    kernels.round(nobody, 0, 1, width, parser.positions.inputScale, rounded);
    for (let position = 0; position < positions.length; position += 1) makeProducts(0, 1, position);
    made.fill(1, 0, positions.length);

    /** Sums up what is seen: the hidden layer, rounded. */
    const sumUp = (): void => {
      let at = list >> 2;
      let distance = 0;
      for (let i = froms.length - 1; i >= 0; i -= 1) {
        const from = seen[froms[i]!]!;
        const to = seen[tos[i]!]!;
        const between = from > 0 && to > 0 ? Math.abs(to - from) : 0;
        distance = distance * BUCKETS + bucketOf[Math.min(between, farthest)]!;
      }
      integers[at] = distanceTable + distance * hiddenBytes;
      at += 1;
      for (let position = 0; position < positionPlaces.length; position += 1) {
        const row = seen[positionPlaces[position]!]!;
        if (made[row * positionPlaces.length + position] === 0) {
          made[row * positionPlaces.length + position] = 1;
          asked += 1;
          makeProducts(row, 1, position);
        }
        integers[at] = products + row * productBytes + position * hiddenBytes;
        at += 1;
      }
      for (let child = 0; child < childPlaces.length; child += 1) {
        const label = labelOf[seen[childPlaces[child]!]!]!;
        integers[at] = childLabels + (child * (labels + 1) + label) * hiddenBytes;
        at += 1;
      }
      kernels.sumRows(list, listLength, hidden, transitionLayer.inputScale, roundedHidden);
    };

    /** The score in a column, from the sum of products in it. */
    const score = (layer: PlacedLayer, column: number): number => {
      const sum = fround(integers[(sums >> 2) + column]!);
      return fround(fround(sum * floats[(layer.scales >> 2) + column]!) + floats[(layer.biases >> 2) + column]!);
    };

    const bestLabel = (layer: PlacedLayer): number => {
      kernels.multiply(roundedHidden, 0, 1, layer.matrix, sums, 0);
      let best = -1;
      let highest = -Infinity;
      for (let label = 0; label < labels; label += 1) {
        const points = score(layer, label);
        if (points > highest && label !== rootLabel) {
          highest = points;
          best = label;
        }
      }
      return best < 0 ? rootLabel : best;
    };

    const parse = (first: number, length: number, heads: Int32Array, relations: Int32Array, watch?: (step: Step) => void): void => {
      const root = first + length;
      for (const lists of [children.l, children.r, children.l2, children.r2]) lists.fill(0, first, root + 1);
      labelOf.fill(labels, first, root + 1);
      let depth = STACK_BOTTOM;
      let front = first;
      while (depth > STACK_BOTTOM || front < root) {
        const items = depth - STACK_BOTTOM;
        const atEnd = front === root;
        const forced = items === 0 || atEnd;
        const toRoot = atEnd && items === 1;
        let transition: Step['transition'] = items === 0 ? SHIFT : toRoot ? LEFT_ARC : RIGHT_ARC;
        let scores: number[] | undefined;
        transitions += 1;
        if (items > 0 && !toRoot) {
          places.look(stack, depth, front, root, children);
          sumUp();
        }
        if (!forced) {
          kernels.multiply(roundedHidden, 0, 1, transitionLayer.matrix, sums, 0);
          const shift = score(transitionLayer, SHIFT);
          const left = score(transitionLayer, LEFT_ARC);
          const right = score(transitionLayer, RIGHT_ARC);
          transition = left > shift ? LEFT_ARC : SHIFT;
          if (items > 1 && right > (transition === LEFT_ARC ? left : shift)) transition = RIGHT_ARC;
          if (watch) scores = [shift, left, right];
        }
        if (transition === SHIFT) {
          stack[depth] = front;
          depth += 1;
          front += 1;
          watch?.({ transition, scores, relation: undefined, relationScores: undefined });
          continue;
        }
        const layer = transition === LEFT_ARC ? leftLayer : rightLayer;
        const label = toRoot ? rootLabel : bestLabel(layer);
        const relationScores = watch && !toRoot ? parser.relations.map((_, i) => score(layer, i)) : undefined;
        watch?.({ transition, scores, relation: label, relationScores });
        depth -= 1;
        const child = stack[depth]!;
        const head = transition === LEFT_ARC ? front : stack[depth - 1]!;
        heads[child] = head;
        relations[child] = label;
        labelOf[child] = label;
        if (transition === LEFT_ARC) {
          children.l2[head] = children.l[head]!;
          children.l[head] = child;
        } else {
          children.r2[head] = children.r[head]!;
          children.r[head] = child;
        }
      }
    };

    return {
      prepare: (rows) => {
        kernels.round(records + recordBytes + vectorOffset, recordBytes, rows, width, parser.positions.inputScale, rounded + roundedBytes);
        made.fill(0, positions.length, (rows + 1) * positions.length);
        madeForAll.forEach((wanted, position) => {
          if (!wanted) return;
          makeProducts(1, rows, position);
          for (let row = 1; row <= rows; row += 1) made[row * positions.length + position] = 1;
        });
      },
      parse,
      counts: () => ({ transitions, asked }),
    };
  };
}

/** One row for each combination of buckets, with the bias in it: bias + distance 0 + distance 1 ... */
function tabulateDistances({ header, parser }: SyntaxModel): Float32Array {
  const { hidden, distances } = header.config;
  const combinations = BUCKETS ** distances.length;
  const table = new Float32Array(combinations * hidden);
  const row = new Float32Array(hidden);
  for (let combination = 0; combination < combinations; combination += 1) {
    const sum = parser.biases.slice();
    let rest = combination;
    for (let distance = 0; distance < distances.length; distance += 1) {
      parser.distances.copyRow(distance * BUCKETS + (rest % BUCKETS), row, 0);
      for (let i = 0; i < hidden; i += 1) sum[i] = sum[i]! + row[i]!;
      rest = Math.floor(rest / BUCKETS);
    }
    table.set(sum, combination * hidden);
  }
  return table;
}
