// The page that is one file: opened from the disk, without a server and without a network, it is the same viewer.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reading } from '../../src/document.js';
import { toGexf } from '../../src/export/gexf.js';
import { toHtml } from '../../src/export/html.js';
import { toJson } from '../../src/export/json.js';
import type { Shown } from '../../src/export/shown.js';
import { buildGraph } from '../../src/graph/build.js';
import { build, demarche, dist } from '../built.js';
import { crowd } from './crowd.js';
import { HOSTILE, QUARREL } from './reading.js';
import { inked, type Opened, pageTemplate, spotOf, startViewer, type Viewer } from './viewer.js';

const EDGE = 'stance:country:NOR>country:FRA';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer();
});
afterAll(async () => {
  await viewer?.close();
});

/** All that is asked for is the file itself; what the page makes itself has addresses of its own. */
const elsewhere = ({ requests, url }: Opened): string[] =>
  requests.filter((address) => address !== url && !/^(?:blob|data):/.test(address));

const evil = (): Reading => {
  const words =
    '</script><script>window.broken=true</script><img src="https://example.invalid/x" onerror="window.broken=true"><!-- $& $1 \u2028';
  const [first, ...others] = HOSTILE.actors;
  return {
    ...HOSTILE,
    documents: HOSTILE.documents.map((document) => ({ ...document, title: words })),
    actors: [{ ...first!, label: words }, ...others],
  };
};

async function savedPage(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('menuitem', { name: /^HTML/ }).click();
  return readFileSync(await (await download).path(), 'utf8');
}

describe('a page from the disk', () => {
  test('shows graph, article and inspector, and asks for nothing', async () => {
    const opened = await viewer.openFile(toHtml(pageTemplate(), { shown: QUARREL, title: 'Cod & "herring"' }));
    const { page, errors } = opened;
    expect(await page.title()).toBe('Cod & "herring" · démarche');
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    expect(await inked(page, 'sigma-nodes')).toBeGreaterThan(500);
    const { x, y } = await spotOf(page, { edge: EDGE });
    await page.mouse.click(x, y);
    expect(await page.locator('.edge-title').textContent()).toMatch(/Norway\s*opposes\s*France/);
    const quote = await page.locator('.claim .quote-words').first().textContent();
    expect(quote).toBe('Norway accused France of fishing at night.');
    expect(await page.locator('.sentence.chosen').textContent()).toBe(quote);
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('edge')).toBe(EDGE);
    expect(elsewhere(opened)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('has a policy that allows its own script and style and nothing else', async () => {
    const { page } = await viewer.openFile(toHtml(pageTemplate(), { shown: QUARREL }));
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    const stopped = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const found: string[] = [];
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
            found.push(effectiveDirective);
            if (found.length === 2) resolve(found.sort());
          });
          const script = document.createElement('script');
          script.textContent = 'window.broken = true';
          document.body.append(script);
          fetch('https://example.invalid/').catch(() => {});
        }),
    );
    expect(stopped).toEqual(['connect-src', 'script-src-elem']);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    await page.close();
  });

  test('whatever names and texts say stays text', async () => {
    const shown = evil();
    const opened = await viewer.openFile(toHtml(pageTemplate(), { shown, title: shown.documents[0]!.title! }), { hash: 'pane=article' });
    const { page, errors } = opened;
    expect(await page.title()).toContain('</script><script>window.broken=true</script>');
    expect(await page.locator('.article-head h2').textContent()).toBe(shown.documents[0]!.title!);
    expect((await page.locator('.text').textContent())!.replaceAll(/[\0\uFFFD]/g, '')).toBe(shown.documents[0]!.text.replaceAll('\0', ''));
    await page.getByRole('tab', { name: 'Actors' }).click();
    expect(await page.locator('.rows tbody').textContent()).toContain('window.broken=true');
    expect(await page.locator('body script').count()).toBe(2);
    expect(await page.locator('#app img, #app script').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    expect(elsewhere(opened)).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('a large graph is laid out in a worker that it carries within', async () => {
    const opened = await viewer.openFile(toHtml(pageTemplate(), { shown: crowd(130, 200) }));
    await opened.page.waitForFunction(() => performance.getEntriesByName('demarche:settled').length > 0);
    expect(elsewhere(opened)).toEqual([]);
    expect(opened.errors).toEqual([]);
    await opened.page.close();
  });

  test('opens graphs, and says that it cannot read articles', async () => {
    const { page } = await viewer.openFile(toHtml(pageTemplate(), { shown: { documents: [], actors: [], claims: [] } }));
    expect(await page.locator('.stage-note').textContent()).toContain('Open a graph');
    await page.evaluate(
      (json) => {
        const drop = (name: string, text: string): void => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        };
        drop('talks.txt', 'Norway accused France.');
        (window as unknown as { dropGraph: () => void }).dropGraph = () => drop('quarrel.json', json);
      },
      toJson(buildGraph(QUARREL)),
    );
    await page.waitForSelector('.problem');
    expect(await page.locator('.problem').textContent()).toMatch(/talks\.txt.*cannot read articles.*demarche serve/);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.evaluate(() => (window as unknown as { dropGraph: () => void }).dropGraph());
    await page.waitForSelector('.ties .tie');
    expect(await page.locator('#picture').getAttribute('aria-label')).toContain('11 actors');
    await page.close();
  });
});

describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-export-'));
  const graph = join(folder, 'graph.json');
  beforeAll(async () => {
    await build();
    writeFileSync(graph, toJson(buildGraph(QUARREL)));
    writeFileSync(join(folder, 'graph.gexf'), toGexf(buildGraph(QUARREL)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('export writes it from articles, from a graph and from a folder', async () => {
    const [seed, ours, whole] = ['seed.html', 'graph.html', 'folder.html'].map((name) => join(folder, name));
    expect(await demarche(['export', '--html', seed!])).toMatchObject({ code: 0, stdout: '' });
    expect(await demarche(['export', join(folder, 'graph.gexf'), '--html', ours!, '--title', 'A & B'])).toMatchObject({ code: 0 });
    expect(await demarche(['export', folder, '--html', whole!])).toMatchObject({ code: 0 });
    const opened = await viewer.openFile(readFileSync(seed!, 'utf8'));
    expect(await opened.page.title()).toBe('Tillerson issues ultimatum to Russia over Syria · démarche');
    await opened.page.locator('.ties .tie').first().click();
    const quote = await opened.page.locator('.claim .quote-words').first().textContent();
    // Words that run over the end of a shown paragraph are chosen on both sides of it.
    expect((await opened.page.locator('.sentence.chosen').allTextContents()).join('')).toBe(quote);
    expect(elsewhere(opened)).toEqual([]);
    expect(opened.errors).toEqual([]);
    await opened.page.close();
    for (const [file, title] of [
      [ours!, 'A & B · démarche'],
      [whole!, '3 articles · démarche'],
    ] as const) {
      const { page } = await viewer.openFile(readFileSync(file, 'utf8'), { hash: `edge=${encodeURIComponent(EDGE)}` });
      expect(await page.title()).toBe(title);
      expect(await page.locator('.claim').count()).toBe(3);
      expect(await page.locator('.article').textContent()).toContain('no texts of articles');
      await page.close();
    }
  });

  test('serve takes a graph', async () => {
    const child = spawn(process.execPath, [join(dist, 'cli/main.js'), 'serve', graph, '--port', '0']);
    try {
      const url = await new Promise<string>((resolve, reject) => {
        child.stdout.on('data', (words: Buffer) => {
          const found = /http:\S+/.exec(String(words))?.[0];
          if (found) resolve(found);
        });
        child.on('close', (code) => reject(new Error(`serve ended with ${code}`)));
      });
      const shown = (await (await fetch(`${url}reading.json`)).json()) as Shown;
      expect(shown.claims.map(({ id }) => id).sort()).toEqual(QUARREL.claims.map(({ id }) => id).sort());
      expect((await fetch(url)).headers.get('content-security-policy')).toContain("default-src 'none'");
    } finally {
      child.kill('SIGTERM');
    }
  });

  test('a graph that is none, is missing or is too large is refused with a word on what to do', async () => {
    const huge = join(folder, 'huge.json');
    writeFileSync(huge, JSON.stringify({ nodes: Array.from({ length: 20_001 }, (_, key) => ({ key: String(key) })), edges: [] }));
    const target = join(folder, 'none.html');
    expect((await demarche(['export', huge, '--html', target])).stderr).toMatch(/huge\.json: found 20,001 actors.*Make a smaller graph/);
    const missing = await demarche(['serve', join(folder, 'gone.gexf')]);
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.stderr).toMatch(/gone\.gexf: found no such file; expected a graph/);
    expect(existsSync(target)).toBe(false);
  });
});

describe('saving the page', () => {
  test('the served page saves itself as one file, with its view and its corrections', async () => {
    const { page } = await viewer.open(QUARREL, { hash: `edge=${encodeURIComponent(EDGE)}&hide-kinds=organization` });
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
    const label = await page.locator('#picture').getAttribute('aria-label');
    const html = await savedPage(page);
    await page.close();
    const opened = await viewer.openFile(html);
    expect(await opened.page.title()).toBe('3 articles · démarche');
    expect(await opened.page.locator('#picture').getAttribute('aria-label')).toBe(label);
    // Without the accusation that was dismissed.
    expect(await opened.page.locator('.edge-title').textContent()).toMatch(/Norway\s*supports\s*France/);
    expect(await opened.page.locator('.claim').count()).toBe(2);
    // And once more, from the disk to the disk.
    await opened.page.keyboard.press('Escape');
    await opened.page.getByRole('tab', { name: 'Ties' }).click();
    const again = await viewer.openFile(await savedPage(opened.page));
    expect(await again.page.locator('#picture').getAttribute('aria-label')).toBe(label);
    expect(await again.page.getByRole('tab', { name: 'Ties' }).getAttribute('aria-selected')).toBe('true');
    expect(elsewhere(opened)).toEqual([]);
    expect([...opened.errors, ...again.errors]).toEqual([]);
    await again.page.close();
    await opened.page.close();
  });
});
