// The lexicon as an answer to `BuildOptions.known`: an id in, what the tables say of it out.
//
//   knownFrom(lexicon)('country:FRA') -> { kind: 'country', label: 'France', country: 'FRA', sector: 'GOV', wikidata: 'Q142' }

import type { Lexicon } from '../lexicon/lexicon.js';
import type { KnownActor } from './build.js';

/** With it, a minister is tied to a state that no document names. */
export function knownFrom(lexicon: Pick<Lexicon, 'countries' | 'organizations'>): (id: string) => KnownActor | undefined {
  return (id) => {
    const colon = id.indexOf(':');
    const key = id.slice(colon + 1);
    switch (id.slice(0, colon)) {
      case 'country': {
        const country = lexicon.countries.get(key);
        return country && { kind: 'country', label: country.label, country: key, sector: 'GOV', wikidata: country.wikidata };
      }
      case 'organization': {
        const organization = lexicon.organizations.get(key);
        return (
          organization && {
            kind: 'organization',
            label: organization.label,
            country: organization.country,
            sector: organization.sector,
            wikidata: organization.wikidata,
          }
        );
      }
      default:
        return undefined;
    }
  };
}
