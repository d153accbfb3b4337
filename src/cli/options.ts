// Values of options, checked: a number that is none or a day that is none is wrong usage and must not become "nothing found".
//
//   --min-confidence 0.5 -> 0.5,   --since 2017-04 -> "2017-04",   --since yesterday -> an error that says what a date looks like

import { type Command, InvalidArgumentError } from 'commander';

/** The option of all commands that read articles and take a user's corrections. */
export const JUDGEMENTS = ['--judgements <file>', 'a table of corrections, as the viewer saves it (judgements.tsv)'] as const;

/** A number from 0 to 1. */
export function share(word: string): number {
  const value = Number(word);
  if (word.trim() === '' || !(value >= 0 && value <= 1)) throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return value;
}

/** A whole number from 1 on. */
export function whole(word: string): number {
  const value = Number(word);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Expected a whole number from 1 on.');
  return value;
}

/** A year, a month or a day: "2017", "2017-04", "2017-04-11". */
export function period(word: string): string {
  if (!/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(word)) {
    throw new InvalidArgumentError('Expected a year, a month or a day: 2017, 2017-04 or 2017-04-11.');
  }
  return word;
}

/** A day: "2017-04-11". */
export function day(word: string): string {
  if (word.length !== 10) throw new InvalidArgumentError('Expected a day as yyyy-mm-dd.');
  return period(word);
}

/** Names of a closed set, one or several with commas between, in any case; blanks, hyphens and underscores are alike. */
export function among<Name extends string>(known: readonly Name[]): (words: string) => readonly Name[] {
  const plain = (word: string): string =>
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ');
  return (words) =>
    words.split(',').map((word) => {
      const found = known.find((name) => plain(name) === plain(word));
      if (found === undefined)
        throw new InvalidArgumentError(`Found "${word.trim()}"; expected ${known.join(', ')}, or several with commas between.`);
      return found;
    });
}

/** The window and the least confidence that all questions know. */
export interface Scope {
  readonly since?: string;
  readonly until?: string;
  readonly minConfidence?: number;
}

/** Adds `--since` and `--until`. */
export function withWindow(command: Command): Command {
  return command.option('--since <date>', 'first day, month or year', period).option('--until <date>', 'last day, month or year', period);
}

/** Adds `--since`, `--until` and `--min-confidence`. */
export function withScope(command: Command): Command {
  return withWindow(command).option('--min-confidence <number>', 'least confidence, 0 to 1', share);
}
