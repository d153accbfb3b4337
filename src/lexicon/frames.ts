// The words that carry acts, and the words that turn acts round. Rows of frames.tsv and operators.tsv in, frames by head word out.
//
//   launch|carry airstrike|strike  v  subj  on|against  ASSAULT aerial   "launched airstrikes against Assad's forces"

import type { PloverType } from '../document.js';
import { listOf, parseTable, rowsOf, TableError } from './table.js';

/** Part of speech of a trigger's head word. */
export type TriggerPos = 'v' | 'n' | 'a';

/** Where an end of the act sits: a grammatical function, or a preposition. */
export type Slot = string;

interface Trigger {
  /** As the table writes it. */
  readonly trigger: string;
  readonly pos: TriggerPos;
  /** Lemmas of the words beside the head, each with its alternatives, in the order they are written. */
  readonly words: readonly (readonly string[])[];
  /** How many of `words` are written before the head. */
  readonly before: number;
  /** [-1, 1] */
  readonly polarity: number;
  readonly example: string;
  /** Line of the table, for messages. */
  readonly line: number;
}

/** One sense of one trigger. */
export interface Frame extends Trigger {
  readonly source: readonly Slot[];
  readonly target: readonly Slot[];
  readonly type: PloverType | null;
  readonly mode: string;
}

/** What an operator does to the act inside its complement. */
export type OperatorKind = 'FUT' | 'TRY' | 'REQ' | 'NEG' | 'NOT' | 'END' | 'THR' | 'HYP' | 'DENY' | 'ALLEGE' | 'BEGIN' | 'CONT' | 'CAUSE';

export interface Operator extends Trigger {
  readonly operator: OperatorKind;
  /** Slots in which the inner act is looked for. */
  readonly complement: readonly Slot[];
  /** Slots of the addressee. */
  readonly target: readonly Slot[];
  /** Type where no inner act is known; null for none. */
  readonly fallback: PloverType | null;
}

export interface PloverEntry {
  readonly quad: 'VERBAL COOPERATION' | 'MATERIAL COOPERATION' | 'VERBAL CONFLICT' | 'MATERIAL CONFLICT';
  /** PLOVER score, [-10, 10]. */
  readonly score: number;
  readonly modes: ReadonlyMap<string, number>;
}

export interface FrameTables {
  /** `v:accuse` -> frames, the most specific first. */
  readonly frames: ReadonlyMap<string, readonly Frame[]>;
  readonly operators: ReadonlyMap<string, readonly Operator[]>;
  readonly plover: ReadonlyMap<PloverType, PloverEntry>;
}

const SOURCE_DEFAULT: Readonly<Record<TriggerPos, string>> = { v: 'subj', n: 'poss|by|mod|of|from', a: 'head' };
const TARGET_DEFAULT: Readonly<Record<TriggerPos, string>> = { v: 'obj', n: 'on|against|to|with|for|of', a: 'to|of|with|toward|against' };
const OPERATORS: ReadonlySet<string> = new Set([
  'FUT',
  'TRY',
  'REQ',
  'NEG',
  'NOT',
  'END',
  'THR',
  'HYP',
  'DENY',
  'ALLEGE',
  'BEGIN',
  'CONT',
  'CAUSE',
]);

/** Reads the four tables of acts. @throws TableError naming file and line. */
export function readFrames(tables: {
  readonly frames: string;
  readonly operators: string;
  readonly macros: string;
  readonly plover: string;
}): FrameTables {
  const plover = readPlover(tables.plover);
  const macros = new Map(parseTable('macros.tsv', tables.macros, ['name', 'words']).map((row) => [row.name, listOf(row.words)]));
  const frames = new Map<string, Frame[]>();
  for (const row of rowsOf('frames.tsv', tables.frames, ['trigger', 'pos', 'source', 'target', 'type', 'mode', 'polarity', 'example'])) {
    const pos = posOf('frames.tsv', row);
    const type = typeOf('frames.tsv', row.line, row.type, plover);
    if (row.mode !== '' && (type === null || !plover.get(type)!.modes.has(row.mode))) {
      const known = type === null ? 'none' : [...plover.get(type)!.modes.keys()].join(', ') || 'none';
      throw new TableError('frames.tsv', row.line, `"${row.mode}" is no mode of ${row.type}; its modes are: ${known}`);
    }
    const score = type === null ? 0 : (plover.get(type)!.modes.get(row.mode) ?? plover.get(type)!.score) / 10;
    const { words, before, lemmas } = readTrigger(pos, 'frames.tsv', row, macros);
    const frame: Frame = {
      trigger: row.trigger,
      pos,
      words,
      before,
      polarity: polarityOf('frames.tsv', row, score),
      example: row.example,
      line: row.line,
      source: slotsOf(row.source || SOURCE_DEFAULT[pos]),
      target: slotsOf(row.target || TARGET_DEFAULT[pos]),
      type,
      mode: row.mode,
    };
    add(frames, pos, lemmas, frame);
  }
  sortBySpecificity(frames);
  const operators = new Map<string, Operator[]>();
  for (const row of rowsOf('operators.tsv', tables.operators, [
    'trigger',
    'pos',
    'operator',
    'complement',
    'target',
    'fallback',
    'polarity',
    'example',
  ])) {
    const pos = posOf('operators.tsv', row);
    if (!OPERATORS.has(row.operator)) {
      throw new TableError('operators.tsv', row.line, `"${row.operator}" is no operator; expected one of ${[...OPERATORS].join(' ')}`);
    }
    const fallback = typeOf('operators.tsv', row.line, row.fallback || '-', plover);
    const { words, before, lemmas } = readTrigger(pos, 'operators.tsv', row, macros);
    const operator: Operator = {
      trigger: row.trigger,
      pos,
      words,
      before,
      polarity: polarityOf('operators.tsv', row, fallback === null ? 0 : plover.get(fallback)!.score / 10),
      example: row.example,
      line: row.line,
      operator: row.operator as OperatorKind,
      complement: slotsOf(row.complement),
      target: slotsOf(row.target),
      fallback,
    };
    add(operators, pos, lemmas, operator);
  }
  sortBySpecificity(operators);
  return { frames, operators, plover };
}

/** The words of a trigger: the lemmas at its head, and what must stand before and behind. */
function readTrigger(
  pos: TriggerPos,
  file: string,
  row: { readonly trigger: string; readonly line: number },
  macros: ReadonlyMap<string, readonly string[]>,
): { readonly words: readonly (readonly string[])[]; readonly before: number; readonly lemmas: readonly string[] } {
  const { trigger } = row;
  const simple = !trigger.includes(' ') && !trigger.includes('|') && !trigger.includes('@') && !trigger.startsWith('*');
  if (simple) return { words: NO_WORDS, before: 0, lemmas: [trigger] };
  const words = trigger.split(' ');
  const positions = words.map((word) => {
    const plain = word.startsWith('*') ? word.slice(1) : word;
    if (!plain.includes('|') && !plain.startsWith('@')) return [plain];
    return plain.split('|').flatMap((part) => expand(file, row.line, part, macros));
  });
  const marked = words.findIndex((word) => word.startsWith('*'));
  const before = marked >= 0 ? marked : pos === 'n' ? positions.length - 1 : 0;
  return { words: positions.filter((_, i) => i !== before), before, lemmas: positions[before]! };
}

const NO_WORDS: readonly (readonly string[])[] = [];

function add<T extends Trigger>(index: Map<string, T[]>, pos: TriggerPos, lemmas: readonly string[], made: T): void {
  for (const lemma of lemmas) {
    const key = `${pos}:${lemma}`;
    const list = index.get(key);
    if (list) list.push(made);
    else index.set(key, [made]);
  }
}

/** The most words first; among equals the order of the table, since sorting is stable. */
function sortBySpecificity(index: ReadonlyMap<string, Trigger[]>): void {
  for (const list of index.values()) if (list.length > 1) list.sort((a, b) => b.words.length - a.words.length);
}

/** Lists of slots repeat in every third row: each is read once. */
const slotLists = new Map<string, readonly Slot[]>();

function slotsOf(cell: string): readonly Slot[] {
  let slots = slotLists.get(cell);
  if (slots === undefined) {
    slots = listOf(cell);
    slotLists.set(cell, slots);
  }
  return slots;
}

function expand(file: string, line: number, part: string, macros: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (!part.startsWith('@')) return [part];
  const words = macros.get(part.slice(1));
  if (!words) throw new TableError(file, line, `macro "${part}" is not in macros.tsv; it has ${[...macros.keys()].join(', ')}`);
  return words;
}

function posOf(file: string, row: { readonly pos: string; readonly line: number }): TriggerPos {
  if (row.pos === 'v' || row.pos === 'n' || row.pos === 'a') return row.pos;
  throw new TableError(file, row.line, `part of speech "${row.pos}" found, expected v, n or a`);
}

function typeOf(file: string, line: number, cell: string, plover: ReadonlyMap<PloverType, PloverEntry>): PloverType | null {
  if (cell === '-') return null;
  if (plover.has(cell as PloverType)) return cell as PloverType;
  throw new TableError(file, line, `type "${cell}" found, expected - or one of ${[...plover.keys()].join(' ')}`);
}

function polarityOf(file: string, row: { readonly polarity: string; readonly line: number }, usual: number): number {
  if (row.polarity === '') return usual;
  const value = Number(row.polarity);
  if (value >= -1 && value <= 1) return value;
  throw new TableError(file, row.line, `polarity "${row.polarity}" found, expected a number from -1 to 1`);
}

function readPlover(text: string): Map<PloverType, PloverEntry> {
  const entries = new Map<PloverType, PloverEntry & { modes: Map<string, number> }>();
  for (const row of rowsOf('plover.tsv', text, ['type', 'mode', 'quad', 'score'])) {
    const type = row.type as PloverType;
    const entry = entries.get(type) ?? {
      quad: row.quad as PloverEntry['quad'],
      score: Number(row.score),
      modes: new Map<string, number>(),
    };
    if (row.mode !== '') entry.modes.set(row.mode, Number(row.score));
    entries.set(type, entry);
  }
  return entries;
}
