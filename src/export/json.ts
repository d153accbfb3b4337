// A graph in, graphology's JSON out, and back: everything, in the form that graphology, sigma and Gephi Lite read.
//
//   toJson(graph) -> '{"options":{"type":"directed","multi":true,...},"attributes":{...},"nodes":[{"key":"country:FRA",...'

import { MultiDirectedGraph } from 'graphology';
import { InputError } from '../errors.js';
import { edgeFrom, graphFrom, nodeFrom, type Raw } from '../graph/coerce.js';
import { type ActorGraph, type EdgeAttributes, type GraphAttributes, type NodeAttributes, SCHEMA } from '../graph/schema.js';

/** One node or edge a line and attributes in the order of the schema, so that two graphs can be compared line by line. */
export function toJson(graph: ActorGraph): string {
  const line = (value: unknown): string => JSON.stringify(value);
  const nodes = graph.mapNodes((key, attributes) => line({ key, attributes: ordered('node', attributes) }));
  const edges = graph.mapEdges((key, attributes, source, target) => line({ key, source, target, attributes: ordered('edge', attributes) }));
  return [
    '{',
    `"options":${line({ type: 'directed', multi: true, allowSelfLoops: true })},`,
    `"attributes":${line(ordered('graph', graph.getAttributes()))},`,
    `"nodes":[${nodes.length === 0 ? '' : `\n${nodes.join(',\n')}\n`}],`,
    `"edges":[${edges.length === 0 ? '' : `\n${edges.join(',\n')}\n`}]`,
    '}\n',
  ].join('\n');
}

/**
 * Reads graphology's JSON, ours or another program's.
 * @throws InputError where it is no JSON, or no graph.
 */
export function readJson(text: string, file = 'graph.json'): ActorGraph {
  const wrong = (found: string, expected: string): InputError =>
    new InputError({ file, found, expected, advice: 'Write it again with "demarche build -o graph.json"' });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw wrong(`text that is no JSON (${error instanceof Error ? error.message : String(error)})`, "a graph in graphology's JSON");
  }
  const root = objectOf(parsed);
  if (!root || !Array.isArray(root.nodes)) throw wrong('JSON without a list "nodes"', 'an object with "nodes" and "edges"');
  const graph: ActorGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>();
  graph.replaceAttributes(graphFrom(objectOf(root.attributes) ?? {}));
  for (const [index, item] of root.nodes.entries()) {
    const key = objectOf(item)?.key;
    if (typeof key !== 'string' && typeof key !== 'number') throw wrong(`node ${index} without a key`, 'a key on every node');
    if (graph.hasNode(key)) throw wrong(`the node ${JSON.stringify(key)} twice`, 'each node once');
    graph.addNode(key, nodeFrom(String(key), objectOf(objectOf(item)!.attributes) ?? {}));
  }
  for (const [index, item] of (Array.isArray(root.edges) ? root.edges : []).entries()) {
    const edge = objectOf(item) ?? {};
    const [source, target] = [String(edge.source), String(edge.target)];
    for (const end of [source, target]) {
      if (!graph.hasNode(end))
        throw wrong(`edge ${index} to the node ${JSON.stringify(end)}, which is not there`, 'edges between nodes of the file');
    }
    const key = typeof edge.key === 'string' && !graph.hasEdge(edge.key) ? edge.key : `#${index}`;
    graph.addEdgeWithKey(key, source, target, edgeFrom(objectOf(edge.attributes) ?? {}));
  }
  return graph;
}

function ordered(of: 'node' | 'edge' | 'graph', attributes: object): Raw {
  const given = attributes as Raw;
  const known = Object.keys(SCHEMA[of]).filter((name) => given[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, given[name]]));
}

function objectOf(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
}
