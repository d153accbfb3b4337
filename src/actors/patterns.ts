// Patterns of apposition that newspapers use to introduce an actor.
//
//   "Russia's foreign minister, Sergey Lavrov,"   "Sergey Lavrov, Russia's foreign minister,"   "the Revolutionary Front (RF)"

import type { Mention } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import type { Scene } from './scene.js';

/** The person that an office stands in apposition to, or null. */
export function apposedTitle(scene: Scene, title: Mention): Mention | null {
  const { tokens } = scene.document;
  const people = scene
    .inSentence(tokens[title.head]!.sentence)
    .filter((other) => other.kind === 'person' && (other.form === 'name' || other.form === 'alias'));
  // By the tree: one hangs on the other as apposition.
  for (const person of people) {
    const up = tokens[person.head]!;
    const down = tokens[title.head]!;
    if (plainRelation(up.relation) === 'appos' && up.head === title.head) return person;
    if (plainRelation(down.relation) === 'appos' && inside(down.head, person)) return person;
  }
  // By the commas, where the tree errs: TITLE , NAME ,   or   NAME , TITLE ,
  const titleEnd = endOf(scene, title);
  for (const person of people) {
    if (person.span.start === titleEnd + 1 && tokens[titleEnd]?.text === ',' && (closes(tokens[person.span.end]?.text) || title.of >= 0))
      return person;
    if (title.span.start === person.span.end + 1 && tokens[person.span.end]?.text === ',' && !coordinated(scene, title)) return person;
    if (title.span.end === person.span.start && title.of >= 0) return person;
  }
  return null;
}

/** End of a title with its of-phrase: "the foreign minister of Russia". */
function endOf(scene: Scene, title: Mention): number {
  const owner = title.of >= 0 ? scene.document.mentions[title.of]! : null;
  return owner && owner.span.start >= title.span.end ? owner.span.end : title.span.end;
}

function closes(text: string | undefined): boolean {
  return text === ',' || text === '.' || text === undefined || text === ';' || text === '"' || text === '—' || text === ')';
}

function coordinated(scene: Scene, title: Mention): boolean {
  const { tokens } = scene.document;
  return plainRelation(tokens[title.head]!.relation) === 'conj' || tokens[title.span.start]!.text.toLowerCase() === 'and';
}

function inside(index: number, mention: Mention): boolean {
  return index >= mention.span.start && index < mention.span.end;
}

/** For "RF" in "the Revolutionary Front (RF)": the mention of the long name; else null. */
export function acronymOf(scene: Scene, mention: Mention): Mention | null {
  const { tokens } = scene.document;
  if (tokens[mention.span.start - 1]?.text !== '(' || tokens[mention.span.end]?.text !== ')') return null;
  return (
    scene
      .endingAt(mention.span.start - 1)
      .find((other) => other.kind === 'organization' && other.form !== 'nominal' && other.form !== 'pronoun') ?? null
  );
}
