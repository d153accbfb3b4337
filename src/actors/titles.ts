// Offices without a name: whom "the foreign minister" means once somebody was introduced with that office.
//
//   "Russia's foreign minister, Sergey Lavrov, ... the foreign minister said" -> both person:sergey-lavrov

import type { Mention } from '../document.js';
import { apposedTitle } from './patterns.js';
import { actorOf, type Scene, settle } from './scene.js';

export interface Titles {
  /** Settles an office without a name, where the document names one holder. */
  settle(mention: Mention): void;
  /** Remembers who holds an office, from a mention that is settled. */
  learn(mention: Mention): void;
}

interface Holder {
  readonly id: string;
  readonly office: string;
}

/** What an abbreviation before a name is called without one: "Gen. Bashir Adam ... the general". */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  'adm.': 'admiral', 'amb.': 'ambassador', 'capt.': 'captain', 'col.': 'colonel', 'gen.': 'general', 'gov.': 'governor', 'maj.': 'major', 'rep.': 'representative', 'sen.': 'senator', 'sgt.': 'sergeant',
}; // biome-ignore format: one list

/** Short titles stand for longer ones: "the minister" may be the foreign minister; "the president" is no vice president. */
const SHORT: ReadonlySet<string> = new Set([
  'minister',
  'secretary',
  'ambassador',
  'envoy',
  'general',
  'chancellor',
  'commissioner',
  'judge',
]);

export function createTitles(scene: Scene): Titles {
  const { document, registry } = scene;
  /** Office, and the short titles it ends in -> its holders, the latest named last. */
  const holders = new Map<string, Map<string, Holder>>();
  const learn = (id: string, office: string): void => {
    const words = office.split(' ').map((word) => WRITTEN_OUT[word] ?? word);
    const keys = [
      office,
      ...(words.join(' ') === office ? [] : [words.at(-1)!]),
      ...[words[0]!, words.at(-1)!].filter((word) => word !== office && SHORT.has(word)),
    ];
    for (const key of keys) {
      const known = holders.get(key) ?? new Map<string, Holder>();
      known.delete(id);
      known.set(id, { id, office });
      holders.set(key, known);
    }
  };
  return {
    settle(mention) {
      const named = apposedTitle(scene, mention);
      const actor = named === null ? null : actorOf(scene, named);
      if (named !== null && actor !== null) {
        settle(scene, mention, actor, 'apposition');
        const entry = registry.get(actor)!;
        // The table knows better what the known hold; a new person is what the text says.
        if (named.known === '') entry.office ||= mention.office;
        entry.sector ||= mention.sector;
        learn(entry.id, mention.office);
        return;
      }
      // "its president", "his lawyer": whose, must be known before who.
      if (document.tokens[mention.span.start]!.tag === 'PRON' || !isDefinite(scene, mention)) return;
      const known = [...(holders.get(mention.office)?.values() ?? [])];
      const fitting = known.filter((holder) => {
        const country = registry.get(holder.id)?.country ?? '';
        return mention.country === '' || country === mention.country;
      });
      if (fitting.length > 0 && (fitting.length === 1 || mention.country === ''))
        settle(scene, mention, fitting.at(-1)!.id, 'office of a person named before');
    },
    learn(mention) {
      const id = actorOf(scene, mention);
      const entry = id === null ? undefined : registry.get(id);
      if (entry?.kind !== 'person' || mention.form === 'pronoun') return;
      if (mention.office !== '' && mention.form !== 'title') learn(entry.id, mention.office);
      if (entry.office !== '') learn(entry.id, entry.office);
    },
  };
}

function isDefinite(scene: Scene, mention: Mention): boolean {
  const { tokens } = scene.document;
  const first = tokens[mention.span.start]!;
  return (
    first.text.toLowerCase() === 'the' ||
    (mention.of >= 0 && !/^an?$/i.test(first.text)) ||
    tokens[mention.span.start - 1]?.text.toLowerCase() === 'the' ||
    first.relation === 'nmod:poss'
  );
}
