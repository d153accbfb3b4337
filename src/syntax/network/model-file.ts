// Bytes of a model file -> its header and its payload, both checked. What the payload means is told in model.ts.
//
//   offset 0   'DMSY'
//          4   u32 version of the format
//          8   u32 length H of the header
//         12   u32 CRC-32 of the payload, uncompressed
//         16   the header: H bytes of JSON
//     16 + H   the payload, gzipped
//
// All numbers are little endian. A file that is cut short, foreign, newer or damaged is refused here, before anything is built from it.

import { crc32 } from './crc32.js';

const MAGIC = 'DMSY';
const VERSION = 1;
const FIXED_BYTES = 16;

/** More than any model of this kind needs; a damaged or hostile header must not make us reserve gigabytes. */
const MAXIMUM_PAYLOAD_BYTES = 64 * 1024 * 1024;

/** The model file cannot be used; the message says what was found, what was expected and what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

export interface ModelHeader {
  readonly name: string;
  readonly language: string;
  readonly formatVersion: number;
  /** The seed of the training's random source. */
  readonly seed: number;
  readonly licence: string;
  /** How good the model is, as measured by whoever trained it. */
  readonly scores: Readonly<Record<string, unknown>>;
  readonly config: ModelConfig;
  readonly payloadBytes: number;
  readonly vocabularies: Readonly<Record<string, VocabularyEntry>>;
  readonly tensors: readonly TensorEntry[];
  /** Remarks such as `attribution`, `trainedOn`, `createdWith`. */
  readonly [remark: string]: unknown;
}

/** The shape of the network: see `model.ts` for what each part does. */
export interface ModelConfig {
  readonly width: number;
  readonly hidden: number;
  readonly features: readonly { readonly name: string; readonly width: number }[];
  readonly context: readonly { readonly kind: 'convolution' | 'gated'; readonly dilation: number }[];
  readonly positions: readonly string[];
  readonly childLabels: readonly string[];
  readonly distances: readonly string[];
  readonly distanceBuckets: readonly number[];
  readonly activationScales: {
    readonly word: number;
    readonly context: readonly number[];
    readonly tags: number;
    readonly parser: number;
    readonly output: number;
  };
}

/** Where a list of strings, one a line, lies in the payload. */
export interface VocabularyEntry {
  readonly offset: number;
  readonly bytes: number;
  readonly count: number;
}

/** Where a matrix lies in the payload. A value is `q * scale`, with one scale a row, or a column, or none at all. */
export interface TensorEntry {
  readonly name: string;
  readonly type: 'i8' | 'i16' | 'f32';
  readonly shape: readonly [rows: number, columns: number];
  readonly offset: number;
  readonly scaleOffset?: number | null;
  readonly scaleAxis: 'row' | 'column' | 'none';
}

export interface ModelFile {
  readonly header: ModelHeader;
  /** Owns its whole buffer, so that typed arrays may lie over it. */
  readonly payload: Uint8Array<ArrayBuffer>;
}

export async function readModelFile(bytes: Uint8Array): Promise<ModelFile> {
  if (bytes.length < FIXED_BYTES) {
    throw new ModelError(`model file: found ${bytes.length} bytes, expected at least ${FIXED_BYTES}. Fetch or build the file again.`);
  }
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== MAGIC) {
    throw new ModelError(
      `model file: begins with ${JSON.stringify(magic)}, expected "${MAGIC}". This is not a syntax model; check the path or the address it came from.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4, true);
  if (version !== VERSION) {
    const advice = version > VERSION ? 'Use a newer demarche, or the model that came with this one.' : 'Build the model again.';
    throw new ModelError(`model file: format version ${version}, this program reads version ${VERSION}. ${advice}`);
  }
  const headerEnd = FIXED_BYTES + view.getUint32(8, true);
  if (headerEnd > bytes.length) throw cutShort(`the header ends at byte ${headerEnd}`, `there are ${bytes.length}`);
  const header = readHeader(bytes.subarray(FIXED_BYTES, headerEnd));
  const payload = await gunzip(bytes.subarray(headerEnd), header.payloadBytes);
  const expected = view.getUint32(12, true);
  const found = crc32(payload);
  if (found !== expected) {
    throw new ModelError(
      `model file: the payload has checksum ${hexadecimal(found)}, expected ${hexadecimal(expected)}. The file is damaged: fetch or build it again.`,
    );
  }
  return { header, payload };
}

function cutShort(expected: string, found: string): ModelError {
  return new ModelError(`model file: ${expected}, but ${found}. The file was cut short: fetch or build it again.`);
}

function hexadecimal(checksum: number): string {
  return `0x${checksum.toString(16).padStart(8, '0')}`;
}

// ---- the header: unknown in, typed out

function readHeader(bytes: Uint8Array): ModelHeader {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ModelError(`model file: the header is no JSON (${(error as Error).message}). The file is damaged: fetch or build it again.`);
  }
  checkShape('header', header, headerShape);
  return header as ModelHeader;
}

type Check = (value: unknown) => boolean;
/** An example of what is wanted: a check, a list of one shape, or an object with a shape for each field. */
type Shape = Check | readonly [Shape] | { readonly [field: string]: Shape };

const text: Check = (value) => typeof value === 'string';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const positive: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= 1 << 24;
const integer: Check = (value) => Number.isSafeInteger(value);
const record: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const oneOf =
  (...choices: readonly string[]): Check =>
  (value) =>
    choices.includes(value as string);
/** A power of two, so that scaling loses no bit of a float. */
const powerOfTwo: Check = (value) => typeof value === 'number' && value > 0 && value < 2 ** 24 && Number.isInteger(Math.log2(value));
const bucket: Check = (value) => count(value) && (value as number) < 8;
/** s0 is the top of the stack, b0 the front of the buffer; l and r are their outermost children, l2 and r2 the next ones. */
const place: Check = (value) => text(value) && /^(s[0-3]|b[0-2])([lr]2?)?$/.test(value as string);
const pairOfPlaces: Check = (value) => text(value) && /^(s[0-3]|b[0-2]){2}$/.test(value as string);

const headerShape: Shape = {
  name: text,
  language: text,
  formatVersion: count,
  seed: integer,
  licence: text,
  scores: record,
  payloadBytes: (value) => count(value) && (value as number) <= MAXIMUM_PAYLOAD_BYTES,
  vocabularies: record,
  tensors: [
    {
      name: text,
      type: oneOf('i8', 'i16', 'f32'),
      shape: (value) => Array.isArray(value) && value.length === 2 && value.every(positive),
      offset: count,
      scaleAxis: oneOf('row', 'column', 'none'),
    },
  ],
  config: {
    width: (value) => positive(value) && (value as number) % 8 === 0,
    hidden: (value) => positive(value) && (value as number) % 8 === 0,
    features: [{ name: text, width: positive }],
    context: [{ kind: oneOf('convolution', 'gated'), dilation: (value) => count(value) && (value as number) <= 16 }],
    positions: (value) => Array.isArray(value) && value.length > 0 && value.every(place),
    childLabels: (value) => Array.isArray(value) && value.length > 0 && value.every(place),
    distances: (value) => Array.isArray(value) && value.length > 0 && value.length <= 3 && value.every(pairOfPlaces),
    distanceBuckets: (value) => Array.isArray(value) && value.length > 0 && value.every(bucket),
    activationScales: { word: powerOfTwo, context: [powerOfTwo], tags: powerOfTwo, parser: powerOfTwo, output: powerOfTwo },
  },
};

function checkShape(path: string, value: unknown, shape: Shape): void {
  if (typeof shape === 'function') {
    if (!shape(value)) throw unsuitable(path, value);
  } else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) throw unsuitable(path, value);
    for (const [i, item] of value.entries()) checkShape(`${path}[${i}]`, item, shape[0]);
  } else {
    if (!record(value)) throw unsuitable(path, value);
    for (const [field, inner] of Object.entries(shape)) checkShape(`${path}.${field}`, (value as Record<string, unknown>)[field], inner);
  }
}

function unsuitable(path: string, value: unknown): ModelError {
  const found = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60);
  return new ModelError(
    `model file: ${path} is ${found}, which this program cannot use. Build the model again, or use a matching demarche.`,
  );
}

// ---- the payload

/** The platform's own gunzip. It stops as soon as more comes out than was promised. */
async function gunzip(compressed: Uint8Array, expectedBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const payload = new Uint8Array(expectedBytes);
  let filled = 0;
  const source = new Blob([compressed as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = source.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > expectedBytes) {
        throw new ModelError(
          `model file: the payload is longer than the ${expectedBytes} bytes that the header tells. Build the model again.`,
        );
      }
      payload.set(value, filled);
      filled += value.length;
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    if (error instanceof ModelError) throw error;
    throw new ModelError(
      `model file: the payload cannot be unpacked (${(error as Error).message}). The file was cut short or damaged: fetch or build it again.`,
    );
  }
  if (filled !== expectedBytes) throw cutShort(`the header tells of a payload of ${expectedBytes} bytes`, `${filled} came out`);
  return payload;
}
