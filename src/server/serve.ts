// Serves the viewer and one reading over HTTP. A reading and a folder of built files in, a listening server out.
//
//   await serve({ reading, folder: new URL('../web/', import.meta.url), host: '127.0.0.1', port: 4848 })  ->  { url, close }
//
// Loopback unless told otherwise; nothing outside the folder is ever read; the page may ask nobody but this server.

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Shown } from '../export/shown.js';

export interface ServeOptions {
  readonly reading: Shown;
  /** Folder of the built viewer. */
  readonly folder: URL;
  readonly host: string;
  /** 0 takes any free port; a port in use gives way to the next. */
  readonly port: number;
}

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** WebAssembly needs 'wasm-unsafe-eval'; nothing else is loosened. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const packed = promisify(gzip);

/** What is sent as a file, and the same packed; made when it is first asked for and kept, for the files do not change while it serves. */
interface Content {
  readonly bytes: Buffer;
  /** Null where packing saves nothing worth it. */
  readonly packed: Buffer | null;
}

type Contents = Map<string, Promise<Content | null>>;

/** Starts to listen. @throws where no port near the wanted one is free. */
export async function serve(options: ServeOptions): Promise<Served> {
  const contents: Contents = new Map([['/reading.json', contentOf(Buffer.from(JSON.stringify(options.reading)))]]);
  const server = createServer((request, response) => {
    answer(options, contents, request, response).catch(() => refuse(response, 500, 'The server could not answer.'));
  });
  const port = await listen(server, options.host, options.port);
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}/`,
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}

async function answer(options: ServeOptions, contents: Contents, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD are answered.');
  let path: string;
  try {
    path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  } catch {
    return refuse(response, 400, 'The address is not well formed.');
  }
  const root = fileURLToPath(options.folder);
  const file = normalize(root + (path === '/' ? '/index.html' : path));
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep) || path.includes('\0'))
    return refuse(response, 404, 'There is no such page.');
  const name = path === '/reading.json' ? path : file;
  const found = contents.get(name) ?? readFile(file).then(contentOf, () => null);
  contents.set(name, found);
  const content = await found;
  if (content === null) {
    // Not kept: names of files that are not there could fill the memory.
    contents.delete(name);
    return refuse(response, 404, 'There is no such page.');
  }
  return send(response, request, TYPES[extname(name)] ?? 'application/octet-stream', content, /[/\\]assets[/\\]/.test(name));
}

async function contentOf(bytes: Buffer): Promise<Content> {
  const small = await packed(bytes, { level: 6 });
  return { bytes, packed: small.length < 0.9 * bytes.length ? small : null };
}

function send(response: ServerResponse, request: IncomingMessage, type: string, content: Content, lasting: boolean): void {
  guard(response);
  const takes = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = takes && content.packed !== null ? content.packed : content.bytes;
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': body.length,
    ...(body === content.packed ? { 'Content-Encoding': 'gzip' } : {}),
    Vary: 'Accept-Encoding',
    // For a progress bar: who unpacks on the way cannot tell from the length how much is to come.
    'X-Full-Length': content.bytes.length,
    // The build gives a file another name when it changes.
    'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  guard(response);
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
}

function guard(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
}

async function listen(server: Server, host: string, wanted: number): Promise<number> {
  for (let port = wanted; port <= wanted + (wanted === 0 ? 0 : 20); port += 1) {
    const taken = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once('error', resolve);
      server.listen(port, host, () => {
        server.removeListener('error', resolve);
        resolve(null);
      });
    });
    if (taken === null) {
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    }
    if (taken.code !== 'EADDRINUSE') throw taken;
  }
  throw new Error(`The ports ${wanted} to ${wanted + 20} are all in use; give another with --port`);
}
