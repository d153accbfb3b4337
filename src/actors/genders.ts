// Whether a person is "he" or "she", by what stands beside the name or by the name; empty where neither tells.
//
//   "Ms. Hoxha" -> she;  "spokesman Ilir" -> he;  "Rosa Mamani" -> she, by her first name

import type { Mention, Mentioned } from '../document.js';
import { fold } from '../lexicon/fold.js';
import type { Lexicon } from '../lexicon/lexicon.js';

export type Gender = 'he' | 'she' | '';

const SHE = /^(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Baroness|Sister)\.?$|woman$/;
const HE = /^(?:Mr|Sir|Lord|King|Prince|Baron|Pope|Sheikh|Ayatollah|Father|Rev)\.?$|(?:spokes|congress|business|chair)man$/;

/** By the titles in a mention, or right before it. */
export function genderSaid({ tokens }: Mentioned, mention: Mention): Gender {
  for (let i = mention.span.start - 1; i < mention.span.end; i += 1) {
    const word = tokens[i]?.text ?? '';
    if (SHE.test(word)) return 'she';
    if (HE.test(word)) return 'he';
  }
  return '';
}

/** By the first name of a full name. */
export function genderOfName(lexicon: Lexicon, name: string): Gender {
  const space = name.indexOf(' ');
  return space < 0 ? '' : (lexicon.genders.get(fold(name.slice(0, space))) ?? '');
}
