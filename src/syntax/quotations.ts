// Who says what stands between quotation marks. Parsed sentences in, quotations with speech verb and speaker out.
//
//   "We cannot wait," the minister said. "It is late."  ->  both quotations by "minister"

import type { Quotation, Span, Tokenized, TreeToken } from '../document.js';
import { subjectsOf, type Tree, treeOf } from './tree.js';

type WithTrees = Tokenized & { readonly tokens: readonly TreeToken[] };

/**
 * Finds what is quoted. A mark that is never closed closes at the end of its paragraph, as in newspapers where a quotation
 * goes on in the next.
 */
export function findQuotations(document: WithTrees, speech: ReadonlySet<string>): Quotation[] {
  const spans = quotedSpans(document);
  const tree = treeOf(document.tokens);
  const inside = new Uint8Array(document.tokens.length);
  for (const span of spans) inside.fill(1, span.start, span.end);
  const found: Quotation[] = [];
  for (const span of spans) {
    const verb = speechVerb(document, tree, span, inside, speech);
    if (verb >= 0) {
      found.push({ span, verb, speaker: subjectOf(document, tree, verb) });
      continue;
    }
    const before = found.at(-1);
    // A quotation of its own right after one that has a speaker goes on with it.
    const goesOn =
      before !== undefined && before.speaker >= 0 && wholeSentence(document, span) && gap(document, before.span.end, span.start) <= 1;
    found.push({ span, verb: goesOn ? before.verb : -1, speaker: goesOn ? before.speaker : -1 });
  }
  return found;
}

function quotedSpans(document: WithTrees): Span[] {
  const { tokens, paragraphs, offsets } = document;
  const starts = new Set(paragraphs.map((place) => offsets[place]));
  const spans: Span[] = [];
  let open = -1;
  for (const token of tokens) {
    if (open >= 0 && startsParagraph(tokens, token.index, starts)) {
      if (open < token.index) spans.push({ start: open, end: token.index });
      open = -1;
    }
    if (token.text !== '"') continue;
    const spaceBefore = token.index === 0 || tokens[token.index - 1]!.end < token.start;
    const spaceAfter = token.index + 1 >= tokens.length || tokens[token.index + 1]!.start > token.end;
    if (open < 0) {
      open = token.index + 1;
    } else if (spaceBefore && !spaceAfter) {
      // Opened again without having been closed: the first one ends here.
      if (open < token.index) spans.push({ start: open, end: token.index });
      open = token.index + 1;
    } else {
      if (open < token.index) spans.push({ start: open, end: token.index });
      open = -1;
    }
  }
  if (open >= 0 && open < tokens.length) spans.push({ start: open, end: tokens.length });
  return spans;
}

function startsParagraph(tokens: readonly TreeToken[], index: number, starts: ReadonlySet<number | undefined>): boolean {
  return starts.has(tokens[index]!.start) && index > 0;
}

/** The verb of speech outside the marks in the sentence where the quotation begins or ends, the nearest first. */
function speechVerb(document: WithTrees, tree: Tree, span: Span, inside: Uint8Array, speech: ReadonlySet<string>): number {
  const first = document.sentences[document.tokens[span.start]!.sentence]!.span;
  const last = document.sentences[document.tokens[span.end - 1]!.sentence]!.span;
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  const from = first.start;
  // A closing mark may stand at the head of the next sentence together with ", he said": look one sentence on only there.
  const to = last.end;
  for (let i = from; i < to; i += 1) {
    const token = document.tokens[i]!;
    if (inside[i] === 1 || token.tag !== 'VERB' || !speech.has(token.lemma)) continue;
    const hasSubject = subjectsOf(tree, i).length > 0 || sharedSubject(tree, i) >= 0;
    const distance = (i < span.start ? span.start - i : i - span.end) + (hasSubject ? 0 : 12);
    if (distance < bestDistance) {
      best = i;
      bestDistance = distance;
    }
  }
  return best;
}

/** The subject of a verb of speech: its own, that of the verb it is coordinated with, or the one it hangs on as a participle. */
function subjectOf(document: WithTrees, tree: Tree, verb: number): number {
  const own = subjectsOf(tree, verb).find((index) => document.tokens[index]!.tag !== 'X');
  return own ?? sharedSubject(tree, verb);
}

function sharedSubject(tree: Tree, verb: number): number {
  const token = tree.tokens[verb]!;
  if ((token.relation === 'conj' || token.relation === 'advcl' || token.relation === 'xcomp') && token.head >= 0)
    return subjectsOf(tree, token.head)[0] ?? -1;
  if (token.relation.startsWith('acl') && token.head >= 0) return token.head;
  return -1;
}

function wholeSentence(document: WithTrees, span: Span): boolean {
  return document.tokens.slice(span.start, span.end).some((token) => token.tag === 'VERB' || token.tag === 'AUX');
}

/** Number of sentence ends between two tokens. */
function gap(document: WithTrees, from: number, to: number): number {
  return (document.tokens[to]?.sentence ?? 0) - (document.tokens[Math.max(0, from - 1)]?.sentence ?? 0);
}
