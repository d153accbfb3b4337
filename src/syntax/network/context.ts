// Records of words -> vectors of words in their sentence: each layer lets a vector take in its two neighbours.
//
//   vector[i] += relu(weights . [vector[i-1], vector[i], vector[i+1]] + bias)        (i-d and i+d in a layer with dilation d)
//
// Two layers on end see two words to each side: enough to tell "to watch" from "the watch". Outside the sentence all is 0.
//
// A layer is run in two steps. First each vector is multiplied by all three thirds of the weights: 3 x width whole numbers, written beside
// it in its record. Then `convolve` adds up three neighbours' thirds. For the first layer the first step was done when the word was met.

import type { Arithmetic, Kernels } from './kernels/kernels.js';
import type { Layout, Pointer } from './kernels/memory.js';
import { type PlacedLayer, placePadded } from './layers.js';
import type { ContextLayer, SyntaxModel } from './model.js';
import type { Filled, Sheet } from './sheet.js';

export interface PlacedContextLayer extends PlacedLayer {
  readonly dilation: number;
}

/** The weights of [before, own, after], one below the other, become three matrices side by side. */
export function placeContextLayer(layer: ContextLayer, arithmetic: Arithmetic, layout: Layout): PlacedContextLayer {
  const width = layer.columns;
  const weights = new Int8Array(layer.weights.length);
  for (let row = 0; row < 3 * width; row += 1) {
    const third = Math.floor(row / width);
    weights.set(layer.weights.subarray(row * width, (row + 1) * width), (row % width) * 3 * width + third * width);
  }
  return {
    matrix: arithmetic.place(weights, width, 3 * width, layout),
    scales: placePadded(layer.scales, layout),
    biases: placePadded(layer.biases, layout),
    inputScale: layer.inputScale,
    dilation: layer.dilation,
  };
}

/** Fills the vectors of a sheet, given for each row (from row 1 on) the record of its word. */
export type Contextualize = (sheetContents: Filled, wordRecords: Int32Array, afterLayer?: (layer: number) => void) => void;

export function planContext(
  model: SyntaxModel,
  layers: readonly PlacedContextLayer[],
  sheet: Sheet,
  layout: Layout,
): (kernels: Kernels, outside: Pointer) => Contextualize {
  const { width } = model.header.config;
  const { records, recordBytes, vectorOffset, rounded, roundedBytes } = sheet;
  const reach = Math.max(...layers.map((layer) => layer.dilation));
  const list = layout.reserve((sheet.capacity + 2 * reach) * 4);

  return (kernels, outside) => (filled, wordRecords, afterLayer) => {
    const { integers } = kernels.memory;
    const begin = (list >> 2) + reach;
    layers.forEach((layer, i) => {
      if (i > 0) {
        const firstRecord = records + recordBytes;
        const firstRounded = rounded + roundedBytes;
        kernels.round(firstRecord + vectorOffset, recordBytes, filled.rows, width, layer.inputScale, firstRounded);
        kernels.multiply(firstRounded, roundedBytes, filled.rows, layer.matrix, firstRecord, recordBytes);
      }
      for (let sentence = 0; sentence < filled.sentences; sentence += 1) {
        const first = filled.firsts[sentence]!;
        const count = filled.lengths[sentence]! + 1;
        for (let j = 0; j < count; j += 1) integers[begin + j] = i === 0 ? wordRecords[first + j]! : records + (first + j) * recordBytes;
        for (let j = 1; j <= reach; j += 1) {
          integers[begin - j] = outside;
          integers[begin + count - 1 + j] = outside;
        }
        kernels.convolve(begin << 2, count, layer.dilation, width, layer.scales, layer.biases, records + first * recordBytes);
      }
      afterLayer?.(i);
    });
  };
}
