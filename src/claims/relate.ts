// What one given actor does to another in a sentence: two spans in, an answer each way out.
//
//   relate "[Oslo] condemned {Minsk}" -> forward {type: ACCUSE, polarity: -0.2}, backward null

import type { Actor, Claim, Modality, Parsed, PloverType, Resolved, ResolvedMention, Span } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dependents, path, subjectsOf, type Tree, treeOf } from '../syntax/tree.js';
import { speakerOf } from './attribution.js';
import { claim, endsIn, findAll } from './claims.js';
import { readingOf } from './confidence.js';
import type { Finding } from './findings.js';
import { isReached } from './remote.js';
import { logicalSubjects } from './slots.js';

/** Type and stance are independent answers: there may be a stance without a typed act, and an act without a stance. */
export interface Relation {
  readonly type: PloverType | null;
  /** [-1, 1]; 0 where no stance shows. */
  readonly polarity: number;
  /** [0, 1] */
  readonly confidence: number;
  /** The rule that typed it, or that gave the stance. */
  readonly rule: string;
}

export interface Related {
  /** What the source does to the target; null where nothing shows. */
  readonly forward: Relation | null;
  readonly backward: Relation | null;
}

/** Characters of the source text. */
export interface Given {
  readonly start: number;
  readonly end: number;
}

const SOURCE = 'organization:source';
const TARGET = 'organization:target';

/** Answers for two stretches of a parsed text, whoever they name. */
export function relate(document: Parsed, lexicon: Lexicon, source: Given, target: Given): Related {
  const from = spanOf(document, source);
  const to = spanOf(document, target);
  // An end that the text does not hold ("an actor", "a recipient"): the act of the other alone is typed.
  if (from === null) return { forward: to === null ? null : actOf(document, lexicon, to, 'target'), backward: null };
  if (to === null) return { forward: actOf(document, lexicon, from, 'source'), backward: null };
  const given = withGiven(document, from, to);
  const tree = treeOf(given.tokens);
  const { claims } = claim(given, lexicon);
  const ends = endsIn(given, lexicon);
  const findings = findAll(given, tree, lexicon, ends).filter(({ head }) => !inside(head, from) && !inside(head, to));
  const towards = combine(claims.filter((one) => one.source.id === SOURCE));
  const away = combine(claims.filter((one) => one.source.id === TARGET));
  const shown = (towards?.polarity ?? 0) !== 0 || (away?.polarity ?? 0) !== 0;
  const forward = shown ? towards : leaning(given, tree, lexicon, findings, SOURCE, TARGET, towards);
  const backward = shown || forward !== towards ? away : leaning(given, tree, lexicon, findings, TARGET, SOURCE, away);
  if (forward?.type && !isReached(forward.rule)) return { forward, backward };
  const guess = nearest(given, tree, findings, from, to);
  if (guess === null) return { forward, backward };
  return {
    forward: {
      type: pledged(guess),
      polarity: forward?.polarity ?? 0,
      confidence: forward?.confidence ?? 0.3,
      rule: `nearest act: ${guess.rule}`,
    },
    backward,
  };
}

/**
 * The type of the first act in which one given actor is the source, or the target, whoever the other is; no stance. Where it is at neither
 * end of any act, the first act is taken for its; where it is only at the other end, nothing shows: "Oslo accused Minsk" does not say what is
 * done to Oslo.
 */
function actOf(document: Parsed, lexicon: Lexicon, span: Span, end: 'source' | 'target'): Relation | null {
  const alone = withGiven(document, span, span);
  const tree = treeOf(alone.tokens);
  const found = findAll(alone, tree, lexicon, endsIn(alone, lexicon)).filter(
    (finding) => finding.type !== null && !inside(finding.head, span),
  );
  const opposite = end === 'source' ? 'target' : 'source';
  const elsewhere = found.some((finding) => finding[opposite].length > 0);
  const own = found.find((finding) => finding[end].length > 0) ?? (elsewhere ? undefined : found[0]);
  return own ? { type: own.type, polarity: 0, confidence: 0.3, rule: `act of the ${end}: ${own.rule}` } : null;
}

/** Acts of force: who tells of them blames who did them. */
const FORCE: ReadonlySet<PloverType | null> = new Set<PloverType | null>(['ASSAULT', 'COERCE']);
const BLAME = -0.3;

/**
 * The stance that shows where no act holds both: `who` puts out words that criticize `whom` ("published a book that attacks Oslo"), or tells
 * what force `whom` has used ("Minsk said Oslo's police beat them"). `known` where there is none.
 */
function leaning(
  document: Resolved,
  tree: Tree,
  lexicon: Lexicon,
  findings: readonly Finding[],
  who: string,
  whom: string,
  known: Relation | null,
): Relation | null {
  const means = (mentions: readonly number[], actor: string): boolean =>
    mentions.some((mention) => document.mentions[mention]!.actor === actor);
  const at = (token: number, actor: string): boolean =>
    document.mentions.some((mention) => mention.actor === actor && (mention.head === token || inside(token, mention.span)));
  for (const finding of findings) {
    if (finding.polarity >= 0 || (finding.modality !== 'actual' && finding.modality !== 'alleged')) continue;
    const relation = (polarity: number, how: string): Relation => ({
      type: known?.type ?? null,
      polarity,
      confidence: 0.4,
      rule: `${how}: ${finding.rule}`,
    });
    if (finding.type === 'ACCUSE' && finding.source.length === 0 && means(finding.target, whom)) {
      if (subjectsAbove(tree, finding.head).some((subject) => at(subject, who))) return relation(finding.polarity, 'words put out');
    }
    if (FORCE.has(finding.type) && means(finding.source, whom) && !means(finding.target, who)) {
      const speaker = finding.speaker >= 0 ? finding.speaker : speakerOf(document, tree, finding.head, lexicon.speech);
      if (speaker >= 0 && at(speaker, who)) return relation(BLAME, 'tells of force');
    }
  }
  return known;
}

function subjectsAbove(tree: Tree, head: number): number[] {
  const found: number[] = [];
  for (let at = tree.tokens[head]!.head, steps = 0; at >= 0 && steps < 8; at = tree.tokens[at]!.head, steps += 1)
    found.push(...logicalSubjects(tree, at));
  return found;
}

/**
 * Cooperation that is only announced is an agreement to cooperate (PLOVER: "express intent to ..."), a sanction or a deployment that is weighed
 * or hangs on a condition ("would suspend trade unless Minsk yields") a threat.
 */
function pledged({ type, modality }: { readonly type: PloverType | null; readonly modality: Modality }): PloverType | null {
  if (modality === 'hypothetical' && (type === 'SANCTION' || type === 'MOBILIZE')) return 'THREATEN';
  return modality === 'planned' && (type === 'CONSULT' || type === 'CONCEDE' || type === 'RETREAT' || type === 'SUPPORT') ? 'AGREE' : type;
}

/** The answer of several claims: the type of the surest, the stance of all. */
function combine(claims: readonly Claim[]): Relation | null {
  if (claims.length === 0) return null;
  const sorted = [...claims].sort((a, b) => readingOf(b) - readingOf(a));
  const typed = sorted.find((one) => one.type !== null && one.modality !== 'demanded') ?? sorted.find((one) => one.type !== null);
  // Who meets shows no stance by it.
  const asserted = sorted.filter(
    ({ modality, type, rule }) =>
      (modality === 'actual' || modality === 'planned' || modality === 'alleged') && type !== 'CONSULT' && !isReached(rule),
  );
  const weight = asserted.reduce((sum, one) => sum + one.confidence, 0);
  const polarity = weight === 0 ? 0 : asserted.reduce((sum, one) => sum + one.polarity * one.confidence, 0) / weight;
  return {
    type: typed === undefined ? null : pledged(typed),
    polarity: Math.round(polarity * 1000) / 1000,
    confidence: sorted[0]!.confidence,
    rule: (typed ?? sorted[0]!).rule,
  };
}

/** Where no frame holds both: the act nearest to the path between them. It types the pair and says nothing of a stance. */
function nearest(document: Resolved, tree: Tree, findings: readonly Finding[], source: Span, target: Span): Finding | null {
  const between = path(tree, document.mentions[0]!.head, document.mentions[1]!.head);
  const low = Math.min(source.start, target.start);
  const high = Math.max(source.end, target.end);
  let best: Finding | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const finding of findings) {
    if (finding.type === null) continue;
    const onPath = between.includes(finding.head);
    const linear = finding.head < low ? low - finding.head : finding.head > high ? finding.head - high : 0;
    const names = finding.source.some((mention) => document.mentions[mention]!.actor === SOURCE) ? 2 : 0;
    const hits = !isReached(finding.rule) && finding.target.some((mention) => document.mentions[mention]!.actor === TARGET) ? 2 : 0;
    const score = (onPath ? 3 : 0) + names + hits + finding.words.length * 0.5 - linear * 0.15 - Math.abs(finding.head - source.end) * 0.02;
    if (score > bestScore) {
      best = finding;
      bestScore = score;
    }
  }
  return best;
}

function inside(index: number, span: Span): boolean {
  return index >= span.start && index < span.end;
}

function spanOf(document: Parsed, given: Given): Span | null {
  let start = -1;
  let end = -1;
  for (const token of document.tokens) {
    if (token.end <= given.start || token.start >= given.end) continue;
    if (start < 0) start = token.index;
    end = token.index + 1;
  }
  return start < 0 ? null : { start, end };
}

/** The document with exactly two actors: those given, and the pronouns that take them up. Every word whose head stands outside the span speaks for it. */
function withGiven(document: Parsed, source: Span, target: Span): Resolved {
  const mentions: ResolvedMention[] = [];
  const add = (span: Span, head: number, id: string, form: 'name' | 'pronoun'): void => {
    mentions.push({
      index: mentions.length,
      span,
      head,
      range: { start: document.tokens[span.start]!.start, end: document.tokens[span.end - 1]!.end },
      kind: 'organization',
      form,
      name: id,
      known: '',
      country: '',
      sector: '',
      office: '',
      place: false,
      plural: false,
      of: -1,
      actor: id,
      because: 'given',
    });
  };
  for (const [span, id] of [
    [source, SOURCE],
    [target, TARGET],
  ] as const) {
    const heads = headsOf(document, span);
    for (const head of heads.length > 0 ? heads : [span.end - 1]) add(span, head, id, 'name');
  }
  const given = [source, target] as const;
  const tree = treeOf(document.tokens);
  for (const { index, text, tag } of document.tokens) {
    if (tag !== 'PRON' || given.some((span) => inside(index, span)) || !THIRD.test(text)) continue;
    const antecedent = antecedentOf(document, tree, index);
    const owner = given.findIndex((span) => inside(antecedent, span));
    if (owner >= 0) add({ start: index, end: index + 1 }, index, owner === 0 ? SOURCE : TARGET, 'pronoun');
  }
  // The first mention of each stands first, so that `nearest` finds their heads.
  const first = mentions.find((mention) => mention.actor === SOURCE)!;
  const second = mentions.find((mention) => mention.actor === TARGET)!;
  const ordered = [first, second, ...mentions.filter((mention) => mention !== first && mention !== second)].map((mention, index) => ({
    ...mention,
    index,
  }));
  return { ...document, mentions: ordered, actors: [actorOf(SOURCE), actorOf(TARGET)] };
}

const THIRD = /^(?:he|she|it|they|him|his|her|its|their|them)$/i;

/**
 * The word that a pronoun stands for, or -1: the nearest subject above it ("Oslo said it would help"), or that of a clause put first ("when
 * Obama ran, he blamed ..."), or of the sentence before. "Oslo helped it" is not Oslo itself, "Oslo helped its friends" is.
 */
function antecedentOf(document: Parsed, tree: Tree, pronoun: number): number {
  const { tokens } = document;
  const possessive = tokens[pronoun]!.relation === 'nmod:poss';
  let own = possessive;
  let at = pronoun;
  for (let steps = 0; steps < 12; steps += 1) {
    const above = tokens[at]!.head;
    if (above < 0) break;
    const isClause = tokens[above]!.tag === 'VERB' || tokens[above]!.tag === 'ADJ' || dependents(tree, above, 'cop').length > 0;
    if (isClause) {
      const subject = subjectsOf(tree, above).concat(dependents(tree, above, 'nsubj:pass'))[0];
      if (subject !== undefined && subject < pronoun && own && tokens[subject]!.tag !== 'PRON') return subject;
      for (const clause of dependents(tree, above, 'advcl')) {
        if (clause >= pronoun) continue;
        const first = subjectsOf(tree, clause)[0];
        if (first !== undefined && tokens[first]!.tag !== 'PRON') return first;
      }
      // An infinitive shares its subject with the clause above.
      if (tokens[above]!.relation !== 'xcomp' || subject !== undefined) own = true;
    }
    at = above;
  }
  const before = document.sentences[tokens[pronoun]!.sentence - 1];
  if (before === undefined) return -1;
  for (let i = before.span.start; i < before.span.end; i += 1) {
    if (tokens[i]!.head < 0) return subjectsOf(tree, i).concat(dependents(tree, i, 'nsubj:pass'))[0] ?? -1;
  }
  return -1;
}

function headsOf(document: Parsed, span: Span): number[] {
  const found: number[] = [];
  for (let i = span.start; i < span.end; i += 1) {
    const { head, tag } = document.tokens[i]!;
    if ((head < span.start || head >= span.end) && tag !== 'PUNCT' && tag !== 'ADP' && tag !== 'PART' && tag !== 'DET') found.push(i);
  }
  return found;
}

function actorOf(id: string): Actor {
  return { id, kind: 'organization', label: id, aliases: [], country: '', sector: '', office: '', wikidata: '', affiliations: [] };
}
