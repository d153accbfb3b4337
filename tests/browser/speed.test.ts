// How fast the viewer is, in a table. It takes minutes and asserts on time, so it only runs when it is asked for:
//
//   DEMARCHE_SPEED=1 npx vitest run tests/browser/speed.test.ts
//
// What is counted is script: a software renderer says nothing about graphics cards.

import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crowd } from './crowd.js';
import { startViewer, type Viewer } from './viewer.js';

const asked = process.env.DEMARCHE_SPEED === '1';

/** Actors, ties, and the milliseconds that are allowed: first picture, layout, one hover. */
const SIZES = [
  { actors: 300, ties: 1500, first: 1000, layout: 2000, hover: 16 },
  { actors: 5000, ties: 25_000, first: 15_000, layout: 15_000, hover: 150 },
];

describe.skipIf(!asked)('speed', () => {
  let viewer: Viewer;
  beforeAll(async () => {
    viewer = await startViewer();
  });
  afterAll(async () => {
    await viewer?.close();
  });

  test('the first load is small', () => {
    const folder = new URL('../../dist/web/', import.meta.url);
    const page = readFileSync(new URL('index.html', folder), 'utf8');
    const scripts = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name!);
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, folder))).length, 0);
    console.log(
      `first load: ${scripts.length} scripts, ${(bytes / 1024).toFixed(1)} kB gzipped (of ${readdirSync(new URL('assets/', folder)).length} files)`,
    );
    expect(bytes).toBeLessThan(150 * 1024);
  });

  for (const { actors, ties, ...allowed } of SIZES) {
    test(`${actors} actors and ${ties} ties`, { timeout: 300_000 }, async () => {
      const { page } = await viewer.open(crowd(actors, ties));
      await page.waitForFunction(() => performance.getEntriesByName('demarche:settled').length > 0, null, { timeout: 120_000 });
      const times = await page.evaluate(() => {
        const at = (name: string): number => performance.getEntriesByName(`demarche:${name}`)[0]!.startTime;
        // The first layout is that of the empty page.
        const layout = Math.max(...performance.getEntriesByName('demarche:layout').map(({ duration }) => duration));
        return { first: at('drawn') - at('given'), layout, settled: at('settled') - at('given') };
      });
      const hovers = await page.evaluate(async () => {
        const { hover, nodes } = (window as unknown as { demarche: { hover(id: string | null): void; nodes(): string[] } }).demarche;
        const costs: number[] = [];
        const ids = nodes().slice(0, 200);
        for (let turn = 0; turn < 30; turn += 1) {
          // The picture is drawn in the next frame, between a callback that was asked for before the hover and one that is after it. The
          // frame's own time stamp would not do: it is that of the screen, and on a busy machine the frame begins long after it.
          const frame = new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
          const begun = performance.now();
          hover(turn % 3 === 2 ? null : ids[(17 * turn) % ids.length]!);
          const own = performance.now() - begun;
          const drawn = new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
          costs.push(own + (await drawn) - (await frame));
        }
        return costs.sort((a, b) => a - b);
      });
      const median = hovers[Math.floor(hovers.length / 2)]!;
      console.log(
        [
          `${actors} actors, ${ties} ties:`,
          `first picture ${times.first.toFixed(0)} ms,`,
          `layout ${times.layout.toFixed(0)} ms (settled after ${times.settled.toFixed(0)} ms),`,
          `hover ${median.toFixed(1)} ms (worst ${hovers.at(-1)!.toFixed(1)} ms)`,
        ].join(' '),
      );
      expect(times.first).toBeLessThan(allowed.first);
      expect(times.layout).toBeLessThan(allowed.layout);
      expect(median).toBeLessThan(allowed.hover);
      await page.close();
    });
  }
});
