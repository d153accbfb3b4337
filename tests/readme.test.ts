// The README keeps its word: its example runs and prints what it says, its commands exist, its links lead somewhere.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { build, demarche, dist, root } from './built.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({ language: match[1]!, content: match[2]! }));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
};

beforeAll(build);

/** The example with the package's own names turned into the built files. */
function localized(code: string): string {
  return code.replaceAll(/from 'demarche(\/\w+)?'/g, (_all, part: string | undefined) => {
    const entry = manifest.exports[`.${part ?? ''}`]!.default.replace('./dist/', '');
    return `from '${pathToFileURL(join(dist, entry)).href}'`;
  });
}

describe('the library example', () => {
  const at = blocks.findIndex(({ language }) => language === 'js');
  const { content: code } = blocks[at]!;

  test('has ten lines of code', () => {
    expect(code.split('\n').filter((line) => line.trim() !== '')).toHaveLength(10);
  });

  test('prints what the block after it says', () => {
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', localized(code)], { encoding: 'utf8' });
    expect(printed).toBe(blocks[at + 1]!.content);
  });

  test('imports what the package exports', () => {
    for (const { types, default: file } of Object.values(manifest.exports))
      for (const path of [types, file]) expect(existsSync(join(dist, path.replace('./dist/', ''))), path).toBe(true);
  });
});

describe('what is named', () => {
  test('npm scripts exist', () => {
    const shell = blocks.filter(({ language }) => language === 'sh').map(({ content }) => content);
    const names = [...shell.join('\n').matchAll(/npm (?:run )?(\w+)/g)].map((match) => match[1]!).filter((name) => name !== 'ci');
    expect(names).toEqual(['start', 'test']);
    for (const name of names) expect(manifest.scripts).toHaveProperty(name);
  });

  test('commands exist, with the options that are shown', async () => {
    const lines = blocks.flatMap(({ content }) => content.split('\n')).filter((line) => line.startsWith('demarche '));
    expect(lines).toHaveLength(6);
    const { stdout } = await demarche(['--help']);
    for (const line of lines) expect(stdout).toMatch(new RegExp(`^  ${line.split(' ')[1]} `, 'm'));
    expect((await demarche(['neighbors', '--help'])).stdout).toContain('--family');
  });

  const pages = [
    'README.md',
    'CHANGELOG.md',
    ...['architecture', 'decisions', 'lexicon', 'syntax', 'claims', 'cli', 'evaluation'].map((name) => `docs/${name}.md`),
  ];
  test.each([...pages, 'src/lexicon/tables/README.md'])('%s: every link within the project leads somewhere', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1]!);
    expect(links.filter((link) => !existsSync(join(root, page, '..', link)))).toEqual([]);
  });

  test.each([...pages, 'src/lexicon/tables/README.md'])('%s: every file of src/ that is named is there', (page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const named = [...text.matchAll(/`((?:src|web|tests|scripts|docs|seeds)\/[\w./-]+)`/g)].map((match) => match[1]!);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
