// The public names of demarche, on one screen. Everything here runs in Node and in the browser alike.
//
//   import { buildGraph, createReader, gather, neighbors } from 'demarche';
//   import { loadKnowledge } from 'demarche/node';

export { balance } from './analysis/balance.js';
export { blocs } from './analysis/blocs.js';
export { camps } from './analysis/camps.js';
export { centrality } from './analysis/centrality.js';
export { layout } from './analysis/layout.js';
export type * from './document.js';
export { InputError, UsageError } from './errors.js';
export { FORMATS, type Format, formatFor } from './export/formats.js';
export { gexfPieces, readGexf, toGexf } from './export/gexf.js';
export { readGraphml, toGraphml } from './export/graphml.js';
export { readJson, toJson } from './export/json.js';
export { rollUp } from './graph/aggregate.js';
export { type BuildOptions, buildGraph, edgeKey } from './graph/build.js';
export { createGathering, gather, mergeReadings } from './graph/gather.js';
export { knownFrom } from './graph/known.js';
export { mergeGraphs } from './graph/merge.js';
export {
  type ActorGraph,
  EDGE_SCHEMA,
  type EdgeAttributes,
  type Family,
  GRAPH_SCHEMA,
  NODE_SCHEMA,
  type NodeAttributes,
} from './graph/schema.js';
export { assignStories } from './graph/stories.js';
export { applyJudgements, type Judged, type JudgeOptions, judge } from './judgements/apply.js';
export { findSame, type Same } from './judgements/same.js';
export { type ClaimJudgement, type Judgement, type Judgements, judgementsTable, parseJudgements } from './judgements/table.js';
export { teach } from './judgements/teach.js';
export { createLexicon, type Lexicon, TABLES, type Tables } from './lexicon/lexicon.js';
export { TableError } from './lexicon/table.js';
export { createReader, type Knowledge, type Reader } from './pipeline.js';
export { findActor } from './query/actors.js';
export { between } from './query/between.js';
export { compare } from './query/compare.js';
export { explain } from './query/explain.js';
export { type Account, type ActorExplanation, createAccount, type NamedBy } from './query/explain-actor.js';
export { type Neighbor, neighbors } from './query/neighbors.js';
export { path } from './query/path.js';
export { top } from './query/top.js';
export { turns } from './query/turns.js';
export { loadModel, ModelError } from './syntax/network/model.js';
export { createParser } from './syntax/network/parser.js';
