// Whom pronouns mean. Precision first: where two fit, none is taken.
//
//   "Tillerson spoke in Lucca. He said ..." -> He is Tillerson;  in quotation marks "we" is the speaker's state

import type { Mention } from '../document.js';
import { agentsOf, isPassive, plainRelation, subtree } from '../syntax/tree.js';
import { clauseOf, isMain, isSubject, ownSubjects, subjectsOf } from './clauses.js';
import { genderOfName, genderSaid } from './genders.js';
import { type Members, membersBefore, membersSpeaking } from './groups.js';
import { rivaled, unnamedRival } from './rivals.js';
import { actorOf, mentionAt, type Scene, settle, settleAll } from './scene.js';

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
  const several = severalMeant(scene, mention);
  if (several !== null) {
    settleAll(scene, mention, several.ids, several.because);
    return;
  }
  const found = antecedent(scene, mention);
  if (found === null) return;
  // "Syrian troops said they ...": they are the troops, who act for Syria.
  const acts = found.from && /^(?:acts for|office of its owner)/.test(scene.settled.because[found.from.index]!);
  settle(scene, mention, found.id, acts ? `acts for its owner; ${found.because}` : found.because);
}

function severalMeant(scene: Scene, mention: Mention): Members | null {
  switch (mention.name) {
    case 'they':
    case 'them':
    case 'their':
      return membersBefore(scene, mention);
    case 'we':
    case 'us':
    case 'our':
      return membersSpeaking(scene, mention);
    default:
      return null;
  }
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

/** Sectors of bodies that have a "we" of their own; ministries and armies say "we" for their state. */
const BODIES: ReadonlySet<string> = new Set(['REB', 'UAF', 'IGO', 'NGO', 'OPP', 'PTY', 'BUS', 'CRM', 'LAB']);

/** Roles whose holders do not say "we" for their state. */
const OWN_WE: ReadonlySet<string> = new Set([
  'activist',
  'business',
  'citizen',
  'journalist',
  'judge',
  'legislator',
  'local',
  'party-leader',
  'religious',
]);

/** What only a state has. */
const OF_A_STATE =
  /^(?:airspace|ally|army|border|citizen|constitution|country|diplomat|embassy|nation|navy|ship|soil|soldier|sovereignty|territory|troop|water)$/;

function stateOf(scene: Scene, country: string): Found | null {
  const id = `country:${country}`;
  return scene.registry.get(id) ? { id, because: "state of the quotation's speaker" } : null;
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
  // A spokesman of Hezbollah speaks for it, and not for Lebanon.
  const body = entry.affiliations.find(
    ({ actor, evidence }) =>
      evidence !== undefined && BODIES.has(registry.get(actor)?.sector ?? '') && registry.get(actor)?.kind === 'organization',
  );
  if (body) return { id: body.actor, because: "state of the quotation's speaker" };
  // "We" of a mayor, a candidate or a judge are his city, his campaign, his court; "our border" is the state's.
  const noun = scene.document.tokens[scene.document.tokens[mention.head]!.head]?.lemma ?? '';
  if (mention.name === 'our' && OF_A_STATE.test(noun)) return entry.country === '' ? null : stateOf(scene, entry.country);
  if (OWN_WE.has(scene.lexicon.offices.get(who!.office || entry.office)?.role ?? '')) return null;
  const home =
    entry.country !== '' ? `country:${entry.country}` : who!.country !== '' ? `country:${who!.country}` : entry.affiliations[0]?.actor;
  return home && registry.get(home) ? { id: home, because: "state of the quotation's speaker" } : null;
}

/**
 * "Mr. Tedeschi", "spokeswoman Ada Hoxha", "Queen Margrethe": what is said of a name in one place holds in all. Where nothing is said the
 * given name tells, if it is nearly always a man's or a woman's.
 */
export function learnGenders(scene: Scene): void {
  for (const mention of scene.document.mentions) {
    if (mention.kind !== 'person' || (mention.form !== 'name' && mention.form !== 'alias')) continue;
    const entry = scene.registry.get(actorOf(scene, mention) ?? '');
    if (entry?.gender === '') entry.gender = genderSaid(scene.document, mention);
  }
  for (const entry of scene.registry.entries.values()) {
    if (entry.kind === 'person' && entry.gender === '') entry.gender = genderOfName(scene.lexicon, entry.label);
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
  const found =
    choose(scene, mention, candidates) ??
    (candidates.length === 0 ? (ahead(scene, mention, gender) ?? spokenOf(scene, mention, gender)) : null);
  if (found === null || unnamedRival(scene, mention, found.from, gender)) return null;
  registry.get(found.id)!.gender = gender;
  return found;
}

/** "He must go," she said of Ales Kupala: whom the speaker is said to speak of. */
function spokenOf(scene: Scene, mention: Mention, gender: 'he' | 'she'): Found | null {
  const { tokens } = scene.document;
  const quotation = scene.quotationAt(mention.span.start);
  if (!quotation || quotation.verb < 0) return null;
  const { sentence } = tokens[quotation.verb]!;
  for (const other of scene.inSentence(sentence)) {
    const entry = scene.registry.get(actorOf(scene, other) ?? '');
    if (other.head < quotation.verb || entry?.kind !== 'person' || (entry.gender !== '' && entry.gender !== gender)) continue;
    const spoken = scene.tree
      .children(other.head)
      .some((child) => /^(?:of|about)$/.test(tokens[child]!.text) && tokens[child]!.relation === 'case');
    const direct = tokens[other.head]!.head === quotation.verb || tokens[other.head]!.head === quotation.speaker;
    if (spoken && direct && entry.id !== actorOf(scene, mentionAt(scene, quotation.speaker) ?? other))
      return { id: entry.id, because: 'pronoun: whom the quotation is said to be about', from: other };
  }
  return null;
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
    if (mention.plural)
      return (other.plural || (other.form === 'nominal' && kind !== 'person') || isPeople(other)) && carriesOn(scene, mention, other);
    if (ofState && kind !== 'country') return false;
    return kind !== 'person' && kind !== undefined && other.form !== 'demonym' && (!other.plural || other.form === 'name');
  });
  const found = choose(scene, mention, candidates);
  return found === null || (!ofState && rivaled(scene, mention, found.id, candidates)) ? null : found;
}

/** "They" looks further than its own sentence only for a subject: "land held by the Taliban. They" need not be the Taliban. */
function carriesOn(scene: Scene, mention: Mention, other: Mention): boolean {
  const { tokens } = scene.document;
  return mention.name === 'their' || tokens[other.head]!.sentence === tokens[mention.head]!.sentence || isSubject(scene, other);
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
 * The only one that fits; else the subject of the nearest clause above the pronoun, else of the sentence before.
 * Subjects carry the discourse on (Hobbs 1978; centering, Grosz et al. 1995).
 */
function choose(scene: Scene, mention: Mention, all: readonly Mention[]): Found | null {
  const { tokens } = scene.document;
  const own = ownSubjects(scene, mention);
  const candidates = all.filter((other) => !own.has(actorOf(scene, other)!));
  if (candidates.length === 0) return null;
  const above = subjectAbove(scene, mention, candidates);
  if (above === null) return null;
  const distinct = new Set(candidates.map((other) => actorOf(scene, other)!));
  if (distinct.size === 1) return { id: [...distinct][0]!, because: 'pronoun: the only one that fits', from: candidates.at(-1)! };
  const near = beside(scene, mention, candidates);
  if (near) return { id: actorOf(scene, near)!, because: 'pronoun: named in the same phrase', from: near };
  if (above !== undefined) return above;
  const { sentence } = tokens[mention.head]!;
  const here = candidates.filter((other) => tokens[other.head]!.sentence === sentence);
  for (let back = 0; back <= WINDOW; back += 1) {
    const said = sourceNamed(scene, mention, candidates, sentence - back);
    if (said) return { id: actorOf(scene, said)!, because: 'pronoun: who the sentence before is according to', from: said };
    const subjects = candidates.filter((other) => tokens[other.head]!.sentence === sentence - back && isSubject(scene, other));
    const ids = new Set(subjects.map((other) => actorOf(scene, other)!));
    // Who fits in a nearer sentence, though he is no subject of it, may carry on as well.
    if (ids.size === 0 && back > 0 && candidates.some((other) => tokens[other.head]!.sentence === sentence - back)) return null;
    if (ids.size === 0) continue;
    // Two subjects: the one of the main clause, unless two share it ("Luna and Toro spoke. He ...").
    const mains = subjects.filter((other) => isMain(scene, other.head));
    const from = ids.size === 1 ? subjects.at(-1)! : mains[0];
    if (!from || (ids.size > 1 && mains.some((other) => actorOf(scene, other) !== actorOf(scene, from)))) return null;
    // Somebody else who fits stands nearer: it is not clear who carries on.
    if (back > 0 && here.some((other) => actorOf(scene, other) !== actorOf(scene, from))) return null;
    return {
      id: actorOf(scene, from)!,
      because: back === 0 ? 'pronoun: subject of the sentence' : 'pronoun: subject of the sentence before',
      from,
    };
  }
  return null;
}

/** "accused Belarus of closing its airspace", "thanked Peru for opening its ports": whoever is accused or thanked does it. */
function blamed(scene: Scene, clause: number): number[] {
  const { tokens } = scene.document;
  const { head } = tokens[clause]!;
  if (head < 0 || !scene.tree.children(clause).some((child) => child < clause && /^(?:for|from|of)$/.test(tokens[child]!.text))) return [];
  return scene.tree.children(head).filter((child) => tokens[child]!.relation === 'obj' && child < clause);
}

/** What one harms is seldom one's own: in "Peru said Chile had expelled its consul" the consul is Peru's. */
function harmed(scene: Scene, mention: Mention, clause: number): boolean {
  const { tokens } = scene.document;
  const { head } = tokens[mention.head]!;
  if (mention.name !== 'its' || tokens[head]!.head !== clause || !/^(?:obj|nsubj:pass)$/.test(tokens[head]!.relation)) return false;
  if (
    !/^(?:airspace|ambassador|border|citizen|consul|consulate|diplomat|embassy|envoy|force|national|ship|soldier|territory|troop|vessel)$/.test(
      tokens[head]!.lemma,
    )
  )
    return false;
  const frames = scene.lexicon.frames.frames.get(`v:${tokens[clause]!.lemma}`) ?? [];
  return (
    frames.some(({ type }) => type === 'ASSAULT' || type === 'COERCE' || type === 'SANCTION') &&
    !/^(?:recall|withdraw)$/.test(tokens[clause]!.lemma)
  );
}

/**
 * The subject of the nearest clause that holds the pronoun and fits; null where that is unclear; undefined where no clause has one.
 * Who is named in a subject that is a thing counts, too: "Otero's speech began when he ..."
 */
function subjectAbove(scene: Scene, mention: Mention, candidates: readonly Mention[]): Found | null | undefined {
  const { tokens } = scene.document;
  const possessive = plainRelation(tokens[mention.head]!.relation) === 'nmod';
  for (let at = clauseOf(scene, mention.head), steps = 0; at >= 0 && steps < 12; at = clauseOf(scene, at), steps += 1) {
    const own = steps === 0 && possessive ? [...subjectsOf(scene, at), ...blamed(scene, at)] : subjectsOf(scene, at);
    // "in order to help Otero with his work": he who helps, or he who is helped.
    const helped = possessive && steps === 0 && own.length === 0 && tokens[at]!.head >= 0 && plainRelation(tokens[at]!.relation) !== 'conj';
    if (helped && candidates.some((other) => other.head < mention.head && tokens[other.head]!.head === at)) return null;
    const subjects = [...own, ...(isPassive(scene.tree, at) ? agentsOf(scene.tree, at) : [])].filter((token) => token < mention.head);
    if (steps > 0 || (possessive && !(harmed(scene, mention, at) && subjectsOf(scene, at).length > 0)) || mention.name.endsWith('self')) {
      const fitting = candidates.filter(
        (other) => subjects.includes(other.head) || subjects.some((token) => mentionAt(scene, token) === other),
      );
      const ids = new Set(fitting.map((other) => actorOf(scene, other)!));
      const from = fitting.at(-1);
      if (ids.size > 1) return null;
      if (from) return { id: actorOf(scene, from)!, because: 'pronoun: subject of the clause', from };
      for (const token of subjects) {
        if (mentionAt(scene, token) !== undefined || tokens[token]!.tag === 'PRON') continue;
        if (scene.quotationAt(token) !== scene.quotationAt(mention.head)) continue;
        // A name that nobody is known by may be who is meant.
        if (tokens[token]!.tag === 'PROPN') return null;
        const below = new Set(subtree(scene.tree, token));
        const inside = candidates.filter((other) => below.has(other.head));
        if (inside.length === 0) continue;
        // "A spokesman for Otero said he": either of them.
        const spoken = scene.inSentence(tokens[token]!.sentence).some((other) => other.head === token && other.kind === 'person');
        if (spoken || new Set(inside.map((other) => actorOf(scene, other)!)).size > 1) return null;
        return { id: actorOf(scene, inside[0]!)!, because: 'pronoun: named in the subject of the clause', from: inside[0]! };
      }
    }
    if (tokens[at]!.head < 0) return undefined;
  }
  return undefined;
}

/** "According to Otero, Toro was a friend. He said ...": who is said to have said the sentence before. */
function sourceNamed(scene: Scene, mention: Mention, candidates: readonly Mention[], sentence: number): Mention | undefined {
  const { tokens } = scene.document;
  const { relation, head } = tokens[mention.head]!;
  if (plainRelation(relation) !== 'nsubj' || !scene.lexicon.speech.has(tokens[head]!.lemma)) return undefined;
  return candidates.find(
    (other) =>
      tokens[other.head]!.sentence === sentence &&
      tokens[other.span.start - 1]?.text === 'to' &&
      tokens[other.span.start - 2]?.text.toLowerCase() === 'according',
  );
}

/** "concessions from Russia regarding its support": the nearest that fits within the noun phrase the possessive stands in. */
function beside(scene: Scene, mention: Mention, candidates: readonly Mention[]): Mention | undefined {
  const { tokens } = scene.document;
  if (tokens[mention.head]!.relation !== 'nmod:poss') return undefined;
  // A parser may hang the phrase on the verb instead: whoever stands right before "regarding" is still beside it.
  const topic = tokens.findLastIndex(
    (token, i) => i < mention.head && i >= mention.head - 3 && /^(?:regarding|concerning)$/i.test(token.text),
  );
  const adjacent = topic < 0 ? undefined : candidates.find((other) => other.span.end === topic);
  if (adjacent) return adjacent;
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
