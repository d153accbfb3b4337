// Tokenized -> Parsed: tags, trees and quotations. The network makes the trees; anything of the same shape will do.
//
//   "Oslo warned Minsk." -> Oslo PROPN nsubj(warned), warned VERB root, Minsk PROPN obj(warned)

import type { Parsed, Tokenized, TreeToken, Upos } from '../document.js';
import { findQuotations } from './quotations.js';
import { repair } from './repair.js';
import { lemmaOf } from './tokenize.js';

/** What makes a tree of the words of one sentence. Heads are places in the sentence, -1 at the root. */
export interface SentenceParser {
  parse(forms: readonly string[]): {
    readonly upos: readonly string[];
    readonly xpos: readonly string[];
    readonly head: ArrayLike<number>;
    readonly relation: readonly string[];
  };
}

export interface ParseOptions {
  /** Says for each sentence whether a tree is wanted; without it every sentence gets one. */
  readonly wanted?: ((document: Tokenized, sentence: number) => boolean) | undefined;
  /** Lemmas of verbs of speech: they tell who speaks a quotation. */
  readonly speech: ReadonlySet<string>;
}

/** Adds tags, lemmas, heads, relations and quotations. */
export function parse(document: Tokenized, parser: SentenceParser, options: ParseOptions): Parsed {
  const tokens: TreeToken[] = [];
  const parsed: boolean[] = [];
  for (const sentence of document.sentences) {
    const { start, end } = sentence.span;
    const wanted = options.wanted?.(document, sentence.index) ?? true;
    parsed.push(wanted);
    if (!wanted) {
      for (let i = start; i < end; i += 1)
        tokens.push({ ...document.tokens[i]!, xpos: '', head: i === start ? -1 : start, relation: i === start ? 'root' : 'dep' });
      continue;
    }
    const forms: string[] = [];
    for (let i = start; i < end; i += 1) forms.push(document.tokens[i]!.text);
    const tree = parser.parse(forms);
    const made: TreeToken[] = [];
    for (let i = start; i < end; i += 1) {
      const token = document.tokens[i]!;
      const at = i - start;
      const tag = tree.upos[at] as Upos;
      const head = tree.head[at]!;
      made.push({
        index: i,
        text: token.text,
        lemma: lemmaOf(token.text, tag),
        tag,
        sentence: sentence.index,
        start: token.start,
        end: token.end,
        xpos: tree.xpos[at]!,
        head: head < 0 ? -1 : head + start,
        relation: tree.relation[at]!,
      });
    }
    repair(made);
    tokens.push(...made);
  }
  const withTrees = { ...document, tokens, parsed };
  return { ...withTrees, quotations: findQuotations(withTrees, options.speech) };
}
