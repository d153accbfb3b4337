// A text while it is being cleaned, and the one way to change it without losing its places.
//
// In: a text, or a draft and a cleaner. Out: a new draft in which every character still knows where it came from.
//
//   edit(2, 3, '')   on "U. S."   ->   clean "U.S.", offsets 0 1 3 4 5
//
// Every cleaner of this folder has the same shape: it looks at the draft and says which ranges of `clean` to replace, from left to right. It
// never touches offsets itself; that is done here, once.

import type { Note } from '../document.js';

export interface Draft {
  /** The text as it was given. */
  readonly text: string;
  readonly clean: string;
  /** Place in `text` of each character of `clean`, and of its end. */
  readonly offsets: Uint32Array;
}

/**
 * Replaces characters `start..end` of `clean`. Calls must come in ascending order and not overlap. All of the replacement is placed at
 * `start`; to place its characters one by one, make one edit for each.
 */
export type Edit = (start: number, end: number, replacement: string) => void;

/** Records something odd about characters `start..end` of `clean`. */
export type Remark = (start: number, end: number, message: string) => void;

export type Cleaner = (draft: Draft, edit: Edit, remark: Remark) => void;

export function startDraft(text: string): Draft {
  const offsets = new Uint32Array(text.length + 1);
  for (let i = 0; i <= text.length; i += 1) offsets[i] = i;
  return { text, clean: text, offsets };
}

/** Runs one cleaner. Its remarks are added to `notes`, with ranges of the source text. */
export function applyCleaner(draft: Draft, cleaner: Cleaner, notes: Note[]): Draft {
  const { text, clean, offsets } = draft;
  // Three flat lists instead of one list of objects: a text of 50 MB may well have ten million edits.
  const starts: number[] = [];
  const ends: number[] = [];
  const replacements: string[] = [];
  let last = 0;
  let growth = 0;
  cleaner(
    draft,
    (start, end, replacement) => {
      if (start < last || end < start || end > clean.length) {
        throw new RangeError(`edit ${start}..${end} is out of order: the one before it ended at ${last}, the text at ${clean.length}`);
      }
      starts.push(start);
      ends.push(end);
      replacements.push(replacement);
      last = end;
      growth += replacement.length - (end - start);
    },
    (start, end, message) => {
      notes.push({ range: { start: offsets[start]!, end: offsets[end]! }, message });
    },
  );
  if (starts.length === 0) return draft;

  const parts: string[] = [];
  const moved = new Uint32Array(clean.length + growth + 1);
  let from = 0;
  let to = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const start = starts[i]!;
    const replacement = replacements[i]!;
    if (start > from) {
      parts.push(clean.slice(from, start));
      moved.set(offsets.subarray(from, start), to);
      to += start - from;
    }
    if (replacement !== '') {
      parts.push(replacement);
      moved.fill(offsets[start]!, to, to + replacement.length);
      to += replacement.length;
    }
    from = ends[i]!;
  }
  parts.push(clean.slice(from));
  moved.set(offsets.subarray(from), to);
  return { text, clean: parts.join(''), offsets: moved };
}
