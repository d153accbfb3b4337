// A text and the stretches that mean something in it in, pieces that can be shown one after the other out.
//
//   segments(0, 20, [{ start: 4, end: 11, mark: 'evidence' }, { start: 6, end: 8, mark: 'trigger' }])
//     -> [0,4) [4,6) evidence  [6,8) evidence trigger  [8,11) evidence  [11,20)
//
// Stretches may overlap; the pieces never do, and together they are the whole text, character for character.

import type { Range } from '../src/document.js';

export interface Mark<Of> extends Range {
  readonly mark: Of;
}

export interface Segment<Of> extends Range {
  readonly marks: readonly Of[];
}

export function segments<Of>(start: number, end: number, marks: readonly Mark<Of>[]): Segment<Of>[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.end > mark.start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces: Segment<Of>[] = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [from, to] = [places[i]!, places[i + 1]!];
    pieces.push({ start: from, end: to, marks: inside.filter((mark) => mark.start <= from && mark.end >= to).map(({ mark }) => mark) });
  }
  return pieces;
}

/** A paragraph longer than this is broken for the eye. */
const LONG = 700;

/** And its parts are at least this long. */
const SHORTEST = 320;

/**
 * The paragraphs of a text, one after the other, without gaps. Scraped articles often are one line of many thousand characters: those
 * are broken after a sentence, for the eye alone; no character is added or left out.
 */
export function paragraphs(text: string): Range[] {
  const found: Range[] = [];
  const line = /[^\n]*(?:\n\s*|$)/gy;
  for (let match = line.exec(text); match && match[0] !== ''; match = line.exec(text)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (end - start <= LONG) found.push({ start, end });
    else found.push(...broken(text, start, end));
  }
  return found;
}

/** The end of a sentence: a full stop, perhaps a closing quotation mark, and then a capital or an opening one. "U. S." is none. */
const SENTENCE_END = /(?<![A-Z])[.!?]["”’')\]]?\s+(?:["”]\s+)?(?=[A-Z“"‘'[(])/g;

function broken(text: string, start: number, end: number): Range[] {
  const parts: Range[] = [];
  let from = start;
  SENTENCE_END.lastIndex = start;
  for (let match = SENTENCE_END.exec(text); match && SENTENCE_END.lastIndex < end; match = SENTENCE_END.exec(text)) {
    const here = SENTENCE_END.lastIndex;
    if (here - from < SHORTEST || end - here < SHORTEST / 2) continue;
    parts.push({ start: from, end: here });
    from = here;
  }
  parts.push({ start: from, end });
  return parts;
}
