// The public names of demarche, on one screen. Everything here runs in Node and in the browser alike.
//
//   import { buildGraph, createReader, gather, neighbors } from 'demarche';
//   import { loadKnowledge } from 'demarche/node';

export { layout } from './analysis/layout.js';
export type * from './document.js';
export { InputError, UsageError } from './errors.js';
export { readGexf, toGexf } from './export/gexf.js';
export { readJson, toJson } from './export/json.js';
export { type BuildOptions, buildGraph } from './graph/build.js';
export { createGathering, gather, mergeReadings } from './graph/gather.js';
export type { ActorGraph, EdgeAttributes, NodeAttributes } from './graph/schema.js';
export { createLexicon, type Lexicon, TABLES, type Tables } from './lexicon/lexicon.js';
export { TableError } from './lexicon/table.js';
export { createReader, type Knowledge, type Reader } from './pipeline.js';
export { findActor } from './query/actors.js';
export { type Neighbor, neighbors } from './query/neighbors.js';
export { loadModel, ModelError } from './syntax/network/model.js';
export { createParser } from './syntax/network/parser.js';
