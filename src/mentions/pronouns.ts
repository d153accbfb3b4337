// Finds pronouns that may stand for an actor; whom they mean is settled later.

import type { Kind, Parsed } from '../document.js';
import type { Draft } from './find.js';

/** Kind and number of what a pronoun can mean. */
const PRONOUNS: Readonly<Record<string, { readonly kind: Kind; readonly plural: boolean }>> = {
  he: { kind: 'person', plural: false },
  him: { kind: 'person', plural: false },
  his: { kind: 'person', plural: false },
  himself: { kind: 'person', plural: false },
  she: { kind: 'person', plural: false },
  her: { kind: 'person', plural: false },
  herself: { kind: 'person', plural: false },
  i: { kind: 'person', plural: false },
  me: { kind: 'person', plural: false },
  my: { kind: 'person', plural: false },
  we: { kind: 'organization', plural: true },
  us: { kind: 'organization', plural: true },
  our: { kind: 'organization', plural: true },
  it: { kind: 'organization', plural: false },
  its: { kind: 'organization', plural: false },
  itself: { kind: 'organization', plural: false },
  they: { kind: 'organization', plural: true },
  them: { kind: 'organization', plural: true },
  their: { kind: 'organization', plural: true },
};

/** All pronouns, in reading order. An "it" that stands for nothing ("it is clear that") is left out. */
export function findPronouns(document: Parsed): Draft[] {
  const found: Draft[] = [];
  for (const token of document.tokens) {
    if (token.tag !== 'PRON' && token.tag !== 'DET') continue;
    const word = token.text.toLowerCase();
    const meaning = Object.hasOwn(PRONOUNS, word) ? PRONOUNS[word]! : null;
    if (meaning === null || token.text === 'US' || token.relation === 'expl') continue;
    if (word === 'it' && isExpletive(document, token.index)) continue;
    found.push({
      span: { start: token.index, end: token.index + 1 },
      kind: meaning.kind,
      form: 'pronoun',
      name: word,
      known: '',
      country: '',
      sector: '',
      office: '',
      plural: meaning.plural,
      of: null,
    });
  }
  return found;
}

/** "It is clear that ...", "it was unclear whether ...", "it remains to be seen". */
function isExpletive(document: Parsed, index: number): boolean {
  const head = document.tokens[index]!.head;
  if (head < 0) return false;
  const { span } = document.sentences[document.tokens[index]!.sentence]!;
  return document.tokens
    .slice(span.start, span.end)
    .some(
      (token) =>
        token.head === head && (token.relation === 'csubj' || (token.relation === 'ccomp' && document.tokens[head]!.tag === 'ADJ')),
    );
}
