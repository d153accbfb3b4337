// Claims in, numbers out: how statements about one pair of actors are counted.
//
//   two copies of one wire story say "Paris accused Moscow", another story says "Paris praised Moscow"
//     -> two votes, one for and one against: opposing 1, supporting 1
//
// One story has one vote, however often it was printed and however many sentences it spends on the matter. What is denied, only
// thought of or only demanded is counted apart: it does not say how the actors stand to each other. What is told as history ("invaded
// in 1990") has happened, so it counts as a relation, but it does not say how they stand now, so it has no vote in a stance.

import type { Claim, ClaimTime, Modality, PloverType, Range } from '../document.js';
import { byText, rounded } from './order.js';

/** A claim as it lies on an edge: what was said, by whom, where, and how sure the reading is. */
export interface EdgeEvidence extends Range {
  /** Id of the claim; empty for the words behind an affiliation. */
  readonly claim: string;
  /** Id of the document; `start` and `end` are characters of its text. */
  readonly document: string;
  /** Equal for copies of one wire story. */
  readonly story: string;
  /** The sentence: `text.slice(start, end)`. */
  readonly quote: string;
  /** The words that carry the act. */
  readonly trigger: Range & { readonly text: string };
  /** Ids of the actors of the claim itself; in a roll-up the edge joins their countries. */
  readonly source: string;
  readonly target: string;
  /** The words that name them, where the sentence does. */
  readonly sourceWords: (Range & { readonly text: string }) | null;
  readonly targetWords: (Range & { readonly text: string }) | null;
  readonly type: PloverType | null;
  readonly mode: string;
  /** [-1, 1] */
  readonly polarity: number;
  readonly modality: Modality;
  /** Id of the actor who says so; null is the article itself. */
  readonly reporter: string | null;
  readonly date: string | null;
  /** Where words of the text say when. */
  readonly time?: ClaimTime | undefined;
  readonly rule: string;
  /** [0, 1] */
  readonly confidence: number;
  /** Equal for the directions of one meeting, agreement or clash; else empty. */
  readonly group: string;
}

/** In the order in which they are shown. */
export const MODALITIES: readonly Modality[] = ['actual', 'planned', 'alleged', 'ended', 'demanded', 'hypothetical', 'denied'];

/** The modalities whose claims move a stance. */
export const VOTING: ReadonlySet<Modality> = new Set<Modality>(['actual', 'planned', 'alleged', 'ended']);

/** Whether a claim moves the stance of its pair: its modality does, and it is not told as history. */
export function hasVote({ modality, time }: Pick<EdgeEvidence, 'modality' | 'time'>): boolean {
  return VOTING.has(modality) && time?.background !== true;
}

/** Whether a claim counts in its relation: history does. */
export function hasHappened({ modality }: Pick<EdgeEvidence, 'modality'>): boolean {
  return VOTING.has(modality);
}

/** Polarities nearer to nought than this are neither for nor against. */
export const NEUTRAL = 0.05;

/** 1 for, -1 against, 0 neither. */
export function signOf(polarity: number): -1 | 0 | 1 {
  return polarity > NEUTRAL ? 1 : polarity < -NEUTRAL ? -1 : 0;
}

/** What one story says of a pair of actors. */
export interface Vote {
  readonly story: string;
  /** Mean polarity of its claims, weighted by their confidence. */
  readonly polarity: number;
  /** Confidence of its surest claim. */
  readonly weight: number;
}

/** The numbers of a set of claims. Counts of modalities are counts of stories in which such a claim stands. */
export interface Summary extends Readonly<Record<Modality, number>> {
  /** Claims of every modality. */
  readonly claims: number;
  /** Stories that vote. */
  readonly stories: number;
  readonly documents: number;
  readonly publishers: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** [-1, 1]; mean of the votes, weighted by their confidence; 0 without votes. */
  readonly polarity: number;
  /** [0, 1]; mean of the votes' distance from nought, weighted by their confidence. */
  readonly intensity: number;
  /** [0, 1]; standard deviation of the votes. */
  readonly spread: number;
  /** Votes for, against and neither. */
  readonly supporting: number;
  readonly opposing: number;
  readonly neutral: number;
  /** [0, 1]; the chance that at least one voting story was read rightly. */
  readonly certainty: number;
  /** [0, 1]; the same for the stories that agree with the mean, times their share of all votes. */
  readonly confidence: number;
}

/** A month of a stance. */
export interface Month {
  /** `2017-04` */
  readonly month: string;
  /** [-1, 1]; the stance of this month alone. */
  readonly stance: number;
  readonly stories: number;
  readonly supporting: number;
  readonly opposing: number;
}

/** A claim in the form in which edges carry it. */
export function toEvidence(claim: Claim): EdgeEvidence {
  const { start, end, text } = claim.evidence;
  return {
    claim: claim.id,
    document: claim.document,
    story: claim.story === '' ? claim.document : claim.story,
    start,
    end,
    quote: text,
    trigger: claim.trigger,
    source: claim.source.id,
    target: claim.target.id,
    sourceWords: claim.source.mentions[0] ?? null,
    targetWords: claim.target.mentions[0] ?? null,
    type: claim.type,
    mode: claim.mode,
    polarity: claim.polarity,
    modality: claim.modality,
    reporter: claim.reporter,
    date: claim.date,
    ...(claim.time && (claim.time.words !== null || claim.time.background) ? { time: claim.time } : {}),
    rule: claim.rule,
    confidence: claim.confidence,
    group: claim.group,
  };
}

/** Best first: what votes before what does not, the surest, the clearest, the earliest in its document. */
export function byWorth(a: EdgeEvidence, b: EdgeEvidence): number {
  return (
    Number(hasVote(b)) - Number(hasVote(a)) ||
    b.confidence - a.confidence ||
    Math.abs(b.polarity) - Math.abs(a.polarity) ||
    byText(a.document, b.document) ||
    a.start - b.start ||
    byText(a.claim, b.claim)
  );
}

/** The votes of some claims, sorted by story; `counts` tells which of them have one. */
export function votesOf(evidence: readonly EdgeEvidence[], counts: (item: EdgeEvidence) => boolean = hasVote): Vote[] {
  // Sums of floating-point numbers depend on their order, so claims are added up in one that does not depend on the reading order.
  const voting = evidence.filter(counts);
  if (voting.length > 1) voting.sort((a, b) => byText(a.story, b.story) || byText(a.claim, b.claim));
  const found: Vote[] = [];
  for (let first = 0; first < voting.length; ) {
    const { story } = voting[first]!;
    let [sum, total, weight, last] = [0, 0, 0, first];
    let plain = 0;
    for (; last < voting.length && voting[last]!.story === story; last += 1) {
      const { polarity, confidence } = voting[last]!;
      sum += polarity * confidence;
      plain += polarity;
      total += confidence;
      weight = Math.max(weight, confidence);
    }
    found.push({ story, polarity: total > 0 ? sum / total : plain / (last - first), weight });
    first = last;
  }
  return found;
}

/** Counts claims of one pair of actors. `publisherOf` maps documents to who published them; with `history`, what is told as history counts too. */
export function summarize(evidence: readonly EdgeEvidence[], publisherOf: ReadonlyMap<string, string>, history = false): Summary {
  const counts = history ? hasHappened : hasVote;
  // Most pairs of a large reading meet in one claim; for these there is nothing to add up.
  if (evidence.length === 1) return summarizeOne(evidence[0]!, publisherOf, counts(evidence[0]!));
  const cast = votesOf(evidence, counts);
  const { documents, publishers, firstDate, lastDate } = provenance(evidence, publisherOf);
  let [weights, sum, intensity] = [0, 0, 0];
  for (const { polarity, weight } of cast) {
    weights += weight;
    sum += weight * polarity;
    intensity += weight * Math.abs(polarity);
  }
  const mean = weights > 0 ? sum / weights : 0;
  const side = signOf(mean);
  let [variance, agreeing, missed, agreeingMissed] = [0, 0, 1, 1];
  let [supporting, opposing] = [0, 0];
  for (const { polarity, weight } of cast) {
    variance += weight * (polarity - mean) ** 2;
    const sign = signOf(polarity);
    if (sign > 0) supporting += 1;
    if (sign < 0) opposing += 1;
    missed *= 1 - weight;
    if (sign !== side) continue;
    agreeing += weight;
    agreeingMissed *= 1 - weight;
  }
  const stories = countStories(evidence);
  return {
    claims: evidence.length,
    stories: cast.length,
    documents,
    publishers,
    firstDate,
    lastDate,
    polarity: rounded(mean),
    intensity: rounded(weights > 0 ? intensity / weights : 0),
    spread: rounded(weights > 0 ? Math.sqrt(variance / weights) : 0),
    supporting,
    opposing,
    neutral: cast.length - supporting - opposing,
    certainty: rounded(cast.length > 0 ? 1 - missed : 0),
    confidence: rounded(weights > 0 ? (agreeing / weights) * (1 - agreeingMissed) : 0),
    actual: stories.actual,
    planned: stories.planned,
    alleged: stories.alleged,
    ended: stories.ended,
    demanded: stories.demanded,
    hypothetical: stories.hypothetical,
    denied: stories.denied,
  };
}

function summarizeOne(
  { modality, polarity, confidence, document, date }: EdgeEvidence,
  publisherOf: ReadonlyMap<string, string>,
  counts: boolean,
): Summary {
  const votes = counts ? 1 : 0;
  const weighs = votes === 1 && confidence > 0;
  const sign = votes === 1 ? signOf(polarity) : 0;
  return {
    claims: 1,
    stories: votes,
    documents: 1,
    publishers: publisherOf.has(document) ? 1 : 0,
    firstDate: date,
    lastDate: date,
    polarity: weighs ? rounded(polarity) : 0,
    intensity: weighs ? rounded(Math.abs(polarity)) : 0,
    spread: 0,
    supporting: sign > 0 ? 1 : 0,
    opposing: sign < 0 ? 1 : 0,
    neutral: votes === 1 && sign === 0 ? 1 : 0,
    certainty: weighs ? rounded(confidence) : 0,
    confidence: weighs ? rounded(confidence) : 0,
    actual: modality === 'actual' ? 1 : 0,
    planned: modality === 'planned' ? 1 : 0,
    alleged: modality === 'alleged' ? 1 : 0,
    ended: modality === 'ended' ? 1 : 0,
    demanded: modality === 'demanded' ? 1 : 0,
    hypothetical: modality === 'hypothetical' ? 1 : 0,
    denied: modality === 'denied' ? 1 : 0,
  };
}

/** The stance month by month; months without a vote are left out. */
export function seriesOf(evidence: readonly EdgeEvidence[]): Month[] {
  const dated = evidence.filter((item) => item.date !== null && item.date.length >= 7 && hasVote(item));
  const months = new Map<string, EdgeEvidence[]>();
  for (const item of dated) {
    const month = item.date!.slice(0, 7);
    const list = months.get(month);
    if (list) list.push(item);
    else months.set(month, [item]);
  }
  return [...months.keys()].sort(byText).map((month) => monthOf(month, months.get(month)!));
}

function monthOf(month: string, evidence: readonly EdgeEvidence[]): Month {
  if (evidence.length === 1) {
    const { polarity, confidence } = evidence[0]!;
    const sign = signOf(polarity);
    return { month, stance: confidence > 0 ? rounded(polarity) : 0, stories: 1, supporting: sign > 0 ? 1 : 0, opposing: sign < 0 ? 1 : 0 };
  }
  const cast = votesOf(evidence);
  let [weights, sum, supporting, opposing] = [0, 0, 0, 0];
  for (const { polarity, weight } of cast) {
    weights += weight;
    sum += weight * polarity;
    if (signOf(polarity) > 0) supporting += 1;
    if (signOf(polarity) < 0) opposing += 1;
  }
  return { month, stance: rounded(weights > 0 ? sum / weights : 0), stories: cast.length, supporting, opposing };
}

function countStories(evidence: readonly EdgeEvidence[]): Record<Modality, number> {
  const counts: Record<Modality, number> = { actual: 0, planned: 0, alleged: 0, ended: 0, demanded: 0, hypothetical: 0, denied: 0 };
  const seen = new Set<string>();
  for (const { modality, story } of evidence) {
    const key = `${modality} ${story}`;
    if (seen.has(key)) continue;
    seen.add(key);
    counts[modality] += 1;
  }
  return counts;
}

function provenance(
  evidence: readonly EdgeEvidence[],
  publisherOf: ReadonlyMap<string, string>,
): Pick<Summary, 'documents' | 'publishers' | 'firstDate' | 'lastDate'> {
  const documents = new Set<string>();
  const publishers = new Set<string>();
  let firstDate: string | null = null;
  let lastDate: string | null = null;
  for (const { document, date } of evidence) {
    documents.add(document);
    const publisher = publisherOf.get(document);
    if (publisher !== undefined) publishers.add(publisher);
    if (date === null) continue;
    if (firstDate === null || date < firstDate) firstDate = date;
    if (lastDate === null || date > lastDate) lastDate = date;
  }
  return { documents: documents.size, publishers: publishers.size, firstDate, lastDate };
}
