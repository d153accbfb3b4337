// The working memory for the sentences in hand: a record for each token, one sentence after the other, each followed by its ROOT.
//
//   row 0   nobody: stands for every position without a token
//   row 1   Oslo
//   row 2   warned
//   row 3   Minsk
//   row 4   ROOT
//   row 5   the next sentence ...
//
// A record is four rows of numbers, each `width` long: three with what the context layer at work has made of the vector (for a convolution
// sums of products as the neighbour before, as the middle, as the neighbour after; for a gated layer news and gate), then the vector.

import type { Layout, Pointer } from './kernels/memory.js';

export interface Sheet {
  /** So many rows can be used, row 0 not counted. */
  readonly capacity: number;
  readonly records: Pointer;
  readonly recordBytes: number;
  /** From a record to the vector in it. */
  readonly vectorOffset: number;
  /** The vectors again, rounded to 16 bits for the layer at work. */
  readonly rounded: Pointer;
  readonly roundedBytes: number;
}

/** Sentences on a sheet: sentence i has the rows from firsts[i] on, lengths[i] tokens and then ROOT. */
export interface Filled {
  readonly sentences: number;
  readonly firsts: Int32Array;
  readonly lengths: Int32Array;
  /** Rows in use, row 0 not counted. */
  readonly rows: number;
}

export function planSheet(width: number, capacity: number, layout: Layout): Sheet {
  const recordBytes = 4 * width * 4;
  const roundedBytes = width * 2;
  return {
    capacity,
    records: layout.reserve((capacity + 1) * recordBytes),
    recordBytes,
    vectorOffset: 3 * width * 4,
    rounded: layout.reserve((capacity + 1) * roundedBytes),
    roundedBytes,
  };
}
