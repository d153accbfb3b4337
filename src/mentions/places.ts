// Tells a state that acts from a place where something happens: "Moscow rejected" and "talks in Moscow".

import type { Parsed, Span } from '../document.js';
import { plainRelation, prepositionOf, type Tree } from '../syntax/tree.js';

/** Prepositions that make a place of what follows. */
export const LOCATIVE: ReadonlySet<string> = new Set([
  'in', 'at', 'near', 'inside', 'outside', 'across', 'throughout', 'around', 'within', 'through', 'off', 'outside of', 'north of', 'south of', 'east of', 'west of', 'close to', 'en',
]); // biome-ignore format: one list

/** Words of movement: what follows "to" or "from" is a place. */
const MOVEMENT: ReadonlySet<string> = new Set([
  'travel', 'trip', 'fly', 'flight', 'go', 'return', 'arrive', 'come', 'journey', 'flee', 'head', 'move', 'drive', 'walk', 'sail', 'tour', 'visit', 'stopover', 'escape', 'migrate', 'road', 'route', 'way', 'convoy', 'train',
]); // biome-ignore format: one list

const SETTLEMENT: ReadonlySet<string> = new Set([
  'capital',
  'city',
  'town',
  'village',
  'port',
  'province',
  'region',
  'district',
  'resort',
  'island',
  'enclave',
  'border',
  'area',
]);

/** True where the name of a state or a capital only says where. Nationals and adjectives never do. */
export function isPlace(
  document: Parsed,
  tree: Tree,
  mention: { readonly kind: string; readonly form: string; readonly span: Span },
  head: number,
): boolean {
  if (mention.kind !== 'country' || mention.form === 'demonym') return false;
  const token = document.tokens[head]!;
  const preposition = prepositionOf(tree, head);
  if (LOCATIVE.has(preposition)) return true;
  const governor = token.head >= 0 ? document.tokens[token.head]! : null;
  if ((preposition === 'to' || preposition === 'from' || preposition === 'for') && governor !== null && MOVEMENT.has(governor.lemma))
    return true;
  if (mention.form !== 'metonym')
    return document.tokens[mention.span.start - 1]?.text === ',' && plainRelation(token.relation) === 'appos' && governor?.tag === 'PROPN';
  // "the Kazakh capital, Astana"; "the Astana talks"; "the city of Kyiv"
  const relation = plainRelation(token.relation);
  if (relation === 'appos' && governor !== null && SETTLEMENT.has(governor.lemma)) return true;
  if ((relation === 'compound' || relation === 'nmod') && governor !== null && SETTLEMENT.has(governor.lemma)) return true;
  return relation === 'compound' && governor !== null && governor.tag === 'NOUN';
}
