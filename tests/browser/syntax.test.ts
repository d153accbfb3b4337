// The same words give the same trees in Node and in the browser, with and without SIMD.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadModel } from '../../src/syntax/network/model.js';
import { createParser } from '../../src/syntax/network/parser.js';
import { launch } from './chromium.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bytes = readFileSync(new URL('../../src/syntax/model/en.bin', import.meta.url));

/** 200 sentences of our own newswire treebank, as words. */
function sentences(): string[][] {
  const text = ['a-train', 'b-train']
    .map((name) => readFileSync(new URL(`../../src/training/newswire/${name}.conllu`, import.meta.url), 'utf8'))
    .join('\n');
  const found: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (/^\d+\t/.test(line)) found.at(-1)!.push(line.split('\t')[1]!);
    else if (line === '' && found.at(-1)!.length > 0) found.push([]);
  }
  return found.filter((words) => words.length > 0).slice(0, 200);
}

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
});

/** The parser and its model loader as one script that puts them on the page. */
async function bundle(): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: `${root}tests/browser/parser-page.ts`, formats: ['iife'], name: 'page' } },
  });
  const [first] = Array.isArray(output) ? output : [output];
  if (!first || !('output' in first)) throw new Error('The bundle has no output.');
  return first.output[0].code;
}

test('200 sentences have one tree each, whoever parses them', async () => {
  const words = sentences();
  expect(words).toHaveLength(200);
  const model = await loadModel(bytes);
  const told = (parser: ReturnType<typeof createParser>): string =>
    JSON.stringify(parser.parseAll(words).map(({ upos, head, relation }) => ({ upos, head: [...head], relation })));
  const simd = createParser(model);
  expect(simd.simd).toBe(true);
  const here = told(simd);
  expect(told(createParser(model, { simd: false }))).toBe(here);

  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
  const there = await page.evaluate(
    async ({ model: base64, words: list }) => {
      const { loadModel: load, createParser: create } = (
        globalThis as unknown as { demarche: { loadModel: typeof loadModel; createParser: typeof createParser } }
      ).demarche;
      const loaded = await load(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
      return [true, false].map((fast) => {
        const parser = create(loaded, { simd: fast });
        return {
          simd: parser.simd,
          trees: JSON.stringify(parser.parseAll(list).map(({ upos, head, relation }) => ({ upos, head: [...head], relation }))),
        };
      });
    },
    { model: bytes.toString('base64'), words },
  );
  expect(there.map(({ simd: fast }) => fast)).toEqual([true, false]);
  for (const { trees } of there) expect(trees).toBe(here);
  await page.close();
});
