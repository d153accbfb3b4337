// How a clause stands to the facts, from its auxiliaries, negation and conjunctions.
//
//   "will not meet" -> [FUT, NOT];  "may attack" -> [HYP];  "if Oslo attacks" -> [HYP];  "must withdraw" -> [REQ]

import type { OperatorKind } from '../lexicon/frames.js';
import { dependents, negationOf, plainRelation, prepositionOf, type Tree } from '../syntax/tree.js';

/** Operators that grammar itself puts on the word at `head`, the innermost first; words that a trigger has taken ("must go") are no grammar. */
export function grammarOf(tree: Tree, head: number, taken: readonly number[] = []): OperatorKind[] {
  const found: OperatorKind[] = [];
  const auxiliaries = dependents(tree, auxiliaryBearer(tree, head), 'aux')
    .filter((index) => !taken.includes(index))
    .map((index) => tree.tokens[index]!.text.toLowerCase());
  if (auxiliaries.some((word) => word === 'will' || word === "'ll" || word === 'wo' || word === 'shall')) found.push('FUT');
  if (goingTo(tree, head)) found.push('FUT');
  const negation = negationOf(tree, head);
  if (negation >= 0 && !taken.includes(negation)) found.push('NOT');
  const would = auxiliaries.some((word) => word === 'would' || word === "'d");
  if (would && isReportedFuture(tree, head)) found.push('FUT');
  else if (would || auxiliaries.some((word) => word === 'may' || word === 'might' || word === 'could')) found.push('HYP');
  if (auxiliaries.some((word) => word === 'must' || word === 'should' || word === 'ought')) found.push('HYP');
  for (const subject of dependents(tree, head, 'nsubj')) {
    if (negationOf(tree, subject) >= 0 && negation < 0) found.push('NOT');
    if (dependents(tree, subject, 'cc', 'det').some((index) => /^either$/i.test(tree.tokens[index]!.text))) found.push('HYP');
  }
  if (isBound(tree, head) || servesPlan(tree, head)) found.push('FUT');
  if (without(tree, head)) found.push('DENY');
  if (hearsay(tree, head)) found.push('ALLEGE');
  if (conditional(tree, head)) found.push('HYP');
  return found;
}

/** "would have renewed the embargo and imposed a ban": verbs of one form that share a subject share their auxiliaries. */
function auxiliaryBearer(tree: Tree, head: number): number {
  const { relation, head: first, xpos } = tree.tokens[head]!;
  if (relation !== 'conj' || first < 0 || tree.tokens[first]!.tag !== 'VERB') return head;
  if ((xpos !== 'VB' && xpos !== 'VBN') || dependents(tree, head, 'aux', 'aux:pass', 'nsubj', 'nsubj:pass', 'mark').length > 0) return head;
  return tree.tokens[first]!.xpos === xpos ? first : head;
}

/** "is going to attack": the auxiliary is a verb of its own. */
function goingTo(tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  if (token.relation !== 'xcomp' || token.head < 0) return false;
  const governor = tree.tokens[token.head]!;
  return governor.text.toLowerCase() === 'going';
}

/** "offered to send troops to help the army": what is done for a plan is planned itself. */
function servesPlan(tree: Tree, head: number): boolean {
  const { relation, head: governor } = tree.tokens[head]!;
  if (governor < 0 || (relation !== 'advcl' && relation !== 'acl') || !isInfinitiveOf(tree, head)) return false;
  for (let at = governor, steps = 0; at >= 0 && steps < 4; steps += 1) {
    const token = tree.tokens[at]!;
    if (dependents(tree, at, 'aux').some((index) => /^(?:will|'ll|shall)$/i.test(tree.tokens[index]!.text))) return true;
    if (at !== governor && PLAN.test(token.lemma)) return true;
    if (token.relation !== 'xcomp' && token.relation !== 'ccomp' && token.relation !== 'obj') return false;
    at = token.head;
  }
  return false;
}

function isInfinitiveOf(tree: Tree, head: number): boolean {
  return dependents(tree, head, 'mark').some((index) => tree.tokens[index]!.text.toLowerCase() === 'to');
}

const PLAN =
  /^(?:agree|offer|plan|pledge|promise|vow|propose|consider|intend|decide|want|hope|prepare|commit|undertake|volunteer|threaten)$/;

/** "is to visit Namibia in May". */
function isBound(tree: Tree, head: number): boolean {
  const be = dependents(tree, head, 'aux', 'cop').some(
    (index) => /^(?:is|are|was|were)$/i.test(tree.tokens[index]!.text) && tree.tokens[index + 1]?.text === 'to',
  );
  return be;
}

/** "left without condemning", "instead of attacking", "rather than meet". */
function without(tree: Tree, head: number): boolean {
  return dependents(tree, head, 'mark', 'case', 'cc').some((index) => /^(?:without|instead|rather)$/i.test(tree.tokens[index]!.text));
}

/** "allegedly attacked", "the alleged attack". */
function hearsay(tree: Tree, head: number): boolean {
  return dependents(tree, head, 'advmod', 'amod').some((index) =>
    /^(?:allegedly|reportedly|purportedly|supposedly|apparently|alleged|reported|suspected|purported|supposed)$/i.test(
      tree.tokens[index]!.text,
    ),
  );
}

/** "no longer supports", "not ... any more". */
export function isNoLonger(tree: Tree, head: number): boolean {
  return (
    dependents(tree, head, 'advmod').some((index) => {
      const word = tree.tokens[index]!.text.toLowerCase();
      return word === 'longer' || word === 'anymore';
    }) || usedTo(tree, head)
  );
}

/** "if Oslo attacks", "unless Minsk yields", "whether Moscow would meet". */
function conditional(tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  const relation = plainRelation(token.relation);
  if (relation !== 'advcl' && relation !== 'ccomp' && relation !== 'root') return false;
  return dependents(tree, head, 'mark', 'advmod').some((index) => {
    const word = tree.tokens[index]!.text.toLowerCase();
    return (word === 'if' && relation === 'advcl') || word === 'unless' || word === 'whether' || (word === 'until' && relation === 'advcl');
  });
}

/** "said it would recognize the island": the future of who speaks in the past. With a condition it is only thought of. */
function isReportedFuture(tree: Tree, head: number): boolean {
  if (dependents(tree, head, 'advcl').some((clause) => hasCondition(tree, clause))) return false;
  for (let at = head, steps = 0; steps < 4; steps += 1) {
    const token = tree.tokens[at]!;
    if (token.head < 0) return dependents(tree, at, 'parataxis').some((inserted) => SAID.test(tree.tokens[inserted]!.text));
    const relation = plainRelation(token.relation);
    if (relation === 'ccomp' || relation === 'parataxis') return SAID.test(tree.tokens[token.head]!.text);
    if (relation !== 'conj' && relation !== 'xcomp') return false;
    at = token.head;
  }
  return false;
}

function hasCondition(tree: Tree, clause: number): boolean {
  return dependents(tree, clause, 'mark', 'advmod').some((index) => /^(?:if|unless|until|were)$/i.test(tree.tokens[index]!.text));
}

/** Words with which somebody binds himself: who "feared" or "thought" it would happen does not. */
const SAID =
  /^(?:said|announced|declared|stated|confirmed|told|vowed|pledged|promised|insisted|signal+ed|tweeted|wrote|reiterated|added|stressed|indicated|affirmed|reaffirmed|revealed|disclosed|assured|decided|agreed|says|announces|adding|saying|announcing)$/i;

/** "once an ally", "the former ally", "once supported": what was and is no more. "Once criticized" was done and stays done. */
export function isOver(tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  if (token.tag === 'VERB' && !STATE.test(token.lemma)) return false;
  // "has previously been critical" goes on.
  if (dependents(tree, head, 'aux').some((index) => /^(?:has|have|'ve|had)$/i.test(tree.tokens[index]!.text))) return false;
  return dependents(tree, head, 'amod', 'advmod').some((index) =>
    /^(?:former|erstwhile|onetime|once|previously|formerly)$/i.test(tree.tokens[index]!.text),
  );
}

/** What one does for a time, and may stop doing. */
const STATE =
  /^(?:support|back|trust|admire|love|hate|like|favou?r|oppose|respect|own|rule|occupy|control|ally|align|fund|finance|arm|sponsor|harbou?r|shelter|host|depend|rely|dominate)$/;

/** "must release", "should explain", "needs to withdraw": said by another, a demand. */
export function isObliged(tree: Tree, head: number): boolean {
  const { relation, head: governor } = tree.tokens[head]!;
  if (relation === 'xcomp' && governor >= 0 && /^(?:need|have)$/.test(tree.tokens[governor]!.lemma) && isInfinitiveOf(tree, head))
    return true;
  return dependents(tree, head, 'aux').some((index) => /^(?:must|should|ought)$/i.test(tree.tokens[index]!.text));
}

/** "used to support". */
function usedTo(tree: Tree, head: number): boolean {
  const token = tree.tokens[head]!;
  return (
    token.relation === 'xcomp' &&
    token.head >= 0 &&
    tree.tokens[token.head]!.text.toLowerCase() === 'used' &&
    tree.tokens[token.head + 1]?.text === 'to'
  );
}

/** "asked him how it began", "asked about the plan": who asks a question asks for nothing but an answer. */
export function isQuestion(tree: Tree, head: number): boolean {
  if (!/^(?:ask|question|quiz|query|inquire|enquire|wonder)$/.test(tree.tokens[head]!.lemma)) return false;
  const about = dependents(tree, head, 'obl').some((child) => prepositionOf(tree, child) === 'about');
  return about || dependents(tree, head, 'ccomp', 'xcomp', 'advcl').some((clause) => beginsWithQuestion(tree, head, clause));
}

function beginsWithQuestion(tree: Tree, head: number, clause: number): boolean {
  for (let i = head + 1; i < clause; i += 1)
    if (/^(?:how|whether|why|what|when|where|who|whom|which|if)$/i.test(tree.tokens[i]!.text)) return true;
  return false;
}

/** "suggested that he lied", "insists it is over": only a bare verb ("that he leave") or "should" asks for something. */
export function isOpinion(tree: Tree, head: number): boolean {
  if (!/^(?:suggest|insist|argue|propose|recommend|believe|maintain)$/.test(tree.tokens[head]!.lemma)) return false;
  const clauses = dependents(tree, head, 'ccomp');
  return clauses.length > 0 && !clauses.some((clause) => isAsked(tree, clause));
}

function isAsked(tree: Tree, clause: number): boolean {
  const auxiliaries = dependents(tree, clause, 'aux', 'aux:pass', 'cop').map((child) => tree.tokens[child]!.text.toLowerCase());
  if (auxiliaries.some((word) => word === 'should' || word === 'must' || word === 'ought' || word === 'be')) return true;
  return (
    auxiliaries.length === 0 &&
    /^VBP?$/.test(tree.tokens[clause]!.xpos) &&
    dependents(tree, clause, 'nsubj').every((child) => tree.tokens[child]!.xpos !== 'NNS')
  );
}
