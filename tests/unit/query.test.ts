import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { rollUp } from '../../src/graph/aggregate.js';
import { buildGraph } from '../../src/graph/build.js';
import { actorsCalled, findActor } from '../../src/query/actors.js';
import { between } from '../../src/query/between.js';
import { compare } from '../../src/query/compare.js';
import { explain } from '../../src/query/explain.js';
import { neighbors } from '../../src/query/neighbors.js';
import { path } from '../../src/query/path.js';
import { top } from '../../src/query/top.js';
import { turns } from '../../src/query/turns.js';
import { actor, claim, claims, reading } from './graph-fixtures.js';

const people = [
  actor('person:sergey-lavrov', {
    aliases: ['Lavrov', 'Sergei Lavrov'],
    country: 'RUS',
    affiliations: [{ actor: 'country:RUS', role: 'foreign minister' }],
  }),
  actor('person:ann-lee', { aliases: ['Lee'] }),
  actor('person:bob-lee', { label: 'Bob Lee', aliases: ['Lee'] }),
  actor('country:USA', { aliases: ['U.S.', 'America'] }),
  actor('organization:sao-league', { label: 'Liga de São Tomé' }),
];

const graph = buildGraph(
  reading(
    [
      claim('USA', 'ACCUSE', 'RUS', { confidence: 0.8, date: '2017-04-11' }),
      claim('USA', 'SANCTION', 'RUS', { confidence: 0.9, date: '2017-06-01', document: 'june.txt' }),
      claim('RUS', 'SUPPORT', 'SYR', { confidence: 0.7 }),
      claim('USA', 'ASSAULT', 'SYR', { confidence: 0.9 }),
      claim('IRN', 'SUPPORT', 'SYR', { confidence: 0.5 }),
      claim('IRN', 'ACCUSE', 'USA', { confidence: 0.6 }),
      claim('person:sergey-lavrov', 'REJECT', 'USA', { polarity: -0.2, confidence: 0.6 }),
      claim('FRA', 'ASSAULT', 'GEO', { modality: 'denied', polarity: 0 }),
    ],
    people,
  ),
);

describe('actors', () => {
  test.each([
    ['country:USA', 'country:USA'],
    ['usa', 'country:USA'],
    ['U.S.', 'country:USA'],
    ['us', 'country:USA'],
    ['United States', 'country:USA'],
    ['america', 'country:USA'],
    ['Lavrov', 'person:sergey-lavrov'],
    ['sergei  lavrov', 'person:sergey-lavrov'],
    ['sergey-lavrov', 'person:sergey-lavrov'],
    ['sao tome', 'organization:sao-league'],
    ['Russ', 'country:RUS'],
    ['Bob Lee', 'person:bob-lee'],
  ])('%j is %s', (name, id) => {
    expect(findActor(graph, name)).toBe(id);
  });

  test('lists the candidates of a name that fits several', () => {
    expect(() => findActor(graph, 'Lee')).toThrow(UsageError);
    expect(() => findActor(graph, 'Lee')).toThrow(
      '"Lee" may be 2 actors: Ann Lee (person:ann-lee), Bob Lee (person:bob-lee). Name one by its id.',
    );
  });

  test.each([
    ['Lawrov', 'Did you mean "Sergey Lavrov"?'],
    ['Rusia', 'Did you mean "Russia"?'],
    ['Zzyzx', 'The graph has 10 actors'],
    ['', 'No actor is called ""'],
    ['!!', 'No actor is called "!!"'],
  ])('%j gets an answer that helps', (name, message) => {
    expect(() => findActor(graph, name)).toThrow(UsageError);
    expect(() => findActor(graph, name)).toThrow(message);
  });

  test('a graph that grows is looked at anew', () => {
    const growing = buildGraph(reading([claim('USA', 'AID', 'GEO')]));
    expect(actorsCalled(growing, 'Iran')).toEqual([]);
    growing.import(buildGraph(reading([], [actor('IRN')])));
    expect(findActor(growing, 'Iran')).toBe('country:IRN');
  });

  test('takes any text for a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        for (const id of actorsCalled(graph, name)) expect(graph.hasNode(id)).toBe(true);
      }),
    );
  });
});

describe('neighbors', () => {
  const seen = (options: Parameters<typeof neighbors>[2]): string[] =>
    neighbors(graph, 'Russia', options).map(({ direction, label, how }) => `${direction} ${label}: ${how}`);

  test('tells who, how, how strongly, with the best quote', () => {
    expect(neighbors(graph, 'Russia', { family: 'stance', sign: 'against' })).toMatchObject([
      {
        id: 'country:USA',
        direction: 'in',
        how: 'opposes',
        sign: 'against',
        stories: 2,
        best: { quote: 'United States sanction Russia.' },
      },
    ]);
  });

  test('by direction, family, type, quadrant and sign', () => {
    expect(seen({ direction: 'out' })).toEqual(['out Syria: SUPPORT', 'out Syria: supports']);
    expect(seen({ direction: 'in', family: 'affiliation' })).toEqual(['in Sergey Lavrov: foreign minister']);
    expect(seen({ type: 'ACCUSE' })).toEqual(['in United States: ACCUSE']);
    expect(seen({ quad: ['MATERIAL CONFLICT', 'MATERIAL COOPERATION'] })).toEqual(['in United States: SANCTION']);
    expect(seen({ family: ['stance'], sign: 'for' })).toEqual(['out Syria: supports']);
    expect(seen({ sign: 'neutral' })).toEqual([]);
  });

  test('within a window of time, with the numbers of the window', () => {
    expect(neighbors(graph, 'Russia', { family: 'stance', direction: 'in', until: '2017-04' })).toMatchObject([
      { stance: -0.3, stories: 1, confidence: 0.8 },
    ]);
    expect(neighbors(graph, 'Russia', { family: 'stance', direction: 'in', since: '2017-05' })).toMatchObject([
      { stance: -0.6, lastDate: '2017-06-01' },
    ]);
    expect(seen({ since: '2020', family: 'stance' })).toEqual([]);
  });

  test('by least confidence', () => {
    expect(seen({ family: 'stance', minConfidence: 0.75 })).toEqual(['in United States: opposes']);
  });

  test('farther away: nearest first, each edge once', () => {
    const far = neighbors(graph, 'Russia', { depth: 2, family: 'stance' });
    expect(far.slice(0, 2).map(({ depth, via, id }) => `${depth} ${via.slice(-3)} ${id.slice(-3)}`)).toEqual(['1 RUS USA', '1 RUS SYR']);
    expect(far.slice(2).every(({ depth }) => depth === 2)).toBe(true);
    expect(new Set(far.map(({ edge }) => edge)).size).toBe(far.length);
    expect(far.map(({ edge }) => edge)).toContain('stance:country:IRN>country:SYR');
    expect(neighbors(graph, 'Russia', { limit: 1 })).toHaveLength(1);
  });

  test('every neighbor is an end of its edge, whatever is asked', () => {
    fc.assert(
      fc.property(claims(['a', 'b']), fc.constantFrom(1, 2, 5), fc.constantFrom(undefined, '2017-05', '2018'), (list, depth, since) => {
        const any = buildGraph(reading([...list, claim('USA', 'AID', 'GBR')]));
        for (const { edge, id, via, evidence, best } of neighbors(any, 'USA', { depth, since })) {
          expect(new Set(any.extremities(edge))).toEqual(new Set([id, via]));
          expect(best).toBe(evidence[0] ?? null);
        }
      }),
    );
  });
});

describe('path', () => {
  test('the shortest way goes along the edges', () => {
    const found = path(graph, 'Iran', 'Russia');
    expect(found?.actors).toEqual(['country:IRN', 'country:USA', 'country:RUS']);
    expect(found?.steps).toMatchObject([
      { fromLabel: 'Iran', toLabel: 'United States', how: 'ACCUSE', forward: true, best: { quote: 'Iran accuse United States.' } },
      { toLabel: 'Russia' },
    ]);
    expect(path(graph, 'Syria', 'Iran')).toBe(null);
    expect(path(graph, 'Syria', 'Iran', { direction: 'in' })?.actors).toEqual(['country:SYR', 'country:IRN']);
    expect(path(graph, 'Syria', 'Iran', { direction: 'both' })?.steps[0]).toMatchObject({ forward: false });
  });

  test('the most trusted way may be longer', () => {
    const chain = buildGraph(
      reading([
        claim('FRA', 'AID', 'SYR', { confidence: 0.3 }),
        claim('FRA', 'AID', 'GBR', { confidence: 0.9 }),
        claim('GBR', 'AID', 'SYR', { confidence: 0.8 }),
      ]),
    );
    expect(path(chain, 'FRA', 'SYR')).toMatchObject({ actors: ['country:FRA', 'country:SYR'], trust: 0.3 });
    const trusted = path(chain, 'FRA', 'SYR', { by: 'trusted' });
    expect(trusted?.actors).toEqual(['country:FRA', 'country:GBR', 'country:SYR']);
    expect(trusted?.trust).toBeCloseTo(0.72);
  });

  test('what is denied is no way; the same actor twice is no question', () => {
    expect(path(graph, 'France', 'Georgia')).toBe(null);
    expect(() => path(graph, 'USA', 'America')).toThrow(UsageError);
  });
});

describe('compare', () => {
  test('shared friends and critics, and where two differ', () => {
    expect(compare(graph, 'Russia', 'Iran')).toMatchObject({
      sharedFriends: [{ label: 'Syria', first: 0.5, second: 0.5, firstBest: { quote: 'Russia support Syria.' } }],
      differ: [],
      forward: null,
      agreement: 1,
    });
    const other = compare(graph, 'USA', 'RUS');
    expect(other.differ).toMatchObject([{ label: 'Syria', first: -0.9, second: 0.5 }]);
    expect(other.forward).toBeLessThan(0);
    expect(other.backward).toBe(null);
    expect(other.agreement).toBe(-1);
    expect(compare(graph, 'France', 'Georgia').agreement).toBe(null);
    expect(() => compare(graph, 'USA', 'USA')).toThrow(UsageError);
  });

  test('turned round it says the same', () => {
    fc.assert(
      fc.property(claims(['a', 'b', 'c']), (list) => {
        const any = buildGraph(reading([...list, claim('USA', 'AID', 'GBR')]));
        const [one, other] = [compare(any, 'USA', 'GBR'), compare(any, 'GBR', 'USA')];
        expect(one.agreement).toBe(other.agreement);
        expect(one.sharedFriends.map(({ id }) => id)).toEqual(other.sharedFriends.map(({ id }) => id));
        expect(one.dividedBy.length).toBe(other.dividedBy.length);
        expect([one.forward, one.backward]).toEqual([other.backward, other.forward]);
      }),
    );
  });
});

describe('explain', () => {
  test('gives votes, claims and the sum', () => {
    const why = explain(graph, 'stance:country:USA>country:RUS');
    expect(why.text).toBe('United States opposes Russia: stance -0.4588 from 2 votes, 0 for and 2 against.');
    expect(why.sum).toBe('(0.9 x -0.6 + 0.8 x -0.3) / (0.9 + 0.8) = -0.4588');
    expect(why.votes).toMatchObject([
      { story: 'june.txt', weight: 0.9, claims: [{ type: 'SANCTION' }] },
      { story: 'story.txt', weight: 0.8, claims: [{ type: 'ACCUSE' }] },
    ]);
    expect(explain(graph, why.edge, { until: '2017-05' }).sum).toBe('-0.3 = -0.3');
  });

  test('shows what is counted apart', () => {
    const why = explain(graph, 'relation:country:FRA>country:GEO:ASSAULT');
    expect(why).toMatchObject({ votes: [], sum: '', apart: [{ modality: 'denied' }], trust: 'Nobody says that it happened.' });
  });

  test('suggests a key', () => {
    expect(() => explain(graph, 'stance:country:USA>country:RUZ')).toThrow('Did you mean "stance:country:USA>country:RUS"?');
    expect(() => explain(graph, 'stance:country:USA>country:RUS', { since: '2030' })).toThrow('no claim in this window');
  });

  test('the sum is right for every edge', () => {
    fc.assert(
      fc.property(claims(['a', 'b', 'c']), (list) => {
        const any = buildGraph(reading(list));
        for (const key of any.filterEdges((_, { family }) => family === 'stance')) {
          const { votes, stance, apart } = explain(any, key);
          const weight = votes.reduce((sum, vote) => sum + vote.weight, 0);
          const mean = weight > 0 ? votes.reduce((sum, vote) => sum + vote.weight * vote.polarity, 0) / weight : 0;
          expect(mean).toBeCloseTo(stance, 3);
          expect(votes.flatMap((vote) => vote.claims).length + apart.length).toBe(any.getEdgeAttribute(key, 'claims'));
        }
      }),
    );
  });
});

describe('between', () => {
  test('all claims of a pair in the order of time, both ways, each once', () => {
    const two = buildGraph(
      reading([
        claim('USA', 'ACCUSE', 'RUS', { date: '2018-02-01', document: 'b' }),
        claim('RUS', 'REJECT', 'USA', { date: '2017-04-11', document: 'a' }),
        claim('USA', null, 'RUS', { date: null, document: 'c' }),
        claim('USA', 'AID', 'GEO'),
      ]),
    );
    const told = (options?: Parameters<typeof between>[3]): string[] =>
      between(two, 'USA', 'RUS', options).map(({ from, evidence }) => `${evidence.document} ${from.slice(-3)} ${evidence.type}`);
    expect(told()).toEqual(['a RUS REJECT', 'b USA ACCUSE', 'c USA null']);
    expect(told({ oneWay: true })).toEqual(['b USA ACCUSE', 'c USA null']);
    expect(told({ since: '2018' })).toEqual(['b USA ACCUSE']);
    expect(told({ minConfidence: 0.9 })).toEqual([]);
  });
});

describe('top', () => {
  test('by mentions, votes, strength and change', () => {
    expect(top(graph, 'opposition', { limit: 2 })).toMatchObject([
      { label: 'Russia', value: 2 },
      { label: 'United States', value: 2 },
    ]);
    expect(top(graph, 'support')).toMatchObject([{ label: 'Syria', value: 2 }]);
    expect(top(graph, 'stance', { limit: 1 })).toMatchObject([
      { label: 'United States -> Syria', value: -0.81, best: { type: 'ASSAULT' } },
    ]);
    expect(top(graph, 'change')).toMatchObject([{ id: 'stance:country:USA>country:RUS', value: -0.3 }]);
    expect(top(graph, 'mentions', { kind: 'person' }).map(({ label }) => label)).toEqual(['Ann Lee', 'Bob Lee', 'Sergey Lavrov']);
    expect(top(graph, 'opposition', { since: '2017-06' })).toMatchObject([{ label: 'Russia', value: 1 }]);
  });
});

describe('turns', () => {
  const months = (...polarities: readonly [string, number][]) =>
    buildGraph(
      reading(polarities.map(([date, polarity], index) => claim('GEO', 'CONSULT', 'RUS', { date, polarity, document: `${index}.txt` }))),
    );

  test('finds the day on which a stance changed sign', () => {
    const changed = months(
      ['2017-01-05', 0.4],
      ['2017-02-10', 0],
      ['2017-03-20', -0.6],
      ['2017-03-12', -0.5],
      ['2017-04-01', -0.2],
      ['2017-08-01', 0.3],
    );
    expect(turns(changed)).toMatchObject([
      { text: 'Georgia turned against Russia on 2017-03-12', before: 0.4, after: -0.55, best: { polarity: -0.6 } },
      { text: 'Georgia turned to Russia on 2017-08-01', before: -0.2, after: 0.3 },
    ]);
    expect(turns(changed, { until: '2017-05' })).toHaveLength(1);
    expect(turns(changed, { minVotes: 2 })).toEqual([]);
    expect(turns(changed, { source: 'Georgia', target: 'Russia' })).toHaveLength(2);
    expect(turns(changed, { source: 'Russia' })).toEqual([]);
  });

  test('what never changes has no turns', () => {
    expect(turns(months(['2017-01-05', 0.4], ['2017-03-01', 0.1], ['2017-03-02', 0.01]))).toEqual([]);
  });
});

describe('docs/query.md', () => {
  const page = readFileSync(new URL('../../docs/query.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code!);
  const [setup, ...examples] = blocks;
  const strip = (code: string): string => code.replace(/^import .*$/gm, '');
  const library = { buildGraph, rollUp, findActor, neighbors, path, compare, explain, between, top, turns };
  const names = Object.keys(library);

  test.each(examples.map((code): [string, string] => [code.split('\n')[0]!, code]))('%s', (_, code) => {
    // `expression; // -> value` states what comes out, as JSON.
    let stated = 0;
    const body = code.replace(/^(.*); \/\/ -> (.*)$/gm, (__, expression: string, value: string) => {
      stated += 1;
      return `check(${expression}, ${value});`;
    });
    const check = (given: unknown, expected: unknown): void => expect(given).toEqual(expected);
    new Function('check', ...names, `${strip(setup!)}\n${body}`)(check, ...names.map((name) => library[name as keyof typeof library]));
    expect(stated).toBeGreaterThan(0);
  });
});
