// What a user corrects, as a table he keeps: text of a judgements.tsv in, judgements out, and back.
//
//   judgement  id               value              document  quote
//   dismiss    a.txt#3                             a.txt     Norway accused France of fishing at night.
//   same       person:brekke    person:tomas-brekke
//   alias      country:NOR      the Land of Fjords
//
// The viewer saves such a table; a user may write one by hand. A row that does not read is told with its line, and the others are read.

import type { Reading, Sector } from '../document.js';
import { InputError, quote } from '../errors.js';
import { cellsOf, isRemark } from '../lexicon/table.js';
import { suggestion } from '../suggest.js';

/** One row. Actors may be called by id or by a name that only one actor has. */
export type Judgement = (
  | ClaimJudgement
  /** Two are one; `into` is the id that stays. */
  | { readonly what: 'merge'; readonly actor: string; readonly into: string }
  /** A name or actor is never that other actor; with a document, only there. */
  | { readonly what: 'different'; readonly actor: string; readonly other: string; readonly document: string }
  /** What an actor is called. */
  | { readonly what: 'rename'; readonly actor: string; readonly label: string }
  /** Another name of an actor, read wherever it stands. */
  | { readonly what: 'alias'; readonly actor: string; readonly name: string }
  /** Somebody new, read wherever the label stands. */
  | { readonly what: 'actor'; readonly actor: string; readonly label: string }
  | { readonly what: 'country'; readonly actor: string; readonly country: string }
  | { readonly what: 'sector'; readonly actor: string; readonly sector: Sector }
) & {
  /** Line of the table it was read from, counted from 1. */
  readonly line?: number | undefined;
};

/** A claim that is wrong, or wrong way round. */
export interface ClaimJudgement {
  readonly what: 'dismiss' | 'turn';
  readonly claim: string;
  /** Where it was read, so that it is found again when other claims of the document are new or gone. */
  readonly document?: string | undefined;
  readonly quote?: string | undefined;
}

export interface Judgements {
  readonly judgements: readonly Judgement[];
  /** One for each row that was left out. */
  readonly problems: readonly InputError[];
}

const COLUMNS = ['judgement', 'id', 'value', 'document', 'quote'] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>> & { readonly line: number };

/** The word of a row, and what its value is; an empty word where there is none. */
const VALUES: Readonly<Record<string, string>> = {
  dismiss: '',
  turn: '',
  merge: 'the actor that it is',
  same: 'the actor that it is',
  different: 'the actor that it is not',
  rename: 'the new label',
  alias: 'the other name',
  actor: 'the name of the new actor',
  country: 'a state as ISO 3166-1 alpha-3 (NOR)',
  sector: 'a PLOVER sector (GOV)',
};

const SECTORS = 'GOV MIL REB OPP LEG JUD SPY PTY MED IGO NGO BUS COP EDU HLH UAF CRM REL LAB SOC ELI CVL AGR'.split(' ');

/**
 * Reads a table of judgements. `#` lines and blank lines are remarks; columns may stand in any order, `document` and `quote` may be missing.
 * Nothing is thrown: rows that do not read are in `problems`, the others in `judgements`, in their order.
 */
export function parseJudgements(file: string, text: string): Judgements {
  const judgements: Judgement[] = [];
  const problems: InputError[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  let header: readonly string[] | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const line = i + 1;
    if (isRemark(lines[i]!)) continue;
    const cells = cellsOf(lines[i]!);
    if (header === null) {
      header = cells;
      const missing = COLUMNS.slice(0, 3).filter((column) => !cells.includes(column));
      if (missing.length === 0) continue;
      problems.push(
        new InputError({
          file,
          line,
          found: `a header without ${missing.map((column) => `"${column}"`).join(', ')}`,
          expected: `the columns ${COLUMNS.join(', ')}, with tabs between them`,
          advice: 'Write that header; nothing of the table was read',
        }),
      );
      return { judgements, problems };
    }
    const read = judgementOf(file, rowOf(header, cells, line), cells.length > header.length ? cells.length - header.length : 0);
    if (read instanceof InputError) problems.push(read);
    else judgements.push(read);
  }
  if (header === null) {
    const advice = 'Save corrections in the viewer, or write the header and rows below it';
    problems.push(new InputError({ file, found: 'an empty table', expected: `a header with ${COLUMNS.join(', ')}`, advice }));
  }
  return { judgements, problems };
}

function rowOf(header: readonly string[], cells: readonly string[], line: number): Row {
  const cell = (column: (typeof COLUMNS)[number]): string => cells[header.indexOf(column)] ?? '';
  return {
    judgement: cell('judgement'),
    id: cell('id'),
    value: cell('value'),
    document: cell('document'),
    quote: cell('quote'),
    line,
  };
}

function judgementOf(file: string, row: Row, stray: number): Judgement | InputError {
  const { judgement: what, id, value, document, line } = row;
  const wrong = (found: string, expected: string, advice: string): InputError =>
    new InputError({ file, line, found, expected, advice: `${advice}; the other rows were read` });
  if (stray > 0)
    return wrong(`${stray} ${stray === 1 ? 'cell' : 'cells'} too many`, 'no more cells than the header has', 'Take out the stray tab');
  if (!Object.hasOwn(VALUES, what)) {
    const words = Object.keys(VALUES);
    return wrong(`the judgement ${quote(what)}${suggestion(what, words)}`, `one of ${words.join(', ')}`, 'Correct the word');
  }
  const needed = VALUES[what]!;
  if (id === '') return wrong(`"${what}" without an id`, `the id of ${needed === '' ? 'a claim' : 'an actor'}`, 'Fill in the second cell');
  if (needed !== '' && value === '') return wrong(`"${what}" without a value`, `${needed} in the column "value"`, 'Fill it in');
  switch (what) {
    case 'dismiss':
    case 'turn':
      return { what, claim: id, document, quote: row.quote, line };
    case 'merge':
    case 'same':
      if (id === value) return wrong(`${quote(id)} twice`, 'two actors that are one', 'Name the other, or remove the row');
      return { what: 'merge', actor: id, into: value, line };
    case 'different':
      if (id === value && document === '')
        return wrong(
          `${quote(id)} twice`,
          'two that are not one, or the document in which the name means somebody else',
          'Name the document',
        );
      return { what, actor: id, other: value, document, line };
    case 'rename':
      return { what, actor: id, label: value, line };
    case 'country':
      if (!/^[A-Z]{3}$/.test(value)) return wrong(`the country ${quote(value)}`, needed, 'Write the three letters');
      return { what, actor: id, country: value, line };
    case 'sector':
      if (!SECTORS.includes(value)) return wrong(`the sector ${quote(value)}`, `one of ${SECTORS.join(' ')}`, 'Correct it');
      return { what, actor: id, sector: value as Sector, line };
    default:
      // Whoever is taught must have a kind, and only an id tells it.
      if (what === 'actor' && !isActorId(id))
        return wrong(
          `the id ${quote(id)}`,
          'person:, country: or organization: and small letters, digits and hyphens ("organization:kivu-front")',
          'Give the new actor such an id',
        );
      return what === 'actor' ? { what, actor: id, label: value, line } : { what: 'alias', actor: id, name: value, line };
  }
}

/** True for `person:tomas-brekke`, `organization:rebels@a.txt`, `country:NOR`. */
export function isActorId(word: string): boolean {
  return /^(?:(?:person|organization):[\p{Ll}\p{Lo}\p{N}][^\s]*|country:[A-Z]{3})$/u.test(word);
}

/** The table of judgements, one a line, as `parseJudgements` reads it. `reading` gives the words behind the claims. */
export function judgementsTable(judgements: readonly Judgement[], reading: Pick<Reading, 'claims'>): string {
  const claims = new Map(reading.claims.map((claim) => [claim.id, claim]));
  const rows = judgements.map((judgement): string[] => {
    switch (judgement.what) {
      case 'dismiss':
      case 'turn': {
        const claim = claims.get(judgement.claim);
        const words = [claim?.document ?? judgement.document ?? '', claim?.evidence.text ?? judgement.quote ?? ''];
        return [judgement.what, judgement.claim, '', ...words];
      }
      case 'merge':
        return ['merge', judgement.actor, judgement.into, '', ''];
      case 'different':
        return ['different', judgement.actor, judgement.other, judgement.document, ''];
      case 'alias':
        return ['alias', judgement.actor, judgement.name, '', ''];
      case 'country':
        return ['country', judgement.actor, judgement.country, '', ''];
      case 'sector':
        return ['sector', judgement.actor, judgement.sector, '', ''];
      default:
        return [judgement.what, judgement.actor, judgement.label, '', ''];
    }
  });
  // A tab or a line break in a quote would begin another cell.
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t');
  return `${[COLUMNS, ...rows].map(line).join('\n')}\n`;
}
