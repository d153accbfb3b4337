// What one given actor does to another in a sentence: two spans in, an answer each way out.
//
//   relate "[Oslo] condemned {Minsk}" -> forward {type: ACCUSE, polarity: -0.2}, backward null

import type { Actor, Claim, Modality, Parsed, PloverType, Resolved, ResolvedMention, Span } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { path, type Tree, treeOf } from '../syntax/tree.js';
import { claim, endsIn, type Finding, findAll } from './claims.js';
import { INSIDE } from './remote.js';

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
  if (from === null) return { forward: null, backward: null };
  // A target that the text does not hold ("a recipient"): the act of the source alone is typed.
  if (to === null) return { forward: actOf(document, lexicon, from), backward: null };
  const given = withGiven(document, from, to);
  const tree = treeOf(given.tokens);
  const { claims } = claim(given, lexicon);
  const forward = combine(claims.filter((one) => one.source.id === SOURCE));
  const backward = combine(claims.filter((one) => one.source.id === TARGET));
  if (forward?.type && !isReached(forward.rule)) return { forward, backward };
  const guess = nearest(given, tree, lexicon, from, to);
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

/** An end found only somewhere inside the object says less than the act nearest to both. */
function isReached(rule: string): boolean {
  return rule.includes(`>${INSIDE}`);
}

/** The type of the first act that a source is said to do, whoever it is done to; no stance. */
function actOf(document: Parsed, lexicon: Lexicon, source: Span): Relation | null {
  const alone = withGiven(document, source, source);
  const tree = treeOf(alone.tokens);
  const found = findAll(alone, tree, lexicon, endsIn(alone, lexicon)).filter(
    (finding) => finding.type !== null && !inside(finding.head, source),
  );
  const own = found.find((finding) => finding.source.length > 0) ?? found[0];
  return own ? { type: own.type, polarity: 0, confidence: 0.3, rule: `act of the source: ${own.rule}` } : null;
}

/** Cooperation that is only announced is an agreement to cooperate (PLOVER: "express intent to ..."). */
function pledged({ type, modality }: { readonly type: PloverType | null; readonly modality: Modality }): PloverType | null {
  return modality === 'planned' && (type === 'CONSULT' || type === 'CONCEDE' || type === 'RETREAT') ? 'AGREE' : type;
}

/** The answer of several claims: the type of the surest, the stance of all. */
function combine(claims: readonly Claim[]): Relation | null {
  if (claims.length === 0) return null;
  const sorted = [...claims].sort((a, b) => b.confidence - a.confidence);
  const typed = sorted.find((one) => one.type !== null && one.modality !== 'demanded') ?? sorted.find((one) => one.type !== null);
  const asserted = sorted.filter((one) => one.modality === 'actual' || one.modality === 'planned' || one.modality === 'alleged');
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
function nearest(document: Resolved, tree: Tree, lexicon: Lexicon, source: Span, target: Span): Finding | null {
  const ends = endsIn(document, lexicon);
  const between = path(tree, document.mentions[0]!.head, document.mentions[1]!.head);
  const low = Math.min(source.start, target.start);
  const high = Math.max(source.end, target.end);
  let best: Finding | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const finding of findAll(document, tree, lexicon, ends)) {
    if (finding.type === null) continue;
    if (inside(finding.head, source) || inside(finding.head, target)) continue;
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

/** The document with exactly two actors: those given. Every word whose head stands outside the span speaks for it. */
function withGiven(document: Parsed, source: Span, target: Span): Resolved {
  const mentions: ResolvedMention[] = [];
  for (const [span, id] of [
    [source, SOURCE],
    [target, TARGET],
  ] as const) {
    const heads = headsOf(document, span);
    for (const head of heads.length > 0 ? heads : [span.end - 1]) {
      mentions.push({
        index: mentions.length,
        span,
        head,
        range: { start: document.tokens[span.start]!.start, end: document.tokens[span.end - 1]!.end },
        kind: 'organization',
        form: 'name',
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
    }
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
