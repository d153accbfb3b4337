// The four quadrants of PLOVER, by event type (PLOVER manual 2.0, table of types). The lexicon's plover.tsv has the scores as well;
// a graph is drawn and exported without a lexicon, so the sixteen pairs stand here too, and a test keeps the two in step.
//
//   quadOf('ACCUSE') -> 'VERBAL CONFLICT'

import type { PloverType } from '../document.js';

export type Quad = 'VERBAL COOPERATION' | 'MATERIAL COOPERATION' | 'VERBAL CONFLICT' | 'MATERIAL CONFLICT';

export const QUADS: readonly Quad[] = ['VERBAL COOPERATION', 'MATERIAL COOPERATION', 'VERBAL CONFLICT', 'MATERIAL CONFLICT'];

const QUAD_OF: Readonly<Record<PloverType, Quad>> = {
  AGREE: 'VERBAL COOPERATION',
  CONSULT: 'VERBAL COOPERATION',
  SUPPORT: 'VERBAL COOPERATION',
  CONCEDE: 'VERBAL COOPERATION',
  COOPERATE: 'MATERIAL COOPERATION',
  AID: 'MATERIAL COOPERATION',
  RETREAT: 'MATERIAL COOPERATION',
  REQUEST: 'VERBAL CONFLICT',
  ACCUSE: 'VERBAL CONFLICT',
  REJECT: 'VERBAL CONFLICT',
  THREATEN: 'VERBAL CONFLICT',
  PROTEST: 'MATERIAL CONFLICT',
  SANCTION: 'MATERIAL CONFLICT',
  MOBILIZE: 'MATERIAL CONFLICT',
  COERCE: 'MATERIAL CONFLICT',
  ASSAULT: 'MATERIAL CONFLICT',
};

/** All types, in the order of the manual. */
export const PLOVER_TYPES = Object.keys(QUAD_OF) as readonly PloverType[];

export function quadOf(type: PloverType): Quad {
  return QUAD_OF[type];
}

/** Whether a word is the name of a PLOVER type, as one reads it from a file or a command line. */
export function isPloverType(word: string): word is PloverType {
  return Object.hasOwn(QUAD_OF, word);
}
