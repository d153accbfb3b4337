// From findings to claims: one for each pair of actors, with the words that say so, who says it, when, and how sure it is.
//
//   AGREE of mentions [0, 1] and [2] -> 0 AGREE 2, 2 AGREE 0, 1 AGREE 2 ..., in one group

import type { Claim, ClaimEnd, ClaimTime, Resolved, ResolvedMention } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { conjuncts, type Tree } from '../syntax/tree.js';
import { speakerOf } from './attribution.js';
import { confidenceOf, remember, signalsOf } from './confidence.js';
import type { Finding } from './findings.js';
import { actorIn, actorsAt, mentionsIn } from './lookup.js';
import { isReached } from './remote.js';
import { bySpeaking, isContest, isFigure, isVerbal, tellerOf } from './telling.js';
import { dateOf } from './time.js';

/** Makes claims of a finding: one for each pair of actors, both ways where the act is mutual. */
export function record(
  document: Resolved,
  tree: Tree,
  lexicon: Lexicon,
  finding: Finding,
  timeOf: (source: number) => ClaimTime,
  claims: Claim[],
  seen: Set<string>,
): void {
  const speaker = finding.speaker >= 0 ? finding.speaker : speakerOf(document, tree, finding.head, lexicon.speech);
  const speakers = speaker < 0 ? [] : conjuncts(tree, speaker).flatMap((token) => actorsAt(document, token));
  const joint = finding.source.some((mention) => finding.target.includes(mention));
  const pairs: [number, number][] = [];
  for (const source of finding.source) for (const target of finding.target) pairs.push([source, target]);
  if (finding.mutual) {
    const all = [...new Set([...finding.source, ...finding.target])];
    pairs.length = 0;
    // Who "telephoned both men" did not bring them together.
    const place = (mention: number): number => document.mentions[mention]!.span.start;
    const alone = all.every((mention) => place(mention) === place(all[0]!));
    // "The two men did not discuss the shelling": neither turned the other away, unless they "refused to".
    if (alone && finding.type === 'REJECT' && !finding.rule.includes('NEG(')) return;
    // "signed pacts with Oslo and Riga" binds neither of these to the other.
    const sides = joint ? null : new Set(finding.source);
    const across = (a: number, b: number): boolean => sides === null || sides.has(a) !== sides.has(b);
    for (const a of all) for (const b of all) if (a !== b && (alone || place(a) !== place(b)) && across(a, b)) pairs.push([a, b]);
  }
  const group = finding.mutual && pairs.length > 1 ? `${document.id}#${finding.head}` : '';
  for (const [source, target] of pairs) {
    const from = document.mentions[source]!;
    const to = document.mentions[target]!;
    if (from.actor === null || to.actor === null || from.actor === to.actor) continue;
    if (!joint && isListed(tree, from.head, to.head)) continue;
    if (isAtHome(document, finding, from, to) || isContest(document, finding, from, to) || isFigure(document, finding, from, to)) continue;
    const key = `${from.actor} ${to.actor} ${finding.type} ${finding.modality} ${finding.head}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // Where several speak together ("both countries said they ..."), each speaks for itself.
    const reporter = speakers.find((one) => one === from.actor) ?? speakers[0] ?? null;
    const told = isVerbal(document, finding, from, to) ? { ...finding, type: 'ACCUSE' as const, mode: '', polarity: -0.4 } : finding;
    claims.push(makeClaim(document, told, from, to, reporter, group, claims.length, timeOf(from.span.start)));
    const teller = reporter === null || finding.mutual ? undefined : tellerOf(document, reporter, speaker);
    const own = teller === undefined ? null : bySpeaking(document, told, teller, from, to);
    if (teller === undefined || own === null) continue;
    const spoken = `${teller.actor} ${own.to.actor} ${own.finding.type} ${own.finding.modality} ${finding.head}`;
    if (seen.has(spoken)) continue;
    seen.add(spoken);
    claims.push(makeClaim(document, own.finding, teller, own.to, null, '', claims.length, timeOf(teller.span.start)));
  }
}

/** "donations from Oslo, Riga and Minsk": who stand in one list do not act on each other. */
function isListed(tree: Tree, from: number, to: number): boolean {
  return from !== to && conjuncts(tree, from).includes(to);
}

/**
 * Who flies to a city of his own state visits nobody, and what is only somewhere inside the object of an act at home is a topic of politics,
 * no party to it.
 */
function isAtHome(document: Resolved, { type, rule }: Finding, from: ResolvedMention, to: ResolvedMention): boolean {
  const home = countryOf(document, from);
  // Between states what an object holds is mostly meant; of a politician it is mostly a topic.
  if (isReached(rule) && type !== 'PROTEST' && (from.kind === 'person' || !to.actor?.startsWith('country:'))) return true;
  if (home === '' || home !== countryOf(document, to)) return false;
  if (isReached(rule)) return type !== 'PROTEST' && type !== 'ACCUSE' && type !== 'REJECT';
  return to.place && (type === 'CONSULT' || type === 'PROTEST' || type === 'REQUEST');
}

function countryOf(document: Resolved, { actor }: ResolvedMention): string {
  if (actor === null) return '';
  return actor.startsWith('country:') ? actor.slice('country:'.length) : (actorIn(document, actor)?.country ?? '');
}

function makeClaim(
  document: Resolved,
  finding: Finding,
  from: ResolvedMention,
  to: ResolvedMention,
  reporter: string | null,
  group: string,
  number: number,
  time: ClaimTime,
): Claim {
  const sentence = document.sentences[document.tokens[finding.head]!.sentence]!.span;
  const evidence = rangeOf(document, sentence.start, sentence.end);
  const words = [finding.head, ...finding.words].sort((a, b) => a - b);
  const trigger = rangeOf(document, words[0]!, words.at(-1)! + 1);
  // What one says of others is alleged; what one says of one's own acts is done by saying it.
  const own = reporter === null || reporter === from.actor;
  const modality = finding.modality === 'actual' && !own ? 'alleged' : finding.modality;
  const weights = signalsOf(finding.signals, { ...finding, modality }, from, to, reporter);
  const made: Claim = {
    id: `${document.id}#${number}`,
    document: document.id,
    source: endOf(document, from, sentence),
    target: endOf(document, to, sentence),
    type: finding.type,
    mode: finding.mode,
    polarity: rounded(finding.polarity),
    modality,
    reporter,
    date: dateOf(time, document.date ?? null),
    time,
    evidence,
    trigger,
    rule: finding.rule,
    confidence: rounded(confidenceOf(weights)),
    group,
    story: document.id,
  };
  return remember(made, weights);
}

function endOf(document: Resolved, mention: ResolvedMention, sentence: { readonly start: number; readonly end: number }): ClaimEnd {
  const actor = actorIn(document, mention.actor!);
  const here = mentionsIn(document, document.tokens[sentence.start]!.sentence).filter((other) => other.actor === mention.actor);
  // The mention that fills the slot first: readers look there.
  const ordered = [mention, ...here.filter((other) => other.index !== mention.index)];
  return {
    id: mention.actor!,
    label: actor?.label ?? mention.name,
    kind: actor?.kind ?? mention.kind,
    country: actor?.country ?? '',
    mentions: ordered.map(({ range }) => ({ ...range, text: document.text.slice(range.start, range.end) })),
  };
}

function rangeOf(document: Resolved, from: number, to: number): { start: number; end: number; text: string } {
  const { start } = document.tokens[from]!;
  const { end } = document.tokens[to - 1]!;
  return { start, end, text: document.text.slice(start, end) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
