// When an act happens, by its own clause: tense from the verb, dates from the words, both read against the day of the document.
//
//   2017-04-11, "Oslo accused Minsk on Monday"           -> past, 2017-04-10, words "Monday"
//   2017-04-11, "Iraq invaded Kuwait in 1990"            -> past, 1990, background
//   2017-04-11, "Oslo will lift sanctions on Minsk in May" -> future, 2017-05
//
// chrono-node reads days, months and what is relative to a day; years, decades, spans ("since 2014") and named times ("the Cold War")
// are read here, since chrono does not know them. Only sentences that hold a claim and a word that looks like a date are looked at.

import { casual, type ParsedResult } from 'chrono-node/en';
import type { ClaimTime, Modality, Range, Resolved, Tense } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dependents, plainRelation, type Tree } from '../syntax/tree.js';
import { type Calendar, calendarOf } from './calendar.js';

/** Days and years in the words of a sentence, before it is known which act they date. */
interface Dating {
  /** Tokens, the preposition not among them. */
  readonly first: number;
  readonly last: number;
  /** The word that the rest hangs on. */
  readonly head: number;
  /** Before a noun ("the 2013 deal", "Monday's talks"): it dates that noun and no verb. */
  readonly inside: boolean;
  /** A year or a longer time; it stays with the noun that it follows. */
  readonly coarse: boolean;
  /** The interval, once it is known whether the act lies behind or ahead. */
  when(ahead: boolean | null): Interval;
}

interface Interval {
  /** ISO year, month or day; null where open. */
  readonly from: string | null;
  readonly to: string | null;
  /** "decades ago", "at the time": past, and no year is told. */
  readonly vague?: boolean;
  /** "since 2014", "for the past two years": it goes on. */
  readonly lasting?: boolean;
}

/** What the time of an act is asked for with. */
export interface Asked {
  /** Token of the trigger's head, and of its other words. */
  readonly head: number;
  readonly words: readonly number[];
  readonly modality: Modality;
  /** The source's first token; "then-president" stands there. */
  readonly source: number;
  /** Whether an operator made the act what it is: "urged on Monday" dates the demand, not what is demanded. */
  readonly operated: boolean;
  /** Whether a word carries an act of its own. */
  act(token: number): boolean;
}

/** Older than this many years is background: it tells what was before, not where the two stand now. */
const BACKGROUND_YEARS = 2;

/**
 * Gives the time of an act in a document; sentences are searched for dates when first asked for. `body` is the character at which the
 * text begins after its dateline: the day in that one dates no act.
 */
export function timesIn(document: Resolved, tree: Tree, lexicon: Lexicon, body: number): (asked: Asked) => ClaimTime {
  const calendar = calendarOf(document.date);
  const found = new Map<number, readonly Dating[]>();
  return (asked) => {
    const { sentence } = document.tokens[asked.head]!;
    let datings = found.get(sentence);
    if (!datings) {
      datings = datingsIn(document, tree, lexicon, calendar, sentence, body);
      found.set(sentence, datings);
    }
    return timeOf(document, tree, calendar, datings, asked);
  };
}

/** Date of the claim: of its beginning where the text gives one, else of the document. */
export function dateOf(time: ClaimTime, document: string | null): string | null {
  // What goes on since 2014 holds on the day of the document.
  if (time.tense === 'ongoing' && document !== null) return document;
  return time.from ?? time.to ?? document;
}

function timeOf(document: Resolved, tree: Tree, calendar: Calendar, datings: readonly Dating[], asked: Asked): ClaimTime {
  const told = tenseOf(tree, asked);
  const then = thenOf(document, asked.source);
  const dating = datings.length === 0 ? undefined : datingOf(tree, datings, asked);
  if (dating === undefined) return { tense: told, from: null, to: null, words: then, background: then !== null };
  const ahead = told === 'future' ? true : told === 'past' ? false : null;
  const { from, to, vague = false, lasting = false } = dating.when(ahead);
  const words = wordsOf(document, document.tokens[dating.first]!.start, document.tokens[dating.last]!.end);
  if (vague) return { tense: 'past', from, to, words, background: true };
  const { today } = calendar;
  let tense: Tense = told;
  if (lasting) tense = 'ongoing';
  else if (today !== null && from !== null && from > today.iso && !today.iso.startsWith(from)) tense = 'future';
  else if (today !== null && to !== null && to < today.iso && !today.iso.startsWith(to)) tense = 'past';
  else if (today !== null && told === '') tense = 'ongoing';
  const over = !lasting && to !== null && tense !== 'future' && calendar.yearsSince(to) >= BACKGROUND_YEARS;
  return { tense, from, to, words, background: over || then !== null };
}

/** "then-President Obama", "the then foreign minister": the words, or null. */
function thenOf(document: Resolved, token: number): ClaimTime['words'] {
  for (let at = token; at >= Math.max(0, token - 2); at -= 1) {
    const { text, start, end } = document.tokens[at]!;
    if (!/^then(?:-|$)/i.test(text)) continue;
    const next = document.tokens[at + 1];
    // "Then Oslo left" tells of an order.
    const joined = text.length > 4 || next?.text === '-' || (at > 0 && /^(?:the|by|and)$/i.test(document.tokens[at - 1]!.text));
    if (joined) return wordsOf(document, start, end);
  }
  return null;
}

function wordsOf(document: Resolved, start: number, end: number): Range & { readonly text: string } {
  return { start, end, text: document.text.slice(start, end) };
}

// ---- which date is the act's

/** Relations through which a part of a clause shares the clause's date. */
const SAME_CLAUSE = /^(?:obj|iobj|obl|nsubj|nmod|compound|amod|appos|xcomp|conj|flat|fixed|dep|nummod|csubj)$/;

function datingOf(tree: Tree, datings: readonly Dating[], asked: Asked): Dating | undefined {
  const own = [asked.head, ...asked.words];
  // The act of an operator is dated by the operator's clause, a plan or demand by its own.
  const farthest = asked.operated && asked.modality === 'actual';
  let found: Dating | undefined;
  let at = asked.head;
  for (let steps = 0; steps < 6; steps += 1) {
    const here = datings.filter((dating) => dates(tree, dating, at, own, asked));
    const nearest = here.sort((a, b) => Math.abs(a.head - at) - Math.abs(b.head - at))[0];
    if (nearest !== undefined) {
      found = nearest;
      if (!farthest) return found;
    }
    const { head: above, relation } = tree.tokens[at]!;
    if (above < 0) break;
    const plain = plainRelation(relation);
    const infinitive = plain === 'advcl' || plain === 'acl' || plain === 'ccomp';
    if (!SAME_CLAUSE.test(plain) && !(infinitive && farthest && relation !== 'acl:relcl')) break;
    // "accused Oslo on Tuesday of an attack" dates the accusation; "launched an attack on Tuesday" the attack.
    // Under an operator the verb that holds the noun is part of the act: "lift sanctions next month".
    const part = plain === 'compound' || plain === 'conj' || own.includes(above) || (asked.operated && plain === 'obj');
    if (!farthest && !part && asked.act(above)) break;
    // "threatened to leave on Oct. 1" dates what is threatened, not the threat.
    if (farthest && (plain === 'xcomp' || infinitive)) found = undefined;
    // "condemned Minsk and, on Monday, left": what stands with a later verb dates that verb.
    if (plain === 'conj') {
      const shared = datings.filter((dating) => dating.first < above && dates(tree, dating, above, own, asked));
      return found ?? shared[0];
    }
    at = above;
  }
  return found;
}

/** Whether a date belongs to the word at `at`: hangs on it, or on what the clause of that word is filled with. */
function dates(tree: Tree, dating: Dating, at: number, own: readonly number[], asked: Asked): boolean {
  const governor = tree.tokens[dating.head]!.head;
  if (governor === at) return !dating.inside || at === asked.head;
  if (dating.inside) return governor === asked.head;
  if (at === asked.head && own.includes(governor)) return true;
  // Down from the date to the word: through nouns, and not through another act that holds the year for itself.
  let seen = governor;
  for (let steps = 0; steps < 4 && seen >= 0; steps += 1) {
    if (seen === at) return true;
    const token = tree.tokens[seen]!;
    const plain = plainRelation(token.relation);
    if (token.tag === 'VERB' || !/^(?:obj|iobj|obl|nmod|appos|compound|flat|conj|xcomp|nsubj)$/.test(plain)) return false;
    // "Riga on Friday accused" dates the verb, "the leader of 1990 accused" does not.
    if (dating.coarse && plain === 'nsubj') return false;
    if (dating.coarse && asked.act(seen)) return false;
    seen = token.head;
  }
  return false;
}

// ---- tense

/** Tense of the clause that a word stands in. */
function tenseOf(tree: Tree, { head, modality }: Asked): Tense {
  if (modality === 'planned' || modality === 'demanded') return 'future';
  if (modality === 'ended') return 'past';
  let at = head;
  for (let steps = 0; steps < 6; steps += 1) {
    const own = verbTense(tree, at);
    if (own !== null) return own;
    const above = tree.tokens[at]!.head;
    if (above < 0) break;
    at = above;
  }
  return '';
}

/** Tense of one word, or null where it has none of its own. */
function verbTense(tree: Tree, index: number): Tense | null {
  const token = tree.tokens[index]!;
  const auxiliaries = dependents(tree, index, 'aux', 'cop').map((child) => tree.tokens[child]!.text.toLowerCase());
  if (token.tag !== 'VERB' && token.tag !== 'AUX' && auxiliaries.length === 0) return null;
  if (auxiliaries.some((word) => /^(?:will|'ll|wo|shall)$/.test(word))) return 'future';
  if (auxiliaries.some((word) => /^(?:may|might|could|would|'d|can|must|should)$/.test(word))) return '';
  const going = plainRelation(token.relation) === 'xcomp' && tree.tokens[token.head]?.text.toLowerCase() === 'going';
  if (going) return 'future';
  if (auxiliaries.some((word) => /^(?:was|were|had|did)$/.test(word))) return 'past';
  const running = token.xpos === 'VBG';
  if (auxiliaries.some((word) => /^(?:has|have|'ve)$/.test(word))) return running ? 'ongoing' : 'past';
  if (auxiliaries.some((word) => /^(?:is|are|am|'s|'re|'m|do|does|being)$/.test(word))) {
    const bound = dependents(tree, index, 'aux', 'mark').some((child) => tree.tokens[child]!.text.toLowerCase() === 'to');
    return bound ? 'future' : 'ongoing';
  }
  switch (token.xpos) {
    case 'VBD':
      return 'past';
    case 'VBZ':
    case 'VBP':
      return 'ongoing';
    case 'VBN':
      return plainRelation(token.relation) === 'acl' || plainRelation(token.relation) === 'root' ? 'past' : null;
    default:
      return null;
  }
}

// ---- dates in the words of a sentence

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const UNITS = 'day|week|month|year|decade|century|centurie|generation';
const NUMBER = 'a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|\\d{1,3}';
const SEASON = 'spring|summer|autumn|fall|winter';

/** Cheap: whether a sentence is worth a closer look. */
const PROMISES = new RegExp(
  `\\b(?:1\\d|20)\\d\\d|\\b(?:${UNITS})s?\\b|'\\d0s|day\\b|yesterday|tomorrow|tonight|weekend|ago\\b|era\\b|war\\b|9/11|\\bin the past\\b|at the time|those days|` +
    `\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|${SEASON}|evolution|attacks|historical`,
  'i',
);

/** Reads a match of a pattern as an interval; null leaves the words to others. */
interface Pattern {
  readonly expression: RegExp;
  /** Group of the expression that holds the words, where not all do. */
  read(match: RegExpExecArray, calendar: Calendar): { readonly coarse: boolean; when(ahead: boolean | null): Interval } | null;
}

const always = (interval: Interval, coarse = true): { readonly coarse: boolean; when(): Interval } => ({ coarse, when: () => interval });

/** Years, decades and spans, which chrono does not read; in this order, each takes its words from those after it. */
const PATTERNS: readonly Pattern[] = [
  {
    // "for the past two years", "over the last decade", "in recent months"
    expression: new RegExp(
      `\\b(?:the )?(?:past|last|preceding)(?: (${NUMBER}|few|several|couple of))? (day|week|month|year|decade)(s?)\\b(?!')`,
      'gi',
    ),
    read: (match, calendar) => {
      const [, count, unit, plural] = match;
      const before = match.input.slice(Math.max(0, match.index - 8), match.index).toLowerCase();
      // "last year" is a year; "over the last year" a span.
      if (plural === '' && count === undefined && !/\b(?:over|for|in|during|within) $/.test(before)) return null;
      if (plural === '' && count === undefined && !/^the /i.test(match[0])) return null;
      const number = count === undefined ? (plural === '' ? 1 : null) : numberOf(count);
      const from = calendar.today === null || number === null ? null : calendar.back(number, unit!.toLowerCase());
      return always({ from, to: calendar.today?.iso ?? null, lasting: true }, false);
    },
  },
  {
    // "a decade ago", "20 years ago", "decades ago"
    expression: new RegExp(
      `\\b(?:(more than |nearly |almost |about |some |over )?(${NUMBER}|several|few|a few|many|couple of) )?(${UNITS})s? (?:ago|earlier|before)\\b`,
      'gi',
    ),
    read: (match, calendar) => {
      const [words, , count, unit] = match;
      const ago = /ago$/i.test(words);
      if (!ago) return /(?:decade|century|centurie|generation)/i.test(unit!) ? always({ from: null, to: null, vague: true }) : null;
      const number = count === undefined ? null : numberOf(count);
      if (number === null) return /day|week|month/i.test(unit!) ? null : always({ from: null, to: null, vague: true });
      if (calendar.today === null) return /decade|centur|generation/i.test(unit!) ? always({ from: null, to: null, vague: true }) : null;
      const at = calendar.back(number, unit!.toLowerCase());
      return always({ from: at, to: at }, /year|decade|centur|generation/i.test(unit!));
    },
  },
  {
    // "long ago", "in the past", "at the time", "in those days"
    expression: /\b(?:long ago|in the past(?= ?[,.;:)]| and | but |$)|in those days|back then|at the time(?= ?[,.;:)"]|$)|historically)/gi,
    read: () => always({ from: null, to: null, vague: true }, false),
  },
  {
    // "the 1980s", "the late 1990s"
    expression: /\b(?:(?:early|mid|late)[- ])?(1[5-9]\d0|20\d0)'?s\b/gi,
    read: ([, year]) => always({ from: year!, to: String(Number(year) + 9) }),
  },
  {
    // "the '80s"
    expression: /'([3-9]0)s\b/g,
    read: ([, year]) => always({ from: `19${year}`, to: `19${year![0]}9` }),
  },
  {
    // "the 19th century"
    expression: /\b(1\d|20|\d)(?:st|nd|rd|th)[- ]centur(?:y|ies)\b/gi,
    read: ([, number]) => {
      const first = (Number(number) - 1) * 100 + 1;
      return always({ from: String(first).padStart(4, '0'), to: String(first + 99).padStart(4, '0') });
    },
  },
  {
    // "in the summer of 2016", "last winter"
    expression: new RegExp(
      `\\b(?:(last|this|next|that) (${SEASON})|(?:the|early|late) (${SEASON}) of (\\d{4})|(spring|summer|autumn|winter) (\\d{4}))\\b`,
      'gi',
    ),
    read: ([, which, season, of, ofYear, plain, plainYear], calendar) => {
      const name = (season ?? of ?? plain)!.toLowerCase();
      const year = ofYear ?? plainYear;
      if (year !== undefined) return always(calendar.season(name, Number(year)));
      if (calendar.today === null) return null;
      const way = which!.toLowerCase();
      if (way === 'that') return null;
      return always(calendar.nearSeason(name, way === 'last' ? -1 : way === 'next' ? 1 : 0), false);
    },
  },
  {
    // "this week", "last week", "last year", "next month"
    expression: /\b(this|last|next|the past|the coming) (week|weekend|month|year|century)\b/gi,
    read: ([, which, unit], calendar) => {
      const way = /this/i.test(which!) ? 0 : /last|past/i.test(which!) ? -1 : 1;
      if (calendar.today === null) return null;
      return always(calendar.around(unit!.toLowerCase(), way), /year|century/i.test(unit!));
    },
  },
];

/** A year alone, once months and days have taken theirs: "in 1990", "since 2014", "2014-16", "the 2013 deal". */
const YEAR =
  /(?<![\d.,$€£#-])\b((?:1[5-9]|20)\d\d)(?:(?:-|–|—| to | and | until | through )((?:1[5-9]|20)\d\d|\d\d(?!\d)))?(?![\d,.]?\d|\s?%|-\w*(?:meter|mile|kilo|strong|man|member|page|year))\b/g;

function datingsIn(
  document: Resolved,
  tree: Tree,
  lexicon: Lexicon,
  calendar: Calendar,
  sentence: number,
  body: number,
): readonly Dating[] {
  const { span } = document.sentences[sentence]!;
  let { start } = document.tokens[span.start]!;
  const { end } = document.tokens[span.end - 1]!;
  if (!PROMISES.test(document.text.slice(start, end))) return NONE;
  start = Math.max(start, Math.min(end, body));
  let text = document.text.slice(start, end).replace(/[’‘]/g, "'").replace(/\s/g, ' ');
  const found: Dating[] = [];
  const add = (index: number, length: number, read: { readonly coarse: boolean; when(ahead: boolean | null): Interval }): void => {
    const dating = place(document, tree, sentence, start + index, start + index + length, read);
    if (dating !== null) found.push(dating);
    text = text.slice(0, index) + ' '.repeat(length) + text.slice(index + length);
  };
  for (const match of matches(lexicon.eras.expression, text)) {
    const era = lexicon.eras.named.get(match[1]!.toLowerCase().replace(/\s+/g, ' '))!;
    if (isTime(text, match)) add(match.index, match[0].length, spanned(text, match.index, { from: era.from, to: era.to }, calendar));
  }
  for (const { expression, read } of PATTERNS) {
    for (const match of matches(expression, text)) {
      const made = read(match, calendar);
      if (made !== null) add(match.index, match[0].length, made);
    }
  }
  for (const { from, to } of windowsOf(text)) {
    for (const result of casual.parse(text.slice(from, to), calendar.reference)) {
      const index = from + result.index;
      const made = readChrono(document, tree, start, text, index, result, calendar);
      if (made !== null) add(index, result.text.length, made);
    }
  }
  for (const match of matches(YEAR, text)) {
    const at = tokenAt(document, sentence, start + match.index);
    if (at < 0 || !isYear(document, tree, at, text, match)) continue;
    const [, year, until] = match;
    const last = until === undefined ? year! : until.length === 2 ? `${year!.slice(0, 2)}${until}` : until;
    if (last < year! || Number(year) > (calendar.today?.year ?? 2100) + 60) continue;
    add(match.index, match[0].length, spanned(text, match.index, { from: year!, to: last }, calendar));
  }
  return found.sort((a, b) => a.first - b.first);
}

const NONE: readonly Dating[] = [];

/** Words without which chrono finds no day or month that is kept. */
const DATED = new RegExp(
  `\\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:${MONTHS})|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\\.|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ww]eekend|night|ago|in (?:${NUMBER}) (?:day|week|month|year)|\\d{4}-\\d\\d|\\d{1,2}/\\d{1,2}/\\d{2,4})`,
  'g',
);

/** Characters around such a word in which a date has room: "between Wednesday, September 14, 2016 and". */
const ROOM = 36;

/** The stretches of a sentence that chrono reads: it takes as long as its text, and most of a sentence is no date. */
function windowsOf(text: string): { readonly from: number; readonly to: number }[] {
  const windows: { from: number; to: number }[] = [];
  for (const { index, 0: word } of matches(DATED, text)) {
    let from = Math.max(0, index - ROOM);
    let to = Math.min(text.length, index + word.length + ROOM);
    while (from > 0 && /\S/.test(text[from - 1]!)) from -= 1;
    while (to < text.length && /\S/.test(text[to]!)) to += 1;
    const last = windows.at(-1);
    if (last && from <= last.to) last.to = to;
    else windows.push({ from, to });
  }
  return windows;
}

function matches(expression: RegExp, text: string): RegExpExecArray[] {
  return [...text.matchAll(expression)];
}

/** "since", "until", "before" and "after" open an interval on one side. */
function spanned(text: string, index: number, { from, to }: Interval, calendar: Calendar): { readonly coarse: boolean; when(): Interval } {
  const before = text.slice(Math.max(0, index - 14), index).toLowerCase();
  if (/\bsince (?:the )?(?:early |late |mid-?)?$/.test(before)) return always({ from, to: calendar.today?.iso ?? null, lasting: true });
  if (/\b(?:until|till|before|by|pre-) ?(?:the )?$/.test(before)) return always({ from: null, to });
  if (/\b(?:after|post-) ?(?:the )?$/.test(before)) return always({ from: to, to: null });
  return always({ from, to });
}

/** A named time is a time after "during" and before a noun, not as a subject: "the Gulf War cost". */
function isTime(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 24), match.index).toLowerCase();
  const after = text.slice(match.index + match[0].length).toLowerCase();
  return (
    /\b(?:in|during|since|until|before|after|throughout|of|from|by|under|pre-|post-)(?: (?:the|a|early|late|height of|end of|days of))* ?$/.test(
      before,
    ) || /^(?:-era| era|'s? |-time)/.test(after)
  );
}

/** Numbers of troops, resolutions and flights are no years. */
function isYear(document: Resolved, tree: Tree, at: number, text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 30), match.index).toLowerCase();
  if (
    /(?:resolution|number|no\.|flight|section|article|highway|route|boeing|unit|platform|bill|act|chapter|order|page|about|around|some|than|nearly|least|estimated|roughly|almost|another)s? $/.test(
      before,
    )
  ) {
    if (!/(?:around|about) $/.test(before)) return false;
    return !/^ \w+s\b/.test(text.slice(match.index + match[0].length));
  }
  const preposition =
    /\b(?:in|since|by|until|till|from|during|of|through|before|after|between|early|late|mid|year|back to|as of|and|to|election|spring|summer|autumn|fall|winter|mid-|early-|late-|\()[ -]?$/.test(
      before,
    );
  const token = document.tokens[at]!;
  const next = document.tokens[at + 1];
  const noun = tree.tokens[at]!.head;
  const counts =
    next !== undefined &&
    next.sentence === token.sentence &&
    plainRelation(tree.tokens[at]!.relation) === 'nummod' &&
    noun > at &&
    /^NNP?S$/.test(tree.tokens[noun]!.xpos);
  // "in 2000 villages", "sent 1500 soldiers"; but "the 2014 sanctions", "his 2016 remarks".
  const determined = /\b(?:the|its|his|her|their|our|that|this|a|an|'s|[a-z]+'s?) $/.test(before);
  if (counts && !determined) return false;
  if (preposition || determined) return true;
  // A sentence that begins with a year, or a modifier without an article: "2014 annexation".
  return (
    next !== undefined &&
    noun > at &&
    next.tag === 'NOUN' &&
    !/^NNP?S$/.test(next.text) &&
    /^(?:compound|nmod|nummod|amod)/.test(tree.tokens[at]!.relation) &&
    tree.tokens[noun]!.xpos === 'NN'
  );
}

/** Names that hold the name of a day or a month. */
const NAMED_DAY = /\b(?:good|black|bloody|ash|palm|super|easter|red|holy|maundy|cyber|giving|casual) $/i;

/** A result of chrono as an interval; null where it is no date of an act: a time of day, "May said", "the Sunday Times". */
function readChrono(
  document: Resolved,
  tree: Tree,
  start: number,
  text: string,
  index: number,
  result: ParsedResult,
  calendar: Calendar,
): { readonly coarse: boolean; when(ahead: boolean | null): Interval } | null {
  const words = result.text;
  const before = text.slice(Math.max(0, index - 16), index);
  const known = (part: 'year' | 'month' | 'day' | 'weekday'): boolean => result.start.isCertain(part);
  if (!known('year') && !known('month') && !known('day') && !known('weekday')) return null;
  // "for two years", "within 48 hours", "three days later" tell how long, or count from a day that is not the document's.
  if (/^(?:for|within|after|now|right now)\b/i.test(words) || /\b(?:later|after|before|earlier|previously|from now on|now)$/i.test(words))
    return null;
  if (
    /\b(?:later|after|before|the next|the same|the following|the previous) ?$/i.test(before) ||
    /^(?:following|previous|next day)/i.test(words)
  )
    return null;
  // "9/11", "24/7", "5-4": too little to be a date.
  if (/^[\d/.-]+$/.test(words) && !/\d{4}/.test(words)) return null;
  if (/\d{4}/.test(words) === false && calendar.today === null) return null;
  const month = new RegExp(`\\b(?:${MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\\b`).test(words);
  const weekday = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/.test(words);
  if (known('month') && !known('day') && !known('year')) {
    // "march on the capital", "May said": a month alone must be capitalized, and the two that are words need a word before them.
    if (!new RegExp(`^(?:${MONTHS}|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)`).test(words)) return null;
    if (
      /^(?:May|March|April|June|August)$/.test(words) &&
      !/\b(?:in|since|by|until|till|from|last|next|this|early|late|mid|through|for|of)[ -]$/i.test(before)
    )
      return null;
  }
  if (known('weekday') && !known('day') && !weekday && !/weekend/i.test(words)) return null;
  if (month || weekday) {
    if (isName(document, tree, start + index, start + index + words.length)) return null;
    if (NAMED_DAY.test(before)) return null;
  }
  const first = calendar.read(result.start, words, before);
  const second = result.end ? calendar.read(result.end, words, before) : first;
  const since = /\bsince $/i.test(before) || /^since /i.test(words);
  const until = /\b(?:until|till|by|before) $/i.test(before);
  return {
    coarse: known('year') && !known('month') && !known('day'),
    when: (ahead) => {
      const from = first(ahead);
      const to = result.end ? second(ahead) : from;
      if (since) return { from: first(false).from, to: calendar.today?.iso ?? null, lasting: true };
      if (until) return { from: null, to: to.to };
      return { from: from.from, to: to.to };
    },
  };
}

/** A day or month that is part of a name: "the Sunday Times", "Theresa May", "the October Revolution". */
function isName(document: Resolved, tree: Tree, start: number, end: number): boolean {
  const inside = document.mentions.some(
    ({ range, form }) => range.start < end && start < range.end && form !== 'nominal' && form !== 'pronoun' && form !== 'title',
  );
  if (inside) return true;
  const last = document.tokens.findLast((token) => token.start < end && token.end > start);
  if (last === undefined) return false;
  const next = tree.tokens[last.index + 1];
  if (next === undefined || next.sentence !== last.sentence || next.tag !== 'PROPN') return false;
  return (
    tree.tokens[last.index]!.head === next.index ||
    next.head === last.index ||
    (next.head === tree.tokens[last.index]!.head && tree.tokens[last.index]!.relation === 'compound')
  );
}

function tokenAt(document: Resolved, sentence: number, place: number): number {
  const { span } = document.sentences[sentence]!;
  for (let i = span.start; i < span.end; i += 1) if (document.tokens[i]!.end > place) return i;
  return -1;
}

/** Puts the words of a date on the tree. */
function place(
  document: Resolved,
  tree: Tree,
  sentence: number,
  start: number,
  end: number,
  { coarse, when }: { readonly coarse: boolean; when(ahead: boolean | null): Interval },
): Dating | null {
  const first = tokenAt(document, sentence, start);
  let last = tokenAt(document, sentence, end - 1);
  if (first < 0) return null;
  if (last < first) last = first;
  let head = first;
  for (let i = first; i <= last; i += 1) {
    const above = tree.tokens[i]!.head;
    if ((above < first || above > last) && tree.tokens[i]!.tag !== 'ADP' && tree.tokens[i]!.tag !== 'PUNCT') {
      head = i;
      if (plainRelation(tree.tokens[i]!.relation) !== 'case') break;
    }
  }
  // "in early 2015", "at the end of the Cold War": the word above still says when.
  for (let steps = 0; steps < 2; steps += 1) {
    const above = tree.tokens[head]!.head;
    if (
      above < 0 ||
      !/^(?:early|late|mid|end|beginning|start|height|outbreak|summer|winter|spring|autumn|fall|year|night|morning|evening|afternoon|days|eve|decade)$/i.test(
        tree.tokens[above]!.text,
      )
    )
      break;
    head = above;
  }
  const governor = tree.tokens[head]!.head;
  const { relation } = tree.tokens[head]!;
  const inside =
    governor > last &&
    tree.tokens[governor]!.tag !== 'VERB' &&
    /^(?:nummod|compound|amod|nmod|nmod:poss|nmod:tmod|nmod:unmarked|det|dep)$/.test(relation) &&
    dependents(tree, head, 'case').every((child) => /^'?s?$/i.test(tree.tokens[child]!.text));
  return { first, last, head, inside, coarse, when };
}

const WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
  }),
);

/** "two" -> 2; null for "few" and "several", which name no number. */
function numberOf(word: string): number | null {
  return WORDS.get(word.toLowerCase()) ?? (/^\d+$/.test(word) ? Number(word) : null);
}
