// Texts of nobody: recipes, sport, weather, code, verse. What they name is no actor.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadReader } from '../../src/node.js';

/** The cases "Text of nobody", without their expectations. */
const texts = readFileSync(new URL('../cases/not-actors.txt', import.meta.url), 'utf8')
  .split(/^# /m)
  .filter((block) => /^(?:TODO )?Text of nobody/.test(block))
  .map((block) => block.slice(block.indexOf('\n') + 1, block.indexOf('==>')).trim());

test('ten texts of nobody have at most one actor among them', async () => {
  const reader = await loadReader();
  expect(texts.length).toBeGreaterThanOrEqual(10);
  const found = texts.flatMap((text, i) => reader.read({ id: `${i}`, text }).actors.map(({ id }) => id));
  expect(found.length, found.join(', ')).toBeLessThanOrEqual(Math.floor(texts.length / 10));
});

test('news stays news beside them: a match that is boycotted, a letter of demands, seats in brackets', async () => {
  const reader = await loadReader();
  const actors = (text: string): string[] => reader.read({ id: 'text', text }).actors.map(({ label }) => label);
  expect(actors('Senegal boycotted the football tournament. Its government accused Ghana of bribing the referee.')).toEqual(
    expect.arrayContaining(['Ghana', 'Senegal']),
  );
  expect(actors('Withdraw your troops from Peru. Release the hostages. Lift the blockade of Chile. Bolivia will not wait.')).toContain(
    'Bolivia',
  );
  expect(actors('The Greens (12), the Liberals (9) and the Left (3) joined the coalition; Norway (1) thanked Iceland (2).')).toEqual(
    expect.arrayContaining(['Iceland', 'Norway']),
  );
});
