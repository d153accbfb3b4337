// How sure a claim is: what stands for and against the reading in, the share of such claims that are right out.
//
//   "He may have met her" -> [pronoun, unreal] -> 6.2 x .5 x .3 : 1, about one in one -> .48
//
// Odds, multiplied: each signal says how much likelier or unlikelier a claim with it is to be right. The numbers are fitted to
// development data by scripts/calibration.mjs --fit, which also prints how well they hold. They decide nothing: every claim is kept.

import type { Claim, Modality, PloverType, ResolvedMention } from '../document.js';

/** What can stand for or against a claim. */
export type Signal = keyof typeof ODDS;

/** How many claims with nothing said for or against them are right for each that is wrong. */
const BASE = 6.2;

const ODDS = {
  indirect: { factor: 0.75, when: 'an end is reached through another noun ("rejected Lavrov\'s proposal") or is where the act happens' },
  purpose: { factor: 0.55, when: 'the act is what something is done for ("came to meet")' },
  noun: { factor: 0.85, when: 'the act is a noun ("the attack on")' },
  phrase: { factor: 1.5, when: 'the trigger has several words ("cut off aid")' },
  bare: { factor: 0.9, when: 'an operator without a known act inside ("rejected the idea of")' },
  // Too rare among what was judged, so set by hand.
  demanded: { factor: 0.3, when: 'it is asked for and not done' },
  planned: { factor: 0.35, when: 'it is announced or intended' },
  unreal: { factor: 0.29, when: '"may", "if", "would"' },
  // Too rare as well.
  denied: { factor: 0.2, when: 'it is said not to be so' },
  reported: { factor: 0.65, when: 'somebody says so' },
  turned: { factor: 2.2, when: 'it is refused or ended: that is said in words of their own' },
  asked: { factor: 0.8, when: 'it is asked for or threatened' },
  pronoun: { factor: 0.5, when: 'an end is "he", "its", "we"' },
  nameless: { factor: 0.65, when: 'an end is a group without a name ("protesters")' },
  behind: { factor: 0.45, when: 'the source stands behind the verb, where targets stand' },
  distant: { factor: 0.5, when: 'an end stands more than twelve words away' },
  material: { factor: 0.75, when: 'a deed rather than words: figures of speech and accidents abound' },
  personal: { factor: 0.4, when: 'a deed by or to a person: elections are full of battles' },
} as const;

const MATERIAL: ReadonlySet<PloverType | null> = new Set<PloverType | null>([
  'COOPERATE',
  'AID',
  'RETREAT',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);

/** Words between an end and the act beyond which it is far away. */
const FAR = 12;

/** What the ends and the modality of a claim add to the signals of its reading. */
export function signalsOf(
  read: readonly Signal[],
  act: { readonly head: number; readonly type: PloverType | null; readonly modality: Modality },
  from: ResolvedMention,
  to: ResolvedMention,
  reporter: string | null,
): Signal[] {
  const signals = new Set(read);
  const add = (signal: Signal, holds: boolean): void => {
    if (holds) signals.add(signal);
  };
  const { type, modality, head } = act;
  add('planned', modality === 'planned');
  add('demanded', modality === 'demanded');
  add('unreal', modality === 'hypothetical');
  add('denied', modality === 'denied');
  add('reported', reporter !== null);
  add('pronoun', from.form === 'pronoun' || to.form === 'pronoun');
  add('nameless', isNameless(from) || isNameless(to));
  add('behind', from.head > head);
  add('distant', Math.abs(from.head - head) > FAR || Math.abs(to.head - head) > FAR);
  add('material', MATERIAL.has(type));
  add('personal', MATERIAL.has(type) && (from.kind === 'person' || to.kind === 'person'));
  return [...signals].sort();
}

/** "protesters", "a terror group": no state, person or organization stands behind the words. */
function isNameless({ form, actor }: ResolvedMention): boolean {
  return form === 'nominal' && actor !== null && /^organization:[^@]+@/.test(actor);
}

/** Share of claims with these signals that are right, [0, 1]. */
export function confidenceOf(signals: readonly Signal[]): number {
  const odds = signals.reduce((product, signal) => product * ODDS[signal].factor, BASE);
  return odds / (1 + odds);
}

const read = new WeakMap<Claim, readonly Signal[]>();

/** Remembers what a claim was weighed by, for `demarche explain` and for calibration. */
export function remember(claim: Claim, signals: readonly Signal[]): Claim {
  read.set(claim, signals);
  return claim;
}

/** What stands for and against a claim that this process read, with its factor on the odds; empty for claims of files. */
export function weighed(claim: Claim): readonly { readonly signal: Signal; readonly factor: number; readonly when: string }[] {
  return (read.get(claim) ?? []).map((signal) => ({ signal, ...ODDS[signal] }));
}

/** Signals that speak of the act or of the sentence rather than of how its ends were read. */
const OF_THE_ACT: ReadonlySet<Signal> = new Set<Signal>([
  'material',
  'personal',
  'turned',
  'noun',
  'phrase',
  'behind',
  'distant',
  'reported',
]);

/**
 * How well a claim was read, beside others of the same pair and sentence, [0, 1]. Which of them types the pair is not to hang on how
 * often acts of that kind are misread elsewhere.
 */
export function readingOf(claim: Claim): number {
  return confidenceOf((read.get(claim) ?? []).filter((signal) => !OF_THE_ACT.has(signal)));
}

/** All signals with their factors, and the odds without any. */
export function factors(): {
  readonly base: number;
  readonly odds: Readonly<Record<Signal, { readonly factor: number; readonly when: string }>>;
} {
  return { base: BASE, odds: ODDS };
}
