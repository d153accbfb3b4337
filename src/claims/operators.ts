// Operators that stand over no known act: "rejected Lavrov's proposal", "urged Ankara to think again". A word in, a finding out.
//
//   "Oslo agreed to take in people from Greek camps" -> Oslo AGREE Greece, rule "FUT(agree) subj>inside"

import type { PloverType } from '../document.js';
import type { Operator } from '../lexicon/frames.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { dependents, type Tree } from '../syntax/tree.js';
import { fillBest, operatorSubject } from './acts.js';
import { score } from './compose.js';
import type { Ends, Filled } from './ends.js';
import { conditionOf, type Finding, grammar } from './findings.js';
import { grammarOf, isQuestion } from './modality.js';
import { INSIDE } from './remote.js';
import { fill } from './slots.js';
import { type Firing, operatorsAt } from './triggers.js';

/** An operator that stands over no known act: "rejected Lavrov's proposal", "urged Ankara to think again". */
export function bareOperator(tree: Tree, lexicon: Lexicon, ends: Ends, head: number): Finding[] {
  for (const firing of operatorsAt(tree, lexicon.frames, head)) {
    if (firing.rule.fallback === null || !hasComplement(tree, firing)) continue;
    if (firing.rule.fallback === 'REQUEST' && isQuestion(tree, head)) continue;
    const subject: Filled = operatorSubject(tree, ends, firing);
    if (subject.mentions.length === 0) continue;
    // "urged them to return to Minsk" asks whoever "them" is, not Minsk.
    const addressed = firing.rule.target.some((slot) => fill(tree, head, firing.words, slot).length > 0);
    const nominal = firing.rule.complement.filter((slot) => slot !== 'xcomp' && slot !== 'ccomp');
    const slots = addressed ? firing.rule.target : [...firing.rule.target, ...nominal];
    const kind = firing.rule.operator;
    const named = fillBest(tree, ends, firing, slots, false);
    const together = named.mentions.length === 0 && firing.rule.fallback === 'AGREE' && ends.distinct(subject.mentions) > 1;
    const inside = addressed ? conditional(tree, ends, firing) : insideComplement(tree, ends, firing);
    const target = named.mentions.length > 0 ? named : together ? { ...subject, slot: 'both' } : inside;
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

/** "threatened to tighten them if Minsk did not yield": a threat is for whoever its condition names. */
function conditional(tree: Tree, ends: Ends, firing: Firing<Operator>): Filled {
  const mentions = firing.rule.fallback === 'THREATEN' ? conditionOf(tree, ends, [firing.head]) : [];
  return { mentions, directness: 0.5, slot: 'if' };
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
