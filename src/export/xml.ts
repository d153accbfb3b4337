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
  return SUSPECT.test(text) ? text.replace(SUSPECTS, (found) => (found.length > 1 ? found : (REFERENCES[found] ?? ''))) : text;
}

/** A value as JSON in single quotes: it is full of double ones. Nothing is lost, for JSON can spell what XML cannot. */
export function jsonAttribute(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/[&<>'\ufffe\uffff]/.test(json)) return `'${json}'`;
  return `'${json.replace(/[&<>'\ufffe\uffff]/g, (found) => REFERENCES[found] ?? `\\u${found.charCodeAt(0).toString(16)}`)}'`;
}

/** A value as JSON for the content of an element, where quotation marks need no escape. */
export function jsonContent(value: unknown): string {
  return JSON.stringify(value).replace(/[&<>\ufffe\uffff]/g, (found) => REFERENCES[found] ?? `\\u${found.charCodeAt(0).toString(16)}`);
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
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not get through
const SUSPECTS = /[\ud800-\udbff][\udc00-\udfff]|[&<>"'\x00-\x1f\ud800-\udfff\ufffe\uffff]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
