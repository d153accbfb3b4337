// Vectors -> parts of speech, and back into the vectors.
//
//   "warned" -> 'VERB|VBD' with probability .97, 'VERB|VBN' with .03; its vector += .97 * embedding(VBD) + .03 * embedding(VBN)
//
// So the parser is told not only the best tag but also how sure it is.

import { type Arithmetic, type Kernels, roundUp } from './kernels/kernels.js';
import type { Layout, Pointer } from './kernels/memory.js';
import { placeLayer } from './layers.js';
import type { SyntaxModel } from './model.js';
import type { Sheet } from './sheet.js';

const { fround } = Math;

export interface Tagger {
  readonly logits: Pointer;
  readonly logitBytes: number;
  /** Writes the best tag of rows 1 to `rows` into `tags`. */
  readonly tag: (rows: number, tags: Int32Array) => void;
  /** Adds to each vector what its tags, by their probabilities, have to say to the parser. To be called after `tag`. */
  readonly feedBack: (rows: number, tags: Int32Array) => void;
}

/** A tag this far behind the best has less than a twenty-thousandth of its probability. */
const NEGLIGIBLE = -10;

/**
 * e to the power of a number from -10 to 0, in 32-bit additions and multiplications only, so that every machine gets the same bits; Math.exp
 * is not the same everywhere. A Taylor polynomial is good near 0: take e^(x / 64), then square six times. The error is about 1 in 100,000.
 */
export function exponential(x: number): number {
  const y = fround(x / 64);
  let power = fround(fround(y * fround(1 / 120)) + fround(1 / 24));
  power = fround(fround(power * y) + fround(1 / 6));
  power = fround(fround(power * y) + 0.5);
  power = fround(fround(power * y) + 1);
  power = fround(fround(power * y) + 1);
  for (let i = 0; i < 6; i += 1) power = fround(power * power);
  return power;
}

export function planTags(model: SyntaxModel, sheet: Sheet, arithmetic: Arithmetic, layout: Layout): (kernels: Kernels) => Tagger {
  const { width } = model.header.config;
  const { rows: tagCount, columns } = model.tags.embedding;
  const embeddings = new Float32Array(tagCount * columns);
  for (let tag = 0; tag < tagCount; tag += 1) model.tags.embedding.copyRow(tag, embeddings, tag * columns);
  const embeddingRows = layout.place(embeddings);
  const likely = layout.reserve(tagCount * 4);
  const shares = layout.reserve(tagCount * 4);
  const layer = placeLayer(model.tags, arithmetic, layout);
  const logitBytes = roundUp(tagCount, 8) * 4;
  const logits = layout.reserve((sheet.capacity + 1) * logitBytes);
  const { records, recordBytes, vectorOffset, rounded, roundedBytes } = sheet;

  return (kernels) => {
    const { floats, integers } = kernels.memory;

    const bestTag = (row: number): number => {
      const from = (logits + row * logitBytes) >> 2;
      let best = 0;
      let highest = floats[from]!;
      for (let tag = 1; tag < tagCount; tag += 1) {
        const logit = floats[from + tag]!;
        if (logit > highest) {
          highest = logit;
          best = tag;
        }
      }
      return best;
    };

    /** Softmax over the tags that matter: lists their embeddings and their shares, and says how many there are. */
    const share = (row: number, best: number): number => {
      const from = (logits + row * logitBytes) >> 2;
      const highest = floats[from + best]!;
      const to = shares >> 2;
      let count = 0;
      let sum = 0;
      for (let tag = 0; tag < tagCount; tag += 1) {
        const behind = fround(floats[from + tag]! - highest);
        if (behind < NEGLIGIBLE) continue;
        const weight = exponential(behind);
        integers[(likely >> 2) + count] = embeddingRows + tag * columns * 4;
        floats[to + count] = weight;
        sum = fround(sum + weight);
        count += 1;
      }
      const one = fround(1 / sum);
      for (let i = 0; i < count; i += 1) floats[to + i] = floats[to + i]! * one;
      return count;
    };

    return {
      logits,
      logitBytes,
      tag: (rows, tags) => {
        kernels.round(records + recordBytes + vectorOffset, recordBytes, rows, width, layer.inputScale, rounded + roundedBytes);
        kernels.multiply(rounded + roundedBytes, roundedBytes, rows, layer.matrix, logits + logitBytes, logitBytes);
        kernels.scale(logits + logitBytes, logitBytes, rows, layer.matrix.columns, layer.scales, layer.biases);
        for (let row = 1; row <= rows; row += 1) tags[row] = bestTag(row);
      },
      feedBack: (rows, tags) => {
        for (let row = 1; row <= rows; row += 1) {
          const count = share(row, tags[row]!);
          kernels.addWeighted(likely, shares, count, width, records + row * recordBytes + vectorOffset);
        }
      },
    };
  };
}
