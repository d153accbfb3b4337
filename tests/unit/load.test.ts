// Everything that can be read becomes documents; everything that cannot becomes a problem that says what to do.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../src/document.js';
import { isoDate, isoDateOfMoment } from '../../src/load/date.js';
import { readInputs } from '../../src/load/files.js';
import { baseName, contentId, fileIds, uniqueIds } from '../../src/load/identity.js';
import { loadContent } from '../../src/load/load.js';
import type { Loaded } from '../../src/load/loaded.js';

interface Result {
  readonly sources: readonly Source[];
  readonly problems: readonly string[];
}

async function collect(loaded: AsyncIterable<Loaded>): Promise<Result> {
  const sources: Source[] = [];
  const problems: string[] = [];
  for await (const { source, problem } of loaded) {
    if (source !== undefined) sources.push(source);
    else problems.push(problem.message);
  }
  return { sources, problems };
}

const load = (content: string | Uint8Array, name: string): Promise<Result> => collect(loadContent(content, name));

describe('dates', () => {
  it.each([
    ['2017-04-11', '2017-04-11'],
    ['2017-04-11T23:30:00-04:00', '2017-04-11'],
    ['2017-04-11 01:00', '2017-04-11'],
    ['2017/4/1', '2017-04-01'],
    ['20170411', '2017-04-11'],
    ['April 11, 2017', '2017-04-11'],
    ['Tuesday, April 11th, 2017', '2017-04-11'],
    ['Sept. 1 2017', '2017-09-01'],
    ['11 April 2017', '2017-04-11'],
    ['11-Apr-2017', '2017-04-11'],
    ['Tue, 11 Apr 2017 23:30:00 -0400', '2017-04-11'],
    ['Tue Apr 11 2017 23:30:00 GMT-0400 (Eastern Daylight Time)', '2017-04-11'],
    ['11.04.2017', '2017-04-11'],
    ['13/04/2017', '2017-04-13'],
    ['04/13/2017', '2017-04-13'],
    ['29 February 2016', '2016-02-29'],
    // What is no day, is not in the calendar, or could be two.
    ['04/11/2017', null],
    ['29 February 2017', null],
    ['2017-13-01', null],
    ['2017-04-31', null],
    ['2017', null],
    ['April 2017', null],
    ['last week', null],
    ['0000-00-00', null],
    ['', null],
  ])('%j -> %j', (given, wanted) => expect(isoDate(given)).toBe(wanted));

  it('moments are read in Universal Time', () => {
    expect(isoDateOfMoment(1491955199)).toBe('2017-04-11');
    expect(isoDateOfMoment(1491955200000)).toBe('2017-04-12');
  });
});

describe('ids', () => {
  it('come from the name', () => {
    expect(['news/talks.txt.gz', 'a.b.html', 'C:\\x\\talks.pdf', 'no ending', '.txt'].map(baseName)).toEqual([
      'talks',
      'a.b',
      'talks',
      'no ending',
      '.txt',
    ]);
  });

  it('take as much of the folder as tells them apart', () => {
    expect(fileIds(['a/x.txt', 'b/x.txt', 'b/y.txt'])).toEqual(['a/x', 'b/x', 'y']);
    expect(fileIds(['a/c/x.txt', 'b/c/x.txt'])).toEqual(['a/c/x', 'b/c/x']);
    expect(fileIds(['a/x.txt', 'a/x.md'])).toEqual(['a/x', 'a/x']);
  });

  it('are given once', () => {
    const unique = uniqueIds();
    expect(['x', 'x', 'x#2', 'x', 'y'].map(unique)).toEqual(['x', 'x#2', 'x#2#2', 'x#3', 'y']);
  });

  it('of a text are those of its content', () => {
    expect(contentId('Moscow said no.')).toMatch(/^text-[0-9a-f]{16}$/);
    expect(contentId('Moscow said no.')).toBe(contentId('Moscow said no.'));
    expect(contentId('Moscow said no.')).not.toBe(contentId('Moscow said no!'));
  });
});

describe('text', () => {
  it('is kept as it is', async () => {
    const text = '  LUCCA, Italy (AP)  —   U. S.\r\n';
    expect(await load(text, 'talks.txt')).toEqual({ sources: [{ id: 'talks', text }], problems: [] });
    expect((await load('# A [link](http://example.org)\n', 'x.md')).sources[0]?.text).toBe('# A [link](http://example.org)\n');
  });

  it('may begin with front matter, which is no part of it', async () => {
    const text =
      '---\ntitle: "Talks resume"\ndate: April 11, 2017\nsource: AP\nurl: http://example.org/a\ntags:\n  - syria\n---\n\nMOSCOW (AP) - Talks.\n';
    expect(await load(text, 'talks.txt')).toEqual({
      sources: [
        {
          id: 'talks',
          text: 'MOSCOW (AP) - Talks.\n',
          title: 'Talks resume',
          date: '2017-04-11',
          publisher: 'AP',
          url: 'http://example.org/a',
        },
      ],
      problems: [],
    });
  });

  it('is not robbed of a rule of dashes', async () => {
    const text = '---\nHe said: go.\n---\nThe end.';
    expect((await load(text, 'x.txt')).sources[0]?.text).toBe(text);
  });

  it('without words is a problem', async () => {
    expect((await load('', 'x.txt')).problems).toEqual([
      'x.txt: found an empty file; expected the words of an article. Leave it out, or look whether it was saved in full.',
    ]);
    expect((await load(' \n', 'x.txt')).problems).toHaveLength(1);
  });

  it('a day that is none costs the day only', async () => {
    const { sources, problems } = await load('---\ndate: 31 June 2017\n---\nMoscow said no.', 'x.txt');
    expect(sources).toEqual([{ id: 'x', text: 'Moscow said no.' }]);
    expect(problems).toEqual([
      'x.txt: found the date "31 June 2017"; expected one day of the calendar as yyyy-mm-dd. Correct it; the document was read without a date.',
    ]);
  });
});

describe('encodings', () => {
  const words = 'Moscow — “no”';

  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => expect(await load(bytes, 'x.txt')).toEqual({ sources: [{ id: 'x', text: words }], problems: [] }));

  it.each([
    [[0x92], 7],
    [[0xe2, 0x80], 7],
    [[0xed, 0xa0, 0x80], 7],
    [[0xc0, 0xaf], 7],
    [[0xe2, 0x80, 0x99, 0xff], 10],
  ])('broken UTF-8 %j is reported with its place and read', async (broken, byte) => {
    const { sources, problems } = await load(Buffer.concat([Buffer.from('Moscow '), Buffer.from(broken), Buffer.from(' said')]), 'x.txt');
    expect(sources[0]?.text).toMatch(/^Moscow .*\ufffd+ said$/);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`x.txt, byte ${byte}: found a byte that is no UTF-8`);
  });

  it.each([
    ['PK\u0003\u0004rest', 'a zip archive'],
    ['%PDF-1.4', 'a PDF'],
    ['\u0000\u0001\u0002 abc defg', 'a binary file'],
    ['M\u0000o\u0000s\u0000c\u0000', 'UTF-16 without a byte order mark'],
  ])('%j is refused', async (content, kind) => {
    const { sources, problems } = await load(content, 'x.txt');
    expect(sources).toEqual([]);
    expect(problems[0]).toContain(`x.txt: found ${kind}`);
  });

  it('an HTML page may name its own', async () => {
    const page = Buffer.from(
      '<html><head><meta charset="windows-1252"></head><body><p>Moscow\u0092s answer was no.</p></body></html>',
      'latin1',
    );
    expect(await load(page, 'x.html')).toMatchObject({ sources: [{ text: 'Moscow’s answer was no.' }], problems: [] });
  });
});

describe('JSON lines', () => {
  it('are read one by one, broken ones beside good ones', async () => {
    const lines = [
      '{"id":"a","text":"Moscow said no.","title":"No","date":"2017-04-11","url":"http://example.org","source":"AP","extra":[1]}',
      '',
      '{"id":"b","text":',
      '{"title":"no text"}',
      '{"text":"Paris said yes.","date":1491955199,"title":null}',
      '{"text":"  "}',
      '[1]',
      '{"id":7,"text":"Rome waits.","date":"soon"}',
    ];
    const { sources, problems } = await load(lines.join('\r\n'), 'news.jsonl');
    expect(sources).toEqual([
      { id: 'a', text: 'Moscow said no.', title: 'No', date: '2017-04-11', url: 'http://example.org', publisher: 'AP' },
      { id: 'news:5', text: 'Paris said yes.', date: '2017-04-11' },
      { id: '7', text: 'Rome waits.' },
    ]);
    expect(problems.map((problem) => problem.slice(0, 30))).toEqual([
      'news.jsonl:3: found "{\\"id\\":\\',
      'news.jsonl:4: found a field "t',
      'news.jsonl:6: found a record w',
      'news.jsonl:7: found something ',
      'news.jsonl:8: found the date "',
    ]);
  });

  it('say what to do with JSON over many lines', async () => {
    expect((await load('[\n{"text":"x"}\n]', 'a.jsonl')).problems[0]).toContain('Write each document on a line of its own');
  });

  it('a second document of one id gets another', async () => {
    const { sources, problems } = await load('{"id":"a","text":"one"}\n{"id":"a","text":"two"}', 'x.jsonl');
    expect(sources.map(({ id }) => id)).toEqual(['a', 'a#2']);
    expect(problems).toEqual([
      'x.jsonl:2: found the id "a" for a second time; expected an id of its own. It was read as "a#2"; give it another.',
    ]);
  });
});

describe('CSV', () => {
  it('names its columns in the first row', async () => {
    const table = '\ufeffID,Text,date,Source,other\na,"Moscow, ""no"".\nPeriod.",2017-04-11,AP,1\n,Paris said yes.,,,\nc,,,,\n';
    const { sources, problems } = await load(table, 'news.csv');
    expect(sources).toEqual([
      { id: 'a', text: 'Moscow, "no".\nPeriod.', date: '2017-04-11', publisher: 'AP' },
      { id: 'news:4', text: 'Paris said yes.' },
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('news.csv:5: found a record with an empty text');
  });

  it.each([';', '\t'])('may be separated by %j', async (sign) => {
    expect((await load(`text${sign}title\nMoscow, no.${sign}No\n`, 'x.csv')).sources).toEqual([
      { id: 'x:2', text: 'Moscow, no.', title: 'No' },
    ]);
  });

  it('a row that does not fit is left out', async () => {
    const { sources, problems } = await load('text,title\nOne.,1\nTwo.,2,3\nThree.,3\n', 'x.csv');
    expect(sources.map(({ text }) => text)).toEqual(['One.', 'Three.']);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^x\.csv:3: found a row/);
  });

  it('needs a text', async () => {
    expect((await load('txt,title\na,b\n', 'x.csv')).problems).toEqual([
      'x.csv:1: found the columns "txt", "title"; expected a column "text". Name the column "txt" "text".',
    ]);
  });
});

const page = `<!doctype html><html><head><title>Talks resume | The Post</title>
<meta property="og:title" content="Talks resume in Geneva"><meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2017-04-11T23:10:00-04:00"><link rel="canonical" href="https://example.org/talks">
<script type="application/ld+json">{broken</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks resume in Geneva</h1>
${['Russia &amp; Iran sent their <b>ministers</b> to Geneva on Monday, where the talks began after a delay of two days, officials said.', 'The United States, which had stayed away from earlier rounds, sent an observer who did not speak to reporters, and left early.', 'Turkey said that it would wait for a result before it decided on the next round, which may take place in Astana next month.'].map((text) => `<p>${text}</p>`).join('\n')}
<script>alert(1)</script></article><footer>Copyright The Post</footer></body></html>`;

describe('HTML', () => {
  it('gives the article alone', async () => {
    const { sources, problems } = await load(page, 'talks.html');
    expect(problems).toEqual([]);
    const [source] = sources;
    expect(source).toMatchObject({
      id: 'talks',
      title: 'Talks resume in Geneva',
      date: '2017-04-11',
      publisher: 'The Post',
      url: 'https://example.org/talks',
    });
    expect(source?.text).toContain('Russia & Iran sent their ministers to Geneva on Monday');
    expect(source?.text.split('\n\n').length).toBeGreaterThanOrEqual(3);
    expect(source?.text).not.toMatch(/alert|Home|Copyright|<|\n{3}/);
  });

  it('reads JSON-LD', async () => {
    const data =
      '{"@graph":[{"@type":"WebPage"},{"@type":"NewsArticle","headline":"No","datePublished":"2017-04-12","publisher":{"name":"AP"}}]}';
    const html = `<html><head><script type="application/ld+json">${data}</script></head><body><p>Moscow said no.</p></body></html>`;
    expect((await load(html, 'x.html')).sources[0]).toMatchObject({
      text: 'Moscow said no.',
      title: 'No',
      date: '2017-04-12',
      publisher: 'AP',
    });
  });

  it('reads a fragment and a list', async () => {
    expect((await load('Moscow<br>said <i>no</i>.<ul><li>One</li><li>Two</li></ul>', 'x.html')).sources[0]?.text).toBe(
      'Moscow\nsaid no.\n\nOne\n\nTwo',
    );
  });

  it('without text is a problem', async () => {
    expect((await load('<html><body><script>x</script></body></html>', 'x.html')).problems[0]).toContain('found a page without text');
  });

  it('may be nested deep', async () => {
    const deep = `${'<div>'.repeat(3000)}Moscow said no.${'</div>'.repeat(3000)}`;
    expect((await load(deep, 'x.html')).sources[0]?.text).toBe('Moscow said no.');
  });
});

/** A PDF with one text operator a line, each page a list of [x, y, size, words]. */
function makePdf(pages: readonly (readonly (readonly [number, number, number, string])[])[], title = 'Talks resume'): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  add(`<< /Title (${title}) >>`);
  const kids = pages.map((lines) => {
    const stream = lines.map(([x, y, size, words]) => `BT /F1 ${size} Tf ${x} ${y} Td (${words}) Tj ET`).join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`);
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  let text = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

describe('PDF', () => {
  it('gives lines, paragraphs and both columns in order', async () => {
    const bytes = makePdf([
      [
        [72, 740, 18, 'Talks resume'],
        [72, 700, 11, 'Russia and Iran sent their'],
        [72, 686, 11, 'ministers to Geneva.'],
        [72, 658, 11, 'Turkey waits.'],
        [320, 700, 11, 'The United States'],
        [420, 700, 11, 'stayed'],
        [320, 686, 11, 'away.'],
      ],
    ]);
    const { sources, problems } = await load(bytes, 'talks.pdf');
    expect(problems).toEqual([]);
    expect(sources[0]).toMatchObject({ id: 'talks', title: 'Talks resume' });
    expect(sources[0]?.text).toBe(
      'Talks resume\n\nRussia and Iran sent their\nministers to Geneva.\n\nTurkey waits.\nThe United States stayed\naway.',
    );
  });

  it('leaves out what stands on every page', async () => {
    const bytes = makePdf(
      ['Moscow said no.', 'Paris said yes.', 'Rome waits.'].map((words, i) => [
        [72, 770, 9, 'The Post, 11 April'],
        [72, 700, 11, words],
        [72, 30, 9, `Page ${i + 1}`],
      ]),
    );
    expect((await load(bytes, 'x.pdf')).sources[0]?.text).toBe('Moscow said no.\nParis said yes.\nRome waits.');
  });

  it('without text asks for text recognition', async () => {
    expect((await load(makePdf([[]]), 'x.pdf')).problems[0]).toContain('Run text recognition');
  });

  it('broken is a problem', async () => {
    const { sources, problems } = await load('%PDF-1.4\nbroken', 'x.pdf');
    expect(sources).toEqual([]);
    expect(problems[0]).toMatch(/^x\.pdf: found a PDF that cannot be read/);
  });
});

describe('files', () => {
  let folder = '';
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return name;
  };
  const read = (inputs: readonly string[], options: Parameters<typeof readInputs>[1] = {}): Promise<Result> =>
    collect(readInputs(inputs, { cwd: folder, ...options }));
  const ids = async (...inputs: string[]): Promise<string[]> => (await read(inputs)).sources.map(({ id }) => id);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-load-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('a folder is read with its folders, in order, each file once', async () => {
    for (const name of ['b.txt', 'a.md', 'sub/c.html', 'sub/B.txt', '.hidden.txt', 'README.md', 'node_modules/x.txt', 'picture.png']) {
      write(name, 'Moscow said no.');
    }
    symlinkSync(folder, join(folder, 'sub', 'loop'));
    expect(await ids('.', 'b.txt')).toEqual(['a', 'b', 'B', 'c']);
    expect(await ids('README.md')).toEqual(['README']);
  });

  it('equal names take their folder', async () => {
    for (const name of ['x/talks.txt', 'y/talks.txt', 'y/other.txt']) write(name, 'Moscow said no.');
    expect(await ids('.')).toEqual(['x/talks', 'other', 'y/talks']);
  });

  it('patterns', async () => {
    for (const name of ['x/a.txt', 'x/y/b.txt', 'x/c.md', 'x/d.png', '[e].txt']) write(name, 'Moscow said no.');
    expect(await ids('x/*')).toEqual(['a', 'c']);
    expect(await ids('**/*.{txt,md}')).toEqual(['[e]', 'a', 'c', 'b']);
    expect(await ids('[e].txt')).toEqual(['[e]']);
    expect((await read(['x/*.pdf'])).problems[0]).toContain('x/*.pdf: found no file that matches');
  });

  it('gzip, whatever is inside', async () => {
    write('a.txt.gz', gzipSync('Moscow said no.'));
    write('b.jsonl.gz', gzipSync('{"text":"Paris said yes."}\n'));
    expect((await read(['.'])).sources).toEqual([
      { id: 'a', text: 'Moscow said no.' },
      { id: 'b:1', text: 'Paris said yes.' },
    ]);
    write('c.txt.gz', gzipSync('Moscow said no.'.repeat(100)).subarray(0, 30));
    write('d.jsonl.gz', 'no gzip');
    expect((await read(['c.txt.gz', 'd.jsonl.gz'])).problems.map((problem) => problem.slice(0, 42))).toEqual([
      'c.txt.gz: found a gzip file that is broken',
      'd.jsonl.gz: found a gzip file that is brok',
    ]);
  });

  it('a sidecar tells what the file does not', async () => {
    write('a.txt', '---\ntitle: Old\nurl: http://example.org\n---\nMoscow said no.');
    write('a.meta.json', '{"id":"ap-1","title":"New","date":"April 11, 2017","source":"AP"}');
    write('b.txt', 'Paris said yes.');
    write('b.json', '{"title":"Yes"}');
    write('c.txt', 'Rome waits.');
    write('c.meta.json', '{broken');
    const { sources, problems } = await read(['a.txt', 'a.meta.json', 'b.txt', 'b.json', 'c.txt']);
    expect(sources).toEqual([
      { id: 'ap-1', text: 'Moscow said no.', title: 'New', url: 'http://example.org', date: '2017-04-11', publisher: 'AP' },
      { id: 'b', text: 'Paris said yes.', title: 'Yes' },
      { id: 'c', text: 'Rome waits.' },
    ]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^c\.meta\.json: found no JSON/);
  });

  it('good input beside bad is read', async () => {
    write('talks.txt', 'Moscow said no.');
    write('empty.txt', '');
    write('lone.json', '{}');
    write('word.docx', 'PK\u0003\u0004');
    write('noending', 'Paris said yes.');
    mkdirSync(join(folder, 'void'));
    write('pictures/a.png', 'x');
    const { sources, problems } = await read([
      'tlaks.txt',
      'empty.txt',
      'void',
      'pictures',
      'lone.json',
      'word.docx',
      'talks.txt/x',
      'noending',
      'talks.txt',
    ]);
    expect(sources.map(({ id }) => id)).toEqual(['noending', 'talks']);
    expect(problems).toEqual([
      expect.stringMatching(/^tlaks\.txt: found no such file or folder \(did you mean "talks\.txt"\?\); expected/),
      expect.stringMatching(/^empty\.txt: found an empty file/),
      expect.stringMatching(/^void: found an empty folder/),
      expect.stringMatching(/^pictures: found a folder with 1 file, none of which can be read/),
      expect.stringMatching(/^lone\.json: found a JSON file/),
      expect.stringMatching(/^word\.docx: found a zip archive/),
      expect.stringMatching(/^talks\.txt\/x: found no such file/),
    ]);
  });

  it.skipIf(process.getuid?.() === 0)('a file without the right to read it', async () => {
    write('x.txt', 'Moscow said no.');
    chmodSync(join(folder, 'x.txt'), 0);
    expect((await read(['x.txt'])).problems[0]).toContain('may not be read');
  });

  it.each([
    ['text', 'Moscow said no.', [{ id: contentId('Moscow said no.'), text: 'Moscow said no.' }]],
    [
      'JSON lines',
      '{"id":"a","text":"Moscow said no."}\n{"text":"x"}',
      [
        { id: 'a', text: 'Moscow said no.' },
        { id: contentId('x'), text: 'x' },
      ],
    ],
    ['HTML', '<p>Moscow said no.</p>', [{ id: contentId('Moscow said no.'), text: 'Moscow said no.' }]],
  ])('standard input: %s, in small pieces, zipped or not', async (_, content, wanted) => {
    for (const bytes of [Buffer.from(content), gzipSync(content)]) {
      const pieces = Array.from(bytes, (byte) => Buffer.from([byte]));
      const { sources, problems } = await read(['-', '-'], { stdin: Readable.from(pieces) });
      expect(problems).toEqual([]);
      expect(sources.map(({ id, text }) => ({ id, text }))).toEqual(wanted);
    }
  });

  it('empty standard input is a problem', async () => {
    expect((await read(['-'], { stdin: Readable.from([]) })).problems[0]).toMatch(/^standard input: found an empty file/);
  });

  it('JSON lines in UTF-16, and broken in the middle', async () => {
    write('a.jsonl', Buffer.from('\ufeff{"text":"Moscow — no."}\n{"text":"Paris."}\n', 'utf16le'));
    write(
      'b.jsonl',
      Buffer.concat([Buffer.from('{"text":"One."}\n{"text":"Mos'), Buffer.from([0xff]), Buffer.from('cow."}\n{"text":"Three."}')]),
    );
    write('c.jsonl', '\n\n');
    const { sources, problems } = await read(['a.jsonl', 'b.jsonl', 'c.jsonl']);
    expect(sources.map(({ id, text }) => [id, text])).toEqual([
      ['a:1', 'Moscow — no.'],
      ['a:2', 'Paris.'],
      ['b:1', 'One.'],
      ['b:2', 'Mos\ufffdcow.'],
      ['b:3', 'Three.'],
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^b\.jsonl, byte 28: /),
      expect.stringMatching(/^c\.jsonl: found no line with a document/),
    ]);
  });

  it('JSON lines are streamed: the first document comes before the last is there', async () => {
    let given = 0;
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (; given < 1000; given += 1) yield Buffer.from(`{"text":"Document ${given} has some words."}\n`);
    }
    for await (const { source } of readInputs(['-'], { stdin: slow() })) {
      expect(source?.text).toBe('Document 0 has some words.');
      break;
    }
    expect(given).toBeLessThan(10);
  });

  it('the seeds', async () => {
    const seeds = new URL('../../seeds/', import.meta.url);
    const { sources, problems } = await collect(readInputs([seeds.pathname]));
    expect(problems).toEqual([]);
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({ id: '000_e5e9cdd96cbbb22f', date: '2017-04-11', publisher: 'AP' });
    expect(sources[0]?.text).toBe(readFileSync(new URL('000_e5e9cdd96cbbb22f.txt', seeds), 'utf8'));
  });
});
