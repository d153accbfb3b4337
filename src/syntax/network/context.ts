// Records of words -> vectors of words in their sentence. There are two kinds of layers, and each adds something to every vector.
//
// A convolution sees the neighbours, one to each side (or `dilation` away):
//
//   vector[i] += relu(weights . [vector[i-1], vector[i], vector[i+1]] + bias)
//
// which is how "to watch" is told from "the watch". Outside the sentence all is 0.
//
// A gated layer sees the whole sentence. One half of its numbers walks from the first token to ROOT, the other half back; at each token a
// gate says how much of what was seen so far is kept, and how much gives way to the news of this token ("Simple Recurrent Units", Lei et
// al., EMNLP 2018; "minGRU", Feng et al., 2024):
//
//   news, gate = weights . vector[i] + bias,    state = gate * state + (1 - gate) * news,    vector[i] += state
//
// which is how a verb can know, twenty words later, that the sentence began with "Asked". Only the short sum has to wait for the token
// before it; the products do not, so that all tokens' are made together.
//
// A convolution, too, begins with products that are made for each vector by itself: with all three thirds of its weights, because a vector
// is the neighbour before, the middle, and the neighbour after. `convolve` then adds up what three neighbours have ready. For the first
// layer the products were made when the word was met: see words.ts.

import type { Arithmetic, Kernels } from './kernels/kernels.js';
import type { Layout, Pointer } from './kernels/memory.js';
import { type PlacedLayer, placeLayer, placePadded } from './layers.js';
import type { ContextLayer, SyntaxModel } from './model.js';
import type { Filled, Sheet } from './sheet.js';

/** `reach` is how far off the neighbours are. */
export type PlacedContextLayer = PlacedLayer & ({ readonly kind: 'convolution'; readonly reach: number } | { readonly kind: 'gated' });

export function placeContextLayer(layer: ContextLayer, arithmetic: Arithmetic, layout: Layout): PlacedContextLayer {
  if (layer.kind === 'gated') return { kind: 'gated', ...placeLayer(layer, arithmetic, layout) };
  // The weights of [before, own, after], one below the other, become three matrices side by side.
  const width = layer.columns;
  const weights = new Int8Array(layer.weights.length);
  for (let row = 0; row < 3 * width; row += 1) {
    const third = Math.floor(row / width);
    weights.set(layer.weights.subarray(row * width, (row + 1) * width), (row % width) * 3 * width + third * width);
  }
  return {
    kind: 'convolution',
    reach: layer.dilation,
    matrix: arithmetic.place(weights, width, 3 * width, layout),
    scales: placePadded(layer.scales, layout),
    biases: placePadded(layer.biases, layout),
    inputScale: layer.inputScale,
  };
}

/** Fills the vectors of a sheet, given for each row (from row 1 on) the record of its word. */
export type Contextualize = (filled: Filled, wordRecords: Int32Array, afterLayer?: (layer: number) => void) => void;

export function planContext(
  model: SyntaxModel,
  layers: readonly PlacedContextLayer[],
  sheet: Sheet,
  layout: Layout,
): (kernels: Kernels, outside: Pointer) => Contextualize {
  const { width } = model.header.config;
  const { records, recordBytes, vectorOffset, rounded, roundedBytes } = sheet;
  const farthest = Math.max(...layers.map((layer) => (layer.kind === 'convolution' ? layer.reach : 0)));
  const list = layout.reserve((sheet.capacity + 2 * farthest) * 4);

  return (kernels, outside) => (filled, wordRecords, afterLayer) => {
    const { integers } = kernels.memory;
    const begin = (list >> 2) + farthest;
    layers.forEach((layer, i) => {
      const firstRecord = records + recordBytes;
      if (i > 0) {
        const firstRounded = rounded + roundedBytes;
        kernels.round(firstRecord + vectorOffset, recordBytes, filled.rows, width, layer.inputScale, firstRounded);
        kernels.multiply(firstRounded, roundedBytes, filled.rows, layer.matrix, firstRecord, recordBytes);
      }
      if (layer.kind === 'gated') kernels.scale(firstRecord, recordBytes, filled.rows, 2 * width, layer.scales, layer.biases);
      for (let sentence = 0; sentence < filled.sentences; sentence += 1) {
        const first = filled.firsts[sentence]!;
        const record = records + first * recordBytes;
        const count = filled.lengths[sentence]! + 1;
        if (layer.kind === 'gated') {
          kernels.gate(record, count, width);
          continue;
        }
        for (let j = 0; j < count; j += 1) integers[begin + j] = i === 0 ? wordRecords[first + j]! : record + j * recordBytes;
        for (let j = 1; j <= layer.reach; j += 1) {
          integers[begin - j] = outside;
          integers[begin + count - 1 + j] = outside;
        }
        kernels.convolve(begin << 2, count, layer.reach, width, layer.scales, layer.biases, record);
      }
      afterLayer?.(i);
    });
  };
}
