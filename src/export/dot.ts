// A graph in, DOT out: for Graphviz.
//
//   toDot(graph) -> 'digraph "demarche" {\n  "country:FRA" [label="France", ...];\n ...'

import { edgeColor, edgeShape, nodeColor } from '../graph/appearance.js';
import { rounded } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { plain } from './plain.js';
import { quotesOf } from './values.js';

const SHAPES = { person: 'ellipse', country: 'box', organization: 'diamond' } as const;

/** The words behind an edge are its tooltip. */
export function toDot(graph: ActorGraph): string {
  const nodes = graph.mapNodes(
    (id, node) =>
      `  ${quoted(id)} [label=${quoted(node.label)}, kind=${quoted(node.kind)}, shape=${SHAPES[node.kind]}, color="${nodeColor(node)}", fontcolor="${nodeColor(node)}"];`,
  );
  const edges = graph.mapEdges((_, edge, source, target) => {
    const attributes = [
      `label=${quoted(edge.label)}`,
      `family=${quoted(edge.family)}`,
      `color="${edgeColor(edge)}"`,
      `style=${edgeShape(edge)}`,
      `penwidth=${rounded(0.5 + 2.5 * edge.weight)}`,
      `weight=${rounded(edge.weight)}`,
      ...(edge.family === 'stance' ? [`stance=${edge.stance}`] : edge.family === 'relation' ? [`polarity=${edge.polarity}`] : []),
      `tooltip=${quoted(quotesOf(edge.evidence))}`,
    ];
    return `  ${quoted(source)} -> ${quoted(target)} [${attributes.join(', ')}];`;
  });
  return [
    'digraph "demarche" {',
    '  graph [charset="UTF-8"];',
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=9];',
    ...nodes,
    ...edges,
    '}',
    '',
  ].join('\n');
}

/** In DOT a backslash begins commands ("\N" is the name of the node), so it is doubled; line breaks are written as such commands. */
function quoted(text: string): string {
  return `"${plain(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, '\\n')}"`;
}
