// Bytes -> text, whatever way the text was written down.
//
// In: the bytes of a file. Out: its text, with a problem where some of it was broken, or only a problem where it is no text at all.
//
//   EF BB BF ... -> UTF-8,   FF FE ... -> UTF-16 LE,   FE FF ... -> UTF-16 BE,   no mark -> UTF-8, or what an HTML page says of itself
//
// Broken UTF-8 is reported with its place and read all the same: one bad quotation mark must not cost an article.

import { InputError } from '../errors.js';
import { windows1252 } from '../text/windows1252.js';

export interface Decoded {
  readonly text: string;
  readonly problem?: InputError | undefined;
}

/** The encoding that a byte order mark tells, and the mark's length. */
export function markOf(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** `bytes` as text. `offset` is their place in the file, for the message. */
export function decode(bytes: Uint8Array, file: string, offset = 0, declared = ''): Decoded {
  const mark = offset === 0 ? markOf(bytes) : null;
  if (mark !== null && mark.encoding !== 'utf-8') return { text: new TextDecoder(mark.encoding).decode(bytes.subarray(mark.length)) };
  const body = mark === null ? bytes : bytes.subarray(mark.length);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch (thrown) {
    // Not broken, only older: a page that names its encoding.
    const other = declared === '' ? null : decoderFor(declared);
    if (other !== null && other.encoding !== 'utf-8')
      return { text: other.encoding === 'windows-1252' ? repairWindows1252(other.decode(body)) : other.decode(body) };
    const byte = offset + (mark?.length ?? 0) + firstBroken(body);
    const found = `a byte that is no UTF-8 (0x${(bytes[byte - offset] ?? 0).toString(16).padStart(2, '0')})`;
    const advice = 'Save it as UTF-8; it was read with "\ufffd" in place of what is broken';
    return {
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body),
      problem: new InputError(
        { file, byte, found, expected: 'text in UTF-8, or in UTF-16 with a byte order mark', advice },
        { cause: thrown },
      ),
    };
  }
}

/** Node 20 reads Windows-1252 as if it were Latin-1: the thirty-two places where they differ are put right. */
function repairWindows1252(text: string): string {
  return text.replaceAll(/[\u0080-\u009f]/g, (character) => windows1252[character.charCodeAt(0) - 0x80]!);
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** The encoding an HTML page declares in its first bytes: `<meta charset="windows-1251">`; empty where it does not. */
export function declaredEncoding(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(head)?.[1] ?? '';
}

/** Place of the first byte that is not UTF-8 (RFC 3629, section 4). */
function firstBroken(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const first = bytes[i]!;
    const length =
      first < 0x80 ? 1 : first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
    if (length === 0) return i;
    for (let k = 1; k < length; k += 1) {
      const next = bytes[i + k] ?? 0;
      const least = k === 1 && first === 0xe0 ? 0xa0 : k === 1 && first === 0xf0 ? 0x90 : 0x80;
      const most = k === 1 && first === 0xed ? 0x9f : k === 1 && first === 0xf4 ? 0x8f : 0xbf;
      if (next < least || next > most) return i;
    }
    i += length;
  }
  return bytes.length;
}

const signatures: readonly (readonly [string, string])[] = [
  ['PK\u0003\u0004', 'a zip archive, as Word and OpenDocument files are'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office file'],
  ['{\\rtf', 'a rich text file'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u001f\u008b', 'a gzip file'],
  ['BZh', 'a bzip2 file'],
  ['\u00fd7zXZ', 'an xz file'],
  ['\u0028\u00b5\u002f\u00fd', 'a zstd file'],
  ['PAR1', 'a Parquet file'],
  ['SQLite format', 'an SQLite database'],
  ['%PDF', 'a PDF'],
];

/** What kind of binary file the bytes begin; null where they look like text. */
export function binaryKind(bytes: Uint8Array): string | null {
  if (markOf(bytes) !== null) return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  const known = signatures.find(([signature]) => head.startsWith(latin1Of(signature)));
  if (known !== undefined) return known[1];
  const sample = bytes.subarray(0, 8192);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros += 1;
  if (zeros === 0) return null;
  // Every other byte is zero in English UTF-16.
  return zeros > sample.length * 0.3 ? 'UTF-16 without a byte order mark, or a binary file' : 'a binary file';
}

/** "latin1" of TextDecoder is Windows-1252: signatures have to be read the same way to be compared. */
function latin1Of(signature: string): string {
  return new TextDecoder('latin1').decode(Uint8Array.from(signature, (character) => character.charCodeAt(0)));
}
