// Folds text for comparing names: lower case, no diacritics, one code unit for one, so that offsets stay true.
//
//   fold('São Tomé') -> 'sao tome'

const cache = new Map<string, string>();

/** One folded code unit for each code unit of `text`. */
export function fold(text: string): string {
  // Nearly all English text is ASCII, where lower case keeps length.
  if (isAscii(text)) return text.toLowerCase();
  let out = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text[i]!;
    if (unit <= '\x7f') {
      out += unit.toLowerCase();
      continue;
    }
    let folded = cache.get(unit);
    if (folded === undefined) {
      folded = SPECIAL[unit] ?? unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      if (folded.length !== 1) folded = unit;
      cache.set(unit, folded);
    }
    out += folded;
  }
  return out;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Letters that Unicode does not decompose, and apostrophes of every kind. */
const SPECIAL: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  Ø: 'o',
  đ: 'd',
  Đ: 'd',
  ı: 'i',
  ð: 'd',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʻ: "'",
  ʿ: "'",
  ʾ: "'",
  '‑': '-',
  '–': '-',
};

/** A name reduced to lower-case words of ASCII letters and digits, for ids: "Côte d'Ivoire" -> "cote-d-ivoire". */
export function slug(text: string): string {
  return fold(text.normalize('NFC'))
    .replace(/ß/g, 'ss')
    .replace(/[æ]/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
