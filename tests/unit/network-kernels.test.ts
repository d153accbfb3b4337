// The kernels, one by one, against the plainest way to write each: WebAssembly, plain TypeScript and definition give the same bits.

import { describe, expect, test } from 'vitest';
import { type Arithmetic, type Kernels, roundUp } from '../../src/syntax/network/kernels/kernels.js';
import { createLayout } from '../../src/syntax/network/kernels/memory.js';
import { plainArithmetic } from '../../src/syntax/network/kernels/plain.js';
import { findSimdArithmetic } from '../../src/syntax/network/kernels/simd.js';
import { exponential } from '../../src/syntax/network/tags.js';
import { random } from './network-random-model.js';

const { fround } = Math;
const simdArithmetic = findSimdArithmetic();

test('SIMD is there to be tested', () => {
  expect(simdArithmetic).toBeDefined();
});

const arithmetics: [string, Arithmetic][] = [
  ['SIMD', simdArithmetic!],
  ['plain', plainArithmetic],
];

/** The smallest and largest inputs, zeros, and what lies between. */
function inputs(next: () => number, count: number, zeros: number): Int16Array {
  return Int16Array.from({ length: count }, () => {
    if (next() < zeros) return 0;
    const chance = next();
    return chance < 0.1 ? -32768 : chance < 0.2 ? 32767 : Math.floor(next() * 65536) - 32768;
  });
}

describe.each(arithmetics)('%s', (_, arithmetic) => {
  const start = (fill: (layout: ReturnType<typeof createLayout>) => void): Kernels => {
    const layout = createLayout();
    fill(layout);
    return arithmetic.start(layout);
  };

  describe('multiply', () => {
    const shapes = [1, 2, 3, 4, 5, 9, 16].flatMap((count) =>
      [
        [1, 3],
        [2, 8],
        [148, 128],
        [128, 105],
        [128, 24],
        [128, 40],
        [31, 384],
        [300, 16],
      ].map(([rows, columns]) => [count, rows!, columns!] as const),
    );
    test.each(shapes)('%i rows of inputs, %i x %i weights', (count, rows, columns) => {
      const next = random(count * 1000 + rows * 10 + columns);
      for (const largest of [31, 127]) {
        for (const zeros of [0, 0.3, 0.8, 1]) {
          const weights = Int8Array.from({ length: rows * columns }, () =>
            largest === 127 && next() < 0.2 ? -128 : Math.round((next() * 2 - 1) * largest),
          );
          const stride = roundUp(rows, 2) + 8;
          const outputStride = roundUp(columns, 8) + 3;
          const given = inputs(next, count * stride, zeros);
          // The padding of odd lengths has weights 0, so whatever stands there does not matter.
          let input = 0;
          let output = 0;
          let matrix = { weights: 0, rows: 0, columns: 0, run: 0 };
          const kernels = start((layout) => {
            input = layout.place(given);
            matrix = arithmetic.place(weights, rows, columns, layout);
            output = layout.reserve(count * outputStride * 4);
          });
          kernels.memory.integers.fill(77, output >> 2, (output >> 2) + count * outputStride);
          kernels.multiply(input, stride * 2, count, matrix, output, outputStride * 4);
          const found = kernels.memory.integers.slice(output >> 2, (output >> 2) + count * outputStride);
          const expected = new Int32Array(count * outputStride).fill(77);
          for (let r = 0; r < count; r += 1) {
            for (let c = 0; c < roundUp(columns, 8); c += 1) {
              let sum = 0;
              if (c < columns) for (let k = 0; k < rows; k += 1) sum += given[r * stride + k]! * weights[k * columns + c]!;
              expected[r * outputStride + c] = sum;
            }
          }
          expect(found).toEqual(expected);
        }
      }
    });
  });

  test('round: to nearest, halves up, what does not fit to the largest that does', () => {
    const values = [0, 0.4999, 0.5, 1.5, 2.5, -0.5, -1.5, -0.51, 32766.4, 32767, 32768, 1e30, -32768, -32769, -1e30, 8388609.5, 0.49999997];
    const wanted = [0, 0, 1, 2, 3, 0, -1, -1, 32766, 32767, 32767, 32767, -32768, -32768, -32768, 32767, 1];
    let source = 0;
    let target = 0;
    const kernels = start((layout) => {
      source = layout.place(Float32Array.from({ length: 48 }, (_, i) => (i % 24 < values.length ? values[i % 24]! : 0)));
      target = layout.reserve(96);
    });
    kernels.round(source, 96, 2, 24, 1, target);
    const row = [...wanted, ...new Array<number>(24 - wanted.length).fill(0)];
    expect([...kernels.memory.shorts.slice(target >> 1, (target >> 1) + 48)]).toEqual([...row, ...row]);
    kernels.round(source, 96, 1, 8, 1024, target);
    expect([...kernels.memory.shorts.slice(target >> 1, (target >> 1) + 8)]).toEqual([0, 512, 512, 1536, 2560, -512, -1536, -522]);
  });

  test('scale: one rounding for each step', () => {
    const next = random(5);
    const sums = Int32Array.from({ length: 32 }, () => Math.floor((next() - 0.5) * 2 ** 32));
    const scales = Float32Array.from({ length: 16 }, () => next() / 1000);
    const biases = Float32Array.from({ length: 16 }, () => next() - 0.5);
    let at = 0;
    let scalesAt = 0;
    let biasesAt = 0;
    const kernels = start((layout) => {
      at = layout.place(new Float32Array(sums.buffer));
      scalesAt = layout.place(scales);
      biasesAt = layout.place(biases);
    });
    kernels.scale(at, 64, 2, 16, scalesAt, biasesAt);
    const expected = Float32Array.from(sums, (sum, i) => fround(fround(fround(sum) * scales[i % 16]!) + biases[i % 16]!));
    expect(kernels.memory.floats.slice(at >> 2, (at >> 2) + 32)).toEqual(expected);
  });

  test.each([8, 24, 32, 128])('sumRows: of %i columns, in the order of the list', (columns) => {
    const next = random(columns);
    const rows = Array.from({ length: 9 }, () => Float32Array.from({ length: columns }, () => (next() - 0.5) * 10 ** (next() * 4)));
    const order = [3, 3, 0, 8, 1, 5, 7, 2];
    let pointers: number[] = [];
    let list = 0;
    let target = 0;
    const kernels = start((layout) => {
      pointers = rows.map((row) => layout.place(row));
      list = layout.reserve(64);
      target = layout.reserve(columns * 2);
    });
    kernels.memory.integers.set(
      order.map((i) => pointers[i]!),
      list >> 2,
    );
    kernels.sumRows(list, order.length, columns, 256, target);
    const expected = Array.from({ length: columns }, (_, c) => {
      const sum = order.slice(1).reduce((total, i) => fround(total + rows[i]![c]!), rows[order[0]!]![c]!);
      return Math.min(32767, Math.floor(fround(fround(Math.max(0, sum) * 256) + 0.5)));
    });
    expect([...kernels.memory.shorts.slice(target >> 1, (target >> 1) + columns)]).toEqual(expected);
  });

  test('addWeighted: row after row', () => {
    const next = random(6);
    const rows = Array.from({ length: 4 }, () => Float32Array.from({ length: 16 }, () => next() - 0.5));
    const weights = [0.7, 0.2, 0.09, 0.01].map(fround);
    const begin = Float32Array.from({ length: 16 }, () => next());
    let pointers: number[] = [];
    let list = 0;
    let weightsAt = 0;
    let target = 0;
    const kernels = start((layout) => {
      pointers = rows.map((row) => layout.place(row));
      list = layout.reserve(16);
      weightsAt = layout.place(Float32Array.from(weights));
      target = layout.place(begin);
    });
    kernels.memory.integers.set(pointers, list >> 2);
    kernels.addWeighted(list, weightsAt, 4, 16, target);
    const expected = begin.map((value, c) => rows.reduce((total, row, i) => fround(total + fround(weights[i]! * row[c]!)), value));
    expect(kernels.memory.floats.slice(target >> 2, (target >> 2) + 16)).toEqual(expected);
  });

  test.each([1, 2, 3])('convolve: neighbours at distance %i', (reach) => {
    const width = 16;
    const count = 5;
    const next = random(reach);
    const records = Array.from({ length: count + 2 * reach }, () => {
      const record = new Int32Array(4 * width);
      for (let i = 0; i < 3 * width; i += 1) record[i] = Math.floor((next() - 0.5) * 2 ** 24);
      new Float32Array(record.buffer).set(Array.from({ length: width }, next), 3 * width);
      return record;
    });
    const scales = Float32Array.from({ length: width }, () => next() / 2 ** 20);
    const biases = Float32Array.from({ length: width }, () => next() - 0.5);
    let pointers: number[] = [];
    let [list, scalesAt, biasesAt, target] = [0, 0, 0, 0];
    const kernels = start((layout) => {
      pointers = records.map((record) => layout.place(new Float32Array(record.buffer)));
      list = layout.reserve(records.length * 4);
      scalesAt = layout.place(scales);
      biasesAt = layout.place(biases);
      target = layout.reserve(count * 16 * width);
    });
    kernels.memory.integers.set(pointers, list >> 2);
    kernels.convolve(list + reach * 4, count, reach, width, scalesAt, biasesAt, target);
    for (let i = 0; i < count; i += 1) {
      const at = (target >> 2) + (4 * i + 3) * width;
      const expected = Float32Array.from({ length: width }, (_, c) => {
        const sum = records[i]![c]! + records[i + reach]![width + c]! + records[i + 2 * reach]![2 * width + c]!;
        const news = Math.max(0, fround(fround(fround(sum) * scales[c]!) + biases[c]!));
        return fround(new Float32Array(records[i + reach]!.buffer)[3 * width + c]! + news);
      });
      expect(kernels.memory.floats.slice(at, at + width)).toEqual(expected);
    }
  });

  test('gate: half of the columns forwards, half backwards', () => {
    const width = 16;
    const count = 6;
    const next = random(8);
    const given = Float32Array.from({ length: count * 4 * width }, () => (next() - 0.3) * 2);
    let records = 0;
    const kernels = start((layout) => {
      records = layout.place(given);
    });
    kernels.gate(records, count, width);
    for (let c = 0; c < width; c += 1) {
      const order = Array.from({ length: count }, (_, i) => (c < width / 2 ? i : count - 1 - i));
      let state = 0;
      for (const i of order) {
        const at = i * 4 * width + c;
        const open = Math.min(1, Math.max(0, given[at + width]!));
        state = fround(fround(open * state) + fround(fround(1 - open) * given[at]!));
        expect(kernels.memory.floats[(records >> 2) + at + 3 * width]).toBe(fround(given[at + 3 * width]! + state));
      }
    }
  });
});

test('the exponential is close to the true one', () => {
  for (let x = -10; x <= 0; x += 0.01) {
    expect(Math.abs(exponential(fround(x)) / Math.exp(fround(x)) - 1)).toBeLessThan(2e-5);
  }
  expect(exponential(0)).toBe(1);
});
