// A graph in, Cypher out: statements that fill Neo4j or Memgraph, and change nothing when run twice.
//
//   toCypher(graph) -> 'CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;\n...'
//
//   (:Actor:Country {id, label, ...})-[:STANCE {id, stance, ...}]->(:Actor), relations by their PLOVER type, [:AFFILIATION];
//   (:Claim {id, quote, ...})-[:BY]->(:Actor), -[:TO]->(:Actor), -[:IN]->(:Document)

import { byText } from '../graph/order.js';
import { PLOVER_TYPES } from '../graph/plover.js';
import type { ActorGraph, EdgeAttributes } from '../graph/schema.js';
import { claimRows } from './claims.js';
import { plain } from './plain.js';
import { columnsOf } from './values.js';

/** Rows of one statement: so many that a statement is worth its cost, so few that it is no burden. */
const BATCH = 500;

type Row = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

const LABELS = { person: 'Person', country: 'Country', organization: 'Organization' } as const;

export function toCypher(graph: ActorGraph): string {
  const statements: string[] = ['Actor', 'Document', 'Claim'].map(
    (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE;`,
  );
  const nodeColumns = columnsOf('node', ['x', 'y']);
  for (const [kind, label] of Object.entries(LABELS)) {
    const rows = graph
      .filterNodes((_, node) => node.kind === kind)
      .map((id) => ({ id, values: propertiesOf(nodeColumns, graph.getNodeAttributes(id) as unknown as Fields) }));
    statements.push(...batches(rows, `MERGE (n:Actor {id: row.id}) SET n += row.values, n:${label}`));
  }
  const documents = graph.getAttribute('documents').map(({ id, signature: _, ...values }) => ({ id, values }));
  statements.push(...batches(documents, 'MERGE (n:Document {id: row.id}) SET n += row.values'));
  const edgeColumns = columnsOf('edge');
  const byType = new Map<string, Row[]>();
  graph.forEachEdge((id, edge, source, target) => {
    const type = typeOf(edge);
    const row = { id, source, target, values: propertiesOf(edgeColumns, edge as unknown as Fields) };
    const rows = byType.get(type);
    if (rows) rows.push(row);
    else byType.set(type, [row]);
  });
  for (const type of [...byType.keys()].sort(byText)) {
    statements.push(
      ...batches(
        byType.get(type)!,
        `MATCH (s:Actor {id: row.source}), (t:Actor {id: row.target}) MERGE (s)-[r:${type} {id: row.id}]->(t) SET r += row.values`,
      ),
    );
  }
  const claims = claimRows(graph).map(({ evidence, from, to, document }) => ({
    id: evidence.claim,
    from,
    to,
    document: document.id,
    values: {
      type: evidence.type,
      mode: evidence.mode,
      polarity: evidence.polarity,
      modality: evidence.modality,
      reporter: evidence.reporter,
      date: evidence.date,
      quote: evidence.quote,
      start: evidence.start,
      end: evidence.end,
      trigger: evidence.trigger.text,
      rule: evidence.rule,
      confidence: evidence.confidence,
      story: evidence.story,
      source: evidence.source,
      target: evidence.target,
    },
  }));
  statements.push(
    ...batches(
      claims,
      'MATCH (s:Actor {id: row.from}), (t:Actor {id: row.to}) MERGE (d:Document {id: row.document}) MERGE (c:Claim {id: row.id}) SET c += row.values MERGE (c)-[:BY]->(s) MERGE (c)-[:TO]->(t) MERGE (c)-[:IN]->(d)',
    ),
  );
  return `${statements.join('\n')}\n`;
}

/** Names of relationships are of a closed set: no text of an article ever stands where Cypher would read it as code. */
function typeOf(edge: EdgeAttributes): string {
  if (edge.family !== 'relation') return edge.family.toUpperCase();
  return edge.type !== null && PLOVER_TYPES.includes(edge.type) ? edge.type : 'RELATION';
}

function propertiesOf(columns: ReturnType<typeof columnsOf>, attributes: Fields): Row {
  const values: Record<string, unknown> = {};
  for (const { name, type, read } of columns) {
    const found = read(attributes);
    // Properties are single values or lists of them, never objects.
    if (found !== undefined) values[name] = type === 'json' ? JSON.stringify(found) : found;
  }
  return values;
}

function batches(rows: readonly Row[], body: string): string[] {
  const statements: string[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const list = rows.slice(from, from + BATCH).map(literal);
    statements.push(`UNWIND [\n${list.join(',\n')}\n] AS row ${body};`);
  }
  return statements;
}

/** A value as a Cypher literal. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, item]) => `${name}: ${literal(item)}`)
    .join(', ')}}`;
}

/**
 * Text in single quotes. The backslash is escaped first: older Neo4j resolves `\u0027` before it looks for the end of a string, and
 * must not find one in an article.
 */
function text(value: string): string {
  const escaped = plain(value)
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\u0085\u2028\u2029]/g, ' ');
  return `'${escaped}'`;
}
