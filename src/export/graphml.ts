// A graph in, GraphML out: for networkx, igraph, yEd and Cytoscape.
//
//   toGraphml(graph) -> '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">...'

import { edgeColor, nodeColor } from '../graph/appearance.js';
import { type ActorGraph, type AttributeType, SCHEMA } from '../graph/schema.js';
import { type Column, columnsOf } from './values.js';
import { escapeXml, jsonContent } from './xml.js';

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
