// The built program for tests: dist/ is made where it is missing or older than src/, once, whichever test file asks first.
//
//   beforeAll(build);
//   const { code, stdout, stderr } = await demarche(['claims', 'seeds']);     a process of its own
//   const { code, stdout, stderr } = await inProcess(['claims', 'seeds']);    the same commands in this one, without the time a start takes
//
// DEMARCHE_DIST names another build to test; it is taken as it is.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'node:util';

export const root = fileURLToPath(new URL('../', import.meta.url));
export const dist = process.env.DEMARCHE_DIST ?? join(root, 'dist');

/** Test files run side by side: who makes this folder builds, the others wait until it is gone. */
const lock = join(root, 'node_modules', '.demarche-build');
const longestBuild = 120_000;

/** Makes dist/ without the viewer, if it must be made. */
export async function build(): Promise<void> {
  if (process.env.DEMARCHE_DIST !== undefined) return;
  while (isStale()) {
    try {
      mkdirSync(lock);
    } catch {
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > longestBuild)
        rmSync(lock, { recursive: true, force: true });
      await wait(200);
      continue;
    }
    try {
      if (isStale()) make();
      return;
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
}

function isStale(): boolean {
  if (!existsSync(join(dist, 'syntax/model/en.bin'))) return true;
  const built = statSync(join(dist, 'cli/main.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return newest(join(root, 'src')) > built;
}

function newest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'training' && entry.name !== 'assembly') latest = Math.max(latest, newest(path));
    } else if (/\.(?:ts|tsv|bin)$/.test(entry.name)) latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}

function make(): void {
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' } as const;
  if (!existsSync(join(root, 'src/syntax/network/kernels/generated.ts'))) execFileSync('node', ['scripts/build-kernels.mjs'], options);
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['--outDir', dist], options);
  for (const folder of ['lexicon/tables', 'syntax/model']) cpSync(join(root, 'src', folder), join(dist, folder), { recursive: true });
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line to its end. */
export function demarche(args: readonly string[], options: { readonly cwd?: string; readonly input?: string } = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(dist, 'cli/main.js'), ...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, NO_COLOR: '1' },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    );
    child.stdin.end(options.input ?? '');
  });
}

/**
 * Runs the command line to its end in this process: same code, same bytes, and half a second sooner. It reads no standard input, stays in the
 * folder where the tests were started, and is not for two at a time.
 */
export async function inProcess(args: readonly string[]): Promise<Outcome> {
  process.env.NO_COLOR = '1';
  const { run } = (await import(pathToFileURL(join(dist, 'cli/program.js')).href)) as typeof import('../src/cli/program.js');
  const written = { stdout: '', stderr: '' };
  const kept = { stdout: process.stdout.write, stderr: process.stderr.write, error: console.error };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    };
  }
  // The test runner has a console of its own, which does not write to stderr.
  console.error = (...parts: unknown[]) => {
    written.stderr += `${format(...parts)}\n`;
  };
  try {
    const code = await run(args);
    return { code, ...written };
  } finally {
    process.stdout.write = kept.stdout;
    process.stderr.write = kept.stderr;
    console.error = kept.error;
  }
}

/** The values of JSON lines. */
export function jsonLines(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}
