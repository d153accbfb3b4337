// Parsed -> Mentioned: everybody who is named or meant, in reading order. One finder per kind; each sees what the earlier ones found.
//
//   "Russia's foreign minister, Sergey Lavrov, said Syrian troops ..."
//     -> Russia (country), Russia's foreign minister (title), Sergey Lavrov (person), Syrian (demonym), Syrian troops (nominal of Syria)

import type { Mention, Mentioned, Parsed } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { prepositionOf, treeOf } from '../syntax/tree.js';
import { findGroups } from './groups.js';
import { findIdle } from './idle.js';
import { withoutCarriers } from './media.js';
import { findNames } from './names.js';
import { findNominals } from './nominals.js';
import { findPieces } from './pieces.js';
import { isPlace, LOCATIVE } from './places.js';
import { findPronouns } from './pronouns.js';

/** A mention before it has its place in the list: `of` is still the span of the other mention. */
export type Draft = Omit<Mention, 'index' | 'of' | 'head' | 'range' | 'place'> & {
  readonly of: Mention['span'] | null;
  readonly place?: boolean;
};

/** Whom Brussels stands for where it acts, unless the document speaks of Belgium. */
const UNION = { kind: 'organization', form: 'alias', known: 'organization:european-union', country: '' } as const;

/** Finds all mentions. Those in a dateline ("LUCCA, Italy (AP)") are places or no mentions at all. */
export function findMentions(document: Parsed, lexicon: Lexicon, dateline: { readonly end: number } | null): Mentioned {
  const tree = treeOf(document.tokens);
  const pieces = findPieces(document, lexicon);
  const names = withoutCarriers(document, tree, lexicon, findNames(document, tree, lexicon, pieces));
  const nominals = findNominals(document, lexicon, pieces, names);
  const pronouns = findPronouns(document);
  const datelineEnd = dateline?.end ?? -1;
  const drafts = [...names, ...nominals, ...findGroups(document), ...pronouns].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  const idleness = findIdle(document, drafts);
  const owners = new Set(drafts.map((draft) => draft.of));
  const belgian = drafts.some((draft) => draft.known === 'country:BEL' && draft.name !== 'Brussels');
  const mentions: Mention[] = [];
  const ofs: Draft['of'][] = [];
  const bySpan = new Map<string, number>();
  for (const draft of drafts) {
    const key = `${draft.span.start}-${draft.span.end}`;
    if (bySpan.has(key)) continue;
    const first = document.tokens[draft.span.start]!;
    const inDateline = first.start < datelineEnd;
    if (inDateline && draft.kind !== 'country') continue;
    const head = headOf(document, draft.span);
    // "Pakistan's ambassador handed over the trophy": who owns an office is a state, even on the cricket field.
    const onlyPlays = !owners.has(draft.span) && idleness.idle(draft, head);
    if (onlyPlays && draft.kind !== 'country') continue;
    bySpan.set(key, mentions.length);
    ofs.push(draft.of);
    const place = onlyPlays || inDateline || (draft.place ?? isPlace(document, tree, draft, head));
    // "Brussels officials" are no place, though Brussels stands as one before its noun.
    const seat = belgian || inDateline || draft.known !== 'country:BEL' || LOCATIVE.has(prepositionOf(tree, head)) ? '' : draft.name;
    const seated = seat === 'Brussels' && (!place || owners.has(draft.span)) && !onlyPlays;
    mentions.push({
      ...draft,
      ...(seated ? UNION : {}),
      index: mentions.length,
      head,
      range: { start: first.start, end: document.tokens[draft.span.end - 1]!.end },
      known: seated ? UNION.known : onlyPlays && idleness.whole ? '' : draft.known,
      place: place && !seated,
      of: -1,
    });
  }
  // Two names of one span keep the first; now that all have places, `of` can point.
  const linked = mentions.map((mention, i) => {
    const of = ofs[i] ?? null;
    const target = of === null ? -1 : (bySpan.get(`${of.start}-${of.end}`) ?? -1);
    return target === i ? mention : { ...mention, of: target };
  });
  return { ...document, mentions: linked };
}

/** The noun of the span whose head stands outside of it ("officials" in "Swedish officials"); where the tree is odd, the last word. */
function headOf(document: Parsed, span: Mention['span']): number {
  let other = -1;
  for (let i = span.start; i < span.end; i += 1) {
    const { head, tag } = document.tokens[i]!;
    if (head >= span.start && head < span.end) continue;
    if (tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON') return i;
    if (other < 0 && tag !== 'PUNCT' && tag !== 'ADP' && tag !== 'PART') other = i;
  }
  return other < 0 ? span.end - 1 : other;
}
