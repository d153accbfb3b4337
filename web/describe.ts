// Edges and actors in one sentence: for screen readers, tooltips and headings.
//
//   describeEdge(graph, 'stance:country:USA>person:bashar-assad') -> 'United States opposes Bashar Assad, 4 statements'

import type { ActorGraph, EdgeAttributes } from '../src/graph/schema.js';
import { signOfEdge } from './filter.js';
import { count, KIND, SIGN, TYPE } from './words.js';

/** What stands between the two names. */
export function verbOf(edge: EdgeAttributes): string {
  switch (edge.family) {
    case 'affiliation':
      return edge.label === '' ? 'belongs to' : `is ${edge.label} of`;
    case 'relation':
      return edge.type === null ? edge.label : TYPE[edge.type].verb;
    case 'stance':
      return SIGN[signOfEdge(edge)].verb;
  }
}

export function describeEdge(graph: ActorGraph, key: string): string {
  const edge = graph.getEdgeAttributes(key);
  const [source, target] = graph.extremities(key).map((id) => graph.getNodeAttribute(id, 'label'));
  const words = `${source} ${verbOf(edge)} ${target}`;
  return edge.family === 'affiliation' ? words : `${words}, ${count(edge.claims, 'statement')}`;
}

export function describeActor(graph: ActorGraph, id: string): string {
  const { label, kind, office, mentions } = graph.getNodeAttributes(id);
  return [label, office || KIND[kind].one.toLowerCase(), count(mentions, 'mention')].join(', ');
}
