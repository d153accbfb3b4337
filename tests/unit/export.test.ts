import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../src/analysis/layout.js';
import { InputError } from '../../src/errors.js';
import { alpha2 } from '../../src/export/alpha2.js';
import { CSV_TABLES, toCsv } from '../../src/export/csv.js';
import { toCypher } from '../../src/export/cypher.js';
import { firstDay, lastDay } from '../../src/export/dates.js';
import { toDot } from '../../src/export/dot.js';
import { FORMATS, formatFor } from '../../src/export/formats.js';
import { toFtm } from '../../src/export/ftm.js';
import { readGexf, toGexf } from '../../src/export/gexf.js';
import { readGraphml, toGraphml } from '../../src/export/graphml.js';
import { readJson, toJson } from '../../src/export/json.js';
import { toJsonld } from '../../src/export/jsonld.js';
import { toMarkdown } from '../../src/export/markdown.js';
import { toPlover } from '../../src/export/plover.js';
import { buildGraph } from '../../src/graph/build.js';
import type { ActorGraph } from '../../src/graph/schema.js';
import { actor, anyText, claim, claims, HOSTILE, reading } from './graph-fixtures.js';

const schema = (version: '1.3' | '1.2'): string =>
  fileURLToPath(new URL(`../fixtures/gexf/${version === '1.2' ? '1.2/' : ''}gexf.rng`, import.meta.url));
const has = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const xmllint = has('xmllint', '--version');
/** The Python that has a module: the first on the path may not be the one that the system's packages are for. */
const pythonWith = (module: string): string | null =>
  ['python3', '/usr/bin/python3'].find((python) => has(python, '-c', `import ${module}`)) ?? null;
const networkxes = ['python3', '/usr/bin/python3'].filter((python) => has(python, '-c', 'import networkx'));
const networkx = networkxes[0] ?? null;
const igraph = pythonWith('igraph');
const graphviz = has('dot', '-V');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small graph with every family, dates, an office, a denial and an isolated actor. */
function sample(): ActorGraph {
  const lavrov = actor('person:sergey-lavrov', {
    aliases: ['Lavrov', 'Sergei Lavrov'],
    country: 'RUS',
    sector: 'GOV',
    office: 'foreign minister',
    wikidata: 'Q58217',
    affiliations: [
      {
        actor: 'country:RUS',
        role: 'foreign minister',
        from: '2004-03',
        evidence: { document: 'story.txt', start: 0, end: 7, text: 'Russian' },
      },
    ],
  });
  const graph = buildGraph(
    reading(
      [
        claim('USA', 'ACCUSE', 'RUS'),
        claim('USA', 'SANCTION', 'RUS', { date: '2017-05', document: 'second.txt' }),
        claim('person:sergey-lavrov', 'SUPPORT', 'SYR', { reporter: 'country:RUS', modality: 'alleged' }),
        claim('RUS', 'ASSAULT', 'SYR', { modality: 'denied', polarity: 0 }),
        claim('SYR', 'ASSAULT', 'SYR'),
      ].map((one, index) => ({ ...one, id: `${one.document}#${index}` })),
      [lavrov, actor('GEO')],
    ),
  );
  layout.assign(graph);
  return graph;
}

/** Every text a graph has, replaced. */
function disguised(list: Parameters<typeof reading>[0], text: () => string): ActorGraph {
  const named = list.map((one) => ({
    ...one,
    rule: text(),
    evidence: { ...one.evidence, text: text() },
    trigger: { ...one.trigger, text: text() },
  }));
  const given = reading(named);
  return buildGraph({
    documents: given.documents.map((one) => ({ ...one, title: text(), publisher: text() })),
    claims: named,
    actors: given.actors.map((one) => ({ ...one, label: text(), aliases: [text(), text()], office: text(), wikidata: text() })),
  });
}

describe('GEXF', () => {
  test('is written in full: types, families apart by kind, time, looks and words', async () => {
    await expect(toGexf(sample())).toMatchFileSnapshot('../fixtures/gexf/sample.gexf');
  });

  test('1.2 is written for older readers', async () => {
    await expect(toGexf(sample(), { version: '1.2' })).toMatchFileSnapshot('../fixtures/gexf/1.2/sample.gexf');
  });

  test('a graph without dates is static', () => {
    const text = toGexf(buildGraph(reading([claim('USA', 'ACCUSE', 'RUS', { date: null })])));
    expect(text).toContain(' mode="static">');
    expect(text).not.toContain('<spell');
  });

  test('the same graph gives the same bytes, and reads back equal', () => {
    const graph = sample();
    expect(toGexf(sample())).toBe(toGexf(graph));
    expect(readGexf(toGexf(graph)).export()).toEqual(graph.export());
    expect(readGexf(toGexf(graph, { version: '1.2' })).export()).toEqual(graph.export());
  });

  test.each(['1.3', '1.2'] as const)('%s is valid by the RELAX NG schema, whatever the names', (version) => {
    if (!xmllint) {
      console.warn('skipped: xmllint is not installed (Debian: libxml2-utils)');
      return;
    }
    const list = [claim('USA', 'ACCUSE', 'RUS'), claim('RUS', null, 'person:ann-lee', { date: null })];
    const graphs = [sample(), buildGraph(reading([])), ...HOSTILE.map((text) => disguised(list, () => text))];
    const files = graphs.map((graph, index) => {
      const file = join(folder, `${version}-${index}.gexf`);
      writeFileSync(file, toGexf(graph, { version }));
      return file;
    });
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--relaxng', schema(version), ...files], { encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });

  test('any text in any place comes back as text', () => {
    fc.assert(
      fc.property(claims(['a', 'b']), fc.infiniteStream(anyText), (list, stream) => {
        const graph = disguised(list, () => stream.next().value);
        const back = readGexf(toGexf(graph));
        expect(back.nodes()).toEqual(graph.nodes());
        expect(back.edges()).toEqual(graph.edges());
        // What is written as JSON comes back to the letter.
        for (const key of graph.edges()) expect(back.getEdgeAttributes(key)).toEqual(graph.getEdgeAttributes(key));
        graph.forEachNode((id, { label, aliases }) => {
          expect(back.getNodeAttribute(id, 'aliases')).toEqual(aliases);
          expect(back.getNodeAttribute(id, 'label')).toBe(legal(label) || id);
        });
      }),
    );
  });

  test('reads a file as Gephi writes it: attributes by title, numbers for ids, no keys of ours', () => {
    const graph = readGexf(`<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
  <meta lastmodifieddate="2024-01-05"><creator>Gephi 0.10.1</creator><description></description></meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node" mode="static">
      <attribute id="k" title="kind" type="string"/><attribute id="0" title="aliases" type="liststring"/>
      <attribute id="1" title="Modularity Class" type="integer"><default>0</default></attribute>
    </attributes>
    <attributes class="edge" mode="static"><attribute id="e" title="stance" type="double"/></attributes>
    <nodes>
      <node id="country:FRA" label="France"><attvalues><attvalue for="k" value="country"/><attvalue for="0" value="[French Republic, &quot;a, b&quot;]"/></attvalues>
        <viz:size value="10.0"/><viz:position x="-12.5" y="7.25"/><viz:color r="1" g="2" b="3"/></node>
      <node id="n1" label="L&#8217;Union"/>
    </nodes>
    <edges>
      <edge id="0" source="country:FRA" target="n1" kind="stance" weight="0.5"><attvalues><attvalue for="e" value="-0.25"/></attvalues></edge>
      <edge source="n1" target="country:FRA"/>
    </edges>
  </graph>
</gexf>`);
    expect(graph.getNodeAttributes('country:FRA')).toMatchObject({
      kind: 'country',
      label: 'France',
      aliases: ['French Republic', 'a, b'],
      x: -12.5,
      y: 7.25,
    });
    expect(graph.getNodeAttributes('n1')).toMatchObject({ label: 'L’Union', kind: 'organization' });
    expect(graph.getEdgeAttributes('0')).toMatchObject({ family: 'stance', stance: -0.25, label: 'opposes', weight: 0.5 });
    expect(graph.getEdgeAttributes('#1')).toMatchObject({ family: 'relation', type: null, weight: 1 });
  });

  test('reads a file as graphology-gexf writes it', () => {
    const graph =
      readGexf(`<?xml version="1.0" encoding="UTF-8"?><gexf version="1.2" xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http:///www.gexf.net/1.1draft/viz">
<meta><lastmodifieddate>2024</lastmodifieddate></meta><graph defaultedgetype="undirected"><attributes class="node"><attribute id="country" title="country" type="string"/></attributes>
<nodes><node id="a" label="A"><attvalues><attvalue for="country" value="FRA"/></attvalues><viz:position x="1" y="2" z="0"/></node><node id="b"/></nodes>
<edges><edge id="a-b" source="a" target="b" weight="2"/></edges></graph></gexf>`);
    expect(graph.getNodeAttributes('a')).toMatchObject({ label: 'A', country: 'FRA', x: 1, y: 2 });
    expect(graph.getNodeAttribute('b', 'label')).toBe('b');
    expect(graph.getEdgeAttribute('a-b', 'weight')).toBe(1);
  });

  test('follows no entity, inside or outside the file', () => {
    const file = (entity: string): string =>
      `<?xml version="1.0"?><!DOCTYPE gexf [${entity}]><gexf><graph><nodes><node id="a" label="&x;"/></nodes><edges/></graph></gexf>`;
    expect(readGexf(file('<!ENTITY x "boom">')).getNodeAttribute('a', 'label')).toBe('&x;');
    expect(() => readGexf(file('<!ENTITY x SYSTEM "file:///etc/passwd">'))).toThrow(InputError);
  });

  test.each([
    ['<gexf><graph>', 'not well formed'],
    ['<html><body/></html>', 'without <gexf>'],
    ['', 'not well formed'],
    ['<gexf><graph><nodes><node id="a"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>', '"b"'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => readGexf(text, 'bad.gexf')).toThrow(InputError);
    expect(() => readGexf(text, 'bad.gexf')).toThrow(message);
    expect(() => readGexf(text, 'bad.gexf')).toThrow('bad.gexf');
  });

  test.each(['1.3', '1.2'] as const)('networkx reads %s with all nodes and edges', (version) => {
    if (networkx === null) {
      console.warn('skipped: networkx is not installed (Debian: python3-networkx)');
      return;
    }
    const graph = sample();
    const file = join(folder, `networkx-${version}.gexf`);
    writeFileSync(file, toGexf(graph, { version }));
    const script =
      'import sys, json, networkx\ng = networkx.read_gexf(sys.argv[1])\nprint(json.dumps([g.number_of_nodes(), g.number_of_edges(), g.is_directed(), g.nodes["country:RUS"]["label"]]))';
    for (const python of networkxes) {
      const major = execFileSync(python, ['-c', 'import networkx; print(networkx.__version__.split(".")[0])'], { encoding: 'utf8' }).trim();
      if (version === '1.3' && Number(major) < 3) {
        console.warn(`skipped: networkx ${major} reads GEXF 1.2 only`);
        continue;
      }
      expect(JSON.parse(execFileSync(python, ['-c', script, file], { encoding: 'utf8' })), python).toEqual([
        graph.order,
        graph.size,
        true,
        'Russia',
      ]);
    }
  });

  test('reads what networkx makes of it, with the same nodes and edges', () => {
    if (networkx === null) {
      console.warn('skipped: networkx is not installed (Debian: python3-networkx)');
      return;
    }
    const graph = sample();
    const [file, back] = [join(folder, 'there.gexf'), join(folder, 'back.gexf')];
    writeFileSync(file, toGexf(graph, { version: '1.2' }));
    execFileSync(networkx, ['-c', 'import sys, networkx\nnetworkx.write_gexf(networkx.read_gexf(sys.argv[1]), sys.argv[2])', file, back]);
    const found = readGexf(readFileSync(back, 'utf8'), back);
    expect([found.nodes().sort(), found.size]).toEqual([graph.nodes().sort(), graph.size]);
    expect(found.getNodeAttributes('country:RUS')).toMatchObject({ label: 'Russia', kind: 'country' });
    const stances = found.filterEdges((_, { family }) => family === 'stance').map((key) => found.getEdgeAttributes(key));
    expect(stances).toHaveLength(graph.filterEdges((_, { family }) => family === 'stance').length);
    for (const { evidence } of stances) expect(evidence.length).toBeGreaterThan(0);
  });
});

describe('JSON', () => {
  test('reads back equal, whatever the text', () => {
    fc.assert(
      fc.property(claims(['a', 'b']), fc.infiniteStream(anyText), (list, stream) => {
        const graph = disguised(list, () => stream.next().value || 'x');
        expect(readJson(toJson(graph)).export()).toEqual(graph.export());
        expect(toJson(readJson(toJson(graph)))).toBe(toJson(graph));
      }),
    );
  });

  test('is what graphology imports', () => {
    const graph = sample();
    const parsed: unknown = JSON.parse(toJson(graph));
    expect(parsed).toEqual(JSON.parse(JSON.stringify(graph.export())));
  });

  test.each([
    ['nonsense', 'no JSON'],
    ['[]', 'without a list "nodes"'],
    ['{"nodes":[{}]}', 'node 0 without a key'],
    ['{"nodes":[{"key":"a"},{"key":"a"}]}', 'twice'],
    ['{"nodes":[{"key":"a"}],"edges":[{"source":"a","target":"b"}]}', '"b"'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => readJson(text, 'bad.json')).toThrow(InputError);
    expect(() => readJson(text, 'bad.json')).toThrow(message);
  });

  test('reads any JSON value without harm', () => {
    fc.assert(
      fc.property(fc.json(), fc.dictionary(fc.string(), fc.jsonValue()), (text, attributes) => {
        try {
          readJson(text);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
        const graph = readJson(
          JSON.stringify({ nodes: [{ key: 'a', attributes }, { key: 'b' }], edges: [{ source: 'a', target: 'b', attributes }] }),
        );
        expect([graph.order, graph.size]).toEqual([2, 1]);
      }),
    );
  });
});

test('years and months are read as whole days', () => {
  expect([firstDay('2016'), lastDay('2016')]).toEqual(['2016-01-01', '2016-12-31']);
  expect([firstDay('2016-02'), lastDay('2016-02'), lastDay('1900-02')]).toEqual(['2016-02-01', '2016-02-29', '1900-02-28']);
  expect([firstDay('2017-04-11T10:00:00Z'), firstDay('2017-02-30'), firstDay('soon'), firstDay(null)]).toEqual([
    '2017-04-11',
    null,
    null,
    null,
  ]);
});

describe('every format', () => {
  test.each(FORMATS.filter(({ id }) => !id.startsWith('gexf')).map(({ id, endings }): [string, string] => [id, endings[0]!]))(
    '%s is written in full',
    async (id, ending) => {
      await expect(FORMATS.find((format) => format.id === id)!.write(sample())).toMatchFileSnapshot(`../fixtures/export/sample${ending}`);
    },
  );

  test('is told by the ending of a file', () => {
    const ids = [
      'out/graph.gexf',
      'G.GraphML',
      'a.json',
      'a.csv',
      'a.claims.csv',
      'a.jsonld',
      'a.ftm.json',
      'a.plover.jsonl',
      'a.1.2.gexf',
      'a.cql',
      'a.dot',
      'a.md',
    ];
    expect(ids.map((file) => formatFor(file)?.id)).toEqual([
      'gexf',
      'graphml',
      'json',
      'csv',
      'csv-claims',
      'jsonld',
      'ftm',
      'plover',
      'gexf12',
      'cypher',
      'dot',
      'markdown',
    ]);
    expect(formatFor('graph.docx')).toBe(null);
  });

  test('writes the empty graph, a graph by another program, and the same graph twice alike', () => {
    const foreign = readGexf(
      '<gexf><graph><nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>',
    );
    for (const { write } of FORMATS) {
      expect(() => write(buildGraph(reading([])))).not.toThrow();
      expect(() => write(foreign)).not.toThrow();
      expect(write(sample())).toBe(write(sample()));
    }
  });
});

/** Checks a property for graphs with any text in them. */
function forAnyText(check: (graph: ActorGraph) => void): void {
  fc.assert(
    fc.property(claims(['a', 'b']), fc.infiniteStream(anyText), (list, stream) => check(disguised(list, () => stream.next().value))),
    { numRuns: 60 },
  );
}

describe('GraphML', () => {
  test('is well formed with any text, and loses none that XML can hold', () => {
    forAnyText((graph) => {
      const text = toGraphml(graph);
      expect(XMLValidator.validate(text)).toBe(true);
      const parsed = new XMLParser({
        ignoreAttributes: false,
        processEntities: false,
        parseTagValue: false,
        trimValues: false,
        isArray: (name) => ['node', 'edge', 'data', 'key'].includes(name),
      }).parse(text) as { graphml: { graph: { node?: unknown[]; edge?: unknown[] } } };
      expect([parsed.graphml.graph.node?.length ?? 0, parsed.graphml.graph.edge?.length ?? 0]).toEqual([graph.order, graph.size]);
    });
  });

  test('reads back equal, and any text as text', () => {
    const graph = sample();
    expect(readGraphml(toGraphml(graph)).export()).toEqual(graph.export());
    forAnyText((any) => {
      const back = readGraphml(toGraphml(any));
      expect([back.nodes(), back.edges()]).toEqual([any.nodes(), any.edges()]);
      expect(back.getAttributes()).toEqual(any.getAttributes());
      for (const key of any.edges()) expect(back.getEdgeAttributes(key)).toEqual(any.getEdgeAttributes(key));
      any.forEachNode((id, { label, aliases }) => {
        expect(back.getNodeAttribute(id, 'aliases')).toEqual(aliases);
        expect(back.getNodeAttribute(id, 'label')).toBe(legal(label) || id);
      });
    });
  });

  test('reads a file as other programs write it: keys of any name, defaults, edges without ids', () => {
    const graph = readGraphml(`<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d0" for="node" attr.name="label" attr.type="string"><default>nobody</default></key>
<key id="d1" for="edge" attr.name="weight" attr.type="double"/><key id="v" for="all" attr.name="country" attr.type="string"/>
<graph edgedefault="directed"><node id="a"><data key="d0">A &amp; B</data><data key="v">FRA</data></node><node id="b"/>
<edge source="a" target="b"><data key="d1">0.5</data></edge><edge source="a" target="b"/></graph></graphml>`);
    expect(graph.getNodeAttributes('a')).toMatchObject({ label: 'A & B', country: 'FRA' });
    expect(graph.getNodeAttribute('b', 'label')).toBe('nobody');
    expect(graph.mapEdges((_, { weight }) => weight)).toEqual([0.5, 1]);
  });

  test.each([
    ['<graphml><graph>', 'not well formed'],
    ['<html><body/></html>', 'without <graphml>'],
    ['<graphml><graph><node id="a"/><edge source="a" target="b"/></graph></graphml>', '"b"'],
    ['<!DOCTYPE graphml [<!ENTITY x SYSTEM "file:///etc/passwd">]><graphml><graph><node id="&x;"/></graph></graphml>', 'cannot be read'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => readGraphml(text, 'bad.graphml')).toThrow(InputError);
    expect(() => readGraphml(text, 'bad.graphml')).toThrow(message);
    expect(() => readGraphml(text, 'bad.graphml')).toThrow('bad.graphml');
  });

  const script = (read: string): string => `import sys, json\n${read}`;

  test('networkx reads it with all nodes, edges and types', () => {
    if (networkx === null) {
      console.warn('skipped: networkx is not installed (Debian: python3-networkx)');
      return;
    }
    const graph = sample();
    const file = join(folder, 'networkx.graphml');
    writeFileSync(file, toGraphml(graph));
    const read = script(
      'import networkx\ng = networkx.read_graphml(sys.argv[1])\nprint(json.dumps([g.number_of_nodes(), g.number_of_edges(), g.is_directed(), g.nodes["country:RUS"]["label"], type(g.nodes["country:RUS"]["mentions"]).__name__]))',
    );
    expect(JSON.parse(execFileSync(networkx, ['-c', read, file], { encoding: 'utf8' }))).toEqual([
      graph.order,
      graph.size,
      true,
      'Russia',
      'int',
    ]);
  });

  test('what networkx and igraph make of it reads back with the same nodes and edges', () => {
    const graph = sample();
    const file = join(folder, 'there.graphml');
    writeFileSync(file, toGraphml(graph));
    const programs: readonly [string, string | null, string][] = [
      ['networkx', networkx, 'import sys, networkx\nnetworkx.write_graphml(networkx.read_graphml(sys.argv[1]), sys.argv[2])'],
      ['igraph', igraph, 'import sys, igraph\nigraph.Graph.Read_GraphML(sys.argv[1]).write_graphml(sys.argv[2])'],
    ];
    for (const [name, python, code] of programs) {
      if (python === null) {
        console.warn(`skipped: ${name} is not installed (Debian: python3-${name})`);
        continue;
      }
      const back = join(folder, `back-${name}.graphml`);
      execFileSync(python, ['-c', code, file, back]);
      const found = readGraphml(readFileSync(back, 'utf8'), back);
      expect([found.order, found.size], name).toEqual([graph.order, graph.size]);
      expect(found.mapNodes((_, { label }) => label).sort(), name).toEqual(graph.mapNodes((_, { label }) => label).sort());
      const stances = (of: ActorGraph): number[] =>
        of.mapEdges((_, edge) => (edge.family === 'stance' ? edge.stance : 2)).sort((a, b) => a - b);
      expect(stances(found), name).toEqual(stances(graph));
    }
  });

  test('igraph reads it with all nodes and edges', () => {
    if (igraph === null) {
      console.warn('skipped: igraph is not installed (Debian: python3-igraph)');
      return;
    }
    const graph = sample();
    const file = join(folder, 'igraph.graphml');
    writeFileSync(file, toGraphml(graph));
    const read = script(
      'import igraph\ng = igraph.Graph.Read_GraphML(sys.argv[1])\nprint(json.dumps([g.vcount(), g.ecount(), g.is_directed(), sorted(g.vs["label"])[0]]))',
    );
    expect(JSON.parse(execFileSync(igraph, ['-c', read, file], { encoding: 'utf8' }))).toEqual([graph.order, graph.size, true, 'Georgia']);
  });
});

describe('CSV', () => {
  test('has a row for each node, edge and claim', () => {
    const graph = sample();
    const rows = (table: (typeof CSV_TABLES)[number]) => parseCsv(toCsv(graph, table), { columns: true }) as Record<string, string>[];
    expect(rows('nodes')).toHaveLength(graph.order);
    expect(rows('edges')).toHaveLength(graph.size);
    expect(rows('claims')).toHaveLength(graph.getAttribute('claims'));
    expect(rows('edges').find(({ id }) => id === 'stance:country:USA>country:RUS')).toMatchObject({
      stance: '-0.45',
      label: 'opposes',
      stories: '2',
    });
    expect(rows('nodes').find(({ id }) => id === 'person:sergey-lavrov')).toMatchObject({ aliases: 'Lavrov|Sergei Lavrov' });
  });

  test('no cell of text is a formula; every row is as wide as the header', () => {
    forAnyText((graph) => {
      for (const table of CSV_TABLES) {
        const rows = parseCsv(toCsv(graph, table), { record_delimiter: '\r\n' }) as string[][];
        for (const row of rows) {
          expect(row).toHaveLength(rows[0]!.length);
          for (const cell of row) if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[\s]*[=+\-@]/);
        }
      }
    });
  });
});

describe('DOT', () => {
  test('one statement a line, all text in quotes', () => {
    const quoted = '"(?:[^"\\\\\\n]|\\\\.)*"';
    const value = `(?:${quoted}|[\\w.-]+)`;
    const statement = new RegExp(`^  ${quoted}(?: -> ${quoted})? \\[${'\\w+='}${value}(?:, \\w+=${value})*\\];$`);
    forAnyText((graph) => {
      const lines = toDot(graph).split('\n');
      expect(lines).toHaveLength(graph.order + graph.size + 6);
      for (const line of lines.slice(4, -2)) expect(line).toMatch(statement);
    });
  });

  test('Graphviz reads it', () => {
    if (!graphviz) {
      console.warn('skipped: Graphviz is not installed (Debian: graphviz)');
      return;
    }
    const { status, stderr } = spawnSync('dot', ['-Tcanon'], { input: toDot(sample()), encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  });
});

describe('Cypher', () => {
  test('text stays inside strings, whatever it is', () => {
    forAnyText((graph) => {
      const code = toCypher(graph).replace(/'(?:[^'\\\n\r]|\\.)*'/g, '""');
      expect(code).not.toContain("'");
      // What is left is of our making: words, numbers and brackets.
      expect(code).toMatch(/^(?:[\w\s()[\]{}:;,.>+=*"-])*$/);
      for (const word of ['script', 'alert', 'cmd', 'dove', 'php']) expect(code).not.toContain(word);
      const depth = [...code].reduce((sum, sign) => sum + ('([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0), 0);
      expect(depth).toBe(0);
    });
  });

  test('merges, so that running it twice changes nothing', () => {
    const text = toCypher(sample());
    expect(text).not.toMatch(/\bCREATE \(/);
    expect(text.match(/^CREATE CONSTRAINT \w+ IF NOT EXISTS/gm)).toHaveLength(3);
    expect(text.match(/MERGE \(s\)-\[r:[A-Z]+ \{id: row.id\}\]->\(t\)/g)).toHaveLength(6);
  });
});

describe('JSON-LD', () => {
  test('is JSON whose every node has an address', () => {
    forAnyText((graph) => {
      const { '@graph': items } = JSON.parse(toJsonld(graph)) as { '@graph': Record<string, unknown>[] };
      for (const item of items) {
        expect(item['@id']).toMatch(/^urn:demarche:[\x21-\x7e]+$/);
        expect(item['@id']).not.toMatch(/[<>"{}|^`\\]/);
      }
      expect(new Set(items.map((item) => item['@id'])).size).toBe(items.length);
      expect(items.filter((item) => (item['@type'] as string[])?.includes('schema:Action'))).toHaveLength(graph.getAttribute('claims'));
    });
  });
});

describe('FollowTheMoney', () => {
  test('every line is an entity whose links lead to entities', () => {
    forAnyText((graph) => {
      const entities = toFtm(graph)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> });
      const ids = new Set(entities.map(({ id }) => id));
      for (const { schema: kind, properties } of entities) {
        for (const values of Object.values(properties)) for (const value of values) expect(value.length).toBeGreaterThan(0);
        const ends = kind === 'UnknownLink' ? ['subject', 'object'] : kind === 'Membership' ? ['member', 'organization'] : [];
        for (const end of [...ends, 'proof']) for (const id of properties[end] ?? []) expect(ids).toContain(id);
        for (const end of ends) expect(properties[end]).toHaveLength(1);
      }
    });
  });

  test('links lead to entities also where an id has characters that text may not have', () => {
    const graph = buildGraph(reading([claim('USA', 'ACCUSE', 'organization:bell\u0007 half \ud83d')]));
    const entities = toFtm(graph)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; properties: Record<string, string[]> });
    const ids = entities.map(({ id }) => id);
    expect(ids).toContain('organization:bell half ');
    for (const { properties } of entities) for (const id of properties.object ?? []) expect(ids).toContain(id);
  });

  test('knows states by two letters', () => {
    expect(['RUS', 'CHE', 'DEU', 'GBR', 'UKR', 'SRB', 'XKX', 'XAB', 'SUN', ''].map(alpha2)).toEqual([
      'RU',
      'CH',
      'DE',
      'GB',
      'UA',
      'RS',
      'XK',
      '',
      '',
      '',
    ]);
  });
});

describe('PLOVER', () => {
  test('leaves out what POLECAT has no place for, and points at the words', () => {
    forAnyText((graph) => {
      const events = toPlover(graph)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { event_type: string; evidence: { modality: string } });
      for (const { event_type: type, evidence } of events) {
        expect(type).toMatch(/^[A-Z]+$/);
        expect(['actual', 'planned', 'alleged', 'ended']).toContain(evidence.modality);
      }
    });
    const [first] = toPlover(sample()).split('\n');
    const event = JSON.parse(first!) as {
      event_text: string;
      attributes: { ACTOR: { text: string; qa_start_char: number; qa_end_char: number }[] };
    };
    const [who] = event.attributes.ACTOR;
    expect(event.event_text.slice(who!.qa_start_char, who!.qa_end_char)).toBe(who!.text);
  });
});

describe('Markdown', () => {
  test('text is neither markup nor HTML', () => {
    forAnyText((graph) => {
      for (const line of toMarkdown(graph).split('\n')) {
        expect(line).not.toMatch(/(?:^|[^\\])(?:\\\\)*<(?!https?:)/);
        expect(line).toMatch(/^(?:$|#{1,2} |- |[A-Z0-9"\\]|[^#>+=-])/);
      }
    });
  });

  test('says who stands where, with the words', () => {
    const text = toMarkdown(sample());
    expect(text).toContain('- **United States** opposes **Russia** (-0.45): "United States sanction Russia." (AP, 2017-05)');
    expect(text).toContain('foreign minister, Russia.');
  });
});

/** What XML 1.0 lets through. */
function legal(text: string): string {
  return [...text]
    .filter((character) => {
      const point = character.codePointAt(0)!;
      return (
        point === 9 ||
        point === 10 ||
        point === 13 ||
        (point >= 32 && !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff)
      );
    })
    .join('');
}
