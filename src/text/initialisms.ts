// Initialisms that were written with spaces, closed up.
//
//   "the U. S. and the U. N." -> "the U.S. and the U.N.",   "J. K. Rowling" stays,   "9 a. m." -> "9 a.m.",   "$3. 5 billion" -> "$3.5 billion"
//
// Initials of people are names and keep their space. How the two are told apart, in this order: what is on the list is an initialism;
// what has an article before it is one ("the O. A. S. Council"); three letters or more that no capitalized word follows are one; anything
// else is somebody's initials.

import type { Cleaner } from './draft.js';

const known = new Set(
  (
    'AU BBC CAR CIA DC DEA DHS DPRK DRC EC ECB EEC EU FAO FARC FBI FDR GDP GOP IAEA ICC ICJ ICRC ILO IMF INF IRA IRS ISIS KGB LA MP NAACP NATO ' +
    'NGO NPT NSA NSC NY NYC OAS OAU OECD OIC OPCW OPEC OSCE PLO PM POW PRC ROK SDF TPP TV UAE UK UN UNESCO UNHCR UNICEF US USA USAF USS ' +
    'USSR WFP WHO WMD WTO'
  ).split(' '),
);
const longest = 6;

const run = /(?<![\p{L}\p{N}.&])\p{Lu}\.(?: ?\p{Lu}\.)* \p{Lu}\.(?:(?: ?\p{Lu}\.)*)(?!\p{L})/gu;
const article = /(?:^|[^\p{L}])[Tt]he $/u;
const name = /^ \p{Lu}\p{L}*[\p{Ll}'’]/u;

const halfOfDay = /(?<=\d ?[ap]\.) (?=m\.)/g;
const degree = /(?<=\b(?:Ph|Ed|Litt)\.) (?=D\.)/g;
const decimal = /(?<=(?:^|[^\d.,])\d{1,3}\.) (?=\d{1,3} (?:million|billion|trillion|per ?cent)\b)|(?<=[$€£]\d{1,3}\.) (?=\d{1,3}\b)/g;

export const closeInitialisms: Cleaner = ({ clean }, edit) => {
  const spaces: number[] = [];
  for (const match of clean.matchAll(run)) for (const place of spacesToClose(clean, match.index, match[0])) spaces.push(place);
  for (const pattern of [halfOfDay, degree, decimal]) for (const match of clean.matchAll(pattern)) spaces.push(match.index);
  spaces.sort((a, b) => a - b);
  for (const [i, place] of spaces.entries()) if (place !== spaces[i - 1]) edit(place, place + 1, '');
};

/** Places of the spaces in a run of capitals with points ("U. S. U. N.") that have to go. */
function spacesToClose(clean: string, start: number, letters: string): number[] {
  const capitals = [...letters.matchAll(/\p{Lu}/gu)].map((match) => ({ letter: match[0], place: start + match.index }));
  const closed: number[] = [];
  const close = (from: number, to: number): void => {
    for (let i = from + 1; i < to; i += 1) if (clean[capitals[i]!.place - 1] === ' ') closed.push(capitals[i]!.place - 1);
  };
  let unknown = 0;
  for (let from = 0; from < capitals.length; ) {
    let to = Math.min(capitals.length, from + longest);
    while (to > from + 1 && !known.has(lettersOf(capitals.slice(from, to)))) to -= 1;
    if (to > from + 1) close(from, to);
    else unknown += 1;
    from = to;
  }
  if (unknown < capitals.length) return closed;
  const named = name.test(clean.slice(start + letters.length, start + letters.length + 40));
  if (article.test(clean.slice(Math.max(0, start - 5), start)) || (capitals.length >= 3 && !named)) close(0, capitals.length);
  return closed;
}

function lettersOf(capitals: readonly { readonly letter: string }[]): string {
  return capitals.map(({ letter }) => letter).join('');
}
