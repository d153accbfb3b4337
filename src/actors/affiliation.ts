// Who belongs where, with the words that say so.
//
//   "Turkish President Cem Aydin" -> {actor: country:TUR, role: president, evidence: those words}

import type { Evidence, Mention, Mentioned } from '../document.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Entry, Registry } from './registry.js';
import type { Settled } from './resolve.js';

/** Adds affiliations and countries to the actors of the registry. */
export function recordAffiliations(document: Mentioned, lexicon: Lexicon, registry: Registry, settled: Settled): void {
  for (const mention of document.mentions) {
    const entry = registry.get(settled.actor[mention.index] ?? '');
    if (!entry || entry.kind === 'country') continue;
    if (entry.kind === 'person') {
      if (mention.office !== '' && mention.kind === 'person') {
        entry.office ||= mention.office;
        entry.sector ||= mention.sector;
      }
      const owner = ownerOf(document, registry, settled, mention);
      if (owner && owner.id !== entry.id) join(document, entry, owner, mention.office || 'national', mention);
      else if (
        mention.office !== '' &&
        entry.country === '' &&
        entry.affiliations.length === 0 &&
        (mention.form === 'name' || mention.form === 'title')
      ) {
        const nation = stateInView(document, lexicon, settled, mention);
        if (nation) join(document, entry, registry.enter(nation, ''), mention.office, mention);
      }
    } else if (entry.country !== '' && lexicon.countries.has(entry.country) && entry.affiliations.length === 0) {
      join(document, entry, registry.enter(`country:${entry.country}`, ''), 'part', mention);
    }
  }
  for (const entry of registry.entries.values()) {
    if (entry.kind !== 'person' || entry.country !== '') continue;
    for (const affiliation of entry.affiliations) {
      const home = registry.get(affiliation.actor);
      if (home && home.country !== '') {
        entry.country = home.country;
        break;
      }
    }
  }
}

/** The state or organization that a person's mention names as his: "Turkish" in "Turkish President Cem Aydin". */
function ownerOf(document: Mentioned, registry: Registry, settled: Settled, mention: Mention): Entry | undefined {
  const named = mention.of >= 0 ? registry.get(settled.actor[mention.of] ?? '') : undefined;
  if (named && named.kind !== 'person') return named;
  // "its foreign minister, Gonzalo Arce"
  const pronoun = document.mentions.find(
    (other) => other.form === 'pronoun' && other.span.start === mention.span.start && other.index !== mention.index,
  );
  const meant = pronoun ? registry.get(settled.actor[pronoun.index] ?? '') : undefined;
  return meant && meant.kind !== 'person' && mention.office !== '' ? meant : undefined;
}

function join(document: Mentioned, entry: Entry, owner: Entry, role: string, mention: Mention): void {
  if (entry.country === '' && owner.country !== '') entry.country = owner.country;
  const evidence: Evidence = { document: document.id, ...mention.range, text: document.text.slice(mention.range.start, mention.range.end) };
  const known = entry.affiliations.findIndex((other) => other.actor === owner.id);
  if (known < 0) entry.affiliations.push({ actor: owner.id, role, evidence });
  else if (!entry.affiliations[known]!.evidence) entry.affiliations[known] = { ...entry.affiliations[known]!, evidence };
}

/** "Deputy Foreign Minister Ernesto Balladares" in a sentence on Nicaragua: the state last named as acting. */
function stateInView(document: Mentioned, lexicon: Lexicon, settled: Settled, mention: Mention): string | null {
  const office = lexicon.offices.get(mention.office);
  if (!office || office.scope !== 'country') return null;
  const sentence = document.tokens[mention.head]!.sentence;
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = document.mentions[i]!;
    if (sentence - document.tokens[other.head]!.sentence > 1) return null;
    if (other.kind === 'country' && !other.place && settled.actor[i] !== null) return settled.actor[i]!;
  }
  return null;
}
