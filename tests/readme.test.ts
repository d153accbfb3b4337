// The README keeps its word: its example runs and prints what it says, its commands exist, its links lead somewhere.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { claimTables, uncovered } from '../src/claims/reference.js';
import type { PloverType } from '../src/document.js';
import { FORMATS } from '../src/export/formats.js';
import { gather } from '../src/graph/gather.js';
import { TABLES } from '../src/lexicon/lexicon.js';
import { loadReader } from '../src/node.js';
import { build, demarche, dist, root } from './built.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({ language: match[1]!, content: match[2]! }));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
};

beforeAll(build);

/** A page of the project, the padding of its tables taken out. */
const pageOf = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll(/ {2,}/g, ' ');

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

describe('the other pages', () => {
  test('docs/claims.md: every example is read as it says', async () => {
    const page = pageOf('docs/claims.md');
    const examples = [...page.matchAll(/^\| ([A-Z][^|]+\.) \| (`.+`) \|$/gm)].map((match) => ({
      text: match[1]!,
      wanted: [...match[2]!.matchAll(/`([^`]+)`/g)].map((one) => one[1]!),
    }));
    expect(examples.length).toBeGreaterThanOrEqual(8);
    const reader = await loadReader();
    for (const { text, wanted } of examples) {
      const { claims } = reader.read({ id: 'example', text });
      const read = claims.map((claim) => `${claim.source.label} ${claim.type ?? '-'} ${claim.target.label} ${claim.modality}`);
      for (const one of wanted) expect(read, text).toContain(one);
    }
  });

  test('docs/claims.md: types, polarities and modes are those of the table', async () => {
    const page = pageOf('docs/claims.md');
    const { plover } = (await loadReader()).knowledge.lexicon.frames;
    const rows = [...page.matchAll(/^\| ([A-Z]+) \| (-?[\d.]+) \| [^|]+ \| ([^|]*)\|$/gm)];
    expect(rows.map((row) => row[1]).sort()).toEqual([...plover.keys()].sort());
    for (const [, type, polarity, modes] of rows) {
      const entry = plover.get(type as PloverType)!;
      expect(Number(polarity), type).toBeCloseTo(entry.score / 10, 6);
      const named = modes!.trim() === '' ? [] : modes!.trim().split(', ');
      expect(named.sort(), type).toEqual([...entry.modes.keys()].sort());
    }
  });

  test('docs/claims.md: its tables are those of the lexicon', async () => {
    const page = readFileSync(join(root, 'docs/claims.md'), 'utf8');
    const { frames } = (await loadReader()).knowledge.lexicon;
    expect(page.slice(page.indexOf('<!-- tables -->')), 'run "node scripts/claims-docs.mjs" after "npm run build"').toBe(
      claimTables(frames),
    );
  });

  test('every type and mode of PLOVER has a frame', async () => {
    expect(uncovered((await loadReader()).knowledge.lexicon.frames)).toEqual([]);
  });

  test('docs/cli.md: every command and every ending of a file', async () => {
    const page = pageOf('docs/cli.md');
    const { stdout } = await demarche(['--help']);
    const commands = [...stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}(\w+) /gm)].map((match) => match[1]!);
    for (const command of commands.filter((name) => name !== 'help')) expect(page).toMatch(new RegExp(`\`${command} `));
    for (const { endings } of FORMATS) for (const ending of endings) expect(page).toContain(`\`${ending}\``);
  });

  test('docs/cli.md: the fields of claims, actors and answers of relate are those that are written', async () => {
    const page = pageOf('docs/cli.md').replaceAll('\n', ' ');
    /** Names at the outermost level of "{id, source: {id, label}, documents: [id]}". */
    const fieldsAfter = (lead: string): string[] => {
      let depth = 0;
      let fields = '';
      for (const character of page.slice(page.indexOf('{', page.indexOf(lead)))) {
        if ('}]'.includes(character)) depth -= 1;
        if (depth === 0 && fields !== '') break;
        if (depth === 1) fields += character;
        if ('{['.includes(character)) depth += 1;
      }
      return [...fields.matchAll(/(\w+)\??(?=\s*[:,}]|$)/g)].map((match) => match[1]!);
    };
    const reader = await loadReader();
    const text = 'Peru condemned Ecuador.';
    const reading = gather([reader.read({ id: 'border', text })]);
    expect(fieldsAfter('A claim:')).toEqual(Object.keys(reading.claims[0]!));
    expect(fieldsAfter('An actor:').sort()).toEqual(Object.keys(reading.actors[0]!).sort());
    const { forward } = reader.relate({ id: 'border', text }, { start: 0, end: 4 }, { start: 15, end: 22 });
    expect(fieldsAfter('backward}`: each')).toEqual(Object.keys(forward!));
  });

  test('docs/cli.md: every option of a command stands on the page', () => {
    const page = pageOf('docs/cli.md');
    const sources = readdirSync(join(root, 'src/cli')).map((name) => readFileSync(join(root, 'src/cli', name), 'utf8'));
    const options = sources.flatMap((source) => [...source.matchAll(/'(?:-\w, )?(--[a-z-]+)(?: <[\w-]+>)?'/g)].map((match) => match[1]!));
    expect(new Set(options).size).toBeGreaterThan(20);
    const short = new Map([['--output', '-o']]);
    expect(options.filter((option) => !page.includes(short.get(option) ?? option))).toEqual([]);
  });

  test('the README of the tables names each, and no more rows than there are', () => {
    const page = pageOf('src/lexicon/tables/README.md');
    const rows = [...page.matchAll(/^\| `(\w+)\.tsv` \| [^|]+ \| ([\d,]+)\+ \| ([\w ]+) \|/gm)];
    expect(rows.map((row) => row[1]).sort()).toEqual([...TABLES].sort());
    for (const [, table, count, columns] of rows) {
      const lines = readFileSync(join(root, `src/lexicon/tables/${table}.tsv`), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#'));
      expect(lines.length - 1, table).toBeGreaterThanOrEqual(Number(count!.replace(',', '')));
      expect(lines[0]!.split('\t').join(' '), table).toBe(columns);
    }
  });
});

describe('the map', () => {
  const sources = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return entry.name === 'training' || entry.name === 'assembly' ? [] : sources(`${folder}/${entry.name}`);
      return entry.name.endsWith('.ts') ? [`${folder}/${entry.name}`] : [];
    });

  test('docs/architecture.md: every name to search for is declared somewhere', () => {
    const declared = new Set(
      sources('src').flatMap((path) =>
        [...readFileSync(join(root, path), 'utf8').matchAll(/^(?:export )?(?:async )?(?:function\*?|const) (\w+)/gm)].map(
          (match) => match[1]!,
        ),
      ),
    );
    const page = pageOf('docs/architecture.md');
    const cells = [...page.matchAll(/^\|.*\| ((?:`\w+`(?:, )?)+) \|$/gm)].map((match) => match[1]!);
    const names = cells.flatMap((cell) => [...cell.matchAll(/\w+/g)].map(([name]) => name));
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !declared.has(name))).toEqual([]);
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
    ...['architecture', 'decisions', 'lexicon', 'syntax', 'claims', 'graph', 'query', 'judgements', 'viewer', 'cli', 'evaluation'].map(
      (name) => `docs/${name}.md`,
    ),
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
