// A graph in, GEXF out, and back: the format of Gephi.
//
//   toGexf(graph) -> '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" ...'
//
// Unlike most exporters ours knows time, so that Gephi's time line plays; keeps parallel edges apart by `kind` (Gephi would add up
// two relations of one pair otherwise); and carries the words behind every edge. The schema tells what is written.

import { MultiDirectedGraph } from 'graphology';
import type { Kind } from '../document.js';
import { InputError } from '../errors.js';
import {
  AFFILIATION,
  edgeColor,
  edgeShape,
  NEUTRAL_COLOR,
  NODE_COLORS,
  NODE_SHAPES,
  nodeSize,
  OPPOSITION,
  SUPPORT,
} from '../graph/appearance.js';
import { edgeFrom, graphFrom, nodeFrom, type Raw } from '../graph/coerce.js';
import { MODALITIES } from '../graph/evidence.js';
import { rounded } from '../graph/order.js';
import type {
  ActorGraph,
  AttributeType,
  EdgeAttributeSchema,
  EdgeAttributes,
  Family,
  GraphAttributes,
  NodeAttributes,
} from '../graph/schema.js';
import { type Spell, timesOf } from './spells.js';
import { type Column, columnsOf } from './values.js';
import { attribute, escapeXml, jsonAttribute, unescapeXml } from './xml.js';
import { type Element, element, elements, parseXml, value } from './xml-reader.js';

export interface GexfOptions {
  /** 1.3 is for Gephi 0.9.3 and later and for networkx 3; 1.2 for older readers, such as networkx 2. */
  readonly version?: '1.3' | '1.2' | undefined;
}

// GEXF has places of its own for these.
const NODE_COLUMNS = columnsOf('node', ['label', 'x', 'y']);
const EDGE_COLUMNS = columnsOf('edge', ['label', 'weight']);

// This looks wrong for 1.2, whose primer gives viz a namespace of its own; but its schema puts looks into that of GEXF itself, and
// Gephi and graphology-gexf go by the prefix.
const NAMESPACES = {
  '1.3': { gexf: 'http://gexf.net/1.3', viz: 'http://gexf.net/1.3/viz' },
  '1.2': { gexf: 'http://www.gexf.net/1.2draft', viz: 'http://www.gexf.net/1.2draft' },
} as const;

/** Nodes and edges come in the order of the graph; the same graph gives the same bytes. */
export function toGexf(graph: ActorGraph, options: GexfOptions = {}): string {
  return [...gexfPieces(graph, options)].join('');
}

/** The same, piece by piece: a graph of a million claims is longer than a string may be. */
export function* gexfPieces(graph: ActorGraph, options: GexfOptions = {}): Generator<string> {
  const { version = '1.3' } = options;
  const namespace = NAMESPACES[version];
  const time = timesOf(graph);
  const dynamic = time.limits === null ? ' mode="static"' : ` mode="dynamic" timeformat="date"${spanOf(time.limits)}`;
  const nodeColumns = usedColumns(NODE_COLUMNS, (used) => graph.someNode((_, node) => used(fields(node))), version);
  const edgeColumns = usedColumns(EDGE_COLUMNS, (used) => graph.someEdge((_, edge) => used(fields(edge))), version);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    instruction(graph.getAttributes()),
    `<gexf xmlns="${namespace.gexf}" xmlns:viz="${namespace.viz}" version="${version}">`,
    '  <meta>',
    '    <creator>demarche</creator>',
    `    <description>${escapeXml(describe(graph))}</description>`,
    '  </meta>',
    `  <graph defaultedgetype="directed" idtype="string"${dynamic}>`,
    ...declare('node', nodeColumns, version),
    ...declare('edge', edgeColumns, version),
    `    <nodes count="${graph.order}">\n`,
  ].join('\n');
  let most = 0;
  graph.forEachNode((_, { mentions }) => {
    most = Math.max(most, mentions);
  });
  // Short strings are gathered and joined by the thousand: added up one by one they would be kept as long chains.
  const parts: string[] = [];
  const names = new Map<string, string>();
  // Looking at what an edge of its family cannot have would take longer than writing what it has.
  const columnsOn = (family: Family): readonly Written[] =>
    edgeColumns.filter(({ schema }) => !('families' in schema) || (schema as EdgeAttributeSchema).families.includes(family));
  const columnsFor = { affiliation: columnsOn('affiliation'), relation: columnsOn('relation'), stance: columnsOn('stance') };
  for (const { node: id, attributes: node } of graph.nodeEntries()) {
    const name = attribute(id);
    names.set(id, name);
    parts.push(`<node id=${name} label=${attribute(node.label)}>\n`);
    writeValues(parts, nodeColumns, fields(node));
    writeSpells(parts, time.ofNode(id));
    parts.push(NODE_LOOKS[node.kind]);
    if (node.x !== undefined && node.y !== undefined) parts.push(`<viz:position x="${node.x}" y="${node.y}" z="0"/>`);
    parts.push(`<viz:size value="${rounded(nodeSize(node, most))}"/>\n</node>\n`);
    if (parts.length > ENOUGH) yield emptied(parts);
  }
  parts.push(`    </nodes>\n    <edges count="${graph.size}">\n`);
  for (const { edge: key, attributes: edge, source, target } of graph.edgeEntries()) {
    parts.push(
      `<edge id=${attribute(key)} source=${names.get(source)} target=${names.get(target)} label=${attribute(edge.label)} weight="${edge.weight}"`,
      version === '1.3' ? ` kind=${attribute(kindOf(edge))}>\n` : '>\n',
    );
    writeValues(parts, columnsFor[edge.family], fields(edge));
    writeSpells(parts, time.ofEdge(edge));
    parts.push(
      EDGE_COLORS[edgeColor(edge)]!,
      `<viz:thickness value="${rounded(1 + 3 * edge.weight)}"/>`,
      EDGE_SHAPES[edgeShape(edge)],
      '</edge>\n',
    );
    if (parts.length > ENOUGH) yield emptied(parts);
  }
  parts.push('    </edges>\n  </graph>\n</gexf>\n');
  yield parts.join('');
}

const ENOUGH = 2_000;

function emptied(parts: string[]): string {
  const text = parts.join('');
  parts.length = 0;
  return text;
}

/** What Gephi tells parallel edges apart by: the family, and for relations the type. */
export function kindOf(edge: EdgeAttributes): string {
  return edge.family === 'relation' && edge.type !== null ? `relation:${edge.type}` : edge.family;
}

/**
 * Reads GEXF 1.1 to 1.3: ours, Gephi's, and that of graphology-gexf and networkx. Attributes are known by their titles; those that
 * the schema does not name are left out. References to anything outside the file are not followed.
 * @throws InputError where the text is not well-formed XML or not GEXF.
 */
export function readGexf(text: string, file = 'graph.gexf'): ActorGraph {
  // Our own instruction is full of quotation marks, over which the parser would stumble.
  const root = element(parseXml(text, { file, expected: 'a GEXF file', lists: LISTS, without: INSTRUCTION })?.gexf);
  const drawn = element(root?.graph);
  if (!drawn) {
    throw new InputError({
      file,
      found: 'XML without <gexf> and <graph>',
      expected: 'a GEXF file',
      advice: 'Check that it is the right file',
    });
  }
  const titles = { node: new Map<string, string>(), edge: new Map<string, string>() };
  const defaults = { node: new Map<string, string>(), edge: new Map<string, string>() };
  for (const attributes of elements(drawn.attributes)) {
    const of = attributes['@class'] === 'edge' ? 'edge' : 'node';
    for (const declared of elements(attributes.attribute)) {
      const id = value(declared['@id']);
      titles[of].set(id, value(declared['@title']));
      if (typeof declared.default === 'string') defaults[of].set(id, unescapeXml(declared.default));
    }
  }
  const graph: ActorGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>();
  graph.replaceAttributes(graphFrom(readInstruction(text)));
  const edges: { readonly key: string; readonly source: string; readonly target: string; readonly raw: Raw }[] = [];
  const visit = (within: Element): void => {
    for (const list of elements(within.nodes)) {
      for (const node of elements(list.node)) {
        const id = value(node['@id']);
        const position = element(elements(node.position)[0]);
        const raw = { ...valuesOf(node, titles.node, defaults.node), label: value(node['@label']), ...place(position) };
        if (!graph.hasNode(id)) graph.addNode(id, nodeFrom(id, raw));
        visit(node);
      }
    }
    for (const list of elements(within.edges)) {
      for (const edge of elements(list.edge)) {
        const values = valuesOf(edge, titles.edge, defaults.edge);
        const kind = value(edge['@kind']);
        const raw = {
          ...familyOf(kind),
          ...values,
          label: value(edge['@label']),
          weight: edge['@weight'] === undefined ? (values.weight ?? 1) : value(edge['@weight']),
          evidence: values.evidenceJson,
        };
        edges.push({ key: value(edge['@id']), source: value(edge['@source']), target: value(edge['@target']), raw });
      }
    }
  };
  visit(drawn);
  for (const [index, { key, source, target, raw }] of edges.entries()) {
    for (const end of [source, target]) {
      if (!graph.hasNode(end)) {
        throw new InputError({
          file,
          found: `an edge to the node ${JSON.stringify(end)}, which is not there`,
          expected: 'edges between nodes of the file',
          advice: 'Export it again',
        });
      }
    }
    const free = key !== '' && !graph.hasEdge(key) ? key : `${key}#${index}`;
    graph.addEdgeWithKey(free, source, target, edgeFrom(raw));
  }
  return graph;
}

const LISTS = new Set(['attributes', 'attribute', 'nodes', 'node', 'edges', 'edge', 'attvalues', 'attvalue', 'position']);

function valuesOf(owner: Element, titles: ReadonlyMap<string, string>, defaults: ReadonlyMap<string, string>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [id, standard] of defaults) values[titles.get(id)!] = standard;
  for (const list of elements(owner.attvalues)) {
    for (const item of elements(list.attvalue)) {
      // GEXF 1.1 says id where later versions say for.
      const id = value(item['@for'] ?? item['@id']);
      values[titles.get(id) ?? id] = value(item['@value']);
    }
  }
  return values;
}

function place(position: Element | null): Raw {
  return position === null ? {} : { x: value(position['@x']), y: value(position['@y']) };
}

/** The kind that `kindOf` wrote. */
function familyOf(kind: string): Raw {
  const [family, type] = kind.split(':');
  return kind === '' ? {} : { family, ...(type === undefined ? {} : { type }) };
}

function describe(graph: ActorGraph): string {
  const { documents, claims, level } = graph.getAttributes();
  const read = documents.length === 1 ? '1 document' : `${documents.length} documents`;
  return `${graph.order} actors (level: ${level}) and ${graph.size} edges from ${claims} claims in ${read}. weight is strength without sign; the sign is in stance and polarity.`;
}

/** The attributes of the graph itself, for which GEXF has no element; other programs pass over a processing instruction. */
function instruction(attributes: GraphAttributes): string {
  return `<?demarche ${JSON.stringify(attributes)
    .replace(/[\ufffe\uffff]/g, (found) => `\\u${found.charCodeAt(0).toString(16)}`)
    .replaceAll('?>', '?\\u003e')}?>`;
}

const INSTRUCTION = /<\?demarche (\{[^\n]*\})\?>/;

function readInstruction(text: string): Raw {
  const match = INSTRUCTION.exec(text);
  if (!match) return {};
  try {
    return JSON.parse(match[1]!) as Raw;
  } catch {
    return {};
  }
}

type GexfType = 'string' | 'integer' | 'double' | 'boolean' | 'liststring';

function gexfType(type: AttributeType): GexfType {
  switch (type) {
    case 'integer':
    case 'double':
    case 'boolean':
      return type;
    case 'strings':
      return 'liststring';
    case 'string':
    case 'date':
    case 'json':
      return 'string';
  }
}

/** A column and how its values are written. */
interface Written extends Column {
  /** `<attvalue for="stance" value=` */
  readonly head: string;
  /** The value in quotes. */
  quoted(found: unknown): string;
}

/** Columns that nobody fills would only be in the way in Gephi's tables. */
function usedColumns(
  columns: readonly Column[],
  some: (used: (attributes: Fields) => boolean) => boolean,
  version: '1.3' | '1.2',
): readonly Written[] {
  return columns
    .filter(({ schema, read }) => !schema.optional || some((attributes) => read(attributes) !== undefined))
    .map((column) => ({ ...column, head: `<attvalue for="${column.name}" value=`, quoted: quotedAs(column.type, version) }));
}

function quotedAs(type: AttributeType, version: '1.3' | '1.2'): (found: unknown) => string {
  switch (type) {
    case 'integer':
    case 'double':
    case 'boolean':
      return (found) => `"${found}"`;
    case 'json':
      return jsonAttribute;
    case 'strings':
      // Readers of 1.2 split at bars; later ones read a list in brackets.
      return version === '1.3'
        ? jsonAttribute
        : (found) => attribute((found as string[]).map((item) => item.replaceAll('|', '/')).join('|'));
    case 'string':
    case 'date':
      return (found) => attribute(found as string);
  }
}

function declare(of: 'node' | 'edge', columns: readonly Written[], version: '1.3' | '1.2'): string[] {
  return [
    version === '1.3' ? `    <attributes class="${of}">` : `    <attributes class="${of}" mode="static">`,
    ...columns.map(({ name, type }) => {
      const head = `      <attribute id="${name}" title="${name}" type="${gexfType(type)}"`;
      return ZEROS.has(name) ? `${head}><default>0</default></attribute>` : `${head}/>`;
    }),
    '    </attributes>',
  ];
}

/** Counts that are nought on nearly all edges; nought is their declared default and is not written. */
const ZEROS: ReadonlySet<string> = new Set(MODALITIES);

type Fields = Readonly<Record<string, unknown>>;

/** Attributes as columns read them. */
function fields(attributes: NodeAttributes | EdgeAttributes): Fields {
  return attributes as unknown as Fields;
}

function writeValues(parts: string[], columns: readonly Written[], attributes: Fields): void {
  parts.push('<attvalues>\n');
  for (const { head, name, read, quoted } of columns) {
    const found = read(attributes);
    if (found === undefined || (found === 0 && ZEROS.has(name))) continue;
    parts.push(head, quoted(found), '/>\n');
  }
  parts.push('</attvalues>\n');
}

function writeSpells(parts: string[], spells: readonly Spell[]): void {
  if (spells.length === 0) return;
  parts.push('<spells>');
  for (const spell of spells) parts.push(`<spell${spanOf(spell)}/>`);
  parts.push('</spells>\n');
}

/** `start` and `end` as attributes; what is open has none. */
function spanOf({ start, end }: Spell): string {
  return `${start === null ? '' : ` start="${start}"`}${end === null ? '' : ` end="${end}"`}`;
}

function color(hex: `#${string}`): string {
  // networkx 3 fails on the attribute hex, which 1.3 allows as well.
  const channel = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16);
  return `<viz:color r="${channel(1)}" g="${channel(3)}" b="${channel(5)}"/>`;
}

const NODE_LOOKS: Readonly<Record<Kind, string>> = {
  person: look('person'),
  country: look('country'),
  organization: look('organization'),
};

const EDGE_COLORS: Readonly<Record<string, string>> = Object.fromEntries(
  [SUPPORT, OPPOSITION, NEUTRAL_COLOR, AFFILIATION].map((hex) => [hex, color(hex)]),
);

const EDGE_SHAPES = {
  solid: '<viz:shape value="solid"/>\n',
  dashed: '<viz:shape value="dashed"/>\n',
  dotted: '<viz:shape value="dotted"/>\n',
} as const;

function look(kind: Kind): string {
  return `${color(NODE_COLORS[kind])}<viz:shape value="${NODE_SHAPES[kind]}"/>`;
}
