// Whose office it is where the title does not say: the state, or the body, that is in view.
//
//   "Nicaragua denied the report. Deputy Foreign Minister Ernesto Luna said ..." -> country:NIC
//   "In Peking, Deputy Foreign Minister Qiao Wen ..." -> country:CHN      "The Kremlin said ... spokesman Kirill Orlov said" -> the Kremlin
//
// In order: the title is one state's alone; a place opens the sentence; a state before it in its sentence; what the paragraph is about;
// what the sentences before it are about; what the article is about.

import type { Mention } from '../document.js';
import type { Office } from '../lexicon/lexicon.js';
import { plainRelation } from '../syntax/tree.js';
import { actorOf, type Scene } from './scene.js';

/** How many sentences back a paragraph's opening still tells what it is about. */
const REACH = 4;

/** Id of the state or organization in view for a titled person, or null. */
export function ownerInView(scene: Scene, mention: Mention): string | null {
  const office = scene.lexicon.offices.get(mention.office);
  if (office === undefined || office.scope === 'none' || office.role === 'citizen') return null;
  if (office.nation !== '') return `country:${office.nation}`;
  const sentence = scene.document.tokens[mention.head]!.sentence;
  if (office.role === 'igo-official') return bodyBefore(scene, sentence, mention, office);
  return (
    openingPlace(scene, sentence, mention, office) ??
    besideIt(scene, sentence, mention, office) ??
    aboutParagraph(scene, sentence, mention, office) ??
    // Who has a small office is of the article's state too, but an unknown body cannot be guessed from so far.
    (office.scope === 'organization' ? null : aboutArticle(scene, mention, office))
  );
}

/** What the office may belong to, told from a mention: the state of a person or a body; for spokesmen and officials of bodies the body. */
function ownerFrom(scene: Scene, other: Mention, office: Office): string | null {
  const id = actorOf(scene, other);
  const entry = id === null ? undefined : scene.registry.get(id);
  if (!entry) return null;
  if (office.scope === 'organization') {
    if (entry.kind !== 'organization' || entry.id.includes('@')) return null;
    const bodies = office.role === 'igo-official' ? ['IGO'] : ['REB', 'PTY', 'OPP', 'PRM', 'UAF', 'NGO', 'BUS', 'CRM'];
    return bodies.includes(entry.sector) ? entry.id : null;
  }
  if (office.role === 'spokesperson' && entry.kind === 'organization' && !entry.id.includes('@') && entry.sector !== 'JRN') return entry.id;
  if (entry.kind === 'person' && !scene.lexicon.countries.has(entry.country)) return null;
  return scene.lexicon.countries.has(entry.country) ? `country:${entry.country}` : null;
}

/** "the European Commission said ... Trade Commissioner Vanhoutte": the last international body that was named. */
function bodyBefore(scene: Scene, sentence: number, mention: Mention, office: Office): string | null {
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = scene.document.mentions[i]!;
    if (sentence - scene.document.tokens[other.head]!.sentence > REACH) return null;
    const found = ownerFrom(scene, other, office);
    if (found !== null) return found;
  }
  return null;
}

/** "In Lithuania, which saw ..., President Vilkas": the place right behind the first word. */
function openingPlace(scene: Scene, sentence: number, mention: Mention, office: Office): string | null {
  if (office.scope === 'organization') return null;
  const { start } = scene.document.sentences[sentence]!.span;
  if (!/^(?:In|From|At)$/.test(scene.document.tokens[start]!.text) || mention.span.start <= start + 1) return null;
  const place = scene.startingAt(start + 1).find((other) => other.kind === 'country');
  return place === undefined ? null : place.country !== '' ? `country:${place.country}` : actorOf(scene, place);
}

/** A state named before it in its sentence. Who is acted on is seldom of the state that acts: there the nearest other state counts. */
function besideIt(scene: Scene, sentence: number, mention: Mention, office: Office): string | null {
  const before = scene
    .inSentence(sentence)
    .filter((other) => other.span.end <= mention.span.start && !other.place && !sameQuotation(scene, other, mention));
  const acts = subjectAbove(scene, mention.head);
  if (!acts) {
    const main = before.find((other) => isSubject(scene, other));
    const owner = main ? ownerFrom(scene, main, office) : null;
    for (const other of [...before].reverse()) {
      if (other.kind !== 'country' || other.form === 'demonym') continue;
      const found = ownerFrom(scene, other, office);
      if (found !== null && found !== owner) return found;
    }
    return null;
  }
  const bare = before.find(
    (other) => isSubject(scene, other) && other.form !== 'demonym' && (other.kind === 'country' || office.scope !== 'country'),
  );
  return bare ? ownerFrom(scene, bare, office) : null;
}

/** Subjects of the paragraph's sentences: its first, unless that is far; else the nearest before. */
function aboutParagraph(scene: Scene, sentence: number, mention: Mention, office: Office): string | null {
  const opening = scene.paragraphStart(sentence);
  const order: number[] = [];
  if (sentence - opening <= REACH) order.push(opening);
  for (let i = sentence; i >= opening && i >= sentence - REACH; i -= 1) if (i !== opening) order.push(i);
  for (const i of order) {
    const found = aboutSentence(scene, i, mention, office);
    if (found !== null) return found;
  }
  return null;
}

function aboutSentence(scene: Scene, sentence: number, mention: Mention, office: Office): string | null {
  const subjects = scene
    .inSentence(sentence)
    .filter((other) => other.span.end <= mention.span.start && !other.place && subjectAbove(scene, other.head) && !quoted(scene, other));
  const main = subjects.find((other) => isSubject(scene, other) && mainClause(scene, other)) ?? subjects[0];
  for (const other of main ? [main, ...subjects] : []) {
    const found = ownerFrom(scene, other, office);
    if (found !== null) return found;
  }
  return null;
}

/** The state that the article's first sentences are about, else where it was filed. */
function aboutArticle(scene: Scene, mention: Mention, office: Office): string | null {
  for (let i = 0; i < 3 && i < scene.document.sentences.length; i += 1) {
    const found = aboutSentence(scene, i, mention, office);
    if (found !== null) return found;
  }
  const filed = scene.inSentence(0).find((other) => other.kind === 'country' && other.place && other.index < mention.index);
  return filed ? actorOf(scene, filed) : null;
}

function isSubject(scene: Scene, mention: Mention): boolean {
  return plainRelation(scene.document.tokens[mention.head]!.relation) === 'nsubj';
}

function mainClause(scene: Scene, mention: Mention): boolean {
  const verb = scene.document.tokens[mention.head]!.head;
  return verb >= 0 && scene.document.tokens[verb]!.relation === 'root';
}

/** True where a word is a subject or stands within one: "Ibarra" in "the government of President Ibarra warned". */
export function subjectAbove(scene: Scene, index: number): boolean {
  const { tokens } = scene.document;
  for (let at = index, steps = 0; at >= 0 && steps < 12; at = tokens[at]!.head, steps += 1) {
    const relation = plainRelation(tokens[at]!.relation);
    if (relation === 'nsubj' || relation === 'root') return true;
    if (
      relation !== 'nmod' &&
      relation !== 'appos' &&
      relation !== 'flat' &&
      relation !== 'compound' &&
      relation !== 'amod' &&
      relation !== 'conj'
    )
      return false;
  }
  return false;
}

function quoted(scene: Scene, mention: Mention): boolean {
  return scene.quotationAt(mention.head) !== undefined;
}

/** Inside a quotation that the mention itself does not stand in. */
function sameQuotation(scene: Scene, other: Mention, mention: Mention): boolean {
  const quotation = scene.quotationAt(other.head);
  return quotation !== undefined && quotation !== scene.quotationAt(mention.head);
}
