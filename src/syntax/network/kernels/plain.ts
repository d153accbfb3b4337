// The seven kernels in plain TypeScript, for where WebAssembly is missing or forbidden. They give the same bits as assembly/index.ts.
//
// Math.fround after each step keeps a float at 32 bits; engines then compute in 32 bits from the start.
//
// `multiply` gets two products out of one multiplication. A double holds whole numbers of 53 bits exactly, and a sum of products of 16-bit
// inputs and small weights needs far fewer. So the weights of two neighbouring columns share a double:
//
//   weight0 + weight1 * 2^27,   and   sum of input * (weight0 + weight1 * 2^27) = sum0 + sum1 * 2^27
//
// which can be taken apart as long as both sums stay below 2^26 in size. That holds for so many rows in a run as the weights' sizes allow
// (typically 64 or more, a handful at the worst); then the sum is emptied and begun again. This is twice as fast as Math.imul, which makes one
// product at a time. And where most inputs are 0, as they are after relu, the zeros are left out.

import type { Arithmetic, Kernels, Matrix } from './kernels.js';
import { roundUp } from './kernels.js';
import { type Layout, openMemory, type Pointer } from './memory.js';

const { floor, fround, max, min } = Math;

const UPPER = 2 ** 27;
const LARGEST_SUM = 2 ** 26;
const LARGEST_INPUT = 2 ** 15;

export const plainArithmetic: Arithmetic = { place, start };

/** Weights are read in panels of 16 columns (the last may have 8): for each row of the panel, 8 doubles. */
const PANEL = 16;

function place(weights: Int8Array, rows: number, columns: number, layout: Layout): Matrix {
  const paddedRows = roundUp(rows, 2);
  const paddedColumns = roundUp(columns, 8);
  const packed = new Float64Array((paddedRows * paddedColumns) / 2);
  const weight = (row: number, column: number): number => (column < columns ? weights[row * columns + column]! : 0);
  for (let panel = 0; panel < paddedColumns; panel += PANEL) {
    const panelColumns = min(PANEL, paddedColumns - panel);
    let at = (panel * paddedRows) / 2;
    for (let row = 0; row < paddedRows; row += 1) {
      for (let column = panel; column < panel + panelColumns; column += 2) {
        packed[at] = row < rows ? weight(row, column) + weight(row, column + 1) * UPPER : 0;
        at += 1;
      }
    }
  }
  return { weights: layout.place(packed), rows: paddedRows, columns: paddedColumns, run: longestRun(weights, rows, columns) };
}

/** So many rows can be summed, from any multiple of it on, that no column's sum reaches 2^26, whatever the inputs are. */
function longestRun(weights: Int8Array, rows: number, columns: number): number {
  const fits = (run: number): boolean => {
    for (let column = 0; column < columns; column += 1) {
      for (let start = 0; start < rows; start += run) {
        let size = 0;
        for (let row = start; row < min(start + run, rows); row += 1) size += Math.abs(weights[row * columns + column]!);
        if (size * LARGEST_INPUT >= LARGEST_SUM) return false;
      }
    }
    return true;
  };
  let run = rows;
  while (run > 1 && !fits(run)) run = Math.ceil(run / 2);
  return run;
}

function start(layout: Layout): Kernels {
  const buffer = new ArrayBuffer(layout.size());
  const memory = openMemory(layout, buffer);
  const { floats, integers, shorts } = memory;
  const packed = new Float64Array(buffer);
  // Inputs as doubles: four rows side by side, or of one row those that are not 0, with the place of each one's weights. Grown as needed.
  let inputs = new Float64Array(4 * 128);
  let places = new Int32Array(128);

  function multiply(input: Pointer, inputStride: number, count: number, matrix: Matrix, output: Pointer, outputStride: number): void {
    const { rows, run } = matrix;
    if (places.length < rows) {
      inputs = new Float64Array(4 * rows);
      places = new Int32Array(rows);
    }
    const i = input >> 1;
    const o = output >> 2;
    const iStride = inputStride >> 1;
    const oStride = outputStride >> 2;
    for (let from = 0; from < rows; from += run) {
      const to = min(from + run, rows);
      let row = 0;
      for (; row + 4 <= count; row += 4) {
        const filled = spread(i + row * iStride, iStride, from, to);
        if (filled > 2 * (to - from)) fourRows(matrix, from, to, o + row * oStride, oStride);
        else for (let r = row; r < row + 4; r += 1) oneRow(i + r * iStride, matrix, from, to, o + r * oStride);
      }
      for (; row < count; row += 1) oneRow(i + row * iStride, matrix, from, to, o + row * oStride);
    }
  }

  /** Lays four rows side by side, and says how many inputs are not 0. */
  function spread(input: number, stride: number, from: number, to: number): number {
    let filled = 0;
    let x = 0;
    for (let at = input + from; at < input + to; at += 1, x += 4) {
      const a = shorts[at]!;
      const b = shorts[at + stride]!;
      const c = shorts[at + 2 * stride]!;
      const d = shorts[at + 3 * stride]!;
      inputs[x] = a;
      inputs[x + 1] = b;
      inputs[x + 2] = c;
      inputs[x + 3] = d;
      filled += (a === 0 ? 0 : 1) + (b === 0 ? 0 : 1) + (c === 0 ? 0 : 1) + (d === 0 ? 0 : 1);
    }
    return filled;
  }

  /** Rows `from` to `to` of the weights times the four rows laid side by side. */
  function fourRows({ weights, rows, columns }: Matrix, from: number, to: number, output: number, outputStride: number): void {
    const x = inputs;
    const length = 4 * (to - from);
    const more = from > 0;
    for (let column = 0; column < columns; column += 4) {
      const panel = column & -PANEL;
      const step = min(PANEL, columns - panel) / 2;
      let w = (weights >> 3) + (panel * rows) / 2 + from * step + (column - panel) / 2;
      let a0 = 0;
      let a1 = 0;
      let b0 = 0;
      let b1 = 0;
      let c0 = 0;
      let c1 = 0;
      let d0 = 0;
      let d1 = 0;
      for (let k = 0; k < length; k += 4) {
        const w0 = packed[w]!;
        const w1 = packed[w + 1]!;
        const a = x[k]!;
        const b = x[k + 1]!;
        const c = x[k + 2]!;
        const d = x[k + 3]!;
        a0 += a * w0;
        a1 += a * w1;
        b0 += b * w0;
        b1 += b * w1;
        c0 += c * w0;
        c1 += c * w1;
        d0 += d * w0;
        d1 += d * w1;
        w += step;
      }
      const a = output + column;
      const b = a + outputStride;
      const c = b + outputStride;
      const d = c + outputStride;
      takeApart(a0, a, more);
      takeApart(a1, a + 2, more);
      takeApart(b0, b, more);
      takeApart(b1, b + 2, more);
      takeApart(c0, c, more);
      takeApart(c1, c + 2, more);
      takeApart(d0, d, more);
      takeApart(d1, d + 2, more);
    }
  }

  /** Rows `from` to `to` of the weights times one row, of which the zeros are left out. */
  function oneRow(input: number, { weights, rows, columns }: Matrix, from: number, to: number, output: number): void {
    const x = inputs;
    const at = places;
    const more = from > 0;
    let filled = 0;
    for (let k = from; k < to; k += 1) {
      const value = shorts[input + k]!;
      if (value === 0) continue;
      x[filled] = value;
      at[filled] = k;
      filled += 1;
    }
    let column = 0;
    for (; column + PANEL <= columns; column += PANEL) {
      const panel = (weights >> 3) + (column * rows) / 2;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let k = 0; k < filled; k += 1) {
        const w = panel + at[k]! * 8;
        const value = x[k]!;
        s0 += value * packed[w]!;
        s1 += value * packed[w + 1]!;
        s2 += value * packed[w + 2]!;
        s3 += value * packed[w + 3]!;
        s4 += value * packed[w + 4]!;
        s5 += value * packed[w + 5]!;
        s6 += value * packed[w + 6]!;
        s7 += value * packed[w + 7]!;
      }
      const o = output + column;
      takeApart(s0, o, more);
      takeApart(s1, o + 2, more);
      takeApart(s2, o + 4, more);
      takeApart(s3, o + 6, more);
      takeApart(s4, o + 8, more);
      takeApart(s5, o + 10, more);
      takeApart(s6, o + 12, more);
      takeApart(s7, o + 14, more);
    }
    if (column === columns) return;
    const panel = (weights >> 3) + (column * rows) / 2;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let k = 0; k < filled; k += 1) {
      const w = panel + at[k]! * 4;
      const value = x[k]!;
      s0 += value * packed[w]!;
      s1 += value * packed[w + 1]!;
      s2 += value * packed[w + 2]!;
      s3 += value * packed[w + 3]!;
    }
    const o = output + column;
    takeApart(s0, o, more);
    takeApart(s1, o + 2, more);
    takeApart(s2, o + 4, more);
    takeApart(s3, o + 6, more);
  }

  /** sum0 + sum1 * 2^27 -> two 32-bit numbers. The lower sum is less than half of 2^27 in size, so rounding to nearest finds the upper one. */
  function takeApart(sum: number, output: number, more: boolean): void {
    const upper = floor(sum / UPPER + 0.5);
    const lower = sum - upper * UPPER;
    integers[output] = more ? integers[output]! + lower : lower;
    integers[output + 1] = more ? integers[output + 1]! + upper : upper;
  }

  function scaled(sum: number, scale: number, bias: number): number {
    return fround(fround(fround(sum) * scale) + bias);
  }

  function relu(value: number): number {
    return max(value, 0);
  }

  function rounded(value: number, factor: number): number {
    const whole = floor(fround(fround(value * factor) + 0.5));
    return max(min(whole, 32767), -32768);
  }

  return {
    simd: false,
    memory,
    multiply,
    scale: (values, stride, count, columns, scales, biases) => {
      for (let row = 0; row < count; row += 1) {
        const at = (values + row * stride) >> 2;
        for (let i = 0; i < columns; i += 1) {
          floats[at + i] = scaled(integers[at + i]!, floats[(scales >> 2) + i]!, floats[(biases >> 2) + i]!);
        }
      }
    },
    round: (source, sourceStride, count, columns, factor, target) => {
      for (let row = 0; row < count; row += 1) {
        const from = (source + row * sourceStride) >> 2;
        const to = (target >> 1) + row * columns;
        for (let i = 0; i < columns; i += 1) shorts[to + i] = rounded(floats[from + i]!, factor);
      }
    },
    convolve: (records, count, dilation, width, scales, biases, target) => {
      const list = records >> 2;
      for (let row = 0; row < count; row += 1) {
        const before = integers[list + row - dilation]! >> 2;
        const own = (integers[list + row]! >> 2) + width;
        const after = (integers[list + row + dilation]! >> 2) + 2 * width;
        const vector = own + 2 * width;
        const result = (target >> 2) + (4 * row + 3) * width;
        for (let i = 0; i < width; i += 1) {
          const sum = (integers[before + i]! + integers[own + i]! + integers[after + i]!) | 0;
          const news = scaled(sum, floats[(scales >> 2) + i]!, floats[(biases >> 2) + i]!);
          floats[result + i] = floats[vector + i]! + relu(news);
        }
      }
    },
    gate: (records, count, width) => {
      const stride = 4 * width;
      const first = records >> 2;
      const last = first + (count - 1) * stride;
      for (let i = 0; i < width; i += 1) {
        const forwards = i < width / 2;
        const step = forwards ? stride : -stride;
        let at = (forwards ? first : last) + i;
        let state = 0;
        for (let row = 0; row < count; row += 1) {
          const open = min(relu(floats[at + width]!), 1);
          state = fround(fround(open * state) + fround(fround(1 - open) * floats[at]!));
          floats[at + 3 * width] = floats[at + 3 * width]! + state;
          at += step;
        }
      }
    },
    sumRows: (list, count, columns, factor, target) => {
      const begin = list >> 2;
      const end = begin + count;
      // Eight sums at a time: each addition must wait for the one before it, but not for its neighbours.
      for (let i = 0; i < columns; i += 8) {
        const first = (integers[begin]! >> 2) + i;
        let s0 = floats[first]!;
        let s1 = floats[first + 1]!;
        let s2 = floats[first + 2]!;
        let s3 = floats[first + 3]!;
        let s4 = floats[first + 4]!;
        let s5 = floats[first + 5]!;
        let s6 = floats[first + 6]!;
        let s7 = floats[first + 7]!;
        for (let next = begin + 1; next < end; next += 1) {
          const row = (integers[next]! >> 2) + i;
          s0 = fround(s0 + floats[row]!);
          s1 = fround(s1 + floats[row + 1]!);
          s2 = fround(s2 + floats[row + 2]!);
          s3 = fround(s3 + floats[row + 3]!);
          s4 = fround(s4 + floats[row + 4]!);
          s5 = fround(s5 + floats[row + 5]!);
          s6 = fround(s6 + floats[row + 6]!);
          s7 = fround(s7 + floats[row + 7]!);
        }
        const at = (target >> 1) + i;
        shorts[at] = rounded(relu(s0), factor);
        shorts[at + 1] = rounded(relu(s1), factor);
        shorts[at + 2] = rounded(relu(s2), factor);
        shorts[at + 3] = rounded(relu(s3), factor);
        shorts[at + 4] = rounded(relu(s4), factor);
        shorts[at + 5] = rounded(relu(s5), factor);
        shorts[at + 6] = rounded(relu(s6), factor);
        shorts[at + 7] = rounded(relu(s7), factor);
      }
    },
    addWeighted: (list, weights, count, columns, target) => {
      const to = target >> 2;
      for (let i = 0; i < count; i += 1) {
        const from = integers[(list >> 2) + i]! >> 2;
        const weight = floats[(weights >> 2) + i]!;
        for (let j = 0; j < columns; j += 1) floats[to + j] = floats[to + j]! + fround(weight * floats[from + j]!);
      }
    },
  };
}
