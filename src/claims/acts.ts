// Reads the acts of a sentence: which frame fires, who fills its ends, and which operators stand above it.
//
//   "Oslo agreed to lift sanctions on Minsk" -> sanctions(n): source Oslo, target Minsk, operators [END lift, FUT agree]

import type { Frame, FrameTables, Operator } from '../lexicon/frames.js';
import { dependents, plainRelation, prepositionOf, type Tree } from '../syntax/tree.js';
import { type Act, EMPTY, type Ends, type Filled, unique } from './ends.js';
import { isOpinion, isQuestion } from './modality.js';
import { ownerOf, placeOf } from './remote.js';
import { fill, isInfinitive, logicalSubjects, within } from './slots.js';
import { type Firing, framesAt, operatorsAt } from './triggers.js';

/** Slots in which a place is an end: who visits Moscow visits the state. */
const PLACE_SLOTS: ReadonlySet<string> = new Set([
  'to',
  'in',
  'into',
  'at',
  'obj',
  'over',
  'across',
  'inside',
  'near',
  'around',
  'throughout',
  'from',
]);

/** Slots in which a place is hit: "strikes on Aleppo", "a curfew on Mosul". */
const HIT_SLOTS: ReadonlySet<string> = new Set(['on', 'against', 'of', 'upon', 'toward']);

/** The best reading of the frames at a token, or null where none fires. */
export function actAt(tree: Tree, tables: FrameTables, ends: Ends, head: number): Act | null {
  const firings = framesAt(tree, tables, head).filter(
    (firing) => !isSideBySide(tree, firing) && !(firing.rule.type === 'REQUEST' && (isQuestion(tree, head) || isOpinion(tree, head))),
  );
  const readings = firings.map((firing): Act => {
    const source = fillBest(tree, ends, firing, firing.rule.source, false);
    const named = fillBest(tree, ends, firing, firing.rule.target, true, firing.rule.type === 'ASSAULT' || firing.rule.type === 'COERCE');
    const direct = named.directness === 1 || named.slot !== 'obj' || !isLiteral(tree, firing);
    const target = named.mentions.length > 0 && direct ? named : placeOf(tree, ends, firing);
    // Nobody acts on himself: "charged one of its critics" is read by another row.
    return {
      firing,
      source,
      target: ends.distinct([...source.mentions, ...target.mentions]) < 2 && source.mentions.length > 0 ? EMPTY : target,
    };
  });
  const together = readings.find(
    ({ firing, source, target }) =>
      target.mentions.length === 0 && ends.distinct(source.mentions) > 1 && eachOther(tree, firing.head, firing.words),
  );
  if (together) {
    const mutual: Filled = { ...together.source, slot: 'both' };
    return { firing: together.firing, source: mutual, target: mutual };
  }
  const best = bestOf(readings);
  if (best === null || best.target.mentions.length > 0) return best;
  // Where no row finds its target, whoever the object is of.
  return bestOf(readings.map((act) => ({ ...act, target: ownerOf(tree, ends, act) })));
}

/** Verbs that are done to the object itself: who "released a memo by the judge" freed nobody, who "visited an exhibition" met nobody. */
function isLiteral(tree: Tree, { rule, head }: Firing<Frame>): boolean {
  return (
    rule.type === 'CONSULT' || /^(?:release|free|join|teach|coach|restore|hold|bring|enter|leave|take)$/.test(tree.tokens[head]!.lemma)
  );
}

/** "A and B argued that taxes are high": who share a verb and what they say do it side by side, not to each other. */
function isSideBySide(tree: Tree, { rule, head }: Firing<Frame>): boolean {
  if (rule.source[0] !== 'both' || rule.pos !== 'v' || rule.type === 'AGREE') return false;
  return dependents(tree, head, 'ccomp').length > 0;
}

function bestOf(readings: readonly Act[]): Act | null {
  let best: Act | null = null;
  let bestScore = -1;
  for (const act of readings) {
    const score =
      (act.source.mentions.length > 0 ? 2 : 0) +
      (act.target.mentions.length > 0 ? 3 + act.target.directness : 0) +
      act.firing.words.length -
      spread(act.firing);
    if (score > bestScore) {
      best = act;
      bestScore = score;
    }
  }
  return best;
}

/** "accused each other", "expelled one another's diplomats". */
function eachOther(tree: Tree, head: number, words: readonly number[]): boolean {
  const { sentence } = tree.tokens[head]!;
  const last = Math.max(head, ...words) + 5;
  for (let i = head + 1; i <= last && tree.tokens[i]?.sentence === sentence; i += 1) {
    const pair = `${tree.tokens[i]!.text} ${tree.tokens[i + 1]?.text ?? ''}`.toLowerCase();
    if (pair === 'each other' || pair === 'one another') return true;
  }
  return false;
}

/** Words of one trigger stand together: far ones make it a little less likely. */
function spread(firing: Firing<Frame>): number {
  return firing.words.reduce((sum, word) => sum + Math.min(20, Math.abs(word - firing.head)), 0) * 0.01;
}

/** The first slot that an actor fills. */
export function fillBest(
  tree: Tree,
  ends: Ends,
  firing: { readonly head: number; readonly words: readonly number[] },
  slots: readonly string[],
  places: boolean,
  hits = false,
): Filled {
  let indirect: Filled = EMPTY;
  for (const slot of slots) {
    const fillers = fill(tree, firing.head, firing.words, slot);
    const allowed = (mention: number): boolean =>
      !ends.place(mention) || (places && (PLACE_SLOTS.has(slot) || (hits && HIT_SLOTS.has(slot))));
    const direct = unique(fillers.flatMap((filler) => ends.at(filler).filter(allowed)));
    // "The two met" has both ends in one slot, or none.
    if (slot === 'both' && ends.distinct(direct) < 2) continue;
    if (direct.length > 0) return { mentions: direct, directness: 1, slot };
    if (indirect.mentions.length > 0) continue;
    const found = fillers.length > 0 || !DISTANT.has(slot) ? fillers : distant(tree, firing, slot);
    const deeper = unique(
      found
        .flatMap((filler) => [...(found === fillers ? [] : ends.at(filler)), ...reach(tree, ends, filler, 0)])
        .filter((mention) => !ends.place(mention)),
    );
    if (deeper.length > 0) indirect = { mentions: deeper, directness: 0.6, slot };
  }
  return indirect;
}

/** Prepositions that say whom a measure hits, however far a parser puts them: "duties of 24 per cent on Indonesian steel". */
const DISTANT: ReadonlySet<string> = new Set(['on', 'against', 'upon', 'toward', 'towards', 'to']);

function distant(tree: Tree, firing: { readonly head: number; readonly words: readonly number[] }, slot: string): number[] {
  let level = [firing.head, ...firing.words];
  for (let depth = 0; depth < 3; depth += 1) {
    const next = level.flatMap((at) =>
      tree.children(at).filter((child) => child > firing.head && /^(?:obj|obl|nmod|nummod|compound)/.test(tree.tokens[child]!.relation)),
    );
    const found = next.filter((child) => prepositionOf(tree, child) === slot);
    if (found.length > 0) return found;
    level = next;
  }
  return [];
}

/** Actors that a noun belongs to: "Lavrov's proposal" reaches Lavrov. */
function reach(tree: Tree, ends: Ends, filler: number, depth: number): number[] {
  if (depth > 2 || KIN.test(tree.tokens[filler]!.lemma)) return [];
  if (ends.harm(filler)) {
    const doers = within(tree, filler).filter(
      (next) => tree.tokens[next]!.relation === 'nmod:poss' || prepositionOf(tree, next) === 'by' || next < filler,
    );
    return doers.flatMap((next) => [...ends.at(next)]);
  }
  // "warned his rival" is no warning to him whose rival it is, "rejected his proposal" is.
  const inside = within(tree, filler).filter((next) => tree.tokens[next]!.tag !== 'PRON' || ends.deed(filler));
  if (inside.some((next) => ends.at(next).length > 0)) return inside.flatMap((next) => [...ends.at(next)]);
  return inside.flatMap((next) => reach(tree, ends, next, depth + 1));
}

/** People of their own: who "embraced his predecessor" did not embrace him. */
const KIN =
  /^(?:predecessor|successor|rival|opponent|challenger|critic|enemy|foe|adversary|brother|sister|son|daughter|wife|husband|father|mother|cousin|nephew|uncle|friend|lawyer|neighbou?r|counterpart|victim)$/;

/** An operator above an act, with who operates and on whom. */
export interface Above {
  readonly firing: Firing<Operator>;
  readonly subject: Filled;
  readonly addressee: Filled;
}

/** Operators over an act, the innermost first. Climbs the tree through coordination and of-phrases. */
export function operatorsAbove(
  tree: Tree,
  tables: FrameTables,
  ends: Ends,
  act: { readonly head: number; readonly words: readonly number[] },
): Above[] {
  const found: Above[] = [];
  const seen = new Set<number>();
  let at = act.head;
  for (let steps = 0; steps < 8; steps += 1) {
    seen.add(at);
    const token = tree.tokens[at]!;
    const above = token.head;
    if (above < 0 || seen.has(above)) break;
    // An operator may share its head with nothing but the act: "lift" in "lift sanctions", "ban" in "the ban on talks".
    const firing = operatorsAt(tree, tables, above).find((candidate) => !act.words.includes(candidate.head) && holds(tree, candidate, at));
    if (firing) {
      found.push(above_(tree, ends, firing));
      at = above;
      continue;
    }
    const relation = plainRelation(token.relation);
    const nominal =
      tree.tokens[above]!.tag === 'NOUN' &&
      (relation === 'compound' || (relation === 'nmod' && /^(?:of|to|on|against|with|between)?$/.test(prepositionOf(tree, at))));
    if (
      relation === 'conj' ||
      relation === 'fixed' ||
      relation === 'flat' ||
      nominal ||
      (relation === 'xcomp' && tree.tokens[above]!.tag !== 'NOUN')
    ) {
      at = above;
      continue;
    }
    break;
  }
  return found;
}

function above_(tree: Tree, ends: Ends, firing: Firing<Operator>): Above {
  return {
    firing,
    subject: operatorSubject(tree, ends, firing),
    addressee: firing.rule.target.length > 0 ? fillBest(tree, ends, firing, firing.rule.target, true) : EMPTY,
  };
}

/** Who operates: the subject of a verb, the owner of a noun. */
export function operatorSubject(tree: Tree, ends: Ends, firing: Firing<Operator>): Filled {
  if (firing.rule.pos === 'v') {
    const own = fillBest(tree, ends, firing, ['subj'], false);
    if (own.mentions.length > 0) return own;
    const subjects = logicalSubjects(tree, firing.head);
    return subjects.length > 0 ? EMPTY : fillBest(tree, ends, firing, ['by'], false);
  }
  return fillBest(tree, ends, firing, firing.rule.pos === 'n' ? ['poss', 'by', 'mod', 'of', 'from'] : ['head'], false);
}

/** True where the word at `index` stands in a complement slot of the operator, or is coordinated with a word that does. */
function holds(tree: Tree, firing: Firing<Operator>, index: number): boolean {
  const token = tree.tokens[index]!;
  const relation = plainRelation(token.relation);
  for (const slot of firing.rule.complement) {
    if (slot === 'xcomp' || slot === 'ccomp') {
      // Parsers mix up the clause relations; an infinitive after a noun is an acl.
      if (relation === slot || (relation === 'xcomp' && slot === 'ccomp')) return true;
      if (relation === 'ccomp' && isInfinitive(tree, index)) return true;
      if ((relation === 'advcl' || (relation === 'acl' && token.relation !== 'acl:relcl')) && isInfinitive(tree, index)) return true;
    } else if (slot === 'obj') {
      if (relation === 'obj' || token.relation === 'nsubj:pass') return true;
      if (firing.rule.pos === 'v' && fill(tree, firing.head, [], 'obj').includes(index)) return true;
    } else if (fill(tree, firing.head, firing.words, slot).includes(index)) return true;
  }
  // "lift" in "lift sanctions" where the noun is one of its words.
  return firing.words.includes(index);
}
