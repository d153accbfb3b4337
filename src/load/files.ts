// Files, folders, globs and standard input -> documents. The only file of this folder that needs Node.
//
// In: what stands on the command line. Out: documents and problems, one by one, in the order of the inputs; inside a folder by name.
//
//   readInputs(['seeds', 'news/*.jsonl.gz', '-'])
//
// JSON lines are streamed: a file of any size takes the memory of its longest line. A folder is read with all folders in it, but for what is
// hidden, `node_modules`, and files that tell about the folder (README, LICENSE). Beside `name.txt` a file `name.meta.json` (or `name.json`)
// may hold `{id, title, date, source, url}`; what it says outranks what the file says of itself.

import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { glob, isDynamicPattern } from 'tinyglobby';
import { InputError, messageOf } from '../errors.js';
import { suggestion } from '../suggest.js';
import { binaryKind, decode, markOf } from './decode.js';
import { endingOf, endings, type Format, formatOf, formatOfContent } from './format.js';
import { fileIds, uniqueIds } from './identity.js';
import { parseJsonLine } from './jsonl.js';
import { binaryProblem, nameDocument, parseContent } from './load.js';
import type { Loaded, UnnamedLoaded } from './loaded.js';
import { type Metadata, readMetadata } from './record.js';
import { emptyProblem } from './text.js';

export interface ReadOptions {
  /** Read for `-`. Default: the standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Folder that relative paths start from. Default: that of the process. */
  readonly cwd?: string | undefined;
  /** Format of every input, whatever its name. Default: by name, and by content where there is no ending. */
  readonly format?: Format | undefined;
}

const standardInput = '-';

/** Longer than this, and a file is no article and a line no document. Strings of JavaScript end at twice this. */
const largest = 256 * 1024 * 1024;

/** The documents of the inputs, with ids that are unique among all of them. */
export async function* readInputs(inputs: readonly string[], options: ReadOptions = {}): AsyncGenerator<Loaded> {
  const cwd = options.cwd ?? process.cwd();
  const places: (string | InputError)[] = [];
  const seen = new Set<string>();
  for (const input of inputs) {
    for (const place of await expand(input, cwd, options.format)) {
      if (typeof place === 'string') {
        const path = place === standardInput ? place : resolve(cwd, place);
        if (seen.has(path)) continue;
        seen.add(path);
      }
      places.push(place);
    }
  }
  const files = places.filter((place) => typeof place === 'string');
  const ids = new Map(files.map((file): [string, string] => [file, '']));
  const named = files.filter((file) => file !== standardInput);
  for (const [i, id] of fileIds(named).entries()) ids.set(named[i]!, id);
  const unique = uniqueIds();
  for (const place of places) {
    if (typeof place !== 'string') {
      yield { problem: place };
      continue;
    }
    const name = place === standardInput ? 'standard input' : place;
    try {
      const parsed = place === standardInput ? readStandardInput(options) : readFileAt(place, resolve(cwd, place), options.format);
      for await (const item of parsed) yield* nameDocument(item, ids.get(place)!, unique, name);
    } catch (thrown) {
      yield { problem: thrown instanceof InputError ? thrown : unreadable(name, thrown) };
    }
  }
}

// --- from what was asked for to files ---

async function expand(input: string, cwd: string, format: Format | undefined): Promise<(string | InputError)[]> {
  if (input === standardInput) return [input];
  const path = resolve(cwd, input);
  const found = await stat(path).catch((thrown: NodeJS.ErrnoException) => thrown);
  if (!(found instanceof Error)) {
    if (found.isDirectory()) return expandFolder(input, cwd);
    if (await isSidecar(input, path)) return [];
    if (!found.isFile() && !found.isFIFO()) return [notReadable(input, 'something that is neither a file nor a folder')];
    if (format === undefined && formatOf(input) === null && endingOf(input) === 'json') return [jsonProblem(input)];
    return [input];
  }
  // A name with brackets may be a file; only what is none is a pattern.
  if (isDynamicPattern(input)) {
    const matches = (await glob(input, { cwd, onlyFiles: true, expandDirectories: false })).filter((file) => formatOf(file) !== null);
    if (matches.length > 0) return sorted(matches);
    const advice = 'Look at the pattern, and put it in quotation marks if the shell changes it';
    return [new InputError({ file: input, found: 'no file that matches', expected: `files with the ending ${endings}`, advice })];
  }
  if (found.code !== 'ENOENT' && found.code !== 'ENOTDIR') return [unreadable(input, found)];
  const siblings = await readdir(dirname(path)).catch(() => []);
  const hint = suggestion(basename(input), sorted(siblings));
  const advice = 'Look at the name, and at the folder it is counted from';
  return [new InputError({ file: input, found: `no such file or folder${hint}`, expected: 'a file, a folder, a pattern, or "-"', advice })];
}

async function expandFolder(folder: string, cwd: string): Promise<(string | InputError)[]> {
  const files: (string | InputError)[] = [];
  let others = 0;
  const walk = async (place: string): Promise<void> => {
    const entries = await readdir(resolve(cwd, place), { withFileTypes: true }).catch((thrown: unknown) => {
      files.push(unreadable(place, thrown));
      return [];
    });
    for (const name of sorted(entries.map((entry) => entry.name))) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const entry = entries.find((candidate) => candidate.name === name)!;
      const path = join(place, name);
      // A link to a folder is not followed: it may lead back here.
      const isFile = entry.isFile() || (entry.isSymbolicLink() && ((await stat(resolve(cwd, path)).catch(() => null))?.isFile() ?? false));
      if (entry.isDirectory()) await walk(path);
      else if (isFile && formatOf(name) !== null && !/^(?:readme|licen[cs]e|changelog|notice)\b/i.test(name)) files.push(path);
      else others += 1;
    }
  };
  await walk(folder);
  if (files.length > 0) return files;
  const found = others === 0 ? 'an empty folder' : `a folder with ${others} ${others === 1 ? 'file' : 'files'}, none of which can be read`;
  return [
    new InputError({ file: folder, found, expected: `files with the ending ${endings}`, advice: 'Name a folder that holds articles' }),
  ];
}

/** By code unit, so that the order is the same everywhere. */
function sorted(names: readonly string[]): string[] {
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

// --- from a file to documents ---

async function* readFileAt(file: string, path: string, given: Format | undefined): AsyncGenerator<UnnamedLoaded> {
  const format = given ?? formatOf(file);
  const chunks = /\.gz$/i.test(file) ? gunzip(createReadStream(path)) : createReadStream(path);
  if (format === 'jsonl') {
    yield* parseLines(chunks, file);
    return;
  }
  const bytes = await gather(chunks, file);
  const { metadata, problems } = await readSidecar(file, path);
  for (const problem of problems) yield { problem };
  for await (const parsed of parseContent(bytes, format ?? formatOfContent(bytes), file)) {
    yield parsed.draft === undefined || parsed.draft.line !== undefined ? parsed : { draft: { ...parsed.draft, ...metadata } };
  }
}

async function* readStandardInput({ stdin, format }: ReadOptions): AsyncGenerator<UnnamedLoaded> {
  const file = 'standard input';
  const { head, all } = await peek(stdin ?? process.stdin);
  if (head[0] === 0x1f && head[1] === 0x8b) {
    yield* readStandardInput({ stdin: gunzip(Readable.from(all)), format });
    return;
  }
  const actual = format ?? formatOfContent(head);
  if (actual === 'jsonl') yield* parseLines(all, file);
  else yield* parseContent(await gather(all, file), actual, file);
}

/** The first bytes of a stream, and the whole stream with them still in it. */
async function peek(chunks: AsyncIterable<Uint8Array>): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < 64) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    first.push(value);
    length += value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* first;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return { head: Buffer.concat(first), all: all() };
}

/** Errors of the file and of the compression both come out of the stream that is returned. */
function gunzip(stream: Readable): Readable {
  return pipeline(stream, createGunzip(), () => undefined);
}

async function gather(chunks: AsyncIterable<Uint8Array>, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > largest) {
      const expected = `at most ${largest / 1024 / 1024} MB in one file of this format`;
      throw new InputError({
        file,
        found: 'a larger file',
        expected,
        advice: 'Write its documents as JSON lines (.jsonl), which can have any size',
      });
    }
  }
  return Buffer.concat(parts);
}

// --- JSON lines, streamed ---

async function* parseLines(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<UnnamedLoaded> {
  const { head, all } = await peek(chunks);
  if (head.length === 0) {
    yield { problem: emptyProblem({ file }, 'an empty file') };
    return;
  }
  const encoding = markOf(head)?.encoding ?? 'utf-8';
  const binary = binaryKind(head);
  if (binary !== null) {
    yield { problem: binaryProblem(file, binary) };
    return;
  }
  const utf8 = encoding === 'utf-8' ? all : recode(all, encoding);
  let line = 0;
  let documents = 0;
  for await (const { bytes, offset } of splitLines(utf8)) {
    line += 1;
    if (bytes === null) {
      yield {
        problem: new InputError({
          file,
          line,
          found: 'a line of more than 256 MB',
          expected: 'one document',
          advice: 'Split it; the rest was read',
        }),
      };
      continue;
    }
    const { text, problem } = decode(bytes, file, offset);
    if (problem !== undefined) yield { problem };
    for (const parsed of parseJsonLine(text, file, line)) {
      documents += 1;
      yield parsed;
    }
  }
  if (documents === 0) yield { problem: emptyProblem({ file }, 'no line with a document') };
}

async function* recode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
}

/** The lines of a stream as bytes, each with its place; null in place of a line that is too long to be held. */
async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array | null; readonly offset: number }> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let offset = 0;
  const line = (): { bytes: Uint8Array | null; offset: number } => {
    const whole = { bytes: length > largest ? null : parts.length === 1 ? parts[0]! : Buffer.concat(parts), offset };
    offset += length;
    parts = [];
    length = 0;
    return whole;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      parts.push(chunk.subarray(start, end));
      length += end - start;
      yield line();
      offset += 1;
      start = end + 1;
    }
    length += chunk.length - start;
    if (length > largest) parts = [];
    else if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (length > 0) yield line();
}

// --- sidecar files ---

const sidecarEndings = ['.meta.json', '.json'];
const stemOf = (file: string): string => file.replace(/\.gz$/i, '').replace(/\.[A-Za-z0-9]+$/, '');

async function readSidecar(file: string, path: string): Promise<{ metadata: Metadata; problems: readonly InputError[] }> {
  for (const ending of sidecarEndings) {
    const json = await readFile(stemOf(path) + ending, 'utf8').catch(() => null);
    if (json === null) continue;
    const place = { file: stemOf(file) + ending };
    try {
      const { metadata, problems } = readMetadata(JSON.parse(json.replace(/^\ufeff/, '')), place);
      // What it does not say must not hide what the file says of itself.
      return { metadata: Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined)), problems };
    } catch (thrown) {
      const found = `no JSON (${messageOf(thrown)})`;
      const advice = 'Correct it; the document was read without it';
      return {
        metadata: {},
        problems: [new InputError({ ...place, found, expected: '{id?, title?, date?, source?, url?}', advice }, { cause: thrown })],
      };
    }
  }
  return { metadata: {}, problems: [] };
}

/** Whether a file was only named because a shell pattern met it: it belongs to a document beside it. */
async function isSidecar(file: string, path: string): Promise<boolean> {
  const ending = sidecarEndings.find((candidate) => path.toLowerCase().endsWith(candidate));
  if (ending === undefined || formatOf(file) !== null) return false;
  const stem = basename(path).slice(0, -ending.length);
  const siblings = await readdir(dirname(path)).catch(() => []);
  return siblings.some((name) => formatOf(name) !== null && stemOf(name) === stem);
}

// --- problems ---

function notReadable(file: string, found: string): InputError {
  return new InputError({ file, found, expected: `a file with the ending ${endings}`, advice: 'Name another' });
}

function jsonProblem(file: string): InputError {
  const advice = 'Write one document on each line and name the file .jsonl (jq -c ".[]" does so for a list)';
  return new InputError({ file, found: 'a JSON file', expected: 'JSON lines', advice });
}

function unreadable(file: string, thrown: unknown): InputError {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : '';
  const [found, advice] =
    code === 'EACCES' || code === 'EPERM'
      ? ['a file that may not be read', 'Give yourself the right to read it (chmod u+r)']
      : code.startsWith('Z_')
        ? [`a gzip file that is broken or cut off (${messageOf(thrown)})`, 'Copy or download it again']
        : [`a file that cannot be read (${messageOf(thrown)})`, 'Look at it with another program'];
  return new InputError({ file, found: found!, expected: `a file with the ending ${endings}`, advice: advice! }, { cause: thrown });
}
