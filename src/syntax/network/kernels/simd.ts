// The seven kernels in WebAssembly with SIMD. The source is assembly/index.ts; `scripts/build-kernels.mjs` compiles it into generated.ts.

import { kernelsBase64 } from './generated.js';
import type { Arithmetic, Kernels, Matrix } from './kernels.js';
import { roundUp } from './kernels.js';
import { type Layout, openMemory } from './memory.js';

type Numbers<Count extends number, List extends number[] = []> = List['length'] extends Count ? List : Numbers<Count, [...List, number]>;

interface Exports {
  readonly multiply: (...pointersAndSizes: Numbers<8>) => void;
  readonly scale: Kernels['scale'];
  readonly round: Kernels['round'];
  readonly convolve: Kernels['convolve'];
  readonly gate: Kernels['gate'];
  readonly sumRows: Kernels['sumRows'];
  readonly addWeighted: Kernels['addWeighted'];
}

const PAGE = 65536;

/** Undefined where there is no WebAssembly, or none with SIMD, or where a page's security policy forbids it. */
export function findSimdArithmetic(): Arithmetic | undefined {
  try {
    if (typeof WebAssembly === 'undefined') return undefined;
    // The kernels are so small (3 KB) that they serve as the question whether SIMD is there. Below 4 KB every browser compiles at once;
    // above, some insist on waiting.
    const bytes = Uint8Array.from(atob(kernelsBase64), (letter) => letter.charCodeAt(0));
    if (!WebAssembly.validate(bytes)) return undefined;
    const module = new WebAssembly.Module(bytes);
    return { place, start: (layout) => start(layout, module) };
  } catch {
    return undefined;
  }
}

/** Panels of 8 columns; in a panel, for each two rows, the two weights of each column side by side. */
function place(weights: Int8Array, rows: number, columns: number, layout: Layout): Matrix {
  const paddedRows = roundUp(rows, 2);
  const paddedColumns = roundUp(columns, 8);
  const packed = new Int16Array(paddedRows * paddedColumns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = (column >> 3) * paddedRows * 8 + (row >> 1) * 16 + (column & 7) * 2 + (row & 1);
      packed[at] = weights[row * columns + column]!;
    }
  }
  return { weights: layout.place(packed), rows: paddedRows, columns: paddedColumns, run: paddedRows };
}

function start(layout: Layout, module: WebAssembly.Module): Kernels {
  const wasmMemory = new WebAssembly.Memory({ initial: Math.ceil(layout.size() / PAGE) });
  const instance = new WebAssembly.Instance(module, { env: { memory: wasmMemory } });
  const { multiply, scale, round, convolve, gate, sumRows, addWeighted } = instance.exports as unknown as Exports;
  return {
    simd: true,
    memory: openMemory(layout, wasmMemory.buffer as ArrayBuffer),
    multiply: (input, inputStride, count, { weights, rows, columns }, output, outputStride) =>
      multiply(input, inputStride, count, weights, rows, columns, output, outputStride),
    scale,
    round,
    convolve,
    gate,
    sumRows,
    addWeighted,
  };
}
