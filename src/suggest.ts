// The word that was probably meant.
//
//   didYouMean('clams', ['build', 'claims', 'actors']) -> "claims"

import { distance } from 'fastest-levenshtein';

/** The nearest candidate, or null where none is near: at most two in five letters may differ. Of equals the first. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let nearest: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of candidates) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) {
      nearest = candidate;
      least = steps;
    }
  }
  return nearest;
}

/** The same as the end of a sentence: ` (did you mean "claims"?)`, or nothing. */
export function suggestion(word: string, candidates: Iterable<string>): string {
  const nearest = didYouMean(word, candidates);
  return nearest === null ? '' : ` (did you mean "${nearest}"?)`;
}
