// Every format a graph is written in: what it is called, how its files end, who writes it. A new exporter is one entry here.
//
//   formatFor('graph.gexf')?.write(graph) -> '<?xml ...'

import type { ActorGraph } from '../graph/schema.js';
import { toCsv } from './csv.js';
import { toCypher } from './cypher.js';
import { toDot } from './dot.js';
import { toFtm } from './ftm.js';
import { gexfPieces, readGexf, toGexf } from './gexf.js';
import { readGraphml, toGraphml } from './graphml.js';
import { readJson, toJson } from './json.js';
import { toJsonld } from './jsonld.js';
import { toMarkdown } from './markdown.js';
import { toPlover } from './plover.js';

export interface Format {
  readonly id: string;
  /** In one clause: who reads it. */
  readonly title: string;
  /** Endings of file names; the longest that fits tells the format. */
  readonly endings: readonly string[];
  readonly mediaType: string;
  write(graph: ActorGraph): string;
  /** The same text in pieces, where it may be longer than a string can be. */
  pieces?(graph: ActorGraph): Iterable<string>;
  /** Reads a file of this format back; only where it holds all of a graph. */
  read?(text: string, file?: string): ActorGraph;
}

export const FORMATS: readonly Format[] = [
  {
    id: 'gexf',
    title: 'GEXF 1.3, for Gephi',
    endings: ['.gexf'],
    mediaType: 'application/gexf+xml',
    write: (graph) => toGexf(graph),
    pieces: (graph) => gexfPieces(graph),
    read: readGexf,
  },
  {
    id: 'gexf12',
    title: 'GEXF 1.2, for older readers',
    endings: ['.1.2.gexf'],
    mediaType: 'application/gexf+xml',
    write: (graph) => toGexf(graph, { version: '1.2' }),
    pieces: (graph) => gexfPieces(graph, { version: '1.2' }),
    read: readGexf,
  },
  {
    id: 'graphml',
    title: 'GraphML, for networkx, igraph, yEd',
    endings: ['.graphml'],
    mediaType: 'application/graphml+xml',
    write: toGraphml,
    read: readGraphml,
  },
  { id: 'json', title: "graphology's JSON", endings: ['.json'], mediaType: 'application/json', write: toJson, read: readJson },
  { id: 'csv', title: 'edges as CSV', endings: ['.csv', '.edges.csv'], mediaType: 'text/csv', write: (graph) => toCsv(graph, 'edges') },
  { id: 'csv-nodes', title: 'actors as CSV', endings: ['.nodes.csv'], mediaType: 'text/csv', write: (graph) => toCsv(graph, 'nodes') },
  { id: 'csv-claims', title: 'claims as CSV', endings: ['.claims.csv'], mediaType: 'text/csv', write: (graph) => toCsv(graph, 'claims') },
  {
    id: 'cypher',
    title: 'Cypher, for Neo4j and Memgraph',
    endings: ['.cypher', '.cql'],
    mediaType: 'application/x-cypher-query',
    write: toCypher,
  },
  { id: 'jsonld', title: 'JSON-LD (RDF)', endings: ['.jsonld'], mediaType: 'application/ld+json', write: toJsonld },
  {
    id: 'ftm',
    title: 'FollowTheMoney entities, for Aleph',
    endings: ['.ftm.json', '.ftm.jsonl', '.ftm'],
    mediaType: 'application/x-ndjson',
    write: toFtm,
  },
  {
    id: 'plover',
    title: 'PLOVER events as POLECAT has them',
    endings: ['.plover.jsonl', '.plover.json'],
    mediaType: 'application/x-ndjson',
    write: toPlover,
  },
  { id: 'dot', title: 'DOT, for Graphviz', endings: ['.dot', '.gv'], mediaType: 'text/vnd.graphviz', write: toDot },
  {
    id: 'markdown',
    title: 'a briefing in Markdown',
    endings: ['.md', '.markdown'],
    mediaType: 'text/markdown',
    write: (graph) => toMarkdown(graph),
  },
];

/** The format of a file by the longest ending that fits, or null. */
export function formatFor(file: string): Format | null {
  const name = file.toLowerCase();
  let [found, longest]: [Format | null, number] = [null, 0];
  for (const format of FORMATS) {
    for (const ending of format.endings) if (name.endsWith(ending) && ending.length > longest) [found, longest] = [format, ending.length];
  }
  return found;
}
