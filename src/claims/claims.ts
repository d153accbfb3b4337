// Resolved -> Claimed: who does or says what to whom, and on whose word.
//
//   "Paris accused Moscow of spying" -> FRA ACCUSE RUS, actual, reporter null, rule "accuse.v subj>obj"

import type { Claim, Claimed, ClaimTime, Resolved } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { type Tree, treeOf } from '../syntax/tree.js';
import { actAt, operatorsAbove } from './acts.js';
import type { Act, Ends } from './ends.js';
import { spokenOf } from './events.js';
import { type Finding, findingsOf } from './findings.js';
import { bareOperator } from './operators.js';
import { record } from './record.js';
import { timesIn } from './time.js';
import { framesAt, operatorsAt } from './triggers.js';

/** Adds the claims of all sentences, in reading order; `body` is the character at which the text begins after its dateline. */
export function claim(document: Resolved, lexicon: Lexicon, body = 0): Claimed {
  const tree = treeOf(document.tokens);
  const claims: Claim[] = [];
  const seen = new Set<string>();
  const timeOf = timesIn(document, tree, lexicon, body);
  const act = (token: number): boolean =>
    framesAt(tree, lexicon.frames, token).length > 0 ||
    operatorsAt(tree, lexicon.frames, token).length > 0 ||
    lexicon.speech.has(document.tokens[token]!.lemma);
  for (const finding of findAll(document, tree, lexicon, endsIn(document, lexicon))) {
    const { head, words, modality } = finding;
    const time = (source: number): ClaimTime => timeOf({ head, words, modality, source, operated: finding.rule.includes('('), act });
    record(document, tree, lexicon, finding, time, claims, seen);
  }
  return { ...document, claims };
}

/** The mentions of a document by their head words. */
export function endsIn(document: Resolved, lexicon: Lexicon): Ends {
  const byHead = new Map<number, number[]>();
  const add = (token: number, mention: number): void => {
    const list = byHead.get(token);
    if (!list) byHead.set(token, [mention]);
    else if (!list.includes(mention)) list.push(mention);
  };
  const single = new Set(document.mentions.filter(({ span }) => span.end - span.start === 1).map(({ span }) => span.start));
  for (const { actor, head, index, span, form } of document.mentions) {
    if (actor === null) continue;
    add(head, index);
    if (form === 'nominal' || form === 'pronoun') continue;
    // Where a parser cuts a name in two, each part speaks for it: "Secretary of State | Rex Tillerson".
    for (let i = span.start; i < span.end; i += 1) {
      const token = document.tokens[i]!;
      if (token.tag === 'PROPN' && (token.head < span.start || token.head >= span.end) && !single.has(i)) add(i, index);
    }
  }
  const named = new Uint8Array(document.tokens.length);
  for (const { span, form, kind } of document.mentions) {
    if (kind === 'person' || form === 'nominal' || form === 'title' || form === 'pronoun') continue;
    for (let i = span.start; i < span.end; i += 1) if (/^\p{Lu}/u.test(document.tokens[i]!.text)) named[i] = 1;
  }
  return {
    at: (token) => byHead.get(token) ?? NONE,
    place: (mention) => document.mentions[mention]!.place,
    harm: (token) => {
      const { tag, lemma } = document.tokens[token]!;
      if (tag !== 'NOUN') return false;
      return lexicon.frames.frames.get(`n:${lemma}`)?.some((frame) => frame.type === 'ASSAULT' || frame.type === 'COERCE') ?? false;
    },
    named: (token) => named[token] === 1,
    deed: (token) => DEED.test(document.tokens[token]!.lemma),
    distinct: (mentions) => new Set(mentions.map((mention) => document.mentions[mention]!.actor)).size,
  };
}

/** Everything that the frames and operators of a document say, also where an end is nobody's. */
export function findAll(document: Resolved, tree: Tree, lexicon: Lexicon, ends: Ends): Finding[] {
  const found: Finding[] = [];
  for (const sentence of document.sentences) {
    const used = new Set<number>();
    const acts: Act[] = [];
    for (let head = sentence.span.start; head < sentence.span.end; head += 1) {
      // No act is carried by a word of a name: "United" in "United Kingdom".
      if (ends.named(head)) continue;
      const act = actAt(tree, lexicon.frames, ends, head);
      if (act !== null) acts.push(act);
    }
    // "imposed sanctions on" is one act: its noun does not tell it again.
    const told = new Set(acts.filter(isWhole).flatMap((act) => act.firing.words));
    for (const read of acts) {
      const { head } = read.firing;
      const meant = spokenOf(document, tree, ends, read, found);
      const act = meant.length > 0 ? { ...read, target: { mentions: meant, directness: 0.5, slot: 'event' } } : read;
      if (
        told.has(head) &&
        tree.tokens[head]!.relation !== 'nsubj' &&
        !acts.some((other) => other.firing.words.includes(head) && !sameEnds(other, act))
      ) {
        used.add(head);
        continue;
      }
      if (act.target.mentions.length > 0) used.add(head);
      const above = operatorsAbove(tree, lexicon.frames, ends, act.firing);
      const findings = findingsOf(document, tree, lexicon, ends, act, above);
      // An operator over an act that nobody does to anybody may still say something of its own: "agreed to start negotiations".
      if (findings.some(isBetweenTwo(document))) for (const operator of above) used.add(operator.firing.head);
      found.push(...findings);
    }
    for (let head = sentence.span.start; head < sentence.span.end; head += 1) {
      if (!used.has(head)) found.push(...bareOperator(tree, lexicon, ends, head));
    }
  }
  return found;
}

function isWhole(act: Act): boolean {
  return act.firing.words.length > 0 && act.source.mentions.length > 0 && act.target.mentions.length > 0;
}

/** True where all that `inner` says of its ends `outer` says too. */
function sameEnds(outer: Act, inner: Act): boolean {
  return (
    inner.source.mentions.every((mention) => outer.source.mentions.includes(mention)) &&
    inner.target.mentions.every((mention) => outer.target.mentions.includes(mention))
  );
}

const NONE: readonly number[] = [];

/** Nouns for what somebody has done or said: to reject them is to reject him. */
const DEED =
  /^(?:proposal|plan|decision|policy|move|offer|remark|comment|statement|claim|position|handling|behaviou?r|conduct|action|idea|view|stance|bid|request|rule|leadership|record|account|argument|version|approach|response|reaction|performance|speech|words?|agenda|administration|presidency|nomination|candidacy|appointment|government|party|people|country|nation|regime|troops?|army|forces?|officials?|side)$/;

/** Whether a finding has a source and another actor as target. */
function isBetweenTwo(document: Resolved): (finding: Finding) => boolean {
  const actorOf = (mention: number): string | null => document.mentions[mention]!.actor;
  return ({ source, target }) => source.some((from) => target.some((to) => actorOf(from) !== actorOf(to)));
}
