// Serves the built viewer with a reading, and opens it in a page that writes down what it asks for and what goes wrong.
//
//   const page = await viewer.open(QUARREL);  ...  await viewer.close();

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Shown } from '../../src/export/shown.js';
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

export interface OpenOptions {
  readonly hash?: string;
  readonly context?: BrowserContextOptions;
}

export interface Viewer {
  open(reading: Shown, options?: OpenOptions): Promise<Opened>;
  /** The page that is one file, opened from the disk without any network. */
  openFile(html: string, options?: OpenOptions): Promise<Opened>;
  close(): Promise<void>;
}

export async function startViewer(): Promise<Viewer> {
  await ensureBuilt();
  const browser: Browser = await launch();
  const served: Served[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'demarche-page-'));
  let files = 0;
  async function visit(url: string, { hash = '', context = {} }: OpenOptions): Promise<Opened> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', ...context });
    const requests: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    await page.goto(`${url}${hash === '' ? '' : `#${hash}`}`);
    await page.waitForSelector('.app[data-status="ready"]');
    return { page, url, requests, errors };
  }
  return {
    async open(reading, options = {}) {
      const server = await serve({ reading, folder: pathToFileURL(built), host: '127.0.0.1', port: 0 });
      served.push(server);
      return visit(server.url, options);
    },
    async openFile(html, options = {}) {
      files += 1;
      const file = join(folder, `page-${files}.html`);
      writeFileSync(file, html);
      return visit(pathToFileURL(file).href, { ...options, context: { offline: true, ...options.context } });
    },
    async close() {
      await browser.close();
      for (const server of served) await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The page that is one file, without a reading. Only once the viewer has been started, which builds it. */
export function pageTemplate(): string {
  return readFileSync(join(built, 'page.html'), 'utf8');
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
    if (Math.min(modified(join(built, 'index.html')), modified(join(built, 'page.html'))) < sources) {
      for (const config of ['web/vite.config.ts', 'web/page/vite.config.ts'])
        execFileSync('npx', ['vite', 'build', '--config', config, '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
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
  return page.evaluate(async (wanted) => {
    const { picture } = (window as unknown as { demarche: { picture: PictureForTests } }).demarche;
    const look = (): { x: number; y: number } | null => {
      const frame = document.getElementById('picture')!.getBoundingClientRect();
      const spot = 'node' in wanted ? picture.place(wanted.node) : picture.middle(wanted.edge);
      return spot && { x: frame.left + spot.x, y: frame.top + spot.y };
    };
    // A page that has just opened may still find its size: what stays for some frames is where it is.
    let spot = look();
    for (let calm = 0; calm < 5; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const next = look();
      calm = next?.x === spot?.x && next?.y === spot?.y ? calm + 1 : 0;
      spot = next;
    }
    if (!spot) throw new Error(`Nothing is drawn for ${JSON.stringify(wanted)}`);
    return spot;
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
