// Square brackets: those that editing left behind are dropped.
//
//   "[As he embarked on a trip, he said" -> "As he embarked on a trip, he said" and a note,   "[T]he talks" -> "The talks",   "Syria.[3]" -> "Syria."
//
// A bracket with its partner in the same paragraph and not far off stays: "he [Assad] must go".

import type { Cleaner } from './draft.js';

/** An insertion of an editor is shorter than this. */
const farthest = 500;

export const dropBrackets: Cleaner = ({ clean }, edit, remark) => {
  const marks = [...clean.matchAll(/[[\]]|\n/g)].map((match) => ({ sign: match[0], place: match.index, partner: -1 }));
  const open: number[] = [];
  for (const [i, mark] of marks.entries()) {
    if (mark.sign === '[') open.push(i);
    else if (mark.sign === '\n') open.length = 0;
    else {
      const partner = open.pop();
      if (partner === undefined || mark.place - marks[partner]!.place > farthest) continue;
      mark.partner = marks[partner]!.place;
      marks[partner]!.partner = mark.place;
    }
  }
  for (const { sign, place, partner } of marks) {
    if (sign === '\n') continue;
    if (partner < 0) {
      remark(place, place + 1, `stray "${sign}" is left out`);
      edit(place, place + 1, '');
      continue;
    }
    const from = Math.min(place, partner);
    const to = Math.max(place, partner);
    // The number of a footnote directly behind a word or a full stop.
    if (
      to - from <= 5 &&
      /^\[(?:\d{1,3}|[a-z])\]$/.test(clean.slice(from, to + 1)) &&
      /[\p{L}\p{N}.,;:!?"'”’\]]/u.test(clean.charAt(from - 1))
    ) {
      if (place === from) edit(from, to + 1, '');
      continue;
    }
    // A letter that was changed: "[T]he".
    if (to - from <= 3 && /\p{L}/u.test(clean.charAt(from + 1)) && /\p{Ll}/u.test(clean.charAt(to + 1))) edit(place, place + 1, '');
  }
};
