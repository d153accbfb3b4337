// The command line as its users meet it: formats, exit codes, messages, and the same bytes twice. Where a test is about what a command answers
// it runs in this process; where it is about the process (standard input, exit codes, two runs that agree) it starts one.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorsCommand } from '../../src/cli/actors.js';
import { balanceCommand } from '../../src/cli/balance.js';
import { betweenCommand } from '../../src/cli/between.js';
import { blocsCommand } from '../../src/cli/blocs.js';
import { buildCommand } from '../../src/cli/build.js';
import { claimsCommand } from '../../src/cli/claims.js';
import { compareCommand } from '../../src/cli/compare.js';
import { explainCommand } from '../../src/cli/explain.js';
import { exportCommand } from '../../src/cli/export.js';
import { identifyCommand } from '../../src/cli/identify.js';
import type { Done } from '../../src/cli/inputs.js';
import { neighborsCommand } from '../../src/cli/neighbors.js';
import { parseCommand } from '../../src/cli/parse.js';
import { pathCommand } from '../../src/cli/path.js';
import { relateCommand } from '../../src/cli/relate.js';
import { serveCommand } from '../../src/cli/serve.js';
import { surveyCommand } from '../../src/cli/survey.js';
import { topCommand } from '../../src/cli/top.js';
import { turnsCommand } from '../../src/cli/turns.js';
import { UsageError } from '../../src/errors.js';
import { FORMATS } from '../../src/export/formats.js';
import { readJson } from '../../src/export/json.js';
import { build, demarche, inProcess, jsonLines, root } from '../built.js';

let folder: string;

beforeAll(async () => {
  await build();
  folder = mkdtempSync(join(tmpdir(), 'demarche-cli-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const ACCUSATION = 'Peru condemned Ecuador for moving the border posts.';

/** Every command. */
const COMMANDS: Readonly<Record<string, (done: Done) => Command>> = {
  build: buildCommand,
  claims: claimsCommand,
  actors: actorsCommand,
  relate: relateCommand,
  identify: identifyCommand,
  parse: parseCommand,
  neighbors: neighborsCommand,
  explain: explainCommand,
  path: pathCommand,
  compare: compareCommand,
  between: betweenCommand,
  top: topCommand,
  turns: turnsCommand,
  blocs: blocsCommand,
  balance: balanceCommand,
  survey: surveyCommand,
  serve: serveCommand,
  export: exportCommand,
};

describe('usage', () => {
  test('the list of commands names each, and --version is that of the package', async () => {
    const { code, stdout } = await demarche(['--help']);
    expect(code).toBe(0);
    const listed = [...stdout.slice(stdout.indexOf('Commands:')).matchAll(/^ {2}(\w+) /gm)].map((match) => match[1]!);
    expect(listed.filter((command) => command !== 'help').sort()).toEqual(Object.keys(COMMANDS).sort());
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect((await demarche(['--version'])).stdout).toBe(`${version}\n`);
  });

  test('--help on a command says how it is called', async () => {
    const { code, stdout, stderr } = await inProcess(['neighbors', '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: demarche neighbors \[options\] <actor> \[input\.\.\.\]\n/);
  });

  // In this process: a spawn for each would take half a second.
  test.each(Object.entries(COMMANDS))('%s has a help that tells arguments and options', (name, make) => {
    const help = make(() => undefined).helpInformation();
    expect(help).toMatch(new RegExp(`^Usage: ${name} \\[options\\] [<[]`));
    expect(help).toMatch(/\nArguments:\n {2}\w+ {2,}\S/);
    expect(help).toContain('--help');
  });

  test.each([
    ['a choice that is none', 'neighbors', ['Russia', '--sign', 'good'], /Allowed choices are for, against, neutral/],
    ['a type that is none', 'neighbors', ['Russia', '--type', 'HUG'], /Found "HUG"; expected AGREE, CONSULT/],
    ['a count that is none', 'neighbors', ['Russia', '--limit', '0'], /Expected a whole number from 1 on/],
    ['a number that is none', 'build', ['seeds', '-o', 'x.gexf', '--min-confidence', 'much'], /Expected a number from 0 to 1/],
    ['a time that is none', 'build', ['seeds', '-o', 'x.gexf', '--since', 'yesterday'], /2017, 2017-04 or 2017-04-11/],
    ['a month that is none', 'neighbors', ['Russia', '--until', '2017-13'], /2017, 2017-04 or 2017-04-11/],
    ['a day of publication that is none', 'explain', ['x', '--date', '2017-04'], /a day as yyyy-mm-dd/],
    ['a format that is not written', 'build', ['seeds', '-o', 'graph.docx'], /"graph.docx" has no known ending; expected one of .*\.gexf/],
    ['a graph without a name', 'build', ['seeds'], /required option '-o, --output <file>' not specified/],
    ['a port that is none', 'serve', ['seeds', '--port', 'http'], /from 0 to 65535/],
  ])('%s is refused', async (_title, name, args, message) => {
    const command = COMMANDS[name]!(() => undefined)
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    const thrown = await command.parseAsync(args, { from: 'user' }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown instanceof CommanderError || thrown instanceof UsageError).toBe(true);
    expect((thrown as Error).message).toMatch(message);
  });

  test.each([
    ['a command that is misspelt', ['clams', 'seeds'], /unknown command 'clams'\n\(Did you mean claims\?\)/],
    ['no command', [], /Usage: demarche/],
    ['a command without its input', ['claims'], /missing required argument 'input'/],
    ['an option that is misspelt', ['neighbors', 'Russia', '--famly', 'stance'], /unknown option '--famly'\n\(Did you mean --family\?\)/],
    ['wrong usage that the library finds', ['build', 'seeds', '-o', 'graph.docx'], /^demarche: "graph.docx" has no known ending/],
  ])('%s: a message, nothing on stdout, exit code 2', async (_name, args, message) => {
    const { code, stdout, stderr } = await demarche(args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('claims', () => {
  test('one JSON line a claim, with the words that say so', async () => {
    const text = `${ACCUSATION} Chile did not condemn Bolivia.`;
    const input = file('border.jsonl', `${JSON.stringify({ id: 'b1', text, date: '2021-03-04' })}\n`);
    const { code, stdout, stderr } = await demarche(['claims', input]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const claims = jsonLines(stdout) as Record<string, unknown>[];
    const claim = claims.find(({ modality }) => modality === 'actual')!;
    expect(Object.keys(claim)).toEqual([
      ...['id', 'document', 'source', 'target', 'type', 'mode', 'polarity', 'modality', 'reporter', 'date', 'time'],
      ...['evidence', 'trigger', 'rule', 'confidence', 'group', 'story'],
    ]);
    expect(claim).toMatchObject({
      document: 'b1',
      source: { id: 'country:PER', label: 'Peru', kind: 'country', country: 'PER', mentions: [{ start: 0, end: 4, text: 'Peru' }] },
      target: { id: 'country:ECU', mentions: [{ start: 15, end: 22, text: 'Ecuador' }] },
      type: 'ACCUSE',
      reporter: null,
      date: '2021-03-04',
      evidence: { start: 0, end: ACCUSATION.length, text: ACCUSATION },
      trigger: { start: 5, end: 14, text: 'condemned' },
    });
    expect(claim.polarity).toBeLessThan(0);
    expect(claims.filter(({ target }) => (target as { id: string }).id === 'country:BOL').map(({ modality }) => modality)).toEqual([
      'denied',
    ]);
  });

  test('reads standard input', async () => {
    const plain = await demarche(['claims', '-'], { input: ACCUSATION });
    expect(jsonLines(plain.stdout)).toMatchObject([{ type: 'ACCUSE', document: expect.stringMatching(/^text-[0-9a-f]{16}$/) as string }]);
  });
});

describe('actors', () => {
  test('one JSON line an actor, merged over the documents', async () => {
    const input = file(
      'two.jsonl',
      '{"id":"a","text":"Tunisian Foreign Minister Nour Zribi met officials in Madrid."}\n{"id":"b","text":"Tunisia thanked Spain."}\n',
    );
    const { code, stdout } = await inProcess(['actors', input]);
    expect(code).toBe(0);
    const actors = jsonLines(stdout) as Record<string, unknown>[];
    for (const key of [
      'id',
      'label',
      'kind',
      'country',
      'sector',
      'office',
      'wikidata',
      'aliases',
      'affiliations',
      'mentions',
      'documents',
    ])
      expect(actors[0]).toHaveProperty(key);
    expect(actors.find(({ id }) => id === 'country:TUN')).toMatchObject({ label: 'Tunisia', kind: 'country', documents: ['a', 'b'] });
    expect(actors.find(({ id }) => id === 'person:nour-zribi')).toMatchObject({
      kind: 'person',
      country: 'TUN',
      office: 'foreign minister',
      affiliations: [{ actor: 'country:TUN', role: 'foreign minister' }],
      documents: ['a'],
    });
    expect(new Set(actors.map(({ id }) => id)).size).toBe(actors.length);
  });
});

describe('relate', () => {
  test('answers each way; a missing start means the first place; of an end that is not there, only the act of the other is told', async () => {
    const text = 'Minsk was accused by Oslo of hacking.';
    const input = [
      { id: '1', text, source: { text: 'Oslo', start: 21 }, target: { text: 'Minsk', start: 0 } },
      { id: '2', text, source: { text: 'Minsk' }, target: { text: 'Oslo' } },
      { id: '3', text, source: { text: 'Lima' }, target: { text: 'Oslo' } },
      { id: '4', text, source: { text: 'Lima' }, target: { text: 'Minsk' } },
      { id: '5', text, source: { text: 'Oslo' }, target: { text: 'Lima' } },
      { id: '6', text, source: { text: 'Lima' }, target: { text: 'Quito' } },
    ];
    const { code, stdout } = await demarche(['relate', '-'], { input: input.map((one) => JSON.stringify(one)).join('\n') });
    expect(code).toBe(0);
    const [first, second, ...others] = jsonLines(stdout) as {
      id: string;
      forward: { type: string; polarity: number } | null;
      backward: unknown;
    }[];
    expect(first).toMatchObject({ id: '1', forward: { type: 'ACCUSE', confidence: expect.any(Number) as number }, backward: null });
    expect(first!.forward!.polarity).toBeLessThan(0);
    expect(second).toMatchObject({ id: '2', backward: { type: 'ACCUSE' } });
    // Nobody is said to do anything to Oslo; that somebody accuses Minsk, and Oslo somebody, is said, whoever "Lima" stands for.
    const accusation = { type: 'ACCUSE', polarity: 0, confidence: 0.3 };
    expect(others).toMatchObject([
      { id: '3', forward: null, backward: null },
      { id: '4', forward: { ...accusation, rule: expect.stringMatching(/^act of the target: accuse/) as string }, backward: null },
      { id: '5', forward: { ...accusation, rule: expect.stringMatching(/^act of the source: accuse/) as string }, backward: null },
      { id: '6', forward: null, backward: null },
    ]);
  });

  test('a broken line and a record that does not fit are told with their line; the rest is answered', async () => {
    const good = { id: 'g', text: ACCUSATION, source: { text: 'Peru' }, target: { text: 'Ecuador' } };
    const pairs = file('pairs.jsonl', `{"id": "x"}\n{"id": "y",\n${JSON.stringify(good)}\n`);
    const { code, stdout, stderr } = await inProcess(['relate', pairs]);
    expect(code).toBe(1);
    expect(jsonLines(stdout)).toMatchObject([{ id: 'g', forward: { type: 'ACCUSE' } }]);
    expect(stderr).toContain(`${pairs}:1: found a record in which "text" does not fit`);
    expect(stderr).toContain(`${pairs}:2: found a line that is no JSON; expected one JSON object a line.`);
  });
});

describe('identify', () => {
  test('who a phrase means at a date; empty strings where there is nobody', async () => {
    const phrases = [
      { id: '1', text: 'Peruvian warships', date: '2012-05-01' },
      { id: '2', text: 'the weather' },
    ];
    const { code, stdout } = await demarche(['identify', '-'], { input: phrases.map((one) => JSON.stringify(one)).join('\n') });
    expect(code).toBe(0);
    expect(jsonLines(stdout)).toEqual([
      { id: '1', actor: 'country:PER', label: 'Peru', kind: 'country', country: 'PER', sector: 'MIL' },
      { id: '2', actor: '', label: '', kind: '', country: '', sector: '' },
    ]);
  });
});

describe('parse', () => {
  test('prints CoNLL-U with the places of the words, or a drawing', async () => {
    const { code, stdout } = await inProcess(['parse', 'Oslo warned Minsk.']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      '# sent_id = text-1',
      '# text = Oslo warned Minsk.',
      '1\tOslo\tOslo\tPROPN\tNNP\t_\t2\tnsubj\t_\tStart=0|End=4',
      '2\twarned\twarn\tVERB\tVBD\t_\t0\troot\t_\tStart=5|End=11',
    ]);
    expect((await inProcess(['parse', '--format', 'tree', 'Oslo warned Minsk.'])).stdout).toMatch(
      /^warned {2}VERB root\n {2}Oslo {2}PROPN nsubj\n/,
    );
  });

  test('--conllu re-tags the tokens as they stand and keeps comments, ranges and empty nodes', async () => {
    const rows = [
      '# sent_id = 7',
      "1-2\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_",
      '1\tdid\tX\tX\tX\t_\t9\tx\t_\t_',
      "2\tn't\t_\t_\t_\t_\t_\t_\t_\tKept=Yes",
      '2.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_',
    ];
    const { code, stdout } = await inProcess(['parse', '--conllu', file('two.conllu', `${rows.join('\n')}\n\n`)]);
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect([lines[0], lines[1], lines[4]]).toEqual([rows[0], rows[1], rows[4]]);
    expect(lines[2]).toMatch(/^1\tdid\tdo\t(?:AUX|VERB)\t/);
    expect(lines[3]).toMatch(/^2\tn't\tnot\tPART\t.*\tKept=Yes$/);
  });

  test('--conllu refuses what is no CoNLL-U', async () => {
    const { code, stdout, stderr } = await inProcess(['parse', '--conllu', file('plain.txt', ACCUSATION)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/plain\.txt: found no line that begins with a number and a tab; expected CoNLL-U\./);
  });
});

/** Names of actors and rankings, which stand before the inputs. */
const ARGUMENTS: Readonly<Record<string, number>> = { neighbors: 1, path: 2, compare: 2, between: 2, top: 1, turns: 0 };

describe('build and neighbors', () => {
  const article = 'Peru condemned Ecuador for moving the border posts. Chile thanked Peru for its help.';
  let graph: string;

  beforeAll(async () => {
    graph = join(folder, 'graph.json');
    const { code, stdout, stderr } = await inProcess(['build', file('neighbors.txt', article), '-o', graph]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/pronouns: 0 of 1 left unclear\n.*graph\.json: 3 actors, \d+ edges from 1 document\n$/);
  });

  test('a line each, with sign and quote', async () => {
    const { code, stdout } = await inProcess(['neighbors', 'Peru', graph, '--family', 'stance']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^-> Ecuador {2}stance: \w+ -0\.\d\d {2}"Peru condemned Ecuador for moving the border posts\."$/m);
    expect(stdout).toMatch(/^<- Chile {2}stance: \w+ \+0\.\d\d {2}"Chile thanked Peru for its help\."$/m);
  });

  test('--json for machines; articles give the answer of the graph that is built of them', async () => {
    const args = ['--json', '--type', 'accuse'];
    const { stdout } = await inProcess(['neighbors', 'PER', graph, ...args]);
    expect(jsonLines(stdout)).toMatchObject([
      {
        id: 'country:ECU',
        direction: 'out',
        family: 'relation',
        type: 'ACCUSE',
        best: { quote: 'Peru condemned Ecuador for moving the border posts.' },
      },
    ]);
    expect((await inProcess(['neighbors', 'PER', join(folder, 'neighbors.txt'), ...args])).stdout).toBe(stdout);
  });

  test.each([
    ['path Chile Ecuador', /^Chile -> Peru {2}.+"Chile thanked Peru.+\nPeru -> Ecuador {2}.+\ntrust 0\.\d\d\n$/],
    ['path Ecuador Chile', /^There is no such way; try --direction both\.\n$/],
    ['compare Chile Peru', /^Chile -> Peru: \+0\.\d\d; back: nobody tells\n/],
    ['between Peru Ecuador', /^no date {2}Peru ACCUSE Ecuador {2}actual -0\.\d\d {2}"Peru condemned/],
    ['top opposition', /^ +1 {2}Ecuador {2}"Peru condemned/],
    ['turns', /^No stance changed its sign\.\n$/],
    ['blocs', /^bloc 1: Chile, Peru\n$/],
    ['balance', /^2 signed pairs, 0 triads, 0 balanced/],
    ['explain stance:country:CHL>country:PER', /^Chile supports Peru: stance 0\.\d+ from 1 vote/],
  ])('%s', async (command, answer) => {
    const { code, stdout } = await inProcess([...command.split(' '), graph]);
    expect(stdout).toMatch(answer);
    expect(code).toBe(0);
  });

  test.each([
    ['neighbors Peru --family stance,relation --quad verbal-conflict', /^-> Ecuador {2}relation: ACCUSE [^\n]+\n$/],
    ['neighbors Peru --type accuse,support --direction in', /^<- Chile {2}relation: SUPPORT [^\n]+\n$/],
    ['neighbors Peru --since 2017', /^No such neighbors\.\n$/],
    ['path Chile Ecuador --family stance', /^Chile -> Peru {2}stance: .+\nPeru -> Ecuador {2}stance: .+\ntrust/],
    ['path Chile Ecuador --min-confidence 1', /^There is no such way/],
    ['compare Chile Peru --since 2017', /^Chile -> Peru: nobody tells; back: nobody tells\n/],
    ['between Peru Ecuador --min-confidence 1', /^Nothing is told between them\.\n$/],
    ['top mentions --kind person', /^Nothing to rank\.\n$/],
    ['turns --source Peru --min-votes 2', /^No stance changed its sign\.\n$/],
  ])('%s', async (command, answer) => {
    const [name, ...rest] = command.split(' ');
    const { code, stdout, stderr } = await inProcess([name!, ...rest.slice(0, ARGUMENTS[name!]), graph, ...rest.slice(ARGUMENTS[name!])]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(answer);
    expect(code).toBe(0);
  });

  test('a family that is none: exit code 2, and what there is', async () => {
    const { code, stderr } = await inProcess(['neighbors', 'Peru', graph, '--family', 'stance,friend']);
    expect(code).toBe(2);
    expect(stderr).toContain('Found "friend"; expected affiliation, relation, stance');
  });

  describe('export', () => {
    test.each(FORMATS.map(({ id }): [string] => [id]))('%s', async (id) => {
      const { code, stdout, stderr } = await inProcess(['export', graph, '-f', id]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toBe(FORMATS.find((format) => format.id === id)!.write(readJson(readFileSync(graph, 'utf8'))));
    });

    test('to a file: the same bytes, and a word on stderr', async () => {
      const output = join(folder, 'export.ftm.json');
      const { code, stdout, stderr } = await inProcess(['export', graph, '-o', output]);
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(stderr).toMatch(/export\.ftm\.json: 3 actors, \d+ edges as FollowTheMoney entities/);
      expect(readFileSync(output, 'utf8')).toBe((await inProcess(['export', graph, '-f', 'ftm'])).stdout);
    });

    test('from articles, by the ending; graphs of every format that is read back say the same', async () => {
      const made = await inProcess(['export', join(folder, 'neighbors.txt'), '-o', join(folder, 'articles.json')]);
      expect(made).toMatchObject({ code: 0, stdout: '' });
      const wanted = readFileSync(join(folder, 'articles.json'), 'utf8');
      expect(wanted).toBe(readFileSync(graph, 'utf8'));
      for (const name of ['again.gexf', 'again.1.2.gexf', 'again.graphml']) {
        await inProcess(['export', graph, '-o', join(folder, name)]);
        expect((await inProcess(['export', join(folder, name), '--format', 'json'])).stdout, name).toBe(wanted);
      }
    });

    test.each([
      ['no format', ['-o', '-'], 2, /Found no format; expected --format with one of gexf gexf12 /],
      ['an unknown ending', ['-o', 'graph.docx'], 2, /"graph\.docx" has no known ending; expected --format/],
      ['an unknown format', ['--format', 'docx'], 2, /'docx' is invalid\. Allowed choices are gexf/],
      ['a graph among articles', ['more.txt', '--format', 'dot'], 2, /is a graph, and one of 2 inputs; expected one graph/],
    ])('%s', async (_, args, code, message) => {
      const found = await inProcess(['export', graph, ...args]);
      expect(found).toMatchObject({ code, stdout: '' });
      expect(found.stderr).toMatch(message);
    });
  });

  test('an actor nobody knows: did you mean, exit code 2', async () => {
    const { code, stdout, stderr } = await inProcess(['neighbors', 'Ecuadr', graph]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Did you mean "Ecuador"?');
  });

  test('a graph that is not there or broken: exit code 1', async () => {
    const missing = await demarche(['neighbors', 'Peru', join(folder, 'nothing.json')]);
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toMatch(/nothing\.json: found no such file; expected a graph\. Check the name/);
    const broken = await inProcess(['neighbors', 'Peru', file('broken.json', '{"nodes": [')]);
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/broken\.json/);
    expect(broken.stderr).not.toMatch(/^\s+at /m);
  });
});

describe('the main job', () => {
  test('survey writes graph and claims of the seeds, prints actors and stances, and is the same the second time', async () => {
    const runs = [];
    for (const name of ['first', 'second']) {
      const out = join(folder, name);
      const { code, stdout, stderr } = await demarche(['survey', 'seeds', '--out', out]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      runs.push({
        table: stdout.replaceAll(out, ''),
        files: ['graph.gexf', 'graph.json', 'claims.jsonl'].map((part) => readFileSync(join(out, part), 'utf8')),
      });
    }
    expect(runs[0]!.table).toMatch(/Actors by mentions\n(?: +\d+ {2}.+\n)+\nStrongest stances\n {2}[+-]0\.\d\d {2}.+ -> .+\n {9}"/);
    for (const actor of ['Rex Tillerson', 'Bashar Assad', 'Russia', 'United States']) expect(runs[0]!.table).toContain(actor);
    for (const content of runs[0]!.files) expect(content.length).toBeGreaterThan(1000);
    expect(runs[1]).toEqual(runs[0]);
  });

  test('explain shows tree, mentions, actors and claims with their rule', async () => {
    const { code, stdout } = await inProcess(['explain', ACCUSATION]);
    expect(code).toBe(0);
    for (const part of ['Tree\n', 'Mentions\n', 'Actors\n', 'Claims\n', '"Peru" (country, name', 'Peru ACCUSE Ecuador', 'rule condemn'])
      expect(stdout).toContain(part);
  });
});

describe('a table of judgements', () => {
  const articles = (): string[] => [
    file('one.txt', 'Norwegian Foreign Minister Tomas Brekke flew to Riga. Brekke thanked Latvia.'),
    file('two.txt', "Brekke, Norway's foreign minister, criticized Belarus."),
  ];

  test('corrects what build writes; bad rows are told, the others followed', async () => {
    const rows = ['rename\tcountry:LVA\tLettland', 'sam\tcountry:LVA\tcountry:EST', 'alias\tcountry:BLR\tWhite Ruthenia'];
    const table = file('judgements.tsv', ['judgement\tid\tvalue\tdocument\tquote', ...rows].join('\n'));
    const output = join(folder, 'judged.json');
    const more = file('three.txt', 'Poland condemned White Ruthenia.');
    const { code, stderr } = await inProcess(['build', ...articles(), more, '-o', output, '--judgements', table]);
    expect(stderr).toMatch(/judgements\.tsv:3: found the judgement "sam" \(did you mean "same"\?\); expected one of /);
    expect(code).toBe(1);
    const { nodes, edges } = JSON.parse(readFileSync(output, 'utf8'));
    expect(nodes.find(({ key }: { key: string }) => key === 'country:LVA').attributes.label).toBe('Lettland');
    expect(edges.some(({ key }: { key: string }) => key === 'stance:country:POL>country:BLR')).toBe(true);
  });

  test('who is one in two articles becomes one, unless a row says otherwise', async () => {
    const people = async (...args: string[]): Promise<string[]> => {
      const { stdout } = await inProcess(['actors', ...articles(), ...args]);
      return (jsonLines(stdout) as { readonly id: string }[]).map(({ id }) => id).filter((id) => id.startsWith('person:'));
    };
    expect(await people()).toEqual(['person:tomas-brekke']);
    const table = file('apart.tsv', 'judgement\tid\tvalue\ndifferent\tperson:brekke\tperson:tomas-brekke\n');
    expect(await people('--judgements', table)).toEqual(['person:brekke', 'person:tomas-brekke']);
  });

  test('that is not there stops the command', async () => {
    const { code, stderr } = await inProcess([
      'build',
      ...articles(),
      '-o',
      join(folder, 'x.json'),
      '--judgements',
      join(folder, 'none.tsv'),
    ]);
    expect(stderr).toContain('none.tsv: found no such file; expected a table of judgements.');
    expect(code).toBe(1);
  });
});

describe('explain --actor', () => {
  const articles = (): string[] => [
    file('first.txt', 'Norwegian Foreign Minister Tomas Brekke flew to Riga. He thanked Latvia. "It is late," they said.'),
    file('second.txt', "Brekke, Norway's foreign minister, criticized Belarus."),
  ];

  test('prints every word that means it with its rule, what was merged, and the pronouns left unclear', async () => {
    const { code, stdout } = await inProcess(['explain', '--actor', 'brekke', ...articles()]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^person:tomas-brekke {2}Tomas Brekke \(person, NOR, GOV, foreign minister\), 4 mentions in 2 documents\n/);
    expect(stdout).toMatch(
      /"Norwegian Foreign Minister Tomas Brekke" \(name\): full name\n .*first: "Norwegian Foreign Minister Tomas Brekke flew to Riga\."/,
    );
    expect(stdout).toMatch(/"He" \(pronoun\): pronoun: the only one that fits\n/);
    expect(stdout).toMatch(/"Brekke" \(alias\): new name, read as person:brekke\n/);
    expect(stdout).toContain('person:brekke is person:tomas-brekke: same surname and country, same office');
    expect(stdout).toMatch(/foreign minister of country:NOR: first: /);
    expect(stdout).toMatch(/pronouns: 2 of 3 left unclear\n$/);
  });

  test('--json for machines; an id that was merged away explains who it is now', async () => {
    const { stdout } = await inProcess(['explain', '--actor', 'person:brekke', ...articles(), '--json']);
    const [found] = jsonLines(stdout) as { readonly id: string; readonly forms: readonly { readonly at: { readonly text: string } }[] }[];
    expect(found!.id).toBe('person:tomas-brekke');
    expect(found!.forms.map(({ at }) => at.text)).toContain('He');
  });

  test('a graph, an actor nobody knows, and nothing at all are wrong usage', async () => {
    expect((await inProcess(['explain', '--actor', 'x', 'graph.json'])).stderr).toContain('expected the articles that it was made of');
    const unknown = await inProcess(['explain', '--actor', 'Breke', ...articles()]);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "Tomas Brekke"?')]);
    expect((await inProcess(['explain'])).stderr).toContain('Give a sentence in quotation marks');
  });
});
