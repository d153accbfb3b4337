// Words of a sentence -> tags and a tree. Everything the network does is called from here, in this order.
//
//   const parser = createParser(await loadModel(bytes));
//   parser.parse(['Oslo', 'warned', 'Minsk']) ->
//     { upos: ['PROPN', 'VERB', 'PROPN'], xpos: ['NNP', 'VBD', 'NNP'], head: [1, -1, 1], relation: ['nsubj', 'root', 'obj'] }
//
// Where to read on: words.ts, context.ts, tags.ts, transitions.ts for the four parts; kernels/kernels.ts for the arithmetic. The network is
// that of Chen and Manning ("A Fast and Accurate Dependency Parser using Neural Networks", EMNLP 2014), with vectors that know their
// neighbours, and with tags from the same vectors (Zhang and Weiss, "Stack-propagation", ACL 2016).
//
// An answer depends on the words of the sentence alone: not on what was parsed before or beside it, not on the machine.

import { placeContextLayer, planContext } from './context.js';
import type { Arithmetic, Kernels } from './kernels/kernels.js';
import { createLayout, type Pointer } from './kernels/memory.js';
import { plainArithmetic } from './kernels/plain.js';
import { findSimdArithmetic } from './kernels/simd.js';
import type { SyntaxModel } from './model.js';
import { type Filled, planSheet } from './sheet.js';
import { planTags } from './tags.js';
import { planTransitions, type Step } from './transitions.js';
import { planWords } from './words.js';

export interface Tags {
  readonly upos: string[];
  readonly xpos: string[];
}

export interface Parse extends Tags {
  /** The place of each word's head in the sentence; -1 for the root. */
  readonly head: Int32Array;
  readonly relation: string[];
}

export interface Parser {
  /** Whether the kernels run in WebAssembly with SIMD, or in plain JavaScript. The answers are the same. */
  readonly simd: boolean;
  readonly parse: (forms: readonly string[]) => Parse;
  /** The same as parsing one after the other, and somewhat faster. */
  readonly parseAll: (sentences: readonly (readonly string[])[]) => Parse[];
  /** Tags alone, in less than half the time. */
  readonly tag: (forms: readonly string[]) => Tags;
  /** What was done so far. For each, a sentence twice as long costs twice as much. */
  readonly work: () => Work;
}

/** How much was done, in counts that do not depend on the machine. */
export interface Work {
  readonly tokens: number;
  /** Forms that had to be computed because they were not at hand. */
  readonly words: number;
  /** Products of two numbers in matrices. */
  readonly products: number;
  readonly transitions: number;
  /** Products of one token for one place, made because the parser asked for them. */
  readonly asked: number;
}

export interface ParserOptions {
  /** False keeps WebAssembly out; otherwise it is used where it can be. */
  readonly simd?: boolean | undefined;
  /** So many forms are remembered with all that depends on the form alone: 2 KB each. */
  readonly wordsKept?: number | undefined;
  /** Is shown what each part computes. */
  readonly watch?: Watch | undefined;
}

/** For tests, and for seeing the network at work. Vectors are views: copy what is to be kept. */
export interface Watch {
  /** `part` is 'word', 'context0', 'context1', ..., 'tags' (scores of the tags), 'parser' (what the transitions look at). */
  readonly vector?: (part: string, sentence: number, token: number, vector: Float32Array) => void;
  readonly step?: (sentence: number, step: Step) => void;
}

/**
 * A longer sentence is cut into windows that are parsed on their own: it is a list, a table or a lost full stop, not a sentence. A window ends
 * after the last comma or other punctuation in its second half, if there is any. The roots of later windows hang on the root of the first
 * one, as `parataxis`.
 */
export const LONGEST_WINDOW = 500;
/** Sentences are collected until they fill so many rows; more would not be faster, because the processor's cache is only so big. */
const ROWS_AT_ONCE = 128;
const SHEET_ROWS = LONGEST_WINDOW + 1 + ROWS_AT_ONCE;
const WORDS_KEPT = 8192;

export function createParser(model: SyntaxModel, options: ParserOptions = {}): Parser {
  const { watch } = options;
  const arithmetic: Arithmetic = (options.simd === false ? undefined : findSimdArithmetic()) ?? plainArithmetic;

  // First all parts say what memory they need, then it is there, then they start.
  const { width } = model.header.config;
  const layout = createLayout();
  const contextLayers = model.context.map((layer) => placeContextLayer(layer, arithmetic, layout));
  const sheet = planSheet(width, SHEET_ROWS, layout);
  const startWords = planWords(model, contextLayers[0]!, options.wordsKept ?? WORDS_KEPT, SHEET_ROWS, arithmetic, layout);
  const startContext = planContext(model, contextLayers, sheet, layout);
  const startTags = planTags(model, sheet, arithmetic, layout);
  const startTransitions = planTransitions(model, sheet, arithmetic, layout);
  const work = { tokens: 0, words: 0, products: 0 };
  const kernels = counting(arithmetic.start(layout), work);
  const words = startWords(kernels);
  const contextualize = startContext(kernels, words.outside);
  const tagger = startTags(kernels);
  const transitions = startTransitions(kernels);

  // "NOUN|NN" is one tag to the network and two to the world.
  const uposOf = model.tags.names.map((name) => name.split('|')[0]!);
  const xposOf = model.tags.names.map((name) => name.split('|')[1] ?? '');
  const { relations } = model.parser;

  // The windows in hand, and what is found out about each row of the sheet.
  const pending: { readonly sentence: number; readonly from: number }[] = [];
  const filled = { sentences: 0, firsts: new Int32Array(SHEET_ROWS), lengths: new Int32Array(SHEET_ROWS), rows: 0 } satisfies Filled;
  const wordRecords = new Int32Array(SHEET_ROWS + 1);
  const tags = new Int32Array(SHEET_ROWS + 1);
  const heads = new Int32Array(SHEET_ROWS + 1);
  const labels = new Int32Array(SHEET_ROWS + 1);

  const run = (sentences: readonly (readonly string[])[], withTrees: boolean): Parse[] => {
    const results = sentences.map(({ length }) => emptyParse(length, withTrees));
    clear();
    const finish = (): void => {
      if (filled.sentences === 0) return;
      readSheet(sentences, withTrees);
      for (let i = 0; i < filled.sentences; i += 1) writeWindow(i, results[pending[i]!.sentence]!, withTrees);
      clear();
    };
    sentences.forEach((forms, sentence) => {
      for (let from = 0; from < forms.length; ) {
        const to = endOfWindow(forms, from);
        filled.firsts[filled.sentences] = filled.rows + 1;
        filled.lengths[filled.sentences] = to - from;
        filled.sentences += 1;
        filled.rows += to - from + 1;
        pending.push({ sentence, from });
        if (filled.rows >= ROWS_AT_ONCE) finish();
        from = to;
      }
    });
    finish();
    return results;
  };

  const clear = (): void => {
    pending.length = 0;
    filled.sentences = 0;
    filled.rows = 0;
  };

  /** The whole network, once over the sheet. */
  const readSheet = (sentences: readonly (readonly string[])[], withTrees: boolean): void => {
    words.makeRoom(filled.rows);
    for (let i = 0; i < filled.sentences; i += 1) {
      const { sentence, from } = pending[i]!;
      const forms = sentences[sentence]!;
      const first = filled.firsts[i]!;
      const length = filled.lengths[i]!;
      for (let j = 0; j < length; j += 1) wordRecords[first + j] = words.find(forms[from + j]!);
      wordRecords[first + length] = words.root;
      work.tokens += length;
    }
    work.words += words.compute();
    show('word', width, (row) => wordRecords[row]! + sheet.vectorOffset);

    contextualize(filled, wordRecords, watch?.vector && ((layer) => show(`context${layer}`, width, vectorOfRow)));

    tagger.tag(filled.rows, tags);
    show('tags', model.tags.names.length, (row) => tagger.logits + row * tagger.logitBytes);
    if (!withTrees) return;
    tagger.feedBack(filled.rows, tags);
    show('parser', width, vectorOfRow);

    transitions.prepare(filled.rows);
    for (let i = 0; i < filled.sentences; i += 1) {
      const { sentence } = pending[i]!;
      transitions.parse(filled.firsts[i]!, filled.lengths[i]!, heads, labels, watch?.step && ((step) => watch.step?.(sentence, step)));
    }
  };

  /** Rows of the sheet -> places in the sentence. */
  const writeWindow = (i: number, result: Parse, withTrees: boolean): void => {
    const { from } = pending[i]!;
    const first = filled.firsts[i]!;
    const root = first + filled.lengths[i]!;
    for (let row = first; row < root; row += 1) {
      const token = from + row - first;
      const tag = tags[row]!;
      result.upos[token] = uposOf[tag]!;
      result.xpos[token] = xposOf[tag]!;
      if (!withTrees) continue;
      const head = heads[row]!;
      result.head[token] = head === root ? -1 : from + head - first;
      result.relation[token] = relations[labels[row]!]!;
      if (head === root && from > 0) {
        result.head[token] = result.head.indexOf(-1);
        result.relation[token] = 'parataxis';
      }
    }
  };

  const vectorOfRow = (row: number): Pointer => sheet.records + row * sheet.recordBytes + sheet.vectorOffset;
  const show = (part: string, length: number, pointerOf: (row: number) => Pointer): void => {
    if (!watch?.vector) return;
    for (let i = 0; i < filled.sentences; i += 1) {
      for (let j = 0; j <= filled.lengths[i]!; j += 1) {
        const at = pointerOf(filled.firsts[i]! + j) >> 2;
        watch.vector(part, pending[i]!.sentence, pending[i]!.from + j, kernels.memory.floats.subarray(at, at + length));
      }
    }
  };

  return {
    simd: kernels.simd,
    parse: (forms) => run([forms], true)[0]!,
    parseAll: (sentences) => run(sentences, true),
    tag: (forms) => {
      const { upos, xpos } = run([forms], false)[0]!;
      return { upos, xpos };
    },
    work: () => ({ ...work, ...transitions.counts() }),
  };
}

function emptyParse(length: number, withTrees: boolean): Parse {
  const list = (): string[] => new Array<string>(length).fill('');
  return { upos: list(), xpos: list(), head: new Int32Array(withTrees ? length : 0).fill(-1), relation: withTrees ? list() : [] };
}

/** Where the window that begins at `from` ends. */
function endOfWindow(forms: readonly string[], from: number): number {
  const limit = from + LONGEST_WINDOW;
  if (forms.length <= limit) return forms.length;
  for (let to = limit; to > from + LONGEST_WINDOW / 2; to -= 1) {
    if (/^[.!?;:,\u2013\u2014-]+$/.test(forms[to - 1]!)) return to;
  }
  return limit;
}

function counting(kernels: Kernels, work: { products: number }): Kernels {
  return {
    ...kernels,
    multiply: (input, inputStride, count, matrix, output, outputStride) => {
      work.products += count * matrix.rows * matrix.columns;
      kernels.multiply(input, inputStride, count, matrix, output, outputStride);
    },
  };
}
