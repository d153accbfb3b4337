// Reading in the page: pasted articles and files that are opened, read by the worker; and what is saved.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { surveyCommand } from '../../src/cli/survey.js';
import type { Reading } from '../../src/document.js';
import { readGexf } from '../../src/export/gexf.js';
import { readJson, toJson } from '../../src/export/json.js';
import { buildGraph } from '../../src/graph/build.js';
import { readingOf } from '../../src/graph/reread.js';
import { loadReader } from '../../src/node.js';
import { HOSTILE, QUARREL } from './reading.js';
import { startViewer, type Viewer } from './viewer.js';

const EMPTY: Reading = { documents: [], actors: [], claims: [] };

const ARTICLE = [
  'OSLO (AP) — Norway accused France on Monday of breaking its word over fishing in the north.',
  'President Luc Moreau denied the charge, and said Paris would not apologize to Oslo.',
  'Germany backed Norway. “We stand with our friends,” said Foreign Minister Karl Brandt of Germany.',
].join('\n\n');

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer();
});
afterAll(async () => {
  await viewer?.close();
});

async function paste(
  page: Page,
  text: string,
  told: { readonly date?: string; readonly title?: string; readonly source?: string } = {},
): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('menuitem', { name: /Paste an article/ }).click();
  await page.locator('#pasted').fill(text);
  await page.getByLabel('Date, if known').fill(told.date ?? '');
  await page.getByLabel('Headline, if any').fill(told.title ?? '');
  await page.getByLabel('Publisher, if known').fill(told.source ?? '');
  await page.getByRole('button', { name: 'Read', exact: true }).click();
}

async function open(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('menuitem', { name: /Open files/ }).click();
  await (await chooser).setFiles(files);
}

async function saved(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  return readFileSync(await (await download).path(), name === 'PNG' ? 'latin1' : 'utf8');
}

/** Where two texts part, with a little of both; a whole graph would fill the screen. */
function difference(a: string, b: string): string {
  if (a === b) return '';
  let at = 0;
  while (a[at] === b[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
  return `at ${at}: ${around(a)} | ${around(b)}`;
}

const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A graph as another program might write it. */
function gexf(doctype: string, label: string): string {
  return `<?xml version="1.0"?>${doctype}<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
    <nodes><node id="a" label="${label}"/><node id="b" label="Bert"/></nodes><edges><edge id="e" source="a" target="b" weight="2"/></edges></graph></gexf>`;
}

/** One page with a line of text each. */
function pdf(lines: readonly string[]): Buffer {
  const content = `BT /F1 12 Tf 72 720 Td 16 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

describe('pasting', () => {
  test('an article gives the same claims as in Node, and nothing is asked of anybody else', async () => {
    const { page, requests, url, errors } = await viewer.open(EMPTY);
    expect(await page.locator('.stage-note').textContent()).toContain('Paste an article');
    await paste(page, ARTICLE, { date: '2019-03-04' });
    await page.waitForSelector('.text');
    expect(await page.locator('.text').textContent()).toBe(ARTICLE);
    const here = linesOf(await saved(page, 'Claims'));
    const [first] = here as { document: string }[];
    const reader = await loadReader();
    const { claims } = reader.read({ id: first!.document, text: ARTICLE, date: '2019-03-04' });
    expect(claims.length).toBeGreaterThan(0);
    expect(here).toEqual(JSON.parse(JSON.stringify(claims)));
    expect(requests.filter((address) => !address.startsWith(url) && !address.startsWith('blob:'))).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('the article in seeds/ gives the very bytes that "npm start" writes, pasted or opened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demarche-seeds-'));
    const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));
    const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await surveyCommand(() => {}).parseAsync([seeds, '--out', folder], { from: 'user' });
    output.mockRestore();
    const there = readFileSync(join(folder, 'graph.json'), 'utf8');
    rmSync(folder, { recursive: true });
    const files = readdirSync(seeds).filter((name) => /\.(?:txt|json)$/.test(name));
    const [name] = files.filter((file) => file.endsWith('.txt'));
    const [text, told] = [name!, name!.replace('.txt', '.meta.json')].map((file) => readFileSync(join(seeds, file), 'utf8'));
    const { page } = await viewer.open(EMPTY);
    await open(
      page,
      files.map((file) => ({ name: file, mimeType: 'text/plain', buffer: readFileSync(join(seeds, file)) })),
    );
    await page.waitForSelector('.text');
    expect(difference(await saved(page, 'Whole graph'), there)).toBe('');
    await page.close();
    const { page: other } = await viewer.open(EMPTY);
    await paste(other, text!, JSON.parse(told!));
    await other.waitForSelector('.text');
    // A pasted text has no file to be called after; nothing else may differ.
    const here = await saved(other, 'Whole graph');
    const { id } = /"documents":\[\{"id":"(?<id>[^"]+)"/.exec(here)!.groups!;
    expect(difference(here.replaceAll(id!, name!.replace('.txt', '')), there)).toBe('');
    await other.close();
  });

  test('2 MB of text are refused with a word on what to do, pasted or opened, and the page lives on', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: /Paste an article/ }).click();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'cod and herring '.repeat(131_072));
      document.querySelector('#pasted')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.waitForSelector('.problem');
    expect(await page.locator('.problem').textContent()).toMatch(/2,097,152 characters.*at most 1,000,000/);
    await page.getByRole('button', { name: 'Close' }).click();
    await open(page, [{ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from('Cod and herring. '.repeat(131_072)) }]);
    await page.waitForSelector('.problem');
    expect(await page.locator('.problem').textContent()).toMatch(/long\.txt.*characters/);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    await page.close();
  });

  test('a long text is read with a bar, and can be stopped', async () => {
    const { page, errors } = await viewer.open(QUARREL);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: /Paste an article/ }).click();
    await page.evaluate((article) => {
      const box = document.querySelector<HTMLTextAreaElement>('#pasted')!;
      box.value = article.repeat(2500).slice(0, 990_000);
      box.dispatchEvent(new Event('input', { bubbles: true }));
    }, `${ARTICLE}\n\n`);
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('.progress')?.textContent?.includes('Reading'));
    expect(await page.locator('progress').count()).toBe(1);
    // While it is read the page answers, and nothing of what is stopped is shown.
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.waitForFunction(() => document.querySelector('.progress') === null);
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    await page.locator('#pasted').fill('Japan accused Peru of fishing.');
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.waitForSelector('dialog:not([open])', { state: 'attached' });
    expect(await page.locator('.text').textContent()).toBe('Japan accused Peru of fishing.');
    expect(errors).toEqual([]);
    await page.close();
  });

  test('an article full of markup is read as text', async () => {
    const { page, requests, url, errors } = await viewer.open(EMPTY);
    const markup = `<script>window.broken = true</script><img src="https://example.invalid/x" onerror="window.broken = true">\n\n${ARTICLE}\n\n<b>Norway</b> &lt;accused&gt; <a href="javascript:window.broken=1">France</a>. {{7*7}} \${x} ]]> \u202e`;
    await paste(page, markup);
    await page.waitForSelector('.text');
    expect(await page.locator('.text').textContent()).toBe(markup);
    expect(await page.locator('.text script, .text img, .text b, .text a').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(requests.filter((address) => !address.startsWith(url) && !address.startsWith('blob:'))).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('what is pasted beside others joins them, and the model is fetched once, when it is first needed', async () => {
    const { page, requests } = await viewer.open(QUARREL);
    const models = (): number => requests.filter((address) => address.endsWith('.bin')).length;
    expect([models(), requests.filter((address) => address.includes('worker')).length]).toEqual([0, 0]);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: /Paste an article/ }).click();
    await page.locator('#pasted').fill('Japan accused Peru of fishing.');
    await page.getByLabel('Keep what is shown').check();
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('.document-choice')?.textContent?.includes('4 articles'));
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('12 actors');
    expect(models()).toBe(1);
    await paste(page, 'Chile thanked Peru for its help.');
    await page.waitForFunction(() => document.querySelector('.text')?.textContent?.startsWith('Chile thanked'));
    expect(models()).toBe(1);
    await page.close();
  });
});

describe('files', () => {
  test('PDFs are read in the page', async () => {
    const { page, requests, url, errors } = await viewer.open(EMPTY);
    const file = (name: string, lines: readonly string[]) => ({ name, mimeType: 'application/pdf', buffer: pdf(lines) });
    await open(page, [
      file('talks.pdf', ['Norway accused France of spying.', 'Germany backed Norway.']),
      file('more.pdf', ['Japan accused Peru of fishing in its waters.']),
    ]);
    await page.waitForSelector('.text, .problem');
    expect(await page.locator('.problem').allTextContents()).toEqual([]);
    expect(await page.locator('.text').textContent()).toContain('Norway accused France of spying.');
    expect(await page.locator('.document-choice option').allTextContents()).toHaveLength(2);
    const ties = await page.locator('.ties .tie').allTextContents();
    expect(ties).toEqual(
      expect.arrayContaining([expect.stringMatching(/Norway opposes France/), expect.stringMatching(/Japan opposes Peru/)]),
    );
    expect(requests.filter((address) => !address.startsWith(url) && !address.startsWith('blob:'))).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('files that are dropped anywhere are read, HTML too, and one that is broken does not keep the others', async () => {
    const { page } = await viewer.open(EMPTY);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      const story =
        '<html><body><article><h1>Quarrel</h1><p>Norway accused France of spying on its fleet in the north.</p></article></body></html>';
      dataTransfer.items.add(new File([story], 'quarrel.html'));
      dataTransfer.items.add(new File(['{"id":"b","text":"Germany backed Norway on Monday."}\n'], 'wire.jsonl'));
      dataTransfer.items.add(new File(['{"hello": ['], 'broken.json'));
      window.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.waitForSelector('.document-choice', { state: 'attached' });
    expect(await page.locator('.problem').textContent()).toMatch(/broken\.json.*no JSON/);
    expect(await page.locator('.document-choice option').count()).toBe(2);
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('3 actors');
    await page.close();
  });

  test('a graph that was saved opens again with its claims', async () => {
    const { page } = await viewer.open(EMPTY);
    await open(page, [{ name: 'quarrel.json', mimeType: 'application/json', buffer: Buffer.from(toJson(buildGraph(QUARREL))) }]);
    await page.waitForSelector('.ties .tie');
    await page.locator('.ties .tie').first().click();
    const quote = await page.locator('.claim .quote-words').first().textContent();
    expect(QUARREL.claims.map(({ evidence }) => evidence.text)).toContain(quote);
    await page.close();
  });

  test('a GEXF of another program is drawn', async () => {
    const { page, errors } = await viewer.open(EMPTY);
    await open(page, [{ name: 'other.gexf', mimeType: 'application/xml', buffer: Buffer.from(gexf('', 'Anna &amp; co')) }]);
    await page.waitForSelector('.rows');
    expect(await page.locator('.rows tbody th').allTextContents()).toEqual([
      expect.stringContaining('Anna & co'),
      expect.stringContaining('Bert'),
    ]);
    expect(await page.locator('#picture').getAttribute('aria-label')).toBe('Graph of 2 actors and 1 tie');
    expect(errors).toEqual([]);
    await page.close();
  });

  test('entities and external references of a GEXF are never resolved', async () => {
    const { page, requests, url } = await viewer.open(QUARREL);
    const doctype = `<!DOCTYPE gexf SYSTEM "https://example.invalid/g.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "https://example.invalid/y">
      <!ENTITY a "lollollollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
    await open(page, [{ name: 'evil.gexf', mimeType: 'application/xml', buffer: Buffer.from(gexf(doctype, '&x;&y;&c;')) }]);
    await page.waitForSelector('.problem, .rows');
    const words = (await page.locator('body').textContent())!;
    expect(words).not.toMatch(/root:|lollollol/);
    // Whether it is refused or drawn with the entities left as they are, it is said or seen.
    expect(words).toMatch(/evil\.gexf.*(?:DOCTYPE|entit)|&x;/i);
    expect(requests.filter((address) => !address.startsWith(url) && !address.startsWith('blob:'))).toEqual([]);
    await page.close();
  });

  test('a million nodes are refused with a message, and the page lives on', async () => {
    const { page } = await viewer.open(QUARREL);
    const nodes = Array.from({ length: 1_000_000 }, (_, key) => `{"key":"${key}"}`).join();
    const million = {
      name: 'million.json',
      mimeType: 'application/json',
      buffer: Buffer.from(`{"attributes":{},"options":{},"nodes":[${nodes}],"edges":[]}`),
    };
    await open(page, [million, { name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from('{"hello": [') }]);
    await page.waitForFunction(() => document.querySelectorAll('.problem').length === 2);
    const [huge, odd] = await page.locator('.problem').allTextContents();
    expect(huge).toMatch(/million\.json: found 1,000,000 actors.*at most 20,000.*demarche/);
    expect(odd).toMatch(/odd\.json: found text that is no JSON/);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('.ties .tie').first().click();
    expect(await page.locator('.claim').count()).toBeGreaterThan(0);
    await page.close();
  });

  test('so is a GEXF with more nodes than can be drawn, before it is taken apart', async () => {
    const { page } = await viewer.open(QUARREL);
    const nodes = Array.from({ length: 300_000 }, (_, key) => `<node id="${key}"/>`).join('');
    const text = `<?xml version="1.0"?><gexf version="1.3"><graph><nodes>${nodes}</nodes></graph></gexf>`;
    await open(page, [{ name: 'many.gexf', mimeType: 'application/xml', buffer: Buffer.from(text) }]);
    await page.waitForSelector('.problem');
    expect(await page.locator('.problem').textContent()).toMatch(/many\.gexf: found 300,000 actors/);
    await page.close();
  });

  test('a reading whose records are broken is refused with the place of the first', async () => {
    const { page, errors } = await viewer.open(QUARREL);
    const [claim] = QUARREL.claims;
    const broken = { ...QUARREL, claims: [claim, { id: 'x', source: null }] };
    await open(page, [{ name: 'reading.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(broken)) }]);
    await page.waitForSelector('.problem');
    expect(await page.locator('.problem').textContent()).toMatch(/reading\.json, claim 1: found a claim that lacks/);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('a graph knows its claims: a reading made of it gives the same stances', () => {
    const graph = buildGraph(QUARREL);
    const again = buildGraph(readingOf(graph));
    expect(again.nodes()).toEqual(graph.nodes());
    expect(again.edges()).toEqual(graph.edges());
    for (const key of graph.edges()) expect(again.getEdgeAttribute(key, 'weight')).toBe(graph.getEdgeAttribute(key, 'weight'));
  });
});

describe('saving', () => {
  test('GEXF, JSON, SVG and PNG hold what is shown', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'hide-kinds=person' });
    const gexf = readGexf(await saved(page, 'GEXF'));
    const json = readJson(await saved(page, 'JSON'));
    expect(gexf.order).toBe(9);
    expect(json.order).toBe(9);
    expect(json.size).toBe(gexf.size);
    expect(json.someNode((_, { kind }) => kind === 'person')).toBe(false);
    expect(await saved(page, 'GraphML')).toContain('<graphml');
    expect((await saved(page, 'CSV of actors')).trimEnd().split('\r\n')).toHaveLength(10);
    expect((await saved(page, 'CSV of ties')).trimEnd().split('\r\n')).toHaveLength(json.size + 1);
    const svg = await saved(page, 'SVG');
    expect(svg).toContain('>NORWAY</text>');
    expect(svg).toContain('Opposition');
    expect(svg).not.toContain('Anna Berg');
    expect((await saved(page, 'PNG')).slice(1, 4)).toBe('PNG');
    await page.close();
  });

  test('hostile names are only text in a drawing', async () => {
    const { page } = await viewer.open(HOSTILE);
    const svg = await saved(page, 'SVG');
    const parsed = await page.evaluate((text) => {
      const document = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        error: document.querySelector('parsererror') !== null,
        scripts: document.querySelectorAll('script, foreignObject, image').length,
      };
    }, svg);
    expect(parsed).toEqual({ error: false, scripts: 0 });
    await page.close();
  });

  test('corrections survive a reload and are saved as a table', async () => {
    const { page } = await viewer.open(QUARREL, { hash: 'edge=stance%3Acountry%3ANOR%3Ecountry%3AFRA' });
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    await page.reload();
    await page.waitForSelector('.app[data-status="ready"]');
    expect(await page.locator('.claim').count()).toBe(2);
    expect(await saved(page, 'Corrections')).toMatch(/^judgement\tid\tvalue\tdocument\tquote\ndismiss\tfish-1\.txt:0\t/);
    await page.close();
  });
});
