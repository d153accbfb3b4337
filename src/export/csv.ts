// A graph in, tables out: for spreadsheets, R and Python.
//
//   toCsv(graph, 'claims') -> 'id,document,date,...\r\nstory.txt#0,story.txt,2017-04-11,...\r\n'
//
// RFC 4180. A cell of text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, "CSV Injection");
// numbers stay numbers.

import type { ActorGraph } from '../graph/schema.js';
import { claimRows } from './claims.js';
import { plain } from './plain.js';
import { columnsOf } from './values.js';

export type CsvTable = 'nodes' | 'edges' | 'claims';

export const CSV_TABLES: readonly CsvTable[] = ['nodes', 'edges', 'claims'];

/** One table, with a header. */
export function toCsv(graph: ActorGraph, table: CsvTable = 'edges'): string {
  return rowsOf(graph, table)
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
}

type Cell = string | number | boolean | null | undefined;

function rowsOf(graph: ActorGraph, table: CsvTable): Cell[][] {
  switch (table) {
    case 'nodes': {
      const columns = columnsOf('node', ['domesticEvidence', 'affiliations', 'asOf']);
      return [
        ['id', ...columns.map(({ name }) => name)],
        ...graph.mapNodes((id, node) => [
          id,
          ...columns.map(({ read }) => flat(read(node as unknown as Readonly<Record<string, unknown>>))),
        ]),
      ];
    }
    case 'edges': {
      const columns = columnsOf('edge', ['terms']);
      return [
        ['id', 'source', 'target', ...columns.map(({ name }) => name)],
        ...graph.mapEdges((id, edge, source, target) => [
          id,
          source,
          target,
          ...columns.map(({ read }) => flat(read(edge as unknown as Readonly<Record<string, unknown>>))),
        ]),
      ];
    }
    case 'claims':
      return [
        CLAIM_COLUMNS,
        ...claimRows(graph).map(({ evidence, source, target, document }) => [
          evidence.claim,
          document.id,
          evidence.date,
          evidence.story,
          document.publisher,
          source.id,
          source.label,
          target.id,
          target.label,
          evidence.type,
          evidence.mode,
          evidence.polarity,
          evidence.modality,
          evidence.reporter,
          evidence.confidence,
          evidence.rule,
          evidence.start,
          evidence.end,
          evidence.quote,
          evidence.trigger.text,
          evidence.group,
        ]),
      ];
  }
}

const CLAIM_COLUMNS = [
  'id',
  'document',
  'date',
  'story',
  'publisher',
  'source',
  'sourceLabel',
  'target',
  'targetLabel',
  'type',
  'mode',
  'polarity',
  'modality',
  'reporter',
  'confidence',
  'rule',
  'start',
  'end',
  'quote',
  'trigger',
  'group',
];

/** Lists of names with bars between them, everything else that is no single value as JSON. */
function flat(found: unknown): Cell {
  if (Array.isArray(found) && found.every((item) => typeof item === 'string'))
    return found.map((item) => item.replaceAll('|', '/')).join('|');
  return typeof found === 'object' && found !== null ? JSON.stringify(found) : (found as Cell);
}

function cell(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = defused(plain(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run what begins with one of these, also after blanks and in the wide forms of East Asian keyboards. */
function defused(text: string): string {
  return /^[\s\u0085]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
}
