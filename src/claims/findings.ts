// What an act and the operators above it say, and what operators say that stand over no known act. An act in, findings out.
//
//   "Oslo agreed to lift sanctions on Minsk" -> CONCEDE, planned, source Oslo, target Minsk, rule "sanction.n poss>on END(lift) FUT(agree)"

import type { PloverType, Resolved } from '../document.js';
import type { OperatorKind } from '../lexicon/frames.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dependents, isPassive, type Tree } from '../syntax/tree.js';
import type { Above } from './acts.js';
import { speakerOf } from './attribution.js';
import { apply, type Composed } from './compose.js';
import type { Signal } from './confidence.js';
import type { Act, Ends } from './ends.js';
import { grammarOf, isNoLonger, isObliged, isOver } from './modality.js';
import { fill, isInfinitive, logicalSubjects } from './slots.js';
import { framesAt } from './triggers.js';

/** A claim before it has an id: mentions instead of actors. */
export interface Finding extends Composed {
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly head: number;
  readonly words: readonly number[];
  readonly rule: string;
  /** What stands for and against the reading: see confidence.ts. */
  readonly signals: readonly Signal[];
  /** Token of the speaker, or -1; -2: ask the tree. */
  readonly speaker: number;
  readonly mutual: boolean;
}

/** All that an act and the operators above it say. */
export function findingsOf(document: Resolved, tree: Tree, lexicon: Lexicon, ends: Ends, act: Act, above: readonly Above[]): Finding[] {
  const tables = lexicon.frames;
  const { rule, head, words } = act.firing;
  const found: Finding[] = [];
  let composed: Composed = { type: rule.type, mode: rule.mode, polarity: rule.polarity, modality: 'actual' };
  let source = act.source.mentions;
  let target = act.target.mentions;
  let trail = `${rule.trigger}.${rule.pos} ${act.source.slot || rule.source[0]}>${act.target.slot || rule.target[0]}`;
  let speaker = -2;
  if (rule.source[0] === 'speaker') {
    const token = speakerOf(document, tree, head, lexicon.speech);
    if (token >= 0) source = ends.at(token);
  }
  if (isOver(tree, head) || wasOnce(document, tree, act)) composed = ended(composed);
  composed = grammar(composed, grammarOf(tree, head, words), lexicon);
  if (isNoLonger(tree, head)) composed = ended(composed);
  // A noun or participle takes over the grammar of the verb it is the object of, unless that verb is an operator of its own.
  const governor = tree.tokens[head]!.head;
  if (
    rule.pos !== 'v' &&
    governor >= 0 &&
    (above.length === 0 || above[0]!.firing.head !== governor) &&
    (tree.tokens[governor]!.tag === 'VERB' || tree.tokens[head]!.relation === 'nsubj')
  ) {
    const around = grammarOf(tree, governor).filter((operator) => operator !== 'FUT');
    composed = grammar(composed, around, lexicon);
    if (source.length === 0 && tree.tokens[head]!.relation === 'obj' && isLight(tree, lexicon, governor))
      source = plain(ends, logicalSubjects(tree, governor));
  }
  const demand = rule.pos === 'v' && isObliged(tree, head) ? demandOf(document, tree, lexicon, ends, act, trail) : null;
  if (demand !== null) {
    found.push(demand);
    composed = { ...composed, modality: 'demanded' };
  }
  for (const operator of above) {
    const kind = operator.firing.rule.operator;
    const name = `${kind}(${operator.firing.rule.trigger})`;
    const subject = operator.subject.mentions;
    const addressee = operator.addressee.mentions;
    if (kind === 'REQ' || kind === 'THR') {
      // What is asked for is a claim of its own, wished and not done.
      const doer = addressee.length > 0 ? addressee : source.filter((mention) => !subject.includes(mention));
      if (kind === 'REQ' && doer.length > 0 && target.length > 0) {
        found.push({
          ...composed,
          source: doer,
          target,
          head,
          words,
          rule: `${trail} ${name}`,
          signals: signals(act, above),
          speaker: -2,
          mutual: false,
          modality: 'demanded',
        });
      }
      const made = apply(kind, composed, tables);
      const asked = addressee.length > 0 ? addressee : doer.length > 0 && kind === 'REQ' ? doer : target;
      // Asking somebody for sanctions on a third threatens the third; whom one asks is asked.
      const type = kind === 'REQ' && doer.length > 0 ? 'REQUEST' : made.type;
      const own = operator.firing.rule.polarity !== 0 && type === operator.firing.rule.fallback;
      composed = {
        ...made,
        type,
        polarity: own ? operator.firing.rule.polarity : type === made.type ? made.polarity : 0,
      };
      source = subject;
      target = asked;
    } else if (kind === 'ALLEGE') {
      if (source.length === 0) source = addressee;
      // A verb that is a frame too ("condemned") has its own claim, with its own negation and future.
      const itself = framesAt(tree, tables, operator.firing.head).length > 0;
      if (!itself && addressee.length > 0 && subject.length > 0 && operator.firing.rule.fallback !== null) {
        found.push(fallback(operator, subject, addressee, name));
      }
      composed = apply('ALLEGE', composed, tables);
      speaker = -3;
      if (subject.length > 0) speaker = document.mentions[subject[0]!]!.head;
    } else {
      if (kind === 'NOT' || kind === 'NEG') {
        composed = apply(kind, composed, tables);
        if (subject.length > 0) source = subject;
      } else {
        composed = apply(kind, composed, tables);
        if (source.length === 0 || kind === 'FUT' || kind === 'TRY' || kind === 'END') source = subject.length > 0 ? subject : source;
      }
      if (target.length === 0) target = addressee;
    }
    composed = grammar(composed, grammarOf(tree, operator.firing.head, operator.firing.words), lexicon);
    trail = `${trail} ${name}`;
  }
  if (target.length === 0 && (composed.type === 'THREATEN' || composed.type === 'SANCTION' || composed.type === 'REJECT'))
    target = conditionOf(tree, ends, [head, ...above.map((operator) => operator.firing.head)]).filter(
      (mention) => !source.includes(mention),
    );
  if (source.length === 0 && act.source.slot === '' && isCustody(rule.type)) source = custodian(tree, ends, head, target);
  const indirect = signals(act, above);
  // "provided aid to support the refugees": what is done outranks what it is done for.
  if (tree.tokens[head]!.relation === 'advcl' && isInfinitive(tree, head)) indirect.push('purpose');
  found.push({
    ...composed,
    source,
    target,
    head,
    words,
    rule: trail,
    signals: indirect,
    speaker,
    // "ruled out talks with Minsk": what one side refuses or ends is no act of both.
    mutual: isMutual(act) && (composed.type === rule.type || act.source.slot === 'both' || act.target.slot === 'both'),
  });
  return found;
}

/** "was my adversary": what somebody was, and is not said to be; but "he said they were allies" tells of what they are. */
function wasOnce(document: Resolved, tree: Tree, { firing: { rule, head } }: Act): boolean {
  if (rule.pos !== 'n' || rule.source[0] !== 'head') return false;
  const past = dependents(tree, head, 'cop').some((child) => /^(?:was|were)$/i.test(tree.tokens[child]!.text));
  if (!past) return false;
  const quoted = document.quotations.some(({ span }) => head >= span.start && head < span.end);
  return quoted || tree.tokens[head]!.relation === 'root';
}

/** Acts that only the authorities of a place do. */
function isCustody(type: PloverType | null): boolean {
  return type === 'COERCE' || type === 'RETREAT';
}

/** "was arrested in Niger": where nobody is said to have done it, the state whose police works there. */
function custodian(tree: Tree, ends: Ends, head: number, target: readonly number[]): number[] {
  if (target.length === 0 || !CUSTODY.test(tree.tokens[head]!.lemma) || !isPassive(tree, head)) return [];
  const places = fill(tree, head, [], 'in').flatMap((token) => [...ends.at(token)]);
  return places.filter((mention) => ends.place(mention) && ends.distinct([mention, ...target]) > ends.distinct(target)).slice(0, 1);
}

const CUSTODY =
  /^(?:arrest|detain|jail|imprison|sentence|convict|execute|hang|behead|deport|expel|release|free|pardon|acquit|apprehend|intern|incarcerate|hold|question|interrogate|charge|indict|try|fine|flog)$/;

/** "will close the hotline if Minsk tests a missile": a threat without a name is for whoever its condition names. */
export function conditionOf(tree: Tree, ends: Ends, heads: readonly number[]): number[] {
  for (const head of heads.flatMap((one) => [one, ...dependents(tree, one, 'xcomp')])) {
    for (const clause of dependents(tree, head, 'advcl')) {
      const condition = dependents(tree, clause, 'mark').some((child) => /^(?:if|unless|until|should)$/i.test(tree.tokens[child]!.text));
      const found = condition ? plain(ends, logicalSubjects(tree, clause)) : [];
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** What the way an act was read says for and against it. */
function signals({ firing: { rule }, source, target }: Act, above: readonly Above[]): Signal[] {
  const found = new Set<Signal>();
  const directness = Math.min(source.directness || 0.7, target.directness || 0.7);
  if (directness < 1) found.add('indirect');
  if (rule.pos === 'n') found.add('noun');
  if (rule.words.length > 0) found.add('phrase');
  for (const { firing } of above) {
    const { operator } = firing.rule;
    if (operator === 'REQ' || operator === 'THR') found.add('asked');
    if (operator === 'NEG' || operator === 'END') found.add('turned');
  }
  return [...found];
}

/** "Oslo said Minsk must release him": who says of another what he must do asks him for it. */
function demandOf(document: Resolved, tree: Tree, lexicon: Lexicon, ends: Ends, act: Act, trail: string): Finding | null {
  const { head, words, rule } = act.firing;
  if (rule.source[0] === 'speaker' || act.source.mentions.length === 0) return null;
  const token = speakerOf(document, tree, head, lexicon.speech);
  const speaker = token < 0 ? [] : ends.at(token);
  if (speaker.length === 0) return null;
  const actors = new Set(act.source.mentions.map((mention) => document.mentions[mention]!.actor));
  if (speaker.some((mention) => actors.has(document.mentions[mention]!.actor))) return null;
  return {
    type: 'REQUEST',
    mode: 'change',
    polarity: -0.1,
    modality: 'actual',
    source: speaker,
    target: act.source.mentions,
    head,
    words,
    rule: `${trail} must`,
    signals: ['bare'],
    speaker: -2,
    mutual: false,
  };
}

/** A meeting, a deal or a joint act is told of both: "met", "talks with", "signed an agreement with". */
function isMutual({ firing: { rule }, source, target }: Act): boolean {
  if (source.slot === 'both' || target.slot === 'both') return true;
  // Who texts, briefs or reaches out to somebody does so alone.
  if (rule.type === 'CONSULT') return target.slot === 'with' || rule.trigger.startsWith('meet');
  // A treaty has two signatures.
  const signed = rule.type === 'SUPPORT' && /@DEAL|agreement|treaty|pact/.test(rule.trigger);
  return (rule.type === 'COOPERATE' || rule.type === 'AGREE' || signed) && target.slot === 'with';
}

/** Verbs whose subject bears, sees or judges what their object tells, and did not do it. */
const BEARING =
  /^(?:call|describe|label|brand|term|consider|deem|mourn|survive|suffer|face|escape|flee|witness|see|watch|mark|remember|commemorate|avenge|repel|fear|hear|discuss|report|document|probe|investigate|examine|cover|film|recall|regret|follow|cite|mention|study|analyze|analyse|track|monitor|record|detail|attend|join|observe|note|know|learn|await|expect|predict|prevent|ignore|repulse|withstand|weather|endure|sustain|mull|debate|ponder|question|use|exploit)$/;

/** A verb that says nothing of its own: who "mounted an attack" attacked, who "condemned an attack" did not. */
function isLight(tree: Tree, lexicon: Lexicon, verb: number): boolean {
  const { lemma } = tree.tokens[verb]!;
  return !lexicon.speech.has(lemma) && !BEARING.test(lemma) && framesAt(tree, lexicon.frames, verb).length === 0;
}

/** What was and is no more leans the other way, half as much. */
function ended(composed: Composed): Composed {
  return { ...composed, modality: 'ended', polarity: -composed.polarity / 2 };
}

export function plain(ends: Ends, tokens: readonly number[]): number[] {
  return tokens.flatMap((token) => ends.at(token).filter((mention) => !ends.place(mention)));
}

export function grammar(composed: Composed, operators: readonly OperatorKind[], lexicon: Lexicon): Composed {
  return operators.reduce((act, operator) => apply(operator, act, lexicon.frames), composed);
}

function fallback(operator: Above, source: readonly number[], target: readonly number[], rule: string): Finding {
  const { rule: row, head, words } = operator.firing;
  return {
    type: row.fallback,
    mode: '',
    polarity: row.polarity,
    modality: 'actual',
    source,
    target,
    head,
    words,
    rule,
    signals: ['bare'],
    speaker: -2,
    mutual: false,
  };
}
