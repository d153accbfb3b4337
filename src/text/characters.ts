// Signs that cannot be seen, that have a plainer twin, or that are broken: one kind of space, one kind of line end, no controls.
//
//   "Mos\u00ADcow\u00A0said\r\n" -> "Moscow said\n",   "o\uFB03ce" -> "office",   "wait\u2026" -> "wait..."
//
// Quotation marks and dashes are left for the cleaners that know what stands beside them.

import type { Cleaner } from './draft.js';
import { windows1252 } from './windows1252.js';

// Everything that is not plain: controls, anything beyond ASCII that has a rule below, and halves of surrogate pairs that stand alone.
const pattern =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: joiners are meant by themselves
  /\r\n?|[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u2011\u2024-\u202f\u205f-\u206f\u3000\ufb00-\ufb06\ufe00-\ufe0f\ufeff\ufff9-\ufffb\uffff\ufffe]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const ligatures = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

function plain(character: string): string {
  const code = character.codePointAt(0)!;
  if (character.startsWith('\r') || code === 0x0b || code === 0x0c || code === 0x2028 || code === 0x2029) return '\n';
  if (code === 0x09 || code === 0xa0 || code === 0x1680 || code === 0x202f || code === 0x205f || code === 0x3000) return ' ';
  if (code >= 0x2000 && code <= 0x200a) return ' ';
  if (code === 0x2010 || code === 0x2011 || code === 0x2027) return '-';
  if (code >= 0x2024 && code <= 0x2026) return '.'.repeat(code - 0x2023);
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code >= 0xfb00 && code <= 0xfb06) return ligatures[code - 0xfb00]!;
  if (code >= 0x80 && code <= 0x9f) return plainWindows1252(code);
  return '';
}

/** A control character of the upper range is a sign of Windows-1252 that was read as Latin-1; the ellipsis among them is three points. */
function plainWindows1252(code: number): string {
  const character = windows1252[code - 0x80]!;
  if (character === '…') return '...';
  return character.charCodeAt(0) === code ? '' : character;
}

export const plainCharacters: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(pattern)) {
    edit(match.index, match.index + match[0].length, plain(match[0]));
  }
};

// Korean letters that make one syllable, a letter with the marks on it, and signs that Unicode has twice (Kelvin, Angstrom and the like).
const cluster = /[\u1100-\u11ff\uac00-\ud7a3][\u1100-\u11ff]+\p{M}*|[^\n]\p{M}+|[^\n -~]/gu;

/** More marks than this on one letter are a joke or an attack, and composing them takes quadratic time. */
const most = 12;

/** Letters and the marks on them become one character where Unicode has it (normal form C), cluster by cluster. */
export const composeMarks: Cleaner = ({ clean }, edit) => {
  if (clean.normalize('NFC') === clean && !/\p{M}{12}/u.test(clean)) return;
  for (const match of clean.matchAll(cluster)) {
    const given = match[0];
    const composed = (given.length > most ? [...given].slice(0, most).join('') : given).normalize('NFC');
    if (composed !== given) edit(match.index, match.index + given.length, composed);
  }
};
