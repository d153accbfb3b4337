// The mode of an act that operators made: what is asked, refused or threatened decides it. A type and the act inside in, a mode out.
//
//   "Oslo threatened to expel Belarusian diplomats": THREATEN made of SANCTION expel -> expel
//   "Oslo asked Minsk for aid": REQUEST made of AID -> assist

import type { PloverType } from '../document.js';

/** PLOVER mode of `made`, or empty where the manual has none that fits. */
export function modeOf(made: PloverType, of: { readonly type: PloverType | null; readonly mode: string }): string {
  switch (made) {
    case 'REQUEST':
    case 'REJECT':
      return askedFor(of.type);
    case 'THREATEN':
      return threatened(of.type, of.mode);
    default:
      return '';
  }
}

/** Modes that REQUEST and REJECT share. */
function askedFor(type: PloverType | null): string {
  switch (type) {
    case 'AID':
    case 'COOPERATE':
      return 'assist';
    case 'CONSULT':
      return 'meet';
    case 'CONCEDE':
    case 'RETREAT':
      return 'yield';
    default:
      return '';
  }
}

function threatened(type: PloverType | null, mode: string): string {
  switch (type) {
    case 'ASSAULT':
    case 'MOBILIZE':
      return 'violence';
    case 'SANCTION':
      if (mode === 'expel') return 'expel';
      if (mode === 'convict') return 'arrest';
      return mode === '' ? 'restrict' : 'relations';
    case 'COERCE':
      if (mode === 'arrest') return 'arrest';
      if (mode === 'deport') return 'expel';
      return mode === 'restrict' || mode === 'curfew' || mode === 'withhold' ? 'restrict' : '';
    default:
      return '';
  }
}
