import { expect, test } from 'vitest';
import type { TreeToken, Upos } from '../../src/document.js';
import { repair } from '../../src/syntax/repair.js';
import {
  agentsOf,
  ancestors,
  conjuncts,
  isPassive,
  negationOf,
  objectsOf,
  obliques,
  path,
  prepositionOf,
  subjectsOf,
  subtree,
  subtreeSpan,
  treeOf,
} from '../../src/syntax/tree.js';

/** "Oslo/PROPN/nsubj/2 warned/VERB/root/0": heads count from 1, as in CoNLL-U. A tag may carry its Penn tag: VERB:VBD. */
function tokens(line: string): TreeToken[] {
  let place = 0;
  return line.split(' ').map((part, index) => {
    const [text, tags, relation, head] = part.split('/') as [string, string, string, string];
    const [tag, xpos = ''] = tags.split(':');
    const token = {
      index,
      text,
      lemma: text.toLowerCase(),
      tag: tag as Upos,
      xpos,
      sentence: 0,
      start: place,
      end: place + text.length,
      head: Number(head) - 1,
      relation,
    };
    place += text.length + 1;
    return token;
  });
}

const words = (list: readonly TreeToken[], indices: readonly number[]): string[] => indices.map((index) => list[index]!.text);

const active = tokens('Oslo/PROPN/nsubj/4 and/CCONJ/cc/3 Riga/PROPN/conj/1 warned/VERB:VBD/root/0 Minsk/PROPN/obj/4 not/PART/advmod/4');
const passive = tokens(
  'Oslo/PROPN/nsubj:pass/5 and/CCONJ/cc/3 Riga/PROPN/conj/1 were/AUX/aux:pass/5 warned/VERB:VBN/root/0 by/ADP/case/7 Minsk/PROPN/obl:agent/5',
);
const reduced = tokens(
  'sanctions/NOUN/nsubj/6 imposed/VERB:VBN/acl/1 by/ADP/case/4 Oslo/PROPN/obl/2 never/ADV/advmod/6 ended/VERB:VBD/root/0',
);

test('subjects and objects of an active clause, with conjuncts', () => {
  const tree = treeOf(active);
  expect(words(active, subjectsOf(tree, 3))).toEqual(['Oslo', 'Riga']);
  expect(words(active, objectsOf(tree, 3))).toEqual(['Minsk']);
  expect(isPassive(tree, 3)).toBe(false);
});

test('a passive turns them round: the grammatical subject is the object, the by-phrase the agent', () => {
  const tree = treeOf(passive);
  expect(subjectsOf(tree, 4)).toEqual([]);
  expect(words(passive, objectsOf(tree, 4))).toEqual(['Oslo', 'Riga']);
  expect(words(passive, agentsOf(tree, 4))).toEqual(['Minsk']);
  expect(isPassive(tree, 4)).toBe(true);
});

test('a participle after a noun is passive and has its agent', () => {
  const tree = treeOf(reduced);
  expect(isPassive(tree, 1)).toBe(true);
  expect(words(reduced, agentsOf(tree, 1))).toEqual(['Oslo']);
});

test('negation is found by its word, and only where it hangs', () => {
  expect(negationOf(treeOf(active), 3)).toBe(5);
  expect(negationOf(treeOf(reduced), 5)).toBe(4);
  expect(negationOf(treeOf(passive), 4)).toBe(-1);
  const neither = tokens('They/PRON/nsubj/2 chose/VERB:VBD/root/0 neither/DET/obj/2');
  expect(negationOf(treeOf(neither), 1)).toBe(2);
});

test('subtree, conjuncts, ancestors and paths', () => {
  const tree = treeOf(active);
  expect(words(active, subtree(tree, 0))).toEqual(['Oslo', 'and', 'Riga']);
  expect(subtreeSpan(tree, 0)).toEqual({ start: 0, end: 3 });
  expect(words(active, conjuncts(tree, 2))).toEqual(['Oslo', 'Riga']);
  expect(words(active, ancestors(tree, 2))).toEqual(['Riga', 'Oslo', 'warned']);
  expect(words(active, path(tree, 2, 4))).toEqual(['Riga', 'Oslo', 'warned', 'Minsk']);
});

test('words of two trees have no path', () => {
  const two = tokens('Oslo/PROPN/root/0 Riga/PROPN/root/0');
  expect(path(treeOf(two), 0, 1)).toEqual([]);
});

test('a circle of heads ends', () => {
  const circle = tokens('Oslo/PROPN/dep/2 Riga/PROPN/dep/1');
  expect(ancestors(treeOf(circle), 0)).toEqual([0, 1]);
});

test('prepositions, also of two words', () => {
  const list = tokens('strikes/NOUN/root/0 because/ADP/case/4 of/ADP/fixed/2 Minsk/PROPN/nmod/1');
  const tree = treeOf(list);
  expect(prepositionOf(tree, 3)).toBe('because of');
  expect(words(list, obliques(tree, 0, ['because of']))).toEqual(['Minsk']);
  expect(prepositionOf(tree, 0)).toBe('');
});

test('a finite verb is no compound of the noun after it', () => {
  const list = tokens(
    'Since/SCONJ/case/4 Oslo/PROPN/nsubj/3 launched/VERB:VBD/compound/4 strikes/NOUN/obl/6 ,/PUNCT/punct/4 waited/VERB:VBD/root/0',
  );
  expect(repair(list)).toBe(1);
  expect(list[2]).toMatchObject({ head: 5, relation: 'advcl' });
  expect(list[3]).toMatchObject({ head: 2, relation: 'obj' });
  expect(list[0]).toMatchObject({ head: 2, relation: 'mark' });
});

test('a sound tree is left alone', () => {
  const list = tokens('Oslo/PROPN/nsubj/2 warned/VERB:VBD/root/0 Minsk/PROPN/obj/2');
  const before = structuredClone(list);
  expect(repair(list)).toBe(0);
  expect(list).toEqual(before);
});

test('what has a subject and an object is a verb, and no conjunction heads a clause', () => {
  const list = tokens('said/VERB:VBD/root/0 that/SCONJ/ccomp/1 Oslo/PROPN/nsubj/4 bears/NOUN:NNS/ccomp/2 blame/NOUN/obj/4');
  expect(repair(list)).toBe(2);
  expect(list[1]).toMatchObject({ head: 3, relation: 'mark' });
  expect(list[3]).toMatchObject({ head: 0, relation: 'ccomp', tag: 'VERB', lemma: 'bear' });
});
