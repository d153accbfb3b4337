// The algorithms of graphology in the types they really have.
//
// These packages are CommonJS with `export default` in their typings: under TypeScript's Node rules the default import is then typed
// as a module that has a `default`, while at run time it is the function itself. This file is the only place that knows.

import louvainModule from 'graphology-communities-louvain';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import pagerankModule from 'graphology-metrics/centrality/pagerank.js';

export const louvain = louvainModule as unknown as typeof louvainModule.default;
export const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;
export const betweenness = betweennessModule as unknown as typeof betweennessModule.default;
export const pagerank = pagerankModule as unknown as typeof pagerankModule.default;
