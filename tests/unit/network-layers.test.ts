// Layer by layer, the numbers are those that the training program computes in floats from the same weights. The fixture is its answer for ten
// sentences. Numbers may differ a little, because here they are rounded to 16 bits before each product; tags and trees may not.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadModel } from '../../src/syntax/network/model.js';
import { createParser } from '../../src/syntax/network/parser.js';
import type { Step } from '../../src/syntax/network/transitions.js';

interface ExpectedSentence {
  readonly forms: readonly string[];
  readonly word: readonly number[][];
  readonly context: readonly number[][][];
  readonly tagLogits: readonly number[][];
  readonly final: readonly number[][];
  readonly transitions: readonly {
    readonly kind: number;
    readonly scores: readonly (number | null)[] | null;
    readonly relation: number | null;
    readonly relationScores: readonly number[] | null;
  }[];
  readonly tags: readonly string[];
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

const bytes = readFileSync(new URL('../../src/syntax/model/en.bin', import.meta.url));
const fixture = JSON.parse(gunzipSync(readFileSync(new URL('../fixtures/layers.json.gz', import.meta.url))).toString('utf8')) as {
  readonly model: { readonly payloadCrc32: number };
  readonly sentences: readonly ExpectedSentence[];
};
const model = await loadModel(bytes);

/** 16 bits hold values up to 16 in steps of 1/2048 or so; hundreds of products of such steps add up to this at most. */
const VECTOR_TOLERANCE = 0.02;
/** Scores reach 100, and are sums of 128 products of rounded values. */
const SCORE_TOLERANCE = 0.1;

function largestDifference(found: ArrayLike<number>, expected: readonly (number | null)[]): number {
  expect(found.length).toBe(expected.length);
  return expected.reduce<number>((largest, value, i) => (value === null ? largest : Math.max(largest, Math.abs(value - found[i]!))), 0);
}

test('the fixture belongs to the model', () => {
  expect(fixture.model.payloadCrc32).toBe(bytes.readUInt32LE(12));
  expect(fixture.sentences.length).toBeGreaterThanOrEqual(10);
});

describe.each([
  ['SIMD', true],
  ['plain', false],
])('%s', (_, simd) => {
  const vectors = new Map<string, Float32Array[]>();
  const steps: Step[] = [];
  const parser = createParser(model, {
    simd,
    watch: {
      vector: (part, _sentence, token, vector) => {
        const list = vectors.get(part) ?? [];
        list[token] = vector.slice();
        vectors.set(part, list);
      },
      step: (_sentence, step) => steps.push(step),
    },
  });

  test.each(fixture.sentences.map((sentence) => [sentence.forms.join(' '), sentence] as const))('%s', (_text, expected) => {
    vectors.clear();
    steps.length = 0;
    const found = parser.parse(expected.forms);

    const parts: [string, readonly number[][]][] = [
      ['word', expected.word],
      ...expected.context.map((rows, i): [string, readonly number[][]] => [`context${i}`, rows]),
      ['parser', expected.final],
    ];
    expect(expected.context.length).toBe(model.context.length);
    for (const [part, rows] of parts) {
      expect(rows.length, 'a row for each token and one for ROOT').toBe(expected.forms.length + 1);
      rows.forEach((row, token) => {
        const difference = largestDifference(vectors.get(part)![token]!, row);
        expect(difference, `${part} of token ${token}`).toBeLessThan(VECTOR_TOLERANCE);
      });
    }
    expected.tagLogits.forEach((row, token) => {
      expect(largestDifference(vectors.get('tags')![token]!, row), `tags of token ${token}`).toBeLessThan(SCORE_TOLERANCE);
    });

    expect(steps.map(({ transition }) => transition)).toEqual(expected.transitions.map(({ kind }) => kind));
    expected.transitions.forEach(({ scores, relation, relationScores }, i) => {
      const step = steps[i]!;
      expect(step.relation ?? null, `relation of step ${i}`).toBe(relation);
      expect(step.scores === undefined, `step ${i} is a choice`).toBe(scores === null);
      if (scores) expect(largestDifference(step.scores!, scores), `scores of step ${i}`).toBeLessThan(SCORE_TOLERANCE);
      if (relationScores)
        expect(largestDifference(step.relationScores!, relationScores), `labels of step ${i}`).toBeLessThan(SCORE_TOLERANCE);
    });

    expect(found.upos.map((upos, i) => `${upos}|${found.xpos[i]}`)).toEqual(expected.tags);
    expect([...found.head]).toEqual(expected.heads.map((head) => head - 1));
    expect(found.relation).toEqual(expected.relations);
  });
});
