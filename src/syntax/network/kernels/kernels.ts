// The arithmetic of the network: seven loops, written twice. `simd.ts` runs them in WebAssembly, `plain.ts` in plain TypeScript.
//
// Both give the same bits, on every engine, because nothing in them depends on the order of work or on rounding that is left open:
//
//   1. Numbers that enter a product are rounded to whole ones: inputs to 16 bits (`round`), weights to 8 bits or fewer (in the model file).
//   2. Whole products are summed in 32 bits (`multiply`). Such sums are exact, in whatever order they are made.
//   3. What comes after is a few 32-bit float additions and multiplications per number, each rounded to nearest, in a fixed order.
//
// Step 1 is also what makes the model small, and what lets one SIMD instruction make eight products at a time.
//
// All functions take pointers (bytes) into one memory. Strides are the bytes from one row to the next. Counts of columns are multiples of 8.

import type { Layout, Memory, Pointer } from './memory.js';

/** Weights in the order in which a kernel reads them. Lengths are padded with zeros: rows to an even number, columns to a multiple of 8. */
export interface Matrix {
  readonly weights: Pointer;
  readonly rows: number;
  readonly columns: number;
  /** Only for `plain.ts`: so many products fit in a sum before it must be emptied. */
  readonly run: number;
}

export interface Kernels {
  readonly simd: boolean;
  readonly memory: Memory;
  /** output[r][c] = sum over k of input[r][k] * weights[k][c]: 16-bit inputs, 32-bit output. The one loop in which the time goes. */
  readonly multiply: (input: Pointer, inputStride: number, count: number, matrix: Matrix, output: Pointer, outputStride: number) => void;
  /** values[r][c] = values[r][c] * scales[c] + biases[c], in place: 32-bit whole numbers become floats. */
  readonly scale: (values: Pointer, stride: number, count: number, columns: number, scales: Pointer, biases: Pointer) => void;
  /** target[r][c] = source[r][c] * factor, rounded to 16 bits; what does not fit becomes the largest that does. */
  readonly round: (source: Pointer, sourceStride: number, count: number, columns: number, factor: number, target: Pointer) => void;
  /**
   * A context layer, given its products. `records` points at a list of pointers to records (see `context.ts`), one a token, with `dilation`
   * more before the first and after the last. For token i, writes to record i of `target`:
   * vector + relu((products of token i-d with the first third of the weights, of i with the second, of i+d with the last) * scale + bias).
   */
  readonly convolve: (
    records: Pointer,
    count: number,
    dilation: number,
    width: number,
    scales: Pointer,
    biases: Pointer,
    target: Pointer,
  ) => void;
  /**
   * A gated layer, given what it computed for each token of a sentence: in the first third of its record the news, in the second the gate.
   * state = gate * state + (1 - gate) * news, with the gate limited to 0..1, and vector += state: for the first half of the columns from
   * the first token to the last, for the other half from the last to the first.
   */
  readonly gate: (records: Pointer, count: number, width: number) => void;
  /** target[c] = relu(sum of the rows in a list of pointers), times factor, rounded to 16 bits. */
  readonly sumRows: (list: Pointer, count: number, columns: number, factor: number, target: Pointer) => void;
  /** target[c] += sum of weight * row, for the rows in a list of pointers and the weights (floats) in another, one after the other. */
  readonly addWeighted: (list: Pointer, weights: Pointer, count: number, columns: number, target: Pointer) => void;
}

/** One way of running the kernels: how it wants its weights, and how it starts once the memory is laid out. */
export interface Arithmetic {
  readonly place: (weights: Int8Array, rows: number, columns: number, layout: Layout) => Matrix;
  readonly start: (layout: Layout) => Kernels;
}

export function roundUp(value: number, multiple: number): number {
  return Math.ceil(value / multiple) * multiple;
}
