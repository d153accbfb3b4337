// Takes pictures of the viewer with the article of seeds/, so that one can look at all of it after a change.
//
//   node scripts/gallery.mjs              all pictures, into out/gallery/; those of the README into docs/images/ as well
//   node scripts/gallery.mjs --only edge  only those whose name has this word
//
// Needs what "npm run build" makes, and Chromium or Chrome: on the path, or in DEMARCHE_CHROMIUM.

import { accessSync, constants, copyFileSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'out/gallery');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : '';

const WIDE = { width: 1440, height: 900 };
const MIDDLE = { width: 1024, height: 768 };
const NARROW = { width: 390, height: 844 };

const EDGE = 'edge=stance%3Acountry%3AUSA%3Eperson%3Abashar-assad';

/** Name, size, what is shown (the seeds, where nothing is said), the end of the address, what is done before the picture is taken, and in which light it goes into the README. */
const SHOTS = [
  { name: 'overview', size: WIDE },
  { name: 'edge', size: { width: 1200, height: 750 }, hash: EDGE, act: readFirst, readme: 'light' },
  { name: 'actor', size: { width: 1200, height: 750 }, hash: 'actor=country%3AUSA&pane=actors', readme: 'dark' },
  { name: 'around', size: WIDE, hash: 'actor=country%3ARUS&around=1+country%3ARUS&pane=relations' },
  { name: 'filters', size: WIDE, hash: 'pane=filters' },
  { name: 'sides', size: WIDE, hash: 'pane=sides&grouping=camp' },
  { name: 'pair', size: WIDE, hash: 'pair=country%3AUSA+country%3ARUS' },
  { name: 'paste', size: WIDE, act: openPaste },
  { name: 'acts', size: WIDE, hash: 'hide-families=stance&pane=relations' },
  { name: 'countries', size: WIDE, hash: 'level=country&pane=relations' },
  { name: 'search', size: WIDE, act: (page) => page.locator('#search').fill('ru') },
  { name: 'middle', size: MIDDLE, hash: EDGE, act: readFirst },
  { name: 'middle-sides', size: MIDDLE, hash: 'pane=sides&grouping=camp' },
  { name: 'narrow', size: NARROW, readme: 'light' },
  { name: 'narrow-actor', size: NARROW, hash: 'actor=country%3ARUS' },
  { name: 'narrow-ties', size: NARROW, hash: 'pane=relations' },
  { name: 'empty', size: WIDE, of: 'nothing' },
  { name: 'crowd', size: WIDE, of: 'crowd' },
  { name: 'crowd-actor', size: WIDE, of: 'crowd', hash: 'actor=country%3Aa0&pane=actors' },
  { name: 'crowd-around', size: WIDE, of: 'crowd', hash: 'actor=person%3Aa7&around=1+person%3Aa7&pane=relations' },
  { name: 'crowd-blocs', size: WIDE, of: 'crowd', hash: 'pane=sides&grouping=bloc' },
  { name: 'crowd-middle', size: MIDDLE, of: 'crowd', hash: 'pane=filters' },
  { name: 'crowd-narrow', size: NARROW, of: 'crowd' },
];

const { loadReader } = await import('../dist/node.js');
const { readInputs } = await import('../dist/load/files.js');
const { gather } = await import('../dist/graph/gather.js');
const { serve } = await import('../dist/server/serve.js');

const reader = await loadReader();
const documents = [];
for await (const { source } of readInputs([join(root, 'seeds')])) if (source) documents.push(reader.read(source));
const { withFacts } = await import('../dist/graph/facts.js');
const { knownFrom } = await import('../dist/graph/known.js');
const { loadLexicon } = await import('../dist/node.js');
// The crowd of the tests: 300 actors and 1,500 ties.
const { module: tests } = await runnerImport(join(root, 'tests/browser/crowd.ts'), { logLevel: 'error' });
const readings = {
  seeds: withFacts(gather(documents), knownFrom(loadLexicon())),
  crowd: tests.crowd(300, 1500),
  nothing: { documents: [], actors: [], claims: [] },
};
const servers = {};
for (const [name, reading] of Object.entries(readings))
  servers[name] = await serve({ reading, folder: new URL('../dist/web/', import.meta.url), host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--no-first-run'],
});
try {
  mkdirSync(target, { recursive: true });
  for (const { name, size, of = 'seeds', hash = '', act, readme } of SHOTS) {
    for (const colorScheme of ['light', 'dark']) {
      const file = `${name}-${colorScheme}.png`;
      if (!file.includes(only)) continue;
      const page = await browser.newPage({ viewport: size, colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${servers[of].url}${hash === '' ? '' : `#${hash}`}`);
      await page.waitForSelector('.app[data-status="ready"]');
      if (of === 'crowd') await page.waitForFunction(() => performance.getEntriesByName('demarche:settled').length > 0);
      await act?.(page);
      // A software renderer needs a few frames until the picture is on the screen.
      await page.waitForTimeout(800);
      await page.screenshot({ path: join(target, file) });
      await page.close();
      if (readme === colorScheme) {
        mkdirSync(join(root, 'docs/images'), { recursive: true });
        copyFileSync(join(target, file), join(root, 'docs/images', file));
      }
      console.error(file);
    }
  }
} finally {
  await browser.close();
  for (const server of Object.values(servers)) await server.close();
}

async function readFirst(page) {
  await page.locator('.claim .quote-words').first().click();
}

async function openPaste(page) {
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('menuitem').first().click();
}

function findBrowser() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const places = [process.env.DEMARCHE_CHROMIUM ?? '', ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
  const found = places.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return path !== '';
    } catch {
      return false;
    }
  });
  if (!found) throw new Error('No Chromium was found: install it, or set DEMARCHE_CHROMIUM to the path of Chromium or Chrome.');
  return found;
}
