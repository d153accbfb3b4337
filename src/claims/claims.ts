// Resolved -> Claimed: who does or says what to whom, and on whose word.
//
//   "Paris accused Moscow of spying" -> FRA ACCUSE RUS, actual, reporter null, rule "accuse.v subj>obj"

import type { Claim, ClaimEnd, Claimed, ClaimTime, PloverType, Resolved, ResolvedMention } from '../document.js';
import type { Operator, OperatorKind } from '../lexicon/frames.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { conjuncts, dependents, isPassive, type Tree, treeOf } from '../syntax/tree.js';
import { type Above, type Act, actAt, type Ends, type Filled, fillBest, operatorSubject, operatorsAbove } from './acts.js';
import { speakerOf } from './attribution.js';
import { apply, type Composed, score } from './compose.js';
import { confidenceOf, remember, type Signal, signalsOf } from './confidence.js';
import { grammarOf, isNoLonger, isObliged, isOver } from './modality.js';
import { INSIDE } from './remote.js';
import { fill, isInfinitive, logicalSubjects } from './slots.js';
import { dateOf, timesIn } from './time.js';
import { type Firing, framesAt, operatorsAt } from './triggers.js';

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

/** Adds the claims of all sentences, in reading order; `body` is the character at which the text begins after its dateline. */
export function claim(document: Resolved, lexicon: Lexicon, body = 0): Claimed {
  const tree = treeOf(document.tokens);
  const claims: Claim[] = [];
  const seen = new Set<string>();
  endsOf.set(document, new Map(document.actors.map((actor) => [actor.id, actor])));
  const timeOf = timesIn(document, tree, lexicon, body);
  const act = (token: number): boolean =>
    framesAt(tree, lexicon.frames, token).length > 0 ||
    operatorsAt(tree, lexicon.frames, token).length > 0 ||
    lexicon.speech.has(document.tokens[token]!.lemma);
  for (const finding of findAll(document, tree, lexicon, endsIn(document, lexicon))) {
    const { head, words, modality } = finding;
    const time = (source: number): ClaimTime => timeOf({ head, words, modality, source, operated: finding.rule.includes('('), act });
    record(document, tree, lexicon, finding, time, claims, seen);
  }
  return { ...document, claims };
}

/** The mentions of a document by their head words. */
export function endsIn(document: Resolved, lexicon: Lexicon): Ends {
  const byHead = new Map<number, number[]>();
  const add = (token: number, mention: number): void => {
    const list = byHead.get(token);
    if (!list) byHead.set(token, [mention]);
    else if (!list.includes(mention)) list.push(mention);
  };
  const single = new Set(document.mentions.filter(({ span }) => span.end - span.start === 1).map(({ span }) => span.start));
  for (const { actor, head, index, span, form } of document.mentions) {
    if (actor === null) continue;
    add(head, index);
    if (form === 'nominal' || form === 'pronoun') continue;
    // Where a parser cuts a name in two, each part speaks for it: "Secretary of State | Rex Tillerson".
    for (let i = span.start; i < span.end; i += 1) {
      const token = document.tokens[i]!;
      if (token.tag === 'PROPN' && (token.head < span.start || token.head >= span.end) && !single.has(i)) add(i, index);
    }
  }
  const named = new Uint8Array(document.tokens.length);
  for (const { span, form, kind } of document.mentions) {
    if (kind === 'person' || form === 'nominal' || form === 'title' || form === 'pronoun') continue;
    for (let i = span.start; i < span.end; i += 1) if (/^\p{Lu}/u.test(document.tokens[i]!.text)) named[i] = 1;
  }
  return {
    at: (token) => byHead.get(token) ?? NONE,
    place: (mention) => document.mentions[mention]!.place,
    harm: (token) => {
      const { tag, lemma } = document.tokens[token]!;
      if (tag !== 'NOUN') return false;
      return lexicon.frames.frames.get(`n:${lemma}`)?.some((frame) => frame.type === 'ASSAULT' || frame.type === 'COERCE') ?? false;
    },
    named: (token) => named[token] === 1,
    deed: (token) => DEED.test(document.tokens[token]!.lemma) || lexicon.frames.frames.has(`n:${document.tokens[token]!.lemma}`),
    distinct: (mentions) => new Set(mentions.map((mention) => document.mentions[mention]!.actor)).size,
  };
}

/** Everything that the frames and operators of a document say, also where an end is nobody's. */
export function findAll(document: Resolved, tree: Tree, lexicon: Lexicon, ends: Ends): Finding[] {
  const found: Finding[] = [];
  for (const sentence of document.sentences) {
    const used = new Set<number>();
    const acts: Act[] = [];
    for (let head = sentence.span.start; head < sentence.span.end; head += 1) {
      // No act is carried by a word of a name: "United" in "United Kingdom".
      if (ends.named(head)) continue;
      const act = actAt(tree, lexicon.frames, ends, head);
      if (act !== null) acts.push(act);
    }
    // "imposed sanctions on" is one act: its noun does not tell it again.
    const told = new Set(acts.filter(isWhole).flatMap((act) => act.firing.words));
    for (const act of acts) {
      const { head } = act.firing;
      if (
        told.has(head) &&
        tree.tokens[head]!.relation !== 'nsubj' &&
        !acts.some((other) => other.firing.words.includes(head) && !sameEnds(other, act))
      ) {
        used.add(head);
        continue;
      }
      if (act.target.mentions.length > 0) used.add(head);
      const above = operatorsAbove(tree, lexicon.frames, ends, act.firing);
      const findings = findingsOf(document, tree, lexicon, ends, act, above);
      // An operator over an act that nobody does to anybody may still say something of its own: "agreed to start negotiations".
      if (findings.some(isBetweenTwo(document))) for (const operator of above) used.add(operator.firing.head);
      found.push(...findings);
    }
    for (let head = sentence.span.start; head < sentence.span.end; head += 1) {
      if (!used.has(head)) found.push(...bareOperator(tree, lexicon, ends, head));
    }
  }
  return found;
}

function isWhole(act: Act): boolean {
  return act.firing.words.length > 0 && act.source.mentions.length > 0 && act.target.mentions.length > 0;
}

/** True where all that `inner` says of its ends `outer` says too. */
function sameEnds(outer: Act, inner: Act): boolean {
  return (
    inner.source.mentions.every((mention) => outer.source.mentions.includes(mention)) &&
    inner.target.mentions.every((mention) => outer.target.mentions.includes(mention))
  );
}

const NONE: readonly number[] = [];

/** Nouns for what somebody has done or said, beside those that carry acts themselves: to reject them is to reject him. */
const DEED =
  /^(?:proposal|plan|decision|policy|move|offer|remark|comment|statement|claim|position|handling|behaviou?r|conduct|action|idea|view|stance|bid|request|rule|leadership|record|account|argument|version|approach|response|reaction|performance|speech|words?|agenda|administration|presidency|nomination|candidacy|appointment|government|party|people|country|nation|regime|troops?|army|forces?|officials?|side)$/;

/** Whether a finding has a source and another actor as target. */
function isBetweenTwo(document: Resolved): (finding: Finding) => boolean {
  const actorOf = (mention: number): string | null => document.mentions[mention]!.actor;
  return ({ source, target }) => source.some((from) => target.some((to) => actorOf(from) !== actorOf(to)));
}

/** Label, kind and country of the actors of a document: looked up for every claim. */
const endsOf = new WeakMap<Resolved, ReadonlyMap<string, Resolved['actors'][number]>>();

/** All that an act and the operators above it say. */
function findingsOf(document: Resolved, tree: Tree, lexicon: Lexicon, ends: Ends, act: Act, above: readonly Above[]): Finding[] {
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
  if (isOver(tree, head)) composed = ended(composed);
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
function conditionOf(tree: Tree, ends: Ends, heads: readonly number[]): number[] {
  for (const head of heads) {
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
  return (rule.type === 'COOPERATE' || rule.type === 'AGREE') && target.slot === 'with';
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

function plain(ends: Ends, tokens: readonly number[]): number[] {
  return tokens.flatMap((token) => ends.at(token).filter((mention) => !ends.place(mention)));
}

function grammar(composed: Composed, operators: readonly OperatorKind[], lexicon: Lexicon): Composed {
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

/** An operator that stands over no known act: "rejected Lavrov's proposal", "urged Ankara to think again". */
function bareOperator(tree: Tree, lexicon: Lexicon, ends: Ends, head: number): Finding[] {
  for (const firing of operatorsAt(tree, lexicon.frames, head)) {
    if (firing.rule.fallback === null || !hasComplement(tree, firing)) continue;
    const subject: Filled = operatorSubject(tree, ends, firing);
    if (subject.mentions.length === 0) continue;
    const slots = [...firing.rule.target, ...firing.rule.complement.filter((slot) => slot !== 'xcomp' && slot !== 'ccomp')];
    const kind = firing.rule.operator;
    const named = fillBest(tree, ends, firing, slots, false);
    const together = named.mentions.length === 0 && firing.rule.fallback === 'AGREE' && ends.distinct(subject.mentions) > 1;
    const target = named.mentions.length > 0 ? named : together ? { ...subject, slot: 'both' } : insideComplement(tree, ends, firing);
    if (target.mentions.length === 0) continue;
    const composed = grammar(
      {
        type: firing.rule.fallback,
        mode: '',
        polarity: firing.rule.polarity || score(firing.rule.fallback as PloverType, lexicon.frames),
        modality: kind === 'FUT' || kind === 'TRY' ? 'planned' : kind === 'HYP' ? 'hypothetical' : 'actual',
      },
      grammarOf(tree, head),
      lexicon,
    );
    return [
      {
        ...composed,
        source: subject.mentions,
        target: target.mentions,
        head,
        words: firing.words,
        rule: `${kind}(${firing.rule.trigger}) subj>${target.slot}`,
        signals: target.directness < 1 ? ['bare', 'indirect'] : ['bare'],
        speaker: -2,
        mutual: together,
      },
    ];
  }
  return [];
}

/** Clauses and phrases in which what is agreed to or refused may name whom it is done to. */
const COMPLEMENT: readonly string[] = [
  'xcomp',
  'ccomp',
  'obj',
  'obl',
  'nmod',
  'iobj',
  'compound',
  'amod',
  'nmod:poss',
  'conj',
  'advcl',
  'acl',
];

/** "agreed to take in people from Greek camps": the nearest actor below the complement, but not in a clause of its own subject. */
function insideComplement(tree: Tree, ends: Ends, firing: Firing<Operator>): Filled {
  let level = firing.rule.complement.flatMap((slot) => fill(tree, firing.head, firing.words, slot));
  for (let depth = 0; depth < 4 && level.length > 0; depth += 1) {
    const found = level.flatMap((token) => [...ends.at(token)]);
    if (found.length > 0) return { mentions: [...new Set(found)], directness: 0.4, slot: INSIDE };
    level = level.flatMap((token) =>
      dependents(tree, token, ...COMPLEMENT).filter((child) => dependents(tree, child, 'nsubj', 'nsubj:pass').length === 0),
    );
  }
  return { mentions: [], directness: 0, slot: '' };
}

/** "told reporters" asks nobody for anything: an operator over clauses needs its clause. */
function hasComplement(tree: Tree, firing: Firing<Operator>): boolean {
  const clauses = firing.rule.complement.filter((slot) => slot === 'xcomp' || slot === 'ccomp');
  if (clauses.length === 0 || clauses.length < firing.rule.complement.length) return true;
  return (
    clauses.some((slot) => fill(tree, firing.head, firing.words, slot).length > 0) || dependents(tree, firing.head, 'advcl').length > 0
  );
}

/** Makes claims of a finding: one for each pair of actors, both ways where the act is mutual. */
function record(
  document: Resolved,
  tree: Tree,
  lexicon: Lexicon,
  finding: Finding,
  timeOf: (source: number) => ClaimTime,
  claims: Claim[],
  seen: Set<string>,
): void {
  const speaker = finding.speaker >= 0 ? finding.speaker : speakerOf(document, tree, finding.head, lexicon.speech);
  const speakers = speaker < 0 ? [] : conjuncts(tree, speaker).flatMap((token) => actorsAt(document, token));
  const pairs: [number, number][] = [];
  for (const source of finding.source) for (const target of finding.target) pairs.push([source, target]);
  if (finding.mutual) {
    const all = [...new Set([...finding.source, ...finding.target])];
    pairs.length = 0;
    // Who "telephoned both men" did not bring them together.
    const place = (mention: number): number => document.mentions[mention]!.span.start;
    const alone = all.every((mention) => place(mention) === place(all[0]!));
    // "The two men did not discuss the shelling": neither turned the other away, unless they "refused to".
    if (alone && finding.type === 'REJECT' && !finding.rule.includes('NEG(')) return;
    for (const a of all) for (const b of all) if (a !== b && (alone || place(a) !== place(b))) pairs.push([a, b]);
  }
  const group = finding.mutual && pairs.length > 1 ? `${document.id}#${finding.head}` : '';
  for (const [source, target] of pairs) {
    const from = document.mentions[source]!;
    const to = document.mentions[target]!;
    if (from.actor === null || to.actor === null || from.actor === to.actor) continue;
    const key = `${from.actor} ${to.actor} ${finding.type} ${finding.modality} ${finding.head}`;
    if (seen.has(key)) continue;
    seen.add(key);
    // Where several speak together ("both countries said they ..."), each speaks for itself.
    const reporter = speakers.find((one) => one === from.actor) ?? speakers[0] ?? null;
    const told = isVerbal(document, finding, from, to) ? { ...finding, type: 'ACCUSE' as const, mode: '', polarity: -0.4 } : finding;
    claims.push(makeClaim(document, told, from, to, reporter, group, claims.length, timeOf(from.span.start)));
    const teller = reporter === null || finding.mutual ? undefined : tellerOf(document, reporter, speaker);
    const own = teller === undefined ? null : bySpeaking(document, told, teller, from, to);
    if (teller === undefined || own === null) continue;
    const spoken = `${teller.actor} ${own.to.actor} ${own.finding.type} ${own.finding.modality} ${finding.head}`;
    if (seen.has(spoken)) continue;
    seen.add(spoken);
    claims.push(makeClaim(document, own.finding, teller, own.to, null, '', claims.length, timeOf(teller.span.start)));
  }
}

/** Sectors of people who attack with words: an "attack" of a senator on a minister is no assault. */
const CIVIL: ReadonlySet<string> = new Set([
  'GOV',
  'LEG',
  'PTY',
  'ELI',
  'JUD',
  'JRN',
  'BUS',
  'NGO',
  'OPP',
  'IGO',
  'NGM',
  'MNC',
  'EDU',
  'REL',
  'SOC',
]);

/** Words of force that are said of quarrels, too. */
const QUARREL =
  /\b(?:attack|assault|battle|fight|war|hit|strike|target|offensive|campaign|broadside|barrage|salvo|swipe|blast|hammer|duel)\b/;

/** "attacked his rival": where both are politicians or parties, the weapons are words. */
function isVerbal(document: Resolved, finding: Finding, from: ResolvedMention, to: ResolvedMention): boolean {
  if (finding.type !== 'ASSAULT' || !QUARREL.test(finding.rule)) return false;
  const ends = endsOf.get(document);
  return [from, to].every(({ actor }) => {
    const end = ends?.get(actor!);
    return end !== undefined && end.kind !== 'country' && CIVIL.has(end.sector);
  });
}

/** The mention of who speaks, near the words or anywhere. */
function tellerOf(document: Resolved, reporter: string, speaker: number): ResolvedMention | undefined {
  const same = document.mentions.filter(({ actor, place }) => actor === reporter && !place);
  return same.find(({ span }) => speaker >= span.start && speaker < span.end) ?? same[0];
}

/** Deeds that blame who is told to have done them. */
const BLAMED: ReadonlySet<PloverType | null> = new Set<PloverType | null>(['ASSAULT', 'COERCE', 'MOBILIZE']);

/** Words that a state says through whom it lets speak. */
const SAID_FOR: ReadonlySet<PloverType | null> = new Set<PloverType | null>([
  'AGREE',
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
]);

/**
 * What telling does: a minister who says what his state supports or threatens does so himself, and who tells of force
 * against his own side blames who used it.
 */
function bySpeaking(
  document: Resolved,
  finding: Finding,
  teller: ResolvedMention,
  from: ResolvedMention,
  to: ResolvedMention,
): { readonly finding: Finding; readonly to: ResolvedMention } | null {
  const ends = endsOf.get(document);
  const who = ends?.get(teller.actor!);
  if (!who || teller.actor === from.actor) return null;
  const asserted = finding.modality === 'actual' || finding.modality === 'planned' || finding.modality === 'alleged';
  if (!asserted) return null;
  const forState = from.actor === `country:${who.country}` && who.kind === 'person' && OFFICIAL.has(who.sector);
  if (forState && teller.actor !== to.actor && SAID_FOR.has(finding.type))
    return { finding: { ...finding, rule: `${finding.rule} by its speaker`, signals: [...finding.signals, 'reported'] }, to };
  const suffered = to.actor === teller.actor || (to.actor === `country:${who.country}` && OFFICIAL.has(who.sector));
  if (forState || !suffered || !BLAMED.has(finding.type) || finding.polarity >= 0) return null;
  const blame = { type: 'ACCUSE' as const, mode: '', polarity: -0.3, modality: 'actual' as const, rule: `${finding.rule} blamed by who tells` };
  return { finding: { ...finding, ...blame, signals: [...finding.signals, 'reported'] }, to: from };
}

const OFFICIAL: ReadonlySet<string> = new Set(['GOV', 'MIL', 'LEG']);

function makeClaim(
  document: Resolved,
  finding: Finding,
  from: ResolvedMention,
  to: ResolvedMention,
  reporter: string | null,
  group: string,
  number: number,
  time: ClaimTime,
): Claim {
  const sentence = document.sentences[document.tokens[finding.head]!.sentence]!.span;
  const evidence = rangeOf(document, sentence.start, sentence.end);
  const words = [finding.head, ...finding.words].sort((a, b) => a - b);
  const trigger = rangeOf(document, words[0]!, words.at(-1)! + 1);
  // What one says of others is alleged; what one says of one's own acts is done by saying it.
  const own = reporter === null || reporter === from.actor;
  const modality = finding.modality === 'actual' && !own ? 'alleged' : finding.modality;
  const weights = signalsOf(finding.signals, { ...finding, modality }, from, to, reporter);
  const made: Claim = {
    id: `${document.id}#${number}`,
    document: document.id,
    source: endOf(document, from, sentence),
    target: endOf(document, to, sentence),
    type: finding.type,
    mode: finding.mode,
    polarity: rounded(finding.polarity),
    modality,
    reporter,
    date: dateOf(time, document.date ?? null),
    time,
    evidence,
    trigger,
    rule: finding.rule,
    confidence: rounded(confidenceOf(weights)),
    group,
    story: document.id,
  };
  return remember(made, weights);
}

const bySentence = new WeakMap<Resolved, ReadonlyMap<number, readonly ResolvedMention[]>>();

/** The mentions of one sentence; indexed once a document, so that long documents take no longer a word than short ones. */
function mentionsIn(document: Resolved, sentence: number): readonly ResolvedMention[] {
  let index = bySentence.get(document);
  if (!index) {
    const made = new Map<number, ResolvedMention[]>();
    for (const mention of document.mentions) {
      const at = document.tokens[mention.head]!.sentence;
      const list = made.get(at);
      if (list) list.push(mention);
      else made.set(at, [mention]);
    }
    index = made;
    bySentence.set(document, made);
  }
  return index.get(sentence) ?? [];
}

/** The actors of the mention that a token heads, else of the first that holds it: more than one for "the two leaders". */
function actorsAt(document: Resolved, token: number): readonly string[] {
  const here = mentionsIn(document, document.tokens[token]!.sentence);
  const mention =
    here.find((other) => other.actor !== null && other.head === token) ??
    here.find((other) => other.actor !== null && token >= other.span.start && token < other.span.end);
  if (mention === undefined) return [];
  const same = here.filter(({ span }) => span.start === mention.span.start && span.end === mention.span.end);
  return same.flatMap(({ actor }) => (actor === null ? [] : [actor]));
}

function endOf(document: Resolved, mention: ResolvedMention, sentence: { readonly start: number; readonly end: number }): ClaimEnd {
  const actor = endsOf.get(document)?.get(mention.actor!);
  const here = mentionsIn(document, document.tokens[sentence.start]!.sentence).filter((other) => other.actor === mention.actor);
  // The mention that fills the slot first: readers look there.
  const ordered = [mention, ...here.filter((other) => other.index !== mention.index)];
  return {
    id: mention.actor!,
    label: actor?.label ?? mention.name,
    kind: actor?.kind ?? mention.kind,
    country: actor?.country ?? '',
    mentions: ordered.map(({ range }) => ({ ...range, text: document.text.slice(range.start, range.end) })),
  };
}

function rangeOf(document: Resolved, from: number, to: number): { start: number; end: number; text: string } {
  const { start } = document.tokens[from]!;
  const { end } = document.tokens[to - 1]!;
  return { start, end, text: document.text.slice(start, end) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
