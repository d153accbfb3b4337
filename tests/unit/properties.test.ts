// What holds for every text, sensible or not.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Claimed, Range } from '../../src/document.js';
import { toGexf } from '../../src/export/gexf.js';
import { toJson } from '../../src/export/json.js';
import { buildGraph } from '../../src/graph/build.js';
import { gather } from '../../src/graph/gather.js';
import { loadReader } from '../../src/node.js';
import type { Reader } from '../../src/pipeline.js';

let reader: Reader;

beforeAll(async () => {
  reader = await loadReader();
});

/** Words that news is made of, strange characters between them, and any text at all. */
const WORDS =
  'Peru Ecuador Oslo Moscow U. S. the The president minister of and , . " “ ” ’s said accused attacked talks with sanctions on against not will if ' +
  'Assad he it they Russian forces [ ( ) — – - … &amp; <b> \n\n \u00a0 \u200b e\u0301 😀 İ ß ﬁ 3,000 $5 %';
const newsy = fc
  .array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...WORDS.split(' ')) }, fc.string({ unit: 'grapheme', maxLength: 6 })), {
    maxLength: 60,
  })
  .chain((parts) => fc.constantFrom(' ', '', '  ').map((gap) => parts.join(gap)));
const anything = fc.oneof(newsy, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }));

function check(document: Claimed): void {
  const { text, tokens, sentences, mentions, actors, claims } = document;
  const inside = ({ start, end }: Range): void => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  };
  let last = 0;
  for (const token of tokens) {
    inside(token);
    expect(token.start).toBeGreaterThanOrEqual(last);
    last = token.end;
    const { span } = sentences[token.sentence]!;
    expect(token.head === -1 || (token.head >= span.start && token.head < span.end && token.head !== token.index)).toBe(true);
  }
  for (const note of document.notes) expect(note.range.end).toBeLessThanOrEqual(text.length);
  const ids = new Set(actors.map(({ id }) => id));
  expect(ids.size).toBe(actors.length);
  expect(actors.map(({ id }) => id)).toEqual([...ids].sort());
  mentions.forEach((mention, i) => {
    expect(mention.index).toBe(i);
    // A mention that means several stands once for each, and never twice for one.
    const before = mentions[i - 1];
    if (before && before.span.start === mention.span.start && before.span.end === mention.span.end)
      expect(before.actor).not.toBe(mention.actor);
    expect(before === undefined || before.span.start <= mention.span.start).toBe(true);
  });
  for (const mention of mentions) {
    inside(mention.range);
    expect(mention.of).toBeLessThan(mentions.length);
    if (mention.actor !== null) expect(ids).toContain(mention.actor);
  }
  for (const claim of claims) {
    for (const words of [
      claim.evidence,
      claim.trigger,
      ...(claim.time?.words ? [claim.time.words] : []),
      ...claim.source.mentions,
      ...claim.target.mentions,
    ]) {
      inside(words);
      expect(words.text).toBe(text.slice(words.start, words.end));
    }
    expect(claim.evidence.start).toBeLessThanOrEqual(claim.trigger.start);
    expect(claim.evidence.end).toBeGreaterThanOrEqual(claim.trigger.end);
    expect(ids).toContain(claim.source.id);
    expect(ids).toContain(claim.target.id);
    if (claim.reporter !== null) expect(ids).toContain(claim.reporter);
    expect(claim.source.id).not.toBe(claim.target.id);
    expect(Math.abs(claim.polarity)).toBeLessThanOrEqual(1);
    expect(claim.confidence).toBeGreaterThan(0);
    expect(claim.confidence).toBeLessThanOrEqual(1);
  }
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
}

describe('any text', () => {
  test('is read without an exception, into the same twice, with ranges inside and both ends known', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const document = reader.read({ id: 'any', text, date: '2017-04-11' });
        check(document);
        expect(document.text).toBe(text);
        expect(JSON.stringify(reader.read({ id: 'any', text, date: '2017-04-11' }).claims)).toBe(JSON.stringify(document.claims));
      }),
      { numRuns: 800, seed: 20170411 },
    );
  });

  test('holds where mentions mean several', () => {
    const several = fc.constantFrom(
      'the two leaders',
      'both countries',
      'they',
      'their ministers',
      'each',
      'both men',
      'Peru and Chile',
      'Otero met Toro',
    );
    fc.assert(
      fc.property(fc.array(several, { minLength: 1, maxLength: 8 }), (parts) => {
        check(reader.read({ id: 'several', text: parts.map((part) => `${part} thanked Bolivia.`).join(' ') }));
      }),
      { numRuns: 40, seed: 20170411 },
    );
  });

  test('gives a graph that can be written, and an answer to relate and identify', () => {
    fc.assert(
      fc.property(newsy, fc.nat(200), fc.nat(200), (text, from, to) => {
        const graph = buildGraph(gather([reader.read({ id: 'any', text })]));
        expect(toGexf(graph)).toContain('</gexf>');
        expect(() => JSON.parse(toJson(graph))).not.toThrow();
        const related = reader.relate({ id: 'any', text }, { start: from, end: from + 5 }, { start: to, end: to + 5 });
        for (const way of [related.forward, related.backward]) if (way !== null) expect(Math.abs(way.polarity)).toBeLessThanOrEqual(1);
        expect(reader.identify({ id: 'any', text })).toHaveProperty('country');
      }),
      { numRuns: 40, seed: 20170411 },
    );
  });

  test.each([
    ['nothing', ''],
    ['one letter', 'a'],
    ['only punctuation', '.,;:!?"“”()[]—…'.repeat(20)],
    ['only emoji', '😀🇷🇺👩‍👩‍👧'.repeat(30)],
    ['half a pair', 'Oslo \ud83d warned Minsk \udc00.'],
    ['a table', 'Country\tShare\nPeru\t12.5\nEcuador\t3.1\n'.repeat(40)],
    ['brackets without end', '[('.repeat(500)],
    ['one long sentence', `${'Peru , Ecuador and '.repeat(400)}Chile met.`],
    ['names of objects', 'constructor __proto__ toString hasOwnProperty Constructor said Peru accused __proto__ of valueOf.'],
  ])('%s', (_name, text) => check(reader.read({ id: 'odd', text })));
});

describe('texts that say something', () => {
  test('have claims to check', () => {
    const document = reader.read({
      id: 'sound',
      date: '2021-03-04',
      text: 'LIMA (Reuters) —  Peru“We condemn Ecuador,” Peru&rsquo;s foreign minister said.rsquo;s foreign minister condemned Ecuador. The U. S. thanked Chile. Moscow did not attack Kyiv.',
    });
    check(document);
    expect(document.claims.length).toBeGreaterThanOrEqual(3);
    expect(new Set(document.claims.map(({ modality }) => modality)).size).toBeGreaterThanOrEqual(2);
  });

  test('do not depend on what was read before', () => {
    const source = { id: 'same', text: 'Peru condemned Ecuador. It thanked Chile.' };
    const alone = JSON.stringify(reader.read(source).claims);
    reader.read({ id: 'other', text: 'Chile attacked Peru. Ecuador said it would not help. Constructor accused Ecuador.' });
    expect(JSON.stringify(reader.read(source).claims)).toBe(alone);
  });
});
