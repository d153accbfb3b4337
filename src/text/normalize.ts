// A text as it was given, made clean, with the place of every character kept.
//
// In: a Source. Out: the same with `clean`, `offsets`, `paragraphs` and `notes`.
//
//   "LUCCA, Italy (AP)  —   U. S. Secretary"  ->  "LUCCA, Italy (AP) — U.S. Secretary"
//
// The cleaners run in this order because each relies on those before it: marks are told apart by the spaces beside them, spaces are counted
// when entities and tags are gone, tags are seen when entities are read. Each takes time in proportion to the text.

import type { Normalized, Note, Range, Source } from '../document.js';
import { dropBrackets } from './brackets.js';
import { composeMarks, plainCharacters } from './characters.js';
import { spaceDashes } from './dashes.js';
import { applyCleaner, type Cleaner, startDraft } from './draft.js';
import { decodeEntities } from './entities.js';
import { closeInitialisms } from './initialisms.js';
import { languageOf } from './language.js';
import { breakAtSeparators, breakLines } from './lines.js';
import { dropInlineMarks, dropLineMarks, dropTags } from './markup.js';
import { repairMojibake } from './mojibake.js';
import { straightenQuotations } from './quotations.js';
import { collapseSpaces, noteLostWords, tightenSigns, trimEnds } from './spaces.js';

const cleaners: readonly Cleaner[] = [
  repairMojibake,
  decodeEntities,
  dropTags,
  plainCharacters,
  composeMarks,
  breakAtSeparators,
  dropLineMarks,
  dropInlineMarks,
  breakLines,
  noteLostWords,
  collapseSpaces,
  trimEnds,
  dropBrackets,
  collapseSpaces,
  closeInitialisms,
  tightenSigns,
  straightenQuotations,
  spaceDashes,
  tightenSigns,
  collapseSpaces,
  trimEnds,
];

/** The source with its clean text. Pure; the same source gives the same value. */
export function normalize(source: Source): Normalized {
  const notes: Note[] = [];
  const { clean, offsets } = cleaners.reduce((draft, cleaner) => applyCleaner(draft, cleaner, notes), startDraft(source.text));
  if (!languageOf(clean).english) {
    notes.push({ range: { start: 0, end: source.text.length }, message: 'does not look like English; only English is read' });
  }
  notes.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { ...source, clean, offsets, paragraphs: paragraphStarts(clean), notes };
}

function paragraphStarts(clean: string): number[] {
  const starts = [0];
  for (let i = clean.indexOf('\n\n'); i >= 0; i = clean.indexOf('\n\n', i + 2)) starts.push(i + 2);
  return starts;
}

/**
 * The characters of the source text that `clean.slice(start, end)` was made from. Unlike `offsets[end]` alone, the range does not run over
 * spaces and left-out signs that follow: of `the dead. "` the words "the dead." end at the point.
 */
export function sourceRange({ text, offsets }: Pick<Normalized, 'text' | 'offsets'>, start: number, end: number): Range {
  const from = offsets[start]!;
  let to = offsets[end]!;
  while (to > from + 1 && /[\s[\]\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/.test(text[to - 1]!)) to -= 1;
  return { start: from, end: to };
}
