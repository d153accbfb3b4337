// Who a phrase on its own means: "French Foreign Minister Jean-Yves Le Drian", "American warplanes", "the Knesset".
//
//   identify(resolved document of "American warplanes") -> {actor: country:USA, country: USA, sector: MIL}

import type { Actor, Resolved, ResolvedMention, Sector } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';

/** Empty strings where nothing is known. */
export interface Identified {
  readonly actor: string;
  readonly label: string;
  readonly kind: string;
  /** ISO 3166-1 alpha-3; the field's UNO, EUR and IGO for bodies of no state. */
  readonly country: string;
  readonly sector: Sector;
}

/** Reads the answer off a document whose text is the phrase: the mention at its head decides, and any state in it tells the country. */
export function identify(document: Resolved, lexicon: Lexicon): Identified {
  const named = document.mentions.filter((mention) => mention.form !== 'pronoun');
  const main = mainOf(document, named);
  if (!main) return { actor: '', label: '', kind: '', country: '', sector: '' };
  const actor = document.actors.find((other) => other.id === main.actor);
  return {
    actor: actor?.id ?? '',
    label: actor?.label ?? '',
    kind: actor?.kind ?? '',
    country: isoCode(actor?.country || main.country || bodyCode(actor, lexicon) || stateIn(named), lexicon),
    sector: main.place && main.form !== 'name' ? '' : sectorOf(main, actor),
  };
}

/** The mention that the phrase is built on; among several the widest. */
function mainOf(document: Resolved, mentions: readonly ResolvedMention[]): ResolvedMention | undefined {
  const root = document.tokens.findIndex((token) => token.head < 0);
  const holding = mentions.filter((mention) => mention.span.start <= root && root < mention.span.end);
  const candidates = holding.length > 0 ? holding : mentions;
  return [...candidates].sort((a, b) => width(b) - width(a) || Number(b.actor !== null) - Number(a.actor !== null))[0];
}

/** "American warplanes" is the United States by its military: the noun's sector is the answer's; a bare state has none, its capital the government. */
function sectorOf(main: ResolvedMention, actor: Actor | undefined): Sector {
  if (main.sector !== '' && (main.kind !== 'person' || main.form === 'title' || main.sector === 'ELI')) return main.sector;
  if (actor?.kind === 'country') return main.form === 'metonym' ? 'GOV' : main.sector;
  return actor?.sector || main.sector;
}

/** Abkhazia and its like have no code of their own in ISO 3166: the answer is the state under whose code the list has them. */
function isoCode(code: string, lexicon: Lexicon): string {
  return lexicon.countries.get(code)?.parent || code;
}

/** PLOVER's codes for actors of no state. */
function bodyCode(actor: Actor | undefined, lexicon: Lexicon): string {
  if (actor?.kind !== 'organization') return '';
  const known = lexicon.organizations.get(actor.id.slice('organization:'.length));
  if (!known || known.sector !== 'IGO') return '';
  const names = [known.label, ...known.aliases];
  if (names.some((name) => /^(?:UN|U\.N\.|United Nations)\b/.test(name))) return 'UNO';
  return names.some((name) => /^(?:EU|European (?:Union|Commission|Council|Parliament|Central Bank))\b/.test(name)) ? 'EUR' : 'IGO';
}

function stateIn(mentions: readonly ResolvedMention[]): string {
  return mentions.find((mention) => mention.country !== '')?.country ?? '';
}

function width(mention: { readonly span: { readonly start: number; readonly end: number } }): number {
  return mention.span.end - mention.span.start;
}
