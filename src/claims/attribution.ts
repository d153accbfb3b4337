// On whose word a claim stands: the innermost speaker above it in the tree, of the quotation it is in, or "according to".
//
//   "Seoul said Pyongyang attacked Tokyo" -> reporter Seoul

import type { Resolved } from '../document.js';
import { dependents, plainRelation, prepositionOf, type Tree } from '../syntax/tree.js';
import { logicalSubjects } from './slots.js';

/** Token of the speaker of the words at `head`, or -1 where the article speaks itself. */
export function speakerOf(document: Resolved, tree: Tree, head: number, speech: ReadonlySet<string>): number {
  const { tokens } = document;
  const seen = new Set<number>();
  for (let at = head; at >= 0 && !seen.has(at); at = tokens[at]!.head) {
    seen.add(at);
    const source = accordingTo(tree, at);
    if (source >= 0) return source;
    const above = tokens[at]!.head;
    if (above < 0) {
      // "..., Oslo said": the verb of speech hangs below what is said.
      const inserted = dependents(tree, at, 'parataxis').find(
        (index) => speech.has(tokens[index]!.lemma) && logicalSubjects(tree, index).length > 0,
      );
      if (inserted !== undefined && inserted !== head && !seen.has(inserted)) return logicalSubjects(tree, inserted)[0]!;
      break;
    }
    const relation = plainRelation(tokens[at]!.relation);
    if ((relation === 'ccomp' || relation === 'parataxis' || relation === 'xcomp') && speech.has(tokens[above]!.lemma)) {
      const subject = logicalSubjects(tree, above)[0];
      if (subject !== undefined) return subject;
    }
  }
  const quotation = document.quotations.find((other) => head >= other.span.start && head < other.span.end);
  return quotation?.speaker ?? -1;
}

function accordingTo(tree: Tree, head: number): number {
  const found = tree.children(head).find((child) => {
    const preposition = prepositionOf(tree, child);
    return (
      preposition.startsWith('according') ||
      (plainRelation(tree.tokens[child]!.relation) === 'advcl' && tree.tokens[child]!.text.toLowerCase() === 'according')
    );
  });
  if (found === undefined) return -1;
  if (tree.tokens[found]!.text.toLowerCase() !== 'according') return found;
  return dependents(tree, found, 'obl', 'nmod')[0] ?? -1;
}
