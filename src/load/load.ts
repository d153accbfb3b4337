// The content of one file -> its documents. Nothing here touches a disk, so it is also what a browser uses for a file that is dropped on it.
//
//   for await (const { source, problem } of loadContent(bytes, 'talks.html')) ...
//
// `files.ts` does the same for paths, folders and standard input.

import { InputError } from '../errors.js';
import { parseCsv } from './csv.js';
import { binaryKind, declaredEncoding, decode } from './decode.js';
import { endings, type Format, formatOf, formatOfContent } from './format.js';
import { parseHtml } from './html.js';
import { baseName, contentId, uniqueIds } from './identity.js';
import { parseJsonl } from './jsonl.js';
import type { Loaded, UnnamedLoaded, UnnamedSource } from './loaded.js';
import { type PdfOptions, parsePdf } from './pdf.js';
import { parseText } from './text.js';

export interface LoadOptions extends PdfOptions {
  /** Default: what the name's ending tells, else what the content looks like. */
  readonly format?: Format | undefined;
}

/** The documents in `content`, with ids that are unique among them. */
export async function* loadContent(content: Uint8Array | string, name: string, options: LoadOptions = {}): AsyncGenerator<Loaded> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const format = options.format ?? formatOf(name) ?? formatOfContent(bytes);
  const unique = uniqueIds();
  for await (const parsed of parseContent(bytes, format, name, options)) yield* nameDocument(parsed, baseName(name), unique, name);
}

export async function* parseContent(
  bytes: Uint8Array,
  format: Format,
  file: string,
  options: PdfOptions = {},
): AsyncGenerator<UnnamedLoaded> {
  if (format === 'pdf') {
    yield* await parsePdf(bytes, { file }, options);
    return;
  }
  const binary = binaryKind(bytes);
  if (binary !== null) {
    yield { problem: binaryProblem(file, binary) };
    return;
  }
  const { text, problem } = decode(bytes, file, 0, format === 'html' ? declaredEncoding(bytes) : '');
  if (problem !== undefined) yield { problem };
  yield* parseDecoded(text, format, file);
}

function parseDecoded(text: string, format: Exclude<Format, 'pdf'>, file: string): Iterable<UnnamedLoaded> {
  switch (format) {
    case 'text':
    case 'markdown':
      return parseText(text, { file });
    case 'html':
      return parseHtml(text, { file });
    case 'csv':
      return parseCsv(text, { file });
    case 'jsonl':
      return parseJsonl(text, file);
  }
}

export function binaryProblem(file: string, kind: string): InputError {
  const advice =
    kind === 'a PDF' ? 'Name it .pdf' : kind === 'a gzip file' ? 'Name it with .gz at the end' : 'Save its text in one of these formats';
  return new InputError({ file, found: kind, expected: `text, or a file with the ending ${endings}`, advice });
}

/** Characters. More is no article but a book or a dump: reading takes memory for every word of it. */
const longest = 1_000_000;

/**
 * Gives a document its id: its own, else one from the name of its file (with the line where a file holds many), else one from its text.
 * An id that is taken is changed and reported.
 */
export function* nameDocument(parsed: UnnamedLoaded, fileId: string, unique: (id: string) => string, file: string): Generator<Loaded> {
  if (parsed.draft === undefined) {
    yield { problem: parsed.problem };
    return;
  }
  const { line, id: given, ...rest } = parsed.draft;
  if (rest.text.length > longest) {
    const found = `a document of ${rest.text.length} characters`;
    const expected = `an article of at most ${longest}`;
    const advice = 'Split it into its articles, one a file or one a line of a .jsonl file';
    yield { problem: new InputError({ file, line, found, expected, advice }) };
    return;
  }
  const wanted = given ?? wantedId(rest, fileId, line);
  const id = unique(wanted);
  if (given !== undefined && id !== given) {
    const found = `the id ${JSON.stringify(given)} for a second time`;
    yield {
      problem: new InputError({
        file,
        line,
        found,
        expected: 'an id of its own',
        advice: `It was read as ${JSON.stringify(id)}; give it another`,
      }),
    };
  }
  yield { source: { id, ...rest } };
}

function wantedId({ text }: Pick<UnnamedSource, 'text'>, fileId: string, line: number | undefined): string {
  if (fileId === '') return contentId(text);
  return line === undefined ? fileId : `${fileId}:${line}`;
}
