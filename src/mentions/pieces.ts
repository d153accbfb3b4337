// Cuts a sentence into the pieces that names are made of. Tokens in; known names, offices, collectives and capitalized words out.
//
//   "Russian Foreign Minister Sergey Lavrov met U.S. officials"
//     -> adjective(RUS) office(foreign minister) person(sergey-lavrov) . country(USA) collective(officials)

import type { Parsed, TreeToken } from '../document.js';
import { fold } from '../lexicon/fold.js';
import { type Collective, firstWordOf, type Lexicon, type Office } from '../lexicon/lexicon.js';
import type { NameEntry } from '../lexicon/names.js';
import { withoutThings } from './things.js';

export type PieceType = NameEntry['kind'] | 'office' | 'collective' | 'capitalized' | 'given';

export interface Piece {
  readonly type: PieceType;
  /** Token span, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What the name may stand for; empty for offices, collectives and unknown words. */
  readonly entries: readonly NameEntry[];
  readonly office: Office | null;
  readonly collective: Collective | null;
}

/** The words of a document as one line, so that names of several words can be compared in place. */
interface Line {
  readonly text: string;
  readonly folded: string;
  /** Place of each token in the line; one more for the end. */
  readonly at: Uint32Array;
  /** Token that ends at a place of the line, by place. */
  readonly endsAt: ReadonlyMap<number, number>;
}

export function lineOf(tokens: readonly TreeToken[]): Line {
  const at = new Uint32Array(tokens.length + 1);
  const endsAt = new Map<number, number>();
  const parts: string[] = [];
  let place = 0;
  for (const token of tokens) {
    const before = tokens[token.index - 1];
    if (before && before.end < token.start) {
      parts.push(' ');
      place += 1;
    }
    at[token.index] = place;
    parts.push(token.text);
    place += token.text.length;
    endsAt.set(place, token.index + 1);
  }
  at[tokens.length] = place;
  const text = parts.join('');
  return { text, folded: fold(text), at, endsAt };
}

/** Pieces of the whole document in reading order; words that are no part of a name have none. */
export function findPieces(document: Parsed, lexicon: Lexicon): Piece[] {
  const { tokens } = document;
  const line = lineOf(tokens);
  const pieces: Piece[] = [];
  for (let i = 0; i < tokens.length; ) {
    const piece = pieceAt(document, lexicon, line, i);
    if (piece === null) {
      i += 1;
      continue;
    }
    pieces.push(piece);
    i = piece.end;
  }
  return withoutThings(document, pieces);
}

function pieceAt(document: Parsed, lexicon: Lexicon, line: Line, i: number): Piece | null {
  const { tokens } = document;
  const token = tokens[i]!;
  if (token.tag === 'PUNCT') return null;
  const limit = document.sentences[token.sentence]!.span.end;
  const leaning = leaningAt(lexicon, token, i);
  if (leaning !== null) return leaning;
  const name = nameAt(lexicon, line, tokens, i, limit);
  if (name !== null && name.type === 'person' && goesOn(lexicon, tokens, name, limit)) return withoutPerson(lexicon, document, name);
  const office = longerOffice(officeAt(lexicon, tokens, i, limit), lexicon, tokens, i, limit);
  const collective = collectiveAt(lexicon, tokens, i, limit);
  // The longest wins; a name wins over an office of the same length ("Pope Francis" is longer than "pope").
  // "State Department spokesman" is a spokesman of the State Department, whatever the table of offices holds.
  if (name !== null && office !== null && office.end > name.end && name.type !== 'place' && name.type !== 'person') {
    if (officeAt(lexicon, tokens, name.end, limit)?.end === office.end) return name;
  }
  // "Foreign Minister Sami Daoud" is no man of the Sami.
  if (collective !== null && collective.end === i + 1 && isUpper(token.text) && lexicon.givenNames.has(fold(token.text))) {
    const next = tokens[i + 1];
    if (next?.tag === 'PROPN' && isUpper(next.text) && next.sentence === token.sentence)
      return { type: 'given', start: i, end: i + 1, text: token.text, entries: [], office: null, collective: null };
  }
  const best = [name, collective, office].filter((piece) => piece !== null).sort((a, b) => b.end - a.end)[0];
  if (best) return best;
  if (!looksLikeName(tokens, i, i === document.sentences[token.sentence]!.span.start)) return null;
  const type = lexicon.givenNames.has(fold(token.text)) ? 'given' : 'capitalized';
  return { type, start: i, end: i + 1, text: token.text, entries: [], office: null, collective: null };
}

/** "pro-Russian", "anti-American": the name inside the word. */
function leaningAt(lexicon: Lexicon, token: TreeToken, i: number): Piece | null {
  const match = /^(?:pro|anti)-(\p{Lu}.*)$/iu.exec(token.text);
  if (!match) return null;
  const entries = lexicon.names
    .get(match[1]!)
    .filter((entry) => entry.kind === 'adjective' || entry.kind === 'country' || entry.kind === 'capital');
  if (entries.length === 0) return null;
  return { type: 'adjective', start: i, end: i + 1, text: match[1]!, entries, office: null, collective: null };
}

/** "Prince Turki" of the table is not the "Prince Turki bin Nayef" of the text: a particle and a name follow. */
function goesOn(lexicon: Lexicon, tokens: readonly TreeToken[], name: Piece, limit: number): boolean {
  const next = tokens[name.end];
  if (!next || name.end + 1 >= limit || isUpper(next.text)) return false;
  if (/^(?:al|el|ul)-\p{Lu}/u.test(next.text)) return true;
  return (
    lexicon.particles.has(next.text) &&
    next.text.length > 1 &&
    next.text !== 'an' &&
    next.text !== 'as' &&
    isUpper(tokens[name.end + 1]!.text)
  );
}

function withoutPerson(lexicon: Lexicon, document: Parsed, name: Piece): Piece {
  const { tokens } = document;
  const limit = document.sentences[tokens[name.start]!.sentence]!.span.end;
  const office = officeAt(lexicon, tokens, name.start, limit);
  if (office !== null && office.end < name.end) return office;
  const text = tokens[name.start]!.text;
  const type = lexicon.givenNames.has(fold(text)) ? 'given' : 'capitalized';
  return { type, start: name.start, end: name.start + 1, text, entries: [], office: null, collective: null };
}

function nameAt(lexicon: Lexicon, line: Line, tokens: readonly TreeToken[], i: number, limit: number): Piece | null {
  const start = line.at[i]!;
  const hit = lexicon.names.at(line.text, line.folded, start);
  if (!hit) return null;
  const end = line.endsAt.get(hit.end);
  if (end === undefined || end > limit) return null;
  const token = tokens[i]!;
  // "US" and "Turkey" are names however they are tagged; "may", "march" and "polish" in lower case never get here.
  const text = line.text.slice(start, hit.end);
  const first = hit.entries[0]!;
  if (end === i + 1 && token.tag !== 'PROPN' && token.tag !== 'ADJ' && token.tag !== 'NOUN' && first.kind === 'place') return null;
  return { type: pick(hit.entries, tokens, i, end).kind, start: i, end, text, entries: hit.entries, office: null, collective: null };
}

/** One reading of an ambiguous name: a state before a city, an adjective where a noun follows. */
function pick(entries: readonly NameEntry[], tokens: readonly TreeToken[], start: number, end: number): NameEntry {
  if (entries.length === 1) return entries[0]!;
  const order: readonly NameEntry['kind'][] = ['country', 'acronym', 'organization', 'person', 'adjective', 'people', 'capital', 'place'];
  const head = tokens[end - 1]!;
  const modifies = head.relation === 'amod' || head.tag === 'ADJ';
  const sorted = [...entries].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  if (modifies) return entries.find((entry) => entry.kind === 'adjective') ?? sorted[0]!;
  return start === end ? entries[0]! : sorted[0]!;
}

/** Words before an office that do not change it: "deputy foreign minister", "former president". */
export const OFFICE_MODIFIERS: ReadonlySet<string> = new Set([
  'acting',
  'assistant',
  'associate',
  'chief',
  'deputy',
  'designate',
  'elect',
  'embattled',
  'ex',
  'first',
  'former',
  'incoming',
  'interim',
  'junior',
  'late',
  'longtime',
  'new',
  'newly',
  'outgoing',
  'senior',
  'special',
  'then',
  'top',
  'under',
  'vice',
]);

function officeAt(lexicon: Lexicon, tokens: readonly TreeToken[], i: number, limit: number): Piece | null {
  const longest = lexicon.officeWords.get(firstWordOf(tokens[i]!.text.toLowerCase()));
  if (longest === undefined) return null;
  for (let words = Math.min(longest, limit - i); words >= 1; words -= 1) {
    const last = tokens[i + words - 1]!;
    if (words === 1 && last.tag !== 'NOUN' && last.tag !== 'PROPN') continue;
    let phrase = tokens[i]!.text.toLowerCase();
    for (let j = i + 1; j < i + words; j += 1) {
      const glued = tokens[j - 1]!.end === tokens[j]!.start;
      phrase += (glued ? '' : ' ') + tokens[j]!.text.toLowerCase();
    }
    const office = lexicon.offices.get(phrase);
    if (office && words === 1 && isUpper(last.text) && isSurname(lexicon, tokens, i, office)) continue;
    if (office) return { type: 'office', start: i, end: i + words, text: phrase, entries: [], office, collective: null };
  }
  return null;
}

/** "Deputy Minister of Defense": the office behind a modifier may be longer than the one that begins with it. */
function longerOffice(office: Piece | null, lexicon: Lexicon, tokens: readonly TreeToken[], i: number, limit: number): Piece | null {
  if (office === null || !OFFICE_MODIFIERS.has(tokens[i]!.text.toLowerCase())) return office;
  const inner = officeAt(lexicon, tokens, i + 1, limit);
  return inner !== null && inner.end > office.end ? { ...inner, start: i } : office;
}

/** What anybody may be: a baker, a widow, a miner. */
export function isTrade(office: Office): boolean {
  return office.role === 'citizen' || (office.role === 'business' && office.scope === 'none');
}

/** "Ann Baker" and "Baker said": a trade with a capital is somebody's name. */
function isSurname(lexicon: Lexicon, tokens: readonly TreeToken[], i: number, office: Office): boolean {
  const before = tokens[i - 1];
  // "Peter King", "Angela Bishop": behind a first name an office of one word is a surname.
  if (office.role === 'monarch' || office.role === 'religious') {
    const next = tokens[i + 1];
    const ends = next === undefined || next.sentence !== tokens[i]!.sentence || (next.text !== 'of' && next.tag !== 'PROPN');
    if (ends && before?.sentence === tokens[i]!.sentence && isUpper(before.text) && lexicon.genders.has(fold(before.text))) return true;
  }
  if (!isTrade(office) || office.plural) return false;
  if (before === undefined || before.sentence !== tokens[i]!.sentence) return lexicon.surnames.has(fold(tokens[i]!.text));
  return before.tag === 'PROPN' && isUpper(before.text);
}

function collectiveAt(lexicon: Lexicon, tokens: readonly TreeToken[], i: number, limit: number): Piece | null {
  const longest = lexicon.collectiveWords.get(firstWordOf(tokens[i]!.text.toLowerCase())) ?? 1;
  for (let words = Math.min(longest, limit - i); words >= 1; words -= 1) {
    const last = tokens[i + words - 1]!;
    if (last.tag !== 'NOUN' && last.tag !== 'PROPN') continue;
    // "the jihadist Group for the Banner": a name begins at the capital.
    if (words > 1 && isUpper(last.text) && !isUpper(tokens[i]!.text)) continue;
    const phrase = tokens
      .slice(i, i + words)
      .map((token) => token.text.toLowerCase())
      .join(' ');
    const found =
      lexicon.collectives.get(phrase) ?? lexicon.collectives.get([...phrase.split(' ').slice(0, -1), last.lemma.toLowerCase()].join(' '));
    if (!found) continue;
    const collective = phrase === found.noun ? found : { ...found, plural: true };
    return { type: 'collective', start: i, end: i + words, text: phrase, entries: [], office: null, collective };
  }
  return null;
}

/** A capitalized word that is a name by its tag; at the head of a sentence only the tag tells, after another name nearly any will do. */
function looksLikeName(tokens: readonly TreeToken[], i: number, first: boolean): boolean {
  const token = tokens[i]!;
  const before = tokens[i - 1];
  if (!isUpper(token.text)) return false;
  if (CALENDAR.has(token.text)) return false;
  if (token.tag === 'PROPN') return true;
  if (first || token.text.length < 2) return false;
  if (token.tag === 'NOUN' || token.tag === 'X') return true;
  // "Baek Do-yun", "Lim So-ra": the first half of such a name is often an English word.
  const halved = tokens[i + 1]?.text === '-' && tokens[i + 1]!.start === token.end && tokens[i + 2]?.start === tokens[i + 1]!.end;
  if (halved && before?.tag === 'PROPN' && isUpper(before.text) && before.sentence === token.sentence) return true;
  // "the Chadian Human Rights League": an adjective within a run of capitals.
  const next = tokens[i + 1];
  if ((token.tag === 'ADJ' || token.tag === 'NUM') && next?.tag === 'PROPN' && next.sentence === token.sentence && isUpper(next.text))
    return true;
  const content = token.tag === 'VERB' || token.tag === 'ADJ' || token.tag === 'INTJ' || token.tag === 'NUM';
  return content && before?.tag === 'PROPN' && isUpper(before.text);
}

export function isUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

const CALENDAR: ReadonlySet<string> = new Set([
  'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday',
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
  'Jan.', 'Feb.', 'Mar.', 'Apr.', 'Jun.', 'Jul.', 'Aug.', 'Sept.', 'Sep.', 'Oct.', 'Nov.', 'Dec.',
  'Christmas', 'Easter', 'Ramadan', 'Lent', 'Eid', 'Hanukkah', 'Passover', 'GMT', 'EST', 'EDT', 'UTC',
]); // biome-ignore format: one idea a line
