// Media that only carry the word: who tells the news is not in it. Drafts in; those that act, or are acted on, out.
//
//   "he told AFP"   "the BBC said that ..."   "(Reuters)"   -> no mention;   "Police raided the offices of the BBC" -> the BBC

import type { Parsed, Sector } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { plainRelation, prepositionOf, type Tree } from '../syntax/tree.js';
import type { Draft } from './find.js';

/** What media do when they only pass on. */
const PASS_ON: ReadonlySet<string> = new Set([
  'add', 'air', 'broadcast', 'carry', 'cite', 'describe', 'find', 'learn', 'note', 'obtain', 'publish', 'quote', 'release', 'report', 'reveal', 'say', 'see', 'show', 'tell', 'write',
]); // biome-ignore format: one list

/** What is done towards media when they only listen. */
const LISTEN: ReadonlySet<string> = new Set([
  'add', 'admit', 'comment', 'confirm', 'describe', 'explain', 'inform', 'note', 'quote', 'report', 'say', 'speak', 'talk', 'tell', 'write',
]); // biome-ignore format: one list

/** Nouns that media names stand before, or behind with "with" and "by". */
const PIECE_OF_NEWS =
  /^(?:analysis|article|broadcast|column|correspondent|count|crew|editorial|interview|interviewer|investigation|journalist|newspaper|photographer|poll|producer|program|programme|report|reporter|reporting|review|show|survey|tally|team|witness|reporters|journalists)$/;

/** Drops media of which every mention only carries the word. */
export function withoutCarriers(document: Parsed, tree: Tree, lexicon: Lexicon, drafts: readonly Draft[]): Draft[] {
  const sectorOf = (draft: Draft): Sector =>
    draft.known === '' ? draft.sector : (lexicon.organizations.get(draft.known.slice('organization:'.length))?.sector ?? '');
  const acting = new Set<string>();
  const media: Draft[] = [];
  for (const draft of drafts) {
    if (draft.kind !== 'organization' || (draft.form !== 'name' && draft.form !== 'alias') || sectorOf(draft) !== 'JRN') continue;
    media.push(draft);
    if (!carries(document, tree, draft)) acting.add(draft.known || draft.name);
  }
  if (media.length === 0) return [...drafts];
  const dropped = new Set(media.filter((draft) => !acting.has(draft.known || draft.name)));
  return drafts.filter((draft) => !dropped.has(draft));
}

function carries(document: Parsed, tree: Tree, draft: Draft): boolean {
  const { tokens } = document;
  const { start, end } = draft.span;
  if (tokens[start - 1]?.text === '(' && tokens[end]?.text === ')') return true;
  if (/^(?:via|per)$/i.test(tokens[start - 1]?.text ?? '')) return true;
  let head = start;
  while (head < end - 1 && tokens[head]!.head >= start && tokens[head]!.head < end) head += 1;
  const token = tokens[head]!;
  if (token.head < 0) {
    // A line of its own is a byline, but a text of its own is a question for it.
    const { span } = document.sentences[token.sentence]!;
    return document.sentences.length > 1 && end - start === span.end - span.start;
  }
  const governor = tokens[token.head]!;
  const relation = plainRelation(token.relation);
  const preposition = prepositionOf(tree, head);
  if (preposition === 'according to') return true;
  if (relation === 'nsubj') return token.relation !== 'nsubj:pass' && PASS_ON.has(governor.lemma);
  if (relation === 'obj' || relation === 'iobj') return governor.lemma === 'tell' || governor.lemma === 'inform';
  if (relation === 'obl') {
    if (preposition === 'to' || preposition === 'with') return LISTEN.has(governor.lemma);
    return /^(?:by|on|in|via|from|for)$/.test(preposition) && PASS_ON.has(governor.lemma);
  }
  if (relation === 'compound' || relation === 'nmod') return PIECE_OF_NEWS.test(governor.lemma);
  if (relation === 'parataxis' || relation === 'dep' || relation === 'appos')
    return tokens[start - 1]?.tag === 'PUNCT' && tokens[end]?.tag === 'PUNCT';
  return false;
}
