// Questions to a dependency tree. Tokens with heads and relations in; token indices out, in reading order.
//
//   "Oslo and Riga were warned by Minsk": subjectsOf(warned) -> [], agentsOf(warned) -> [Minsk], objectsOf(warned) -> [Oslo, Riga]
//
// "Subject" and "object" are logical here: the subject of a passive is an object, its by-phrase a subject.

import type { Span, TreeToken } from '../document.js';

/** A forest over the tokens of a document, with the children of each token. */
export interface Tree {
  readonly tokens: readonly TreeToken[];
  /** Direct dependents of a token, in reading order. */
  children(index: number): readonly number[];
}

const NONE: readonly number[] = [];

/** Indexes the children of every token once; all questions below then take time in the size of what they return. */
export function treeOf(tokens: readonly TreeToken[]): Tree {
  const children: number[][] = [];
  for (const token of tokens) {
    if (token.head < 0) continue;
    const list = children[token.head];
    if (list) list.push(token.index);
    else children[token.head] = [token.index];
  }
  return { tokens, children: (index) => children[index] ?? NONE };
}

/** A relation without its subtype: "nsubj:pass" -> "nsubj". */
export function plainRelation(relation: string): string {
  const colon = relation.indexOf(':');
  return colon < 0 ? relation : relation.slice(0, colon);
}

/** Dependents by one of the relations; a relation without subtype matches all its subtypes. */
export function dependents(tree: Tree, index: number, ...relations: readonly string[]): number[] {
  return tree.children(index).filter((child) => {
    const relation = tree.tokens[child]!.relation;
    return relations.includes(relation) || relations.includes(plainRelation(relation));
  });
}

/** All tokens below and including `index`, ascending. */
export function subtree(tree: Tree, index: number): number[] {
  const found: number[] = [];
  const open = [index];
  while (open.length > 0) {
    const at = open.pop()!;
    found.push(at);
    open.push(...tree.children(at));
  }
  return found.sort((a, b) => a - b);
}

/** The smallest span that holds the subtree. */
export function subtreeSpan(tree: Tree, index: number): Span {
  const tokens = subtree(tree, index);
  return { start: tokens[0]!, end: tokens.at(-1)! + 1 };
}

/** The token itself and whatever is coordinated with it: "Oslo" in "Oslo, Riga and Tallinn" -> all three. */
export function conjuncts(tree: Tree, index: number): number[] {
  let first = index;
  while (tree.tokens[first]!.relation === 'conj' && tree.tokens[first]!.head >= 0) first = tree.tokens[first]!.head;
  const found: number[] = [];
  const open = [first];
  while (open.length > 0) {
    const at = open.pop()!;
    found.push(at);
    open.push(...dependents(tree, at, 'conj'));
  }
  return found.sort((a, b) => a - b);
}

/** True where a verb stands in the passive: "was warned", "sanctions imposed by". */
export function isPassive(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb]!;
  if (dependents(tree, verb, 'nsubj:pass', 'aux:pass').length > 0) return true;
  // A reduced relative in the past participle: "the sanctions imposed by Oslo".
  return plainRelation(token.relation) === 'acl' && token.relation !== 'acl:relcl' && token.xpos === 'VBN';
}

/** The noun after a preposition, by the preposition's lemma: obliques(tree, accuse, ['of']). */
export function obliques(tree: Tree, index: number, prepositions: readonly string[]): number[] {
  return tree.children(index).filter((child) => {
    const relation = plainRelation(tree.tokens[child]!.relation);
    if (relation !== 'obl' && relation !== 'nmod' && relation !== 'advcl' && relation !== 'acl') return false;
    return prepositions.includes(prepositionOf(tree, child));
  });
}

/** The preposition that introduces a noun, or empty: "against" for "troops" in "against the troops"; "because of" as two words. */
export function prepositionOf(tree: Tree, noun: number): string {
  const [first] = dependents(tree, noun, 'case', 'mark');
  if (first === undefined) return '';
  const fixed = dependents(tree, first, 'fixed');
  return [first, ...fixed].map((i) => tree.tokens[i]!.text.toLowerCase()).join(' ');
}

/** By-agents of a passive or of a noun: "warned by Minsk", "an attack by rebels". */
export function agentsOf(tree: Tree, index: number): number[] {
  return tree.children(index).filter((child) => {
    const { relation } = tree.tokens[child]!;
    if (relation === 'obl:agent' || relation === 'nmod:agent') return true;
    return (plainRelation(relation) === 'obl' || plainRelation(relation) === 'nmod') && prepositionOf(tree, child) === 'by';
  });
}

/** Grammatical subjects of a clause, with their conjuncts; the subject of a passive is not one. */
export function subjectsOf(tree: Tree, verb: number): number[] {
  return dependents(tree, verb, 'nsubj')
    .filter((child) => tree.tokens[child]!.relation !== 'nsubj:pass')
    .flatMap((child) => conjuncts(tree, child));
}

/** Logical objects: direct objects, or the subject of a passive; with their conjuncts. */
export function objectsOf(tree: Tree, verb: number): number[] {
  const found = isPassive(tree, verb) ? dependents(tree, verb, 'nsubj:pass') : dependents(tree, verb, 'obj');
  return found.flatMap((child) => conjuncts(tree, child));
}

/** The negating word of a clause or a noun ("not", "never", "no"), or -1. */
export function negationOf(tree: Tree, index: number): number {
  for (const child of tree.children(index)) {
    const { lemma, text, relation } = tree.tokens[child]!;
    const word = text.toLowerCase();
    if (plainRelation(relation) === 'advmod' || plainRelation(relation) === 'aux') {
      // "not only", "not just", "not until" deny nothing.
      const next = tree.tokens[child + 1]?.text.toLowerCase();
      if (next === 'only' || next === 'just' || next === 'merely' || next === 'until' || next === 'long') continue;
      if (word === 'not' || word === "n't" || word === 'never' || word === 'hardly' || word === 'scarcely' || lemma === 'not') return child;
    }
    if (relation === 'det' && (word === 'no' || word === 'neither')) return child;
    if ((relation === 'cc:preconj' || relation === 'cc') && (word === 'neither' || word === 'nor')) return child;
    if ((relation === 'obj' || plainRelation(relation) === 'nsubj') && (word === 'neither' || word === 'none' || word === 'nobody'))
      return child;
  }
  return -1;
}

/** Tokens from `a` up to the lowest common head and down to `b`, both included; empty when they stand in two trees. */
export function path(tree: Tree, a: number, b: number): number[] {
  const up = ancestors(tree, a);
  const down = ancestors(tree, b);
  const meet = up.find((index) => down.includes(index));
  if (meet === undefined) return [];
  return [...up.slice(0, up.indexOf(meet) + 1), ...down.slice(0, down.indexOf(meet)).reverse()];
}

/** The token, its head, its head's head ... up to the root. A broken tree that turns in a circle ends where it repeats. */
export function ancestors(tree: Tree, index: number): number[] {
  const found: number[] = [];
  for (let at = index; at >= 0 && !found.includes(at); at = tree.tokens[at]!.head) found.push(at);
  return found;
}
