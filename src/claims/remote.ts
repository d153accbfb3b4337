// Targets that no slot of a frame holds: the state in which an act of force happens, the owner of the thing that an act is done to.
//
//   "killed nine people in Mali" -> Mali;   "accepts people living in Greek camps" -> Greece

import type { Frame } from '../lexicon/frames.js';
import type { Tree } from '../syntax/tree.js';
import { type Act, EMPTY, type Ends, type Filled, unique } from './ends.js';
import { fill, within } from './slots.js';
import type { Firing } from './triggers.js';

/** The slot of an end that is only somewhere inside the object. */
export const INSIDE = 'inside';

/** Whether a rule has its target only there: that says less than any other act. */
export function isReached(rule: string): boolean {
  return rule.includes(`>${INSIDE}`);
}

/** Acts that happen to somebody somewhere: "killed nine people in Mali" is done to Mali, where nobody nearer is named. */
const MATERIAL: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'AID', 'PROTEST']);

/** "helped broker talks in the capital" aids nobody there: aid needs more words than a bare verb. */
function happensSomewhere(rule: Frame): boolean {
  if (rule.type === 'AID' && rule.pos === 'v' && rule.words.length === 0) return false;
  return MATERIAL.has(rule.type ?? '');
}

/** The place of an act of force, or nothing. */
export function placeOf(tree: Tree, ends: Ends, firing: Firing<Frame>): Filled {
  if (!happensSomewhere(firing.rule)) return EMPTY;
  const objects = firing.rule.target.flatMap((slot) => fill(tree, firing.head, firing.words, slot));
  for (const preposition of ['in', 'across', 'near', 'at', 'around', 'inside', 'outside']) {
    for (const at of [...objects, firing.head]) {
      const found = unique(
        fill(tree, at, firing.words, preposition)
          .flatMap((filler) => [...ends.at(filler), ...within(tree, filler).flatMap((next) => [...ends.at(next)])])
          .filter(ends.place),
      );
      if (found.length > 0) return { mentions: found, directness: 0.3, slot: preposition };
    }
  }
  return EMPTY;
}

/** Phrases below an object in which its owner, its place or its use may be named. */
const PHRASES: ReadonlySet<string> = new Set(['nmod', 'obl', 'compound', 'amod', 'nmod:poss', 'conj', 'appos', 'flat']);

/** Acts done by speaking: to a place they are not done. */
const SPOKEN: ReadonlySet<string> = new Set(['ACCUSE', 'REQUEST', 'SUPPORT', 'THREATEN', 'AGREE', 'CONCEDE']);

/**
 * The nearest actor below the objects of an act, however far, who is not its source; what a participle says of an object lies one step
 * farther. Not below harm done: who condemns an attack blames not its victims.
 */
export function ownerOf(tree: Tree, ends: Ends, { firing, source }: Act): Filled {
  const { rule, head, words } = firing;
  if (rule.pos !== 'v' || rule.type === null || rule.type === 'CONSULT') return EMPTY;
  if (rule.source[0] === 'both' || rule.source[0] === 'speaker') return EMPTY;
  const objects = rule.target.flatMap((slot) => fill(tree, head, words, slot));
  const passable = (token: number): boolean => !SPOKEN.has(rule.type ?? '') || !ends.harm(token);
  const actors = ends.distinct(source.mentions);
  let level = [...new Set([...objects, ...words])].filter(passable);
  let later: number[] = [];
  for (let depth = 0; depth < 5 && (level.length > 0 || later.length > 0); depth += 1) {
    const found = unique(level.flatMap((token) => [...ends.at(token)])).filter(
      (mention) => ends.distinct([...source.mentions, mention]) > actors && !(SPOKEN.has(rule.type ?? '') && ends.place(mention)),
    );
    if (found.length > 0) return { mentions: found, directness: 0.25, slot: INSIDE };
    const children = level.flatMap((token) => tree.children(token)).filter(passable);
    level = [...children.filter((child) => PHRASES.has(tree.tokens[child]!.relation)), ...later];
    later = children.filter((child) => {
      const { relation, xpos } = tree.tokens[child]!;
      return relation === 'acl' && (xpos === 'VBG' || xpos === 'VBN');
    });
  }
  return EMPTY;
}
