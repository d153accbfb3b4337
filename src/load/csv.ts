// A table of documents: the first row names the columns, each row after it is a document.
//
//   id,date,source,text
//   a1,2017-04-11,AP,"MOSCOW (AP) - ..."
//
// Columns are text, title, date, url, source and id, in any order and in upper or lower case; only text is needed, others are left alone.
// Commas, semicolons or tabs may separate them; the header tells which. A row that cannot be read gives a problem with its line.

// This build runs in Node and in the browser alike.
import { type CsvError, type Info, parse } from 'csv-parse/browser/esm/sync';
import { InputError, messageOf, quote } from '../errors.js';
import { didYouMean } from '../suggest.js';
import type { UnnamedLoaded } from './loaded.js';
import { type Place, readRecord } from './record.js';
import { emptyProblem } from './text.js';

const columns = ['text', 'title', 'date', 'url', 'source', 'id', 'publisher'];

interface Row {
  readonly record: Readonly<Record<string, string>>;
  readonly info: Info;
}

export function parseCsv(text: string, place: Place): UnnamedLoaded[] {
  const { file } = place;
  if (text.trim() === '') return [{ problem: emptyProblem(place, 'an empty file') }];
  const parsed: UnnamedLoaded[] = [];
  let header: string[] = [];
  let rows: Row[];
  try {
    rows = parse(text, {
      bom: true,
      columns: (names: string[]) => {
        header = names.map((name) => name.trim().toLowerCase());
        return header;
      },
      delimiter: delimiterOf(text),
      info: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        parsed.push({ problem: brokenRow(file, error) });
        return undefined;
      },
    }) as unknown as Row[];
  } catch (thrown) {
    return [{ problem: brokenRow(file, thrown) }];
  }
  if (!header.includes('text')) {
    const found = `the columns ${header.map((name) => quote(name, 20)).join(', ')}`;
    const nearest = didYouMean('text', header);
    const advice = nearest === null ? 'Name the columns in the first row' : `Name the column "${nearest}" "text"`;
    return [{ problem: new InputError({ file, line: 1, found, expected: 'a column "text"', advice }) }];
  }
  let start = 2;
  for (const { record, info } of rows) {
    // `lines` is the last line of a row; the next row begins after it.
    const line = start;
    start = info.lines + 1;
    const fields = Object.fromEntries(columns.map((name): [string, string | undefined] => [name, record[name]]));
    const { draft, problems } = readRecord(fields, { file, line });
    for (const problem of problems) parsed.push({ problem });
    if (draft !== null) parsed.push({ draft: { ...draft, line } });
  }
  return parsed;
}

/** The sign that separates most names of the header. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 10_000).split('\n', 1)[0]!;
  const count = (sign: string): number => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function brokenRow(file: string, thrown: unknown): InputError {
  const lines =
    typeof thrown === 'object' && thrown !== null && 'lines' in thrown && typeof thrown.lines === 'number' ? thrown.lines : undefined;
  return new InputError(
    {
      file,
      line: lines,
      found: `a row that cannot be read (${messageOf(thrown)})`,
      expected: 'as many fields as the first row names, with quotation marks in pairs',
      advice: 'Correct the row; the other rows were read',
    },
    { cause: thrown },
  );
}
