// Any text in, text that may stand in a text file out.
//
//   plain('bell\u0007 and half \ud83d') -> 'bell and half '
//
// Control characters other than tab and line breaks and halves of surrogate pairs are left out; all else stays.

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not get through
const UNFIT = /[\ud800-\udbff][\udc00-\udfff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]/g;

export function plain(text: string): string {
  return text.replace(UNFIT, (found) => (found.length === 2 ? found : ''));
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plain(text)
    .replace(/[\s\u0085\u2028\u2029]+/g, ' ')
    .trim();
}
