// Whom pronouns mean. Precision first: where two fit, none is taken.
//
//   "Tillerson spoke in Lucca. He said ..." -> He is Tillerson;  in quotation marks "we" is the speaker's state

import type { Mention, Mentioned } from '../document.js';
import { plainRelation, subtree, type Tree } from '../syntax/tree.js';
import type { Registry } from './registry.js';
import type { Settled } from './resolve.js';

/** How many sentences back a pronoun may look. */
const WINDOW = 2;

/** Settles pronouns in reading order, so that a resolved "he" helps the next. */
export function resolvePronouns(document: Mentioned, tree: Tree, registry: Registry, settled: Settled): void {
  for (const mention of document.mentions) {
    if (mention.form !== 'pronoun') continue;
    const found = antecedent(document, tree, registry, settled, mention);
    if (found === null) continue;
    settled.actor[mention.index] = found.id;
    settled.because[mention.index] = found.because;
  }
}

interface Found {
  readonly id: string;
  readonly because: string;
}

function antecedent(document: Mentioned, tree: Tree, registry: Registry, settled: Settled, mention: Mention): Found | null {
  switch (mention.name) {
    case 'i':
    case 'me':
    case 'my':
      return speaker(document, registry, settled, mention, false);
    case 'we':
    case 'us':
    case 'our':
      return speaker(document, registry, settled, mention, true);
    case 'he':
    case 'him':
    case 'his':
    case 'himself':
      return person(document, tree, registry, settled, mention, 'he');
    case 'she':
    case 'her':
    case 'herself':
      return person(document, tree, registry, settled, mention, 'she');
    default:
      return thing(document, tree, registry, settled, mention);
  }
}

/** Inside quotation marks: the speaker, or for "we" the state or organization he speaks for. */
function speaker(document: Mentioned, registry: Registry, settled: Settled, mention: Mention, plural: boolean): Found | null {
  const quotation = document.quotations.find((other) => mention.span.start >= other.span.start && mention.span.end <= other.span.end);
  if (!quotation || quotation.speaker < 0) return null;
  const who = mentionAt(document, settled, quotation.speaker);
  const entry = who ? registry.get(settled.actor[who.index]!) : undefined;
  if (!entry) return null;
  if (!plural || entry.kind !== 'person') return { id: entry.id, because: 'speaker of the quotation' };
  const home =
    entry.country !== '' ? `country:${entry.country}` : who!.country !== '' ? `country:${who!.country}` : entry.affiliations[0]?.actor;
  return home && registry.get(home) ? { id: home, because: "state of the quotation's speaker" } : null;
}

/** The resolved mention that a token heads, else the smallest whose span holds it. */
export function mentionAt(document: Mentioned, settled: Settled, token: number): Mention | undefined {
  let best: Mention | undefined;
  for (const mention of document.mentions) {
    if (mention.span.start > token) break;
    if (mention.span.end <= token || settled.actor[mention.index] === null) continue;
    if (mention.head === token) return mention;
    if (best === undefined || mention.span.end - mention.span.start <= best.span.end - best.span.start) best = mention;
  }
  return best;
}

function person(
  document: Mentioned,
  tree: Tree,
  registry: Registry,
  settled: Settled,
  mention: Mention,
  gender: 'he' | 'she',
): Found | null {
  const candidates = before(
    document,
    settled,
    mention,
    (other) => registry.get(settled.actor[other.index]!)?.kind === 'person' && !other.plural,
  ).filter((other) => {
    const known = registry.get(settled.actor[other.index]!)!.gender;
    return known === '' || known === gender;
  });
  const found = choose(document, tree, settled, mention, candidates);
  if (found === null) return null;
  registry.get(found.id)!.gender = gender;
  return found;
}

function thing(document: Mentioned, tree: Tree, registry: Registry, settled: Settled, mention: Mention): Found | null {
  const candidates = before(document, settled, mention, (other) => {
    const kind = registry.get(settled.actor[other.index]!)?.kind;
    if (other.place) return false;
    if (mention.plural) return other.plural || (other.form === 'nominal' && kind !== 'person');
    return kind !== 'person' && kind !== undefined && other.form !== 'demonym' && (!other.plural || other.form === 'name');
  });
  if (mention.plural && candidates.length === 0) return null;
  return choose(document, tree, settled, mention, candidates);
}

/** Mentions before this one in its own and the sentences just before, resolved and fitting, the nearest last. */
function before(document: Mentioned, settled: Settled, mention: Mention, fits: (other: Mention) => boolean): Mention[] {
  const sentence = document.tokens[mention.head]!.sentence;
  const quotation = document.quotations.find((other) => mention.span.start >= other.span.start && mention.span.end <= other.span.end);
  const found: Mention[] = [];
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = document.mentions[i]!;
    if (sentence - document.tokens[other.head]!.sentence > WINDOW) break;
    if (settled.actor[i] === null || other.span.end > mention.span.start) continue;
    // What stands inside somebody's quotation is not what the article's "he" means.
    if (!quotation && document.quotations.some((q) => other.span.start >= q.span.start && other.span.end <= q.span.end)) continue;
    if (fits(other)) found.push(other);
  }
  return found.reverse();
}

/**
 * The subject of the pronoun's own sentence, else of the sentence before, else the only one that fits.
 * Subjects carry the discourse on (Hobbs 1978; centering, Grosz et al. 1995).
 */
function choose(document: Mentioned, tree: Tree, settled: Settled, mention: Mention, candidates: readonly Mention[]): Found | null {
  if (candidates.length === 0) return null;
  const sentence = document.tokens[mention.head]!.sentence;
  const distinct = new Set(candidates.map((other) => settled.actor[other.index]!));
  if (distinct.size === 1) return { id: [...distinct][0]!, because: 'pronoun: the only one that fits' };
  const near = beside(document, tree, mention, candidates);
  if (near) return { id: settled.actor[near.index]!, because: 'pronoun: named in the same phrase' };
  const possessive = plainRelation(document.tokens[mention.head]!.relation) === 'nmod';
  for (let back = 0; back <= WINDOW; back += 1) {
    const subjects = candidates.filter(
      (other) => document.tokens[other.head]!.sentence === sentence - back && isSubject(document, tree, other),
    );
    // Within its own clause "he" is not the subject's object: "Putin met him"; but "his" may be.
    const free =
      back === 0 && !possessive
        ? subjects.filter((other) => clauseOf(document, other.head) !== clauseOf(document, mention.head))
        : subjects;
    const ids = new Set(free.map((other) => settled.actor[other.index]!));
    if (ids.size === 1)
      return { id: [...ids][0]!, because: back === 0 ? 'pronoun: subject of the sentence' : 'pronoun: subject of the sentence before' };
    if (ids.size > 1) {
      // Two subjects: the one of the main clause, which is the first without a clause above it.
      const main = free.find((other) => isMain(document, other.head));
      return main ? { id: settled.actor[main.index]!, because: 'pronoun: subject of the main clause' } : null;
    }
  }
  return null;
}

/** "concessions from Russia regarding its support": the nearest that fits within the noun phrase the possessive stands in. */
function beside(document: Mentioned, tree: Tree, mention: Mention, candidates: readonly Mention[]): Mention | undefined {
  const { tokens } = document;
  if (tokens[mention.head]!.relation !== 'nmod:poss') return undefined;
  for (let at = tokens[mention.head]!.head, steps = 0; at >= 0 && steps < 6; at = tokens[at]!.head, steps += 1) {
    if (tokens[at]!.tag !== 'NOUN' && tokens[at]!.tag !== 'PROPN') return undefined;
    const below = new Set(subtree(tree, at));
    const inside = candidates.filter(
      (other) => other.head !== at && below.has(other.head) && other.head < mention.head && other.form !== 'demonym',
    );
    if (inside.length > 0) return inside.at(-1);
  }
  return undefined;
}

function isSubject(document: Mentioned, _tree: Tree, mention: Mention): boolean {
  return plainRelation(document.tokens[mention.head]!.relation) === 'nsubj';
}

function isMain(document: Mentioned, head: number): boolean {
  const verb = document.tokens[head]!.head;
  return verb >= 0 && document.tokens[verb]!.relation === 'root';
}

/** The verb a word hangs on. */
function clauseOf(document: Mentioned, index: number): number {
  let at = document.tokens[index]!.head;
  for (let steps = 0; at >= 0 && steps < 20; steps += 1) {
    const { tag, head } = document.tokens[at]!;
    if (tag === 'VERB' || tag === 'AUX' || head < 0) return at;
    at = head;
  }
  return at;
}
