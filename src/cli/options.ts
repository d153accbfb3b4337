// Values of options, checked: a number that is none or a day that is none is wrong usage and must not become "nothing found".
//
//   --min-confidence 0.5 -> 0.5,   --since 2017-04 -> "2017-04",   --since yesterday -> an error that says what a date looks like

import { InvalidArgumentError } from 'commander';

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
