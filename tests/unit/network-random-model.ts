// A seed and a shape -> the bytes of a model file with random numbers in it. It knows nothing of language, but must run like any other.
//
//   const model = await loadModel(randomModel({ seed: 7, width: 16 }));

import { gzipSync } from 'node:zlib';
import { crc32 } from '../../src/syntax/network/crc32.js';

export interface RandomModelOptions {
  readonly seed: number;
  readonly width?: number;
  readonly hidden?: number;
  readonly context?: readonly { readonly kind: string; readonly dilation: number }[];
  readonly positions?: readonly string[];
  readonly childLabels?: readonly string[];
  readonly distances?: readonly string[];
  readonly tags?: readonly string[];
  readonly relations?: readonly string[];
  /** Largest weight in a matrix; 127 is what the format allows, 31 what models have. */
  readonly largestWeight?: number;
  /** How far the activations are blown up; large ones make 16 bits overflow. */
  readonly activationScale?: number;
}

/** The words that random models know. */
export const knownWords = ['the', 'minister', 'warned', 'oslo', '0,000', '.', ',', 'über', '北京', '😀'];

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomModel(options: RandomModelOptions): Uint8Array {
  const next = random(options.seed);
  const width = options.width ?? 32;
  const hidden = options.hidden ?? 32;
  const scale = options.activationScale ?? 1024;
  const largest = options.largestWeight ?? 31;
  const context = options.context ?? [
    { kind: 'convolution', dilation: 1 },
    { kind: 'gated', dilation: 0 },
    { kind: 'convolution', dilation: 1 },
  ];
  const positions = options.positions ?? ['s0', 's1', 's2', 'b0', 'b1', 's0l', 's0r', 's1l', 's1r', 'b0l'];
  const childLabels = options.childLabels ?? ['s0l', 's0r', 's1l', 's1r', 'b0l', 's0l2', 's0r2', 's1r2', 'b0l2'];
  const distances = options.distances ?? ['s0b0', 's1s0'];
  const tags = options.tags ?? ['NOUN|NN', 'VERB|VBD', 'PROPN|NNP', 'PUNCT|.', 'X|FW', 'DET|DT', 'ADP|IN'];
  const relations = options.relations ?? ['nsubj', 'root', 'obj', 'punct', 'det', 'parataxis', 'obl', 'case', 'dep'];

  const chunks: Uint8Array[] = [];
  let payloadBytes = 0;
  const append = (bytes: Uint8Array, alignment: number): number => {
    const gap = (alignment - (payloadBytes % alignment)) % alignment;
    chunks.push(new Uint8Array(gap), bytes);
    payloadBytes += gap + bytes.length;
    return payloadBytes - bytes.length;
  };

  const vocabularies: Record<string, { offset: number; bytes: number; count: number }> = {};
  const addVocabulary = (name: string, list: readonly string[]): void => {
    const bytes = new TextEncoder().encode(list.join('\n'));
    vocabularies[name] = { offset: append(bytes, 1), bytes: bytes.length, count: list.length };
  };
  const tensors: object[] = [];
  const between = (low: number, high: number): number => low + (high - low) * next();
  const floats = (count: number, low: number, high: number): Uint8Array =>
    new Uint8Array(Float32Array.from({ length: count }, () => between(low, high)).buffer);
  const addWeights = (name: string, rows: number, columns: number, scaleAxis: 'row' | 'column', size: number): void => {
    const values = Int8Array.from({ length: rows * columns }, () => Math.round(between(-largest - 0.49, largest + 0.49)));
    const offset = append(new Uint8Array(values.buffer), 16);
    const scaleOffset = append(floats(scaleAxis === 'row' ? rows : columns, size / 2 / largest, size / largest), 4);
    tensors.push({ name, type: 'i8', shape: [rows, columns], offset, scaleOffset, scaleAxis });
  };
  const addFloats = (name: string, columns: number): void => {
    tensors.push({ name, type: 'f32', shape: [1, columns], offset: append(floats(columns, -0.2, 0.2), 16), scaleAxis: 'none' });
  };

  const affixes = (length: number): string[] => [...new Set(knownWords.map((word) => [...word].slice(-length).join('')))];
  const features = [
    { name: 'vectors', width: 6, list: knownWords, extra: 1 },
    { name: 'words', width: 5, list: knownWords.slice(0, 6), extra: 2 },
    { name: 'suffix3', width: 4, list: affixes(3), extra: 2 },
    { name: 'suffix2', width: 3, list: affixes(2), extra: 2 },
    { name: 'prefix3', width: 4, list: ['the', 'min', '😀', '北京'], extra: 2 },
    { name: 'shape', width: 3, list: ['x', 'Xx', 'd,d', 'u', '.', ''], extra: 2 },
  ];
  for (const { name, list } of features) addVocabulary(name, list);
  addVocabulary('tags', tags);
  addVocabulary('relations', relations);
  for (const feature of features) addWeights(`embed.${feature.name}`, feature.list.length + feature.extra, feature.width, 'row', 1);
  const addLayer = (name: string, rows: number, columns: number): void => {
    addWeights(`${name}.weight`, rows, columns, 'column', 2 / Math.sqrt(rows));
    addFloats(`${name}.bias`, columns);
  };
  addLayer('word', 25, width);
  for (const [i, { kind }] of context.entries()) {
    if (kind === 'gated') addLayer(`context${i}`, width, 2 * width);
    else addLayer(`context${i}`, 3 * width, width);
  }
  addLayer('tags', width, tags.length);
  addWeights('tags.embedding', tags.length, width, 'row', 0.5);
  addWeights('parser.weight', width, positions.length * hidden, 'column', 1 / Math.sqrt(width));
  addFloats('parser.null', width);
  addFloats('parser.bias', hidden);
  addWeights('parser.childLabels', childLabels.length * (relations.length + 1), hidden, 'row', 0.5);
  addWeights('parser.distances', distances.length * 8, hidden, 'row', 0.5);
  addLayer('output', hidden, 3 + 2 * relations.length);

  return writeModel(
    {
      name: `random-${options.seed}`,
      language: 'none',
      formatVersion: 1,
      createdWith: 'a test',
      seed: options.seed,
      licence: 'none',
      attribution: '',
      trainedOn: [],
      scores: {},
      config: {
        width,
        hidden,
        features: features.map(({ name, width: featureWidth }) => ({ name, width: featureWidth })),
        context,
        positions,
        childLabels,
        distances,
        distanceBuckets: [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 6],
        activationScales: { word: scale, context: context.map(() => scale), tags: scale, parser: scale, output: scale },
      },
      payloadBytes,
      vocabularies,
      tensors,
    },
    Buffer.concat(chunks),
  );
}

/** Header and payload -> the bytes of a model file. */
export function writeModel(header: unknown, payload: Uint8Array, version = 1): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = new DataView(new ArrayBuffer(16));
  for (let i = 0; i < 4; i += 1) start.setUint8(i, 'DMSY'.charCodeAt(i));
  start.setUint32(4, version, true);
  start.setUint32(8, json.length, true);
  start.setUint32(12, crc32(payload), true);
  return new Uint8Array(Buffer.concat([new Uint8Array(start.buffer), json, gzipSync(payload)]));
}

/** Parts of words that no vocabulary has thought of: emoji, joined emoji, lone surrogates, accents, other scripts, controls, nothing. */
const oddPieces = [
  '😀',
  '👩‍🚀',
  '\ud83d',
  '\ude00',
  'e\u0301',
  'İ',
  'ß',
  'ﬁ',
  '\u200b',
  '\u202e',
  '\0',
  '\n',
  ' ',
  '',
  '北京',
  'شرق',
  '١٢',
  'A',
  'z',
  '7',
  '-',
  '\u2028',
];

/** A sentence of known words, digits and oddities. */
export function randomSentence(next: () => number, length: number): string[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return Array.from({ length }, () => {
    const chance = next();
    if (chance < 0.5) return pick(knownWords);
    if (chance < 0.6) return pick(knownWords).toUpperCase();
    if (chance < 0.7) return String(Math.floor(next() * 100000));
    return Array.from({ length: Math.floor(next() * 5) }, () => pick(oddPieces)).join('');
  });
}
