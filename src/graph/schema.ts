// Every attribute of a graph, once: what it is called, of what type it is, what it means and where it comes from.
//
// In: nothing. Out: the types that code is checked against, and the tables that exports, docs/graph.md and the viewer read.
// The compiler keeps types and tables together: an attribute without a row, or a row without an attribute, does not compile.
//
//   EDGE_SCHEMA.stance.range -> '[-1, 1]'

import type { MultiDirectedGraph } from 'graphology';
import type { Affiliation, DocumentRecord, Evidence, Kind, Modality, PloverType, Sector } from '../document.js';
import type { EdgeEvidence, Month } from './evidence.js';
import type { AsOf } from './gather.js';
import type { Quad } from './plover.js';

/** The graph: nodes are actors, keyed by actor id; edges belong to one of three families. */
export type ActorGraph = MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>;

export type Family = 'affiliation' | 'relation' | 'stance';

export const FAMILIES: readonly Family[] = ['affiliation', 'relation', 'stance'];

export interface NodeAttributes {
  readonly kind: Kind;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly sector: Sector;
  readonly office: string;
  readonly wikidata: string;
  readonly affiliations: readonly Affiliation[];
  readonly mentions: number;
  readonly documents: number;
  readonly documentIds: readonly string[];
  readonly supports: number;
  readonly opposes: number;
  readonly supportedBy: number;
  readonly opposedBy: number;
  readonly members?: readonly string[];
  readonly asOf?: AsOf;
  readonly domesticClaims?: number;
  readonly domesticStance?: number;
  readonly domesticSupporting?: number;
  readonly domesticOpposing?: number;
  readonly domesticEvidence?: readonly EdgeEvidence[];
  readonly x?: number;
  readonly y?: number;
  readonly bloc?: number;
  readonly camp?: number;
  readonly degree?: number;
  readonly betweenness?: number;
  readonly pagerank?: number;
  readonly balancedTriads?: number;
  readonly tenseTriads?: number;
}

interface CommonAttributes extends Readonly<Record<Modality, number>> {
  readonly label: string;
  readonly weight: number;
  readonly confidence: number;
  readonly claims: number;
  readonly stories: number;
  readonly documents: number;
  readonly publishers: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly evidence: readonly EdgeEvidence[];
}

/** Somebody belongs to a state or an organization. */
export interface AffiliationAttributes extends CommonAttributes {
  readonly family: 'affiliation';
  readonly roles: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly terms: readonly AffiliationTerm[];
}

/** An office or membership as it was read: whose, where, and the words. */
export interface AffiliationTerm {
  readonly source: string;
  readonly target: string;
  readonly role: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly evidence: Evidence | null;
}

/** What one actor does to another, of one PLOVER type. */
export interface RelationAttributes extends CommonAttributes {
  readonly family: 'relation';
  /** Null only in graphs that another program made. */
  readonly type: PloverType | null;
  readonly quad: Quad | null;
  readonly polarity: number;
  readonly intensity: number;
}

/** How one actor stands to another. */
export interface StanceAttributes extends CommonAttributes {
  readonly family: 'stance';
  readonly stance: number;
  readonly spread: number;
  readonly supporting: number;
  readonly opposing: number;
  readonly neutral: number;
  readonly series: readonly Month[];
  readonly tension?: number;
}

export type EdgeAttributes = AffiliationAttributes | RelationAttributes | StanceAttributes;

/** What a graph knows of a document: everything but its text. */
export type GraphDocument = Omit<DocumentRecord, 'text'> & {
  /** What is left of its text, by which merging knows copies of one report. */
  readonly signature?: string | undefined;
};

/** Which claims a graph was built from; see `BuildOptions`. */
export interface Selection {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly minConfidence?: number | undefined;
  readonly modalities?: readonly Modality[] | undefined;
  readonly reporters?: readonly (string | null)[] | undefined;
  readonly families?: readonly Family[] | undefined;
  readonly types?: readonly PloverType[] | undefined;
}

export interface GraphAttributes {
  readonly generator: string;
  readonly level: string;
  readonly selection: Selection;
  readonly documents: readonly GraphDocument[];
  readonly claims: number;
  readonly stories: number;
  readonly firstDate: string | null;
  readonly lastDate: string | null;
  readonly blocs?: number;
  readonly modularity?: number;
  readonly camps?: number;
  readonly triads?: number;
  readonly balance?: number;
  readonly frustration?: number;
  readonly frustrationBound?: number;
  readonly frustratedShare?: number;
}

/**
 * How a value is written. `date` is an ISO 8601 year, month or day. `strings` is a list. `json` has parts of its own; formats with flat
 * attributes write it as JSON.
 */
export type AttributeType = 'string' | 'integer' | 'double' | 'boolean' | 'date' | 'strings' | 'json';

/** Who writes an attribute: the reading, or the analysis of that name. */
export type Origin = 'tables and text' | 'count' | 'claims' | 'rollUp' | 'layout' | 'blocs' | 'camps' | 'centrality' | 'balance';

export interface AttributeSchema {
  readonly type: AttributeType;
  readonly meaning: string;
  readonly from: Origin;
  /** The values it can take, or its unit. */
  readonly range?: string;
  /** Absent or null where there is nothing to say. */
  readonly optional?: true;
}

export interface EdgeAttributeSchema extends AttributeSchema {
  readonly families: readonly Family[];
}

type KeyOf<Union> = Union extends unknown ? keyof Union : never;

const ALL = FAMILIES;

export const NODE_SCHEMA = {
  kind: { type: 'string', range: 'person, country, organization', from: 'tables and text', meaning: 'What the actor is.' },
  label: { type: 'string', from: 'tables and text', meaning: 'Its name as it is shown.' },
  aliases: { type: 'strings', from: 'tables and text', meaning: 'Other names, those of the tables and those that the texts use.' },
  country: { type: 'string', range: 'ISO 3166-1 alpha-3, or empty', from: 'tables and text', meaning: 'The state it belongs to.' },
  sector: {
    type: 'string',
    range: 'PLOVER sector: GOV, MIL, REB ..., or empty',
    from: 'tables and text',
    meaning: 'What it does in its society.',
  },
  office: { type: 'string', from: 'tables and text', meaning: 'Latest office, or empty.' },
  wikidata: { type: 'string', range: 'Q-id, or empty', from: 'tables and text', meaning: 'Its item in Wikidata.' },
  affiliations: {
    type: 'json',
    range: 'list of {actor, role, from, to, evidence}',
    from: 'tables and text',
    meaning: 'Its offices and memberships, also in states and organizations that are not in the graph.',
  },
  mentions: { type: 'integer', range: 'mentions, 0 or more', from: 'count', meaning: 'How often the documents mention it.' },
  documents: { type: 'integer', range: 'documents, 0 or more', from: 'count', meaning: 'In how many documents it is mentioned.' },
  documentIds: { type: 'strings', from: 'count', meaning: 'The ids of these documents, in reading order.' },
  supports: { type: 'integer', range: 'votes, 0 or more', from: 'claims', meaning: 'Votes in which it acts or speaks for others.' },
  opposes: { type: 'integer', range: 'votes, 0 or more', from: 'claims', meaning: 'Votes in which it acts or speaks against others.' },
  supportedBy: { type: 'integer', range: 'votes, 0 or more', from: 'claims', meaning: 'Votes in which others act or speak for it.' },
  opposedBy: { type: 'integer', range: 'votes, 0 or more', from: 'claims', meaning: 'Votes in which others act or speak against it.' },
  members: { type: 'strings', optional: true, from: 'rollUp', meaning: 'Ids of the actors that were folded into it.' },
  asOf: {
    type: 'json',
    range: 'country, sector, office: date and document id',
    optional: true,
    from: 'tables and text',
    meaning: 'Which document these facts are taken from; merging graphs needs it.',
  },
  domesticClaims: {
    type: 'integer',
    range: '1 or more',
    optional: true,
    from: 'claims',
    meaning: 'Claims whose two ends both are this node or its members.',
  },
  domesticStance: {
    type: 'double',
    range: '[-1, 1]',
    optional: true,
    from: 'claims',
    meaning: 'The stance of these claims, counted as on a stance edge.',
  },
  domesticSupporting: { type: 'integer', range: 'votes', optional: true, from: 'claims', meaning: 'Votes for, among these claims.' },
  domesticOpposing: { type: 'integer', range: 'votes', optional: true, from: 'claims', meaning: 'Votes against, among these claims.' },
  domesticEvidence: { type: 'json', range: 'list of EdgeEvidence', optional: true, from: 'claims', meaning: 'These claims, best first.' },
  x: { type: 'double', range: 'finite', optional: true, from: 'layout', meaning: 'Place in the picture, rightwards.' },
  y: { type: 'double', range: 'finite', optional: true, from: 'layout', meaning: 'Place in the picture, upwards.' },
  bloc: { type: 'integer', range: '0 is the largest bloc', optional: true, from: 'blocs', meaning: 'Bloc by support alone (Louvain).' },
  camp: {
    type: 'integer',
    range: '0 is the largest camp',
    optional: true,
    from: 'camps',
    meaning: 'Bloc by support and opposition: friends together, opponents apart.',
  },
  degree: {
    type: 'integer',
    range: 'actors, 0 or more',
    optional: true,
    from: 'centrality',
    meaning: 'Number of other actors it shares an edge with.',
  },
  betweenness: {
    type: 'double',
    range: '[0, 1]',
    optional: true,
    from: 'centrality',
    meaning: 'Share of shortest paths between others that lead through it, directions left aside.',
  },
  pagerank: {
    type: 'double',
    range: '[0, 1], sums to 1',
    optional: true,
    from: 'centrality',
    meaning: 'PageRank along relations and stances, by weight: who is addressed by those who are addressed.',
  },
  balancedTriads: { type: 'integer', optional: true, from: 'balance', meaning: 'Signed triads with this actor that are balanced.' },
  tenseTriads: {
    type: 'integer',
    optional: true,
    from: 'balance',
    meaning: 'Signed triads with this actor that are not: a friend of an enemy, three enemies.',
  },
} as const satisfies Readonly<Record<keyof NodeAttributes, AttributeSchema>>;

export const EDGE_SCHEMA = {
  family: { families: ALL, type: 'string', range: 'affiliation, relation, stance', from: 'claims', meaning: 'What kind of edge it is.' },
  label: {
    families: ALL,
    type: 'string',
    from: 'claims',
    meaning: 'Roles, PLOVER type, or "supports", "opposes", "is neutral towards", without votes "takes no known side on".',
  },
  weight: {
    families: ALL,
    type: 'double',
    range: '(0, 1]',
    from: 'claims',
    meaning:
      'Strength without sign, at least 0.01. Affiliation: 1. Relation: its confidence. Stance: its confidence times the size of the stance.',
  },
  confidence: {
    families: ALL,
    type: 'double',
    range: '[0, 1]',
    from: 'claims',
    meaning:
      'Relation: the chance that at least one voting story was read rightly. Stance: the same for the stories that agree with its sign, times their share of the votes. Affiliation: 1. Without votes 0.',
  },
  type: {
    families: ['relation'],
    type: 'string',
    range: 'PLOVER type',
    optional: true,
    from: 'claims',
    meaning: 'What the source does to the target.',
  },
  quad: {
    families: ['relation'],
    type: 'string',
    range: 'VERBAL or MATERIAL, COOPERATION or CONFLICT',
    optional: true,
    from: 'claims',
    meaning: 'Quadrant of the type.',
  },
  polarity: {
    families: ['relation'],
    type: 'double',
    range: '[-1, 1]',
    from: 'claims',
    meaning: 'How friendly the acts are: mean of the votes weighted by confidence.',
  },
  intensity: {
    families: ['relation'],
    type: 'double',
    range: '[0, 1]',
    from: 'claims',
    meaning: 'How grave the acts are: mean size of the votes, weighted by confidence.',
  },
  stance: {
    families: ['stance'],
    type: 'double',
    range: '[-1, 1]',
    from: 'claims',
    meaning: 'For (1) or against (-1): mean of the votes weighted by confidence.',
  },
  spread: {
    families: ['stance'],
    type: 'double',
    range: '[0, 1]',
    from: 'claims',
    meaning: 'Standard deviation of the votes: how divided the reports are.',
  },
  supporting: { families: ['stance'], type: 'integer', range: 'votes', from: 'claims', meaning: 'Votes for (above 0.05).' },
  opposing: { families: ['stance'], type: 'integer', range: 'votes', from: 'claims', meaning: 'Votes against (below -0.05).' },
  neutral: { families: ['stance'], type: 'integer', range: 'votes', from: 'claims', meaning: 'Votes neither for nor against.' },
  series: {
    families: ['stance'],
    type: 'json',
    range: 'list of {month, stance, stories, supporting, opposing}',
    from: 'claims',
    meaning: 'The stance month by month.',
  },
  tension: {
    families: ['stance'],
    type: 'double',
    range: '[0, 1]',
    optional: true,
    from: 'balance',
    meaning: 'Share of the signed triads with this pair that are not balanced.',
  },
  roles: { families: ['affiliation'], type: 'strings', from: 'tables and text', meaning: 'Offices and memberships.' },
  from: {
    families: ['affiliation'],
    type: 'date',
    optional: true,
    from: 'tables and text',
    meaning: 'When the first of them began, where known.',
  },
  to: {
    families: ['affiliation'],
    type: 'date',
    optional: true,
    from: 'tables and text',
    meaning: 'When the last of them ended, where all have ended.',
  },
  terms: {
    families: ['affiliation'],
    type: 'json',
    range: 'list of {source, target, role, from, to, evidence}',
    from: 'tables and text',
    meaning: 'Each office and membership, with its dates and words.',
  },
  claims: {
    families: ALL,
    type: 'integer',
    range: '0 or more',
    from: 'count',
    meaning: 'Claims on this edge, of every modality. Affiliation: places where the texts say so.',
  },
  stories: {
    families: ALL,
    type: 'integer',
    range: 'votes, 0 or more',
    from: 'count',
    meaning: 'Votes: stories with a claim that counts. Copies of one wire story are one.',
  },
  documents: { families: ALL, type: 'integer', range: '0 or more', from: 'count', meaning: 'Documents with a claim on this edge.' },
  publishers: {
    families: ALL,
    type: 'integer',
    range: '0 or more',
    from: 'count',
    meaning: 'Different publishers of these documents, where known.',
  },
  firstDate: { families: ALL, type: 'date', optional: true, from: 'claims', meaning: 'Date of the first claim.' },
  lastDate: { families: ALL, type: 'date', optional: true, from: 'claims', meaning: 'Date of the last claim.' },
  actual: { families: ALL, type: 'integer', range: 'stories', from: 'count', meaning: 'Stories that say it happened.' },
  planned: { families: ALL, type: 'integer', range: 'stories', from: 'count', meaning: 'Stories that say it is intended.' },
  alleged: { families: ALL, type: 'integer', range: 'stories', from: 'count', meaning: 'Stories in which somebody says so of another.' },
  ended: { families: ALL, type: 'integer', range: 'stories', from: 'count', meaning: 'Stories that say it is no more.' },
  demanded: {
    families: ALL,
    type: 'integer',
    range: 'stories',
    from: 'count',
    meaning: 'Stories in which somebody asks for it. Does not vote.',
  },
  hypothetical: {
    families: ALL,
    type: 'integer',
    range: 'stories',
    from: 'count',
    meaning: 'Stories in which it is only thought of. Does not vote.',
  },
  denied: { families: ALL, type: 'integer', range: 'stories', from: 'count', meaning: 'Stories in which it is denied. Does not vote.' },
  evidence: {
    families: ALL,
    type: 'json',
    range: 'list of EdgeEvidence',
    from: 'claims',
    meaning: 'The claims with their words, best first.',
  },
} as const satisfies Readonly<Record<KeyOf<EdgeAttributes>, EdgeAttributeSchema>>;

export const GRAPH_SCHEMA = {
  generator: { type: 'string', from: 'count', meaning: 'The program that made it: "demarche".' },
  level: { type: 'string', range: 'actor, country, bloc, group', from: 'rollUp', meaning: 'What a node stands for.' },
  selection: {
    type: 'json',
    range: 'since, until, minConfidence, modalities, reporters, families, types',
    from: 'claims',
    meaning: 'Which claims it was built from; empty for all.',
  },
  documents: {
    type: 'json',
    range: 'list of {id, title, date, url, publisher, signature}',
    from: 'count',
    meaning: 'The documents that were read. By its signature merging knows copies of one report.',
  },
  claims: { type: 'integer', from: 'count', meaning: 'Claims that were selected.' },
  stories: { type: 'integer', from: 'count', meaning: 'Different stories among them.' },
  firstDate: { type: 'date', optional: true, from: 'claims', meaning: 'Date of the first claim.' },
  lastDate: { type: 'date', optional: true, from: 'claims', meaning: 'Date of the last claim.' },
  blocs: { type: 'integer', optional: true, from: 'blocs', meaning: 'Number of blocs.' },
  modularity: {
    type: 'double',
    range: '[-0.5, 1]',
    optional: true,
    from: 'blocs',
    meaning: 'How much more support lies inside blocs than chance would put there.',
  },
  camps: { type: 'integer', optional: true, from: 'camps', meaning: 'Number of camps.' },
  triads: { type: 'integer', optional: true, from: 'balance', meaning: 'Signed triads.' },
  balance: { type: 'double', range: '[0, 1]', optional: true, from: 'balance', meaning: 'Share of the signed triads that are balanced.' },
  frustration: {
    type: 'integer',
    range: 'pairs',
    optional: true,
    from: 'balance',
    meaning: 'Least number of pairs that must change sign for the graph to fall into two camps, as far as it was found.',
  },
  frustrationBound: {
    type: 'integer',
    range: 'pairs',
    optional: true,
    from: 'balance',
    meaning: 'A number that it cannot be below; equal to it where it is exact.',
  },
  frustratedShare: {
    type: 'double',
    range: '[0, 1]',
    optional: true,
    from: 'balance',
    meaning: 'Frustration over the number of signed pairs.',
  },
} as const satisfies Readonly<Record<keyof GraphAttributes, AttributeSchema>>;

/** The tables in the loose form that exports walk over. */
export const SCHEMA: {
  readonly node: Readonly<Record<string, AttributeSchema>>;
  readonly edge: Readonly<Record<string, EdgeAttributeSchema>>;
  readonly graph: Readonly<Record<string, AttributeSchema>>;
} = { node: NODE_SCHEMA, edge: EDGE_SCHEMA, graph: GRAPH_SCHEMA };
