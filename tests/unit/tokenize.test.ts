// Words and sentences, each with its place in the text as it was given.

import { describe, expect, test } from 'vitest';
import type { Tokenized } from '../../src/document.js';
import { lemmaOf, tokenize } from '../../src/syntax/tokenize.js';
import { normalize } from '../../src/text/normalize.js';

const read = (text: string): Tokenized => tokenize(normalize({ id: 'text', text }));
const words = (text: string): string[] => read(text).tokens.map((token) => token.text);
/** The source text of each token. */
const slices = (text: string): string[] => read(text).tokens.map(({ start, end }) => text.slice(start, end));
const sentences = (text: string): string[] => {
  const { tokens, sentences: all } = read(text);
  return all.map(({ span }) => text.slice(tokens[span.start]!.start, tokens[span.end - 1]!.end));
};

describe('places in the source text', () => {
  test.each<[string, string, string[]]>([
    ['plain words', "Moscow's envoys left.", ['Moscow', "'s", 'envoys', 'left', '.']],
    ['surrogate pairs', 'Oslo 😀 warned 🇷🇺 Minsk.', ['Oslo', '😀', 'warned', '🇷', '🇺', 'Minsk', '.']],
    ['letters beyond the first plane', '𠮷野 warned Minsk.', ['𠮷野', 'warned', 'Minsk', '.']],
    ['combining marks', 'Jose\u0301 met Milos\u030c.', ['Jose\u0301', 'met', 'Milos\u030c', '.']],
    ['no-break spaces', 'Oslo\u00a0warned\u202fMinsk\u00a0.', ['Oslo', 'warned', 'Minsk', '.']],
    ['line ends of Windows', 'Oslo warned\r\nMinsk.\r\n\r\nIt left.', ['Oslo', 'warned', 'Minsk', '.', 'It', 'left', '.']],
    ['entities', 'Oslo &amp; Minsk &quot;agreed&quot;&#46;', ['Oslo', '&amp;', 'Minsk', '&quot;', 'agreed', '&quot;', '&#46;']],
    ['tabs and many spaces', '  Oslo\t\twarned    Minsk .', ['Oslo', 'warned', 'Minsk', '.']],
  ])('%s', (_name, text, wanted) => {
    expect(slices(text)).toEqual(wanted);
  });

  test.each<[string, string, string[]]>([
    ['after a word', '“No…” said Oslo.', ['“', 'No', '…', '”', 'said', 'Oslo', '.']],
    ['within words', 'Oslo left…Minsk stayed…%', ['Oslo', 'left', '…', 'Minsk', 'stayed', '…', '%']],
    ['beside a full stop', 'Oslo left…. Minsk stayed….', ['Oslo', 'left', '….', 'Minsk', 'stayed', '….']],
    ['after an abbreviation', 'Oslo thanked the U.S.… Minsk left.', ['Oslo', 'thanked', 'the', 'U.S.', '…', 'Minsk', 'left', '.']],
    ['as three characters', '"No..." said Oslo.', ['"', 'No', '...', '"', 'said', 'Oslo', '.']],
    ['as two characters, between letters', 'Room A0..0 of OsloU..Minsk', ['Room', 'A0', '..', '0', 'of', 'OsloU', '..', 'Minsk']],
  ])('the points of an ellipsis are one token: %s', (_name, text, wanted) => {
    expect(slices(text)).toEqual(wanted);
  });

  test('zero-width characters inside a word belong to it', () => {
    const text = 'Os\u200blo war\u00adned Minsk\ufeff.';
    expect(words(text)).toEqual(['Oslo', 'warned', 'Minsk', '.']);
    expect(slices(text).slice(0, 2)).toEqual(['Os\u200blo', 'war\u00adned']);
  });

  test('"U. S." is one word, in its clean form, at its place', () => {
    const text = 'The U. S. and the U.N. met.';
    expect(words(text)).toEqual(['The', 'U.S.', 'and', 'the', 'U.N.', 'met', '.']);
    expect(slices(text)[1]).toBe('U. S.');
  });

  test('curly and straight marks are one kind of token, at the place of their own', () => {
    const text = '“We cannot,” he said. "It\u2019s late."';
    expect(words(text).filter((word) => word === '"')).toHaveLength(4);
    expect(slices(text)[0]).toBe('“');
    expect(slices(text)).toContain('\u2019s');
  });

  test('tokens stand in order, do not overlap, and hold all that is not space', () => {
    const text = 'LUCCA, Italy (AP) —  U. S. officials, "in talks", said: 3,000 troops & 5% at 10:30 a.m. won\u2019t…';
    const { tokens } = read(text);
    let covered = '';
    let last = 0;
    for (const [i, { index, start, end }] of tokens.entries()) {
      expect(index).toBe(i);
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(text.slice(last, start).trim()).toBe('');
      covered += text.slice(start, end);
      last = end;
    }
    expect(covered.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
  });
});

describe('words', () => {
  test.each(['Erdoğan', 'Ćosić', 'Šefčovič', 'Łukasz', 'Dăncilă', 'Nguyễn', 'Müller', 'Åland', 'Đilas', 'İmamoğlu', 'Þórdís', 'Zelenskyĭ'])(
    '%s stays whole',
    (name) => {
      expect(words(`Yesterday ${name} met ${name}'s envoy.`)).toEqual(['Yesterday', name, 'met', name, "'s", 'envoy', '.']);
    },
  );

  test.each([
    ["They didn't go.", ['They', 'did', "n't", 'go', '.']],
    ['Mr. Smith paid $5 million.', ['Mr.', 'Smith', 'paid', '$', '5', 'million', '.']],
    ['Russian-backed rebels', ['Russian', '-', 'backed', 'rebels']],
  ])('%s', (text, wanted) => expect(words(text)).toEqual(wanted));

  test('a run of characters without a space is one word, and costs no more than its length', () => {
    const run = 'aé9,.'.repeat(40_000);
    const text = `Oslo warned Minsk. ${run} Minsk left.`;
    const { tokens } = read(text);
    expect(tokens.map((token) => text.slice(token.start, token.end) === token.text)).not.toContain(false);
    expect(tokens.map((token) => token.text.length)).toEqual([4, 6, 5, 1, 200_000, 5, 4, 1]);
  }, 5_000);
});

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['Oslo warned Minsk. Minsk left.', ['Oslo warned Minsk.', 'Minsk left.']],
    ['Gen. Petrov met Mr. Smith and Sen. Jones. They left.', ['Gen. Petrov met Mr. Smith and Sen. Jones.', 'They left.']],
    ['The U. S. said so. Moscow did not.', ['The U. S. said so.', 'Moscow did not.']],
    ['Route No. 2 is closed. No. They left.', ['Route No. 2 is closed.', 'No.', 'They left.']],
    ['"We will go." He left.', ['"We will go."', 'He left.']],
    ['One paragraph\n\nAnother one', ['One paragraph', 'Another one']],
    ['', []],
    [' \n\n ', []],
  ])('%j', (text, wanted) => expect(sentences(text)).toEqual(wanted));

  test('every token is in the sentence that it says', () => {
    const { tokens, sentences: all } = read('Oslo left. Minsk stayed!\n\nWhy? "Nobody knows," he said.');
    for (const { index, span } of all) for (let i = span.start; i < span.end; i += 1) expect(tokens[i]!.sentence).toBe(index);
    expect(all[0]!.span.start).toBe(0);
    expect(all.at(-1)!.span.end).toBe(tokens.length);
  });
});

describe('lemmas', () => {
  test.each([
    ['freed', 'VERB', 'free'],
    ['opened', 'VERB', 'open'],
    ['backed', 'VERB', 'back'],
    ['accused', 'VERB', 'accuse'],
    ['founded', 'VERB', 'found'],
    ['met', 'VERB', 'meet'],
    ['was', 'AUX', 'be'],
    ["n't", 'PART', 'not'],
    ['ties', 'NOUN', 'tie'],
    ['sanctions', 'NOUN', 'sanction'],
    ['spokeswomen', 'NOUN', 'spokeswoman'],
    ['media', 'NOUN', 'media'],
    ['Russians', 'PROPN', 'Russians'],
    ['closer', 'ADJ', 'close'],
  ] as const)('%s as %s is %s', (word, tag, lemma) => expect(lemmaOf(word, tag)).toBe(lemma));
});

describe('what was read before changes nothing', () => {
  test('a possessive is cut before a lone mark, and after it was seen there', () => {
    const plain = 'Oslo praised Tallinn’s values.';
    const before = words(plain);
    expect(words('It became Tallinn’s .')).toEqual(['It', 'became', 'Tallinn', "'s", '.']);
    expect(before).toEqual(['Oslo', 'praised', 'Tallinn', "'s", 'values', '.']);
    expect(words(plain)).toEqual(before);
    expect(slices('It became Tallinn’s .')).toEqual(['It', 'became', 'Tallinn', '’s', '.']);
  });
});
