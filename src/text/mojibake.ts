// Letters that were written as UTF-8 and read as Windows-1252, read again.
//
//   "Russiaâ€™s interests" -> "Russia’s interests",  "FranÃ§ois" -> "François"
//
// Only sequences that cannot be meant are touched: a capital with a tilde, ring or dots, or "â", followed by a sign that no English
// sentence puts there. What would come out as another such capital is left alone, so that a text is never repaired twice.

import type { Cleaner } from './draft.js';
import { windows1252 } from './windows1252.js';

const continuation = `\\u0080-\\u00bf${windows1252.join('')}`;
const pattern = new RegExp(`[ÂÃÄÅ][${continuation}]|â[\\u0080\\u0082€‚][${continuation}]`, 'g');

const byteOf = new Map<string, number>(windows1252.map((character, i) => [character, 0x80 + i]));

function bytes(broken: string): number[] {
  return [...broken].map((character) => byteOf.get(character) ?? character.charCodeAt(0));
}

export const repairMojibake: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(pattern)) {
    const [first = 0, second = 0, third = 0] = bytes(match[0]);
    const code =
      match[0].length === 2 ? ((first & 0x1f) << 6) | (second & 0x3f) : ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
    const repaired = String.fromCharCode(code);
    if (/[ÂÃÄÅâ]/.test(repaired)) continue;
    edit(match.index, match.index + match[0].length, repaired);
  }
};
