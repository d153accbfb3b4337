// Normalized -> Tokenized: sentences, words and lemmas by wink-nlp, every word with its place in the text as given.
//
//   "Moscow's envoys left." -> Moscow 's envoys left .    lemmas: Moscow 's envoy leave .

import model from 'wink-eng-lite-web-model';
import lemmatizer from 'wink-lemmatizer';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import type { Normalized, Sentence, Token, Tokenized, Upos } from '../document.js';

/** Made once: loading the language model takes half a second. */
let wink: ReturnType<typeof winkNLP> | undefined;

/** Abbreviations after which a sentence goes on when a name follows. */
const TITLE = /^(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|Prof|St|Sec|Pres|Amb|Cmdr|Brig|Jr|Sr|vs|No)\.$/;

/** Cuts a clean text into sentences and words. Tags are wink's, a first guess: the parser replaces them. */
export function tokenize(document: Normalized): Tokenized {
  wink ??= winkNLP(model, ['sbd']);
  const { text: given, clean, offsets, paragraphs } = document;
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const its = wink.its;
  for (let p = 0; p < paragraphs.length; p += 1) {
    const from = paragraphs[p]!;
    const to = paragraphs[p + 1] ?? clean.length;
    const { text, runs } = shortenRuns(clean.slice(from, to).trimEnd());
    if (text.trim() === '') continue;
    const read = wink.readDoc(text);
    const rawValues = read.tokens().out(its.value as ItsFunction<string>) as string[];
    const rawSpaces = read.tokens().out(its.precedingSpaces as ItsFunction<string>) as string[];
    /** Whether a place of the shortened text lies within what one character of the given text became ("…" is three points). */
    const within = (short: number): boolean => {
      let place = from + short;
      for (const [at, run] of runs) if (at < short) place += run.length - 1;
      return offsets[place] === offsets[place - 1];
    };
    const { values, spaces, moved } = rejoin(rawValues, rawSpaces, within);
    const ends: number[] = [];
    for (const [, last] of read.sentences().out(its.span as unknown as ItsFunction<string>) as unknown as [number, number][])
      ends.push(moved[last]! + 1);
    /** Where the word stands in the clean text, and in the shortened one. */
    let place = from;
    let short = 0;
    let begin = tokens.length;
    let nextEnd = 0;
    for (let i = 0; i < values.length; i += 1) {
      place += spaces[i]!.length;
      short += spaces[i]!.length;
      const value = runs.get(short) ?? values[i]!;
      const start = offsets[place]!;
      const end = endOf(given, offsets, place + value.length);
      const index = tokens.length;
      tokens.push({ index, text: value, lemma: value.toLowerCase(), tag: guess(value), sentence: sentences.length, start, end });
      place += value.length;
      short += values[i]!.length;
      const last = i + 1 === values.length;
      while (nextEnd < ends.length && ends[nextEnd]! < i + 1) nextEnd += 1;
      const boundary = ends[nextEnd] === i + 1 && !goesOn(values, i);
      if (last || boundary) {
        sentences.push({ index: sentences.length, span: { start: begin, end: tokens.length } });
        begin = tokens.length;
      }
    }
  }
  return { ...document, tokens, sentences };
}

/**
 * Runs of a thousand characters and more without a space (data pasted into a page) are one word each. wink-nlp takes time with the square
 * of their length, so it is shown one letter in their place; `runs` has them by the place of that letter.
 */
function shortenRuns(paragraph: string): { text: string; runs: ReadonlyMap<number, string> } {
  const runs = new Map<number, string>();
  let left = 0;
  const text = paragraph.replaceAll(/\S{1000,}/g, (run, at: number) => {
    runs.set(at - left, run);
    left += run.length - 1;
    return 'x';
  });
  return { text, runs };
}

/**
 * wink-nlp cuts words at letters beyond Latin-1 ("Aydo|ğ|an"): two pieces with no space and a letter on each side are one word. It cuts "No..."
 * before the second point: the points are one token, whoever wrote them as one character or as three. It leaves "Oslo's" whole before a lone
 * mark ("Oslo's ."), and from then on everywhere, because it remembers words: what was read before must not change a reading, so such words
 * are always cut. No token begins `within` a character of the given text, so that no two of them have it in common.
 */
function rejoin(
  values: readonly string[],
  spaces: readonly string[],
  within: (place: number) => boolean,
): { values: string[]; spaces: string[]; moved: number[] } {
  const joined: string[] = [];
  const before: string[] = [];
  /** New place of each old token. */
  const moved: number[] = [];
  let place = 0;
  let space = '';
  for (let i = 0; i < values.length; i += 1) {
    const last = joined.at(-1);
    const value = values[i]!;
    space += spaces[i]!;
    // wink-nlp finds a word of no letters between the points of "A0..0".
    if (value === '') {
      moved.push(joined.length - 1);
      continue;
    }
    place += space.length;
    const close = last !== undefined && space === '';
    const shared = close && within(place);
    place += value.length;
    if (close && POINTS.test(value) && last.endsWith('.') && (shared || value.length === 2 || POINTS.test(last))) {
      const word = last.replace(/\.+$/, '');
      if (word === '') joined[joined.length - 1] = last + value;
      else {
        joined[joined.length - 1] = word;
        joined.push(last.slice(word.length) + value);
        before.push('');
        // A sentence that ended with the point ends with the points.
        moved[i - 1] = joined.length - 1;
      }
    } else if (shared || (close && BEYOND.test(last.at(-1)! + value[0]!) && LETTER.test(last.at(-1)!) && LETTER.test(value[0]!))) {
      joined[joined.length - 1] = last + value;
    } else {
      const at = CLITIC.exec(value)?.index ?? 0;
      if (at > 0) {
        joined.push(value.slice(0, at));
        before.push(space);
      }
      joined.push(value.slice(at));
      before.push(at > 0 ? '' : space);
    }
    space = '';
    moved.push(joined.length - 1);
  }
  return { values: joined, spaces: before, moved };
}

const CLITIC = /(?<=\p{L})'(?:s|m|ll|ve|re|d)$/iu;
const POINTS = /^\.+$/;
const LETTER = /[\p{L}\p{M}]/u;
const BEYOND = /[^\p{ASCII}]/u;

/** A full stop that ends no sentence: "Gen. | Petrov", "No. | 2", a closing quotation mark that follows. */
function goesOn(values: readonly string[], at: number): boolean {
  const next = values[at + 1];
  if (next === undefined) return false;
  if (/^["'’”)\]]$/.test(next) && /^[.!?]$/.test(values[at]!)) return true;
  if (TITLE.test(values[at]!) && /^[\p{Lu}\d]/u.test(next)) return values[at] !== 'No.' || /^\d/.test(next);
  return false;
}

/** The end in the source text of what ends at `place` in the clean text: after its last character, before the spaces that follow. */
function endOf(given: string, offsets: Uint32Array, place: number): number {
  const last = offsets[place - 1]!;
  const limit = offsets[place]!;
  // One clean character may come from several: an entity, or a letter with its combining marks.
  const entity = given[last] === '&' ? /^&#?\w+;/.exec(given.slice(last, last + 12)) : null;
  if (entity && last + entity[0].length <= limit) return last + entity[0].length;
  let end = last + 1;
  while (end < limit && /\p{M}/u.test(given[end]!)) end += 1;
  return end;
}

function guess(value: string): Upos {
  if (/^[^\p{L}\p{N}]+$/u.test(value)) return 'PUNCT';
  if (/^[\d.,-]+$/.test(value)) return 'NUM';
  return /^\p{Lu}/u.test(value) ? 'PROPN' : 'X';
}

/** Auxiliaries and contractions that a dictionary of verbs does not know. */
const AUXILIARY: Readonly<Record<string, string>> = {
  am: 'be',
  is: 'be',
  are: 'be',
  was: 'be',
  were: 'be',
  been: 'be',
  being: 'be',
  "'m": 'be',
  "'re": 'be',
  has: 'have',
  had: 'have',
  "'ve": 'have',
  "'d": 'would',
  wo: 'will',
  "'ll": 'will',
  ca: 'can',
  does: 'do',
  did: 'do',
  "n't": 'not',
};

const lemmas = new Map<string, string>();

/** Dictionary form of a word for its part of speech: ("freed", VERB) -> "free", ("ties", NOUN) -> "tie". */
export function lemmaOf(text: string, tag: Upos): string {
  if (tag === 'PROPN' || tag === 'PUNCT' || tag === 'NUM' || tag === 'SYM' || tag === 'X') return text;
  const key = `${tag} ${text}`;
  let lemma = lemmas.get(key);
  if (lemma === undefined) {
    lemma = makeLemma(text.toLowerCase(), tag);
    if (lemmas.size > 50_000) lemmas.clear();
    lemmas.set(key, lemma);
  }
  return lemma;
}

function makeLemma(word: string, tag: Upos): string {
  const auxiliary = AUXILIARY[word];
  if (auxiliary !== undefined && (tag === 'AUX' || tag === 'VERB' || tag === 'PART')) return auxiliary;
  switch (tag) {
    case 'VERB':
    case 'AUX':
      return verbLemma(word);
    case 'NOUN':
      if (/(?:wo)?men$/.test(word) && word.length > 5) return `${word.slice(0, -2)}an`;
      return KEPT_PLURALS.has(word) ? word : nounLemma(word);
    case 'ADJ':
    case 'ADV':
      return lemmatizer.adjective(word);
    default:
      return word;
  }
}

/** WordNet knows no "airstrikes" and no "jihadis": what it leaves alone loses its s. */
function nounLemma(word: string): string {
  const lemma = lemmatizer.noun(word);
  if (lemma !== word || !/[^sui]s$/.test(word) || word.length < 4) return lemma;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:ches|shes|sses|xes)$/.test(word) ? word.slice(0, -2) : SINGULAR_S.has(word) ? word : word.slice(0, -1);
}

/** Singular in spite of their s. */
const SINGULAR_S: ReadonlySet<string> = new Set(['series', 'species', 'chaos', 'lens', 'alas', 'always', 'besides', 'perhaps', 'thanks']);

/** Words whose dictionary form is no word of the newspaper. */
const KEPT_PLURALS: ReadonlySet<string> = new Set(['media', 'data', 'politics', 'news', 'means', 'headquarters']);
const VERBS: Readonly<Record<string, string>> = {
  fined: 'fine',
  fining: 'fine',
  staged: 'stage',
  staging: 'stage',
  hoped: 'hope',
  hoping: 'hope',
  raged: 'rage',
  scared: 'scare',
  shamed: 'shame',
  bared: 'bare',
  spared: 'spare',
  sparing: 'spare',
  dined: 'dine',
  dining: 'dine',
  rated: 'rate',
  caring: 'care',
  cared: 'care',
  disinvited: 'disinvite',
  defunded: 'defund',
  countersued: 'countersue',
  scapegoated: 'scapegoat',
  raped: 'rape',
  raping: 'rape',
  sniped: 'snipe',
  overran: 'overrun',
  slain: 'slay',
  reoccupied: 'reoccupy',
  rearrested: 'rearrest',
  waterboarded: 'waterboard',
  founded: 'found',
  wound: 'wound',
  lay: 'lay',
  saw: 'see',
  ground: 'ground',
  bore: 'bear',
  born: 'bear',
};

function verbLemma(word: string): string {
  const special = VERBS[word];
  if (special !== undefined) return special;
  const lemma = lemmatizer.verb(word);
  // WordNet has no entry for new verbs ("sanctioned" it has, "greenlighted" it has not): cut the ending.
  if (lemma !== word || !/(?:ed|ing)$/.test(word) || word.length < 6) return lemma;
  const stem = word.replace(/(?:ed|ing)$/, '');
  // "greenlighted" -> "greenlight", "weaponized" -> "weaponize", "debunked" -> "debunk", "deconflicting" -> "deconflict"
  return /(?:iz|is|at|ut|iv|uc|ag|[^aeiou]l)$/.test(stem) ? `${stem}e` : stem;
}
