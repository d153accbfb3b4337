// A model file is opened whole, or refused with a message that says what was found, what was expected and what to do.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/syntax/network/crc32.js';
import { loadModel, ModelError } from '../../src/syntax/network/model.js';
import { randomModel, writeModel } from './network-random-model.js';

const good = randomModel({ seed: 1 });
const headerLength = new DataView(good.buffer).getUint32(8, true);
const headerEnd = 16 + headerLength;

/** The good file with some bytes changed. */
function changed(change: (bytes: Uint8Array, view: DataView) => void): Uint8Array {
  const bytes = good.slice();
  change(bytes, new DataView(bytes.buffer));
  return bytes;
}

/** The good file with some of the header changed, and all else as it should be then. */
// biome-ignore lint/suspicious/noExplicitAny: the point is to break the shape
async function withHeader(change: (header: any) => void): Promise<Uint8Array> {
  const header = JSON.parse(new TextDecoder().decode(good.subarray(16, headerEnd)));
  change(header);
  const stream = new Blob([good.slice(headerEnd)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return writeModel(header, new Uint8Array(await new Response(stream).arrayBuffer()));
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await loadModel(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ModelError);
  expect(error).toBeInstanceOf(Error);
  expect((error as Error).name).toBe('ModelError');
  return (error as Error).message;
}

describe('a good file', () => {
  test('is opened, and its header can be read', async () => {
    const model = await loadModel(good);
    expect(model.header).toMatchObject({ name: 'random-1', seed: 1, licence: 'none', scores: {} });
    expect(model.tags.names).toContain('NOUN|NN');
    expect(model.parser.relations).toContain('root');
    expect(model.context.map(({ kind }) => kind)).toEqual(['convolution', 'gated', 'convolution']);
  });

  test('may lie anywhere in a larger buffer', async () => {
    const larger = new Uint8Array(good.length + 33);
    larger.set(good, 13);
    const model = await loadModel(larger.subarray(13, 13 + good.length));
    expect(model.header.name).toBe('random-1');
  });

  test('has numbers that are a whole number times the scale of their row or column', async () => {
    const model = await loadModel(good);
    const { table } = model.features[0]!;
    const row = new Float32Array(table.columns + 1).fill(9);
    table.copyRow(3, row, 1);
    const entry = model.header.tensors.find(({ name }) => name === 'embed.vectors')!;
    const payload = Buffer.from(
      await new Response(new Blob([good.slice(headerEnd)]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
    );
    const scale = payload.readFloatLE(entry.scaleOffset! + 3 * 4);
    const expected = Array.from({ length: table.columns }, (_, i) =>
      Math.fround(payload.readInt8(entry.offset + 3 * table.columns + i) * scale),
    );
    expect([...row]).toEqual([9, ...expected]);
  });
});

describe('the checksum', () => {
  test('is that of zlib', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array(0))).toBe(0);
  });
});

describe('a file that is cut short is refused', () => {
  const places: [string, number, RegExp][] = [
    ['before anything', 0, /found 0 bytes, expected at least 16/],
    ['in the magic', 3, /found 3 bytes/],
    ['in the fixed part', 15, /found 15 bytes/],
    ['before the header', 16, /the header ends at byte \d+, but there are 16.*cut short/],
    ['in the header', 16 + (headerLength >> 1), /cut short/],
    ['before the payload', headerEnd, /(cut short|unpacked)/],
    ['in the first bytes of the payload', headerEnd + 5, /(cut short|unpacked)/],
    ['in the middle of the payload', (headerEnd + good.length) >> 1, /(cut short|unpacked)/],
    ['in the last byte', good.length - 1, /(cut short|unpacked)/],
  ];
  test.each(places)('%s', async (_, length, message) => {
    expect(await refusal(good.slice(0, length))).toMatch(message);
  });
});

describe('a foreign or newer or damaged file is refused', () => {
  test('wrong magic', async () => {
    const message = await refusal(changed((bytes) => bytes.set([0x50, 0x4b, 3, 4])));
    expect(message).toMatch(/begins with "PK\\u0003\\u0004", expected "DMSY"/);
    expect(message).toMatch(/not a syntax model/);
  });

  test('newer version', async () => {
    const message = await refusal(changed((_, view) => view.setUint32(4, 2, true)));
    expect(message).toMatch(/format version 2, this program reads version 1\. Use a newer demarche/);
  });

  test('version 0', async () => {
    expect(await refusal(changed((_, view) => view.setUint32(4, 0, true)))).toMatch(/format version 0.*Build the model again/);
  });

  test('wrong checksum', async () => {
    const message = await refusal(changed((_, view) => view.setUint32(12, 0x12345678, true)));
    expect(message).toMatch(/checksum 0x[0-9a-f]{8}, expected 0x12345678.*damaged/);
  });

  test('every changed byte of the payload is noticed', async () => {
    for (let at = headerEnd; at < good.length; at += Math.ceil((good.length - headerEnd) / 40)) {
      const bytes = changed((all) => {
        all[at]! ^= 0x10;
      });
      const outcome = await loadModel(bytes).then(
        () => 'opened',
        (error: unknown) => (error instanceof ModelError ? 'refused' : 'failed'),
      );
      // A few bytes of gzip's own header (its time, its system) mean nothing to what is packed.
      expect(outcome).toBe(at < headerEnd + 10 && outcome === 'opened' ? 'opened' : 'refused');
    }
  });

  test('more bytes after the payload', async () => {
    expect(await refusal(new Uint8Array([...good, 1, 2, 3]))).toMatch(/unpacked/);
  });

  test('a header that is no JSON', async () => {
    expect(await refusal(changed((bytes) => bytes.fill(0x7b, 16, 20)))).toMatch(/the header is no JSON/);
  });

  test('a header length that points out of the file', async () => {
    expect(await refusal(changed((_, view) => view.setUint32(8, 0xffffffff, true)))).toMatch(/cut short/);
  });
});

describe('a header that does not fit its payload is refused', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the point is to break the shape
  const cases: [string, (header: any) => void, RegExp][] = [
    ['a missing name', (header) => delete header.name, /header\.name is nothing/],
    ['a payload longer than told', (header) => (header.payloadBytes -= 1), /longer than the \d+ bytes/],
    ['a payload shorter than told', (header) => (header.payloadBytes += 1), /tells of a payload of \d+ bytes, but \d+ came out/],
    ['a payload of gigabytes', (header) => (header.payloadBytes = 2 ** 40), /header\.payloadBytes is 1099511627776/],
    ['a width not a multiple of 8', (header) => (header.config.width = 30), /header\.config\.width is 30/],
    ['a scale that is no power of two', (header) => (header.config.activationScales.tags = 1000), /activationScales\.tags is 1000/],
    ['an unknown kind of layer', (header) => (header.config.context[1].kind = 'attention'), /context\[1\]\.kind is "attention"/],
    [
      'a gated layer first',
      (header) => header.config.context.reverse().push(header.config.context.shift()),
      /first context layer is gated/,
    ],
    ['too few scales', (header) => header.config.activationScales.context.pop(), /3 context layers with 2 scales/],
    ['an unknown place', (header) => (header.config.positions[2] = 's9'), /header\.config\.positions is/],
    ['an unknown feature', (header) => (header.config.features[0].name = 'colour'), /feature "colour" is not known here/],
    ['a missing tensor', (header) => header.tensors.pop(), /no tensor "output\.bias"/],
    ['a tensor of another shape', (header) => (header.config.hidden = 40), /is \d+ x \d+, expected \d+ x \d+/],
    ['a tensor outside the payload', (header) => (header.tensors[8].offset = 1e9), /lies at bytes 1000000000 to/],
    ['scales outside the payload', (header) => (header.tensors[0].scaleOffset = 1e9), /lies at bytes 1000000000 to/],
    ['no scales', (header) => delete header.tensors[0].scaleOffset, /lies at bytes -1 to/],
    ['weights of a matrix scaled by row', (header) => (header.tensors[6].scaleAxis = 'row'), /scaled by row, expected i8 by column/],
    ['a missing vocabulary', (header) => delete header.vocabularies.words, /no vocabulary "words"/],
    ['a vocabulary of another length', (header) => (header.vocabularies.tags.count = 5), /"tags" has 7 lines, expected 5/],
    ['a vocabulary outside the payload', (header) => (header.vocabularies.tags.offset = 1e9), /vocabulary "tags" lies at/],
  ];
  test.each(cases)('%s', async (_, change, message) => {
    expect(await refusal(await withHeader(change))).toMatch(message);
  });

  test('no relation "root"', async () => {
    expect(await refusal(randomModel({ seed: 1, relations: ['nsubj', 'obj'] }))).toMatch(/no relation is called "root"/);
  });
});

describe('the model that comes with the program', () => {
  const bytes = readFileSync(new URL('../../src/syntax/model/en.bin', import.meta.url));

  test('is small, and says what it is', async () => {
    expect(bytes.length).toBeLessThanOrEqual(2_000_000);
    const { header } = await loadModel(bytes);
    expect(header.language).toBe('en');
    expect(header.licence).toMatch(/CC[- ]BY-SA/);
    expect(Object.keys(header.scores).length).toBeGreaterThan(0);
  });
});
