// The whole reading, stage after stage. Read this file top to bottom and you have read the program.
//
//   createReader({ lexicon, parser }).read({ id: 'a', text: 'Paris accused Moscow of spying.' }).claims
//     -> [FRA ACCUSE RUS]

import { type Identified, identify } from './actors/identify.js';
import type { Apart } from './actors/people.js';
import { resolve } from './actors/resolve.js';
import { claim } from './claims/claims.js';
import { type Given, type Related, relate } from './claims/relate.js';
import type { Claimed, Normalized, Parsed, Resolved, Source, Tokenized } from './document.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { findMentions } from './mentions/find.js';
import { canHoldActor } from './mentions/promise.js';
import { parse, type SentenceParser } from './syntax/parse.js';
import { tokenize } from './syntax/tokenize.js';
import { findDateline } from './text/dateline.js';
import { normalize } from './text/normalize.js';

/** What reading needs; nothing is looked up from a global. */
export interface Knowledge {
  readonly lexicon: Lexicon;
  readonly parser: SentenceParser;
  /** Which names are not whom they seem to be: what a user's judgements say (see `teach`). */
  readonly apart?: Apart | undefined;
}

export interface Reader {
  readonly knowledge: Knowledge;
  /** Reads one document to the end. The same source gives the same document, byte for byte. */
  read(source: Source): Claimed;
  /** Reads up to the actors, without claims. */
  actors(source: Source): Resolved;
  /** Reads up to the trees, of every sentence. */
  parse(source: Source): Parsed;
  /** Sentences and words only. */
  tokenize(source: Source): Tokenized;
  /** What the actor at one stretch of the text does to the actor at another, and back. */
  relate(source: Source, from: Given, to: Given): Related;
  /** Whom a phrase on its own means, at the date of the source. */
  identify(source: Source): Identified;
}

/** A reader over given knowledge: `demarche/node` loads the one that ships. */
export function createReader(knowledge: Knowledge): Reader {
  const { lexicon, parser, apart } = knowledge;
  const toTokens = (source: Source): Tokenized => tokenize(normalize(source));
  const toTrees = (source: Source): Parsed => parse(toTokens(source), parser, { speech: lexicon.speech });
  const toActors = (source: Source): Resolved => {
    // Only sentences that can hold an actor are parsed; `parse` gives all their trees.
    const wanted = (document: Tokenized, sentence: number): boolean => canHoldActor(document, sentence, lexicon);
    const parsed = parse(toTokens(source), parser, { speech: lexicon.speech, wanted });
    const body = bodyOf(parsed);
    const mentioned = findMentions(parsed, lexicon, body === 0 ? null : { end: body });
    return resolve(mentioned, lexicon, apart);
  };
  return {
    knowledge,
    tokenize: toTokens,
    parse: toTrees,
    actors: toActors,
    read: (source) => {
      const document = toActors(source);
      return claim(document, lexicon, bodyOf(document));
    },
    relate: (source, from, to) => relate(toTrees(source), lexicon, from, to),
    identify: (source) => identify(toActors(source), lexicon),
  };
}

/** Character of the source text at which the story begins, after its dateline; 0 where it has none. */
function bodyOf({ clean, offsets }: Normalized): number {
  const dateline = findDateline(clean);
  return dateline === null ? 0 : offsets[dateline.range.end]!;
}
