// What else a pronoun may mean, though it is no actor: then it stays unclear.
//
//   "Rosa Mamani flew home. The mother of a pupil smiled. She ..." -> unclear      "Rwanda opened a museum. It ..." -> unclear

import type { Mention } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import { isSubject } from './clauses.js';
import { actorOf, mentionAt, type Scene } from './scene.js';

/** Nouns for people who are told of without a name, by the pronoun that may mean them. */
const UNNAMED: Readonly<Record<'he' | 'she' | 'either', RegExp>> = {
  he: /^(?:boy|boyfriend|brother|cousin|dad|father|gentleman|grandfather|grandson|guy|husband|man|nephew|son|stepfather|uncle|widower)$/,
  she: /^(?:aunt|daughter|cousin|girl|girlfriend|grandmother|granddaughter|lady|mom|mother|mum|niece|sister|stepmother|widow|wife|woman)$/,
  either:
    /^(?:baby|child|defendant|detainee|driver|friend|gunman|infant|inmate|man|neighbor|neighbour|partner|passenger|patient|prisoner|student|suspect|teenager|victim|witness)$/,
};

/** True where somebody without a name stands between the antecedent and the pronoun, and may be meant as well: "Her mother ... she". */
export function unnamedRival(scene: Scene, mention: Mention, antecedent: Mention | undefined, gender: 'he' | 'she'): boolean {
  const { tokens } = scene.document;
  if (!antecedent || antecedent.head > mention.head) return false;
  const id = actorOf(scene, antecedent);
  for (let i = antecedent.span.end; i < mention.span.start; i += 1) {
    const { tag, lemma, relation, xpos } = tokens[i]!;
    if (tag !== 'NOUN' || xpos === 'NNS' || (!UNNAMED[gender].test(lemma) && !UNNAMED.either.test(lemma))) continue;
    // Who only stands beside ("spoke with her mother") does not carry on, and "Otero, a friend," is he himself.
    if (plainRelation(relation) !== 'nsubj') continue;
    const named = mentionAt(scene, i);
    if (named !== undefined && actorOf(scene, named) === id) continue;
    return true;
  }
  return false;
}

/**
 * True where a common noun is as good a reading of "it", "its" or "they": a subject between the antecedent and the pronoun that is no
 * mention of the antecedent ("the hashtag took on a life of its own"); for "they" and for "it" after somebody who is no subject, any noun.
 */
export function rivaled(scene: Scene, mention: Mention, id: string, candidates: readonly Mention[]): boolean {
  const { tokens } = scene.document;
  const antecedent = candidates.filter((other) => actorOf(scene, other) === id).at(-1)!;
  const plural = mention.plural;
  // "You may like it," he said: what is spoken of stands in the quotation, or is unclear.
  if (mention.name === 'it' && scene.quotationAt(mention.head) !== scene.quotationAt(antecedent.head)) return true;
  const strict = plural || (mention.name === 'it' && !isSubject(scene, antecedent));
  for (let i = antecedent.span.end; i < mention.span.start; i += 1) {
    const { tag, relation, xpos } = tokens[i]!;
    const role = plainRelation(relation);
    if (tag !== 'NOUN' || (xpos === 'NNS') !== plural) continue;
    if (role !== 'nsubj' && !(strict && (role === 'obj' || role === 'obl'))) continue;
    const named = mentionAt(scene, i);
    if (named === undefined || actorOf(scene, named) !== id) return true;
  }
  return false;
}
