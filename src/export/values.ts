// Attributes of a graph as the rows and columns that flat formats need.
//
//   columnsOf('edge') -> [{ name: 'family', type: 'string' }, ... { name: 'evidence', type: 'string' }, { name: 'evidenceJson' ... }]
//
// Evidence is written twice: as a few lines to read, and as JSON to read back.

import type { EdgeEvidence } from '../graph/evidence.js';
import { type AttributeSchema, type AttributeType, SCHEMA } from '../graph/schema.js';

export interface Column {
  /** Name in the file. */
  readonly name: string;
  readonly schema: AttributeSchema;
  /** Type of the value that `read` gives. */
  readonly type: AttributeType;
  /** The value, or undefined where there is nothing to write. */
  read(attributes: Readonly<Record<string, unknown>>): unknown;
}

/** Quotes that are written out as text; the JSON has all. */
export const QUOTES = 5;

/** The columns of nodes or edges, in the order of the schema, without those that a format writes in its own way. */
export function columnsOf(of: 'node' | 'edge', without: readonly string[] = []): Column[] {
  return Object.entries(SCHEMA[of])
    .filter(([name]) => !without.includes(name))
    .flatMap(([name, schema]): Column[] => {
      const plain: Column = { name, schema, type: schema.type, read: (attributes) => written(attributes[name]) };
      if (name !== 'evidence') return [plain];
      return [
        { ...plain, type: 'string', read: (attributes) => quotesOf(attributes[name] as readonly EdgeEvidence[]) || undefined },
        { ...plain, name: 'evidenceJson', read: (attributes) => compact(attributes[name] as readonly EdgeEvidence[] | undefined) },
      ];
    });
}

/** The best quotes, one a line, each with its place: `"..." (story.txt, 2017-04-11)`. */
export function quotesOf(evidence: readonly EdgeEvidence[] | undefined): string {
  if (!evidence || evidence.length === 0) return '';
  if (evidence.length === 1) return quoteLine(evidence[0]!);
  const lines = evidence.slice(0, QUOTES).map(quoteLine);
  if (evidence.length > QUOTES) lines.push(`and ${evidence.length - QUOTES} more`);
  return lines.join('\n');
}

function quoteLine(item: EdgeEvidence): string {
  return `"${oneLine(item.quote)}" (${sourceOf(item)})`;
}

/** Where a quote stands and how it is meant: "story.txt, 2017-04-11, denied, says person:sergey-lavrov". */
export function sourceOf({ document, date, modality, reporter }: EdgeEvidence): string {
  return `${document}${date === null ? '' : `, ${date}`}${modality === 'actual' ? '' : `, ${modality}`}${reporter === null ? '' : `, says ${reporter}`}`;
}

export function oneLine(text: string): string {
  return /[\t-\r\u0085\u00a0\u2028\u2029]| {2}|^ | $/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Evidence without the fields that reading back fills in again: what is empty, and the story where it is the document. JSON leaves out what is undefined. */
function compact(evidence: readonly EdgeEvidence[] | undefined): readonly object[] | undefined {
  if (!evidence || evidence.length === 0) return undefined;
  return evidence.map((item) => ({
    claim: item.claim,
    document: item.document,
    start: item.start,
    end: item.end,
    quote: item.quote,
    trigger: item.trigger,
    source: item.source,
    target: item.target,
    polarity: item.polarity,
    modality: item.modality,
    rule: item.rule,
    confidence: item.confidence,
    story: item.story === item.document ? undefined : item.story,
    sourceWords: item.sourceWords ?? undefined,
    targetWords: item.targetWords ?? undefined,
    type: item.type ?? undefined,
    mode: item.mode || undefined,
    reporter: item.reporter ?? undefined,
    date: item.date ?? undefined,
    group: item.group || undefined,
  }));
}

function written(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
