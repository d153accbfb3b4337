// Serves the built viewer with a reading, and opens it in a page that writes down what it asks for and what goes wrong.
//
//   const page = await viewer.open(QUARREL);  ...  await viewer.close();

import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Reading } from '../../src/document.js';
import { type Served, serve } from '../../src/server/serve.js';
import { launch } from './chromium.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = join(root, 'dist/web/');
const lock = join(root, 'node_modules/.demarche-viewer-lock');

export interface Opened {
  readonly page: Page;
  readonly url: string;
  /** Every address the page has asked for. */
  readonly requests: readonly string[];
  /** Errors of the page and of its console. */
  readonly errors: readonly string[];
}

export interface Viewer {
  open(reading: Reading, options?: { readonly hash?: string; readonly context?: BrowserContextOptions }): Promise<Opened>;
  close(): Promise<void>;
}

export async function startViewer(): Promise<Viewer> {
  await ensureBuilt();
  const browser: Browser = await launch();
  const served: Served[] = [];
  return {
    async open(reading, { hash = '', context = {} } = {}) {
      const server = await serve({ reading, folder: new URL(`file://${built}`), host: '127.0.0.1', port: 0 });
      served.push(server);
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...context });
      const requests: string[] = [];
      const errors: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
      });
      await page.goto(`${server.url}${hash === '' ? '' : `#${hash}`}`);
      await page.waitForSelector('.app[data-status="ready"]');
      return { page, url: server.url, requests, errors };
    },
    async close() {
      await browser.close();
      for (const server of served) await server.close();
    },
  };
}

/** Builds dist/web where it is missing or older than what it is made of. Test files run side by side: the second waits. */
async function ensureBuilt(): Promise<void> {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - modified(lock) > 120_000) rmdirSync(lock);
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    const sources = Math.max(newest(join(root, 'web')), newest(join(root, 'src')));
    if (modified(join(built, 'index.html')) < sources) {
      execFileSync('npx', ['vite', 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
    }
  } finally {
    rmdirSync(lock);
  }
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => modified(join(entry.parentPath, entry.name))),
  );
}

/** 0 where there is nothing. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Where a node or the middle of an edge is, in pixels of the window. */
export async function spotOf(page: Page, what: { readonly node: string } | { readonly edge: string }): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const { picture } = (window as unknown as { demarche: { picture: PictureForTests } }).demarche;
    const frame = document.getElementById('picture')!.getBoundingClientRect();
    const spot = 'node' in wanted ? picture.place(wanted.node) : picture.middle(wanted.edge);
    if (!spot) throw new Error(`Nothing is drawn for ${JSON.stringify(wanted)}`);
    return { x: frame.left + spot.x, y: frame.top + spot.y };
  }, what);
}

interface PictureForTests {
  place(id: string): { x: number; y: number } | null;
  middle(key: string): { x: number; y: number } | null;
}

/** How many pixels of a layer of the picture are drawn. Asked in the frame of a drawing: later, the buffer may be gone. */
export async function inked(page: Page, layer: 'sigma-nodes' | 'sigma-edges' | 'overlay' | 'hulls'): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const { picture } = (window as unknown as { demarche: { picture: { redraw(): void } } }).demarche;
        picture.redraw();
        const canvas = document.querySelector<HTMLCanvasElement>(`#picture .${name}`)!;
        const copy = document.createElement('canvas');
        copy.width = canvas.width;
        copy.height = canvas.height;
        const context = copy.getContext('2d')!;
        context.drawImage(canvas, 0, 0);
        const { data } = context.getImageData(0, 0, copy.width, copy.height);
        let count = 0;
        for (let at = 3; at < data.length; at += 4) if (data[at]! > 0) count += 1;
        resolve(count);
      }),
    layer,
  );
}
