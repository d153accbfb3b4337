// Whom a definite noun without a name means: "the bloc", "the alliance", "the kingdom", "the group", "the militia".
//
//   "Brussels froze the funds ... the EU ... said the bloc's envoy" -> bloc is organization:european-union

import type { Mention } from '../document.js';
import { actorOf, type Scene } from './scene.js';

/** How many sentences back a noun may look for the body it stands for. */
const REACH = 5;

/** What kind of body a noun can stand for: sectors and kinds of the table. */
const BODIES: Readonly<Record<string, { readonly sectors: readonly string[]; readonly reach: number }>> = {
  rebels: { sectors: ['REB', 'PRM', 'UAF', 'MIL'], reach: REACH },
  insurgents: { sectors: ['REB', 'PRM', 'UAF'], reach: REACH },
  guerrillas: { sectors: ['REB', 'PRM', 'UAF'], reach: REACH },
  militants: { sectors: ['REB', 'PRM', 'UAF'], reach: REACH },
  council: { sectors: ['', 'GOV', 'IGO', 'LEG', 'NGO'], reach: REACH },
  bloc: { sectors: ['IGO'], reach: 100 },
  alliance: { sectors: ['IGO'], reach: 30 },
  group: { sectors: ['REB', 'NGO', 'PRM', 'UAF', 'CRM'], reach: REACH },
  movement: { sectors: ['REB', 'OPP', 'PTY', 'SOC'], reach: REACH },
  militia: { sectors: ['REB', 'PRM', 'UAF', 'MIL'], reach: REACH },
  party: { sectors: ['PTY', 'OPP'], reach: REACH },
  agency: { sectors: ['IGO', 'SPY', 'GOV'], reach: 3 },
  ministry: { sectors: ['GOV'], reach: 3 },
  court: { sectors: ['JUD'], reach: REACH },
  watchdog: { sectors: ['IGO', 'NGO'], reach: REACH },
  organization: { sectors: ['NGO', 'IGO'], reach: 3 },
  organisation: { sectors: ['NGO', 'IGO'], reach: 3 },
  company: { sectors: ['BUS'], reach: REACH },
};

export interface Meant {
  readonly id: string;
  readonly because: string;
}

/** The nearest body before it that fits, when no other in reach does. */
export function definiteBody(scene: Scene, mention: Mention): Meant | null {
  const { document } = scene;
  const first = document.tokens[mention.span.start]!;
  const article = first.text.toLowerCase() === 'the' || document.tokens[mention.span.start - 1]?.text.toLowerCase() === 'the';
  if (!article) return null;
  const words = mention.name.toLowerCase().split(' ');
  if (words.length === 1 && words[0] === 'europeans') return definiteUnion(scene);
  if (/^(?:country|nation|kingdom|emirate|republic|sultanate)$/.test(words.at(-1)!)) return definiteState(scene, mention);
  const body = Object.hasOwn(BODIES, words.at(-1)!) ? BODIES[words.at(-1)!]! : null;
  if (body === null) return null;
  const sentence = document.tokens[mention.head]!.sentence;
  const found = new Set<string>();
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = document.mentions[i]!;
    if (sentence - document.tokens[other.head]!.sentence > body.reach) break;
    const id = actorOf(scene, other);
    const entry = id === null ? undefined : scene.registry.get(id);
    if (entry?.kind !== 'organization' || entry.id.includes('@') || other.form === 'nominal' || !body.sectors.includes(entry.sector))
      continue;
    // "the council" is a council, whatever its sector.
    if (entry.sector === '' && !entry.label.toLowerCase().includes(words.at(-1)!)) continue;
    found.add(entry.id);
    if (found.size > 1) return null;
  }
  const [id] = found;
  return id === undefined ? null : { id, because: `"${words.at(-1)!}": the only one that fits` };
}

/** "The Europeans" are the Union, in a document that names it. */
function definiteUnion(scene: Scene): Meant | null {
  const id = 'organization:european-union';
  return scene.registry.get(id) ? { id, because: '"Europeans": the Union that the document names' } : null;
}

/** "the kingdom", "the country": the one state of the sentence before, or its subject where more than one is named. */
function definiteState(scene: Scene, mention: Mention): Meant | null {
  const { document } = scene;
  const sentence = document.tokens[mention.head]!.sentence;
  const found = new Set<string>();
  const subjects = new Set<string>();
  for (let i = mention.index - 1; i >= 0; i -= 1) {
    const other = document.mentions[i]!;
    const { sentence: its, relation } = document.tokens[other.head]!;
    if (sentence - its > 1) break;
    if (other.kind !== 'country' || other.place || other.form === 'demonym') continue;
    const id = actorOf(scene, other);
    if (id === null) continue;
    found.add(id);
    // Two that are joined ("Peru and Chile") are not one country.
    if (its < sentence && (relation.startsWith('nsubj') || relation === 'conj')) subjects.add(id);
  }
  const [id] = found.size === 1 ? found : subjects.size === 1 ? subjects : [];
  return id === undefined ? null : { id, because: `"${mention.name}": the state that the sentence before is about` };
}
