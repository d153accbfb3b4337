// Who belongs where, with the words that say so.
//
//   "Turkish President Cem Aydin" -> {actor: country:TUR, role: president, evidence: those words}

import type { Evidence, Mention } from '../document.js';
import type { Entry } from './registry.js';
import { actorOf, type Scene } from './scene.js';
import { ownerInView } from './view.js';

/** Adds what one mention tells of its actor's state and affiliations. `possessor` is the pronoun it begins with ("its foreign minister"). */
export function recordAffiliations(scene: Scene, mention: Mention, possessor: Mention | undefined): void {
  const { registry, lexicon } = scene;
  const entry = registry.get(actorOf(scene, mention) ?? '');
  if (!entry || entry.kind === 'country') return;
  if (entry.kind === 'organization') {
    // A university stands in its state and is none of its organs.
    if (entry.sector === 'EDU') return;
    if (entry.country !== '' && lexicon.countries.has(entry.country) && entry.affiliations.length === 0)
      join(scene, entry, registry.enter(`country:${entry.country}`, ''), 'part', mention);
    return;
  }
  if (mention.office !== '' && mention.kind === 'person') {
    entry.office ||= mention.office;
    entry.sector ||= mention.sector;
  }
  if (mention.form === 'pronoun') return;
  const owner = ownerOf(scene, mention, possessor) ?? organizationAfter(scene, mention);
  if (owner && owner.id !== entry.id) {
    join(scene, entry, owner, mention.office || 'national', mention);
    return;
  }
  // Whose "its president" is hangs on the pronoun, and must not be guessed.
  if (possessor || mention.office === '' || entry.country !== '' || entry.affiliations.length > 0) return;
  if (mention.form !== 'name' && mention.form !== 'alias' && mention.form !== 'title') return;
  const inView = ownerInView(scene, mention);
  if (inView !== null) join(scene, entry, registry.enter(inView, ''), mention.office, mention);
}

/** The state or organization that a person's mention names as his: "Turkish" in "Turkish President Cem Aydin", "its" in "its envoy". */
function ownerOf(scene: Scene, mention: Mention, possessor: Mention | undefined): Entry | undefined {
  const { registry, settled, lexicon } = scene;
  const named = mention.of >= 0 ? registry.get(settled.actor[mention.of] ?? '') : undefined;
  if (named && named.kind !== 'person') return named;
  const meant = named ?? (possessor && mention.office !== '' ? registry.get(actorOf(scene, possessor) ?? '') : undefined);
  if (meant?.kind !== 'person') return meant;
  // "her foreign minister", "Trump adviser": of the state of whom he serves.
  const office = lexicon.offices.get(mention.office);
  const serves = office !== undefined && office.scope !== 'none' && office.role !== 'citizen';
  return serves && lexicon.countries.has(meant.country) ? registry.enter(`country:${meant.country}`, '') : undefined;
}

/** "Sarita Thapaliya of the Workers' Congress": the organization behind the name. */
function organizationAfter(scene: Scene, mention: Mention): Entry | undefined {
  const { tokens } = scene.document;
  if (mention.form !== 'name' || !/^(?:of|from|with)$/.test(tokens[mention.span.end]?.text ?? '')) return undefined;
  const at = tokens[mention.span.end + 1]?.text.toLowerCase() === 'the' ? mention.span.end + 2 : mention.span.end + 1;
  const other = scene.startingAt(at).find((candidate) => candidate.kind !== 'person');
  const entry = other ? scene.registry.get(actorOf(scene, other) ?? '') : undefined;
  return entry && entry.kind !== 'person' ? entry : undefined;
}

function join(scene: Scene, entry: Entry, owner: Entry, role: string, mention: Mention): void {
  const { document, registry, lexicon } = scene;
  if (entry.country === '' && lexicon.countries.has(owner.country)) entry.country = owner.country;
  // Who speaks for a ministry is of its state too.
  if (owner.kind === 'organization' && lexicon.countries.has(owner.country) && entry.kind === 'person') {
    join(scene, entry, registry.enter(`country:${owner.country}`, ''), role, mention);
  }
  const evidence: Evidence = { document: document.id, ...mention.range, text: document.text.slice(mention.range.start, mention.range.end) };
  const known = entry.affiliations.findIndex((other) => other.actor === owner.id);
  if (known < 0) entry.affiliations.push({ actor: owner.id, role, evidence });
  else if (!entry.affiliations[known]!.evidence) entry.affiliations[known] = { ...entry.affiliations[known]!, evidence };
}
