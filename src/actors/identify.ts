// Who a phrase on its own means: "French Foreign Minister Jean-Yves Le Drian", "American warplanes", "the Knesset".
//
//   identify(resolved document of "American warplanes") -> {actor: country:USA, country: USA, sector: MIL}

import type { Resolved, Sector } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';

/** Empty strings where nothing is known. */
export interface Identified {
  readonly actor: string;
  readonly label: string;
  readonly kind: string;
  readonly country: string;
  readonly sector: Sector;
}

/** Reads the answer off a document whose text is the phrase: the widest mention decides, its noun or office gives the sector. */
export function identify(document: Resolved, _lexicon: Lexicon): Identified {
  const named = document.mentions.filter((mention) => mention.form !== 'pronoun');
  const widest = [...named].sort((a, b) => width(b) - width(a) || Number(b.actor !== null) - Number(a.actor !== null))[0];
  if (!widest) return { actor: '', label: '', kind: '', country: '', sector: '' };
  const actor = document.actors.find((other) => other.id === widest.actor);
  const person = widest.kind === 'person' && widest.form !== 'title';
  // "American warplanes" is the United States acting by its military: the noun's sector is the answer's.
  const spoken = widest.sector !== '' ? widest.sector : actor?.kind === 'country' && widest.form !== 'nominal' ? '' : (actor?.sector ?? '');
  return {
    actor: actor?.id ?? '',
    label: actor?.label ?? '',
    kind: actor?.kind ?? '',
    country: actor?.country || widest.country,
    sector: person ? actor?.sector || spoken : spoken,
  };
}

function width(mention: { readonly span: { readonly start: number; readonly end: number } }): number {
  return mention.span.end - mention.span.start;
}
