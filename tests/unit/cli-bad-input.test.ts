// What people really point programs at: nothing, folders of pictures, broken files. Each gets a message that says where, what was found,
// what was expected and what to do; everything else on the command line is read; the exit code is 1.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, demarche, jsonLines, type Outcome } from '../built.js';

const GOOD = 'Peru condemned Ecuador for moving the border posts.';
const MEGABYTES = 1024 * 1024;

let folder: string;
let outcome: Outcome;

/** Every kind of bad input on one command line, with something good before, between and after. */
const inputs: Readonly<Record<string, string | Uint8Array | null>> = {
  'good-first.txt': GOOD,
  'missing.txt': null,
  'empty.txt': '',
  'blank.txt': ' \n\n\t\n',
  'one-line.txt': 'Peru accused Ecuador. '.repeat(Math.ceil((5 * MEGABYTES) / 22)),
  'one-word.txt': 'x'.repeat(5 * MEGABYTES),
  'binary.txt': Uint8Array.from({ length: 5000 }, (_, i) => i % 256),
  'picture.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3),
  'broken.txt': Buffer.concat([Buffer.from(`${GOOD} `), Buffer.of(0xff, 0xfe), Buffer.from(' Chile thanked Bolivia.')]),
  'lines.jsonl': `{"id":"l1","text":"${GOOD}"}\n{"id":"l2","text": oops\n{"id":"l3","text":"${GOOD}"}\n`,
  'fields.jsonl': `{"id":"f1","body":"${GOOD}"}\n{"id":"f2","text":"${GOOD}","date":"31 June 2017"}\n`,
  'spanish.txt':
    'El ministro de Exteriores dijo que el gobierno no aceptaría las condiciones de Lima. La reunión entre los dos países se celebrará ' +
    'en Ginebra la semana próxima, según fuentes diplomáticas citadas por la agencia.',
  'little-endian.txt': Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(GOOD, 'utf16le')]),
  'data.json': '{"a": 1}',
  'good-last.txt': GOOD,
};

beforeAll(async () => {
  await build();
  folder = mkdtempSync(join(tmpdir(), 'demarche-bad-'));
  for (const [name, content] of Object.entries(inputs)) if (content !== null) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'nobody'));
  mkdirSync(join(folder, 'pictures'));
  writeFileSync(join(folder, 'pictures', 'a.png'), 'x');
  outcome = await demarche(['claims', ...Object.keys(inputs), 'nobody', 'pictures', '*.docx'], { cwd: folder });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('bad input', () => {
  test.each([
    ['no file', 'missing.txt: found no such file or folder; expected a file, a folder, a pattern, or "-". Look at the name'],
    ['an empty file', 'empty.txt: found an empty file; expected the words of an article. Leave it out'],
    ['a file of blanks', 'blank.txt: found '],
    ['5 MB of one line, which stands for 50 MB', 'one-line.txt: found a document of 52'],
    [
      '5 MB of one word, which stands for 50 MB',
      'one-word.txt: found a document of 5242880 characters; expected an article of at most 1000000. Split it',
    ],
    ['binary', 'binary.txt: found a binary file; expected text, or a file with the ending .txt'],
    ['a picture under a wrong name', 'picture.txt: found a picture; expected text'],
    ['broken UTF-8', 'broken.txt, byte 52: found a byte that is no UTF-8 (0xff); expected text in UTF-8'],
    ['JSON lines with a broken line in the middle', 'lines.jsonl:2: found '],
    ['a record without a text', 'fields.jsonl:1: found a field "text" of the wrong kind'],
    ['a day that is not in the calendar', 'fields.jsonl:2: found the date "31 June 2017"; expected one day of the calendar as yyyy-mm-dd'],
    ['another language', 'spanish: found a text that does not look like English; expected English'],
    ['JSON that is no JSON lines', 'data.json: found a JSON file; expected JSON lines'],
    ['an empty folder', 'nobody: found an empty folder; expected files with the ending'],
    ['a folder with nothing readable', 'pictures: found a folder with 1 file, none of which can be read; expected files with the ending'],
    ['a pattern that nothing matches', '*.docx: found no file that matches; expected files with the ending'],
  ])('%s has its message', (_name, message) => {
    const told = outcome.stderr.split('\n').filter((line) => line.startsWith('demarche: '));
    expect(told.filter((line) => line.startsWith(`demarche: ${message}`))).toHaveLength(1);
  });

  test('each message is one line that says what was found, what was expected and what to do', () => {
    const lines = outcome.stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(16);
    for (const line of lines) expect(line).toMatch(/^demarche: .+: found .+; expected .+\. [A-Z].+\.$/);
  });

  test('the rest is read, UTF-16 with a mark among it, and the exit code is 1', () => {
    expect(outcome.code).toBe(1);
    const read = (jsonLines(outcome.stdout) as { document: string; type: string }[]).filter(({ type }) => type === 'ACCUSE');
    expect(read.map(({ document }) => document)).toEqual(['good-first', 'broken', 'l1', 'l3', 'f2', 'little-endian', 'good-last']);
  });

  test('one bad input alone: nothing on stdout, exit code 1', async () => {
    expect(await demarche(['claims', 'empty.txt'], { cwd: folder })).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('what an article says is text and nothing else', () => {
  // Long enough to be taken for an article: text that is half signs is taken for a program, and nobody acts in it.
  const hostile =
    'Peru condemned Ecuador for the <script> theft and the ]]> raid on Friday, and said that it wanted the talks about the border posts in the ' +
    'north of the country to end before the summer.';

  test('in claims, GEXF and JSON', async () => {
    const text = `${hostile}\u0000\u0007\u001b[31m\u202e Chile thanked Peru.`;
    writeFileSync(join(folder, 'hostile.jsonl'), JSON.stringify({ id: '=cmd()', title: "<script>]]>=cmd|' /C calc'!A0", text }));
    const claims = await demarche(['claims', 'hostile.jsonl'], { cwd: folder });
    expect(claims.code).toBe(0);
    const [first] = jsonLines(claims.stdout) as { evidence: { start: number; end: number; text: string } }[];
    expect(first!.evidence.text).toBe(text.slice(first!.evidence.start, first!.evidence.end));
    expect(first!.evidence.text).toContain('the <script> theft and the ]]> raid');
    expect(controls(claims.stdout)).toEqual([]);

    for (const ending of ['gexf', 'json']) {
      const name = `hostile.${ending}`;
      expect(await demarche(['build', 'hostile.jsonl', '-o', name], { cwd: folder })).toMatchObject({ code: 0 });
      const written = readFileSync(join(folder, name), 'utf8');
      expect(controls(written)).toEqual([]);
      if (ending === 'gexf') {
        // Neither an element nor the end of a section that nobody opened; a processing instruction holds text.
        const markup = written.replaceAll(/<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
        expect(markup).not.toMatch(/<\/?script\b|\]\]>/i);
        expect(written).toContain('&lt;script&gt;');
      } else expect(JSON.stringify(JSON.parse(written))).toContain('the <script> theft');
      const back = await demarche(['neighbors', 'Peru', name, '--type', 'accuse', '--json'], { cwd: folder });
      expect(jsonLines(back.stdout)).toMatchObject([{ best: { quote: first!.evidence.text } }]);
    }
  });
});

/** Control characters other than tab and line ends. */
function controls(text: string): string[] {
  return [...text].filter((character) => character < ' ' && !'\t\n\r'.includes(character));
}
