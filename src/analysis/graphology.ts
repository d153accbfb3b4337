// The algorithms of graphology in the types they really have.
//
// These packages are CommonJS with `export default` in their typings: by TypeScript's rules for Node the default import is then a
// module with a `default`, while at run time, and by the rules of bundlers, it is the function itself. Only this file knows.

import louvainModule, { type DetailedLouvainOutput, type LouvainOptions } from 'graphology-communities-louvain';
import forceAtlas2Module, { type ForceAtlas2SynchronousLayoutParameters } from 'graphology-layout-forceatlas2';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import pagerankModule from 'graphology-metrics/centrality/pagerank.js';
import type { AbstractGraph, Attributes } from 'graphology-types';

type AnyGraph<Node extends Attributes, Edge extends Attributes> = AbstractGraph<Node, Edge>;

export interface Louvain {
  detailed<Node extends Attributes, Edge extends Attributes>(graph: AnyGraph<Node, Edge>, options: LouvainOptions): DetailedLouvainOutput;
}

export interface ForceAtlas2 {
  assign<Node extends Attributes, Edge extends Attributes>(
    graph: AnyGraph<Node, Edge>,
    options: ForceAtlas2SynchronousLayoutParameters,
  ): void;
}

export type Centrality = <Node extends Attributes, Edge extends Attributes>(
  graph: AnyGraph<Node, Edge>,
  options: { readonly getEdgeWeight: string | null; readonly [option: string]: unknown },
) => Readonly<Record<string, number>>;

export const louvain = louvainModule as unknown as Louvain;
export const forceAtlas2 = forceAtlas2Module as unknown as ForceAtlas2;
export const betweenness = betweennessModule as unknown as Centrality;
export const pagerank = pagerankModule as unknown as Centrality;
