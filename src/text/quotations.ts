// Quotation marks: one kind, and on the right side of the space beside them.
//
//   He said “wait. ”  “We ...  ->  He said "wait." "We ...     ‘We will go,’ he said  ->  "We will go," he said     Assad’s  ->  Assad's
//
// Afterwards a mark that opens follows a space (or the start, a bracket, a dash) and a mark that closes follows a sign or a letter, so that
// later stages can tell them apart by their place. Which is which is told by the mark where it has two forms, else by the spaces around it,
// else by whether a quotation is open. A paragraph that begins with a mark may continue the quotation of the one before it, which is how
// newspapers print long ones; any other quotation that is opened and not closed gets a note.
//
// Single marks become double where they quote, outside of double ones; an apostrophe stays "'" as it is told by its place.

import type { Cleaner, Draft } from './draft.js';

type Side = 'open' | 'close' | 'none';

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly sign: string;
  side: Side;
}

const doubles = /["“”„‟«»″〝〞〟＂]|[`'‘’]{2}/g;
const singles = /['‘’‚‛‹›`´ʼ＇′]/g;
const opening = ['“', '«', '„', '‟', '〝', '``', '‘‘'];
const closing = ['”', '»', '〞', '〟', "''", '’’'];

const isSpace = (character: string): boolean => character === '' || character === ' ' || character === '\n';
const isBefore = (character: string): boolean => isSpace(character) || '([{—–―-/'.includes(character);
const isAfter = (character: string): boolean => isSpace(character) || '.,;:!?)]}—–―-/'.includes(character);
const isWord = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);

/** The character before `place`, quotation marks of the other kind left out. */
function characterBefore(clean: string, place: number): string {
  const character = clean.charAt(place - 1);
  return character !== '' && /['‘’‚‹›`"“”]/.test(character) ? clean.charAt(place - 2) : character;
}

function characterAfter(clean: string, place: number): string {
  const character = clean.charAt(place);
  return character !== '' && /['‘’‚‹›`"“”]/.test(character) ? clean.charAt(place + 1) : character;
}

/** What the spaces around a mark say: it opens, it closes, or they say nothing. */
function sideByPlace(clean: string, start: number, end: number): Side {
  const before = characterBefore(clean, start);
  const after = characterAfter(clean, end);
  const ellipsis = clean.startsWith('...', end);
  if (isBefore(before) && !isSpace(after) && (!isAfter(after) || ellipsis)) return 'open';
  if (!isSpace(before) && isAfter(after)) return isBefore(before) && !isSpace(after) ? 'none' : 'close';
  return 'none';
}

export const straightenQuotations: Cleaner = (draft, edit, remark) => {
  const { clean } = draft;
  const marks: Mark[] = [];
  let start = 0;
  let before: Mark | null = null;
  while (start <= clean.length) {
    const next = clean.indexOf('\n\n', start);
    const end = next < 0 ? clean.length : next;
    const found = marksIn(clean, start, end);
    // A quotation left open is continued where the next paragraph opens again.
    if (before !== null && !(found[0]?.side === 'open' && found[0].start === start)) noteOpen(before, remark);
    before = null;
    for (const mark of found) {
      if (mark.side === 'open') {
        if (before !== null) noteOpen(before, remark);
        before = mark;
      } else if (mark.side === 'close') before = null;
    }
    for (const mark of [...found, ...singleMarksIn(clean, start, end, found)].sort((a, b) => a.start - b.start)) marks.push(mark);
    if (next < 0) break;
    start = next + 2;
  }
  if (before !== null) noteOpen(before, remark);
  write(draft, marks, edit, remark);
};

function noteOpen(mark: Mark, remark: Parameters<Cleaner>[2]): void {
  remark(mark.start, mark.end, 'quotation is opened and never closed');
}

/** The double marks of one paragraph, each with its side. */
function marksIn(clean: string, from: number, to: number): Mark[] {
  const marks: Mark[] = [];
  for (const match of clean.slice(from, to).matchAll(doubles)) {
    const place = from + match.index;
    marks.push({ start: place, end: place + match[0].length, sign: match[0], side: 'none' });
  }
  let open: Mark | null = null;
  for (const [i, mark] of marks.entries()) {
    const place = sideByPlace(clean, mark.start, mark.end);
    // Feet and inches: 6'2". Nothing is open, a digit before, a space after.
    if (open === null && place === 'close' && /["″]/.test(mark.sign) && /\d/.test(clean.charAt(mark.start - 1))) continue;
    mark.side = sideOf(clean, mark, place, open, marks[i + 1]);
    if (mark.side === 'open') open = mark;
    else open = null;
  }
  return marks;
}

function sideOf(clean: string, mark: Mark, place: Side, open: Mark | null, next: Mark | undefined): Side {
  // „German“ and »Danish« marks close with what elsewhere opens.
  if (open !== null && ((open.sign === '„' && mark.sign === '“') || (open.sign === '»' && mark.sign === '«'))) return 'close';
  if (opening.includes(mark.sign)) return place === 'close' ? 'close' : 'open';
  if (closing.includes(mark.sign)) return open === null && place === 'open' ? 'open' : 'close';
  if (place !== 'none') return place;
  if (open !== null) return 'close';
  // Spaces on both sides and nothing open: it opens if the next mark closes, and ends a quotation that was never opened if it does not.
  const afterSentence = /[.!?,] +$/.test(clean.slice(Math.max(0, mark.start - 3), mark.start));
  if (!afterSentence || next === undefined) return afterSentence ? 'close' : 'open';
  return sideByPlace(clean, next.start, next.end) === 'open' ? 'close' : 'open';
}

// "’90s", "’tis": left-out letters, not a quotation.
const elision = /^(?:\d0s|\d\d(?!\d)|em\b|til\b|tis\b|twas\b|cause\b|n['’]|round\b|bout\b)/i;

/** The single marks of one paragraph that quote, outside of its double ones. */
function singleMarksIn(clean: string, from: number, to: number, outer: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  let open: Mark | null = null;
  let pending: Mark | null = null;
  let inside = false;
  let nextOuter = 0;
  const finish = (): void => {
    if (open !== null && pending !== null) {
      open.side = 'open';
      pending.side = 'close';
    }
    open = null;
    pending = null;
  };
  for (const match of clean.slice(from, to).matchAll(singles)) {
    const start = from + match.index;
    for (; nextOuter < outer.length && outer[nextOuter]!.start <= start; nextOuter += 1) {
      finish();
      if (outer[nextOuter]!.side !== 'none') inside = outer[nextOuter]!.side === 'open';
    }
    // Half of a pair of marks that was read as one double mark.
    if (nextOuter > 0 && start < outer[nextOuter - 1]!.end) continue;
    const mark: Mark = { start, end: start + 1, sign: match[0], side: 'none' };
    marks.push(mark);
    if (inside) continue;
    const before = clean.charAt(start - 1);
    const after = clean.charAt(start + 1);
    if (isWord(before) && isWord(after)) continue;
    const place = sideByPlace(clean, start, start + 1);
    if (place === 'open' && !/[’´′›]/.test(mark.sign) && !elision.test(clean.slice(start + 1, start + 6))) {
      finish();
      open = mark;
    } else if (open !== null && closesSingle(clean, mark, place)) {
      // "the diplomats' trip": the s before it makes it doubtful, and the next sign may be the better one.
      const doubtful = /s/i.test(before) && after === ' ';
      if (doubtful) pending ??= mark;
      else {
        if (pending === null || start - (pending as Mark).start < 300) pending = mark;
        finish();
      }
    }
  }
  finish();
  return marks;
}

function closesSingle(clean: string, mark: Mark, place: Side): boolean {
  if (/[‘‹‚]/.test(mark.sign)) return false;
  if (place === 'close') return true;
  // "We will not go. ' he said": a space got between.
  return isSpace(clean.charAt(mark.start + 1)) && /[.!?,] $/.test(clean.slice(Math.max(0, mark.start - 2), mark.start));
}

function write({ clean }: Draft, marks: readonly Mark[], edit: Parameters<Cleaner>[1], remark: Parameters<Cleaner>[2]): void {
  // Doubles that closed without having been opened.
  let open = false;
  let reached = 0;
  for (const mark of marks) {
    const single = mark.sign.length === 1 && "'‘’‚‛‹›`´ʼ＇′".includes(mark.sign);
    if (mark.side === 'none') {
      const plain = single ? "'" : '"';
      if (mark.sign !== plain) edit(mark.start, mark.end, plain);
      reached = mark.end;
      continue;
    }
    if (!single) {
      if (mark.side === 'close' && !open) remark(mark.start, mark.end, 'quotation is closed and was never opened');
      open = mark.side === 'open';
    }
    const before = clean.charAt(mark.start - 1);
    const after = clean.charAt(mark.end);
    if (mark.side === 'close') {
      const spaces = before === ' ' && mark.start - 1 >= reached && !isSpace(clean.charAt(mark.start - 2));
      if (spaces) edit(mark.start - 1, mark.start, '');
    } else if (before !== '' && (isWord(before) || '.,;:!?)'.includes(before)) && mark.start >= reached) edit(mark.start, mark.start, ' ');
    if (mark.sign !== '"') edit(mark.start, mark.end, '"');
    reached = mark.end;
    if (mark.side === 'open' && after === ' ') {
      edit(mark.end, mark.end + 1, '');
      reached = mark.end + 1;
    } else if (mark.side === 'close' && isWord(after)) edit(mark.end, mark.end, ' ');
  }
}
