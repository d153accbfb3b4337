// Who does what in the clauses around a word: what pronouns and groups are told by.
//
//   "Peru wants to support it": clauseOf(it) -> support; subjectsOf(support) -> none; doersOf(support) -> Peru

import type { Mention } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import { actorOf, membersOf, mentionAt, type Scene } from './scene.js';

/** In its own clause "him" is not the subject ("Putin met him"); "himself" and "his" may be. */
export function ownSubjects(scene: Scene, mention: Mention): ReadonlySet<string> {
  const { relation } = scene.document.tokens[mention.head]!;
  if (plainRelation(relation) === 'nmod' || mention.name.endsWith('self')) return new Set();
  const found = doersOf(scene, clauseOf(scene, mention.head)).filter((token) => token !== mention.head);
  return new Set(found.flatMap((token) => actorsAt(scene, token)));
}

/** Subjects of a clause, also where only the clause above has them: "Peru wants to support it" is no support of Peru. */
export function doersOf(scene: Scene, clause: number): readonly number[] {
  const { tokens } = scene.document;
  const own = subjectsOf(scene, clause);
  const { relation = '', head = -1 } = tokens[clause] ?? {};
  if (own.length > 0 || head < 0 || (relation !== 'xcomp' && relation !== 'advcl')) return own;
  const objects = relation === 'xcomp' ? scene.tree.children(head).filter((child) => /^i?obj$/.test(tokens[child]!.relation)) : [];
  return objects.length > 0 ? objects : subjectsOf(scene, head);
}

/** Subjects of a clause: its own, those it shares ("Otero landed and spoke"), and the noun that a relative clause is about. */
export function subjectsOf(scene: Scene, clause: number): readonly number[] {
  const { tokens } = scene.document;
  for (let at = clause, steps = 0; at >= 0 && steps < 6; steps += 1) {
    const own = scene.tree.children(at).filter((child) => plainRelation(tokens[child]!.relation) === 'nsubj');
    if (own.length > 0) {
      return own.flatMap((subject) => {
        const relative = /^(?:who|which|that)$/i.test(tokens[subject]!.text) && plainRelation(tokens[at]!.relation) === 'acl';
        const noun = relative ? tokens[at]!.head : subject;
        return [noun, ...(relative ? [] : scene.tree.children(noun).filter((child) => tokens[child]!.relation === 'conj'))];
      });
    }
    if (tokens[at]!.relation !== 'conj') return [];
    at = tokens[at]!.head;
  }
  return [];
}

function actorsAt(scene: Scene, token: number): readonly string[] {
  const mention = mentionAt(scene, token);
  const actor = mention ? actorOf(scene, mention) : null;
  if (actor !== null) return [actor];
  const group = scene
    .inSentence(scene.document.tokens[token]!.sentence)
    .find((other) => other.head === token && membersOf(scene, other) !== null);
  return group ? membersOf(scene, group)! : [];
}

export function isSubject(scene: Scene, mention: Mention): boolean {
  return plainRelation(scene.document.tokens[firstOfPair(scene, mention.head)]!.relation) === 'nsubj';
}

/** In "Luna and Toro spoke" Toro is a subject as much as Luna. */
function firstOfPair(scene: Scene, head: number): number {
  const { tokens } = scene.document;
  let at = head;
  for (let steps = 0; steps < 8 && tokens[at]!.relation === 'conj' && tokens[at]!.head >= 0; steps += 1) at = tokens[at]!.head;
  return at;
}

export function isMain(scene: Scene, head: number): boolean {
  const { tokens } = scene.document;
  const verb = tokens[firstOfPair(scene, head)]!.head;
  return verb >= 0 && tokens[verb]!.relation === 'root';
}

/** The head of the clause that a word stands in: a verb, or whatever has a subject ("is tired"). */
export function clauseOf(scene: Scene, index: number): number {
  const { tokens } = scene.document;
  let at = tokens[index]!.head;
  for (let steps = 0; at >= 0 && steps < 20; steps += 1) {
    const { tag, head } = tokens[at]!;
    if (tag === 'VERB' || tag === 'AUX' || head < 0) return at;
    if (scene.tree.children(at).some((child) => plainRelation(tokens[child]!.relation) === 'nsubj')) return at;
    at = head;
  }
  return at;
}
