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
        { ...plain, name: 'evidenceJson' },
      ];
    });
}

/** The best quotes, one a line, each with its place: `"..." (story.txt, 2017-04-11)`. */
export function quotesOf(evidence: readonly EdgeEvidence[] | undefined): string {
  if (!evidence || evidence.length === 0) return '';
  const lines = evidence.slice(0, QUOTES).map((item) => `"${oneLine(item.quote)}" (${sourceOf(item)})`);
  if (evidence.length > QUOTES) lines.push(`and ${evidence.length - QUOTES} more`);
  return lines.join('\n');
}

/** Where a quote stands and how it is meant: "story.txt, 2017-04-11, denied, says person:sergey-lavrov". */
export function sourceOf({ document, date, modality, reporter }: EdgeEvidence): string {
  return [document, date ?? '', modality === 'actual' ? '' : modality, reporter === null ? '' : `says ${reporter}`]
    .filter((part) => part !== '')
    .join(', ');
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function written(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}
