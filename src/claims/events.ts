// Events that are spoken of again: "Somaliland denounced the deal". An act without a target in, those who did what it is about out.
//
//   "Oslo signed a pact with Minsk. Riga denounced the deal." -> denounced: Oslo and Minsk

import type { PloverType, Resolved } from '../document.js';
import { dependents, prepositionOf, type Tree } from '../syntax/tree.js';
import type { Act, Ends } from './ends.js';
import type { Finding } from './findings.js';
import { actorIn } from './lookup.js';
import { fill, within } from './slots.js';

type Types = readonly (PloverType | null)[];

/** What a noun for an event may speak of again: acts of these types. */
const EVENTS: readonly (readonly [noun: RegExp, types: Types])[] = [
  [/^(?:deal|agreement|accord|pact|treaty|truce|ceasefire|partnership|alliance|arrangement)$/, ['AGREE', 'COOPERATE', 'SUPPORT']],
  [/^(?:attack|strike|airstrike|raid|bombing|shelling|killing|assault|invasion|offensive|massacre|bombardment|incursion)$/, ['ASSAULT']],
  [/^(?:sanction|duty|tariff|ban|embargo|measure|restriction|blockade|boycott|penalty)s?$/, ['SANCTION', 'COERCE', 'THREATEN']],
  [/^(?:drill|exercise|maneuver|manoeuvre|deployment|buildup|build-up)s?$/, ['COOPERATE', 'MOBILIZE']],
  [/^(?:seizure|arrest|detention|jailing|crackdown|raid)s?$/, ['COERCE']],
  [
    /^(?:remark|comment|statement|accusation|allegation|charge|criticism|insult|threat|ultimatum|warning)s?$/,
    ['ACCUSE', 'THREATEN', 'REJECT'],
  ],
  [/^(?:offer|proposal|pledge|promise)$/, ['AGREE', 'AID', 'SUPPORT', 'REQUEST']],
  [/^(?:veto|rejection|refusal)$/, ['REJECT']],
  [/^(?:release|withdrawal|pullout|pull-out|retreat|concession)$/, ['RETREAT', 'CONCEDE']],
  [/^(?:aid|assistance|donation|grant|loan)$/, ['AID', 'AGREE']],
  [/^(?:visit|trip|talks|meeting|summit)$/, ['CONSULT']],
  [/^(?:move|decision|step|action|act|switch)$/, ['SANCTION', 'COERCE', 'MOBILIZE', 'RETREAT', 'CONCEDE', 'AID', 'THREATEN']],
];

/** Acts of speaking that may be about an event. */
const ABOUT: ReadonlySet<PloverType | null> = new Set<PloverType | null>(['ACCUSE', 'SUPPORT', 'REJECT', 'PROTEST', 'THREATEN', null]);

/** Sentences back in which an event is looked for. */
const BACK = 2;

/** Whom an act without a target is about, by what was read before it: who did what it speaks of, or whom its source did it to before. */
export function spokenOf(document: Resolved, tree: Tree, ends: Ends, act: Act, before: readonly Finding[]): number[] {
  if (act.target.mentions.length > 0) return [];
  const doers = doersOf(document, tree, ends, act, before);
  return doers.length > 0 ? doers : sufferersOf(document, tree, act, before);
}

/**
 * Mentions of those who did what the object of an act speaks of again; empty where the object is none of these nouns, tells itself whose
 * event it is, or nothing before it fits. `before` are the findings read so far, in reading order.
 */
function doersOf(document: Resolved, tree: Tree, ends: Ends, act: Act, before: readonly Finding[]): number[] {
  const { rule, head, words } = act.firing;
  if (rule.pos !== 'v' || !ABOUT.has(rule.type) || act.source.mentions.length === 0) return [];
  for (const slot of rule.target) {
    for (const noun of fill(tree, head, words, slot)) {
      const types = eventOf(tree, ends, noun);
      if (types === null) continue;
      const found = lastOf(document, tree, types, noun, act, before);
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** Acts that go on and may be eased, ended or sharpened later. */
const LASTING: Types = ['SANCTION', 'COERCE', 'THREATEN', 'ASSAULT', 'MOBILIZE', 'AID'];

/**
 * Mentions of those whom the earlier act of the same source was done to: "froze Minsk's assets" and later "will lift its sanctions". Empty
 * where the act names no such noun, or nothing before it fits.
 */
function sufferersOf(document: Resolved, tree: Tree, act: Act, before: readonly Finding[]): number[] {
  const { rule, head, words } = act.firing;
  if (rule.pos !== 'v' || act.source.mentions.length === 0) return [];
  const nouns = [...words, ...rule.target.flatMap((slot) => fill(tree, head, words, slot))];
  const row = EVENTS.find(
    ([pattern, types]) => types.some((type) => LASTING.includes(type)) && nouns.some((noun) => isOwn(tree, noun, pattern)),
  );
  if (row === undefined) return [];
  const sources = new Set(act.source.mentions.map((mention) => document.mentions[mention]!.actor));
  const here = tree.tokens[head]!.sentence;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const finding = before[i]!;
    if (here - tree.tokens[finding.head]!.sentence > BACK) return [];
    if (finding.target.length === 0 || finding.head === head || !row[1].includes(finding.type) || !LASTING.includes(finding.type)) continue;
    if (finding.source.some((mention) => sources.has(document.mentions[mention]!.actor))) return [...finding.target];
  }
  return [];
}

/** "its sanctions", "the sanctions", "the last of its sanctions". */
function isOwn(tree: Tree, noun: number, pattern: RegExp): boolean {
  if (!pattern.test(tree.tokens[noun]!.lemma.toLowerCase())) return false;
  return dependents(tree, noun, 'nmod:poss', 'det').some((child) =>
    /^(?:its|their|his|her|the|these|those)$/i.test(tree.tokens[child]!.text),
  );
}

/** The types of a noun for an event told before: "the deal", "this attack"; null for "an attack", "the attack by rebels", "its deal". */
function eventOf(tree: Tree, ends: Ends, noun: number): Types | null {
  const { lemma, tag } = tree.tokens[noun]!;
  if (tag !== 'NOUN') return null;
  const definite = dependents(tree, noun, 'det').some((child) => /^(?:the|this|these|that|those)$/i.test(tree.tokens[child]!.text));
  const row = definite ? EVENTS.find(([pattern]) => pattern.test(lemma.toLowerCase())) : undefined;
  if (row === undefined || dependents(tree, noun, 'acl:relcl').length > 0) return null;
  const told = within(tree, noun).some((next) => ends.at(next).length > 0 || prepositionOf(tree, next) === 'by');
  return told ? null : row[1];
}

/** Who did the last act of these types, but for whoever speaks of it now. */
function lastOf(document: Resolved, tree: Tree, types: Types, noun: number, act: Act, before: readonly Finding[]): number[] {
  const here = tree.tokens[noun]!.sentence;
  const speakers = new Set(act.source.mentions.map((mention) => document.mentions[mention]!.actor ?? ''));
  // Nobody speaks so of what his own state has done.
  const states = [...speakers].map((id) => `country:${actorIn(document, id)?.country ?? ''}`);
  const others = (mention: number): boolean => {
    const actor = document.mentions[mention]!.actor ?? '';
    return !speakers.has(actor) && !states.includes(actor);
  };
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const { type, source, target, head, modality, mutual } = before[i]!;
    if (here - tree.tokens[head]!.sentence > BACK) return [];
    if (type === null || modality === 'denied' || modality === 'hypothetical' || head >= noun) continue;
    if (!types.includes(type)) continue;
    const doers = (mutual ? [...source, ...target] : source).filter(others);
    if (doers.length > 0 && target.length > 0) return doers;
  }
  return [];
}
