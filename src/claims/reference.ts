// The frames and operators in, their tables for docs/claims.md out: every type and mode, every operator, each with examples of the tables.
//
//   claimTables(lexicon.frames) -> '<!-- tables -->\n...\n| ACCUSE | allege | -.35 | `accuse` v | {Belarus} was accused by [Norway] ... |\n...'

import type { PloverType } from '../document.js';
import type { Frame, FrameTables, Operator, OperatorKind } from '../lexicon/frames.js';
import { factors } from './confidence.js';

export interface ReferenceOptions {
  /** Frames shown of each mode; 3 where not given. */
  readonly examples?: number | undefined;
}

/** Everything of the page from the mark `<!-- tables -->` on. */
export function claimTables(tables: FrameTables, { examples = 3 }: ReferenceOptions = {}): string {
  const frames = rowsOf(tables.frames);
  const operators = rowsOf(tables.operators);
  const parts = [
    '<!-- tables -->',
    '<!-- Below this line the page is made from the tables by scripts/claims-docs.mjs. -->',
    '## Every type and mode, with examples',
    'The source stands in [brackets], the target in {braces}. All frames with their examples: `src/lexicon/tables/frames.tsv`, or `node scripts/claims-docs.mjs --all`.',
    tableOf(
      ['type', 'mode', 'polarity', 'frame', 'example'],
      modesOf(tables).flatMap(({ type, mode, polarity }) => {
        const own = frames.filter((frame) => frame.type === type && frame.mode === mode);
        if (own.length === 0) return [[type, mode, polarity, '', NOT_COVERED]];
        return simplest(own, examples).map((frame) => [type, mode, polarity, `\`${frame.trigger}\` ${frame.pos}`, frame.example]);
      }),
    ),
    '## Every attitude without a type, some of them',
    tableOf(
      ['polarity', 'frame', 'example'],
      simplest(
        frames.filter((frame) => frame.type === null),
        examples * 4,
      ).map((frame) => [shown(frame.polarity), `\`${frame.trigger}\` ${frame.pos}`, frame.example]),
    ),
    '## What confidence weighs',
    `Odds to begin with: ${factors().base} to 1. Each signal that holds multiplies them.`,
    tableOf(
      ['signal', 'factor', 'when'],
      Object.entries(factors().odds).map(([signal, { factor, when }]) => [signal, String(factor), when]),
    ),
    '## Every operator, with its example',
    ...KINDS.flatMap((kind) => [
      `### ${kind}`,
      tableOf(
        ['words', 'complement', 'alone', 'example'],
        operators
          .filter((row) => row.operator === kind)
          .map((row) => [`\`${row.trigger}\` ${row.pos}`, row.complement.join(', '), row.fallback ?? '', row.example]),
      ),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Types and modes of PLOVER that no frame carries; a type itself counts as covered by its modes. */
export function uncovered(tables: FrameTables): string[] {
  const frames = rowsOf(tables.frames);
  return modesOf(tables)
    .filter(({ type, mode }) => !frames.some((frame) => frame.type === type && (mode === '' || frame.mode === mode)))
    .map(({ type, mode }) => (mode === '' ? type : `${type} ${mode}`));
}

const NOT_COVERED = 'only through its modes';

const KINDS: readonly OperatorKind[] = ['FUT', 'TRY', 'REQ', 'NEG', 'NOT', 'END', 'THR', 'HYP', 'DENY', 'ALLEGE', 'BEGIN', 'CONT', 'CAUSE'];

function modesOf(tables: FrameTables): { readonly type: PloverType; readonly mode: string; readonly polarity: string }[] {
  return [...tables.plover]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([type, { score, modes }]) => [
      { type, mode: '', polarity: shown(score / 10) },
      ...[...modes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([mode, own]) => ({ type, mode, polarity: shown(own / 10) })),
    ]);
}

/** A row stands in the index once for each word that can be its head: each once, in the order of the table. */
function rowsOf<Row extends Frame | Operator>(index: ReadonlyMap<string, readonly Row[]>): Row[] {
  return [...new Set([...index.values()].flat())].sort((a, b) => a.line - b.line);
}

/** The plainest frames: few words, a short example. */
function simplest(frames: readonly Frame[], count: number): Frame[] {
  const cost = ({ trigger, example, pos }: Frame): number => trigger.length * 3 + example.length + (pos === 'v' ? 0 : 10);
  return [...frames].sort((a, b) => cost(a) - cost(b) || (a.trigger < b.trigger ? -1 : 1)).slice(0, count);
}

function shown(polarity: number): string {
  return String(Math.round(polarity * 1000) / 1000).replace(/^(-?)0\./, '$1.');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
