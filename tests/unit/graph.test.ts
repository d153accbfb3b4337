import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Modality } from '../../src/document.js';
import { readJson, toJson } from '../../src/export/json.js';
import { rollUp } from '../../src/graph/aggregate.js';
import { assemble, buildGraph, edgeKey, partsOf } from '../../src/graph/build.js';
import { gather, mergeReadings } from '../../src/graph/gather.js';
import { mergeGraphs } from '../../src/graph/merge.js';
import { PLOVER_TYPES, quadOf } from '../../src/graph/plover.js';
import { referenceTables } from '../../src/graph/reference.js';
import { type ActorGraph, type RelationAttributes, SCHEMA, type StanceAttributes } from '../../src/graph/schema.js';
import { assignStories } from '../../src/graph/stories.js';
import { actor, claim, claims, document, reading } from './graph-fixtures.js';

const stance = (graph: ActorGraph, from: string, to: string): StanceAttributes =>
  graph.getEdgeAttributes(edgeKey('stance', from, to)) as StanceAttributes;
const relation = (graph: ActorGraph, key: string): RelationAttributes => graph.getEdgeAttributes(key) as RelationAttributes;

describe('gather', () => {
  const early = document('early.txt', { date: '2015-03-01' }, [
    actor('person:ann-lee', {
      label: 'Lee',
      aliases: ['Senator Lee'],
      office: 'senator',
      sector: 'LEG',
      affiliations: [{ actor: 'country:USA', role: 'senator' }],
    }),
  ]);
  const late = document('late.txt', { date: '2017-04-11' }, [
    actor('person:ann-lee', {
      label: 'Ann Lee',
      aliases: ['Lee'],
      office: 'secretary of state',
      sector: 'GOV',
      affiliations: [
        {
          actor: 'country:USA',
          role: 'secretary of state',
          evidence: { document: 'late.txt', start: 4, end: 20, text: 'U.S. Secretary of State' },
        },
        { actor: 'country:USA', role: 'senator' },
      ],
    }),
    actor('FRA'),
  ]);

  test('makes one actor of two views: names together, the later office, documents in reading order', () => {
    const { actors, documents } = gather([late, early]);
    expect(documents.map(({ id }) => id)).toEqual(['late.txt', 'early.txt']);
    expect(actors.map(({ id }) => id)).toEqual(['country:FRA', 'person:ann-lee']);
    expect(actors[1]).toMatchObject({
      label: 'Ann Lee',
      aliases: ['Lee', 'Senator Lee'],
      office: 'secretary of state',
      sector: 'GOV',
      mentions: 2,
      documents: ['late.txt', 'early.txt'],
    });
    expect(actors[1]?.affiliations.map(({ role }) => role)).toEqual(['secretary of state', 'senator']);
  });

  test('gives the same actors in either order, but for the order of documents', () => {
    const sorted = (order: readonly (typeof early)[]) =>
      gather(order).actors.map((one) => ({ ...one, documents: [...one.documents].sort() }));
    expect(sorted([late, early])).toEqual(sorted([early, late]));
  });

  test('keeps of a document its text and where it is from, and reads none twice', () => {
    const { documents, actors } = gather([early, early]);
    expect(documents).toEqual([{ id: 'early.txt', text: '', date: '2015-03-01' }]);
    expect(actors[0]?.mentions).toBe(1);
  });

  test('merging readings is reading together', () => {
    expect(mergeReadings(gather([early]), gather([late]))).toEqual(gather([early, late]));
    expect(() => mergeReadings(gather([early]), gather([early]))).toThrow('"early.txt"');
  });
});

describe('build', () => {
  test('draws one relation a type and one stance a pair, each with its words', () => {
    const graph = buildGraph(reading([claim('FRA', 'ACCUSE', 'RUS'), claim('FRA', 'THREATEN', 'RUS'), claim('RUS', 'SUPPORT', 'SYR')]));
    expect(graph.edges()).toEqual([
      'relation:country:FRA>country:RUS:ACCUSE',
      'relation:country:FRA>country:RUS:THREATEN',
      'relation:country:RUS>country:SYR:SUPPORT',
      'stance:country:FRA>country:RUS',
      'stance:country:RUS>country:SYR',
    ]);
    const accuse = relation(graph, 'relation:country:FRA>country:RUS:ACCUSE');
    expect(accuse).toMatchObject({
      type: 'ACCUSE',
      quad: 'VERBAL CONFLICT',
      polarity: -0.3,
      intensity: 0.3,
      confidence: 0.8,
      weight: 0.8,
      stories: 1,
    });
    expect(accuse.evidence[0]).toMatchObject({
      quote: 'France accuse Russia.',
      trigger: { text: 'accuse' },
      sourceWords: { text: 'France' },
    });
    expect(stance(graph, 'country:FRA', 'country:RUS')).toMatchObject({
      stance: -0.325,
      label: 'opposes',
      claims: 2,
      stories: 1,
      opposing: 1,
    });
    expect(graph.getNodeAttributes('country:FRA')).toMatchObject({ opposes: 1, supports: 0, opposedBy: 0 });
    expect(graph.getNodeAttributes('country:SYR')).toMatchObject({ supportedBy: 1 });
  });

  test('counts a wire story once, however many copies there are', () => {
    const copies = ['a.txt', 'b.txt', 'c.txt'].map((id) => claim('USA', 'ACCUSE', 'RUS', { document: id, story: 'wire' }));
    const other = claim('USA', 'SUPPORT', 'RUS', { document: 'd.txt' });
    const edge = stance(buildGraph(reading([...copies, other])), 'country:USA', 'country:RUS');
    expect(edge).toMatchObject({ claims: 4, documents: 4, stories: 2, opposing: 1, supporting: 1, publishers: 1 });
    expect(edge.stance).toBeCloseTo((-0.3 + 0.5) / 2);
    expect(edge.spread).toBeCloseTo(0.4);
    // One of two votes agrees with the sign.
    expect(edge.confidence).toBeCloseTo(0.5 * 0.8);
  });

  test('weighs votes by confidence', () => {
    const graph = buildGraph(
      reading([
        claim('USA', 'ACCUSE', 'RUS', { document: 'a', polarity: -1, confidence: 0.9 }),
        claim('USA', 'AID', 'RUS', { document: 'b', polarity: 1, confidence: 0.3 }),
      ]),
    );
    expect(stance(graph, 'country:USA', 'country:RUS').stance).toBeCloseTo((-0.9 + 0.3) / 1.2);
  });

  test.each<Modality>(['denied', 'hypothetical', 'demanded'])('counts what is %s apart', (modality) => {
    const graph = buildGraph(reading([claim('USA', 'SUPPORT', 'RUS'), claim('USA', 'ASSAULT', 'RUS', { modality })]));
    expect(stance(graph, 'country:USA', 'country:RUS')).toMatchObject({ stance: 0.5, stories: 1, opposing: 0, [modality]: 1 });
    const assault = relation(graph, 'relation:country:USA>country:RUS:ASSAULT');
    expect(assault).toMatchObject({ stories: 0, polarity: 0, confidence: 0, weight: 0.01, [modality]: 1 });
    expect(assault.evidence).toHaveLength(1);
  });

  test('what is told as history is a relation and has no vote in the stance', () => {
    const time = { tense: 'past', from: '1990', to: '1990', words: { start: 0, end: 4, text: '1990' }, background: true } as const;
    const graph = buildGraph(
      reading([
        claim('USA', 'SUPPORT', 'RUS', { date: '2017-04-11' }),
        claim('USA', 'ASSAULT', 'RUS', { document: 'history.txt', date: '1990', time }),
      ]),
    );
    expect(stance(graph, 'country:USA', 'country:RUS')).toMatchObject({ stance: 0.5, stories: 1, opposing: 0, firstDate: '1990' });
    expect(stance(graph, 'country:USA', 'country:RUS').series.map(({ month }) => month)).toEqual(['2017-04']);
    expect(relation(graph, 'relation:country:USA>country:RUS:ASSAULT')).toMatchObject({ stories: 1, confidence: 0.8, firstDate: '1990' });
  });

  test('an attitude without a typed act is a stance and no relation', () => {
    expect(buildGraph(reading([claim('USA', null, 'RUS')])).edges()).toEqual(['stance:country:USA>country:RUS']);
  });

  test('keeps the months of a stance', () => {
    const graph = buildGraph(
      reading([
        claim('USA', 'ACCUSE', 'RUS', { document: 'a', date: '2017-04-11' }),
        claim('USA', 'SUPPORT', 'RUS', { document: 'b', date: '2017-06-02' }),
        claim('USA', 'SUPPORT', 'RUS', { document: 'c', date: null }),
      ]),
    );
    const edge = stance(graph, 'country:USA', 'country:RUS');
    expect(edge.series).toEqual([
      { month: '2017-04', stance: -0.3, stories: 1, supporting: 0, opposing: 1 },
      { month: '2017-06', stance: 0.5, stories: 1, supporting: 1, opposing: 0 },
    ]);
    expect([edge.firstDate, edge.lastDate]).toEqual(['2017-04-11', '2017-06-02']);
  });

  test('builds from the claims that are asked for', () => {
    const all = reading([
      claim('USA', 'ACCUSE', 'RUS', { date: '2017-04-11', confidence: 0.9 }),
      claim('USA', 'SUPPORT', 'GBR', { date: '2018-01-05', confidence: 0.4, reporter: 'country:GBR', modality: 'alleged' }),
      claim('USA', 'AID', 'GEO', { date: null }),
    ]);
    const targets = (options: Parameters<typeof buildGraph>[1]): string[] =>
      buildGraph(all, { families: ['stance'], ...options }).mapEdges((_, __, ___, target) => target.slice(8));
    expect(targets({})).toEqual(['GBR', 'GEO', 'RUS']);
    expect(targets({ since: '2018' })).toEqual(['GBR']);
    expect(targets({ until: '2017' })).toEqual(['RUS']);
    expect(targets({ since: '2017-04-11', until: '2017-04' })).toEqual(['RUS']);
    expect(targets({ minConfidence: 0.8 })).toEqual(['GEO', 'RUS']);
    expect(targets({ modalities: ['alleged'] })).toEqual(['GBR']);
    expect(targets({ reporters: [null] })).toEqual(['GEO', 'RUS']);
    expect(targets({ reporters: ['country:GBR'] })).toEqual(['GBR']);
    expect(targets({ types: ['ACCUSE'] })).toEqual(['RUS']);
    expect(buildGraph(all, { since: '2030' }).order).toBe(4);
  });

  test('ties people to states with their offices, also to a state that only the tables know', () => {
    const lavrov = actor('person:sergey-lavrov', {
      country: 'RUS',
      office: 'foreign minister',
      affiliations: [
        {
          actor: 'country:RUS',
          role: 'foreign minister',
          from: '2004-03',
          evidence: { document: 'story.txt', start: 0, end: 7, text: 'Russian' },
        },
        { actor: 'organization:united-russia', role: 'member' },
      ],
    });
    const given = reading([claim('person:sergey-lavrov', 'ACCUSE', 'USA'), claim('USA', 'ACCUSE', 'RUS')], [lavrov]);
    const key = 'affiliation:person:sergey-lavrov>country:RUS';
    const graph = buildGraph(given);
    expect(graph.getEdgeAttributes(key)).toMatchObject({
      family: 'affiliation',
      label: 'foreign minister',
      roles: ['foreign minister'],
      from: '2004-03',
      to: null,
      weight: 1,
      documents: 1,
    });
    expect(graph.getEdgeAttribute(key, 'evidence')[0]).toMatchObject({ quote: 'Russian', mode: 'foreign minister', date: '2017-04-11' });
    expect(graph.hasNode('organization:united-russia')).toBe(false);
    const wider = buildGraph(given, {
      known: (id) => (id === 'organization:united-russia' ? { kind: 'organization', label: 'United Russia' } : undefined),
    });
    expect(wider.getNodeAttribute('organization:united-russia', 'label')).toBe('United Russia');
    expect(wider.hasEdge('affiliation:person:sergey-lavrov>organization:united-russia')).toBe(true);
    expect(buildGraph(given, { until: '2003' }).hasEdge(key)).toBe(false);
  });

  test('keeps actors that nothing ties', () => {
    expect(buildGraph(reading([], [actor('FRA')])).nodes()).toEqual(['country:FRA']);
  });

  test('what an actor does to itself is domestic and no loop', () => {
    const graph = buildGraph(reading([claim('SYR', 'ASSAULT', 'SYR')]));
    expect(graph.size).toBe(0);
    expect(graph.getNodeAttributes('country:SYR')).toMatchObject({ domesticClaims: 1, domesticStance: -0.9, domesticOpposing: 1 });
  });

  test('does not depend on the order of the claims, keeps its ranges, and can be taken apart', () => {
    fc.assert(
      fc.property(claims(['a', 'b']), fc.infiniteStream(fc.nat()), (list, random) => {
        const keys = new Map(list.map((one) => [one.id, random.next().value]));
        const shuffled = [...list].sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
        const whole = reading(list);
        const graph = buildGraph(whole);
        expect(buildGraph({ ...whole, claims: shuffled }).export()).toEqual(graph.export());
        expect(assemble(partsOf(graph)).export()).toEqual(graph.export());
        for (const { attributes } of graph.edgeEntries()) {
          expect(attributes.weight).toBeGreaterThan(0);
          expect(attributes.weight).toBeLessThanOrEqual(1);
          expect(attributes.confidence).toBeGreaterThanOrEqual(0);
          expect(attributes.confidence).toBeLessThanOrEqual(1);
          if (attributes.family !== 'stance') continue;
          expect(Math.abs(attributes.stance)).toBeLessThanOrEqual(1);
          expect(attributes.supporting + attributes.opposing + attributes.neutral).toBe(attributes.stories);
        }
      }),
    );
  });
});

describe('merge', () => {
  test('merging graphs is building from both readings together', () => {
    fc.assert(
      fc.property(
        claims(['a', 'b']),
        claims(['c', 'd']),
        fc.constantFrom({}, { minConfidence: 0.5 }, { since: '2017-05' }),
        (left, right, options) => {
          const one = reading(left, [
            actor('person:ann-lee', { office: 'envoy', affiliations: [{ actor: 'country:USA', role: 'envoy' }] }),
          ]);
          const two = reading(right, [actor('person:ann-lee', { aliases: ['Lee'], country: 'USA' })]);
          const together = buildGraph(mergeReadings(one, two), options);
          const merged = mergeGraphs(buildGraph(one, options), buildGraph(two, options));
          const bare = (graph: ActorGraph) =>
            graph.updateEachNodeAttributes((_, { asOf: __, ...attributes }) => attributes) ?? graph.export();
          expect(bare(merged)).toEqual(bare(together));
        },
      ),
    );
  });

  test('refuses graphs that were built differently', () => {
    const [a, b] = [reading([claim('FRA', 'AID', 'SYR', { document: 'a' })]), reading([claim('FRA', 'AID', 'SYR', { document: 'b' })])];
    expect(() => mergeGraphs(buildGraph(a), buildGraph(b, { minConfidence: 0.5 }))).toThrow('same selection');
    expect(() => mergeGraphs(buildGraph(a), buildGraph(a))).toThrow('"a"');
    expect(() => mergeGraphs(rollUp(buildGraph(a)), buildGraph(b))).toThrow('Roll up after merging');
  });
});

describe('roll-up', () => {
  const people = [
    actor('person:sergey-lavrov', { country: 'RUS', affiliations: [{ actor: 'country:RUS', role: 'foreign minister' }] }),
    actor('person:rex-tillerson', { country: 'USA' }),
    actor('organization:united-nations'),
    actor('RUS'),
  ];
  const given = reading(
    [
      claim('person:rex-tillerson', 'ACCUSE', 'person:sergey-lavrov'),
      claim('person:rex-tillerson', 'ACCUSE', 'RUS', { document: 'other.txt' }),
      claim('person:sergey-lavrov', 'SUPPORT', 'RUS'),
      claim('organization:united-nations', 'CONSULT', 'person:sergey-lavrov'),
    ],
    people,
  );
  const actors = buildGraph(given);
  const countries = rollUp(actors);

  test('folds people and organizations into their country and keeps the claims', () => {
    expect(countries.nodes()).toEqual(['country:RUS', 'country:USA', 'organization:united-nations']);
    expect(stance(countries, 'country:USA', 'country:RUS')).toMatchObject({ claims: 2, stories: 2, opposing: 2, stance: -0.3 });
    expect(stance(countries, 'country:USA', 'country:RUS').evidence[0]).toMatchObject({ source: 'person:rex-tillerson' });
    expect(countries.getNodeAttributes('country:RUS')).toMatchObject({
      kind: 'country',
      label: 'Russia',
      mentions: 2,
      members: ['person:sergey-lavrov'],
      domesticClaims: 1,
      domesticStance: 0.5,
      domesticSupporting: 1,
    });
    expect(countries.getNodeAttribute('country:USA', 'label')).toBe('USA');
    expect(countries.getAttribute('level')).toBe('country');
  });

  test('names a state that is not in the graph where the tables know it', () => {
    const named = rollUp(actors, { known: () => ({ kind: 'country', label: 'United States', wikidata: 'Q30' }) });
    expect(named.getNodeAttributes('country:USA')).toMatchObject({ label: 'United States', wikidata: 'Q30', kind: 'country' });
  });

  test('leaves the given graph as it is, and loses no claim', () => {
    fc.assert(
      fc.property(claims(['a']), (list) => {
        const graph = buildGraph(reading(list, [actor('person:ann-lee', { country: 'USA' }), actor('person:bo-ek', { country: 'GBR' })]));
        const before = graph.export();
        const rolled = rollUp(graph);
        expect(graph.export()).toEqual(before);
        const kept = (of: ActorGraph): string[] =>
          partsOf(of)
            .claims.map(({ evidence }) => evidence.claim)
            .sort();
        expect(kept(rolled)).toEqual(list.map(({ id }) => id).sort());
      }),
    );
  });

  test('folds by any rule', () => {
    const halves = rollUp(actors, { by: (id) => (id.startsWith('person') ? { id: 'group:people', label: 'People' } : null) });
    expect(halves.nodes()).toEqual(['country:RUS', 'group:people', 'organization:united-nations']);
    expect(halves.getAttribute('level')).toBe('group');
    expect(() => rollUp(actors, { by: 'bloc' })).toThrow('blocs.assign');
  });
});

describe('schema', () => {
  test('the quadrants are those of the lexicon', () => {
    const table = readFileSync(new URL('../../src/lexicon/tables/plover.tsv', import.meta.url), 'utf8');
    const rows = table
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'));
    const [type, mode, quad] = ['type', 'mode', 'quad'].map((name) => rows[0]!.indexOf(name)) as [number, number, number];
    const plain = rows.slice(1).filter((row) => row[mode] === '');
    expect(Object.fromEntries(plain.map((row) => [row[type], row[quad]]))).toEqual(
      Object.fromEntries(PLOVER_TYPES.map((one) => [one, quadOf(one)])),
    );
  });

  test('every attribute of a graph has its row', () => {
    const graph = buildGraph(
      reading(
        [claim('USA', 'ACCUSE', 'RUS'), claim('SYR', 'ASSAULT', 'SYR')],
        [actor('person:ann-lee', { affiliations: [{ actor: 'country:USA', role: 'envoy' }] })],
      ),
    );
    for (const { attributes } of graph.nodeEntries())
      for (const name of Object.keys(attributes)) expect(Object.keys(SCHEMA.node)).toContain(name);
    for (const { attributes } of graph.edgeEntries()) {
      const expected = Object.entries(SCHEMA.edge).filter(
        ([, { families, optional }]) => families.includes(attributes.family) && !optional,
      );
      expect(Object.keys(attributes)).toEqual(expect.arrayContaining(expected.map(([name]) => name)));
      for (const name of Object.keys(attributes)) expect(SCHEMA.edge[name]?.families).toContain(attributes.family);
    }
    for (const name of Object.keys(graph.getAttributes())) expect(Object.keys(SCHEMA.graph)).toContain(name);
  });

  test('docs/graph.md has the tables of the schema', () => {
    const page = readFileSync(new URL('../../docs/graph.md', import.meta.url), 'utf8');
    expect(page.slice(page.indexOf('<!-- tables -->')), 'run "node scripts/graph-docs.mjs" after "npm run build"').toBe(referenceTables());
  });
});

describe('stories', () => {
  const report = [
    'The foreign ministers of the two neighbors met in Tallinn on Monday and agreed to reopen the border crossing that floods had closed in spring.',
    'A spokesman for the Estonian side said that trucks would be let through from the first day of next month, and private cars two weeks later.',
    'He added that both governments had promised to share the cost of the new bridge, which engineers put at forty million euros.',
    'Opposition parties in the north called the agreement overdue, and asked why the talks had taken half a year.',
    'The mayor of the border town, who had threatened to block the road, said she would wait and see whether the money came.',
    'Trade between the two countries fell by a third while the crossing was closed, according to the chamber of commerce.',
  ];
  const other = [
    'The foreign ministers of the two islands met in Valletta on Friday and quarrelled over fishing rights for the second time this summer.',
    'A spokesman for the Maltese side said that patrol boats would stay where they were until the other government withdrew its claim.',
    'He added that nobody wished for a conflict, but that the law of the sea was clear and that the court would say so.',
    'Fishermen on both coasts asked for a truce, because the season of the dolphin fish had begun and the boats lay idle.',
  ];
  const story = report.join(' ');
  const reworded = story
    .replace('met in Tallinn', 'gathered in Tallinn')
    .replace('trucks would be let through', 'lorries would be allowed through')
    .replace('called the agreement overdue', 'described the deal as overdue')
    .replace('said she would wait', 'told reporters she would wait');

  test.each<[string, string]>([
    ['a copy', story],
    ['other spaces and capitals', `TALLINN (AP)  --  ${story.replaceAll(' ', '  ').toUpperCase()}`],
    ['the first half', report.slice(0, 3).join(' ')],
    ['the last third', report.slice(4).join(' ')],
    ['reworded here and there', reworded],
    ['reworded and cut', reworded.slice(0, 500)],
    ['with a background paragraph of its own', `${story} ${other[0]} ${other[1]}`],
  ])('%s is the same story', (_, copy) => {
    expect(
      assignStories([
        { id: 'b', text: story },
        { id: 'a', text: copy },
      ]),
    ).toEqual(
      new Map([
        ['b', 'a'],
        ['a', 'a'],
      ]),
    );
  });

  test.each<[string, string]>([
    ['another report in the same words of the trade', other.join(' ')],
    ['a report that quotes one sentence', `${other.join(' ')} ${report[3]}`],
    ['no text', ''],
    ['two words', 'The foreign'],
  ])('%s is another story', (_, text) => {
    const found = assignStories([
      { id: 'a', text: story },
      { id: 'b', text },
    ]);
    expect(found.get('b')).toBe('b');
  });

  test('short notes are one story only if they say the same', () => {
    const texts = ['Paris blamed Moscow.', 'Paris  blamed Moscow', 'Paris blamed London.', '', ''];
    const found = assignStories(texts.map((text, index) => ({ id: `${index}`, text })));
    expect([...found.values()]).toEqual(['0', '0', '2', '3', '4']);
  });

  test('the order of reading does not matter', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          [story, reworded, other.join(' '), report.slice(0, 3).join(' '), other.slice(0, 3).join(' '), 'Paris blamed Moscow.', ''],
          { minLength: 2 },
        ),
        fc.infiniteStream(fc.nat()),
        (texts, random) => {
          const documents = texts.map((text, index) => ({ id: `${index}`, text, place: random.next().value }));
          const turned = [...documents].sort((a, b) => a.place - b.place);
          expect(new Map([...assignStories(turned)].sort())).toEqual(new Map([...assignStories(documents)].sort()));
        },
      ),
    );
  });

  test('gathering gives copies one vote, also when readings are merged', () => {
    const copy = (id: string, text: string) => document(id, { text }, [], [claim('FRA', 'ACCUSE', 'RUS', { document: id })]);
    const [one, two, three] = [copy('one.txt', story), copy('two.txt', reworded), copy('three.txt', other.join(' '))];
    const together = gather([one, two, three]);
    expect(together.claims.map(({ story: name }) => name)).toEqual(['one.txt', 'one.txt', 'three.txt']);
    expect(mergeReadings(gather([one]), gather([two, three]))).toEqual(together);
    expect(stance(buildGraph(together), 'country:FRA', 'country:RUS')).toMatchObject({ claims: 3, stories: 2, documents: 3 });
  });

  test('merging graphs knows copies, too, though the texts are gone: whatever lies on which side, it is reading all together', () => {
    const texts = [
      story,
      reworded,
      other.join(' '),
      report.slice(0, 3).join(' '),
      other.slice(0, 3).join(' '),
      'Paris blamed Moscow.',
      'Paris blamed Moscow!',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<'left' | 'right' | 'none'>('left', 'right', 'none'), { minLength: 7, maxLength: 7 }),
        (sides) => {
          const on = (side: string) =>
            gather(
              texts.flatMap((text, index) =>
                sides[index] === side
                  ? [
                      document(
                        `${index}.txt`,
                        { text },
                        [actor('FRA'), actor('RUS')],
                        [claim('FRA', 'ACCUSE', 'RUS', { document: `${index}.txt` })],
                      ),
                    ]
                  : [],
              ),
            );
          const [left, right] = [on('left'), on('right')];
          const [merged, together] = [mergeGraphs(buildGraph(left), buildGraph(right)), buildGraph(mergeReadings(left, right))];
          expect(merged.export()).toEqual(together.export());
          // Also where one of them comes from a file.
          expect(mergeGraphs(readJson(toJson(buildGraph(left))), buildGraph(right)).export()).toEqual(together.export());
        },
      ),
      { numRuns: 60 },
    );
  });
});
