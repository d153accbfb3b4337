// An actor in, those it has to do with out: who, how, how strongly, and the words that say so.
//
//   neighbors(graph, 'Russia', { family: 'stance', sign: 'against', direction: 'in' })
//     -> [{ label: 'United States', stance: -0.3, best: { quote: 'The U.S. accused Russia ...' } }]

import type { Kind, PloverType } from '../document.js';
import { weightOf } from '../graph/build.js';
import { byWorth, type EdgeEvidence, MODALITIES, type Summary, signOf, summarize } from '../graph/evidence.js';
import { byText, overlaps, within } from '../graph/order.js';
import type { Quad } from '../graph/plover.js';
import type { ActorGraph, EdgeAttributes, Family } from '../graph/schema.js';
import { findActor } from './actors.js';

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

export interface NeighborOptions extends EdgeFilter {
  /** How many steps away; 1 by default. */
  readonly depth?: number | undefined;
  /** The most to return; all by default. */
  readonly limit?: number | undefined;
}

/** One edge to a neighbor. Two actors may be neighbors by several edges. */
export interface Neighbor {
  readonly id: string;
  readonly label: string;
  readonly kind: Kind;
  readonly country: string;
  /** `out`: from the actor to the neighbor. */
  readonly direction: 'in' | 'out';
  /** The actor next to it on the way: the one asked for, or at depth 2 its neighbor. */
  readonly via: string;
  readonly depth: number;
  /** Key of the edge. */
  readonly edge: string;
  readonly family: Family;
  /** What the edge says: "supports", "ACCUSE", "foreign minister". */
  readonly how: string;
  readonly type: PloverType | null;
  readonly quad: Quad | null;
  readonly sign: Sign | null;
  /** [-1, 1]: stance, or polarity of a relation; 0 for affiliations. */
  readonly stance: number;
  readonly weight: number;
  readonly confidence: number;
  readonly stories: number;
  readonly documents: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  /** The best evidence, or null where only the tables say so. */
  readonly best: EdgeEvidence | null;
  /** All evidence in the window, best first. */
  readonly evidence: readonly EdgeEvidence[];
}

/**
 * Those an actor has to do with: the nearest first, then the strongest.
 * @throws UsageError where the name fits no actor or several.
 */
export function neighbors(graph: ActorGraph, actor: string, options: NeighborOptions = {}): Neighbor[] {
  const { depth = 1, limit = Number.POSITIVE_INFINITY } = options;
  const start = findActor(graph, actor);
  const keep = edgeFilter(options);
  const found: Neighbor[] = [];
  const reached = new Map<string, number>([[start, 0]]);
  const edges = new Set<string>();
  let frontier = [start];
  for (let step = 1; step <= depth && frontier.length > 0; step += 1) {
    const next: string[] = [];
    for (const here of frontier) {
      eachEdge(graph, here, options.direction, (key, edge, other, direction) => {
        if (edges.has(key)) return;
        const seen = keep(edge);
        if (seen === null) return;
        edges.add(key);
        found.push(neighborOf(graph, here, other, direction, step, key, seen));
        if (reached.has(other)) return;
        reached.set(other, step);
        next.push(other);
      });
    }
    frontier = next;
  }
  found.sort(
    (a, b) => a.depth - b.depth || b.weight - a.weight || b.stories - a.stories || byText(a.label, b.label) || byText(a.edge, b.edge),
  );
  return found.length > limit ? found.slice(0, limit) : found;
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
      if (evidence.length < edge.evidence.length) seen = seenPart(edge, evidence, summarize(evidence, NOBODY));
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

/** In words, for the command line and for screen readers: "opposes, 3 stories, 1 denied". */
export function describeEdge(edge: Pick<SeenEdge, 'attributes' | 'stories'>): string {
  const { attributes, stories } = edge;
  if (attributes.family === 'affiliation') return attributes.label === '' ? 'belongs to' : attributes.label;
  const apart = MODALITIES.filter((modality) => modality === 'demanded' || modality === 'hypothetical' || modality === 'denied')
    .filter((modality) => attributes[modality] > 0)
    .map((modality) => `, ${attributes[modality]} ${modality}`);
  return `${attributes.label}, ${stories} ${stories === 1 ? 'story' : 'stories'}${apart.join('')}`;
}

function neighborOf(
  graph: ActorGraph,
  via: string,
  id: string,
  direction: 'in' | 'out',
  depth: number,
  edge: string,
  { attributes, sign, stance, weight, confidence, stories, documents, firstDate, lastDate, evidence }: SeenEdge,
): Neighbor {
  const { label, kind, country } = graph.getNodeAttributes(id);
  const how = attributes.family === 'stance' ? HOW[signName(stance)] : attributes.label;
  return {
    id,
    label,
    kind,
    country,
    direction,
    via,
    depth,
    edge,
    family: attributes.family,
    how,
    type: attributes.family === 'relation' ? attributes.type : null,
    quad: attributes.family === 'relation' ? attributes.quad : null,
    sign,
    stance,
    weight,
    confidence,
    stories,
    documents,
    firstDate,
    lastDate,
    best: evidence[0] ?? null,
    evidence,
  };
}

/** Publishers do not show in answers. */
const NOBODY: ReadonlyMap<string, string> = new Map();

const HOW: Readonly<Record<Sign, string>> = { for: 'supports', against: 'opposes', neutral: 'is neutral towards' };

function seenWhole(attributes: EdgeAttributes): SeenEdge {
  const { evidence, weight, confidence, stories, documents, firstDate, lastDate } = attributes;
  const stance = attributes.family === 'stance' ? attributes.stance : attributes.family === 'relation' ? attributes.polarity : 0;
  const sign = attributes.family === 'affiliation' ? null : signName(stance);
  return { attributes, evidence, stance, sign, weight, confidence, stories, documents, firstDate, lastDate };
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
    documents,
    firstDate,
    lastDate,
  };
}

function setOf<Item>(items: Item | readonly Item[] | undefined): ReadonlySet<Item> | null {
  if (items === undefined) return null;
  return new Set<Item>(Array.isArray(items) ? items : [items as Item]);
}
