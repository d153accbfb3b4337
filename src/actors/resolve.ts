// Mentioned -> Resolved: which actor each mention means, and what the text says of where they belong.
//
//   "Russia's foreign minister, Sergey Lavrov, ... He said" -> all three person:sergey-lavrov, foreign minister of country:RUS
//
// Names first, in the whole document, so that a surname in the headline finds its owner; then everything that hangs on names, in reading
// order, so that "its" is settled before "its foreign minister" and an office before the "we" of its holder.

import type { Mention, Mentioned, Resolved, ResolvedMention } from '../document.js';
import { slug } from '../lexicon/fold.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { plainRelation, treeOf } from '../syntax/tree.js';
import { recordAffiliations } from './affiliation.js';
import { learnGenders, resolvePronoun } from './coreference.js';
import { definiteBody } from './definites.js';
import { type Members, membersMeant, membersOfOwners } from './groups.js';
import { forgetHome, isLocal, settleLocal } from './local.js';
import { acronymOf } from './patterns.js';
import { type Apart, keptApart, namePeople } from './people.js';
import { createRegistry, type Entry, idFromName } from './registry.js';
import { actorOf, membersOf, type Scene, sceneOf, settle, settleAll } from './scene.js';
import { createTitles, type Titles } from './titles.js';

/** Resolves all mentions. What stays unclear stays unresolved. `apart` tells which names are not whom they seem to be. */
export function resolve(document: Mentioned, lexicon: Lexicon, apart: Apart = () => false): Resolved {
  const registry = createRegistry(lexicon, document.date);
  const scene = sceneOf(document, treeOf(document.tokens), lexicon, registry);
  settleNames(scene, apart);
  learnGenders(scene);
  const titles = createTitles(scene);
  for (const mention of document.mentions) settleInOrder(scene, titles, mention);
  // A quotation often stands before its speaker: whose "we" it is, shows only now.
  for (const mention of document.mentions) {
    if (isOpen(scene, mention) && scene.quotationAt(mention.head) !== undefined) settleInOrder(scene, titles, mention);
  }
  for (const mention of document.mentions) settleDomestic(scene, mention);
  forgetHome(scene);
  settleGroups(scene);
  if (!anybodyActs(scene))
    return { ...document, mentions: document.mentions.map((mention) => ({ ...mention, actor: null, because: '' })), actors: [] };
  return { ...document, mentions: resolved(scene), actors: registry.actors() };
}

/** The mentions with their actors. One that means several stands once for each, at the same place. */
function resolved(scene: Scene): ResolvedMention[] {
  const { actor, because, members } = scene.settled;
  /** Where each mention begins in the new list. */
  const places: number[] = [];
  let next = 0;
  for (const ids of members) {
    places.push(next);
    next += ids?.length ?? 1;
  }
  return scene.document.mentions.flatMap((mention, i) => {
    const of = mention.of < 0 ? -1 : places[mention.of]!;
    return (members[i] ?? [actor[i]!]).map((id, k) => ({ ...mention, index: places[i]! + k, of, actor: id, because: because[i]! }));
  });
}

/** False for a recipe or a poem: states are named only as places ("Paris roofs") or as the make of things ("Greek yogurt"). */
function anybodyActs(scene: Scene): boolean {
  const { tokens, mentions } = scene.document;
  // A phrase on its own, or a short sentence, may name just one.
  if (tokens.length < 20) return true;
  return mentions.some((mention) => {
    if (membersOf(scene, mention) !== null) return true;
    const actor = actorOf(scene, mention);
    // A pronoun adds nobody whose name does not count.
    if (actor === null || mention.place || mention.form === 'pronoun') return false;
    if (mention.kind !== 'country') return !isFirstName(scene.registry.get(actor));
    const token = tokens[mention.head]!;
    const modifies = token.relation === 'amod' || token.relation === 'compound' || belongsToThing(scene, mention);
    // "O Paris", "Germans": called, but not said to do anything.
    return !modifies && ((mention.form !== 'demonym' && mention.form !== 'metonym') || token.relation !== 'root');
  });
}

/** "Chad" of a verse: somebody, but of no state, office or family. */
function isFirstName(entry: Entry | undefined): boolean {
  return entry?.kind === 'person' && !entry.label.includes(' ') && entry.office === '' && entry.country === '';
}

/** "Norway's hills", "a stone from Cyprus", "came home from Cyprus". */
function belongsToThing(scene: Scene, mention: Mention): boolean {
  const { tokens } = scene.document;
  const token = tokens[mention.head]!;
  const thing = tokens[token.head];
  const from = tokens[mention.span.start - 1]?.text === 'from';
  if (thing?.tag === 'VERB') return from && plainRelation(token.relation) === 'obl';
  if (thing === undefined || thing.tag !== 'NOUN') return false;
  if (SCENERY.has(thing.lemma)) return true;
  const held = scene.inSentence(thing.sentence).some((other) => other.span.start <= thing.index && thing.index < other.span.end);
  return !held && from && plainRelation(token.relation) === 'nmod';
}

/** What poems and travel pages see in a land. */
const SCENERY: ReadonlySet<string> = new Set([
  'beach', 'bell', 'bird', 'bridge', 'coast', 'dawn', 'field', 'flower', 'forest', 'garden', 'hill', 'lake', 'meadow', 'moon', 'morning', 'mountain', 'night', 'rain', 'river', 'roof', 'rose', 'sea', 'shore', 'sky', 'snow',
  'spring', 'star', 'street', 'summer', 'sun', 'tree', 'valley', 'vineyard', 'wind', 'wine', 'winter', 'wood',
]); // biome-ignore format: one list

/** One mention after the other. A wide mention comes before those inside it, so that what it hangs on is settled here first. */
function settleInOrder(scene: Scene, titles: Titles, mention: Mention): void {
  if (mention.form === 'pronoun') {
    resolvePronoun(scene, mention);
    return;
  }
  const possessor = pronounIn(scene, mention);
  if (possessor && mention.form !== 'name' && mention.form !== 'alias') resolvePronoun(scene, possessor);
  // "the bloc's envoy": whose envoy it is, is settled before him.
  const owner = mention.of > mention.index ? scene.document.mentions[mention.of] : undefined;
  if (owner && owner.of !== mention.index && actorOf(scene, owner) === null) settleInOrder(scene, titles, owner);
  if (actorOf(scene, mention) === null) {
    if (mention.form === 'title' && !mention.plural) titles.settle(mention);
    if (mention.form === 'title' || mention.form === 'nominal') settleNominal(scene, mention, possessor);
    if (mention.form === 'name' && mention.kind === 'organization') settleNamedAfter(scene, mention);
  } else if (mention.form === 'name' && mention.kind === 'organization') settleNamedAfter(scene, mention);
  recordAffiliations(scene, mention, possessor);
  titles.learn(mention);
}

function isOpen(scene: Scene, mention: Mention): boolean {
  return actorOf(scene, mention) === null && membersOf(scene, mention) === null;
}

/** The pronoun that a mention begins with: "its" in "its foreign minister". */
function pronounIn(scene: Scene, mention: Mention): Mention | undefined {
  return scene.startingAt(mention.span.start).find((other) => other.form === 'pronoun' && other.index !== mention.index);
}

function settleNames(scene: Scene, apart: Apart): void {
  const { document, lexicon, registry } = scene;
  const people = namePeople(document, lexicon, apart);
  const states = statesNamed(scene);
  /** Short names that the document itself explains: "the Revolutionary Front (RF)". */
  const introduced = new Map<string, string>();
  for (const mention of document.mentions) {
    if (mention.form === 'pronoun' || mention.form === 'title' || mention.form === 'nominal') continue;
    if (mention.kind === 'country') {
      // Teams that play are nobody: their mention has lost its id.
      if (mention.known === '' || apart(mention.name, mention.known, document.id)) continue;
      if (isPublic(document, mention)) {
        const entry = registry.enter(`organization:${slug(`${mention.known.slice('country:'.length)} people`)}`, mention.name);
        entry.country ||= mention.known.slice('country:'.length);
        entry.sector ||= 'CVL';
        settle(scene, mention, entry.id, 'a people that is not its state');
        continue;
      }
      const state = stateAt(mention.known, document.date);
      registry.enter(state, mention.form === 'name' && state === mention.known ? mention.name : '');
      const why = mention.form === 'metonym' ? 'capital of the state' : 'name in the table';
      settle(scene, mention, state, state === mention.known ? why : 'state of that day');
    } else if (mention.kind === 'person') {
      const named = people.get(mention.index)!;
      registry.enter(named.id, mention.name);
      settle(scene, mention, named.id, named.because);
    } else {
      const shared = introduced.get(mention.name);
      if (shared === undefined && isForeignParty(lexicon, mention, states)) continue;
      const meantBy =
        shared ?? (mention.known !== '' ? mention.known : (knownSuffix(lexicon, mention) ?? idFromName('organization', mention.name)));
      const told = shared ? 'acronym introduced before' : mention.known !== '' ? 'name in the table' : 'new name';
      const { id, because } = keptApart(document, apart, mention, { id: meantBy, because: told });
      const long = acronymOf(scene, mention);
      const meant = long === null ? null : actorOf(scene, long);
      if (meant !== null) {
        introduced.set(mention.name, meant);
        registry.enter(meant, mention.name);
        settle(scene, mention, meant, 'acronym in brackets');
        continue;
      }
      const entry = registry.enter(id, mention.name);
      if (entry.country === '' && mention.country !== '' && mention.known === '') entry.country = mention.country;
      entry.sector ||= mention.sector;
      settle(scene, mention, id, because);
    }
  }
}

/** The states of all who are named, by the tables; and the bodies that are named in full. */
function statesNamed({ document, lexicon }: Scene): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { kind, known, form, country } of document.mentions) {
    const key = known.slice(known.indexOf(':') + 1);
    if (kind === 'country') named.add(country);
    else if (kind === 'person') for (const term of lexicon.people.get(key)?.terms ?? []) named.add(term.country);
    else if (known !== '' && (form === 'name' || !PARTY.has(lexicon.organizations.get(key)?.sector ?? ''))) {
      named.add(known);
      named.add(lexicon.organizations.get(key)?.country ?? '');
    }
  }
  named.delete('');
  return named;
}

const PARTY: ReadonlySet<string> = new Set(['PTY', 'OPP']);

/** "A PAC helped Menendez": in an American text, the initials of a party of a state that it does not name are an American fund or body. */
function isForeignParty(lexicon: Lexicon, mention: Mention, states: ReadonlySet<string>): boolean {
  if (mention.form !== 'alias' || !/^\p{Lu}{2,5}$/u.test(mention.name) || states.has(mention.known)) return false;
  const party = lexicon.organizations.get(mention.known.slice('organization:'.length));
  return party !== undefined && PARTY.has(party.sector) && party.country !== '' && states.has('USA') && !states.has(party.country);
}

/** "Americans trust him less": a people without an article, who think or want something, are no state. "The Americans" are. */
function isPublic(document: Mentioned, { form, head, span }: Mention): boolean {
  const { relation, xpos } = document.tokens[head]!;
  if (form !== 'demonym' || span.end - span.start !== 1 || relation !== 'nsubj' || !/^NNP?S$/.test(xpos)) return false;
  return !/^(?:the|those|these)$/i.test(document.tokens[span.start - 1]?.text ?? '');
}

/** States that others stood for in their day: "the Russians" of 1979 are the Soviet Union. */
const FORMER: readonly (readonly [today: string, then: string, from: string, to: string])[] = [
  ['country:RUS', 'country:SUN', '1922-12-30', '1991-12-26'],
  ['country:CZE', 'country:CSK', '1918-10-28', '1993-01-01'],
];

function stateAt(id: string, date: string | undefined): string {
  if (date === undefined) return id;
  return FORMER.find(([today, , from, to]) => today === id && date >= from && date < to)?.[1] ?? id;
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

/** Collectives and unnamed offices act for their owner: "Syrian troops" is Syria, "Assad's forces" is Assad, "its army" whoever it is. */
function settleNominal(scene: Scene, mention: Mention, possessor: Mention | undefined): void {
  if (!isOpen(scene, mention)) return;
  const { document, registry, lexicon } = scene;
  const several =
    membersOfOwners(scene, mention) ?? membersMeant(scene, mention) ?? (possessor && mention.plural ? theirs(scene, possessor) : null);
  if (several !== null) {
    settleAll(
      scene,
      mention,
      several.ids.map((id) => registry.enter(id, '').id),
      several.because,
    );
    return;
  }
  if (isLocal(scene, mention)) {
    settleLocal(scene, mention);
    return;
  }
  const owner = mention.of >= 0 ? scene.settled.actor[mention.of] : null;
  // "his daughter" and "Castro's lawyer" are people of their own.
  const served = registry.get(owner ?? (possessor ? actorOf(scene, possessor) : null) ?? '');
  if (served?.kind === 'person' && mention.form === 'title' && isPrivate(scene, mention)) return;
  if (owner?.startsWith('country:') && mention.form === 'nominal' && actsForItself(scene, mention)) {
    settleOpposed(scene, mention, owner);
    return;
  }
  if (owner) {
    settle(scene, mention, owner, mention.form === 'title' ? 'office of its owner, holder not named' : 'acts for its owner');
    return;
  }
  if (mention.of < 0 && mention.country !== '') {
    settle(scene, mention, registry.enter(`country:${mention.country}`, '').id, 'acts for the state of a place');
    return;
  }
  const meant = possessor ? registry.get(actorOf(scene, possessor) ?? '') : undefined;
  if (meant) {
    if (meant.kind === 'person' && mention.form === 'nominal' && !SERVING.has(mention.sector) && !STATE.test(mention.name)) return;
    const ofState = mention.form === 'title' || STATE.test(mention.name);
    const acts = meant.kind === 'person' && lexicon.countries.has(meant.country) && ofState ? `country:${meant.country}` : meant.id;
    settle(scene, mention, registry.enter(acts, '').id, 'acts for its owner');
    return;
  }
  if (possessor) return;
  // "militant group Hezbollah": the noun and the name are one.
  const named = scene.startingAt(mention.span.end).find((other) => other.kind === 'organization' && other.form !== 'nominal');
  const actor = named ? actorOf(scene, named) : null;
  if (actor !== null && document.tokens[mention.span.end]!.sentence === document.tokens[mention.head]!.sentence) {
    settle(scene, mention, actor, 'noun before the name');
    return;
  }
  const body = definiteBody(scene, mention);
  if (body !== null) settle(scene, mention, body.id, body.because);
}

/** Those who do not act for the state that they are of: "Sudanese rebels" are not Sudan. */
const OPPOSED: ReadonlySet<string> = new Set(['REB', 'UAF', 'OPP', 'CRM', 'PRM']);

/** Citizens and firms: what "Syrian refugees" do their state does not, but what is done to them is done to their state. */
const PRIVATE: ReadonlySet<string> = new Set(['CVL', 'REF', 'MED', 'BUS', 'EDU', 'NGO', 'LAB', 'REL', 'AGR', 'HLH', 'JRN', 'MNC', 'SOC']);

function actsForItself({ document }: Scene, mention: Mention): boolean {
  if (OPPOSED.has(mention.sector)) return true;
  if (!PRIVATE.has(mention.sector)) return false;
  let at = mention.head;
  while (document.tokens[at]!.relation === 'conj' && document.tokens[at]!.head >= 0) at = document.tokens[at]!.head;
  return document.tokens[at]!.relation === 'nsubj' || document.tokens[at]!.relation === 'obl:agent';
}

/** "Kyrgyz police freed a Kyrgyz journalist": whom a state acts on at home is not that state. */
function settleDomestic(scene: Scene, mention: Mention): void {
  const { document, registry } = scene;
  const owner = actorOf(scene, mention);
  if (mention.form !== 'nominal' || !PRIVATE.has(mention.sector) || !owner?.startsWith('country:')) return;
  let verb = mention.head;
  for (let steps = 0; steps < 4 && verb >= 0 && document.tokens[verb]!.tag !== 'VERB'; steps += 1) verb = document.tokens[verb]!.head;
  if (verb < 0 || document.tokens[verb]!.tag !== 'VERB') return;
  const code = owner.slice('country:'.length);
  const atHome = scene.inSentence(document.tokens[verb]!.sentence).some((other) => {
    const token = document.tokens[other.head]!;
    if (token.head !== verb || (token.relation !== 'nsubj' && token.relation !== 'obl:agent') || other.index === mention.index)
      return false;
    const actor = actorOf(scene, other);
    return actor === owner || (actor !== null && registry.get(actor)?.country === code);
  });
  if (atHome) settleOpposed(scene, mention, owner);
}

/** "Sudanese rebels", "rebels in Sudan": an organization of that state, the same in every document. */
function settleOpposed({ lexicon, registry, ...scene }: Scene, mention: Mention, owner: string): void {
  const code = owner.slice('country:'.length);
  const noun = mention.name.toLowerCase();
  const label = `${lexicon.countries.get(code)?.adjectives[0] ?? registry.get(owner)?.label ?? code} ${noun}`;
  const entry = registry.enter(`organization:${slug(`${code} ${noun}`)}`, label);
  entry.label = label;
  entry.country ||= code;
  entry.sector ||= mention.sector;
  settle({ lexicon, registry, ...scene }, mention, entry.id, 'those of a state who do not act for it');
}

/** "their ministers", "their troops": of all who "they" are. */
function theirs(scene: Scene, possessor: Mention): Members | null {
  const ids = membersOf(scene, possessor);
  return ids === null ? null : { ids, because: 'acts for its owners' };
}

/** Sectors of those who act for a person: "his troops", "her government"; "his school" does not. */
const SERVING: ReadonlySet<string> = new Set(['GOV', 'MIL', 'REB', 'PRM', 'UAF', 'SPY', 'COP', 'PTY', 'OPP']);

/** "her government" is that of her state; "his troops" are his. */
const STATE = /\b(?:administration|army|cabinet|country|government|military|nation|parliament)$/i;

function isPrivate(scene: Scene, mention: Mention): boolean {
  const office = scene.lexicon.offices.get(mention.office);
  return office !== undefined && (office.role === 'citizen' || office.scope === 'none');
}

/** "Trump administration": an organization of its own, belonging to its owner's state. */
function settleNamedAfter(scene: Scene, mention: Mention): void {
  if (mention.of < 0) return;
  const owner = scene.registry.get(scene.settled.actor[mention.of] ?? '');
  if (!owner) return;
  const entry = scene.registry.enter(actorOf(scene, mention) ?? idFromName('organization', mention.name), mention.name);
  entry.country ||= owner.country;
  entry.sector ||= 'GOV';
  settle(scene, mention, entry.id, 'named after its leader');
}

/** Sectors whose bare nouns are actors of a story: "police", "rebels", "the court". Whom one only speaks to ("reporters", "leaders") is none. */
const GROUPS: ReadonlySet<string> = new Set(['COP', 'REB', 'PRM', 'PRE', 'UAF', 'OPP', 'MIL', 'JUD', 'LEG', 'LAB', 'CRM']);

/** Of the sectors that hold everybody, the nouns that act or are acted on as a group. */
const CROWD =
  /^(?:civilians?|demonstrators?|migrants?|protesters?|refugees?|asylum seekers?|villagers|students?|workers|(?:bus |taxi |truck )?drivers|truckers|farmers|residents|voters|immigrants|conservatives|liberals|progressives|activists|journalists|government|regime|junta|authorities|opposition)$/;

/** Who is told of without a name or an owner is an actor of this document alone: whose police it is, is not said. */
function settleGroups(scene: Scene): void {
  const { document, registry } = scene;
  for (const mention of document.mentions) {
    if (!isOpen(scene, mention) || mention.form !== 'nominal') continue;
    const noun = mention.name.toLowerCase();
    if (!GROUPS.has(mention.sector) && !CROWD.test(noun)) continue;
    const entry = registry.enter(`organization:${slug(noun)}@${document.id}`, '');
    entry.label ||= noun;
    entry.sector ||= mention.sector;
    settle(scene, mention, entry.id, 'a group without a name');
  }
}
