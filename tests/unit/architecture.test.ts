// Reads the import lines of src/ and holds them against the design: stages do not import each other, only the rim knows Node.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Stages: what makes one layer of a document out of another. Only pipeline.ts puts them together. */
const STAGES = ['load', 'text', 'syntax', 'mentions', 'actors', 'claims'];

/** What a stage may lean on beside its own folder and the shared vocabulary. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // Readers of trees and of tables are used by the stages above them; no stage calls another stage's work.
  load: ['text/windows1252'],
  mentions: ['lexicon', 'syntax/tree'],
  actors: ['lexicon', 'syntax/tree'],
  claims: ['lexicon', 'syntax/tree'],
};

const NODE_FOLDERS = ['cli', 'server', 'store'];

interface Import {
  readonly file: string;
  readonly from: string;
}

const files = list(root).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('assembly'));
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g)].map((match) => ({
    file: relative(root, file),
    from: match[1] ?? match[2]!,
  })),
);

function list(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? (name === 'training' ? [] : list(path)) : [path];
  });
}

function target({ file, from }: Import): string {
  return relative(root, resolve(root, dirname(file), from)).replace(/\.js$/, '');
}

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(imports.length).toBeGreaterThan(100);
});

test('a stage imports no other stage', () => {
  const wrong = imports
    .filter(({ from }) => from.startsWith('.'))
    .filter((one) => {
      const stage = one.file.split('/')[0]!;
      if (!STAGES.includes(stage)) return false;
      const to = target(one);
      const other = to.split('/')[0]!;
      if (other === stage || !to.includes('/')) return false;
      return STAGES.includes(other) && !(ALLOWED[stage] ?? []).some((allowed) => to.startsWith(allowed));
    });
  expect(wrong).toEqual([]);
});

test('what comes after the claims is not imported by what comes before', () => {
  const later = ['graph', 'analysis', 'query', 'export', 'store', 'server', 'evaluate', 'cli'];
  const wrong = imports.filter(
    (one) =>
      one.from.startsWith('.') && [...STAGES, 'lexicon'].includes(one.file.split('/')[0]!) && later.includes(target(one).split('/')[0]!),
  );
  expect(wrong).toEqual([]);
});

test('only the rim imports Node', () => {
  const wrong = imports.filter(({ file, from }) => {
    if (!from.startsWith('node:')) return false;
    const folder = file.split('/')[0]!;
    return !NODE_FOLDERS.includes(folder) && !file.endsWith('files.ts') && file !== 'node.ts';
  });
  expect(wrong).toEqual([]);
});

test('only the command line prints', () => {
  const wrong = files.filter(
    (file) =>
      !relative(root, file).startsWith('cli/') &&
      /\bconsole\.\w|process\.(?:stdout|stderr|exit)/.test(readFileSync(file, 'utf8').replace(/^\s*\/\/.*$/gm, '')),
  );
  expect(wrong.map((file) => relative(root, file))).toEqual([]);
});

test('nothing inside reads a clock or an unseeded random number', () => {
  const wrong = files.filter((file) => {
    const name = relative(root, file);
    if (NODE_FOLDERS.some((folder) => name.startsWith(`${folder}/`))) return false;
    return /\bDate\.now\(|new Date\(\)|Math\.random\(|performance\.now\(/.test(readFileSync(file, 'utf8'));
  });
  expect(wrong.map((file) => relative(root, file))).toEqual([]);
});
