// An edge in, why it says what it says out: its votes, the claims behind each, and the sum worked out.
//
//   explain(graph, 'stance:country:FRA>country:RUS').sum -> '(0.8 x -0.3 + 0.6 x -0.5) / (0.8 + 0.6) = -0.3857'

import { UsageError } from '../errors.js';
import { type EdgeEvidence, hasHappened, hasVote, votesOf } from '../graph/evidence.js';
import { rounded } from '../graph/order.js';
import type { ActorGraph, Family } from '../graph/schema.js';
import { didYouMean } from '../suggest.js';
import { type EdgeFilter, edgeFilter, howOf, type SeenEdge } from './filter.js';

export type ExplainOptions = Pick<EdgeFilter, 'since' | 'until'>;

export interface Explanation {
  readonly edge: string;
  readonly family: Family;
  readonly from: string;
  readonly to: string;
  /** In one sentence: "France opposes Russia: stance -0.3 from 2 votes, 0 for and 2 against." */
  readonly text: string;
  /** Stance, or polarity of a relation. */
  readonly stance: number;
  readonly confidence: number;
  /** How the stance comes about, with its numbers; empty without votes and for affiliations. */
  readonly sum: string;
  /** How the confidence comes about. */
  readonly trust: string;
  readonly votes: readonly ExplainedVote[];
  /** Claims that are counted apart: denied, demanded, only thought of. */
  readonly apart: readonly EdgeEvidence[];
}

export interface ExplainedVote {
  readonly story: string;
  /** [-1, 1] */
  readonly polarity: number;
  /** Its weight: the confidence of its surest claim. */
  readonly weight: number;
  /** [0, 1]; its part of all weight. */
  readonly share: number;
  /** Best first. */
  readonly claims: readonly EdgeEvidence[];
}

/**
 * Explains an edge by its key, as `neighbors` and `edgeKey` give it.
 * @throws UsageError where there is no such edge, or none in the window.
 */
export function explain(graph: ActorGraph, edge: string, options: ExplainOptions = {}): Explanation {
  if (!graph.hasEdge(edge)) {
    const near = didYouMean(edge, graph.edges());
    throw new UsageError(
      `No edge is called ${JSON.stringify(edge)}. ${near === null ? 'Keys look like "stance:country:FRA>country:RUS".' : `Did you mean ${JSON.stringify(near)}?`}`,
    );
  }
  const seen = edgeFilter(options)(graph.getEdgeAttributes(edge));
  if (seen === null)
    throw new UsageError(`The edge ${JSON.stringify(edge)} has no claim in this window of time; widen "since" and "until".`);
  const [from, to] = [graph.source(edge), graph.target(edge)];
  const label = (id: string): string => graph.getNodeAttribute(id, 'label');
  const { family } = seen.attributes;
  const votes = family === 'affiliation' ? [] : explainedVotes(seen);
  return {
    edge,
    family,
    from,
    to,
    text: `${label(from)} ${sentence(seen)} ${label(to)}${figures(seen)}.`,
    stance: seen.stance,
    confidence: seen.confidence,
    sum: sumOf(votes, seen.stance),
    trust: trustOf(seen, votes),
    votes,
    apart: family === 'affiliation' ? [] : seen.evidence.filter((item) => !counting(family)(item)),
  };
}

/** What is told as history counts in a relation and not in a stance. */
function counting(family: Family): (item: EdgeEvidence) => boolean {
  return family === 'relation' ? hasHappened : hasVote;
}

function explainedVotes({ evidence, attributes: { family } }: SeenEdge): ExplainedVote[] {
  const counts = counting(family);
  const votes = votesOf(evidence, counts);
  const total = votes.reduce((sum, { weight }) => sum + weight, 0);
  return votes
    .map(({ story, polarity, weight }) => ({
      story,
      polarity: rounded(polarity),
      weight,
      share: rounded(total > 0 ? weight / total : 0),
      claims: evidence.filter((item) => item.story === story && counts(item)),
    }))
    .sort((a, b) => b.share - a.share);
}

function sentence(seen: SeenEdge): string {
  const how = howOf(seen);
  switch (seen.attributes.family) {
    case 'affiliation':
      return how === '' ? 'belongs to' : `is ${how} of`;
    case 'relation':
      return how;
    case 'stance':
      return how;
  }
}

function figures({ attributes, stance, stories, supporting, opposing, evidence }: SeenEdge): string {
  if (attributes.family === 'affiliation') return evidence.length === 0 ? ', as the tables have it' : '';
  const votes = `${stories} ${stories === 1 ? 'vote' : 'votes'}`;
  if (attributes.family === 'relation') return `: polarity ${stance} from ${votes}`;
  return `: stance ${stance} from ${votes}, ${supporting} for and ${opposing} against`;
}

/** Long sums are cut: the votes are all in the list. */
const TERMS = 8;

function sumOf(votes: readonly ExplainedVote[], stance: number): string {
  if (votes.length === 0) return '';
  const [only] = votes;
  if (votes.length === 1) return `${only!.polarity} = ${stance}`;
  const cut = <Item>(list: readonly Item[], write: (item: Item) => string): string =>
    list.slice(0, TERMS).map(write).join(' + ') + (list.length > TERMS ? ' + ...' : '');
  return `(${cut(votes, ({ weight, polarity }) => `${weight} x ${polarity}`)}) / (${cut(votes, ({ weight }) => String(weight))}) = ${stance}`;
}

function trustOf({ attributes, confidence, stories }: SeenEdge, votes: readonly ExplainedVote[]): string {
  switch (attributes.family) {
    case 'affiliation':
      return 'The text or the tables say so.';
    case 'relation':
      return stories === 0
        ? 'Nobody says that it happened.'
        : `${confidence}: the chance that at least one of ${votes.length === 1 ? 'one voting story' : `${votes.length} voting stories`} was read rightly.`;
    case 'stance':
      return stories === 0
        ? 'Nobody says that it happened.'
        : `${confidence}: the chance that at least one story that agrees with the sign was read rightly, times the share of these stories in the votes.`;
  }
}
