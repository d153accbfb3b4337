// The small server behind the viewer: what it gives, what it refuses, and what it allows the page.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reading } from '../../src/document.js';
import { type Served, serve } from '../../src/server/serve.js';

const reading: Reading = { documents: [{ id: 'a', text: 'Peru </script> “x” \u2028 '.repeat(20) }], actors: [], claims: [] };

const SCRIPT = `export const words = ${JSON.stringify('peru chile '.repeat(500))};`;

let folder: string;
let served: Served;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-server-'));
  mkdirSync(join(folder, 'web', 'assets'), { recursive: true });
  mkdirSync(join(folder, 'web-secret'));
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'web-secret', 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'web', 'index.html'), '<!doctype html><title>demarche</title>');
  writeFileSync(join(folder, 'web', 'assets', 'main.js'), SCRIPT);
  served = await serve({ reading, folder: pathToFileURL(`${join(folder, 'web')}/`), host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks with the path exactly as written: fetch() would tidy "..". */
function ask(
  path: string,
  options: { readonly method?: string; readonly headers?: Record<string, string>; readonly from?: Served } = {},
): Promise<Answer> {
  const { hostname, port } = new URL((options.from ?? served).url);
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

describe('what is given', () => {
  test('the page, its files, and the reading', async () => {
    const page = await ask('/');
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.body.toString()).toContain('<title>demarche</title>');
    expect(await ask('/assets/main.js')).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } });
    const data = await ask('/reading.json');
    expect(data.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(data.body.toString())).toEqual(reading);
  });

  test('the reading is packed for who can unpack it', async () => {
    const { headers, body } = await ask('/reading.json', { headers: { 'Accept-Encoding': 'gzip, deflate' } });
    expect(headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(body).toString())).toEqual(reading);
  });

  test('so are the files, and who cannot unpack gets them as they are', async () => {
    const { headers, body } = await ask('/assets/main.js', { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding', 'x-full-length': String(SCRIPT.length) });
    expect(body.length).toBeLessThan(SCRIPT.length / 5);
    expect(gunzipSync(body).toString()).toBe(SCRIPT);
    const plain = await ask('/assets/main.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(SCRIPT);
  });

  test('files with a hash in their name are kept by the browser, the page is asked for again', async () => {
    expect((await ask('/assets/main.js')).headers['cache-control']).toContain('immutable');
    expect((await ask('/')).headers['cache-control']).toBe('no-cache');
  });

  test('HEAD gives the head alone', async () => {
    const { status, headers, body } = await ask('/', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBeGreaterThan(0);
  });

  test('it listens on loopback, and a port in use gives way to the next', async () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const port = Number(new URL(served.url).port);
    const second = await serve({ reading, folder: pathToFileURL(`${join(folder, 'web')}/`), host: '127.0.0.1', port });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    expect((await ask('/', { from: second })).status).toBe(200);
    await second.close();
  });
});

describe('what is refused', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/../web-secret/secret.txt',
    '//../secret.txt',
    '/index.html%00.js',
    '/etc/passwd',
    '/nothing.html',
    '/assets',
  ])('GET %s: 404, and nothing of the disk', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body.toString()).toBe('There is no such page.\n');
  });

  test('an address that is not well formed', async () => {
    expect(await ask('/%zz')).toMatchObject({ status: 400 });
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s', async (method) => {
    expect(await ask('/', { method })).toMatchObject({ status: 405 });
  });
});

describe('what the page may do', () => {
  test.each(['/', '/reading.json', '/nothing.html', '/%zz'])('%s comes with the whole policy', async (path) => {
    const { headers } = await ask(path);
    const policy = Object.fromEntries(
      String(headers['content-security-policy'])
        .split('; ')
        .map((rule) => [rule.slice(0, rule.indexOf(' ')), rule.slice(rule.indexOf(' ') + 1)]),
    );
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(String(headers['content-security-policy'])).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
