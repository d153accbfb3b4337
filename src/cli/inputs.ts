// What all commands share: articles in, progress and problems told on stderr, results written as lines.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import cliProgress from 'cli-progress';
import pc from 'picocolors';
import type { z } from 'zod';
import type { Claimed, Source } from '../document.js';
import { InputError, messageOf } from '../errors.js';
import { readInputs } from '../load/files.js';
import { loadReader } from '../node.js';
import type { Reader } from '../pipeline.js';
import { languageOf } from '../text/language.js';

/** Tells main the exit code: 0 or 1. */
export type Done = (code: number) => void;

export interface Tally {
  documents: number;
  problems: number;
  /** Pronouns that could mean an actor, and those of them that stayed unclear. */
  pronouns?: number;
  unclear?: number;
}

/** Yields every document of the inputs; what cannot be read is told on stderr and counted. */
export async function* eachSource(inputs: readonly string[], tally: Tally): AsyncGenerator<Source> {
  const quiet = process.stderr.isTTY !== true;
  const bar = new cliProgress.SingleBar({
    format: 'reading {value} documents',
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
  });
  if (!quiet) bar.start(Number.MAX_SAFE_INTEGER, 0);
  try {
    for await (const { source, problem } of readInputs(inputs)) {
      if (problem !== undefined) {
        tally.problems += 1;
        complain(problem.message);
      }
      if (source === undefined) continue;
      tally.documents += 1;
      if (!languageOf(source.text).english) {
        tally.problems += 1;
        complain(foreign(source.id).message);
      }
      if (!quiet) bar.update(tally.documents);
      yield source;
    }
  } finally {
    if (!quiet) bar.stop();
  }
}

/** Reads every document of the inputs to the end. */
export async function* eachDocument(inputs: readonly string[], tally: Tally, reader?: Reader): AsyncGenerator<Claimed> {
  const ready = reader ?? (await loadReader());
  for await (const source of eachSource(inputs, tally)) {
    const document = ready.read(source);
    let last = -1;
    for (const { form, actor, head } of document.mentions) {
      // "They" stands once for each whom it means.
      if (form !== 'pronoun' || head === last) continue;
      last = head;
      tally.pronouns = (tally.pronouns ?? 0) + 1;
      if (actor === null) tally.unclear = (tally.unclear ?? 0) + 1;
    }
    yield document;
  }
}

/** "pronouns: 12 of 40 left unclear"; what is unclear is in no claim. */
export function pronounsTold({ pronouns = 0, unclear = 0 }: Tally): string {
  return `pronouns: ${unclear} of ${pronouns} left unclear`;
}

function foreign(file: string): InputError {
  const advice = 'Leave it out or translate it; the names in it were looked for all the same';
  return new InputError({ file, found: 'a text that does not look like English', expected: 'English, and nothing else is read', advice });
}

export function complain(message: string): void {
  console.error(`${pc.yellow('demarche:')} ${message}`);
}

/** Writes one JSON line to stdout, waiting where the other end is slow. */
export async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** The exit code of a tally: 1 where something could not be read. */
export function codeOf(tally: Tally): number {
  return tally.problems > 0 ? 1 : 0;
}

/** Records of a JSON lines file, checked; a broken line is told with its number, the rest is read. */
export async function* eachRecord<T>(file: string, shape: z.ZodType<T>, tally: Tally): AsyncGenerator<T> {
  const name = file === '-' ? 'standard input' : file;
  const raw: Readable = file === '-' ? process.stdin : createReadStream(file);
  const stream: Readable = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const failure = new Promise<never>((_, reject) => {
    raw.on('error', (error: Error) => reject(unreadable(name, error)));
    stream.on('error', (error: Error) => reject(unreadable(name, error)));
  });
  failure.catch(() => undefined);
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  for (let number = 1; ; number += 1) {
    const next = await Promise.race([lines.next(), failure]);
    if (next.done === true) return;
    if (next.value.trim() === '') continue;
    const record = parseRecord(name, number, next.value, shape);
    if (record instanceof InputError) {
      tally.problems += 1;
      complain(record.message);
    } else {
      tally.documents += 1;
      yield record;
    }
  }
}

function unreadable(file: string, error: Error): InputError {
  return new InputError({
    file,
    found: reasonOf(error),
    expected: 'a file of JSON lines',
    advice: 'Check the name and that it may be read',
  });
}

/** Why a file could not be read, in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EISDIR') return 'a folder';
  return messageOf(error);
}

function parseRecord<T>(file: string, line: number, text: string, shape: z.ZodType<T>): T | InputError {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return new InputError({
      file,
      line,
      found: 'a line that is no JSON',
      expected: 'one JSON object a line',
      advice: 'Mend or remove the line; the others were read',
    });
  }
  const checked = shape.safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  return new InputError({
    file,
    line,
    found: `a record in which "${issue?.path.join('.') ?? ''}" does not fit (${issue?.message ?? 'unknown reason'})`,
    expected: 'the fields that the help of this command names',
    advice: 'Mend the line; the others were read',
  });
}
