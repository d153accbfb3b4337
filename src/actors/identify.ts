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
  /** PLOVER's code; UNK for somebody or something without a name of whom no role is told. */
  readonly sector: Sector | 'UNK';
}

/** Reads the answer off a document whose text is the phrase: the mention at its head decides, and any state in it tells the country. */
export function identify(document: Resolved, lexicon: Lexicon): Identified {
  const named = document.mentions.filter((mention) => mention.form !== 'pronoun');
  const main = mainOf(document, named);
  if (!main) return { actor: '', label: '', kind: '', country: '', sector: unknownRole(document, named) };
  const actor = document.actors.find((other) => other.id === main.actor);
  return {
    actor: actor?.id ?? '',
    label: actor?.label ?? '',
    kind: actor?.kind ?? '',
    country: isoCode(actor?.country || main.country || bodyCode(actor, lexicon) || stateIn(named), lexicon),
    sector: codeOf(main, actor, lexicon) || unknownRole(document, named),
  };
}

/** The mention that the phrase is built on; among several the widest. */
function mainOf(document: Resolved, mentions: readonly ResolvedMention[]): ResolvedMention | undefined {
  const root = document.tokens.findIndex((token) => token.head < 0);
  const holding = mentions.filter((mention) => mention.span.start <= root && root < mention.span.end);
  const candidates = holding.length > 0 ? holding : mentions;
  return [...candidates].sort((a, b) => width(b) - width(a) || Number(b.actor !== null) - Number(a.actor !== null))[0];
}

/** The sector in the manual's codes: what stands for a state has none, unless few recognize it; a news agency of the state speaks for its government. */
function codeOf(main: ResolvedMention, actor: Actor | undefined, lexicon: Lexicon): Sector {
  if (main.kind === 'country' && actor?.kind === 'country' && lexicon.countries.get(actor.country)?.parent) return 'PRE';
  if (main.place && main.form !== 'name') return '';
  const body = actor?.kind === 'organization' ? lexicon.organizations.get(actor.id.slice('organization:'.length)) : undefined;
  if (body?.kind === 'state-media') return 'GOV';
  return sectorOf(main, actor, lexicon);
}

/** "American warplanes" is the United States by its military: the noun's sector is the answer's; a bare state has none, its capital the government. */
function sectorOf(main: ResolvedMention, actor: Actor | undefined, lexicon: Lexicon): Sector {
  // "Deputy Defense Minister Orlov" is what the phrase says, whatever he was before or after.
  const titled = main.kind === 'person' && lexicon.offices.get(main.office)?.scope === 'country';
  if (main.sector !== '' && (main.kind !== 'person' || main.form === 'title' || main.sector === 'ELI' || titled)) return main.sector;
  if (actor?.kind === 'country') return main.form === 'metonym' ? 'GOV' : main.sector;
  return actor?.sector || main.sector;
}

/** "he", "twenty men", "a Syrian island": UNK, where a phrase names nobody and tells no role; what has no state and is nobody ("the weather") has none. */
function unknownRole(document: Resolved, named: readonly ResolvedMention[]): 'UNK' | '' {
  if (named.some((mention) => mention.kind !== 'country' && (mention.form === 'name' || mention.form === 'alias'))) return '';
  const root = document.tokens.find((token) => token.head < 0);
  if (root === undefined || (root.tag !== 'PRON' && root.tag !== 'NOUN')) return '';
  const said = named.find((mention) => mention.span.start <= root.index && root.index < mention.span.end);
  if (said === undefined && root.tag === 'NOUN' && named.length === 0) return '';
  return (said?.sector ?? '') === '' ? 'UNK' : '';
}

/** Abkhazia and its like have no code of their own in ISO 3166: the answer is the state under whose code the list has them. */
function isoCode(code: string, lexicon: Lexicon): string {
  return lexicon.countries.get(code)?.parent || code;
}

/** PLOVER's codes for actors of no state. */
function bodyCode(actor: Actor | undefined, lexicon: Lexicon): string {
  if (actor?.kind !== 'organization') return '';
  const known = lexicon.organizations.get(actor.id.slice('organization:'.length));
  if (known?.sector !== 'IGO') return '';
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
