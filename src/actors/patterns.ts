// Patterns of apposition that newspapers use to introduce an actor.
//
//   "Russia's foreign minister, Sergey Lavrov,"   "Sergey Lavrov, Russia's foreign minister,"   "the Revolutionary Front (RF)"

import type { Mention, Mentioned } from '../document.js';
import { plainRelation, type Tree } from '../syntax/tree.js';

/** Index of the person that an office stands in apposition to, or null. */
export function apposedTitle(document: Mentioned, tree: Tree, title: Mention): number | null {
  const { tokens, mentions } = document;
  const people = mentions.filter(
    (other) =>
      other.kind === 'person' &&
      (other.form === 'name' || other.form === 'alias') &&
      tokens[other.head]!.sentence === tokens[title.head]!.sentence,
  );
  // By the tree: one hangs on the other as apposition.
  for (const person of people) {
    const up = tokens[person.head]!;
    const down = tokens[title.head]!;
    if (plainRelation(up.relation) === 'appos' && up.head === title.head) return person.index;
    if (plainRelation(down.relation) === 'appos' && inside(down.head, person)) return person.index;
  }
  // By the commas, where the tree errs: TITLE , NAME ,   or   NAME , TITLE ,
  for (const person of people) {
    const titleEnd = endOf(document, title);
    if (person.span.start === titleEnd + 1 && tokens[titleEnd]?.text === ',' && (closes(tokens[person.span.end]?.text) || title.of >= 0))
      return person.index;
    if (title.span.start === person.span.end + 1 && tokens[person.span.end]?.text === ',' && !coordinated(document, tree, title))
      return person.index;
    if (title.span.end === person.span.start && title.of >= 0) return person.index;
  }
  return null;
}

/** End of a title with its of-phrase: "the foreign minister of Russia". */
function endOf(document: Mentioned, title: Mention): number {
  const owner = title.of >= 0 ? document.mentions[title.of]! : null;
  return owner && owner.span.start >= title.span.end ? owner.span.end : title.span.end;
}

function closes(text: string | undefined): boolean {
  return text === ',' || text === '.' || text === undefined || text === ';' || text === '"' || text === '—' || text === ')';
}

function coordinated(document: Mentioned, _tree: Tree, title: Mention): boolean {
  return plainRelation(document.tokens[title.head]!.relation) === 'conj' || document.tokens[title.span.start]!.text.toLowerCase() === 'and';
}

function inside(index: number, mention: Mention): boolean {
  return index >= mention.span.start && index < mention.span.end;
}

/** For "RF" in "the Revolutionary Front (RF)": the index of the long name's mention; else null. */
export function acronymOf(document: Mentioned, mention: Mention): number | null {
  if (document.tokens[mention.span.start - 1]?.text !== '(' || document.tokens[mention.span.end]?.text !== ')') return null;
  const end = mention.span.start - 1;
  const long = document.mentions.find(
    (other) => other.span.end === end && other.kind === 'organization' && other.form !== 'nominal' && other.form !== 'pronoun',
  );
  return long ? long.index : null;
}
