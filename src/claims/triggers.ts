// Finds the words that carry acts and the words that turn acts round. A tree in, firing frames and operators out.
//
//   "launched airstrikes against" -> frame launch airstrike (ASSAULT) at "launched"

import type { Frame, FrameTables, Operator, TriggerPos } from '../lexicon/frames.js';
import { dependents, prepositionOf, type Tree } from '../syntax/tree.js';
import { posOf } from './slots.js';

/** A trigger found in the text. */
export interface Firing<T> {
  readonly rule: T;
  /** Token of the head word. */
  readonly head: number;
  /** Tokens of the other words. */
  readonly words: readonly number[];
}

/** Words of a trigger may follow its head at this distance when the tree does not hold them together. */
const REACH = 5;

/** Frames at a token, the most specific first: "cut off aid" before "cut". */
export function framesAt(tree: Tree, tables: FrameTables, head: number): Firing<Frame>[] {
  return firings(tree, tables.frames, head);
}

export function operatorsAt(tree: Tree, tables: FrameTables, head: number): Firing<Operator>[] {
  const found = firings(tree, tables.operators, head);
  return found.filter((firing) => firing.words.length === found[0]!.words.length);
}

function firings<T extends { readonly words: readonly (readonly string[])[]; readonly before: number }>(
  tree: Tree,
  index: ReadonlyMap<string, readonly T[]>,
  head: number,
): Firing<T>[] {
  const token = tree.tokens[head]!;
  const pos = posOf(token);
  if (pos === null) return [];
  const found: Firing<T>[] = [];
  for (const rule of rulesAt(tree, index, head, pos)) {
    const words = matchWords(tree, head, rule.words, rule.before);
    if (words === null) continue;
    found.push({ rule, head, words });
  }
  return found;
}

/** Rows whose head word stands at a token, also as a noun where a parser took it for a verb, and through a hyphen ("sit-in"). */
function rulesAt<T extends { readonly words: readonly unknown[] }>(
  tree: Tree,
  index: ReadonlyMap<string, readonly T[]>,
  head: number,
  pos: TriggerPos,
): readonly T[] {
  const token = tree.tokens[head]!;
  const lemma = token.lemma.toLowerCase();
  const text = token.text.toLowerCase();
  if (tree.tokens[head + 1]?.text === '-' || tree.tokens[head - 1]?.text === '-') {
    const before = tree.tokens[head - 1]?.text === '-' ? (tree.tokens[head - 2]?.text.toLowerCase() ?? '') : '';
    const after = tree.tokens[head + 1]?.text === '-' ? (tree.tokens[head + 2]?.text.toLowerCase() ?? '') : '';
    const forms = [...(before === '' ? [] : [`${before}-${lemma}`, `${before}-${text}`]), ...(after === '' ? [] : [`${lemma}-${after}`])];
    const joined = forms.flatMap((form) => [
      ...(index.get(`${pos}:${form}`) ?? []),
      ...(pos === 'n' ? [] : (index.get(`n:${form}`) ?? [])),
    ]);
    if (joined.length > 0) return joined;
  }
  const plain = candidates(index, pos, lemma, text);
  if (pos !== 'v' || !isNominal(tree, head)) return plain;
  const nouns = candidates(index, 'n', lemma, text);
  return nouns.length === 0 ? plain : [...nouns, ...plain].sort((a, b) => b.words.length - a.words.length);
}

/** "Iran's killing of", "the bombing of": a verb with an owner or an article is a noun. */
function isNominal(tree: Tree, head: number): boolean {
  return tree
    .children(head)
    .some((child) => tree.tokens[child]!.relation === 'nmod:poss' || (tree.tokens[child]!.relation === 'det' && child < head));
}

function candidates<T>(index: ReadonlyMap<string, readonly T[]>, pos: TriggerPos, lemma: string, text: string): readonly T[] {
  const byLemma = index.get(`${pos}:${lemma}`);
  // A participle that modifies a noun may stand in the table as an adjective, and a noun as it is written ("sanctions").
  const byText = text === lemma ? undefined : index.get(`${pos}:${text}`);
  const other = pos === 'v' ? index.get(`a:${text}`) : undefined;
  if (!byText && !other) return byLemma ?? [];
  return [...(byLemma ?? []), ...(byText ?? []), ...(other ?? [])];
}

/** What hangs by these belongs to somebody else's act: "concern about Russia's support" is no support expressed. */
const OWN_PHRASE: ReadonlySet<string> = new Set(['nmod:poss', 'acl:relcl', 'parataxis', 'appos']);

/** Words that are particles of a verb ("give in") as often as prepositions of something else ("give in Paris"). */
const PARTICLES: ReadonlySet<string> = new Set([
  'in',
  'on',
  'off',
  'out',
  'up',
  'down',
  'back',
  'away',
  'over',
  'through',
  'by',
  'along',
  'apart',
  'around',
]);

/** Tokens of the trigger's other words, or null. Each must hang below the head (or its object), or stand near it in order. */
function matchWords(tree: Tree, head: number, words: readonly (readonly string[])[], before: number): number[] | null {
  const found: number[] = [];
  for (let k = 0; k < words.length; k += 1) {
    const at =
      words[k]![0] === '_'
        ? objectOf(tree, head, found)
        : k < before
          ? wordBefore(tree, head, words[k]!)
          : wordAfter(tree, head, words[k]!, found);
    if (at < 0) return null;
    found.push(at);
  }
  return found;
}

/** "_" in a trigger stands for any object: "return _" is not "return to Oslo". */
function objectOf(tree: Tree, head: number, taken: readonly number[]): number {
  return dependents(tree, head, 'obj', 'nsubj:pass').find((index) => !taken.includes(index)) ?? -1;
}

function fits(tree: Tree, index: number, alternatives: readonly string[]): boolean {
  const token = tree.tokens[index]!;
  return alternatives.includes(token.lemma.toLowerCase()) || alternatives.includes(token.text.toLowerCase());
}

function wordBefore(tree: Tree, head: number, alternatives: readonly string[]): number {
  const { sentence } = tree.tokens[head]!;
  for (let i = head - 1; i >= 0 && i >= head - 3 && tree.tokens[i]!.sentence === sentence; i -= 1)
    if (fits(tree, i, alternatives)) return i;
  return -1;
}

/** What belongs to the head's own phrase: its object, and what "of" and compounds add to it; not where, why or when it happened. */
function isPhrase(tree: Tree, child: number, depth: number): boolean {
  const { relation } = tree.tokens[child]!;
  if (relation === 'obj' || relation === 'iobj' || relation === 'nsubj:pass' || relation === 'amod' || relation === 'xcomp') return true;
  if (relation === 'compound' || relation === 'compound:prt' || relation === 'advmod' || relation === 'nummod' || relation === 'det')
    return true;
  const preposition = relation === 'nmod' || relation === 'obl' ? prepositionOf(tree, child) : '';
  return preposition === 'of' || (depth === 0 && WITHIN.has(preposition));
}

const WITHIN: ReadonlySet<string> = new Set(['of', 'to', 'into', 'under', 'with', 'on', 'in']);

function wordAfter(tree: Tree, head: number, alternatives: readonly string[], taken: readonly number[]): number {
  // Below the head, down three steps: "imposed a new round of sanctions", "airstrikes were launched".
  let level = [head];
  for (let depth = 0; depth < 3 && level.length > 0; depth += 1) {
    const next: number[] = [];
    for (const at of level) {
      for (const child of tree.children(at)) {
        const near = depth === 0 || (isPhrase(tree, child, depth) && !alternatives.some((word) => PARTICLES.has(word)));
        // "the deal cements despair" cements no deal: who acts is no part of what is done.
        const doer = depth === 0 && tree.tokens[child]!.relation === 'nsubj' && dependents(tree, head, 'obj').length > 0;
        if (near && !doer && fits(tree, child, alternatives) && !taken.includes(child)) return child;
        if (OWN_PHRASE.has(tree.tokens[child]!.relation)) continue;
        if (isPhrase(tree, child, depth)) next.push(child);
      }
    }
    level = next;
  }
  const token = tree.tokens[head]!;
  // A participle or relative clause stands with one of its words: "sanctions imposed by".
  if (token.relation.startsWith('acl') && token.head >= 0 && fits(tree, token.head, alternatives)) return token.head;
  const from = (taken.at(-1) ?? head) > head ? taken.at(-1)! : head;
  for (let i = from + 1; i <= head + REACH + taken.length * 2 && i < tree.tokens.length; i += 1) {
    const next = tree.tokens[i]!;
    if (next.sentence !== token.sentence || next.text === ';' || next.text === '—') break;
    if (fits(tree, i, alternatives) && !taken.includes(i)) return i;
    // Another clause begins: what follows is its business.
    if (next.tag === 'VERB' && CLAUSE.test(next.relation)) break;
  }
  return -1;
}

/** Relations by which a finite clause of its own hangs. */
const CLAUSE = /^(?:root|conj|parataxis|advcl|acl:relcl|ccomp)$/;
