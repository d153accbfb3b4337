// What part of a graph a question is about: a filter in, for each edge what is seen of it out.
//
//   edgeFilter({ family: 'stance', since: '2017' })(edge) -> { stance: -0.3, stories: 2, evidence: [...] } or null
//
// Within a window of time the numbers of an edge are counted anew from the claims that lie in it.

import type { PloverType } from '../document.js';
import { stanceLabel, weightOf } from '../graph/build.js';
import { byWorth, type EdgeEvidence, type Summary, signOf, summarize } from '../graph/evidence.js';
import { overlaps, within } from '../graph/order.js';
import type { Quad } from '../graph/plover.js';
import type { ActorGraph, EdgeAttributes, Family } from '../graph/schema.js';

export type Sign = 'for' | 'against' | 'neutral';

/** Which edges are asked for; used by all questions. */
export interface EdgeFilter {
  /** `out`: what the actor does; `in`: what is done to it; both by default. */
  readonly direction?: 'in' | 'out' | 'both' | undefined;
  readonly family?: Family | readonly Family[] | undefined;
  readonly type?: PloverType | readonly PloverType[] | undefined;
  readonly quad?: Quad | readonly Quad[] | undefined;
  /** For, against or neither; leaves affiliations out. */
  readonly sign?: Sign | undefined;
  /** First and last day, month or year, inclusive: the numbers are then those of the window. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Least confidence of the edge, within the window. */
  readonly minConfidence?: number | undefined;
}

/** An edge as the filter sees it: the numbers are those of the window. */
export interface SeenEdge {
  readonly attributes: EdgeAttributes;
  readonly evidence: readonly EdgeEvidence[];
  readonly stance: number;
  readonly sign: Sign | null;
  readonly weight: number;
  readonly confidence: number;
  readonly stories: number;
  /** Votes for and against; of stances only. */
  readonly supporting: number;
  readonly opposing: number;
  readonly documents: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
}

/** Makes a filter: an edge in, what is seen of it out, or null where it is not asked for. */
export function edgeFilter(filter: EdgeFilter): (edge: EdgeAttributes) => SeenEdge | null {
  const families = setOf(filter.family);
  const types = setOf(filter.type);
  const quads = setOf(filter.quad);
  const { since, until, sign, minConfidence = 0 } = filter;
  const windowed = since !== undefined || until !== undefined;
  return (edge) => {
    if (families && !families.has(edge.family)) return null;
    if (types && !(edge.family === 'relation' && edge.type !== null && types.has(edge.type))) return null;
    if (quads && !(edge.family === 'relation' && edge.quad !== null && quads.has(edge.quad))) return null;
    if (sign !== undefined && edge.family === 'affiliation') return null;
    let seen = seenWhole(edge);
    if (windowed && edge.family !== 'affiliation') {
      const evidence = edge.evidence.filter(({ date }) => within(date, since, until));
      if (evidence.length === 0) return null;
      if (evidence.length < edge.evidence.length) seen = seenPart(edge, evidence, summarize(evidence, NOBODY, edge.family === 'relation'));
    }
    if (windowed && edge.family === 'affiliation' && !overlaps(edge.from, edge.to, since, until)) return null;
    if (sign !== undefined && seen.sign !== sign) return null;
    return seen.confidence >= minConfidence ? seen : null;
  };
}

/** Calls back for every edge of an actor, outgoing ones first. */
export function eachEdge(
  graph: ActorGraph,
  actor: string,
  direction: EdgeFilter['direction'],
  call: (key: string, edge: EdgeAttributes, other: string, direction: 'in' | 'out') => void,
): void {
  if (direction !== 'in') graph.forEachOutEdge(actor, (key, edge, _, target) => call(key, edge, target, 'out'));
  if (direction !== 'out') graph.forEachInEdge(actor, (key, edge, source) => call(key, edge, source, 'in'));
}

/** "for", "against" or "neutral". */
export function signName(polarity: number): Sign {
  const sign = signOf(polarity);
  return sign > 0 ? 'for' : sign < 0 ? 'against' : 'neutral';
}

/** What an edge says, as a verb or a role: "opposes", "ACCUSE", "foreign minister". */
export function howOf({ attributes, stance, stories }: Pick<SeenEdge, 'attributes' | 'stance' | 'stories'>): string {
  return attributes.family === 'stance' ? stanceLabel(stance, stories) : attributes.label;
}

/** Publishers do not show in answers. */
const NOBODY: ReadonlyMap<string, string> = new Map();

function seenWhole(attributes: EdgeAttributes): SeenEdge {
  const { evidence, weight, confidence, stories, documents, firstDate, lastDate } = attributes;
  const stance = attributes.family === 'stance' ? attributes.stance : attributes.family === 'relation' ? attributes.polarity : 0;
  const sign = attributes.family === 'affiliation' ? null : signName(stance);
  const { supporting, opposing } = attributes.family === 'stance' ? attributes : { supporting: 0, opposing: 0 };
  return { attributes, evidence, stance, sign, weight, confidence, stories, supporting, opposing, documents, firstDate, lastDate };
}

function seenPart(attributes: EdgeAttributes, evidence: readonly EdgeEvidence[], summary: Summary): SeenEdge {
  const confidence = attributes.family === 'relation' ? summary.certainty : summary.confidence;
  const strength = attributes.family === 'relation' ? confidence : Math.abs(summary.polarity) * confidence;
  const { polarity, stories, documents, firstDate, lastDate } = summary;
  return {
    attributes,
    evidence: [...evidence].sort(byWorth),
    stance: polarity,
    sign: signName(polarity),
    weight: weightOf(strength),
    confidence,
    stories,
    supporting: attributes.family === 'stance' ? summary.supporting : 0,
    opposing: attributes.family === 'stance' ? summary.opposing : 0,
    documents,
    firstDate,
    lastDate,
  };
}

function setOf<Item>(items: Item | readonly Item[] | undefined): ReadonlySet<Item> | null {
  if (items === undefined) return null;
  return new Set<Item>(Array.isArray(items) ? items : [items as Item]);
}
