// Form -> record: the vector of a word by itself, and its products with the first context layer.
//
//   words.find('Oslo') -> pointer to its record
//
// A form always gives the same record, so records are kept: in running text nine words in ten have been met before, and for them this
// part, and the products of the first context layer, cost nothing. Products can be kept because they are whole numbers: adding up three
// kept sums gives exactly what one long sum would have given.

import { findRows } from './features.js';
import { type Arithmetic, type Kernels, roundUp } from './kernels/kernels.js';
import type { Layout, Pointer } from './kernels/memory.js';
import { type PlacedLayer, placeLayer } from './layers.js';
import type { SyntaxModel } from './model.js';

export interface Words {
  /** All numbers 0: what stands before a sentence and after it. */
  readonly outside: Pointer;
  readonly root: Pointer;
  /** To be called before up to `count` calls of `find`: what `find` returned earlier may be gone after it. */
  readonly makeRoom: (count: number) => void;
  /** Where the record of this form will be after the next `compute`. */
  readonly find: (form: string) => Pointer;
  /** Fills in the records of the forms that were new, all at once. Says how many. */
  readonly compute: () => number;
}

/** Longer forms are rare and may be very long: they are computed each time, and not kept. */
const LONGEST_KEPT = 64;
/** The first two records are `outside` and `root`. */
const RESERVED = 2;

/** `kept` records are held, `atOnce` new ones can be asked for between two calls of `makeRoom`. */
export function planWords(
  model: SyntaxModel,
  firstContext: PlacedLayer,
  kept: number,
  atOnce: number,
  arithmetic: Arithmetic,
  layout: Layout,
): (kernels: Kernels) => Words {
  const { features } = model;
  const { width } = model.header.config;
  const capacity = RESERVED + Math.max(kept, atOnce);
  const recordBytes = 4 * width * 4;
  const vectorOffset = 3 * width * 4;
  const joinedWidth = roundUp(model.word.rows, 8);

  const layer = placeLayer(model.word, arithmetic, layout);
  const records = layout.reserve(capacity * recordBytes);
  const joined = layout.reserve(atOnce * joinedWidth * 4);
  const roundedInputs = layout.reserve(atOnce * joinedWidth * 2);
  const roundedVectors = layout.reserve(atOnce * width * 2);

  return (kernels) => {
    const { floats } = kernels.memory;
    const recordOf = new Map<string, Pointer>();
    const rows = new Int32Array(features.length);
    let used = RESERVED;
    let waiting = 0;

    /** Joins the features' rows into the next free input. */
    const join = (): void => {
      let at = (joined >> 2) + waiting * joinedWidth;
      for (let i = 0; i < features.length; i += 1) {
        const { table } = features[i]!;
        table.copyRow(rows[i]!, floats, at);
        at += table.columns;
      }
      waiting += 1;
    };

    /** Inputs -> vectors -> products, for the waiting records, which end before record `end`. */
    const computeUpTo = (end: number): void => {
      const record = records + (end - waiting) * recordBytes;
      const vector = record + vectorOffset;
      kernels.round(joined, joinedWidth * 4, waiting, joinedWidth, layer.inputScale, roundedInputs);
      kernels.multiply(roundedInputs, joinedWidth * 2, waiting, layer.matrix, vector, recordBytes);
      kernels.scale(vector, recordBytes, waiting, width, layer.scales, layer.biases);
      for (let i = 0; i < waiting; i += 1) {
        const from = (vector + i * recordBytes) >> 2;
        for (let at = from; at < from + width; at += 1) if (!(floats[at]! > 0)) floats[at] = 0;
      }
      kernels.round(vector, recordBytes, waiting, width, firstContext.inputScale, roundedVectors);
      kernels.multiply(roundedVectors, width * 2, waiting, firstContext.matrix, record, recordBytes);
      waiting = 0;
    };

    // ROOT has row 0 of every table, which is what `rows` holds at first.
    join();
    computeUpTo(RESERVED);

    return {
      outside: records,
      root: records + recordBytes,
      makeRoom: (count) => {
        // Some wait here only if the caller before this one failed half way.
        if (waiting > 0) computeUpTo(used);
        if (used + count <= capacity) return;
        // Starting over is simpler than choosing whom to forget, and as rare as it is, as good.
        recordOf.clear();
        used = RESERVED;
      },
      find: (form) => {
        const known = recordOf.get(form);
        if (known !== undefined) return known;
        findRows(form, features, rows);
        join();
        const record = records + used * recordBytes;
        used += 1;
        if (form.length <= LONGEST_KEPT) recordOf.set(form, record);
        return record;
      },
      compute: () => {
        const count = waiting;
        if (count > 0) computeUpTo(used);
        return count;
      },
    };
  };
}
