// What is told of a document beside its text, in the shape that JSON lines, CSV rows, front matter and sidecar files share.
//
// In: a value of unknown shape. Out: metadata with an ISO date, and the problems with it.
//
//   {"title": "Talks resume", "date": "April 11, 2017", "source": "AP"} -> title, date "2017-04-11", publisher "AP"
//
// Fields nobody knows are left alone: records come from everywhere and carry much that is not for us.

import { z } from 'zod';
import { InputError, quote } from '../errors.js';
import { isoDate, isoDateOfMoment } from './date.js';

export interface Metadata {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
  readonly publisher?: string | undefined;
}

/** Where a record stands, for the messages. */
export interface Place {
  readonly file: string;
  readonly line?: number | undefined;
}

const words = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => {
    const text = value === null || value === undefined ? '' : String(value).trim();
    return text === '' ? undefined : text;
  });

const date = z.union([z.string(), z.number()]).nullish();

const metadata = z.looseObject({ id: words, title: words, url: words, source: words, publisher: words, date });
const record = metadata.extend({ text: z.string() });

/** The problem of a value that does not fit: its first field that is wrong. */
function misfit(error: z.ZodError, { file, line }: Place, expected: string): InputError {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  const what = field === '' ? 'something that is no record' : `a field "${field}" of the wrong kind (${issue?.message ?? ''})`;
  return new InputError({ file, line, found: what, expected, advice: 'Correct it; the rest of the input was read' });
}

function metadataOf(fields: z.infer<typeof metadata>, place: Place): { metadata: Metadata; problems: InputError[] } {
  const problems: InputError[] = [];
  const given = fields.date;
  let day: string | undefined;
  if (given !== null && given !== undefined && String(given).trim() !== '') {
    day = checkedDate(given, place, problems);
  }
  return {
    metadata: { id: fields.id, title: fields.title, date: day, url: fields.url, publisher: fields.publisher ?? fields.source },
    problems,
  };
}

/** The day as `yyyy-mm-dd`; where it is none, a problem is added and the document goes without. */
export function checkedDate(given: string | number, { file, line }: Place, problems: InputError[]): string | undefined {
  const day = typeof given === 'number' && given >= 1e8 ? isoDateOfMoment(given) : isoDate(String(given));
  if (day !== null) return day;
  const expected = 'one day of the calendar as yyyy-mm-dd';
  problems.push(
    new InputError({
      file,
      line,
      found: `the date ${quote(String(given))}`,
      expected,
      advice: 'Correct it; the document was read without a date',
    }),
  );
  return undefined;
}

/** Metadata from front matter or a sidecar file. */
export function readMetadata(value: unknown, place: Place): { metadata: Metadata; problems: InputError[] } {
  const checked = metadata.safeParse(value);
  if (checked.success) return metadataOf(checked.data, place);
  return { metadata: {}, problems: [misfit(checked.error, place, 'id, title, date, source and url as text')] };
}

/** A document from a record `{id?, text, title?, date?, url?, source?}`; null where it has no text. */
export function readRecord(value: unknown, place: Place): { draft: (Metadata & { text: string }) | null; problems: InputError[] } {
  const checked = record.safeParse(value);
  if (!checked.success)
    return { draft: null, problems: [misfit(checked.error, place, 'a record {id?, text, title?, date?, url?, source?}')] };
  const { metadata: known, problems } = metadataOf(checked.data, place);
  if (checked.data.text.trim() === '') {
    const { file, line } = place;
    const empty = { file, line, found: 'a record with an empty text', expected: 'the words of an article', advice: 'Leave the record out' };
    return { draft: null, problems: [new InputError(empty)] };
  }
  return { draft: { text: checked.data.text, ...known }, problems };
}
