// Finds people, countries and organizations by name, known or unknown. Pieces in, drafts of mentions out.
//
//   "Turkish President Cem Aydin of the Unity Party" -> Turkish (demonym), Turkish President Cem Aydin (person), Unity Party (organization)

import type { Parsed, Sector, Span } from '../document.js';
import { fold } from '../lexicon/fold.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { plainRelation, prepositionOf, type Tree } from '../syntax/tree.js';
import type { Draft } from './find.js';
import { isTrade, isUpper, OFFICE_MODIFIERS, type Piece } from './pieces.js';
import { LOCATIVE } from './places.js';

/** Last words of organizations' names. */
const ORGANIZATION_WORD =
  /^(?:Academy|Administration|Agency|Alliance|Army|Assembly|Associates|Association|Authority|Bank|Battalion|Board|Brigades?|Broadcasting|Bureau|Cartel|Caucus|Center|Centre|Chamber|Church|Coalition|College|Command|Commission|Committee|Community|Company|Confederation|Conference|Congress|Consortium|Convention|Corp\.?|Corporation|Corps|Council|Court|Democrats|Department|Directorate|Federation|Fleet|Force|Forces|Forum|Foundation|Front|Fund|Group|Guards?|Holding|Inc\.?|Industries|Initiative|Institute|Institution|Inquirer|Intelligence|Jihad|Journal|League|Legion|Liberals|Ltd\.?|Majlis|Militia|Ministry|Mission|Mosque|Movement|Museum|Network|News|Observatory|Office|Organisation|Organization|Parliament|Partnership|Party|Police|Press|Republicans|Resistance|Secretariat|Senate|Service|Society|Syndicate|Taskforce|Television|Times|Tribunal|Trust|Union|University|Watch)$/;

/** Last words of sites and texts that have an organization's word in the middle: "Civic Center Park", "Federal Reserve Bank Act". */
const SITE = /^(?:Act|Airport|Amendment|Award|Bill|Bridge|Building|Hotel|Park|Plaza|Prize|Road|Room|Square|Station|Street)$/;

/** A league or an association with such a word in its name plays. */
const SPORT =
  /^(?:Premier|Champions|Europa|Football|Soccer|Basketball|Baseball|Hockey|Cricket|Rugby|Athletics|Tennis|Golf|Boxing|Major|Minor)$/;

/** Words that stand before a name without being one. */
const HONORIFIC = /^(?:Mr|Mrs|Ms|Miss|Mister|Dr|Sir|Dame|Lord|Lady|Sheikh|Sheik|Prof)\.?$/;

/** Verbs whose subject is a person, a state or an organization, never a town or a cup. */
const SPEECH =
  /^(?:say|tell|add|announce|argue|claim|warn|accuse|deny|insist|ask|urge|declare|note|reply|respond|recall|describe|acknowledge|admit|vow|promise|pledge|demand|criticize|condemn|praise|write|tweet|believe|think|want|hope|explain|concede|complain|caution|call)$/;

/** What is known of the document so far: names that were introduced in full. */
interface Introduced {
  /** Last word of a person's name, folded -> full name. */
  readonly surnames: Map<string, string>;
  /** Words that say where, somewhere in the document. */
  readonly towns: ReadonlySet<string>;
}

/** All names, in reading order. */
export function findNames(document: Parsed, tree: Tree, lexicon: Lexicon, pieces: readonly Piece[]): Draft[] {
  const introduced: Introduced = { surnames: new Map(), towns: townsOf(document) };
  const drafts: Draft[] = [];
  for (let k = 0; k < pieces.length; ) {
    const used = nameFrom(document, tree, lexicon, pieces, k, drafts, introduced);
    k += Math.max(1, used);
  }
  unmask(document, drafts, introduced);
  // A surname may stand before its full name (headlines, quotations): look again for those that were skipped.
  const taken = new Set(drafts.flatMap((draft) => range(draft.span)));
  for (const piece of pieces) {
    if (piece.type !== 'capitalized' && piece.type !== 'given' && piece.type !== 'place' && piece.type !== 'capital') continue;
    if (piece.type !== 'capitalized' && piece.type !== 'given' && !personal(document, piece)) continue;
    if (taken.has(piece.start)) continue;
    if (introduced.surnames.has(fold(piece.text)) && !namesThing(lexicon, document, piece))
      drafts.push(person(piece.start, piece.end, piece.text, '', 'alias'));
  }
  drafts.push(...houses(document, pieces, drafts, taken));
  const around = neighborsOf(document, pieces, drafts);
  return drafts.map((draft) =>
    draft.kind === 'person'
      ? withTitle(document, lexicon, pieces, around, draft)
      : draft.known === '' && draft.kind === 'organization'
        ? withNoun(document, lexicon, around, draft)
        : draft,
  );
}

/** Drafts and pieces by their places. */
interface Neighbors {
  ending(end: number): readonly Draft[];
  starting(start: number): readonly Draft[];
  /** Index of the last piece that begins before a token, or -1. */
  pieceBefore(start: number): number;
}

function neighborsOf(document: Parsed, pieces: readonly Piece[], drafts: readonly Draft[]): Neighbors {
  const ends = new Map<number, Draft[]>();
  const starts = new Map<number, Draft[]>();
  for (const draft of drafts) {
    for (const [map, key] of [
      [ends, draft.span.end],
      [starts, draft.span.start],
    ] as const) {
      const list = map.get(key);
      if (list) list.push(draft);
      else map.set(key, [draft]);
    }
  }
  const before = new Int32Array(document.tokens.length + 1);
  for (let token = 0, k = -1; token < before.length; token += 1) {
    before[token] = k;
    while (k + 1 < pieces.length && pieces[k + 1]!.start <= token) k += 1;
  }
  return {
    ending: (end) => ends.get(end) ?? [],
    starting: (start) => starts.get(start) ?? [],
    pieceBefore: (start) => before[start] ?? -1,
  };
}

/** "the House" beside the American Congress or Senate is its other chamber; elsewhere it may be any. */
function houses(document: Parsed, pieces: readonly Piece[], drafts: readonly Draft[], taken: ReadonlySet<number>): Draft[] {
  if (!drafts.some((draft) => /^organization:us-(?:congress|senate|house-of-representatives)$/.test(draft.known))) return [];
  const found: Draft[] = [];
  for (const piece of pieces) {
    if (piece.text !== 'House' || piece.type !== 'capitalized' || taken.has(piece.start)) continue;
    const after = document.tokens[piece.end]?.text ?? '';
    if (/^(?:of|\d+)$/.test(after)) continue;
    found.push(organization(piece.start, piece.end, piece.text, 'organization:us-house-of-representatives', '', 'alias'));
  }
  return found;
}

/** After "Jordan Paris" was introduced, "Paris" is a person, unless the article names France in another way too. */
function unmask(document: Parsed, drafts: Draft[], introduced: Introduced): void {
  /** Names each state goes by in this text. */
  const namesOf = new Map<string, Set<string>>();
  for (const { kind, known, name } of drafts) if (kind === 'country') namesOf.set(known, (namesOf.get(known) ?? new Set()).add(fold(name)));
  drafts.forEach((draft, i) => {
    if (draft.kind !== 'country' || draft.form === 'demonym' || draft.span.end - draft.span.start !== 1) return;
    const full = introduced.surnames.get(fold(draft.name));
    if (full === undefined || !fold(full).endsWith(fold(draft.name))) return;
    if (namesOf.get(draft.known)!.size > 1) return;
    drafts[i] = person(draft.span.start, draft.span.end, textOf(document, draft.span), '', 'alias');
  });
}

function personal(document: Parsed, piece: Piece): boolean {
  const token = document.tokens[piece.end - 1]!;
  return plainRelation(token.relation) === 'nsubj' && token.head >= 0 && SPEECH.test(document.tokens[token.head]!.lemma);
}

function range(span: Span): number[] {
  return Array.from({ length: span.end - span.start }, (_, i) => span.start + i);
}

/** Reads the name that begins with piece `k`; returns how many pieces it used. */
function nameFrom(
  document: Parsed,
  tree: Tree,
  lexicon: Lexicon,
  pieces: readonly Piece[],
  k: number,
  drafts: Draft[],
  introduced: Introduced,
): number {
  const piece = pieces[k]!;
  if (piece.type === 'office' || piece.type === 'collective') {
    // "Defense Ministry of ..." and "Supreme Court" are found as nominals; "President" alone is an office.
    if (!capitalized(document, piece.start)) return 1;
    const unknown = organizationRun(document, pieces, k);
    if (unknown === null || piece.type === 'office') return 1;
    drafts.push(organization(unknown.start, unknown.end, textOf(document, unknown), '', countryIn(lexicon, pieces, k, unknown.pieces)));
    return unknown.pieces;
  }
  const run = organizationRun(document, pieces, k);
  if (run !== null) {
    drafts.push(organization(run.start, run.end, textOf(document, run), '', countryIn(lexicon, pieces, k, run.pieces)));
    if (piece.type === 'adjective' || piece.type === 'country') drafts.push(country(piece, run.start === piece.start));
    return run.pieces;
  }
  switch (piece.type) {
    case 'person': {
      const entry = piece.entries.find((other) => other.kind === 'person')!;
      // "Jordan" after "Michael" is no country, and "Ahmed Qurei" is not the Ahmed of the table.
      const more = pieces[k + 1];
      if (
        more &&
        adjacent(document, piece.end, more.start) &&
        (more.type === 'capitalized' || more.type === 'given') &&
        !entry.name.includes(more.text) &&
        !isSuffix(more.text)
      ) {
        const full = personRun(document, tree, lexicon, pieces, k, introduced);
        if (full !== null) {
          introduce(introduced, full.name);
          drafts.push(person(full.start, full.end, full.name, '', 'name'));
          return full.pieces;
        }
      }
      introduce(introduced, piece.text);
      const short = !piece.text.includes(' ');
      drafts.push(person(piece.start, piece.end, piece.text, entry.id, short ? 'alias' : 'name'));
      return 1;
    }
    case 'organization':
      drafts.push(organizationOf(document, lexicon, drafts, piece));
      return 1;
    case 'acronym': {
      const entry = piece.entries[0]!;
      if (entry.id.startsWith('country:')) drafts.push(country(piece, false));
      else drafts.push(organization(piece.start, piece.end, piece.text, entry.id, '', 'alias'));
      return 1;
    }
    case 'country':
    case 'adjective':
    case 'people':
    case 'capital': {
      // "Radio Prague", "Air Vienna": a firm's name, and no state's.
      if (piece.type === 'capital' && /^(?:Air|Club|Hotel|Radio)$/.test(document.tokens[piece.start - 1]?.text ?? '')) return 1;
      if (isFirstName(document, lexicon, pieces, k)) {
        drafts.push(person(piece.start, piece.end, piece.text, '', 'alias'));
        return 1;
      }
      const full = piece.type === 'country' || piece.type === 'capital' ? personRun(document, tree, lexicon, pieces, k, introduced) : null;
      if (full !== null && full.pieces > 1) {
        introduce(introduced, full.name);
        drafts.push(person(full.start, full.end, full.name, '', 'name'));
        return full.pieces;
      }
      drafts.push(country(piece, false));
      return 1;
    }
    case 'place': {
      const full = personRun(document, tree, lexicon, pieces, k, introduced);
      if (full === null || full.pieces < 2) {
        if (piece.entries[0]!.id !== '') drafts.push({ ...country(piece, false), form: 'metonym', place: true });
        return 1;
      }
      introduce(introduced, full.name);
      drafts.push(person(full.start, full.end, full.name, '', 'name'));
      return full.pieces;
    }
    default: {
      const full = personRun(document, tree, lexicon, pieces, k, introduced);
      if (full !== null) {
        introduce(introduced, full.name);
        drafts.push(person(full.start, full.end, full.name, '', full.name.includes(' ') ? 'name' : 'alias'));
        return full.pieces;
      }
      const single = singleName(document, tree, lexicon, pieces, k, introduced);
      if (single !== null) drafts.push(single);
      return 1;
    }
  }
}

/** "Chad the baker": a first name, as who follows a trade shows. */
function isFirstName(document: Parsed, lexicon: Lexicon, pieces: readonly Piece[], k: number): boolean {
  const piece = pieces[k]!;
  if (piece.end - piece.start !== 1 || !lexicon.givenNames.has(fold(piece.text))) return false;
  const trade = pieces[k + 1];
  const follows = trade?.start === piece.end + 1 && document.tokens[piece.end]!.text === 'the';
  return follows && trade.office !== null && isTrade(trade.office);
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly pieces: number;
}

/** A known organization; "Chile's Defense Department" and "Israel's Supreme Court" are not the American ones of the table. */
function organizationOf(document: Parsed, lexicon: Lexicon, drafts: readonly Draft[], piece: Piece): Draft {
  const candidates = piece.entries.filter((entry) => entry.kind === 'organization' || entry.kind === 'acronym');
  const possessed = document.tokens[piece.start - 1]?.text === "'s";
  const ownerEnd = possessed ? piece.start - 1 : piece.start;
  const owner = drafts
    .slice(-4)
    .find((other) => other.kind === 'country' && other.span.end === ownerEnd && (possessed || other.form === 'demonym'));
  const nationOf = (id: string): string => lexicon.organizations.get(id.slice('organization:'.length))?.country ?? '';
  if (owner && candidates.length > 0) {
    const fitting = candidates.find((entry) => nationOf(entry.id) === owner.country);
    if (fitting) return organization(piece.start, piece.end, piece.text, fitting.id, '', 'name');
    if (candidates.every((entry) => nationOf(entry.id) !== '')) {
      const label = lexicon.countries.get(owner.country)?.label ?? owner.name;
      return organization(piece.start, piece.end, `${piece.text} of ${label}`, '', owner.country, 'name');
    }
  }
  return organization(piece.start, piece.end, piece.text, idOf(piece, 'organization'), '', 'name');
}

/** A run of capitalized words that ends in, or begins with, an organization's word: "Kosovo Liberation Army", "Group for the Banner of Islam". */
function organizationRun(document: Parsed, pieces: readonly Piece[], k: number): Run | null {
  const first = pieces[k]!;
  if (!capitalized(document, first.start)) return null;
  let end = first.end;
  let used = 1;
  const known = first.type === 'organization' || first.type === 'acronym' || first.type === 'person';
  let marked = ORGANIZATION_WORD.test(lastWord(document, first.end)) && first.type !== 'organization' && first.end - first.start === 1;
  const { tokens } = document;
  const limit = document.sentences[tokens[first.start]!.sentence]!.span.end;
  while (end < limit) {
    const next = pieces[k + used];
    const token = tokens[end]!;
    // "District Court Judge Ana Hale" is she, and not the court.
    if (marked && next?.type === 'office' && next.start === end && isNamed(document, pieces, k + used)) break;
    if (next && next.start === end && capitalized(document, end) && next.type !== 'person') {
      if (next.type === 'organization' || next.type === 'acronym') {
        if (!ORGANIZATION_WORD.test(lastWord(document, next.end))) break;
      }
      end = next.end;
      used += 1;
      marked ||= ORGANIZATION_WORD.test(lastWord(document, end));
      continue;
    }
    if (!next && capitalized(document, end) && token.tag === 'PROPN') {
      end += 1;
      continue;
    }
    // "Workers' Congress", "Doctors' Union"
    if (
      (token.text === "'" || token.text === "'s" || token.text === '’') &&
      ORGANIZATION_WORD.test(tokens[end + 1]?.text ?? '') &&
      !ORGANIZATION_WORD.test(lastWord(document, end))
    ) {
      if (token.text === "'s" && used === 1 && first.type !== 'capitalized') break;
      const after = pieces[k + used];
      if (!after || after.start !== end + 1) break;
      end = after.end;
      used += 1;
      marked = true;
      continue;
    }
    // After the organization's word a name may go on: "Forces for the Liberation of Rwanda", "Institute for the Danube Region".
    if (marked && /^(?:of|for|and|on|in|against)$/.test(token.text) && ORGANIZATION_WORD.test(lastWord(document, end))) {
      const at = tokens[end + 1]?.text === 'the' ? end + 2 : end + 1;
      const after = pieces[k + used];
      if (after && after.start === at && at < limit && capitalized(document, at) && goesOn(token.text, after, document, end)) {
        end = after.end;
        used += 1;
        continue;
      }
    }
    if (marked && token.text === 'of' && end - first.start > 2 && tokens[end - 1]!.tag === 'PROPN') {
      const at = tokens[end + 1]?.text === 'the' ? end + 2 : end + 1;
      const after = pieces[k + used];
      if (
        after &&
        after.start === at &&
        capitalized(document, at) &&
        after.type !== 'person' &&
        document.tokens.slice(first.start, end).some((t) => t.text === 'for')
      ) {
        end = after.end;
        used += 1;
        continue;
      }
    }
    break;
  }
  if (!marked || end - first.start < 2) return null;
  if (tokens.slice(first.start, end).some((token) => SPORT.test(token.text))) return null;
  // A known name that fills the run is better read from the table; one word before an office is a modifier ("U.S. Army Gen.").
  if (known && used === 1) return null;
  if (used === 1 && (first.type === 'country' || first.type === 'organization')) return null;
  const last = pieces[k + used - 1]!;
  if (last.type === 'office' || SITE.test(lastWord(document, end))) return null;
  return { start: first.start, end, pieces: used };
}

/** An office of one, with a name right behind it. */
function isNamed(document: Parsed, pieces: readonly Piece[], k: number): boolean {
  const office = pieces[k]!;
  const name = pieces[k + 1];
  return office.office?.plural === false && name?.start === office.end && capitalized(document, name.start) && isNameWord(name);
}

function goesOn(word: string, after: Piece, document: Parsed, end: number): boolean {
  if (word === 'for') return true;
  if (word === 'of') return after.type !== 'person';
  if (word === 'and')
    return (
      after.type === 'capitalized' &&
      ORGANIZATION_WORD.test(lastWord(document, after.end)) &&
      !ORGANIZATION_WORD.test(lastWord(document, end))
    );
  return false;
}

/** Two to five name words in a row that are a person: by title, given name, age, apposition or verb of speech. */
function personRun(
  document: Parsed,
  tree: Tree,
  lexicon: Lexicon,
  pieces: readonly Piece[],
  k: number,
  introduced: Introduced,
): (Run & { name: string }) | null {
  const { tokens } = document;
  const first = pieces[k]!;
  let end = first.end;
  let used = 1;
  let hyphened = false;
  while (used < 5 && end - first.start < 8) {
    const token = tokens[end];
    if (!token || token.sentence !== tokens[first.start]!.sentence) break;
    const next = pieces[k + used];
    // Particles in lower case: "Turki bin Nayef", "Ursula von der Leyen".
    if (lexicon.particles.has(fold(token.text)) && next && next.start <= end + 3 && next.start > end && isNameWord(next)) {
      const between = tokens.slice(end, next.start);
      if (between.every((t) => t.text === '-' || lexicon.particles.has(fold(t.text)))) {
        end = next.end;
        used += 1;
        continue;
      }
    }
    if (token.text === '-' && next && next.start === end + 1 && tokens[end - 1]!.end === token.start && isNameWord(next)) {
      end = next.end;
      used += 1;
      hyphened = true;
      continue;
    }
    // "Baek Do-yun", "Lim Su-bin": the part after the hyphen is in lower case.
    if (
      token.text === '-' &&
      tokens[end - 1]!.end === token.start &&
      tokens[end + 1]?.start === token.end &&
      /^\p{Ll}+$/u.test(tokens[end + 1]!.text) &&
      tokens[end + 1]!.text.length <= 6 &&
      !/^(?:led|backed|based|born|held|style|wide|made|run)$/.test(tokens[end + 1]!.text)
    ) {
      end += 2;
      hyphened = true;
      continue;
    }
    if (!next || next.start !== end || !isNameWord(next)) break;
    if (next.type === 'country' && first.type !== 'given' && used === 1 && !titleBefore(document, pieces, k)) break;
    end = next.end;
    used += 1;
  }
  const words = end - first.start;
  const name = textOf(document, { start: first.start, end });
  if (HONORIFIC.test(name)) return null;
  // "Plan B One-Step"
  if (/^\p{Lu}$/u.test(tokens[first.start]!.text)) return null;
  const title = titleBefore(document, pieces, k);
  const last = tokens[end - 1]!;
  if (name.length === 1 || (words === 1 && NOT_PERSON.test(name))) return null;
  if (words === 1)
    return title && first.type !== 'country' && first.type !== 'capital' && first.type !== 'place'
      ? { start: first.start, end, pieces: used, name }
      : null;
  if (NOT_PERSON.test(lastWord(document, end)) || NOT_PERSON.test(tokens[first.start]!.text)) return null;
  // "the Luna-Otero bill", "the Luna-Otero summit": two surnames, and no one man's.
  const coupled =
    hyphened &&
    words === 3 &&
    tokens[first.start + 1]!.text === '-' &&
    isUpper(tokens[first.start + 2]!.text) &&
    !lexicon.particles.has(fold(tokens[first.start]!.text));
  if (coupled && !title && (!subjectOfSpeech(document, end - 1, first.start) || isSurname(lexicon, introduced, tokens[first.start]!.text)))
    return null;
  const given =
    lexicon.givenNames.has(fold(tokens[first.start]!.text)) ||
    (hyphened && words >= 3 && !coupled) ||
    tokens.slice(first.start, end).some((t) => /^\p{Lu}\p{Ll}+-\p{Ll}{1,6}$/u.test(t.text));
  // "at 200 C. Peel the pears": what follows a number is a unit.
  const initial = /^\p{Lu}\.(?:\p{Lu}\.)*$/u.test(tokens[first.start]!.text) && tokens[first.start - 1]?.tag !== 'NUM';
  const particle = tokens
    .slice(first.start, end)
    .some((t) => /^(?:al|el|bin|ibn|bint|ben|abu|von|van|de|der|di|da|dos)(?:-|$)/.test(t.text.toLowerCase()));
  const age =
    tokens[end]?.text === ',' &&
    /^\d{2}$/.test(tokens[end + 1]?.text ?? '') &&
    (tokens[end + 2]?.text === ',' || tokens[end + 2]?.text === '.');
  const speaks = subjectOfSpeech(document, end - 1, first.start);
  const apposed = appositiveOffice(document, pieces, k, used, end);
  const family = lexicon.surnames.has(fold(last.text)) || lexicon.givenNames.has(fold(last.text));
  if (title || initial || age || apposed || officeBefore(document, pieces, k)) return { start: first.start, end, pieces: used, name };
  // "Valeska Paris sued": the first name is unknown, but the two are one name that acts.
  const seat = pieces[k + used - 1]!.type === 'capital' && words === 2 && first.type === 'capitalized';
  if (seat && last.relation === 'flat' && last.head === first.start && /^(?:nsubj|i?obj)$/.test(tokens[first.start]!.relation))
    return { start: first.start, end, pieces: used, name };
  if (given && first.type !== 'country') return { start: first.start, end, pieces: used, name };
  if (first.type === 'country' || first.type === 'capital' || first.type === 'place')
    return given && (speaks || family) ? { start: first.start, end, pieces: used, name } : null;
  if (speaks || particle) return { start: first.start, end, pieces: used, name };
  if (family && words === 2 && !LOCATIVE.has(prepositionOf(tree, end - 1))) return { start: first.start, end, pieces: used, name };
  return null;
}

/** Words that end or begin names of things, not of people. */
const NOT_PERSON =
  /^(?:Accord|Accords|Act|Agreement|Air|Airport|Amendment|Avenue|Award|Basin|Bay|Bill|Border|Bridge|Bowl|Camp|Canal|Championship|Channel|Charter|City|Coast|Code|Constitution|Convention|County|Crossing|Cup|Day|Declaration|Desert|District|Downtown|Dynasty|East|Empire|Games|Gulf|Highway|Hills?|Hospital|Hotel|House|Island|Islands|Isles|Lake|Law|League|Mount|Mountains?|North|Ocean|Olympics|Palace|Park|Pass|Peninsula|Plan|Plateau|Port|Prize|Process|Radio|Protocol|Province|Range|Region|Report|Republic|Resolution|River|Road|Room|Route|Sea|Square|South|Spring|Square|State|States|Station|Strait|Street|Summit|Territory|Title|Tower|Town|Treaty|Tunnel|Valley|Village|Wall|War|West|Zone|The|This|That|These|Those|Good|New|Old|Great|Greater|Northern|Southern|Eastern|Western|Central|Saint|San|Santa|Las|Los|Fort|Mount)$/;

function isNameWord(piece: Piece): boolean {
  return (
    piece.type === 'capitalized' ||
    piece.type === 'given' ||
    ((piece.type === 'place' || piece.type === 'capital' || piece.type === 'country' || piece.type === 'person') &&
      piece.end - piece.start === 1)
  );
}

/** True where a surname only names a thing: "the Otero Amendment", "the Luna-Otero bill". Two who meet are two: "the Luna-Otero summit". */
function namesThing(lexicon: Lexicon, { tokens }: Parsed, piece: Piece): boolean {
  const after = tokens[piece.end];
  if (after && after.start > tokens[piece.end - 1]!.end && isUpper(after.text) && after.tag === 'PROPN' && NOT_PERSON.test(after.text))
    return after.text !== 'House' && after.text !== 'White';
  const glued = (i: number): boolean =>
    tokens[i]?.text === '-' && tokens[i - 1]?.end === tokens[i]!.start && tokens[i + 1]?.start === tokens[i]!.end;
  const [left, right] = [piece.start - 1, piece.end];
  const coupled =
    (glued(right) && isUpper(tokens[right + 1]!.text)) ||
    (glued(left) && isUpper(tokens[left - 1]!.text) && !lexicon.particles.has(fold(tokens[left - 1]!.text)));
  if (!coupled) return false;
  let noun = glued(right) ? right + 2 : right;
  while (tokens[noun]?.tag === 'ADJ' || tokens[noun + 1]?.tag === 'NOUN') noun += 1;
  return tokens[noun]?.tag !== 'NOUN' || BILL.test(tokens[noun]!.lemma);
}

/** What is named after who wrote or found it. */
const BILL =
  /^(?:act|agenda|amendment|bill|budget|compromise|doctrine|formula|framework|law|legislation|measure|motion|plan|proposal|reform|report|resolution|rule|scale|syndrome|disease)$/;

/** "The Stanford campus", "a Stanford swimmer": a surname of the table that is a school's, a hotel's or a town's name here. */
function namesSchool({ tokens }: Parsed, piece: Piece): boolean {
  const token = tokens[piece.end - 1]!;
  const noun = tokens[token.head];
  return (
    noun !== undefined &&
    token.head >= piece.end &&
    (token.relation === 'compound' || token.relation === 'amod' || token.relation === 'nmod:poss') &&
    /^(?:alum|alumna|alumnus|athlete|campus|college|community|dorm|dormitory|faculty|fraternity|freshman|graduate|hospital|hotel|lab|laboratory|mayor|neighbou?rhood|office[r]|official|police|professor|protest|protester|researcher|resident|scholar|scientist|shooting|student|study|suburb|swimmer|university)$/.test(
      noun.lemma,
    )
  );
}

/** Capitalized words that the document has as places: "in Ferguson"; whom it calls "Mr." is none. */
function townsOf({ tokens }: Parsed): ReadonlySet<string> {
  const towns = new Set<string>();
  for (const token of tokens) {
    const after = tokens[token.index + 1];
    if (token.text !== 'in' || !after || after.tag !== 'PROPN' || !isUpper(after.text) || after.head < 0) continue;
    const next = tokens[after.index + 1];
    if (next && (next.text === "'s" || next.text === '-' || (next.tag === 'PROPN' && next.sentence === token.sentence))) continue;
    const { lemma, tag } = tokens[after.head]!;
    // "believes in Otero", "confidence in Otero"
    if (
      plainRelation(after.relation) === 'obl'
        ? tag === 'VERB' && !TRUST.test(lemma)
        : plainRelation(after.relation) === 'nmod' && !TRUST.test(lemma)
    )
      towns.add(after.text);
  }
  for (const token of tokens) if (HONORIFIC.test(token.text)) towns.delete(tokens[token.index + 1]?.text ?? '');
  return towns;
}

const TRUST =
  /^(?:ally|believe|belief|bring|candidate|change|choice|confidence|confide|disappoint|doubt|enemy|faith|find|friend|have|hero|hope|instil|interest|invest|investment|leader|lose|man|partner|place|president|put|rein|see|stake|take|trust|turn|vest)$/;

function isSurname(lexicon: Lexicon, introduced: Introduced, word: string): boolean {
  return introduced.surnames.has(fold(word)) || lexicon.surnames.has(fold(word));
}

/** A single capitalized word: a surname seen before, an acronym, a name after an honorific or before a verb of speech. */
function singleName(
  document: Parsed,
  tree: Tree,
  lexicon: Lexicon,
  pieces: readonly Piece[],
  k: number,
  introduced: Introduced,
): Draft | null {
  const piece = pieces[k]!;
  const { tokens } = document;
  const token = tokens[piece.start]!;
  // "Q: Why ...", "A: Because ..."
  if (piece.text.length === 1 || namesThing(lexicon, document, piece)) return null;
  if (introduced.surnames.has(fold(piece.text))) return person(piece.start, piece.end, piece.text, '', 'alias');
  if (/^\p{Lu}{2,6}\d{0,3}$/u.test(piece.text)) {
    const introducedHere = tokens[piece.start - 1]?.text === '(' && tokens[piece.end]?.text === ')';
    const acts = plainRelation(token.relation) === 'nsubj' || introducedHere;
    return acts ? organization(piece.start, piece.end, piece.text, '', '', 'alias') : null;
  }
  const before = tokens[piece.start - 1];
  if (before && HONORIFIC.test(before.text)) return person(piece.start, piece.end, piece.text, '', 'alias');
  const known = lexicon.surnames.get(fold(piece.text));
  if (
    known &&
    known.length > 0 &&
    !namesSchool(document, piece) &&
    !introduced.towns.has(piece.text) &&
    token.tag === 'PROPN' &&
    !LOCATIVE.has(prepositionOf(tree, piece.start)) &&
    piece.type === 'capitalized' &&
    !NOT_PERSON.test(piece.text)
  ) {
    return person(piece.start, piece.end, piece.text, '', 'alias');
  }
  if (subjectOfSpeech(document, piece.start, piece.start) && token.tag === 'PROPN' && !NOT_PERSON.test(piece.text)) {
    return person(piece.start, piece.end, piece.text, '', 'alias');
  }
  return null;
}

function subjectOfSpeech(document: Parsed, last: number, first: number): boolean {
  for (let i = first; i <= last; i += 1) {
    const token = document.tokens[i]!;
    if (plainRelation(token.relation) !== 'nsubj' || token.head < 0) continue;
    return SPEECH.test(document.tokens[token.head]!.lemma);
  }
  return false;
}

/** An office right before the name: "Foreign Minister Lavrov", "spokesman John Ames". */
function titleBefore(document: Parsed, pieces: readonly Piece[], k: number): boolean {
  const piece = pieces[k]!;
  const before = pieces[k - 1];
  if (before?.type === 'office' && before.end === piece.start) {
    // "the general Smith" is rare and "the leader France" is none: the office must not be a plural.
    return before.office?.plural !== true || before.office.role === 'honorific';
  }
  return HONORIFIC.test(document.tokens[piece.start - 1]?.text ?? '');
}

/** "Spain's foreign minister, Elena Robledo": an office, perhaps with "of ...", and a comma before the name. */
function officeBefore(document: Parsed, pieces: readonly Piece[], k: number): boolean {
  const { tokens } = document;
  const start = pieces[k]!.start;
  if (tokens[start - 1]?.text !== ',' || tokens[start - 1]!.sentence !== tokens[start]!.sentence) return false;
  for (let j = k - 1; j >= 0 && j >= k - 4; j -= 1) {
    const piece = pieces[j]!;
    if (tokens.slice(piece.end, start - 1).some((token) => token.tag === 'PUNCT' || token.tag === 'VERB' || token.tag === 'CCONJ'))
      return false;
    if (piece.type === 'office') return piece.office?.plural !== true;
  }
  return false;
}

/** "Arben Gashi, the prime minister", "Ilze Krastina, a spokeswoman". */
function appositiveOffice(document: Parsed, pieces: readonly Piece[], k: number, used: number, end: number): boolean {
  if (document.tokens[end]?.text !== ',') return false;
  for (let j = k + used; j < pieces.length && j < k + used + 5; j += 1) {
    const piece = pieces[j]!;
    if (piece.start > end + 7) return false;
    if (document.tokens.slice(end + 1, piece.start).some((t) => t.tag === 'PUNCT' || t.tag === 'VERB')) return false;
    if (piece.type === 'office') return piece.office?.plural !== true;
  }
  return false;
}

/** An unknown organization takes its sector from its noun ("High Court" is JUD) and its state from the owner before it ("Chile's Ministry of Mines"). */
function withNoun(document: Parsed, lexicon: Lexicon, around: Neighbors, draft: Draft): Draft {
  const words = draft.name
    .toLowerCase()
    .replace(/ (?:of|for) .*/, '')
    .split(' ');
  const noun = [3, 2, 1].map((count) => lexicon.collectives.get(words.slice(-count).join(' '))).find((found) => found !== undefined);
  const possessed = document.tokens[draft.span.start - 1]?.text === "'s";
  const owner = possessed ? around.ending(draft.span.start - 1).find((other) => other.kind !== 'person') : undefined;
  // "Northern Fleet's Arctic Group" is of the fleet's state and sector.
  const body = owner?.kind === 'organization' ? lexicon.organizations.get(owner.known.slice('organization:'.length)) : undefined;
  return {
    ...draft,
    sector: draft.sector || (body?.sector ?? sectorFromName(draft.name, noun?.sector)),
    country: draft.country || (body?.country ?? owner?.country ?? ''),
  };
}

/** Words of bodies that anybody may found: what they are about tells more than the word. */
const SOCIETY =
  /\b(?:Alliance|Association|Coalition|Council|Federation|Forum|Foundation|Group|Institute|League|Network|Organi[sz]ation|Society|Trust|Union)\b/;

/** What a body is about, if anybody may found its like; else what its noun says; a league of whatever is civil society. */
function sectorFromName(name: string, noun: Sector | undefined): Sector {
  const topic = SOCIETY.test(name) ? topicOf(name) : null;
  return topic ?? noun ?? (/\b(?:Association|Federation|Forum|Foundation|League|Network|Society)\b/.test(name) ? 'SOC' : '');
}

/** "Medical Services Alliance" -> MED, "Coffee Growers Federation" -> AGR; null where the name does not tell. */
function topicOf(name: string): Sector | null {
  return TOPICS.find(([words]) => words.test(name))?.[1] ?? null;
}

const TOPICS: readonly (readonly [RegExp, Sector])[] = [
  [/\b(?:Ambulance|Doctors|Health|Hospitals?|Medical|Medicine|Nurses|Nursing|Physicians|Red Crescent|Red Cross)\b/, 'MED'],
  [/\b(?:Agricultural|Cattle|Farm|Farmers|Growers|Peasants?|Ranchers)\b/, 'AGR'],
  [/\b(?:Labou?r|Miners|Workers|Trades? Unions?)\b/, 'LAB'],
  [/\b(?:Academics?|Education|Schools?|Students?|Teachers|Universities|University)\b/, 'EDU'],
  [/\b(?:Broadcasters|Editors|Journalists|Media|News|Press|Reporters)\b/, 'JRN'],
  [/\b(?:Bar|Judges|Jurists|Lawyers|Magistrates)\b/, 'JUD'],
  [/\b(?:Bankers|Business|Commerce|Employers|Exporters|Industry|Industries|Manufacturers|Merchants|Traders)\b/, 'BUS'],
  [/\b(?:Bishops|Christian|Church(?:es)?|Hindu|Islamic|Jewish|Muslim|Rabbis|Religious)\b/, 'REL'],
];

/** Widens a person's mention over the titles before it, and takes office, country and sector from them. */
function withTitle(document: Parsed, lexicon: Lexicon, pieces: readonly Piece[], around: Neighbors, draft: Draft): Draft {
  const { tokens } = document;
  let at = around.pieceBefore(draft.span.start);
  let start = draft.span.start;
  let office = '';
  let sector: Sector = draft.sector;
  let of: Draft | null = null;
  while (start > 0) {
    const before = tokens[start - 1]!;
    if (before.sentence !== tokens[start]!.sentence) break;
    const piece = pieces[at];
    if (piece && piece.end === start && piece.type === 'office') {
      // "Defense Minister Gen. Orlov": the office tells more than the rank.
      const rank = office !== '' && lexicon.offices.get(office)?.role === 'military' && piece.office!.role !== 'military';
      if (piece.office!.role !== 'honorific' && (office === '' || rank)) {
        office = piece.office!.phrase;
        sector = piece.office!.sector;
      }
      start = piece.start;
      at -= 1;
      continue;
    }
    if (HONORIFIC.test(before.text)) {
      start -= 1;
      continue;
    }
    const modifier = before.text.toLowerCase().replace(/^ex-/, '');
    // PLOVER counts who held an office among the elites.
    if (office !== '' && /^(?:former|ex|retired|onetime)$/.test(modifier)) sector = 'ELI';
    if (office !== '' && (OFFICE_MODIFIERS.has(modifier) || modifier === '-') && before.tag !== 'PUNCT') {
      start -= 1;
      if (piece && piece.start === start) at -= 1;
      continue;
    }
    // "Foreign Minister and Deputy Prime Minister X": keep the nearest office, cover both.
    if (office !== '' && before.text === 'and' && piece && piece.end === start - 1 && piece.type === 'office') {
      start = piece.start;
      at -= 1;
      continue;
    }
    if (office === '') break;
    const possessed = before.text === "'s" || before.text === '’s' || before.text === "'";
    const ownerEnd = possessed ? start - 1 : start;
    const owner = around.ending(ownerEnd).find((other) => other.kind !== 'person');
    if (owner) {
      of = owner;
      start = owner.span.start;
      // "Former Estonian President Jaan Kask"
      const earlier = tokens[start - 1];
      if (earlier && earlier.sentence === tokens[start]!.sentence && /^(?:former|ex|retired|onetime)$/i.test(earlier.text)) {
        sector = 'ELI';
        start -= 1;
      }
      if (tokens[start - 1]?.text.toLowerCase() === 'the') start -= 1;
    } else if (!possessed && piece && piece.end === start && piece.type === 'collective') {
      start = piece.start;
      at -= 1;
      continue;
    }
    break;
  }
  if (of === null && tokens[draft.span.end]?.text === 'of') {
    // "Gen. Ali Sadiq of Pakistan"
    const at = tokens[draft.span.end + 1]?.text === 'the' ? draft.span.end + 2 : draft.span.end + 1;
    const home = around.starting(at).find((other) => other.kind === 'country' && other.form === 'name');
    if (home) return { ...draft, span: { start, end: draft.span.end }, office, sector, country: home.country };
  }
  if (start === draft.span.start) return draft;
  return { ...draft, span: { start, end: draft.span.end }, office, sector, of: of?.span ?? null, country: of?.country ?? draft.country };
}

function introduce(introduced: Introduced, name: string): void {
  const words = name.split(/\s+/).filter((word) => !isSuffix(word));
  if (words.length < 2) return;
  introduced.surnames.set(fold(words.at(-1)!), name);
  // Family names that stand first ("Baek Do-yun", "Kim Jong Un") are used alone too.
  if (words.length <= 3) introduced.surnames.set(fold(words[0]!), name);
}

function isSuffix(word: string): boolean {
  return /^(?:Jr|Sr|II|III|IV)\.?$/.test(word);
}

function person(start: number, end: number, name: string, known: string, form: 'name' | 'alias'): Draft {
  return { span: { start, end }, kind: 'person', form, name, known, country: '', sector: '', office: '', plural: false, of: null };
}

function organization(start: number, end: number, name: string, known: string, nation: string, form: 'name' | 'alias' = 'name'): Draft {
  return {
    span: { start, end },
    kind: 'organization',
    form,
    name,
    known,
    country: nation,
    sector: '',
    office: '',
    plural: false,
    of: null,
  };
}

function country(piece: Piece, inName: boolean): Draft {
  const entry = piece.entries.find((other) => other.kind === piece.type) ?? piece.entries[0]!;
  const form = piece.type === 'adjective' || piece.type === 'people' ? 'demonym' : piece.type === 'capital' ? 'metonym' : 'name';
  return {
    span: { start: piece.start, end: piece.end },
    kind: 'country',
    form,
    name: piece.text,
    known: entry.id,
    country: entry.id.slice('country:'.length),
    sector: '',
    office: '',
    plural: piece.type === 'people' || (form === 'demonym' && /[^s]s$/.test(piece.text)),
    of: null,
    ...(inName ? { place: true } : {}),
  };
}

/** The state in an organization's name: "Madras High Court" is India's, "Kosovo Liberation Army" Kosovo's; an adjective tells more than a city. */
function countryIn(lexicon: Lexicon, pieces: readonly Piece[], k: number, used: number): string {
  const inside = pieces.slice(k, k + used);
  for (const types of [['adjective', 'country'], ['capital', 'place'], ['organization']]) {
    for (const piece of inside) {
      if (!types.includes(piece.type)) continue;
      const { id } = piece.entries[0]!;
      const nation =
        piece.type === 'organization'
          ? (lexicon.organizations.get(id.slice('organization:'.length))?.country ?? '')
          : id.slice('country:'.length);
      if (nation !== '') return nation;
    }
  }
  return '';
}

function idOf(piece: Piece, kind: string): string {
  return (piece.entries.find((entry) => entry.kind === kind) ?? piece.entries[0]!).id;
}

function adjacent(document: Parsed, end: number, start: number): boolean {
  return end === start && document.tokens[end]!.sentence === document.tokens[end - 1]!.sentence;
}

function capitalized(document: Parsed, index: number): boolean {
  return /^\p{Lu}/u.test(document.tokens[index]!.text);
}

function lastWord(document: Parsed, end: number): string {
  return document.tokens[end - 1]!.text;
}

/** The words as written, one space between those that stand apart. */
export function textOf(document: Parsed, span: Span): string {
  let text = '';
  for (let i = span.start; i < span.end; i += 1) {
    const token = document.tokens[i]!;
    if (i > span.start && document.tokens[i - 1]!.end < token.start) text += ' ';
    text += token.text;
  }
  return text;
}
