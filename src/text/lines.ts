// Line ends: which of them begin a paragraph, and which only ended a line of print.
//
//   "The minister said on\nMonday that" -> "The minister said on Monday that",   "11:42\nTalks resume" -> "11:42\n\nTalks resume"
//
// Afterwards the text has "\n\n" between paragraphs and no other line end.

import type { Cleaner } from './draft.js';

// The first part keeps a long run of spaces without a line end from being tried from each of its places.
const breaks = /(?<! ) *\n[ \n]*/g;
const separator = /(?<![^\s])(?:(?:_ ){2,}_|(?:\* ){2,}\*|_{3,}|\*{3,}|-{4,}|={3,}|(?:- ){2,}-)(?![^\s])/g;

/** "_ _ _" and its like stand between parts of an article: they become a paragraph break. */
export const breakAtSeparators: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(separator)) edit(match.index, match.index + match[0].length, '\n\n');
};

interface LineEnd {
  readonly start: number;
  readonly end: number;
  readonly blank: boolean;
}

const isLower = (text: string, i: number): boolean => /^\p{Ll}/u.test(text.slice(i, i + 2));
const endsSentence = (text: string, i: number): boolean => /[.!?:"'”’)]/.test(text.charAt(i - 1));

export const breakLines: Cleaner = ({ clean }, edit) => {
  const ends: LineEnd[] = [];
  for (const match of clean.matchAll(breaks)) {
    const first = match[0].indexOf('\n');
    ends.push({ start: match.index, end: match.index + match[0].length, blank: match[0].indexOf('\n', first + 1) >= 0 });
  }
  if (ends.length === 0) return;

  // Print is wrapped where many lines begin in the middle of a sentence. Headlines and one-line paragraphs do not.
  let single = 0;
  let lower = 0;
  for (const end of ends) {
    if (end.blank) continue;
    single += 1;
    if (isLower(clean, end.end)) lower += 1;
  }
  const wrapped = single > 0 && lower / single >= 0.4;
  const hyphenated = wrapped ? wordsWithHyphen(clean) : new Set<string>();

  for (let i = 0; i < ends.length; ) {
    // One block: up to the next blank line.
    let stop = i;
    let widest = ends[i]!.start - (i === 0 ? 0 : ends[i - 1]!.end);
    while (stop < ends.length && !ends[stop]!.blank) {
      stop += 1;
      widest = Math.max(widest, (ends[stop]?.start ?? clean.length) - ends[stop - 1]!.end);
    }
    for (; i <= stop && i < ends.length; i += 1) {
      const { start, end, blank } = ends[i]!;
      const length = start - (i === 0 ? 0 : ends[i - 1]!.end);
      const continues = isLower(clean, end) && !endsSentence(clean, start);
      const joined = !blank && (wrapped ? (continues || length >= widest / 2) && widest <= 200 : continues && length >= 30);
      if (!joined) {
        // Two edits, so that the second sign stands directly before the paragraph.
        edit(start, start + 1, '\n');
        edit(start + 1, end, start + 1 < end ? '\n' : '');
        if (start + 1 === end) edit(end, end, '\n');
      } else joinLines(clean, start, end, hyphenated, edit);
    }
  }
};

/** Words with a hyphen inside: "cease-fire". They tell whether "cease-\nfire" keeps its hyphen. */
function wordsWithHyphen(clean: string): Set<string> {
  const words = new Set<string>();
  for (const match of clean.matchAll(/\p{L}{1,40}-\p{Ll}{1,40}/gu)) words.add(match[0].toLowerCase());
  return words;
}

function joinLines(clean: string, start: number, end: number, hyphenated: ReadonlySet<string>, edit: Parameters<Cleaner>[1]): void {
  const before = /\p{L}+-$/u.exec(clean.slice(Math.max(0, start - 40), start));
  const after = /^\p{Ll}+/u.exec(clean.slice(end, end + 40));
  if (before === null || after === null) {
    edit(start, end, ' ');
    return;
  }
  if (hyphenated.has((before[0] + after[0]).toLowerCase())) edit(start, end, '');
  else edit(start - 1, end, '');
}
