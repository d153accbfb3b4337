// Plain text and Markdown, with or without front matter.
//
//   ---
//   title: Talks resume
//   date: 2017-04-11
//   source: AP
//   ---
//   MOSCOW (AP) - ...
//
// Front matter is no part of the document's text: ranges count from the first character after it. It is taken as such only where it names
// at least one field we know, so that a text that begins with a rule of dashes loses nothing. Markdown is kept as it is; its signs are
// dropped in the clean text, which keeps every range true to the file.

import { InputError } from '../errors.js';
import type { UnnamedLoaded } from './loaded.js';
import { type Place, readMetadata } from './record.js';

const frontMatter = /^\ufeff?---[ \t]*\r?\n((?:(?!---)[^\n]{0,2000}\n){1,100})---[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)*/;
const fields = new Set(['id', 'title', 'date', 'source', 'publisher', 'url']);

export function parseText(text: string, place: Place): UnnamedLoaded[] {
  const match = frontMatter.exec(text);
  const known = match === null ? null : fieldsOf(match[1]!);
  const body = match === null || known === null ? text.replace(/^\ufeff/, '') : text.slice(match[0].length);
  if (body.trim() === '') return [{ problem: emptyProblem(place, text.length === 0 ? 'an empty file' : 'no words') }];
  if (known === null) return [{ draft: { text: body } }];
  const { metadata, problems } = readMetadata(known, place);
  return [...problems.map((problem) => ({ problem })), { draft: { text: body, ...metadata } }];
}

/** The problem of an input without words. */
export function emptyProblem({ file, line }: Place, found: string): InputError {
  return new InputError({
    file,
    line,
    found,
    expected: 'the words of an article',
    advice: 'Leave it out, or look whether it was saved in full',
  });
}

/** The fields of front matter; null where there is none that we know. */
function fieldsOf(lines: string): Record<string, string> | null {
  const found: Record<string, string> = {};
  for (const line of lines.split(/\r?\n/)) {
    const match = /^([A-Za-z][\w-]*)\s*:\s*(.*?)\s*$/.exec(line);
    const key = (match?.[1] ?? '').toLowerCase();
    if (match === null || !fields.has(key)) continue;
    found[key] = /^(["']).*\1$/.test(match[2]!) ? match[2]!.slice(1, -1) : match[2]!;
  }
  return Object.keys(found).length === 0 ? null : found;
}
