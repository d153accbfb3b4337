// An index of names: finds the longest known name that begins at a place in a text.
//
//   names.at('the european union said', 4) -> 'european union', ends at 18

import { fold } from './fold.js';

/** What a known name stands for. */
export interface NameEntry {
  readonly kind: 'country' | 'adjective' | 'people' | 'capital' | 'place' | 'organization' | 'acronym' | 'person';
  /** Actor id: `country:FRA`; for places the id of their country. */
  readonly id: string;
  /** The name as the table writes it. */
  readonly name: string;
}

export interface NameHit {
  /** End of the name in the text, exclusive. */
  readonly end: number;
  readonly entries: readonly NameEntry[];
}

export interface NameIndex {
  /** The longest name that begins at `start` and ends at a word's end, or null. `folded` is `fold(text)`. */
  at(text: string, folded: string, start: number): NameHit | null;
  /** Everything of exactly this name. */
  get(name: string): readonly NameEntry[];
  readonly size: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** Builds the index. Acronyms and names of up to three letters are matched with their case, all else without. */
export function indexNames(entries: Iterable<readonly [name: string, entry: NameEntry]>): NameIndex {
  const byName = new Map<string, NameEntry[]>();
  /** First word -> folded names that begin with it, longest first. */
  const byFirst = new Map<string, string[]>();
  for (const [name, entry] of entries) {
    const key = fold(name.normalize('NFC'));
    if (key === '') continue;
    const list = byName.get(key);
    if (list) {
      if (!list.some((other) => other.id === entry.id && other.kind === entry.kind)) list.push(entry);
      continue;
    }
    byName.set(key, [entry]);
    const first = firstWord(key, 0);
    const names = byFirst.get(first);
    if (names) names.push(key);
    else byFirst.set(first, [key]);
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

  return {
    size: byName.size,
    get: (name) => byName.get(fold(name.normalize('NFC'))) ?? [],
    at(text, folded, start) {
      const names = byFirst.get(firstWord(folded, start));
      if (!names) return null;
      for (const name of names) {
        if (!folded.startsWith(name, start)) continue;
        const end = start + name.length;
        const next = folded[end];
        if (next !== undefined && WORD.test(next) && WORD.test(folded[end - 1]!)) continue;
        const written = text.slice(start, end);
        const entries = byName.get(name)!.filter((entry) => caseFits(entry, written));
        if (entries.length > 0) return { end, entries };
      }
      return null;
    },
  };
}

/** "US" is not "us" and "Peace Now" is not "Peace now": what is a capital in the table must be one in the text. */
function caseFits(entry: NameEntry, written: string): boolean {
  if (entry.kind === 'acronym' || entry.name.length <= 3) return written === entry.name;
  for (let i = 0; i < written.length; i += 1) {
    const wanted = entry.name[i]!;
    if (wanted !== wanted.toLowerCase() && written[i] === written[i]!.toLowerCase()) return false;
  }
  return true;
}

/** The letters and digits (and single dots, as in "U.S.") from `start` on. */
function firstWord(text: string, start: number): string {
  let end = start;
  while (end < text.length) {
    const c = text.charCodeAt(end);
    const letter = (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || c > 127;
    if (!letter) break;
    end += 1;
  }
  return text.slice(start, end);
}
