// How the questions print: one line a thing for people, one JSON object a line for machines.

import type { EdgeEvidence } from '../graph/evidence.js';
import { writeLine } from './inputs.js';

/** The words behind an edge, on one line, cut where they are long. */
export function quoteOf(evidence: EdgeEvidence | null): string {
  if (evidence === null) return '';
  const words = evidence.quote.replace(/\s+/g, ' ').trim();
  return `  "${words.length > 160 ? `${words.slice(0, 159)}…` : words}"`;
}

/** A number with its sign: "+0.40". */
export function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(2)}`;
}

/** Prints a list; `none` is said where it is empty. */
export async function printAll<T>(items: readonly T[], json: boolean | undefined, line: (item: T) => string, none: string): Promise<void> {
  for (const item of items) {
    if (json === true) await writeLine(item);
    else process.stdout.write(`${line(item)}\n`);
  }
  if (items.length === 0 && json !== true) process.stdout.write(`${none}\n`);
}
