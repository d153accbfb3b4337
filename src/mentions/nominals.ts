// Finds actors that are meant but not named: offices without a name, and collectives with or without an owner.
//
//   "Syrian troops", "Assad's forces", "the French president", "a Kremlin spokesman", "rebels", "the Trump administration"

import type { Parsed, Sector, Span } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Draft } from './find.js';
import { textOf } from './names.js';
import { OFFICE_MODIFIERS, type Piece } from './pieces.js';

/** All nominals, in reading order. Those inside a longer name ("Foreign Minister Lavrov") are no mentions of their own. */
export function findNominals(document: Parsed, lexicon: Lexicon, pieces: readonly Piece[], names: readonly Draft[]): Draft[] {
  const covered = new Uint8Array(document.tokens.length);
  for (const name of names) if (name.kind !== 'country') covered.fill(1, name.span.start, name.span.end);
  const endingAt = new Map<number, Draft>();
  for (const name of names) {
    const other = endingAt.get(name.span.end);
    if (!other || other.span.start > name.span.start) endingAt.set(name.span.end, name);
  }
  // "Shanghai authorities", "the governor of Kano": a place gives its state.
  for (const piece of pieces) {
    if (piece.type !== 'place' || piece.entries[0]!.id === '' || endingAt.has(piece.end) || covered[piece.start] === 1) continue;
    endingAt.set(piece.end, placeOwner(piece));
  }
  const startingAt = new Map<number, Draft>();
  for (const owner of [...names, ...endingAt.values()]) if (!startingAt.has(owner.span.start)) startingAt.set(owner.span.start, owner);

  const found: Draft[] = [];
  for (let k = 0; k < pieces.length; k += 1) {
    const piece = pieces[k]!;
    if (piece.type !== 'office' && piece.type !== 'collective') continue;
    if (covered[piece.start] === 1) continue;
    if (piece.office?.role === 'honorific') continue;
    const token = document.tokens[piece.end - 1]!;
    // "officials" heads its phrase; "government" in "government buildings" does not.
    if (isModifier(document, piece)) continue;
    const left = ownerBefore(document, piece, endingAt);
    const after = left.owner === null ? ownerAfter(document, piece.end, isAtHome(piece), startingAt) : null;
    const owner = left.owner ?? after;
    const plural = piece.office?.plural ?? piece.collective?.plural ?? token.xpos === 'NNS';
    const administration = administrationIn(document, piece, left.owner);
    if (administration !== null) found.push(administration);
    const sector = sectorIn(document, lexicon, pieces, k, owner);
    const own = nominal(document, piece, { start: left.start, end: piece.end }, administration ?? owner, plural, sector);
    found.push(own);
    // "the bloc's envoy": which bloc, is settled later.
    if (owner === null && STANDING_IN.test(piece.text) && /^['’]s$/.test(document.tokens[piece.end]?.text ?? ''))
      endingAt.set(piece.end, own);
    // "Russian and Syrian officials": one mention for each owner.
    for (const other of coordinated(document, left.owner, endingAt)) {
      found.push(nominal(document, piece, { start: other.span.start, end: piece.end }, other, plural, sector));
    }
  }
  return [...found, ...findDefinites(document, pieces)];
}

/** Nouns that, with "the", may stand for a body or a state named before: they are no actors by themselves. */
const STANDING_IN =
  /^(?:agency|alliance|bloc|committee|commission|company|council|country|emirate|group|kingdom|movement|nation|organi[sz]ation|republic|sultanate|watchdog)$/;

/** "The group", "the island nation", "his country". */
function findDefinites(document: Parsed, pieces: readonly Piece[]): Draft[] {
  const { tokens } = document;
  const taken = new Set(pieces.map((piece) => piece.end - 1));
  const found: Draft[] = [];
  for (let i = 1; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (token.tag !== 'NOUN' || token.xpos === 'NNS' || !STANDING_IN.test(token.text) || taken.has(i)) continue;
    const first = tokens[i - 1]!.text === 'island' ? i - 2 : i - 1;
    const before = tokens[first];
    const own = before?.relation === 'nmod:poss' && before.tag === 'PRON' && /^(?:country|nation)$/.test(token.text);
    if (!before || before.sentence !== token.sentence || (before.text.toLowerCase() !== 'the' && !own)) continue;
    const after = tokens[i + 1];
    if (after && after.sentence === token.sentence && (after.tag === 'NOUN' || after.tag === 'PROPN' || after.text === 'of')) continue;
    found.push({
      span: { start: first, end: i + 1 },
      kind: 'organization',
      form: 'nominal',
      name: token.text,
      known: '',
      country: '',
      sector: '',
      office: '',
      plural: false,
      of: null,
    });
  }
  return found;
}

/** A place as an owner is no mention itself: only its state is passed on. */
function placeOwner(piece: Piece): Draft {
  return {
    span: { start: piece.start, end: piece.end },
    kind: 'country',
    form: 'metonym',
    name: piece.text,
    known: '',
    country: piece.entries[0]!.id.slice('country:'.length),
    sector: '',
    office: '',
    plural: false,
    of: null,
  };
}

function nominal(document: Parsed, piece: Piece, span: Span, owner: Draft | null, plural: boolean, sector: Sector): Draft {
  const administration = piece.collective?.form === 'government' && owner?.kind === 'person' && owner.span.end === piece.start;
  return {
    span,
    kind: piece.type === 'office' && !plural ? 'person' : 'organization',
    form: administration ? 'name' : piece.type === 'office' ? 'title' : 'nominal',
    name: administration ? `${owner.name} ${piece.text}` : textOf(document, { start: piece.start, end: piece.end }),
    known: '',
    country: owner?.country ?? '',
    sector: isFormer(document, span) ? 'ELI' : sector,
    office: piece.office?.phrase ?? '',
    plural,
    of: owner?.span ?? null,
  };
}

/** An office in a body is of the body's sector: "Hezbollah spokesman", "intelligence agency officer", "chairman of the company's board". */
function sectorIn(document: Parsed, lexicon: Lexicon, pieces: readonly Piece[], k: number, owner: Draft | null): Sector {
  const piece = pieces[k]!;
  const { office } = piece;
  if (office === null) return piece.collective?.sector ?? '';
  const open =
    office.scope === 'either' ||
    (office.scope === 'country' && /^(?:official|military|spokesperson|adviser)$/.test(office.role) && office.rank >= 3);
  if (!open) return office.sector;
  if (owner?.kind === 'organization') return lexicon.organizations.get(owner.known.slice('organization:'.length))?.sector ?? owner.sector;
  if (owner !== null) return office.sector;
  const before = pieces[k - 1];
  if (before?.type === 'collective' && before.end === piece.start) return before.collective!.sector || office.sector;
  const after = pieces[k + 1];
  if (after?.type !== 'collective' || document.tokens[piece.end]?.text !== 'of' || after.start > piece.end + 3) return office.sector;
  return after.collective!.sector || office.sector;
}

/** "Trump administration officials": the officials belong to an administration that is named on the way. */
function administrationIn(document: Parsed, piece: Piece, owner: Draft | null): Draft | null {
  const { text } = document.tokens[piece.start]!;
  if (owner?.kind !== 'person' || owner.span.end !== piece.start || piece.end - piece.start < 2) return null;
  if (!/^(?:administration|government|regime|cabinet)$/i.test(text)) return null;
  return {
    span: { start: owner.span.start, end: piece.start + 1 },
    kind: 'organization',
    form: 'name',
    name: `${owner.name} ${text}`,
    known: '',
    country: owner.country,
    sector: 'GOV',
    office: '',
    plural: false,
    of: owner.span,
  };
}

/** "a former White House official" is an elite to PLOVER, no government. */
function isFormer(document: Parsed, span: Span): boolean {
  return document.tokens.slice(span.start, span.end).some((token) => /^(?:former|retired|onetime|ex)$/i.test(token.text));
}

/** True where the noun only modifies another: "police officers" is found as such, "government buildings" is no actor. */
function isModifier(document: Parsed, piece: Piece): boolean {
  const token = document.tokens[piece.end - 1]!;
  if (token.relation !== 'compound' && token.relation !== 'amod') return false;
  const next = document.tokens[piece.end];
  return token.head >= piece.end && next !== undefined && (next.tag === 'NOUN' || next.tag === 'PROPN' || next.tag === 'ADJ');
}

/** The name on the left within the same phrase, over adjectives: "Assad's elite forces", "the U.S. special envoy", "the Saudi-led coalition". */
function ownerBefore(
  document: Parsed,
  piece: Piece,
  endingAt: ReadonlyMap<number, Draft>,
): { readonly owner: Draft | null; readonly start: number } {
  const { tokens } = document;
  let start = piece.start;
  for (let i = piece.start; i > 0 && piece.start - i < 6; i -= 1) {
    const owner = endingAt.get(i);
    const before = tokens[i - 1]!;
    if (before.sentence !== tokens[piece.start]!.sentence) break;
    if (owner && (owner.kind !== 'person' || i === piece.start || tokens[i]!.text === "'s" || tokens[i]!.text === "'")) {
      let from = owner.span.start;
      while (/^(?:former|ex|retired|senior|top|unnamed|new|-)$/i.test(tokens[from - 1]?.text ?? '')) from -= 1;
      if (/^(?:the|a|an)$/i.test(tokens[from - 1]?.text ?? '')) from -= 1;
      // "Iran-backed militia" is not Iran's: what "-backed" says is an act of its own.
      if (tokens[i]?.text === '-' && tokens[i + 1]?.text !== 'led') return { owner: null, start };
      return { owner, start: from };
    }
    const word = before.text.toLowerCase();
    // "Oman, whose foreign minister": the noun before the comma.
    if (word === 'whose') return { owner: endingAt.get(i - 1) ?? endingAt.get(i - 2) ?? null, start: i - 1 };
    const glue = before.text === "'s" || before.text === "'" || before.text === '-' || OFFICE_MODIFIERS.has(word);
    if (
      !glue &&
      before.tag !== 'ADJ' &&
      before.tag !== 'NOUN' &&
      before.tag !== 'NUM' &&
      before.tag !== 'PROPN' &&
      !(before.tag === 'VERB' && before.relation === 'amod')
    ) {
      if (before.tag === 'DET' || before.relation === 'nmod:poss') start = i - 1;
      break;
    }
    if (!glue || before.text === '-' || OFFICE_MODIFIERS.has(word)) start = i - 1;
  }
  return { owner: null, start };
}

/** "the foreign minister of Russia", "president of East Timor", "officials from Minsk". */
function ownerAfter(document: Parsed, end: number, atHome: boolean, startingAt: ReadonlyMap<number, Draft>): Draft | null {
  const { tokens } = document;
  const word = tokens[end]?.text.toLowerCase();
  if (word === 'in' && atHome) return placeAt(end + 1, startingAt);
  if (word !== 'of' && word !== 'from' && word !== 'for') return null;
  const at = tokens[end + 1]?.text.toLowerCase() === 'the' ? end + 2 : end + 1;
  const owner = startingAt.get(at) ?? describedAt(document, at, startingAt);
  return owner?.kind === 'person' && word !== 'of' && word !== 'for' ? null : owner;
}

/** "fighters of the jihadist Banner Group": a body behind the words that say what it is. */
function describedAt({ tokens }: Parsed, start: number, startingAt: ReadonlyMap<number, Draft>): Draft | null {
  for (let at = start; at < start + 4; at += 1) {
    const owner = startingAt.get(at);
    if (owner !== undefined) return owner.kind === 'organization' && owner.form !== 'nominal' ? owner : null;
    const token = tokens[at];
    if (
      !token ||
      token.sentence !== tokens[start]!.sentence ||
      (token.tag !== 'ADJ' && token.tag !== 'NOUN') ||
      /^\p{Lu}/u.test(token.text)
    )
      return null;
  }
  return null;
}

/** "lawmakers in Tallinn" are Estonia's, "troops in Syria" need not be Syria's. */
function isAtHome(piece: Piece): boolean {
  if (piece.office !== null)
    return (
      piece.office.plural && (piece.office.role === 'legislator' || piece.office.role === 'official' || piece.office.role === 'police')
    );
  const { noun, sector } = piece.collective!;
  return (
    /^(?:LEG|COP|JUD)$/.test(sector) ||
    /^(?:authorities|officials|government|junta|regime|opposition|parliament|protesters|demonstrators)$/.test(noun)
  );
}

function placeAt(index: number, startingAt: ReadonlyMap<number, Draft>): Draft | null {
  const place = startingAt.get(index) ?? null;
  return place?.kind === 'country' ? place : null;
}

function coordinated(document: Parsed, owner: Draft | null, endingAt: ReadonlyMap<number, Draft>): Draft[] {
  if (owner === null || owner.form !== 'demonym') {
    if (owner === null || owner.kind !== 'country') return [];
  }
  const found: Draft[] = [];
  let at = owner.span.start;
  while (found.length < 5) {
    const word = document.tokens[at - 1]?.text;
    if (word !== 'and' && word !== ',' && word !== 'or') break;
    const place = word === 'and' && document.tokens[at - 2]?.text === ',' ? at - 2 : at - 1;
    const other = endingAt.get(place);
    if (other?.kind !== 'country') break;
    // A list of states ("Jordan, Qatar and Saudi officials") is rare: adjectives, or states before an adjective's like.
    if (other.form !== 'demonym' && other.form !== owner.form && !/^[A-Z.]+$/.test(other.name)) break;
    found.push(other);
    at = other.span.start;
  }
  return found;
}
