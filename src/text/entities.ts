// HTML entities that scraping left behind, read as the characters they stand for.
//
//   "Johnson &amp; Johnson doesn&#8217;t" -> "Johnson & Johnson doesn’t",   "R&D; budget" stays
//
// Names are those of Latin-1 and of typography, which is what news pages use; an unknown name stays as it is. Text that was escaped twice
// ("&amp;#8217;") is read in one go.

import type { Cleaner } from './draft.js';
import { windows1252 } from './windows1252.js';

// Latin-1 from U+00A0 on, in order.
const latin1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil ' +
  'sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute ' +
  'Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc ' +
  'atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide ' +
  'oslash ugrave uacute ucirc uuml yacute thorn yuml'
).split(' ');

const named = new Map<string, string>([
  ...latin1.map((name, i): [string, string] => [name, String.fromCharCode(0xa0 + i)]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    ndash: '–',
    mdash: '—',
    horbar: '―',
    minus: '−',
    hellip: '…',
    bull: '•',
    prime: '′',
    Prime: '″',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
    zwnj: '\u200c',
    zwj: '\u200d',
    lrm: '\u200e',
    rlm: '\u200f',
    euro: '€',
    trade: '™',
    dagger: '†',
    Dagger: '‡',
    permil: '‰',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Zcaron: 'Ž',
    zcaron: 'ž',
    Ccaron: 'Č',
    ccaron: 'č',
    cacute: 'ć',
    Yuml: 'Ÿ',
    gbreve: 'ğ',
    inodot: 'ı',
    scedil: 'ş',
    lstrok: 'ł',
    tab: '\t',
    NewLine: '\n',
  }),
]);

// The group in front takes "&amp;#38;amp;" down to its "&", however often it was escaped.
const pattern = /&(?:(?:amp|#38|#[xX]26);)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,11});/g;

/** What an entity's name or number stands for; undefined where it is unknown. */
function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return named.get(name);
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (code >= 0x80 && code <= 0x9f) return windows1252[code - 0x80];
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}

export const decodeEntities: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(pattern)) {
    const character = characterOf(match[1]!);
    if (character !== undefined) edit(match.index, match.index + match[0].length, character);
    else if (!match[0].startsWith(`&${match[1]}`)) edit(match.index, match.index + match[0].length - match[1]!.length - 1, '&');
  }
};
