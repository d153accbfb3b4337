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
      const owner = ownerOf(document, registry, settled, mention) ?? organizationAfter(document, registry, settled, mention);
      if (owner && owner.id !== entry.id) join(document, registry, entry, owner, mention.office || 'national', mention);
      else if (
        mention.office !== '' &&
        !startsWithPronoun(document, mention) &&
        entry.country === '' &&
        entry.affiliations.length === 0 &&
        (mention.form === 'name' || mention.form === 'title')
      ) {
        const nation = stateInView(document, lexicon, settled, mention);
        if (nation) join(document, registry, entry, registry.enter(nation, ''), mention.office, mention);
      }
    } else if (entry.country !== '' && lexicon.countries.has(entry.country) && entry.affiliations.length === 0) {
      join(document, registry, entry, registry.enter(`country:${entry.country}`, ''), 'part', mention);
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

/** "Sarita Thapaliya of the Workers' Congress": the organization behind the name. */
function organizationAfter(document: Mentioned, registry: Registry, settled: Settled, mention: Mention): Entry | undefined {
  if (mention.form !== 'name' || !/^(?:of|from|with)$/.test(document.tokens[mention.span.end]?.text ?? '')) return undefined;
  const at = document.tokens[mention.span.end + 1]?.text.toLowerCase() === 'the' ? mention.span.end + 2 : mention.span.end + 1;
  const other = document.mentions.find((candidate) => candidate.span.start === at && candidate.kind !== 'person');
  const entry = other ? registry.get(settled.actor[other.index] ?? '') : undefined;
  return entry && entry.kind !== 'person' ? entry : undefined;
}

/** "its president": whose he is hangs on the pronoun, and must not be guessed. */
function startsWithPronoun(document: Mentioned, mention: Mention): boolean {
  return document.tokens[mention.span.start]!.tag === 'PRON';
}

function join(document: Mentioned, registry: Registry, entry: Entry, owner: Entry, role: string, mention: Mention): void {
  if (entry.country === '' && owner.country !== '') entry.country = owner.country;
  // Who speaks for a ministry is of its state too.
  if (owner.kind === 'organization' && owner.country !== '' && entry.kind === 'person' && registry.get(`country:${owner.country}`)) {
    join(document, registry, entry, registry.get(`country:${owner.country}`)!, role, mention);
  }
  const evidence: Evidence = { document: document.id, ...mention.range, text: document.text.slice(mention.range.start, mention.range.end) };
  const known = entry.affiliations.findIndex((other) => other.actor === owner.id);
  if (known < 0) entry.affiliations.push({ actor: owner.id, role, evidence });
  else if (!entry.affiliations[known]!.evidence) entry.affiliations[known] = { ...entry.affiliations[known]!, evidence };
}

/**
 * "Deputy Foreign Minister Ernesto Balladares" with no state beside the title: the office may be one state's alone ("Secretary of
 * State"); else "In Peking, ..." at the head of the sentence; else the state last named as acting; else the first of the article.
 */
function stateInView(document: Mentioned, lexicon: Lexicon, settled: Settled, mention: Mention): string | null {
  const office = lexicon.offices.get(mention.office);
  if (office === undefined || (office.scope !== 'country' && office.scope !== 'either')) return null;
  if (office.nation !== '') return `country:${office.nation}`;
  const sentence = document.tokens[mention.head]!.sentence;
  const opening = document.sentences[sentence]!.span.start;
  const first = document.mentions.find((other) => other.span.start === opening + 1 && other.kind === 'country' && other.place);
  if (first && document.tokens[opening]!.text === 'In' && settled.actor[first.index] !== null) return settled.actor[first.index]!;
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = document.mentions[i]!;
    if (sentence - document.tokens[other.head]!.sentence > 1) break;
    if (other.kind === 'country' && !other.place && settled.actor[i] !== null) return settled.actor[i]!;
  }
  if (office.rank > 2) return null;
  const opener = document.mentions.find(
    (other) => other.kind === 'country' && !other.place && document.tokens[other.head]!.relation.startsWith('nsubj'),
  );
  return opener ? settled.actor[opener.index]! : null;
}
