// Runs of spaces, made one; and the places where a run of spaces is all that is left of a word.
//
//   "He said the   talks were creating a durable  ." -> "He said the talks were creating a durable ." and two notes
//
// Scrapers lose words with a hyphen or a link on them and leave the spaces around. A double space after a sentence is only a habit of
// typists, and a text that is widened throughout gets one note instead of a thousand.

import type { Cleaner } from './draft.js';

const lost = /(?<=[\p{L}\p{N},;%)'’]) {2,}(?=[\p{L}\p{N}$€£]|[.,;:?!](?:\s|["'”’]|$))/gu;

/** As wide as this throughout, and it is the setting of the page. */
const widenedShare = 0.1;

export const noteLostWords: Cleaner = ({ text, clean, offsets }, _edit, remark) => {
  const places: [number, number][] = [];
  for (const match of clean.matchAll(lost)) {
    const start = match.index;
    const end = start + match[0].length;
    // Spaces that were typed as such: not a tab, not a fixed space, not what a dropped tag left.
    const typed = offsets[end]! - offsets[start]! === end - start && /^ +$/.test(text.slice(offsets[start], offsets[end]));
    if (typed) places.push([start, end]);
  }
  if (places.length > 10) {
    let gaps = 0;
    for (let i = clean.indexOf(' '); i >= 0; i = clean.indexOf(' ', i + 1)) if (clean[i + 1] !== ' ') gaps += 1;
    if (places.length > gaps * widenedShare) {
      remark(places[0]![0], places.at(-1)![1], 'spaces are widened throughout; lost words would not be seen');
      return;
    }
  }
  for (const [start, end] of places) remark(start, end, 'words seem to be missing here');
};

export const collapseSpaces: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(/(?<!\s)(?: {2,}(?!\s)|\s*\n\s*)/g)) {
    const start = match.index;
    const end = start + match[0].length;
    const wanted = match[0].includes('\n') ? '\n\n' : ' ';
    if (match[0] !== wanted) edit(start, end, wanted);
  }
};

export const trimEnds: Cleaner = ({ clean }, edit) => {
  const start = clean.length - clean.trimStart().length;
  const end = Math.max(start, clean.trimEnd().length);
  if (start > 0) edit(0, start, '');
  if (end < clean.length) edit(end, clean.length, '');
};

// A space before a sign that closes, after a bracket that opens, before the ending of a word that was cut off ("Russia 's", "did n't"),
// and between the points of an ellipsis.
const loose = / (?=[,;:!?)\]](?:[\s"'”’)\]]|$)|\.(?:[\s"'”’)]|$)|['’]s(?![\p{L}'’])|n['’]t(?!\p{L}))|(?<=[([]) | (?=\.)(?<=\. )/gu;

export const tightenSigns: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(loose)) {
    if (match.index > 0) edit(match.index, match.index + 1, '');
  }
};
