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

/** Names of one kind, by their place in a text, and for each whose it is. */
export interface NameList {
  readonly kind: NameEntry['kind'];
  /** What makes an actor's id of an id: "country:". */
  readonly prefix: string;
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Id of the owner of the i-th name; empty for places of no state. */
  idAt(i: number): string;
}

/** A list of names that stand in no table as they are: "Germans". */
export function listOfNames(kind: NameEntry['kind'], prefix: string, names: readonly (readonly [name: string, id: string])[]): NameList {
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const [name] of names) {
    starts.push(at);
    ends.push(at + name.length);
    at += name.length + 1;
  }
  return { kind, prefix, text: names.map(([name]) => name).join('\n'), starts, ends, idAt: (i) => names[i]![1] };
}

export interface NameIndex {
  /** The longest name that begins at `start` and ends at a word's end, or null. `folded` is `fold(text)`. */
  at(text: string, folded: string, start: number): NameHit | null;
  /** Everything of exactly this name. */
  get(name: string): readonly NameEntry[];
  /** How many names there are, with those that two share. */
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
 * sorted by their first word at the first question, and cut out, folded and compared when a text has that word.
 */
export function indexNames(make: () => readonly NameList[]): NameIndex {
  let ready: {
    readonly lists: readonly NameList[];
    readonly size: number;
    chain(hash: number): number[];
    entryAt(at: number): NameEntry;
  } | null = null;
  const prepare = (): NonNullable<typeof ready> => {
    const lists = make();
    const begins: number[] = [];
    let size = 0;
    for (const { starts } of lists) {
      begins.push(size);
      size += starts.length;
    }
    const listAt = (at: number): number => {
      let k = lists.length - 1;
      while (begins[k]! > at) k -= 1;
      return k;
    };
    let current = 0;
    const chain = chainByHash(size, (at) => {
      while (current + 1 < lists.length && begins[current + 1]! <= at) current += 1;
      const { text, starts, ends } = lists[current]!;
      const i = at - begins[current]!;
      return hashOfFirstWord(text, starts[i]!, ends[i]!);
    });
    const entryAt = (at: number): NameEntry => {
      const k = listAt(at);
      const { kind, prefix, text, starts, ends, idAt } = lists[k]!;
      const i = at - begins[k]!;
      const id = idAt(i);
      return { kind, id: id === '' ? '' : prefix + id, name: text.slice(starts[i]!, ends[i]!) };
    };
    return { lists, size, chain, entryAt };
  };
  const buckets = new Map<string, Bucket | undefined>();
  const bucketOf = (first: string): Bucket | undefined => {
    if (buckets.has(first)) return buckets.get(first);
    ready ??= prepare();
    const list: NameEntry[] = [];
    for (const at of ready.chain(hashOf(first))) {
      const entry = ready.entryAt(at);
      if (firstWord(foldedName(entry.name), 0) === first) list.push(entry);
    }
    const bucket = list.length === 0 ? undefined : makeBucket(list);
    buckets.set(first, bucket);
    return bucket;
  };
  return {
    get size() {
      ready ??= prepare();
      return ready.size;
    },
    get(name) {
      const key = foldedName(name);
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
    const key = foldedName(entry.name);
    const known = entries.get(key);
    if (!known) entries.set(key, [entry]);
    else if (!known.some((other) => other.id === entry.id && other.kind === entry.kind)) known.push(entry);
  }
  return { entries, names: [...entries.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)) };
}

/** How names are compared. */
function foldedName(name: string): string {
  return fold(name.normalize('NFC'));
}

/**
 * Numbers 0 to `size` - 1 by a hash of each: `chain(hash)` gives all that have it, and some more, in rising order. Two arrays of numbers
 * take a tenth of the time that a map of strings and lists does.
 */
export function chainByHash(size: number, hashAt: (i: number) => number): (hash: number) => number[] {
  const mask = 0xffff;
  const last = new Int32Array(mask + 1).fill(-1);
  const before = new Int32Array(size);
  for (let i = 0; i < size; i += 1) {
    const slot = hashAt(i) & mask;
    before[i] = last[slot]!;
    last[slot] = i;
  }
  return (hash) => {
    const found: number[] = [];
    for (let i = last[hash & mask]!; i >= 0; i = before[i]!) found.push(i);
    return found.reverse();
  };
}

export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 16);
}

/** As `hashOf(fold(...))`, without cutting the word out where it is ASCII. */
export function hashOfFolded(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) {
    let c = text.charCodeAt(i);
    if (c > 127) return hashOf(fold(text.slice(start, end)));
    if (c >= 65 && c <= 90) c += 32;
    hash = (Math.imul(hash, 31) + c) | 0;
  }
  return hash ^ (hash >>> 16);
}

/** As `hashOf(firstWord(foldedName(...)))`, without cutting the name out where it is ASCII. */
function hashOfFirstWord(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) {
    let c = text.charCodeAt(i);
    if (c > 127) return hashOf(firstWord(foldedName(text.slice(start, end)), 0));
    if (c >= 65 && c <= 90) c += 32;
    else if (!((c >= 97 && c <= 122) || (c >= 48 && c <= 57))) break;
    hash = (Math.imul(hash, 31) + c) | 0;
  }
  return hash ^ (hash >>> 16);
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
