// JSON lines: one document a line.
//
//   {"id": "a1", "text": "MOSCOW (AP) - ...", "date": "2017-04-11", "source": "AP"}
//
// A broken line gives a problem with its number, and the lines after it are read.

import { InputError, messageOf, quote } from '../errors.js';
import type { UnnamedLoaded } from './loaded.js';
import { readRecord } from './record.js';

export function parseJsonLine(json: string, file: string, line: number): UnnamedLoaded[] {
  const trimmed = json.replace(/^\ufeff/, '').trim();
  if (trimmed === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch (thrown) {
    return [{ problem: brokenLine(trimmed, file, line, thrown) }];
  }
  const { draft, problems } = readRecord(value, { file, line });
  return [...problems.map((problem) => ({ problem })), ...(draft === null ? [] : [{ draft: { ...draft, line } }])];
}

export function* parseJsonl(text: string, file: string): Generator<UnnamedLoaded> {
  let line = 1;
  for (let start = 0; start <= text.length; line += 1) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    yield* parseJsonLine(text.slice(start, end), file, line);
    start = end + 1;
  }
}

function brokenLine(json: string, file: string, line: number, cause: unknown): InputError {
  // JSON that is laid out over many lines is the usual mistake, and each of its lines would be a riddle.
  const whole = line === 1 && /^[[{]$/.test(json);
  return new InputError(
    {
      file,
      line,
      found: whole
        ? `a lone ${quote(json)}, as in JSON that runs over many lines`
        : `${quote(json)}, which is no JSON (${messageOf(cause)})`,
      expected: 'one whole JSON object on each line',
      advice: whole ? 'Write each document on a line of its own (jq -c ".[]")' : 'Correct the line; the other lines were read',
    },
    { cause },
  );
}
