// Offices and bodies of a part of a state, which do not act for the whole: a state of a union, a province, a city.
//
//   "the Ohio legislature sued" -> organization:ohio-legislature, of country:USA;  "the Ohio Republican" -> nobody, unless he is named
//
// Soldiers, police and authorities of a foreign city stand for their state, as the PLOVER manual has it: readers know them by nothing else.

import type { Mention } from '../document.js';
import { slug } from '../lexicon/fold.js';
import { actorOf, membersOf, type Scene, settle } from './scene.js';

/** The United States, whose states and cities have courts, police and authorities of their own that oppose its government. */
const UNION = 'USA';

/** Sectors that act for the whole state, wherever they stand. */
const OF_STATE: ReadonlySet<string> = new Set(['MIL', 'SPY', 'UAF', 'REB', 'PRM', 'CRM']);

/** Sectors of what is chosen or owned on the spot, in any state. */
const ELECTED: ReadonlySet<string> = new Set(['LEG', 'PTY', 'EDU', 'BUS', 'JRN']);

/** True where the owner of a nominal is a place that is not the seat of a state, and the nominal is of the place alone. */
export function isLocal(scene: Scene, mention: Mention): boolean {
  const owner = mention.of >= 0 ? scene.document.mentions[mention.of]! : null;
  if (owner === null || owner.kind !== 'country' || owner.form !== 'metonym') return false;
  const role = scene.lexicon.offices.get(mention.office)?.role;
  // "the mayor of Paris" is none of France's, though Paris is its capital.
  if (role === 'local') return true;
  if (!scene.lexicon.names.get(owner.name).some(({ kind }) => kind === 'place') || OF_STATE.has(mention.sector)) return false;
  return owner.country === UNION || ELECTED.has(mention.sector) || role === 'legislator';
}

/** Settles such a nominal on a body of its own; one member of a party or house without a name stays open. */
export function settleLocal(scene: Scene, mention: Mention): void {
  const { document, registry, lexicon } = scene;
  const owner = document.mentions[mention.of]!;
  const role = lexicon.offices.get(mention.office)?.role;
  if (mention.form === 'title' && !mention.plural && (role === 'party-leader' || role === 'legislator' || role === 'citizen')) return;
  const noun = mention.form === 'title' && !mention.plural ? mention.office : mention.name.toLowerCase();
  const label = `${owner.name} ${noun}`;
  const entry = registry.enter(`organization:${slug(label)}`, label);
  entry.label ||= label;
  entry.country ||= owner.country;
  entry.sector ||= mention.sector;
  settle(scene, mention, entry.id, 'of a part of a state');
}

/**
 * "The senator toured Iowa", "Texas voters rejected Missouri's law": what somebody of a state does about a part of it, he does not do to the
 * state; unless he shells it, as in "Assad's troops shelled Aleppo".
 */
export function forgetHome(scene: Scene): void {
  const { document, lexicon, settled } = scene;
  const { tokens } = document;
  for (const mention of document.mentions) {
    const state = actorOf(scene, mention);
    if (mention.kind !== 'country' || mention.form !== 'metonym' || !mention.place || state === null) continue;
    if (!lexicon.names.get(mention.name).some(({ kind }) => kind === 'place')) continue;
    let forced = false;
    let home = false;
    for (let at = mention.head, steps = 0; at >= 0 && steps < 6 && !forced && !home; at = tokens[at]!.head, steps += 1) {
      const { lemma, tag } = tokens[at]!;
      forced = (lexicon.frames.frames.get(`${tag === 'VERB' ? 'v' : 'n'}:${lemma}`) ?? []).some(({ type }) => type === 'ASSAULT');
      home = scene
        .inSentence(tokens[at]!.sentence)
        .filter((other) => tokens[other.head]!.head === at && /^(?:nsubj|nmod:poss|obl:agent)/.test(tokens[other.head]!.relation))
        .some((other) => other !== mention && isOf(scene, other, mention.country));
    }
    if (forced || !home) continue;
    settled.actor[mention.index] = null;
    settled.because[mention.index] = '';
  }
}

/** True of the people and bodies of a state; not of the state. */
function isOf(scene: Scene, mention: Mention, country: string): boolean {
  const ids = membersOf(scene, mention) ?? [actorOf(scene, mention) ?? ''];
  return ids.some((id) => !id.startsWith('country:') && scene.registry.get(id)?.country === country);
}
