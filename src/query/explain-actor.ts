// Documents and an actor in, why it is an actor out: every word that means it, by which rule, and whom it was made one with.
//
//   const account = createAccount();
//   for (const document of documents) account.add(document);
//   account.explain(judged, 'person:tomas-brekke').forms[0] -> { words: 'Brekke', because: 'surname of a full name in the document', times: 3, ... }

import type { Affiliation, Evidence, MentionForm, Reading, Resolved } from '../document.js';
import { UsageError } from '../errors.js';
import { byText } from '../graph/order.js';
import type { Judged } from '../judgements/apply.js';
import type { Same } from '../judgements/same.js';
import { didYouMean } from '../suggest.js';

/** Words that mean an actor by one rule, wherever they stand. */
export interface NamedBy {
  readonly words: string;
  readonly form: MentionForm;
  /** The rule: "full name", "apposition", "pronoun: subject of the sentence before". */
  readonly because: string;
  /** The id that the document gave; another than the actor's where two were made one. */
  readonly actor: string;
  /** How often, in all documents. */
  readonly times: number;
  /** The first place. */
  readonly at: Evidence;
  /** The sentence of the first place. */
  readonly quote: Evidence;
}

export interface ActorExplanation {
  readonly id: string;
  readonly label: string;
  readonly kind: Reading['actors'][number]['kind'];
  readonly country: string;
  readonly sector: string;
  readonly office: string;
  readonly mentions: number;
  readonly documents: readonly string[];
  /** Names first, pronouns last; of one form the most frequent first. */
  readonly forms: readonly NamedBy[];
  /** Ids that were made one, and why. */
  readonly merged: readonly Same[];
  readonly affiliations: readonly Affiliation[];
}

/** What is noted of documents to explain their actors; the documents themselves can be forgotten. */
export interface Account {
  add(document: Resolved): void;
  /**
   * Explains an actor of the judged reading of these documents, by its id; also by one that was merged into it.
   * @throws UsageError where no actor has that id.
   */
  explain(judged: Judged, id: string): ActorExplanation;
}

const ORDER: readonly MentionForm[] = ['name', 'alias', 'demonym', 'metonym', 'title', 'nominal', 'pronoun'];

/** An empty account. */
export function createAccount(): Account {
  const noted = new Map<string, Map<string, NamedBy>>();
  return {
    add(document) {
      for (const { actor, form, because, range, head } of document.mentions) {
        if (actor === null) continue;
        const words = document.text.slice(range.start, range.end);
        const key = [words, form, because].join('\u0000');
        const forms = noted.get(actor) ?? new Map<string, NamedBy>();
        noted.set(actor, forms);
        const known = forms.get(key);
        if (known) forms.set(key, { ...known, times: known.times + 1 });
        else {
          const { span } = document.sentences[document.tokens[head]!.sentence]!;
          const [start, end] = [document.tokens[span.start]!.start, document.tokens[span.end - 1]!.end];
          forms.set(key, {
            words,
            form,
            because,
            actor,
            times: 1,
            at: { document: document.id, ...range, text: words },
            quote: { document: document.id, start, end, text: document.text.slice(start, end) },
          });
        }
      }
    },
    explain({ reading, merged }, id) {
      const ids = togetherWith(merged, id);
      const actor = reading.actors.find((one) => one.id === id) ?? reading.actors.find((one) => ids.has(one.id));
      if (!actor) {
        const near = didYouMean(
          id,
          reading.actors.map((one) => one.id),
        );
        throw new UsageError(
          `No actor has the id ${JSON.stringify(id)}. ${near === null ? 'Ids look like "person:sergey-lavrov".' : `Did you mean ${JSON.stringify(near)}?`}`,
        );
      }
      const { label, kind, country, sector, office, mentions, documents, affiliations } = actor;
      const forms = [...ids]
        .flatMap((one) => [...(noted.get(one)?.values() ?? [])])
        .sort(
          (a, b) =>
            ORDER.indexOf(a.form) - ORDER.indexOf(b.form) || b.times - a.times || byText(a.words, b.words) || byText(a.because, b.because),
        );
      const joins = merged.filter((one) => ids.has(one.actor));
      return { id: actor.id, label, kind, country, sector, office, mentions, documents, forms, merged: joins, affiliations };
    },
  };
}

/** The ids that were made one with this one. */
function togetherWith(merged: readonly Same[], id: string): ReadonlySet<string> {
  const ids = new Set([id]);
  for (let before = 0; before !== ids.size; ) {
    before = ids.size;
    for (const { actor, into } of merged) {
      if (ids.has(actor)) ids.add(into);
      else if (ids.has(into)) ids.add(actor);
    }
  }
  return ids;
}
