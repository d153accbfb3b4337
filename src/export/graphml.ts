// A graph in, GraphML out, and back: for networkx, igraph, yEd and Cytoscape.
//
//   toGraphml(graph) -> '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">...'

import { MultiDirectedGraph } from 'graphology';
import { InputError } from '../errors.js';
import { edgeColor, nodeColor } from '../graph/appearance.js';
import { edgeFrom, graphFrom, nodeFrom, type Raw } from '../graph/coerce.js';
import {
  type ActorGraph,
  type AttributeType,
  type EdgeAttributes,
  type GraphAttributes,
  type NodeAttributes,
  SCHEMA,
} from '../graph/schema.js';
import { type Column, columnsOf } from './values.js';
import { escapeXml, jsonContent } from './xml.js';
import { type Element, element, elements, parseXml, value } from './xml-reader.js';

type Fields = Readonly<Record<string, unknown>>;

const COLOR = 'color';

/** Nodes and edges come in the order of the graph; the same graph gives the same bytes. */
export function toGraphml(graph: ActorGraph): string {
  const nodeColumns = used(columnsOf('node'), (test) => graph.someNode((_, node) => test(node as unknown as Fields)));
  const edgeColumns = used(columnsOf('edge'), (test) => graph.someEdge((_, edge) => test(edge as unknown as Fields)));
  const graphNames = Object.entries(SCHEMA.graph).filter(([name]) => given(graph.getAttributes() as unknown as Fields, name) !== undefined);
  const parts: string[] = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    ...graphNames.map(([name, { type }]) => key('graph', name, type)),
    ...nodeColumns.map(({ name, type }) => key('node', name, type)),
    key('node', COLOR, 'string'),
    ...edgeColumns.map(({ name, type }) => key('edge', name, type)),
    key('edge', COLOR, 'string'),
    '  <graph id="demarche" edgedefault="directed">\n',
  ];
  for (const [name, { type }] of graphNames)
    parts.push('    ', data('graph', name, given(graph.getAttributes() as unknown as Fields, name), type), '\n');
  graph.forEachNode((id, node) => {
    parts.push(`    <node id="${escapeXml(id)}">\n`);
    write(parts, 'node', nodeColumns, node as unknown as Fields);
    parts.push(`      ${data('node', COLOR, nodeColor(node), 'string')}\n    </node>\n`);
  });
  graph.forEachEdge((id, edge, source, target) => {
    parts.push(`    <edge id="${escapeXml(id)}" source="${escapeXml(source)}" target="${escapeXml(target)}">\n`);
    write(parts, 'edge', edgeColumns, edge as unknown as Fields);
    parts.push(`      ${data('edge', COLOR, edgeColor(edge), 'string')}\n    </edge>\n`);
  });
  parts.push('  </graph>\n</graphml>\n');
  return parts.join('');
}

/**
 * Reads GraphML: ours, and that of networkx and igraph. Attributes are known by the names of their keys; those that the schema does not name
 * are left out. References to anything outside the file are not followed.
 * @throws InputError where the text is not well-formed XML or not GraphML, or an edge leads nowhere.
 */
export function readGraphml(text: string, file = 'graph.graphml'): ActorGraph {
  const wrong = (found: string, expected: string, advice: string): InputError => new InputError({ file, found, expected, advice });
  const root = element(parseXml(text, { file, expected: 'a GraphML file', lists: LISTS })?.graphml);
  const [drawn] = elements(root?.graph);
  if (!root || !drawn) throw wrong('XML without <graphml> and <graph>', 'a GraphML file', 'Check that it is the right file');
  const names = new Map<string, string>();
  const defaults: { readonly of: string; readonly name: string; readonly standard: string }[] = [];
  for (const key of elements(root.key)) {
    const id = value(key['@id']);
    const name = value(key['@attr.name']) || id;
    names.set(id, name);
    if (typeof key.default === 'string') defaults.push({ of: value(key['@for']) || 'all', name, standard: value(key.default) });
  }
  const dataOf = (owner: Element, kind: 'graph' | 'node' | 'edge'): Record<string, string> => {
    const values: Record<string, string> = {};
    for (const { of, name, standard } of defaults) if (of === kind || of === 'all') values[name] = standard;
    for (const item of elements(owner.data)) {
      const key = value(item['@key']);
      values[names.get(key) ?? key] = value(item['#text']);
    }
    return values;
  };
  const graph: ActorGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>();
  graph.replaceAttributes(graphFrom(dataOf(drawn, 'graph')));
  for (const node of elements(drawn.node)) {
    const id = value(node['@id']);
    if (!graph.hasNode(id)) graph.addNode(id, nodeFrom(id, dataOf(node, 'node')));
  }
  for (const [index, edge] of elements(drawn.edge).entries()) {
    const [source, target] = [value(edge['@source']), value(edge['@target'])];
    for (const end of [source, target]) {
      if (!graph.hasNode(end))
        throw wrong(`an edge to the node ${JSON.stringify(end)}, which is not there`, 'edges between nodes of the file', 'Export it again');
    }
    const values = dataOf(edge, 'edge');
    const raw: Raw = { ...values, weight: values.weight ?? 1, evidence: values.evidenceJson };
    // networkx moves the key of an edge into a datum of its own and numbers the edges of a pair.
    const key = value(edge['@id']);
    graph.addEdgeWithKey(key !== '' && !graph.hasEdge(key) ? key : `${key}#${index}`, source, target, edgeFrom(raw));
  }
  return graph;
}

const LISTS = new Set(['graph', 'key', 'node', 'edge', 'data']);

function used(columns: readonly Column[], some: (test: (attributes: Fields) => boolean) => boolean): Column[] {
  return columns.filter(({ schema, read }) => !schema.optional || some((attributes) => read(attributes) !== undefined));
}

/** Nodes and edges have attributes of one name and different types, so keys carry what they are of. */
function keyId(of: 'node' | 'edge' | 'graph', name: string): string {
  return `${of}.${name}`;
}

function key(of: 'node' | 'edge' | 'graph', name: string, type: AttributeType): string {
  const written = type === 'integer' ? 'long' : type === 'double' || type === 'boolean' ? type : 'string';
  return `  <key id="${keyId(of, name)}" for="${of}" attr.name="${name}" attr.type="${written}"/>\n`;
}

function write(parts: string[], of: 'node' | 'edge', columns: readonly Column[], attributes: Fields): void {
  for (const { name, type, read } of columns) {
    const found = read(attributes);
    if (found !== undefined) parts.push('      ', data(of, name, found, type), '\n');
  }
}

function data(of: 'node' | 'edge' | 'graph', name: string, found: unknown, type: AttributeType): string {
  const text = type === 'json' || type === 'strings' ? jsonContent(found) : escapeXml(String(found));
  return `<data key="${keyId(of, name)}">${text}</data>`;
}

function given(attributes: Fields, name: string): unknown {
  return attributes[name] ?? undefined;
}
