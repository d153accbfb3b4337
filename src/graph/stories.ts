// Texts in, the story that each tells out: copies of one wire report, cut short or reworded a little, are one story.
//
//   assignStories([{ id: 'b.txt', text }, { id: 'a.txt', text: firstHalfOf(text) }]) -> both 'a.txt'
//
// Broder 1997, "On the resemblance and containment of documents": a text is the set of its runs of three words, of which those whose hash
// ends in certain bits are kept. Two texts tell one story where half of the smaller set lies in the other. MinHash, the usual
// choice, estimates resemblance, which is low for a text and its first third; containment is what copies have in common.

import { fold } from '../lexicon/fold.js';

export interface StoryText {
  readonly id: string;
  readonly text: string;
}

/** Groups texts as they come. Whatever the order, the same texts give the same stories. */
export interface Stories {
  add(document: StoryText): void;
  /** For each document, the story's id: that of its first document by code units. */
  finish(): Map<string, string>;
}

export function assignStories(documents: Iterable<StoryText>): Map<string, string> {
  const stories = createStories();
  for (const document of documents) stories.add(document);
  return stories.finish();
}

export function createStories(): Stories {
  const ids: string[] = [];
  const sizes: number[] = [];
  /** For each document, another one of its story, or itself. */
  const parent: number[] = [];
  const holders = new Map<number, number[]>();
  const exact = new Map<string, number>();
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    for (let here = index; parent[here] !== root; ) [here, parent[here]] = [parent[here]!, root];
    return root;
  };
  const unite = (a: number, b: number): void => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parent[Math.max(one, other)] = Math.min(one, other);
  };
  return {
    add({ id, text }) {
      const index = ids.length;
      ids.push(id);
      parent.push(index);
      const words = wordsOf(text);
      const kept = sampleOf(words);
      sizes.push(kept.size);
      // Too short for runs of words to tell: only the same words are the same story.
      if (kept.size < LEAST) {
        const key = words.join(' ');
        const twin = exact.get(key);
        if (twin === undefined) exact.set(key, index);
        else if (words.length > 0) unite(twin, index);
      }
      const shared = new Map<number, number>();
      for (const hash of kept) {
        const list = holders.get(hash);
        if (!list) {
          holders.set(hash, [index]);
          continue;
        }
        for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1);
        // What everybody writes ("contributed to this report") tells no story.
        if (list.length < COMMON) list.push(index);
      }
      for (const [other, count] of shared) if (count >= LEAST && count >= HALF * Math.min(kept.size, sizes[other]!)) unite(other, index);
    },
    finish() {
      const first = new Map<number, string>();
      for (const [index, id] of ids.entries()) {
        const root = rootOf(index);
        const known = first.get(root);
        if (known === undefined || id < known) first.set(root, id);
      }
      return new Map(ids.map((id, index) => [id, first.get(rootOf(index))!]));
    },
  };
}

/** Share of the smaller set that must lie in the other. */
const HALF = 0.5;

/** Fewest kept runs that prove anything: some thirty words in common. */
const LEAST = 8;

/** One run in four is kept. */
const KEEP = 4;

/** Documents after which a run of words is taken for common usage. */
const COMMON = 200;

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function sampleOf(words: readonly string[]): Set<number> {
  const kept = new Set<number>();
  const hashes = words.map(hashOf);
  for (let i = 2; i < hashes.length; i += 1) {
    let hash = Math.imul(hashes[i - 2]! ^ Math.imul(hashes[i - 1]!, 31) ^ Math.imul(hashes[i]!, 961), 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hash ^= hash >>> 13;
    if ((hash & (KEEP - 1)) === 0) kept.add(hash);
  }
  return kept;
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}
