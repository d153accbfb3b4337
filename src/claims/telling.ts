// What is done by saying: politicians who attack with words, ministers who speak for their states, victims who tell who hit them.
//
//   "Foreign Minister Lind of Estonia said Estonia backs Riga" -> Ivo Lind SUPPORT Latvia

import type { PloverType, Resolved, ResolvedMention } from '../document.js';
import type { Finding } from './findings.js';
import { actorIn, mentionsOf } from './lookup.js';

/** Sectors of people who attack with words: an "attack" of a senator on a minister is no assault. */
const CIVIL: ReadonlySet<string> = new Set([
  'GOV',
  'LEG',
  'PTY',
  'ELI',
  'JUD',
  'JRN',
  'BUS',
  'NGO',
  'OPP',
  'IGO',
  'NGM',
  'MNC',
  'EDU',
  'REL',
  'SOC',
]);

/** Words of force that are said of quarrels, too. */
const QUARREL =
  /\b(?:attack|assault|battle|fight|war|hit|strike|target|offensive|campaign|broadside|barrage|salvo|swipe|blast|hammer|duel)\b/;

/** "attacked his rival": where both are politicians or parties, the weapons are words. */
export function isVerbal(document: Resolved, finding: Finding, from: ResolvedMention, to: ResolvedMention): boolean {
  if (finding.type !== 'ASSAULT' || !QUARREL.test(finding.rule)) return false;
  return isCivil(document, from) && isCivil(document, to);
}

/** Words for winning that are words of force elsewhere. */
const WINNING = /^(?:beat|defeat|unseat|topple|trounce|rout|crush|edge|best|oust|win|run|challenge|face)\b/;

/** "beat her in the caucus": politicians who win against each other do no harm, and are told of no stance. */
export function isContest(document: Resolved, { type, rule }: Finding, from: ResolvedMention, to: ResolvedMention): boolean {
  if ((type !== 'ASSAULT' && type !== 'COERCE') || !WINNING.test(rule)) return false;
  return isCivil(document, from) && isCivil(document, to);
}

function isCivil(document: Resolved, { actor }: ResolvedMention): boolean {
  const end = actorIn(document, actor!);
  return end !== undefined && end.kind !== 'country' && CIVIL.has(end.sector);
}

/** Deeds that between politicians of one state are figures of speech: "gave her cover", "took up the bill", "freed his party". */
const FIGURES: ReadonlySet<PloverType | null> = new Set<PloverType | null>(['AID', 'COERCE', 'CONCEDE', 'RETREAT', 'MOBILIZE']);

/** What courts and governments do at home, too. */
const LITERAL =
  /\b(?:arrest|detain|detention|jail|imprison|prison|sentence|release|free|pardon|ban|outlaw|dissolve|suspend|expel|raid|search|seize|confiscate|censor|close|shut|curfew|grant|lift|fund|funding|aid|relief|million|billion|troop|guard)\b/;

/** True for a deed that politics at home only speaks of. */
export function isFigure(document: Resolved, { type, modality, rule }: Finding, from: ResolvedMention, to: ResolvedMention): boolean {
  if (!FIGURES.has(type) || modality === 'denied' || LITERAL.test(rule) || !isCivil(document, from) || !isCivil(document, to)) return false;
  const home = actorIn(document, from.actor!)?.country ?? '';
  return home !== '' && home === actorIn(document, to.actor!)?.country;
}

/** The mention of who speaks, near the words or anywhere. */
export function tellerOf(document: Resolved, reporter: string, speaker: number): ResolvedMention | undefined {
  const same = mentionsOf(document, reporter);
  return same.find(({ span }) => speaker >= span.start && speaker < span.end) ?? same[0];
}

/** Deeds that blame who is told to have done them. */
const BLAMED: ReadonlySet<PloverType | null> = new Set<PloverType | null>(['ASSAULT', 'COERCE', 'MOBILIZE']);

/** Words that a state says through whom it lets speak. */
const SAID_FOR: ReadonlySet<PloverType | null> = new Set<PloverType | null>([
  'AGREE',
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
]);

/**
 * What telling does: a minister who says what his state supports or threatens does so himself, and who tells of force
 * against his own side blames who used it.
 */
export function bySpeaking(
  document: Resolved,
  finding: Finding,
  teller: ResolvedMention,
  from: ResolvedMention,
  to: ResolvedMention,
): { readonly finding: Finding; readonly to: ResolvedMention } | null {
  const who = actorIn(document, teller.actor!);
  if (!who || teller.actor === from.actor) return null;
  const asserted = finding.modality === 'actual' || finding.modality === 'planned' || finding.modality === 'alleged';
  if (!asserted) return null;
  const forState = from.actor === `country:${who.country}` && who.kind === 'person' && OFFICIAL.has(who.sector);
  if (forState && teller.actor !== to.actor && SAID_FOR.has(finding.type))
    return { finding: { ...finding, rule: `${finding.rule} by its speaker`, signals: [...finding.signals, 'reported'] }, to };
  const suffered = to.actor === teller.actor || (to.actor === `country:${who.country}` && OFFICIAL.has(who.sector));
  if (forState || !suffered || !BLAMED.has(finding.type) || finding.polarity >= 0) return null;
  const blame = {
    type: 'ACCUSE' as const,
    mode: '',
    polarity: -0.3,
    modality: 'actual' as const,
    rule: `${finding.rule} blamed by who tells`,
  };
  return { finding: { ...finding, ...blame, signals: [...finding.signals, 'reported'] }, to: from };
}

const OFFICIAL: ReadonlySet<string> = new Set(['GOV', 'MIL', 'LEG']);
