// The few ways a caller can be wrong.
//
// In: where, what was found, what was expected, and what to do. Out: an error whose message says all four in one line:
//
//   countries.tsv:41: found "FRA", which is already the id of France (line 12); expected an id of its own. Give each country one line.
//
// Odd text is not among them: a document gets a note for that, and reading goes on.

/** The caller asked for something that cannot be: an unknown option, a command without its input. The command line exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface InputProblem {
  /** File or other place, as the caller named it: "news/monday.jsonl", "standard input". */
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** Place in the file, counted from 0, where there are no lines to count. */
  readonly byte?: number | undefined;
  /** What is there: 'the date "31 June"'. */
  readonly found: string;
  /** What should be there: "a day as yyyy-mm-dd". */
  readonly expected: string;
  /** What to do, as a sentence without its point: "Correct the date or leave it out". */
  readonly advice: string;
}

/** Something that was given could not be read, or not wholly. The command line goes on with the rest and exits with 1. */
export class InputError extends Error implements InputProblem {
  override readonly name = 'InputError';
  readonly file: string;
  readonly line: number | undefined;
  readonly byte: number | undefined;
  readonly found: string;
  readonly expected: string;
  readonly advice: string;

  constructor(problem: InputProblem, options?: ErrorOptions) {
    super(describeProblem(problem), options);
    this.file = problem.file;
    this.line = problem.line;
    this.byte = problem.byte;
    this.found = problem.found;
    this.expected = problem.expected;
    this.advice = problem.advice;
  }
}

function describeProblem({ file, line, byte, found, expected, advice }: InputProblem): string {
  const place = line !== undefined ? `${file}:${line}` : byte !== undefined ? `${file}, byte ${byte}` : file;
  return `${place}: found ${found}; expected ${expected}. ${advice}.`;
}

/** What went wrong, in words, of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** A piece of somebody's input as it can stand in a message: in quotation marks, on one line, not too long. */
export function quote(text: string, longest = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return JSON.stringify(line.length > longest ? `${line.slice(0, longest - 3).replace(/[\ud800-\udbff]$/, '')}...` : line);
}
