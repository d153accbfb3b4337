// The parser as a whole: a tree for whatever comes, the same one every time, in time proportional to the length.

import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { loadModel } from '../../src/syntax/network/model.js';
import { createParser, LONGEST_WINDOW, type Parse, type ParserOptions } from '../../src/syntax/network/parser.js';
import { type RandomModelOptions, random, randomModel, randomSentence } from './network-random-model.js';

const english = await loadModel(readFileSync(new URL('../../src/syntax/model/en.bin', import.meta.url)));
const parser = createParser(english);

const words = (text: string): string[] => text.split(' ');

/** One root, every head in the sentence, and no way round in circles. */
function expectTree({ head, relation, upos, xpos }: Parse, length: number): void {
  for (const list of [head, relation, upos, xpos]) expect(list.length).toBe(length);
  if (length === 0) return;
  expect([...head].filter((to) => to === -1)).toEqual([-1]);
  const reachesRoot = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) {
    const path: number[] = [];
    let at = i;
    while (at !== -1 && reachesRoot[at] === 0) {
      path.push(at);
      expect(path.length).toBeLessThanOrEqual(length);
      at = head[at]!;
      expect(at).toBeGreaterThanOrEqual(-1);
      expect(at).toBeLessThan(length);
    }
    for (const token of path) reachesRoot[token] = 1;
  }
  for (const [i, name] of relation.entries()) expect(name === 'root').toBe(head[i] === -1);
}

describe('what it reads', () => {
  test('subject, verb, object', () => {
    const { upos, head, relation } = parser.parse(words('The soldiers crossed the river .'));
    expect(upos).toEqual(['DET', 'NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT']);
    expect([...head]).toEqual([1, 2, -1, 4, 2, 2]);
    expect(relation).toEqual(['det', 'nsubj', 'root', 'det', 'obj', 'punct']);
  });

  test('a passive with its agent', () => {
    const { head, relation } = parser.parse(words('Three envoys were expelled by Prague on Friday .'));
    expect(relation.slice(1, 4)).toEqual(['nsubj:pass', 'aux:pass', 'root']);
    expect([...head.slice(0, 6)]).toEqual([1, 3, 3, -1, 5, 3]);
  });
});

describe('whatever comes', () => {
  const cases: [string, string[]][] = [
    ['one word', ['Yes']],
    ['one empty word', ['']],
    ['one full stop', ['.']],
    ['only punctuation', [...'.,;:!?-()"\'...']],
    ['only emoji', ['😀', '🇫🇷', '👩‍👩‍👧', '❤️', '🏳️‍🌈']],
    ['lone surrogates', ['\ud800', '\udfff', 'a\ud800b', '\ude00\ud83d']],
    ['spaces and controls', [' ', '\n', '\0', '\t\t', '\u2028', '\u200b']],
    ['other scripts', ['北京', 'сказал', 'قال', 'नमस्ते', '서울']],
    ['names of an object’s properties', ['__proto__', 'constructor', 'toString', 'hasOwnProperty']],
    ['a very long word', ['so', 'a'.repeat(100_000), '😀'.repeat(50_000), '1'.repeat(70_000)]],
    ['the same word over and over', new Array<string>(300).fill('very')],
  ];
  test.each(cases)('%s', (_, forms) => {
    expectTree(parser.parse(forms), forms.length);
    const { upos, xpos } = parser.parse(forms);
    expect(parser.tag(forms)).toEqual({ upos, xpos });
    expect(createParser(english, { simd: false }).parse(forms)).toEqual(parser.parse(forms));
  });

  test('nothing', () => {
    expect(parser.parse([])).toEqual({ upos: [], xpos: [], head: new Int32Array(0), relation: [] });
    expect(parser.tag([])).toEqual({ upos: [], xpos: [] });
    expect(parser.parseAll([])).toEqual([]);
    expect(parser.parseAll([[], ['Yes'], []]).map(({ upos }) => upos.length)).toEqual([0, 1, 0]);
  });

  test('the words given are left as they are', () => {
    const forms = Object.freeze(words('Seoul thanked Ottawa .'));
    expectTree(parser.parse(forms), 4);
  });
});

describe('a very long sentence is cut into windows', () => {
  const clause = words('and the envoy of the northern province met the deputy minister in the old harbour town ,');

  test('at punctuation, each read on its own, later ones hanging on the first', () => {
    const forms = Array.from({ length: 300 }, () => clause).flat();
    expect(forms.length).toBeGreaterThan(5000);
    const tree = parser.parse(forms);
    expectTree(tree, forms.length);
    // The last comma within the first window.
    const end = Math.floor(LONGEST_WINDOW / clause.length) * clause.length;
    const first = parser.parse(forms.slice(0, end));
    expect(tree.upos.slice(0, end)).toEqual(first.upos);
    expect(tree.head.slice(0, end)).toEqual(first.head);
    const second = parser.parse(forms.slice(end, 2 * end));
    const root = second.head.indexOf(-1);
    expect(tree.head[end + root]).toBe(first.head.indexOf(-1));
    expect(tree.relation[end + root]).toBe('parataxis');
    for (const [i, head] of second.head.entries()) if (i !== root) expect(tree.head[end + i]).toBe(end + head);
    expect(parser.tag(forms)).toEqual({ upos: tree.upos, xpos: tree.xpos });
  });

  test.each([LONGEST_WINDOW - 1, LONGEST_WINDOW, LONGEST_WINDOW + 1, 2 * LONGEST_WINDOW, 2 * LONGEST_WINDOW + 1])(
    'of %i words without punctuation: anywhere',
    (length) => {
      const forms = Array.from({ length }, (_, i) => clause[i % (clause.length - 1)]!);
      const tree = parser.parse(forms);
      expectTree(tree, length);
      const first = parser.parse(forms.slice(0, LONGEST_WINDOW));
      expect([...tree.head.slice(0, LONGEST_WINDOW)]).toEqual([...first.head]);
    },
  );
});

/** Shapes that differ in whatever can differ. */
const shapes: readonly RandomModelOptions[] = [
  { seed: 1 },
  { seed: 2, width: 8, hidden: 8 },
  { seed: 3, width: 24, hidden: 40, largestWeight: 127 },
  { seed: 4, context: [{ kind: 'convolution', dilation: 1 }] },
  { seed: 5, context: [1, 3, 2].map((dilation) => ({ kind: 'convolution', dilation })) },
  { seed: 6, activationScale: 65536, largestWeight: 127 },
  { seed: 7, distances: ['s0b0'], positions: ['b0', 's0'], childLabels: ['s0r2'] },
  {
    seed: 8,
    distances: ['s0b0', 's1s0', 's2b1'],
    positions: ['s3', 'b2', 's2l', 's2r2', 'b1l', 's0'],
    childLabels: ['s3l', 'b2l2', 's0l'],
  },
  { seed: 9, relations: ['root', 'dep'], tags: ['X|X'] },
  { seed: 10, tags: Array.from({ length: 33 }, (_, i) => `T${i}|t${i}`), relations: ['a', 'b', 'c', 'root'] },
  { seed: 11, width: 128, hidden: 128, activationScale: 4096 },
];

/** Everything the network computes, bit by bit. */
function runAndWatch(model: Parameters<typeof createParser>[0], sentences: readonly string[][], options: ParserOptions) {
  const numbers: string[] = [];
  const watched = createParser(model, {
    ...options,
    watch: {
      vector: (part, sentence, token, vector) => {
        const bits = new Int32Array(vector.slice().buffer);
        numbers.push(`${part} ${sentence} ${token} ${bits.join(' ')}`);
      },
      step: (sentence, step) => numbers.push(`step ${sentence} ${JSON.stringify(step)}`),
    },
  });
  return { trees: watched.parseAll(sentences), numbers, simd: watched.simd, work: watched.work() };
}

describe('SIMD and plain give the same bits', () => {
  test.each(shapes)('random model $seed', async (shape) => {
    const model = await loadModel(randomModel(shape));
    const next = random(shape.seed);
    const sentences = Array.from({ length: 40 }, () => randomSentence(next, Math.floor(next() ** 2 * 40)));
    const simd = runAndWatch(model, sentences, {});
    const plain = runAndWatch(model, sentences, { simd: false });
    expect([simd.simd, plain.simd]).toEqual([true, false]);
    expect(simd.numbers).toEqual(plain.numbers);
    expect(simd.trees).toEqual(plain.trees);
    expect(simd.work).toEqual(plain.work);
    for (const [i, tree] of simd.trees.entries()) expectTree(tree, sentences[i]!.length);
    expect(simd.numbers.length).toBeGreaterThan(1000);
  });

  test('the English model, on 300 sequences of words', () => {
    const next = random(99);
    const vocabulary = [...english.features.find(({ name }) => name === 'words')!.rowOf.keys()];
    const sentences = Array.from({ length: 300 }, () =>
      randomSentence(next, 1 + Math.floor(next() * 30)).map((form) =>
        next() < 0.8 ? vocabulary[Math.floor(next() * vocabulary.length)]! : form,
      ),
    );
    const simd = runAndWatch(english, sentences, {});
    const plain = runAndWatch(english, sentences, { simd: false });
    // Compared one by one: a difference should show as one line, not as 300 sentences.
    expect(simd.numbers.length).toBe(plain.numbers.length);
    expect(simd.numbers.find((line, i) => line !== plain.numbers[i])).toBeUndefined();
    expect(simd.trees).toEqual(plain.trees);
    for (const [i, tree] of simd.trees.entries()) expectTree(tree, sentences[i]!.length);
  });
});

describe('the answer depends on the sentence alone', () => {
  const next = random(12);
  const sentences = Array.from({ length: 60 }, () => randomSentence(next, Math.floor(next() * 60)));
  const alone = sentences.map((forms) => createParser(english).parse(forms));

  test('not on what was read before', () => {
    expect(sentences.map((forms) => parser.parse(forms))).toEqual(alone);
    expect([...sentences].reverse().map((forms) => parser.parse(forms))).toEqual([...alone].reverse());
  });

  test('not on what is read beside it', () => {
    expect(parser.parseAll(sentences)).toEqual(alone);
    expect(parser.parseAll([...sentences].reverse())).toEqual([...alone].reverse());
  });

  test('not on which words are remembered', () => {
    const forgetful = createParser(english, { wordsKept: 0 });
    const many = Array.from({ length: 1000 }, (_, i) => [`word${i}`, 'said', `Mr${i}`, '.']);
    const expected = parser.parseAll(many);
    expect(forgetful.parseAll(many)).toEqual(expected);
    expect(forgetful.parseAll(many)).toEqual(expected);
    expect(forgetful.parseAll(sentences)).toEqual(alone);
    // It did forget: a parser with room computes each form once.
    expect(forgetful.work().words).toBeGreaterThan(2 * 2000);
  });

  test('not on an earlier answer that was changed', () => {
    const first = parser.parse(sentences[1]!);
    first.head.fill(7);
    first.upos.fill('X');
    expect(parser.parse(sentences[1]!)).toEqual(alone[1]);
  });

  test('not on a caller’s mistake before it', () => {
    const fresh = createParser(english);
    const mistake = ['Brand', 'new', undefined, 'words'] as string[];
    expect(() => fresh.parseAll([['Fine'], mistake])).toThrow(TypeError);
    expect(fresh.parse(words('Brand new words'))).toEqual(parser.parse(words('Brand new words')));
    expect(fresh.parseAll(sentences)).toEqual(alone);
  });

  test('not on a tagging in between', () => {
    sentences.slice(0, 10).forEach((forms, i) => {
      parser.tag(sentences[i + 1]!);
      expect(parser.parse(forms)).toEqual(alone[i]);
    });
  });
});

describe('a sentence twice as long costs twice as much', () => {
  /** What a sentence of so many words costs, none of them seen before. */
  const workFor = (length: number) => {
    const fresh = createParser(english);
    const next = random(length);
    const vocabulary = words('the a old envoy minister said met warned praised in of and that , Oslo Quito talks treaty soon');
    fresh.parse(Array.from({ length }, () => vocabulary[Math.floor(next() * vocabulary.length)]!));
    return fresh.work();
  };

  test.each([10, 100, 400, 3000])('from %i words on', (length) => {
    const once = workFor(length);
    const twice = workFor(2 * length);
    expect(once.tokens).toBe(length);
    expect(once.transitions).toBe(2 * length);
    expect(twice.transitions).toBe(4 * length);
    expect(twice.products).toBeLessThan(2.3 * once.products);
    expect(twice.asked).toBeLessThanOrEqual(english.header.config.positions.length * (2 * length + 20));
  });

  test('words that are met again are not computed again', () => {
    const fresh = createParser(english);
    const forms = words('Lima praised the talks and Quito praised the talks .');
    fresh.parse(forms);
    expect(fresh.work().words).toBe(new Set(forms).size);
    fresh.parse(forms);
    expect(fresh.work().words).toBe(new Set(forms).size);
    fresh.tag(words('Quito praised Lima .'));
    expect(fresh.work().words).toBe(new Set(forms).size);
  });
});

describe('where WebAssembly cannot be used', () => {
  const forms = words('The talks in Quito ended without a treaty .');
  const expected = parser.parse(forms);
  afterEach(() => vi.unstubAllGlobals());

  test('with SIMD, it is used', () => {
    expect(parser.simd).toBe(true);
    expect(createParser(english, { simd: false }).simd).toBe(false);
  });

  test.each<[string, unknown]>([
    ['it does not exist', undefined],
    ['it has no SIMD', { ...WebAssembly, validate: () => false }],
    [
      'a page’s security policy forbids it',
      {
        validate: () => true,
        Module: function forbidden() {
          throw new WebAssembly.CompileError('Wasm code generation disallowed by embedder');
        },
      },
    ],
  ])('because %s, plain arithmetic takes over', (_, stub) => {
    vi.stubGlobal('WebAssembly', stub);
    const plain = createParser(english);
    expect(plain.simd).toBe(false);
    expect(plain.parse(forms)).toEqual(expected);
  });
});
