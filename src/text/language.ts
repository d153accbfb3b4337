// Whether a text is in English, by the share of its words that only English uses to hold sentences together.
//
//   "The minister said that he would go" -> 0.57,   "El ministro dijo que iría a Moscú" -> 0
//
// English news has a share of about 0.35; other languages stay under 0.05. Words that another large language has too ("in", "on", "a", "an",
// "no", "me") are not counted.

export interface LanguageGuess {
  /** Share of function words among all words, [0, 1]. */
  readonly share: number;
  /** Number of words looked at. */
  readonly words: number;
  /** False only where the text is long enough to tell. */
  readonly english: boolean;
}

const functionWords = new Set(
  (
    'the of and to that for with his her they he she it its their our your you we by at from said has have had not but this these those ' +
    'which who whom whose what when where while would could should will can may might must been be were are is as or if than then there after ' +
    "before about into over under between against because during through other some any each more most such only also i'm don't it's"
  ).split(' '),
);

/** More text than this tells nothing more. */
const sample = 20_000;
const enough = 25;
const least = 0.12;

export function languageOf(text: string): LanguageGuess {
  let words = 0;
  let hits = 0;
  let foreign = 0;
  for (const [word] of text.slice(0, sample).matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)) {
    words += 1;
    if (functionWords.has(word.toLowerCase())) hits += 1;
    // Scripts without spaces make few and long words: letters are counted there.
    if (!/[\p{Script=Latin}]/u.test(word)) foreign += word.length;
  }
  const share = words === 0 ? 0 : hits / words;
  const english = share >= least || (words < enough && foreign < 2 * enough);
  return { share, words, english };
}
