// Mentioned -> Resolved: which actor each mention means, and what the text says of where they belong.
//
//   "Russia's foreign minister, Sergey Lavrov, ... He said" -> all three person:sergey-lavrov, foreign minister of country:RUS

import type { Mention, Mentioned, Resolved, ResolvedMention } from '../document.js';
import { slug } from '../lexicon/fold.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { type Tree, treeOf } from '../syntax/tree.js';
import { recordAffiliations } from './affiliation.js';
import { resolvePronouns } from './coreference.js';
import { acronymOf, apposedTitle } from './patterns.js';
import { namePeople } from './people.js';
import { createRegistry, idFromName, type Registry } from './registry.js';

/** What is settled so far: actor id and reason for each mention, by index. */
export interface Settled {
  readonly actor: (string | null)[];
  readonly because: string[];
}

/** Resolves all mentions: names first, then what hangs on names, then pronouns. What stays unclear stays unresolved. */
export function resolve(document: Mentioned, lexicon: Lexicon): Resolved {
  const tree = treeOf(document.tokens);
  const registry = createRegistry(lexicon, document.date);
  const settled: Settled = { actor: document.mentions.map(() => null), because: document.mentions.map(() => '') };
  settleNames(document, lexicon, registry, settled);
  settleTitles(document, tree, registry, settled);
  settleNominals(document, registry, settled);
  // Before pronouns, since "we" of a minister is the state; and after, since "its foreign minister" needs "its".
  recordAffiliations(document, lexicon, registry, settled);
  resolvePronouns(document, tree, registry, settled);
  settlePossessed(document, registry, settled);
  settleGroups(document, registry, settled);
  recordAffiliations(document, lexicon, registry, settled);
  const mentions: ResolvedMention[] = document.mentions.map((mention, i) => ({
    ...mention,
    actor: settled.actor[i]!,
    because: settled.because[i]!,
  }));
  return { ...document, mentions, actors: registry.actors() };
}

function settle(settled: Settled, index: number, actor: string, because: string): void {
  settled.actor[index] = actor;
  settled.because[index] = because;
}

function settleNames(document: Mentioned, lexicon: Lexicon, registry: Registry, settled: Settled): void {
  const people = namePeople(document, lexicon);
  /** Short names that the document itself explains: "the Revolutionary Front (RF)". */
  const introduced = new Map<string, string>();
  for (const mention of document.mentions) {
    if (mention.form === 'pronoun' || mention.form === 'title' || mention.form === 'nominal') continue;
    if (mention.kind === 'country') {
      registry.enter(mention.known, mention.form === 'name' ? mention.name : '');
      settle(settled, mention.index, mention.known, mention.form === 'metonym' ? 'capital of the state' : 'name in the table');
    } else if (mention.kind === 'person') {
      const named = people.get(mention.index)!;
      registry.enter(named.id, mention.name);
      settle(settled, mention.index, named.id, named.because);
    } else {
      const shared = introduced.get(mention.name);
      const id =
        shared ?? (mention.known !== '' ? mention.known : (knownSuffix(lexicon, mention) ?? idFromName('organization', mention.name)));
      const long = acronymOf(document, mention);
      if (long !== null && settled.actor[long] !== null) {
        introduced.set(mention.name, settled.actor[long]!);
        registry.enter(settled.actor[long]!, mention.name);
        settle(settled, mention.index, settled.actor[long]!, 'acronym in brackets');
        continue;
      }
      const entry = registry.enter(id, mention.name);
      if (entry.country === '' && mention.country !== '' && mention.known === '') entry.country = mention.country;
      entry.sector ||= mention.sector;
      settle(settled, mention.index, id, shared ? 'acronym introduced before' : mention.known !== '' ? 'name in the table' : 'new name');
    }
  }
}

/** "Iranian Revolutionary Guards" is what the table calls "Revolutionary Guards", when the state fits. */
function knownSuffix(lexicon: Lexicon, mention: Mention): string | null {
  const words = mention.name.split(' ');
  for (let i = 1; i < words.length; i += 1) {
    const entry = lexicon.names.get(words.slice(i).join(' ')).find((other) => other.kind === 'organization');
    if (!entry) continue;
    const country = lexicon.organizations.get(entry.id.slice('organization:'.length))?.country;
    if (country && country === mention.country) return entry.id;
  }
  return null;
}

/** Offices without a name: "Russia's foreign minister, Sergey Lavrov", later "the foreign minister". */
function settleTitles(document: Mentioned, tree: Tree, registry: Registry, settled: Settled): void {
  const holders: { id: string; office: string; country: string; index: number }[] = [];
  for (const mention of document.mentions) {
    if (mention.kind === 'person' && mention.form !== 'title' && mention.office !== '' && settled.actor[mention.index] !== null) {
      holders.push({ id: settled.actor[mention.index]!, office: mention.office, country: mention.country, index: mention.index });
    }
  }
  for (const mention of document.mentions) {
    if (mention.form !== 'title' || mention.plural) continue;
    const named = apposedTitle(document, tree, mention);
    if (named !== null && settled.actor[named] !== null) {
      settle(settled, mention.index, settled.actor[named]!, 'apposition');
      const entry = registry.get(settled.actor[named]!)!;
      if (entry.office === '' || document.mentions[named]!.known === '') entry.office ||= mention.office;
      if (entry.sector === '') entry.sector = mention.sector;
      holders.push({ id: entry.id, office: mention.office, country: mention.country, index: mention.index });
    }
  }
  for (const mention of document.mentions) {
    if (mention.form !== 'title' || mention.plural || settled.actor[mention.index] !== null) continue;
    const fits = (holder: { office: string; country: string }): boolean =>
      sameOffice(holder.office, mention.office) && (mention.country === '' || holder.country === '' || holder.country === mention.country);
    const definite = isDefinite(document, mention);
    const candidates = holders.filter(fits);
    const distinct = new Set(candidates.map((holder) => holder.id));
    const before = candidates.filter((holder) => holder.index < mention.index).sort((a, b) => a.index - b.index);
    if (definite && before.length > 0 && (distinct.size === 1 || mention.country === '')) {
      settle(settled, mention.index, before.at(-1)!.id, 'office of a person named before');
      continue;
    }
    // By the table: the person holds this office of this state at the date and is named in the document.
    const known = [...registry.entries.values()].filter(
      (entry) =>
        entry.kind === 'person' &&
        entry.office !== '' &&
        sameOffice(entry.office, mention.office) &&
        mention.country !== '' &&
        entry.country === mention.country,
    );
    if (definite && known.length === 1)
      settle(settled, mention.index, known[0]!.id, 'office in the table of a person named in the document');
  }
}

/** "the minister" may be the foreign minister; "the president" is no vice president. */
function sameOffice(holder: string, title: string): boolean {
  if (holder === title) return true;
  if (title === 'minister' || title === 'secretary' || title === 'ambassador' || title === 'envoy' || title === 'general')
    return holder.endsWith(` ${title}`) || holder.startsWith(`${title} `);
  return false;
}

function isDefinite(document: Mentioned, mention: Mention): boolean {
  const first = document.tokens[mention.span.start]!;
  return (
    first.text.toLowerCase() === 'the' ||
    mention.of >= 0 ||
    document.tokens[mention.span.start - 1]?.text.toLowerCase() === 'the' ||
    first.relation === 'nmod:poss'
  );
}

/** Collectives and unnamed offices act for their owner: "Syrian troops" is Syria, "Assad's forces" is Assad. */
function settleNominals(document: Mentioned, registry: Registry, settled: Settled): void {
  for (const mention of document.mentions) {
    if (settled.actor[mention.index] !== null) continue;
    if (mention.form === 'name' && mention.kind === 'organization') continue;
    if (mention.form !== 'nominal' && mention.form !== 'title') continue;
    const owner = mention.of >= 0 ? settled.actor[mention.of] : null;
    if (owner) {
      settle(settled, mention.index, owner, mention.form === 'title' ? 'office of its owner, holder not named' : 'acts for its owner');
      continue;
    }
    if (mention.of < 0 && mention.country !== '') {
      settle(settled, mention.index, registry.enter(`country:${mention.country}`, '').id, 'acts for the state of a place');
      continue;
    }
    // "militant group Hezbollah": the noun and the name are one.
    const named = document.mentions.find(
      (other) => other.span.start === mention.span.end && other.kind === 'organization' && other.form !== 'nominal',
    );
    if (named && settled.actor[named.index]) settle(settled, mention.index, settled.actor[named.index]!, 'noun before the name');
  }
  // "Trump administration": an organization of its own, belonging to its owner's state.
  for (const mention of document.mentions) {
    if (mention.kind !== 'organization' || mention.of < 0) continue;
    if (mention.form !== 'name') continue;
    const owner = registry.get(settled.actor[mention.of] ?? '');
    if (!owner) continue;
    const entry = registry.enter(settled.actor[mention.index] ?? idFromName('organization', mention.name), mention.name);
    entry.country ||= owner.country;
    entry.sector ||= 'GOV';
    settle(settled, mention.index, entry.id, 'named after its leader');
  }
}

/** "its foreign minister", "his government": the owner was a pronoun, settled only now. */
function settlePossessed(document: Mentioned, registry: Registry, settled: Settled): void {
  for (const mention of document.mentions) {
    if (settled.actor[mention.index] !== null || (mention.form !== 'nominal' && mention.form !== 'title')) continue;
    const pronoun = document.mentions.find(
      (other) => other.form === 'pronoun' && other.span.start === mention.span.start && other.span.end <= mention.span.end,
    );
    const owner = pronoun ? registry.get(settled.actor[pronoun.index] ?? '') : undefined;
    if (!owner) continue;
    const acts = owner.kind === 'person' && owner.country !== '' && mention.form === 'title' ? `country:${owner.country}` : owner.id;
    settle(settled, mention.index, registry.enter(acts, '').id, 'acts for its owner');
  }
}

/** Sectors whose bare nouns are actors of a story: "police", "rebels", "the court". Whom one only speaks to ("reporters", "leaders") is none. */
const GROUPS: ReadonlySet<string> = new Set(['COP', 'REB', 'UAF', 'OPP', 'MIL', 'JUD', 'LEG', 'LAB', 'CRM']);

/** Of the sectors that hold everybody, the nouns that act or are acted on as a group. */
const CROWD =
  /^(?:civilians?|demonstrators?|migrants?|protesters?|refugees?|asylum seekers?|villagers|students?|workers|farmers|residents|activists|journalists|government|regime|junta|authorities|opposition)$/;

/** Who is told of without a name or an owner is an actor of this document alone: whose police it is, is not said. */
function settleGroups(document: Mentioned, registry: Registry, settled: Settled): void {
  for (const mention of document.mentions) {
    if (settled.actor[mention.index] !== null || mention.form !== 'nominal') continue;
    const noun = mention.name.toLowerCase();
    if (!GROUPS.has(mention.sector) && !CROWD.test(noun)) continue;
    const entry = registry.enter(`organization:${slug(noun)}@${document.id}`, '');
    entry.label ||= noun;
    entry.sector ||= mention.sector;
    settle(settled, mention.index, entry.id, 'a group without a name');
  }
}
