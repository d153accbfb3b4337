// A layer of the model -> the same layer in the kernels' memory.
//
//   const placed = placeLayer(model.word, arithmetic, layout);
//   kernels.multiply(input, ..., placed.matrix, sums, ...); kernels.scale(sums, ..., placed.scales, placed.biases);

import { type Arithmetic, type Matrix, roundUp } from './kernels/kernels.js';
import type { Layout, Pointer } from './kernels/memory.js';
import type { Layer } from './model.js';

export interface PlacedLayer {
  readonly matrix: Matrix;
  readonly scales: Pointer;
  readonly biases: Pointer;
  readonly inputScale: number;
}

export function placeLayer(layer: Layer, arithmetic: Arithmetic, layout: Layout): PlacedLayer {
  return {
    matrix: arithmetic.place(layer.weights, layer.rows, layer.columns, layout),
    scales: placePadded(layer.scales, layout),
    biases: placePadded(layer.biases, layout),
    inputScale: layer.inputScale,
  };
}

/** Columns `from` to `to` as a layer of their own. */
export function columnsOf(layer: Layer, from: number, to: number): Layer {
  const columns = to - from;
  const weights = new Int8Array(layer.rows * columns);
  for (let row = 0; row < layer.rows; row += 1) {
    weights.set(layer.weights.subarray(row * layer.columns + from, row * layer.columns + to), row * columns);
  }
  return { ...layer, weights, columns, scales: layer.scales.subarray(from, to), biases: layer.biases.subarray(from, to) };
}

/** The kernels go by eights. */
export function placePadded(values: Float32Array, layout: Layout): Pointer {
  const padded = new Float32Array(roundUp(values.length, 8));
  padded.set(values);
  return layout.place(padded);
}
