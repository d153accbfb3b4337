// What words around an act make of it. An act and the operators above it in, a composed act out.
//
//   sanctions (SANCTION) under "lift" (END) under "agree" (FUT)  ->  CONCEDE, planned
//
// The operators and what they yield come from trials on typed pairs of actors: "END of a sanction is a concession, FUT of
// cooperation is an agreement, FUT of material conflict is a threat".

import type { Modality, PloverType } from '../document.js';
import type { FrameTables, OperatorKind } from '../lexicon/frames.js';
import { modeOf } from './modes.js';

/** The part of an act that operators change. */
export interface Composed {
  readonly type: PloverType | null;
  readonly mode: string;
  readonly polarity: number;
  readonly modality: Modality;
}

const MATERIAL_CONFLICT: ReadonlySet<PloverType | null> = new Set<PloverType | null>([
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
]);
const COOPERATION: ReadonlySet<PloverType | null> = new Set<PloverType | null>([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
]);

/** Applies one operator. `scores` gives the polarity of a type that results. */
export function apply(operator: OperatorKind, act: Composed, tables: FrameTables): Composed {
  const { type } = act;
  switch (operator) {
    case 'FUT':
      if (act.modality === 'demanded' || act.modality === 'denied') return act;
      if (type === 'SUPPORT' || type === 'AGREE' || type === 'CONCEDE' || type === 'CONSULT') return { ...act, modality: 'planned' };
      if (COOPERATION.has(type)) return retype('AGREE', tables, 'planned', act);
      if (MATERIAL_CONFLICT.has(type) && act.polarity < 0) return retype('THREATEN', tables, act.modality, act);
      return { ...act, modality: 'planned' };
    case 'TRY':
      return { ...act, modality: act.modality === 'actual' ? 'planned' : act.modality, polarity: act.polarity * 0.7 };
    case 'REQ':
      if (type === 'SANCTION' || type === 'PROTEST') return retype('THREATEN', tables, 'actual', act);
      // Who urges others to back or to condemn somebody does so himself.
      if (type === 'SUPPORT' || type === 'ACCUSE') return { ...act, modality: 'actual' };
      return retype('REQUEST', tables, 'actual', act);
    case 'NEG':
      // Who refuses to condemn is no enemy: the type is REJECT, the tone is not.
      return {
        type: 'REJECT',
        mode: modeOf('REJECT', act),
        polarity: act.polarity < 0 ? 0.1 : score('REJECT', tables),
        modality: 'actual',
      };
    case 'NOT':
      if (act.modality === 'planned' || COOPERATION.has(type))
        return {
          type: 'REJECT',
          mode: modeOf('REJECT', act),
          polarity: act.polarity < 0 ? 0.1 : score('REJECT', tables),
          modality: 'actual',
        };
      // "does not trust" is an attitude too; "does not hate" is none.
      if (type === null && act.polarity > 0 && act.modality === 'actual') return { ...act, polarity: act.polarity * -0.6 };
      return { ...act, polarity: 0, modality: 'denied' };
    case 'END':
      // "halted plans to send aid": what was not begun is refused.
      if (act.modality === 'planned' && COOPERATION.has(type)) return retype('REJECT', tables, 'actual', act);
      if (type === 'SANCTION' || type === 'COERCE' || type === 'PROTEST') return retype('CONCEDE', tables, 'actual', act);
      if (type === 'ASSAULT' || type === 'MOBILIZE') return retype('RETREAT', tables, 'actual', act);
      if (type === 'ACCUSE' || type === 'THREATEN' || type === 'REJECT' || type === 'REQUEST')
        return retype('CONCEDE', tables, 'actual', act);
      if (type === 'AID' || type === 'COOPERATE' || type === 'CONSULT' || type === 'SUPPORT' || type === 'AGREE')
        return retype('SANCTION', tables, 'actual', act);
      return { ...act, modality: 'ended', polarity: -act.polarity / 2 };
    case 'THR':
      return retype('THREATEN', tables, 'actual', act);
    case 'HYP':
      return { ...act, modality: 'hypothetical' };
    case 'DENY':
      return { ...act, modality: 'denied', polarity: 0 };
    case 'ALLEGE':
      return { ...act, modality: act.modality === 'actual' ? 'alleged' : act.modality };
    case 'BEGIN':
    case 'CONT':
    case 'CAUSE':
      return act;
  }
}

function retype(type: PloverType, tables: FrameTables, modality: Modality, act: Composed): Composed {
  return { type, mode: modeOf(type, act), polarity: score(type, tables), modality };
}

/** The usual polarity of a type: its PLOVER score / 10. */
export function score(type: PloverType, tables: FrameTables): number {
  return tables.plover.get(type)!.score / 10;
}
