// Words of the reader in, actors and quotes that have them out: case and accents do not count.
//
//   search(index, 'lavr') -> { actors: [{ id: 'person:sergey-lavrov', label: 'Sergey Lavrov', name: 'Sergey Lavrov' }], quotes: [] }

import type { Claim, Kind, Reading } from '../src/document.js';
import { fold } from '../src/lexicon/fold.js';

export interface FoundActor {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  /** The name that matched: the label or an alias. */
  readonly name: string;
}

export interface Found {
  readonly actors: readonly FoundActor[];
  readonly quotes: readonly Claim[];
}

export interface SearchIndex {
  readonly actors: readonly {
    readonly found: Omit<FoundActor, 'name'>;
    readonly mentions: number;
    readonly names: readonly (readonly [string, string])[];
  }[];
  readonly quotes: readonly { readonly claim: Claim; readonly text: string }[];
}

const MOST_ACTORS = 8;
const MOST_QUOTES = 4;

export function indexReading(reading: Reading): SearchIndex {
  return {
    actors: reading.actors.map(({ id, label, kind, aliases, mentions }) => ({
      found: { id, label, kind },
      mentions,
      names: [label, ...aliases].map((name) => [name, plain(name)] as const),
    })),
    quotes: reading.claims.map((claim) => ({ claim, text: plain(claim.evidence.text) })),
  };
}

/** The best first: names that begin with the words, then those with a word that does, then any part; the most mentioned first. */
export function search(index: SearchIndex, words: string): Found {
  const wanted = plain(words);
  if (wanted === '') return { actors: [], quotes: [] };
  const actors: { readonly actor: FoundActor; readonly rank: number; readonly mentions: number }[] = [];
  for (const { found, names, mentions } of index.actors) {
    let best: { readonly name: string; readonly rank: number } | null = null;
    for (const [name, text] of names) {
      const at = text.indexOf(wanted);
      if (at < 0) continue;
      const rank = text === wanted ? 0 : at === 0 ? 1 : text[at - 1] === ' ' ? 2 : 3;
      if (best === null || rank < best.rank) best = { name, rank };
    }
    if (best) actors.push({ actor: { ...found, name: best.name }, rank: best.rank, mentions });
  }
  actors.sort((a, b) => a.rank - b.rank || b.mentions - a.mentions || (a.actor.label < b.actor.label ? -1 : 1));
  const quotes: Claim[] = [];
  const sentences = new Set<string>();
  if (wanted.length >= 3) {
    for (const { claim, text } of index.quotes) {
      const sentence = `${claim.document} ${claim.evidence.start}`;
      if (quotes.length >= MOST_QUOTES || sentences.has(sentence) || !text.includes(wanted)) continue;
      sentences.add(sentence);
      quotes.push(claim);
    }
  }
  return { actors: actors.slice(0, MOST_ACTORS).map(({ actor }) => actor), quotes };
}

/** "Al-Assad" and "al assad" are the same words, "U. S." and "US" too. */
function plain(text: string): string {
  return fold(text.normalize('NFC'))
    .replace(/\b(\p{L})\. (?=\p{L}\.)/gu, '$1')
    .replace(/['.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
