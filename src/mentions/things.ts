// Names of things that look like names of people: ships, exercises, storms, hotels. Pieces in; the same without them out.
//
//   "the transport Kapitan Orlov sailed"   "for Surya Kiran, a joint exercise"   "Hurricane Irma"   -> no pieces

import type { Parsed } from '../document.js';
import type { Piece } from './pieces.js';

/** Nouns of what has a name and is nobody; before the name, or in apposition behind it. */
const THINGS: ReadonlySet<string> = new Set([
  'aircraft', 'airport', 'album', 'avenue', 'award', 'boat', 'book', 'bridge', 'cargo', 'carrier', 'cathedral', 'cruiser', 'cyclone', 'destroyer', 'documentary',
  'drama', 'drill', 'exercise', 'ferry', 'festival', 'film', 'freighter', 'frigate', 'hotel', 'hurricane', 'icebreaker', 'mosque', 'mountain', 'movie', 'novel',
  'opera', 'operation', 'play', 'prison', 'restaurant', 'river', 'rocket', 'satellite', 'schooner', 'ship', 'song', 'spacecraft', 'stadium', 'steamer', 'storm',
  'street', 'submarine', 'tanker', 'trawler', 'transport', 'trophy', 'typhoon', 'vessel', 'volcano', 'warship', 'yacht',
]); // biome-ignore format: one list

/** Drops runs of unknown capitalized words that a noun beside them calls a thing. */
export function withoutThings(document: Parsed, pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  for (let k = 0; k < pieces.length; ) {
    let used = 0;
    while (k + used < pieces.length && isName(pieces[k + used]!) && (used === 0 || pieces[k + used]!.start === pieces[k + used - 1]!.end))
      used += 1;
    if (used === 0) {
      kept.push(pieces[k]!);
      k += 1;
      continue;
    }
    const start = pieces[k]!.start;
    const end = pieces[k + used - 1]!.end;
    if (!calledThing(document, start, end)) kept.push(...pieces.slice(k, k + used));
    k += used;
  }
  return kept;
}

function isName(piece: Piece): boolean {
  return piece.type === 'capitalized' || piece.type === 'given';
}

function calledThing(document: Parsed, start: number, end: number): boolean {
  const { tokens } = document;
  const sentence = tokens[start]!.sentence;
  const before = tokens[start - 1];
  if (before?.sentence === sentence && THINGS.has(before.text.toLowerCase())) return true;
  if (tokens[end]?.text !== ',' || !/^(?:a|an|the)$/.test(tokens[end + 1]?.text ?? '')) return false;
  // The head of the apposition is the last noun of its first run of nouns.
  for (let i = end + 2; i < end + 7; i += 1) {
    const token = tokens[i];
    if (!token || token.sentence !== sentence) return false;
    if (token.tag === 'NOUN' && tokens[i + 1]?.tag !== 'NOUN') return THINGS.has(token.lemma);
    if (token.tag !== 'NOUN' && token.tag !== 'ADJ' && token.tag !== 'PROPN' && token.tag !== 'NUM' && token.text !== '-') return false;
  }
  return false;
}
