// The sentences of src/training/claims: each is marked as it should be, and `relate` types most of them rightly.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadReader } from '../../src/node.js';

const folder = new URL('../../src/training/claims/', import.meta.url);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .sort();
const sentencesOf = (file: string): string[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const plain = (text: string): string => text.replace(/[[\]{}]/g, '');

test('every sentence has one source and one target, and no sentence stands twice', () => {
  const all = files.flatMap(sentencesOf);
  const odd = all.filter((line) => [...'[]{}'].some((mark) => line.split(mark).length !== 2));
  expect(odd).toEqual([]);
  expect(new Set(all.map(plain)).size).toBe(all.length);
  expect(all.length).toBeGreaterThan(1900);
});

/** Every fifth is enough to see a fall, and takes a fifth of the time. */
const STEP = 5;

test('relate gives the type of more than three in four', async () => {
  const reader = await loadReader();
  let right = 0;
  let many = 0;
  for (const file of files.filter((name) => name !== 'none.txt')) {
    for (const line of sentencesOf(file).filter((_, i) => i % STEP === 0)) {
      const at = (mark: string): number => plain(line.slice(0, line.indexOf(mark))).length;
      const { forward } = reader.relate(
        { id: file, text: plain(line) },
        { start: at('['), end: at(']') },
        { start: at('{'), end: at('}') },
      );
      many += 1;
      if (forward?.type === file.replace('.txt', '').toUpperCase()) right += 1;
    }
  }
  expect(right / many).toBeGreaterThan(0.75);
});
