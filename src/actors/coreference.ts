// Whom pronouns mean. Precision first: where two fit, none is taken.
//
//   "Tillerson spoke in Lucca. He said ..." -> He is Tillerson;  in quotation marks "we" is the speaker's state

import type { Mention } from '../document.js';
import { plainRelation, subtree } from '../syntax/tree.js';
import { actorOf, mentionAt, type Scene, settle } from './scene.js';

/** How many sentences back a pronoun may look. */
const WINDOW = 2;

interface Found {
  readonly id: string;
  readonly because: string;
  /** The mention it was read from, where it is one. */
  readonly from?: Mention;
}

/** Settles one pronoun; those before it are settled, so that a resolved "he" helps the next. */
export function resolvePronoun(scene: Scene, mention: Mention): void {
  if (actorOf(scene, mention) !== null) return;
  const found = antecedent(scene, mention);
  if (found === null) return;
  // "Syrian troops said they ...": they are the troops, who act for Syria.
  const acts = found.from && /^(?:acts for|office of its owner)/.test(scene.settled.because[found.from.index]!);
  settle(scene, mention, found.id, acts ? `acts for its owner; ${found.because}` : found.because);
}

function antecedent(scene: Scene, mention: Mention): Found | null {
  switch (mention.name) {
    case 'i':
    case 'me':
    case 'my':
      return speaker(scene, mention, false);
    case 'we':
    case 'us':
    case 'our':
      return speaker(scene, mention, true);
    case 'he':
    case 'him':
    case 'his':
    case 'himself':
      return person(scene, mention, 'he');
    case 'she':
    case 'her':
    case 'herself':
      return person(scene, mention, 'she');
    default:
      return thing(scene, mention);
  }
}

/** Inside quotation marks: the speaker, or for "we" the state or organization he speaks for. */
function speaker(scene: Scene, mention: Mention, plural: boolean): Found | null {
  const { registry } = scene;
  const quotation = scene.quotationAt(mention.span.start);
  if (!quotation || quotation.speaker < 0) return null;
  const who = mentionAt(scene, quotation.speaker);
  const entry = who ? registry.get(actorOf(scene, who)!) : undefined;
  if (!entry) return null;
  if (!plural || entry.kind !== 'person') return { id: entry.id, because: 'speaker of the quotation' };
  const home =
    entry.country !== '' ? `country:${entry.country}` : who!.country !== '' ? `country:${who!.country}` : entry.affiliations[0]?.actor;
  return home && registry.get(home) ? { id: home, because: "state of the quotation's speaker" } : null;
}

/** "Mr. Tedeschi", "spokeswoman Ada Hoxha", "Queen Margrethe": what is said of a name in one place holds in all. */
export function learnGenders(scene: Scene): void {
  const { tokens, mentions } = scene.document;
  for (const mention of mentions) {
    if (mention.kind !== 'person' || (mention.form !== 'name' && mention.form !== 'alias')) continue;
    const entry = scene.registry.get(actorOf(scene, mention) ?? '');
    if (!entry || entry.gender !== '') continue;
    for (let i = mention.span.start - 1; i < mention.span.end; i += 1) {
      const word = tokens[i]?.text ?? '';
      if (/^(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Baroness|Sister)\.?$|woman$/.test(word)) entry.gender = 'she';
      else if (/^(?:Mr|Sir|Lord|King|Prince|Baron|Pope|Sheikh|Ayatollah|Father|Rev)\.?$|(?:spokes|congress|business|chair)man$/.test(word))
        entry.gender = 'he';
    }
  }
}

function person(scene: Scene, mention: Mention, gender: 'he' | 'she'): Found | null {
  const { registry } = scene;
  // Who speaks says "I" of himself.
  const quotation = scene.quotationAt(mention.span.start);
  // Where the speaker is unclear, so is everybody he speaks of.
  const spoken = quotation && quotation.speaker >= 0 ? mentionAt(scene, quotation.speaker) : undefined;
  const speaking = spoken ? actorOf(scene, spoken) : null;
  if (quotation && speaking === null) return null;
  const candidates = before(scene, mention, (other) => {
    const entry = registry.get(actorOf(scene, other)!);
    if (entry?.id === speaking && speaking !== null) return false;
    return entry?.kind === 'person' && !other.plural && (entry.gender === '' || entry.gender === gender);
  });
  const found = choose(scene, mention, candidates) ?? (candidates.length === 0 ? ahead(scene, mention, gender) : null);
  if (found === null) return null;
  registry.get(found.id)!.gender = gender;
  return found;
}

/** "When he reached Lima, President Otero thanked Peru": in a clause before the main one, its subject. */
function ahead(scene: Scene, mention: Mention, gender: 'he' | 'she'): Found | null {
  const { tokens } = scene.document;
  const clause = tokens[clauseOf(scene, mention.head)];
  if (!clause || plainRelation(clause.relation) !== 'advcl' || clause.head < mention.head) return null;
  const subjects = scene
    .inSentence(clause.sentence)
    .filter(
      (other) => other.kind === 'person' && (other.form === 'name' || other.form === 'alias') && tokens[other.head]!.head === clause.head,
    );
  const subject = subjects.find((other) => plainRelation(tokens[other.head]!.relation) === 'nsubj');
  const entry = subject ? scene.registry.get(actorOf(scene, subject) ?? '') : undefined;
  if (!subject || !entry || (entry.gender !== '' && entry.gender !== gender)) return null;
  return { id: entry.id, because: 'pronoun: subject of the clause that follows', from: subject };
}

function thing(scene: Scene, mention: Mention): Found | null {
  const { registry } = scene;
  const ofState = !mention.plural && possessesOffice(scene, mention);
  const candidates = before(scene, mention, (other) => {
    const kind = registry.get(actorOf(scene, other)!)?.kind;
    if (other.place) return false;
    if (mention.plural) return other.plural || (other.form === 'nominal' && kind !== 'person') || isPeople(other);
    if (ofState && kind !== 'country') return false;
    return kind !== 'person' && kind !== undefined && other.form !== 'demonym' && (!other.plural || other.form === 'name');
  });
  const found = choose(scene, mention, candidates);
  return found === null || (!ofState && rivaled(scene, mention, found.id, candidates)) ? null : found;
}

/**
 * True where a common noun is as good a reading of "it", "its" or "they": a subject between the antecedent and the pronoun that is no
 * mention of the antecedent ("the hashtag took on a life of its own").
 */
function rivaled(scene: Scene, mention: Mention, id: string, candidates: readonly Mention[]): boolean {
  const { tokens } = scene.document;
  const antecedent = candidates.filter((other) => actorOf(scene, other) === id).at(-1)!;
  const plural = mention.name === 'they' || mention.name === 'them' || mention.name === 'their';
  for (let i = antecedent.span.end; i < mention.span.start; i += 1) {
    const token = tokens[i]!;
    if (token.tag !== 'NOUN' || plainRelation(token.relation) !== 'nsubj') continue;
    if ((token.xpos === 'NNS') !== plural) continue;
    const named = mentionAt(scene, i);
    if (named === undefined || actorOf(scene, named) !== id) return true;
  }
  return false;
}

/** "The Houthis ... They", "the Taliban ... they": names that are plurals. */
function isPeople(mention: Mention): boolean {
  return mention.kind === 'organization' && (mention.form === 'name' || mention.form === 'alias') && /[a-z]s$|^Taliban$/.test(mention.name);
}

/** "its foreign minister", "its army": only a state has one. */
function possessesOffice(scene: Scene, mention: Mention): boolean {
  return scene.startingAt(mention.span.start).some((other) => {
    if (other.form !== 'title' && other.form !== 'nominal') return false;
    if (other.form === 'nominal')
      return /^(?:army|navy|air force|capital|parliament|foreign ministry|embassy|citizens|nationals)$/i.test(other.name);
    const office = scene.lexicon.offices.get(other.office);
    return office?.scope === 'country' && office.role !== 'official' && office.role !== 'military';
  });
}

/** Mentions before this one in its own and the sentences just before, resolved and fitting, the nearest last. */
function before(scene: Scene, mention: Mention, fits: (other: Mention) => boolean): Mention[] {
  const { document } = scene;
  const sentence = document.tokens[mention.head]!.sentence;
  const quotation = scene.quotationAt(mention.span.start);
  const found: Mention[] = [];
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = document.mentions[i]!;
    if (sentence - document.tokens[other.head]!.sentence > WINDOW) break;
    if (actorOf(scene, other) === null || other.span.end > mention.span.start) continue;
    // What stands inside somebody's quotation is not what the article's "he" means.
    if (!quotation && scene.quotationAt(other.span.start) !== undefined) continue;
    if (fits(other)) found.push(other);
  }
  return found.reverse();
}

/**
 * The subject of the pronoun's own sentence, else of the sentence before, else the only one that fits.
 * Subjects carry the discourse on (Hobbs 1978; centering, Grosz et al. 1995).
 */
function choose(scene: Scene, mention: Mention, candidates: readonly Mention[]): Found | null {
  if (candidates.length === 0) return null;
  const { document } = scene;
  const sentence = document.tokens[mention.head]!.sentence;
  const distinct = new Set(candidates.map((other) => actorOf(scene, other)!));
  if (distinct.size === 1) return { id: [...distinct][0]!, because: 'pronoun: the only one that fits', from: candidates.at(-1)! };
  const near = beside(scene, mention, candidates);
  if (near) return { id: actorOf(scene, near)!, because: 'pronoun: named in the same phrase', from: near };
  const possessive = plainRelation(document.tokens[mention.head]!.relation) === 'nmod';
  for (let back = 0; back <= WINDOW; back += 1) {
    const subjects = candidates.filter((other) => document.tokens[other.head]!.sentence === sentence - back && isSubject(scene, other));
    // Within its own clause "he" is not the subject's object: "Putin met him"; but "his" may be.
    const free =
      back === 0 && !possessive ? subjects.filter((other) => clauseOf(scene, other.head) !== clauseOf(scene, mention.head)) : subjects;
    const ids = new Set(free.map((other) => actorOf(scene, other)!));
    if (ids.size === 1) {
      const because = back === 0 ? 'pronoun: subject of the sentence' : 'pronoun: subject of the sentence before';
      return { id: [...ids][0]!, because, from: free.at(-1)! };
    }
    if (ids.size > 1) {
      // Two subjects: the one of the main clause, unless two share it ("Luna and Toro spoke. He ...").
      const mains = free.filter((other) => isMain(scene, other.head));
      const main = mains[0];
      return main && mains.every((other) => actorOf(scene, other) === actorOf(scene, main))
        ? { id: actorOf(scene, main)!, because: 'pronoun: subject of the main clause', from: main }
        : null;
    }
  }
  return null;
}

/** "concessions from Russia regarding its support": the nearest that fits within the noun phrase the possessive stands in. */
function beside(scene: Scene, mention: Mention, candidates: readonly Mention[]): Mention | undefined {
  const { tokens } = scene.document;
  if (tokens[mention.head]!.relation !== 'nmod:poss') return undefined;
  for (let at = tokens[mention.head]!.head, steps = 0; at >= 0 && steps < 6; at = tokens[at]!.head, steps += 1) {
    if (tokens[at]!.tag !== 'NOUN' && tokens[at]!.tag !== 'PROPN') return undefined;
    const below = new Set(subtree(scene.tree, at));
    const inside = candidates.filter(
      (other) => other.head !== at && below.has(other.head) && other.head < mention.head && other.form !== 'demonym',
    );
    if (inside.length > 0) return inside.at(-1);
  }
  return undefined;
}

function isSubject(scene: Scene, mention: Mention): boolean {
  return plainRelation(scene.document.tokens[firstOfPair(scene, mention.head)]!.relation) === 'nsubj';
}

/** In "Luna and Toro spoke" Toro is a subject as much as Luna. */
function firstOfPair(scene: Scene, head: number): number {
  const { tokens } = scene.document;
  let at = head;
  for (let steps = 0; steps < 8 && tokens[at]!.relation === 'conj' && tokens[at]!.head >= 0; steps += 1) at = tokens[at]!.head;
  return at;
}

function isMain(scene: Scene, head: number): boolean {
  const { tokens } = scene.document;
  const verb = tokens[firstOfPair(scene, head)]!.head;
  return verb >= 0 && tokens[verb]!.relation === 'root';
}

/** The verb a word hangs on. */
function clauseOf(scene: Scene, index: number): number {
  const { tokens } = scene.document;
  let at = tokens[index]!.head;
  for (let steps = 0; at >= 0 && steps < 20; steps += 1) {
    const { tag, head } = tokens[at]!;
    if (tag === 'VERB' || tag === 'AUX' || head < 0) return at;
    at = head;
  }
  return at;
}
