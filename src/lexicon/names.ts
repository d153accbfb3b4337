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

/** Names of one kind, and for each whose it is. */
export interface NameList {
  readonly kind: NameEntry['kind'];
  /** What makes an actor's id of an id: "country:". */
  readonly prefix: string;
  readonly names: readonly string[];
  /** As long as `names`. */
  readonly ids: readonly string[];
}

export interface NameIndex {
  /** The longest name that begins at `start` and ends at a word's end, or null. `folded` is `fold(text)`. */
  at(text: string, folded: string, start: number): NameHit | null;
  /** Everything of exactly this name. */
  get(name: string): readonly NameEntry[];
  /** How many names were given, with those that two share. */
  readonly size: number;
}

const WORD = /[\p{L}\p{N}]/u;

/** The names that share a first word, folded, and what they stand for. */
interface Bucket {
  readonly entries: ReadonlyMap<string, readonly NameEntry[]>;
  /** Longest first. */
  readonly names: readonly string[];
}

/**
 * Builds the index. Acronyms and names of up to three letters are matched with their case, all else without. Names are
 * sorted by their first word at the first question, and folded and compared when a text has that word.
 */
export function indexNames(lists: readonly NameList[]): NameIndex {
  const starts: number[] = [];
  let size = 0;
  for (const { names } of lists) {
    starts.push(size);
    size += names.length;
  }
  /** First word -> number of the last name that begins with it; `before` leads to the one before, -1 ends. Arrays for each word are dear. */
  const last = new Map<string, number>();
  const before = new Int32Array(size);
  const sortByFirstWord = (): void => {
    for (let k = 0; k < lists.length; k += 1) {
      const { names } = lists[k]!;
      for (let i = 0; i < names.length; i += 1) {
        const first = firstWordOfName(names[i]!);
        before[starts[k]! + i] = last.get(first) ?? -1;
        last.set(first, starts[k]! + i);
      }
    }
  };
  const entryAt = (at: number): NameEntry => {
    let k = lists.length - 1;
    while (starts[k]! > at) k -= 1;
    const { kind, prefix, names, ids } = lists[k]!;
    const id = ids[at - starts[k]!]!;
    return { kind, id: id === '' ? '' : prefix + id, name: names[at - starts[k]!]! };
  };
  const buckets = new Map<string, Bucket>();
  const bucketOf = (first: string): Bucket | undefined => {
    const ready = buckets.get(first);
    if (ready) return ready;
    if (last.size === 0) sortByFirstWord();
    const end = last.get(first);
    if (end === undefined) return undefined;
    const list: NameEntry[] = [];
    for (let at = end; at >= 0; at = before[at]!) list.push(entryAt(at));
    const bucket = makeBucket(list.reverse());
    buckets.set(first, bucket);
    return bucket;
  };
  return {
    size,
    get(name) {
      const key = fold(name.normalize('NFC'));
      return bucketOf(firstWord(key, 0))?.entries.get(key) ?? [];
    },
    at(text, folded, start) {
      const bucket = bucketOf(firstWord(folded, start));
      if (!bucket) return null;
      for (const name of bucket.names) {
        if (!folded.startsWith(name, start)) continue;
        const end = start + name.length;
        const next = folded[end];
        if (next !== undefined && WORD.test(next) && WORD.test(folded[end - 1]!)) continue;
        const written = text.slice(start, end);
        const entries = bucket.entries.get(name)!.filter((entry) => caseFits(entry, written));
        if (entries.length > 0) return { end, entries };
      }
      return null;
    },
  };
}

function makeBucket(list: readonly NameEntry[]): Bucket {
  const entries = new Map<string, NameEntry[]>();
  for (const entry of list) {
    const key = fold(entry.name.normalize('NFC'));
    const known = entries.get(key);
    if (!known) entries.set(key, [entry]);
    else if (!known.some((other) => other.id === entry.id && other.kind === entry.kind)) known.push(entry);
  }
  return { entries, names: [...entries.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)) };
}

/** As `firstWord` of the folded name, without folding the rest. */
function firstWordOfName(name: string): string {
  let end = 0;
  let ascii = true;
  while (end < name.length) {
    const c = name.charCodeAt(end);
    if (c > 127) ascii = false;
    else if (!((c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57))) break;
    end += 1;
  }
  if (ascii) return name.slice(0, end).toLowerCase();
  return firstWord(fold(name.slice(0, end).normalize('NFC')), 0);
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
