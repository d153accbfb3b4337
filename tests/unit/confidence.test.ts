import { beforeAll, describe, expect, test } from 'vitest';
import { confidenceOf, factors, type Signal, weighed } from '../../src/claims/confidence.js';
import { loadReader } from '../../src/node.js';
import type { Reader } from '../../src/pipeline.js';

let reader: Reader;

beforeAll(async () => {
  reader = await loadReader();
});

const only = (text: string) => reader.read({ id: 'a', text }).claims[0]!;

describe('confidence', () => {
  test('is the odds as a share', () => {
    const { base, odds } = factors();
    expect(confidenceOf([])).toBeCloseTo(base / (1 + base), 9);
    const product = base * odds.noun.factor * odds.reported.factor;
    expect(confidenceOf(['noun', 'reported'])).toBeCloseTo(product / (1 + product), 9);
  });

  test('stays within 0 and 1 whatever holds', () => {
    const all = Object.keys(factors().odds) as Signal[];
    for (const signals of [all, all.filter((signal) => factors().odds[signal].factor > 1)]) {
      expect(confidenceOf(signals)).toBeGreaterThan(0);
      expect(confidenceOf(signals)).toBeLessThan(1);
    }
  });

  test.each<[Signal, string]>([
    ['planned', 'Oslo will visit Minsk.'],
    ['unreal', 'Oslo may condemn Minsk.'],
    ['reported', 'According to Seoul, Pyongyang fired missiles at Japan.'],
    ['noun', "Iran's attack on Israel was short."],
    ['turned', 'Oslo refused to condemn Minsk.'],
    ['material', 'Iraq invaded Kuwait.'],
    ['phrase', 'Rabat severed relations with Tehran.'],
  ])('%s is seen, and counts', (signal, text) => {
    const claim = only(text);
    const signals = weighed(claim).map((one) => one.signal);
    expect(signals).toContain(signal);
    expect(claim.confidence).toBeCloseTo(confidenceOf(signals), 3);
  });

  test('a plain act of two named states has nothing against it', () => {
    expect(weighed(only('Oslo accused Minsk of theft.'))).toEqual([]);
  });

  test('claims of files were weighed elsewhere', () => {
    expect(weighed({ ...only('Oslo accused Minsk of theft.') })).toEqual([]);
  });
});
