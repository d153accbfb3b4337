// The schema in, its tables for docs/graph.md out.
//
//   referenceTables() -> '<!-- tables -->\n## Nodes\n\n| attribute | type | values | from | meaning |\n...'

import { type AttributeSchema, type EdgeAttributeSchema, FAMILIES, SCHEMA } from './schema.js';

/** Everything of the page from the mark `<!-- tables -->` on. */
export function referenceTables(): string {
  const parts = [
    '<!-- tables -->',
    '<!-- Below this line the page is made from src/graph/schema.ts by scripts/graph-docs.mjs. -->',
    '## Attributes of nodes',
    table(SCHEMA.node, false),
    '## Attributes of edges',
    table(SCHEMA.edge, true),
    '## Attributes of the graph',
    table(SCHEMA.graph, false),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(rows: Readonly<Record<string, AttributeSchema | EdgeAttributeSchema>>, ofEdges: boolean): string {
  const head = ['attribute', ...(ofEdges ? ['on'] : []), 'type', 'values', 'from', 'meaning'];
  const lines = Object.entries(rows).map(([name, row]) => [
    `\`${name}\`${row.optional ? '?' : ''}`,
    ...(ofEdges ? ['families' in row && row.families.length < FAMILIES.length ? row.families.join(', ') : 'all'] : []),
    row.type,
    row.range ?? '',
    row.from,
    row.meaning,
  ]);
  return [head, head.map(() => '---'), ...lines]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
