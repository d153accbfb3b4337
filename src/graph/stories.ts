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

/**
 * What is kept of a text to know its copies: some seven characters for each four words of it. Texts too short to sample are kept as their
 * words. Empty where there are none.
 */
export function signatureOf(text: string): string {
  const words = wordsOf(text);
  const kept = sampleOf(words);
  // The last two bits of all that is kept are nought.
  return kept.size < LEAST ? words.join(' ') : `#${[...kept].map((hash) => (hash >>> 2).toString(36)).join('.')}`;
}

/** Groups texts as they come. Whatever the order, the same texts give the same stories. */
export interface Stories {
  add(document: StoryText): void;
  /** The same for a text of which only the signature is left. */
  addSigned(id: string, signature: string): void;
  /** For each document, the story's id: that of its first document by code units. */
  finish(): Map<string, string>;
}

export function assignStories(documents: Iterable<StoryText>): Map<string, string> {
  const stories = createStories();
  for (const document of documents) stories.add(document);
  return stories.finish();
}

/** Of all documents those that have copies, with their story. */
export function copiesIn(stories: ReadonlyMap<string, string>): Map<string, string> {
  const copies = new Map<string, number>();
  for (const story of stories.values()) copies.set(story, (copies.get(story) ?? 0) + 1);
  return new Map([...stories].filter(([, story]) => copies.get(story)! > 1));
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
  const addSigned = (id: string, signature: string): void => {
    const index = ids.length;
    ids.push(id);
    parent.push(index);
    const kept = new Set(
      signature.startsWith('#')
        ? signature
            .slice(1)
            .split('.')
            .map((hash) => Number.parseInt(hash, 36))
        : [],
    );
    sizes.push(kept.size);
    // Too short for runs of words to tell: only the same words are the same story.
    if (kept.size === 0) {
      const twin = exact.get(signature);
      if (twin === undefined) exact.set(signature, index);
      else if (signature !== '') unite(twin, index);
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
  };
  return {
    add: ({ id, text }) => addSigned(id, signatureOf(text)),
    addSigned,
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
