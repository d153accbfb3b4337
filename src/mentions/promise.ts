// Whether a sentence can hold an actor at all, before it is parsed: trees are the dearest part of the reading.
//
//   "It rained all night."  -> false;   "Rebels fired on the town." -> true

import type { Tokenized } from '../document.js';
import { firstWordOf, type Lexicon } from '../lexicon/lexicon.js';

/** Words that can stand for an actor named before. */
const PRONOUNS: ReadonlySet<string> = new Set([
  'he',
  'she',
  'they',
  'we',
  'i',
  'him',
  'her',
  'his',
  'their',
  'our',
  'us',
  'them',
  'its',
  'it',
  'me',
  'my',
]);

/**
 * True where a tree may pay: a capitalized word after the first, a first word that is a name, a collective or an office, a pronoun, or a
 * quotation mark. Without any of them a sentence has no actor, so no claim and no speaker.
 */
export function canHoldActor(document: Tokenized, sentence: number, lexicon: Lexicon): boolean {
  const { start, end } = document.sentences[sentence]!.span;
  for (let i = start; i < end; i += 1) {
    const { text } = document.tokens[i]!;
    const first = text.charCodeAt(0);
    if (text === '"') return true;
    const capital = (first >= 65 && first <= 90) || (first > 127 && text[0] !== text[0]!.toLowerCase());
    if (capital && i > start) return true;
    const word = text.toLowerCase();
    if (PRONOUNS.has(word)) return true;
    const key = firstWordOf(word);
    if (lexicon.collectiveWords.has(key) || lexicon.officeWords.has(key)) return true;
    if (capital && (lexicon.names.get(text).length > 0 || lexicon.surnames.has(word))) return true;
  }
  return false;
}
