// Reading in the page: pasted articles and files that are opened, read by the worker; and what is saved.

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reading } from '../../src/document.js';
import { readGexf } from '../../src/export/gexf.js';
import { readJson, toJson } from '../../src/export/json.js';
import { buildGraph } from '../../src/graph/build.js';
import { gather } from '../../src/graph/gather.js';
import { loadReader } from '../../src/node.js';
import { readingOf } from '../../web/reread.js';
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

async function paste(page: Page, text: string, date = ''): Promise<void> {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('menuitem', { name: /Paste an article/ }).click();
  await page.locator('#pasted').fill(text);
  if (date !== '') await page.getByLabel('Date, if known').fill(date);
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

const linesOf = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('pasting', () => {
  test('an article gives the same claims as in Node, and nothing is asked of anybody else', async () => {
    const { page, requests, url, errors } = await viewer.open(EMPTY);
    expect(await page.locator('.stage-note').textContent()).toContain('Paste an article');
    await paste(page, ARTICLE, '2019-03-04');
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

  test('an article in seeds/ gives the same graph as the command line', async () => {
    const name = '000_e5e9cdd96cbbb22f.txt';
    const bytes = readFileSync(new URL(`../../seeds/${name}`, import.meta.url));
    const { page } = await viewer.open(EMPTY);
    await open(page, [{ name, mimeType: 'text/plain', buffer: bytes }]);
    await page.waitForSelector('.text');
    const here = readJson(await saved(page, 'JSON'));
    const reader = await loadReader();
    const there = buildGraph(gather([reader.read({ id: name.replace('.txt', ''), text: bytes.toString('utf8') })]), {
      families: ['affiliation', 'stance'],
    });
    expect(here.nodes().sort()).toEqual(there.nodes().sort());
    expect(here.edges().sort()).toEqual(there.edges().sort());
    for (const key of there.filterEdges((_, { family }) => family === 'stance')) {
      expect(here.getEdgeAttribute(key, 'weight')).toBe(there.getEdgeAttribute(key, 'weight'));
    }
    await page.close();
  });

  test('a text that is no article is refused with a word on what to do, and the page lives on', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: /Paste an article/ }).click();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'cod and herring '.repeat(75_000));
      document.querySelector('#pasted')!.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.waitForSelector('.problem');
    expect(await page.locator('.problem').textContent()).toMatch(/1,200,000 characters.*at most 1,000,000/);
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    await page.close();
  });

  test('what is pasted beside others joins them', async () => {
    const { page } = await viewer.open(QUARREL);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('menuitem', { name: /Paste an article/ }).click();
    await page.locator('#pasted').fill('Japan accused Peru of fishing.');
    await page.getByLabel('Keep what is shown').check();
    await page.getByRole('button', { name: 'Read', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('.document-choice')?.textContent?.includes('4 articles'));
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('12 actors');
    await page.close();
  });
});

describe('files', () => {
  test('a graph that was saved opens again with its claims', async () => {
    const { page } = await viewer.open(EMPTY);
    await open(page, [{ name: 'quarrel.json', mimeType: 'application/json', buffer: Buffer.from(toJson(buildGraph(QUARREL))) }]);
    await page.waitForSelector('.ties .tie');
    await page.locator('.ties .tie').first().click();
    const quote = await page.locator('.claim .quote-words').first().textContent();
    expect(QUARREL.claims.map(({ evidence }) => evidence.text)).toContain(quote);
    await page.close();
  });

  test('a GEXF of another program is drawn, and its entities are not resolved', async () => {
    const gexf = `<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "https://example.invalid/y">]>
      <gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed"><nodes><node id="a" label="Anna &amp; co"/><node id="b" label="Bert"/></nodes>
      <edges><edge id="e" source="a" target="b" weight="2"/></edges></graph></gexf>`;
    const { page, requests, url } = await viewer.open(EMPTY);
    await open(page, [{ name: 'other.gexf', mimeType: 'application/xml', buffer: Buffer.from(gexf) }]);
    await page.waitForSelector('.rows, .problem');
    const problem = page.locator('.problem');
    if ((await problem.count()) > 0) expect(await problem.textContent()).toMatch(/entit|DOCTYPE/i);
    else
      expect(await page.locator('.rows tbody th').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('Anna & co')]),
      );
    expect(requests.filter((address) => !address.startsWith(url) && !address.startsWith('blob:'))).toEqual([]);
    expect(await page.locator('body').textContent()).not.toContain('root:');
    await page.close();
  });

  test('a file with too many nodes, and one that is none of ours, are refused with a message', async () => {
    const { page } = await viewer.open(QUARREL);
    const nodes = Array.from({ length: 30_000 }, (_, key) => ({ key: String(key), attributes: {} }));
    await open(page, [
      {
        name: 'huge.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify({ attributes: {}, options: {}, nodes, edges: [] })),
      },
      { name: 'odd.json', mimeType: 'application/json', buffer: Buffer.from('{"hello": [') },
    ]);
    await page.waitForFunction(() => document.querySelectorAll('.problem').length === 2);
    const [huge, odd] = await page.locator('.problem').allTextContents();
    expect(huge).toMatch(/huge\.json has 30,000 actors.*at most 20,000/);
    expect(odd).toMatch(/JSON/);
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
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
