// Text in, text that may stand in an XML document out.
//
//   attribute('AT&T "]]>') -> '"AT&amp;T &quot;]]&gt;"'
//
// Characters that XML 1.0 forbids even when escaped (most control characters, U+FFFE, U+FFFF, half a surrogate pair) are left out.
// Line breaks and tabs are written as references, for a parser turns bare ones in an attribute into spaces.

/** Escapes a value and puts it in double quotes. */
export function attribute(value: string | number | boolean): string {
  return `"${escapeXml(String(value))}"`;
}

/** Escapes text for the content of an element or a double-quoted attribute. */
export function escapeXml(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return (UNFIT.test(text) ? text.replace(UNFITS, (found) => (found.length > 1 ? found : '')) : text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;');
}

/**
 * A value as JSON in single quotes: it is full of double ones. Nothing is lost, for JSON can spell what XML cannot. "]]>" may stand in an
 * attribute by the letter of XML; it is escaped all the same, for the sake of whoever pastes the element into a section of CDATA.
 */
export function jsonAttribute(value: unknown): string {
  return `'${legalJson(value).replaceAll("'", '&#39;').replaceAll(']]>', ']]&gt;')}'`;
}

/** A value as JSON for the content of an element, where quotation marks need no escape. */
export function jsonContent(value: unknown): string {
  return legalJson(value).replaceAll('>', '&gt;');
}

function legalJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('\ufffe', '\\ufffe')
    .replaceAll('\uffff', '\\uffff')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}

/** Resolves the five entities of XML and references by number; others stay as they are. */
export function unescapeXml(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal, hexadecimal, name) => {
        if (name !== undefined) return ENTITIES[name as string] ?? whole;
        const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      })
    : text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not get through
const SUSPECT = /[&<>"'\x00-\x1f\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: likewise
const UNFIT = /[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: likewise; whole pairs are found so that they can be kept
const UNFITS = /[\ud800-\udbff][\udc00-\udfff]|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
