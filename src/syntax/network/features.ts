// The form of a word -> a row in each feature table.
//
//   "Kyiv-based" -> vectors 'kyiv-based', words 'kyiv-based', suffix3 'sed', suffix2 'ed', prefix3 'kyi', shape 'Xx-x'
//   "1,200"      -> vectors '1,200' or else '0,000', words '0,000', suffix3 '000', suffix2 '00', prefix3 '0,0', shape 'd,d'

import type { Feature } from './model.js';

const NOTHING = 0;
const UNKNOWN = 1;

/** Lower case, and every digit 0: years and amounts are too many to be learnt one by one. */
export function normalizeForm(form: string): string {
  return form.toLowerCase().replace(/[0-9]/g, '0');
}

/** The last `count` code points. A lone surrogate counts as one. */
export function suffixOf(form: string, count: number): string {
  // A code point has at most two units, so what lies further back does not matter.
  return [...form.slice(-2 * count)].slice(-count).join('');
}

/** The first `count` code points. */
export function prefixOf(form: string, count: number): string {
  return [...form.slice(0, 2 * count)].slice(0, count).join('');
}

/** The kinds of letters a form is made of, repetitions left out, at most six: "McDonald's" -> "XxXx'x". */
export function shapeOf(form: string): string {
  let shape = '';
  let last = '';
  for (const letter of form) {
    const kind = kindOf(letter);
    if (kind !== last) shape += kind;
    last = kind;
    if (shape.length === 6) break;
  }
  return shape;
}

function kindOf(letter: string): string {
  if (letter >= 'A' && letter <= 'Z') return 'X';
  if (letter >= 'a' && letter <= 'z') return 'x';
  if (letter >= '0' && letter <= '9') return 'd';
  return letter.codePointAt(0)! > 127 ? 'u' : letter;
}

/** Rows for the features, in their order, written to `rows`. */
export function findRows(form: string, features: readonly Feature[], rows: Int32Array): void {
  const lower = form.toLowerCase();
  const normal = normalizeForm(form);
  features.forEach(({ name, rowOf }, i) => {
    switch (name) {
      case 'vectors':
        rows[i] = rowOf.get(lower) ?? rowOf.get(normal) ?? NOTHING;
        break;
      case 'words':
        rows[i] = rowOf.get(normal) ?? UNKNOWN;
        break;
      case 'suffix3':
        rows[i] = rowOf.get(suffixOf(normal, 3)) ?? UNKNOWN;
        break;
      case 'suffix2':
        rows[i] = rowOf.get(suffixOf(normal, 2)) ?? UNKNOWN;
        break;
      case 'prefix3':
        rows[i] = rowOf.get(prefixOf(normal, 3)) ?? UNKNOWN;
        break;
      case 'shape':
        rows[i] = rowOf.get(shapeOf(form)) ?? UNKNOWN;
        break;
    }
  });
}
