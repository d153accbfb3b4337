// Fills the slots of a frame: from a trigger word in the tree to the words that stand as subject, object, owner ...
//
//   "sanctions imposed by Oslo on Minsk", trigger impose: subj -> Oslo, on -> Minsk

import type { TreeToken } from '../document.js';
import type { Slot } from '../lexicon/frames.js';
import {
  agentsOf,
  conjuncts as allConjuncts,
  dependents,
  isPassive,
  objectsOf,
  plainRelation,
  prepositionOf,
  subjectsOf,
  type Tree,
} from '../syntax/tree.js';

/** What is coordinated with a word, but for what is set against it: "Seoul but not Taipei", "Yemen rather than Iran". */
function conjuncts(tree: Tree, index: number): number[] {
  return allConjuncts(tree, index).filter((other) => {
    if (other === index || tree.tokens[other]!.relation !== 'conj') return true;
    return !tree.children(other).some((child) => child < other && /^(?:not|rather|instead)$/i.test(tree.tokens[child]!.text));
  });
}

/** Words that fill a slot of the trigger at `head`; `words` are the other words of the trigger. */
export function fill(tree: Tree, head: number, words: readonly number[], slot: Slot): number[] {
  switch (slot) {
    case 'subj':
      return logicalSubjects(tree, head);
    case 'obj':
      return logicalObjects(tree, head);
    case 'iobj':
      return recipients(tree, head);
    case 'poss':
      return [head, ...words].flatMap((index) => dependents(tree, index, 'nmod:poss').flatMap((child) => conjuncts(tree, child)));
    case 'mod':
      return [head, ...words].flatMap((index) => modifiersOf(tree, index));
    case 'self':
      return selfOf(tree, head);
    case 'head':
      return modified(tree, head);
    case 'comp':
      return dependents(tree, head, 'xcomp', 'ccomp', 'advcl', 'acl').flatMap((clause) => logicalSubjects(tree, clause));
    case 'both':
      return [...logicalSubjects(tree, head), ...betweenOf(tree, head, words), ...togetherWith(tree, head)];
    case 'xcomp':
      return dependents(tree, head, 'xcomp');
    case 'ccomp':
      return dependents(tree, head, 'ccomp', 'parataxis');
    default:
      return prepositional(tree, head, words, slot);
  }
}

/** "gave Yemen $300 million": where a parser takes the receiver for a part of the sum, it is still the name before it. */
function recipients(tree: Tree, verb: number): number[] {
  const own = dependents(tree, verb, 'iobj').flatMap((index) => conjuncts(tree, index));
  if (own.length > 0) return own;
  return dependents(tree, verb, 'obj').flatMap((object) => {
    const sum = tree.tokens[object]!.tag === 'SYM' || dependents(tree, object, 'nummod').length > 0;
    return sum ? dependents(tree, object, 'compound', 'nmod').filter((child) => child < object && tree.tokens[child]!.tag === 'PROPN') : [];
  });
}

/** Modifiers before a noun that may be names: "Russian", "U.S.", also through hyphens and other modifiers. */
function modifiersOf(tree: Tree, index: number): number[] {
  return dependents(tree, index, 'amod', 'compound', 'nmod')
    .filter((child) => child < index && tree.tokens[child]!.relation !== 'nmod:poss')
    .flatMap((child) => [
      // "U.S.-Cuba talks": a parser hangs the first of the two on the second.
      ...dependents(tree, child, 'compound', 'amod').filter((other) => tree.tokens[other + 1]?.text === '-' && other + 2 === child),
      ...conjuncts(tree, child),
    ]);
}

/** "Russian-backed", "U.S.-led": what stands before the hyphen. */
function selfOf(tree: Tree, head: number): number[] {
  // "pro-Russian" is one word, and the name is in it.
  if (/^(?:pro|anti)-/i.test(tree.tokens[head]!.text)) return [head];
  const found = dependents(tree, head, 'compound', 'amod', 'obl', 'advmod', 'nmod').filter(
    (child) => child < head && tree.tokens[head - 1]?.text === '-',
  );
  if (found.length > 0) return found;
  return tree.tokens[head - 1]?.text === '-' ? [head - 2] : [];
}

/** The noun that an adjective stands with, or is said of. */
function modified(tree: Tree, head: number): number[] {
  const token = tree.tokens[head]!;
  const subjects = [...subjectsOf(tree, head), ...dependents(tree, head, 'nsubj:pass')];
  if (subjects.length > 0) return subjects.flatMap((index) => relativeOf(tree, index));
  const relation = plainRelation(token.relation);
  // "Oslo and Riga, allies of Minsk": a plural describes them all.
  if (relation === 'appos' && token.xpos === 'NNS' && token.head >= 0) return conjuncts(tree, token.head);
  if ((relation === 'amod' || relation === 'acl' || relation === 'compound' || relation === 'appos') && token.head >= 0)
    return [token.head];
  if ((relation === 'xcomp' || relation === 'conj') && token.head >= 0) return logicalSubjects(tree, token.head);
  return [];
}

/** After a preposition that hangs on the trigger or on one of its words; "against" also through an adverb phrase. */
function prepositional(tree: Tree, head: number, words: readonly number[], preposition: string): number[] {
  const found: number[] = [];
  for (const at of [head, ...words]) {
    for (const child of tree.children(at)) {
      const relation = plainRelation(tree.tokens[child]!.relation);
      if (relation !== 'obl' && relation !== 'nmod' && relation !== 'xcomp' && relation !== 'advcl' && relation !== 'acl') continue;
      const case_ = prepositionOf(tree, child);
      if (case_ === preposition || case_.startsWith(`${preposition} `)) found.push(...conjuncts(tree, child));
    }
  }
  if (found.length > 0) return found;
  // "begun their assault on the city": a parser may hang the phrase on the verb that the noun is the object of.
  const governor = tree.tokens[head]!.head;
  if (tree.tokens[head]!.tag === 'NOUN' && governor >= 0 && tree.tokens[governor]!.tag === 'VERB' && governor < head) {
    for (const child of dependents(tree, governor, 'obl')) {
      if (child > head && prepositionOf(tree, child) === preposition) found.push(...conjuncts(tree, child));
    }
    if (found.length > 0) return found;
  }
  // "a raid by rebels on troops": the phrase may hang on the noun of the phrase before it.
  for (const at of [head, ...words]) {
    for (const child of tree.children(at)) {
      if (child < at || !PASSED.has(prepositionOf(tree, child))) continue;
      for (const inner of dependents(tree, child, 'nmod'))
        if (inner > child && prepositionOf(tree, inner) === preposition) found.push(...conjuncts(tree, inner));
    }
  }
  if (found.length > 0) return found;
  // "its alliance with this group" as object: the noun carries the preposition.
  for (const object of logicalObjects(tree, head)) {
    if (words.includes(object)) continue;
    for (const child of dependents(tree, object, 'nmod'))
      if (prepositionOf(tree, child) === preposition) found.push(...conjuncts(tree, child));
  }
  return found;
}

/** Phrases that a parser may hang the next one on. */
const PASSED: ReadonlySet<string> = new Set(['by', 'of', 'from', 'among', 'against', 'on']);

function betweenOf(tree: Tree, head: number, words: readonly number[]): number[] {
  return prepositional(tree, head, words, 'between');
}

/** "Oslo and Riga have agreed with Minsk": a third party of the same act. */
function togetherWith(tree: Tree, head: number): number[] {
  if (tree.tokens[head]!.tag !== 'VERB') return [];
  return dependents(tree, head, 'obl')
    .filter((child) => prepositionOf(tree, child) === 'with')
    .flatMap((child) => conjuncts(tree, child));
}

/** Who does it: own subject, by-agent, the noun a participle or relative clause stands with, or the subject inherited from above. */
export function logicalSubjects(tree: Tree, verb: number): number[] {
  return subjectsFrom(tree, verb, 0);
}

function subjectsFrom(tree: Tree, verb: number, depth: number): number[] {
  if (depth > 6) return [];
  const token = tree.tokens[verb]!;
  if (isPassive(tree, verb)) return agentsOf(tree, verb).flatMap((index) => conjuncts(tree, index));
  const all = subjectsOf(tree, verb);
  // "which Minsk called a mistake": of two, the pronoun is the object.
  const own = all.length > 1 ? all.filter((index) => !isRelative(tree, index)) : all;
  if (own.length > 0) return own.flatMap((index) => relativeOf(tree, index));
  const agents = token.xpos === 'VBN' ? agentsOf(tree, verb) : [];
  if (agents.length > 0) return agents.flatMap((index) => conjuncts(tree, index));
  if (token.head < 0) return [];
  switch (plainRelation(token.relation)) {
    case 'acl':
      // "troops attacking the city"; an infinitive after a noun ("a plan to attack") goes to the noun's owner.
      if (token.xpos === 'VBG') {
        // "released a statement criticizing Minsk": who released it criticizes.
        return PAPER.test(tree.tokens[token.head]!.lemma) ? subjectsFrom(tree, governorVerb(tree, token.head), depth + 1) : [token.head];
      }
      if (isInfinitive(tree, verb)) {
        const owner = dependents(tree, token.head, 'nmod:poss');
        return owner.length > 0 ? owner : subjectsFrom(tree, governorVerb(tree, token.head), depth + 1);
      }
      return [];
    case 'conj':
    case 'parataxis':
      // "issued an ultimatum: side with us or embrace them": a bare verb beside a finite one is an order.
      if (isBare(token) && tree.tokens[token.head]!.xpos === 'VBD') return [];
      return tree.tokens[token.head]!.tag === 'VERB' || tree.tokens[token.head]!.tag === 'ADJ'
        ? subjectsFrom(tree, token.head, depth + 1)
        : [];
    case 'xcomp': {
      // Control: "urged Minsk to free him" -> Minsk; "promised to help" -> the subject.
      const objects = dependents(tree, token.head, 'obj', 'iobj');
      if (objects.length > 0 && !SUBJECT_CONTROL.has(tree.tokens[token.head]!.lemma))
        return objects.flatMap((index) => conjuncts(tree, index));
      const raised = dependents(tree, token.head, 'nsubj:pass');
      if (raised.length > 0) return raised.flatMap((index) => conjuncts(tree, index));
      return subjectsFrom(tree, token.head, depth + 1);
    }
    case 'advcl': {
      // "criticized Morocco for closing", "accused Minsk of hacking", "kept Oslo from joining": the object does it.
      const introduced = dependents(tree, verb, 'mark', 'case').some((child) => /^(?:for|of|from|into)$/i.test(tree.tokens[child]!.text));
      const blamed = introduced ? [...dependents(tree, token.head, 'obj', 'iobj', 'nsubj:pass')] : [];
      if (blamed.length > 0) return blamed.flatMap((index) => conjuncts(tree, index));
      const passive = dependents(tree, token.head, 'nsubj:pass');
      return passive.length > 0 ? passive : subjectsFrom(tree, token.head, depth + 1);
    }
    case 'ccomp':
      return isInfinitive(tree, verb) ? subjectsFrom(tree, token.head, depth + 1) : [];
    default:
      return [];
  }
}

/** Words put on paper or in the air. */
const PAPER =
  /^(?:statement|resolution|letter|report|declaration|communique|communiqué|tweet|speech|note|message|article|motion|petition|bill|law|decree)$/;

/** Verbs with an object whose infinitive still belongs to the subject: "promised Kyiv to help". */
const SUBJECT_CONTROL: ReadonlySet<string> = new Set(['promise', 'vow', 'pledge', 'threaten', 'swear', 'use']);

function governorVerb(tree: Tree, index: number): number {
  let at = index;
  for (let steps = 0; steps < 6; steps += 1) {
    const { tag, head } = tree.tokens[at]!;
    if (tag === 'VERB' || head < 0) return at;
    at = head;
  }
  return at;
}

export function isInfinitive(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, 'mark').some((child) => tree.tokens[child]!.text.toLowerCase() === 'to');
}

/** Whom it is done to: object, subject of a passive, the noun a past participle stands with. */
export function logicalObjects(tree: Tree, verb: number): number[] {
  const token = tree.tokens[verb]!;
  const own = objectsOf(tree, verb).flatMap((index) => [...namedSo(tree, index), ...relativeOf(tree, index)]);
  if (own.length > 0) return own;
  // Treebanks make the person of "urge", "tell", "ask" and "warn" an indirect object.
  const told = isPassive(tree, verb) ? [] : dependents(tree, verb, 'iobj');
  if (told.length > 0) return told.flatMap((index) => conjuncts(tree, index));
  if (token.head < 0) return [];
  const relation = plainRelation(token.relation);
  if ((relation === 'acl' || relation === 'amod') && token.xpos === 'VBN') return [token.head];
  // "Accused by Honduras of smuggling, Nicaragua ...": it happens to the subject of the main clause.
  if (relation === 'advcl' && token.xpos === 'VBN' && agentsOf(tree, verb).length > 0)
    return subjectsOf(tree, token.head).flatMap((index) => conjuncts(tree, index));
  const subjects = relation === 'acl' ? subjectsOf(tree, verb) : [];
  const isSubject = subjects.length > 0 && subjects.every((index) => isRelative(tree, index));
  if (token.relation === 'acl:relcl' && subjects.length > 0 && !isSubject && !isPassive(tree, verb)) {
    // "the rebels Oslo supports": the object is the noun the clause stands with.
    return dependents(tree, verb, 'obj').length === 0 ? [token.head] : [];
  }
  // "attacked and occupied the city": the object stands with the last verb.
  const later = dependents(tree, verb, 'conj').filter((child) => tree.tokens[child]!.tag === 'VERB');
  for (const child of later) {
    const shared = dependents(tree, child, 'obj');
    if (shared.length > 0 && dependents(tree, verb, 'obj', 'ccomp', 'xcomp', 'obl').length === 0)
      return shared.flatMap((index) => conjuncts(tree, index));
  }
  if (relation === 'conj' && isPassiveLike(tree, verb)) return objectsOf(tree, token.head);
  return [];
}

/** "welcomed what he called Minsk's good sense": whatever it is called. */
function namedSo(tree: Tree, index: number): number[] {
  if (tree.tokens[index]!.text.toLowerCase() !== 'what') return [];
  return dependents(tree, index, 'acl:relcl')
    .filter((clause) => /^(?:call|term|label|dub|describe|see|regard|consider)$/.test(tree.tokens[clause]!.lemma))
    .flatMap((clause) => dependents(tree, clause, 'obj', 'xcomp', 'obl'));
}

function isBare({ xpos, text, lemma }: TreeToken): boolean {
  return (xpos === 'VB' || xpos === 'VBP') && text.toLowerCase() === lemma;
}

function isPassiveLike(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb]!;
  return token.xpos === 'VBN' && token.head >= 0 && isPassive(tree, token.head);
}

/** For "who" or "which" the noun that its clause stands with; for anything else itself. */
function relativeOf(tree: Tree, index: number): number[] {
  const token = tree.tokens[index]!;
  if (!isRelative(tree, index)) return [index];
  for (let at = token.head, steps = 0; at >= 0 && steps < 5; at = tree.tokens[at]!.head, steps += 1) {
    if (plainRelation(tree.tokens[at]!.relation) === 'acl') return [tree.tokens[at]!.head].flatMap((noun) => nounsOf(tree, noun));
  }
  return [index];
}

function isRelative(tree: Tree, index: number): boolean {
  const { text, tag } = tree.tokens[index]!;
  return /^(?:who|which|that|whom)$/i.test(text) && (tag === 'PRON' || tag === 'DET');
}

function nounsOf(tree: Tree, noun: number): number[] {
  return tree.tokens[noun]!.relation === 'conj' ? [noun] : conjuncts(tree, noun);
}

/** Nouns through which an act reaches an actor: "rejected Lavrov's proposal", "the lives of Syrians". */
export function within(tree: Tree, filler: number): number[] {
  const { tokens } = tree;
  const found: number[] = [];
  for (const child of tree.children(filler)) {
    const relation = plainRelation(tokens[child]!.relation);
    if (relation === 'nmod' || relation === 'amod' || relation === 'compound') {
      const preposition = prepositionOf(tree, child);
      if (preposition === '' || REACHES.has(preposition) || tokens[child]!.relation === 'nmod:poss') found.push(...conjuncts(tree, child));
    } else if (relation === 'acl' && tokens[child]!.xpos === 'VBN') {
      found.push(...agentsOf(tree, child));
    } else if (relation === 'appos' || relation === 'flat') {
      found.push(child);
    }
  }
  return found;
}

/** An act on a thing reaches its owner or maker, not the place it is in. */
const REACHES: ReadonlySet<string> = new Set(['of', 'by', 'from', 'among', 'for']);

/** True for a token that can carry a frame. */
export function posOf(token: TreeToken): 'v' | 'n' | 'a' | null {
  switch (token.tag) {
    case 'VERB':
      return 'v';
    case 'NOUN':
      return 'n';
    case 'ADJ':
      return 'a';
    default:
      return null;
  }
}
