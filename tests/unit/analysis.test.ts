import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balance } from '../../src/analysis/balance.js';
import { blocs } from '../../src/analysis/blocs.js';
import { camps } from '../../src/analysis/camps.js';
import { centrality } from '../../src/analysis/centrality.js';
import { frustration, type Tie } from '../../src/analysis/frustration.js';
import { layout } from '../../src/analysis/layout.js';
import { seeded, shuffled } from '../../src/analysis/random.js';
import { rollUp } from '../../src/graph/aggregate.js';
import { nodeSize } from '../../src/graph/appearance.js';
import { buildGraph } from '../../src/graph/build.js';
import type { ActorGraph } from '../../src/graph/schema.js';
import { actor, claim, claims, reading } from './graph-fixtures.js';

describe('layout', () => {
  const check = (graph: ActorGraph): void => {
    const places = layout(graph);
    expect([...places.keys()]).toEqual(graph.nodes());
    let most = 0;
    graph.forEachNode((_, { mentions }) => {
      most = Math.max(most, mentions);
    });
    const nodes = [...places].map(([id, place]) => ({ ...place, size: nodeSize(graph.getNodeAttributes(id), most) }));
    for (const [index, a] of nodes.entries()) {
      expect(Number.isFinite(a.x) && Number.isFinite(a.y)).toBe(true);
      for (const b of nodes.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.size + b.size);
    }
  };

  test('places every actor of every graph, none over another', () => {
    fc.assert(
      fc.property(claims(['a']), (list) => check(buildGraph(reading(list, [actor('GEO'), actor('SYR')])))),
      { numRuns: 40 },
    );
  });

  test.each([
    ['no actor', 0],
    ['one actor', 1],
    ['two actors without ties', 2],
    ['two hundred actors without ties', 200],
  ])('%s', (_, count) => {
    check(
      buildGraph(
        reading(
          [],
          Array.from({ length: count }, (__, index) => actor(`person:p${index}`)),
        ),
      ),
    );
  });

  test('two actors with a tie; a star of equal weights; a graph read without places', () => {
    check(buildGraph(reading([claim('USA', 'ACCUSE', 'RUS')])));
    check(buildGraph(reading(Array.from({ length: 30 }, (_, index) => claim('USA', 'AID', `person:p${index}`)))));
  });

  test('a broken weight breaks nothing', () => {
    const graph = buildGraph(reading([claim('USA', 'ACCUSE', 'RUS'), claim('FRA', 'ACCUSE', 'RUS')]));
    for (const [index, key] of graph.edges().entries())
      graph.setEdgeAttribute(key, 'weight', [-1, 0, Number.NaN, Number.POSITIVE_INFINITY][index % 4]!);
    check(graph);
  });

  test('is the same for the same seed, and moves with another', () => {
    const graph = buildGraph(
      reading([claim('USA', 'ACCUSE', 'RUS'), claim('FRA', 'AID', 'SYR'), claim('RUS', 'AID', 'SYR'), claim('USA', 'AID', 'FRA')]),
    );
    expect(layout(graph)).toEqual(layout(graph));
    expect(layout(graph, { seed: 7 })).not.toEqual(layout(graph));
    layout.assign(graph);
    expect(graph.getNodeAttributes('country:USA')).toMatchObject(layout(graph).get('country:USA')!);
  });
});

describe('random', () => {
  test('the same seed gives the same numbers, in [0, 1)', () => {
    const [one, other] = [seeded(3), seeded(3)];
    const numbers = Array.from({ length: 1000 }, one);
    expect(numbers).toEqual(Array.from({ length: 1000 }, other));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((sum, number) => sum + number, 0) / 1000).toBeCloseTo(0.5, 1);
    expect(shuffled([1, 2, 3, 4], seeded(1)).sort()).toEqual([1, 2, 3, 4]);
  });
});

/** Two alliances that are at odds, with an outsider. */
const world = (): ActorGraph =>
  buildGraph(
    reading(
      [
        claim('USA', 'SUPPORT', 'GBR'),
        claim('GBR', 'SUPPORT', 'FRA'),
        claim('FRA', 'AID', 'USA'),
        claim('RUS', 'SUPPORT', 'SYR'),
        claim('IRN', 'AID', 'SYR'),
        claim('RUS', 'SUPPORT', 'IRN'),
        claim('USA', 'ASSAULT', 'SYR'),
        claim('USA', 'SANCTION', 'RUS'),
        claim('GBR', 'ACCUSE', 'RUS'),
        claim('IRN', 'THREATEN', 'USA'),
      ],
      [actor('GEO'), actor('person:sergey-lavrov', { affiliations: [{ actor: 'country:RUS', role: 'foreign minister' }] })],
    ),
  );

const together = (of: ReadonlyMap<string, number>): string[] => {
  const groups = new Map<number, string[]>();
  for (const [id, group] of of) groups.set(group, [...(groups.get(group) ?? []), id.slice(id.indexOf(':') + 1)]);
  return [...groups].sort(([a], [b]) => a - b).map(([, ids]) => ids.sort().join(' '));
};

describe('blocs and camps', () => {
  test('find the two alliances, and give ministers to their states', () => {
    const expected = ['IRN RUS SYR sergey-lavrov', 'FRA GBR USA', 'GEO'];
    expect(together(blocs(world()).of)).toEqual(expected);
    expect(together(camps(world()).of)).toEqual(expected);
    expect(camps(world()).disagreement).toBe(0);
    expect(blocs(world()).modularity).toBeGreaterThan(0.3);
  });

  test('camps part opponents whom support alone would join', () => {
    const graph = buildGraph(reading([claim('USA', 'SUPPORT', 'GEO'), claim('RUS', 'SUPPORT', 'GEO'), claim('USA', 'ASSAULT', 'RUS')]));
    expect(together(blocs(graph).of)).toEqual(['GEO RUS USA']);
    expect(camps(graph).of.get('country:USA')).not.toBe(camps(graph).of.get('country:RUS'));
  });

  test('write what the schema declares, and can be rolled up', () => {
    const graph = world();
    blocs.assign(graph);
    camps.assign(graph);
    expect(graph.getAttributes()).toMatchObject({ blocs: 3, camps: 3, modularity: blocs(graph).modularity });
    const rolled = rollUp(graph, { by: 'camp' });
    expect(rolled.nodes()).toEqual(['camp:0', 'camp:1', 'camp:2']);
    expect(rolled.getNodeAttributes('camp:1')).toMatchObject({ label: 'France and 2 others', domesticClaims: 3, domesticSupporting: 1 });
    expect(rolled.getEdgeAttributes('stance:camp:1>camp:0')).toMatchObject({ label: 'opposes', claims: 3 });
  });

  test('every actor is in one group, numbered by size; the same seed gives the same', () => {
    fc.assert(
      fc.property(claims(['a', 'b']), fc.nat(5), (list, seed) => {
        const graph = buildGraph(reading(list));
        for (const f of [blocs, camps]) {
          const { of, count } = f(graph, { seed });
          expect([...of.keys()].sort()).toEqual(graph.nodes().sort());
          const sizes = Array.from({ length: count }, (_, group) => [...of.values()].filter((own) => own === group).length);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          expect(f(graph, { seed })).toEqual(f(graph, { seed }));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('centrality', () => {
  test('of a star: its middle', () => {
    const graph = buildGraph(
      reading(
        ['FRA', 'GBR', 'IRN', 'RUS'].map((id) => claim(id, 'AID', 'SYR')),
        [actor('GEO')],
      ),
    );
    const found = centrality(graph);
    expect(found.get('country:SYR')).toMatchObject({ degree: 4, betweenness: 0.6 });
    expect(found.get('country:FRA')).toMatchObject({ degree: 1, betweenness: 0 });
    expect(found.get('country:GEO')?.degree).toBe(0);
    expect(found.get('country:SYR')!.pagerank).toBeGreaterThan(3 * found.get('country:FRA')!.pagerank);
    centrality.assign(graph);
    expect(graph.getNodeAttributes('country:SYR')).toMatchObject(found.get('country:SYR')!);
  });

  test('ranks add up to one in every graph', () => {
    fc.assert(
      fc.property(claims(['a']), (list) => {
        const ranks = [...centrality(buildGraph(reading(list))).values()].map(({ pagerank }) => pagerank);
        if (ranks.length > 0) expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 3);
      }),
      { numRuns: 50 },
    );
  });
});

describe('balance', () => {
  test('counts triads and shows the tense ones', () => {
    const graph = buildGraph(
      reading([
        claim('USA', 'SUPPORT', 'GBR'),
        claim('GBR', 'SUPPORT', 'FRA'),
        claim('FRA', 'SUPPORT', 'USA'),
        claim('GEO', 'SUPPORT', 'USA', { confidence: 0.6 }),
        claim('GEO', 'ASSAULT', 'FRA'),
        claim('IRN', 'ASSAULT', 'RUS', { modality: 'denied' }),
      ]),
    );
    const found = balance(graph);
    expect(found).toMatchObject({ pairs: 5, triads: 2, balanced: 1, share: 0.5, frustration: 1, bound: 1, exact: true });
    expect(found.tense).toMatchObject([{ actors: ['country:FRA', 'country:GEO', 'country:USA'], balanced: false, strength: 0.3 }]);
    balance.assign(graph);
    expect(graph.getAttributes()).toMatchObject({ triads: 2, balance: 0.5, frustration: 1, frustratedShare: 0.2 });
    expect(graph.getNodeAttributes('country:FRA')).toMatchObject({ balancedTriads: 1, tenseTriads: 1 });
    expect(graph.getEdgeAttributes('stance:country:FRA>country:USA')).toMatchObject({ tension: 0.5 });
    expect(graph.getEdgeAttributes('stance:country:GEO>country:FRA')).toMatchObject({ tension: 1 });
  });

  test('two sides that are at odds are balanced', () => {
    const found = balance(world());
    expect(found).toMatchObject({ share: 1, frustration: 0, exact: true });
    expect(found.sides.map((side) => side.map((id) => id.slice(8)).join(' '))).toEqual(['FRA GBR USA', 'IRN RUS SYR']);
    expect(balance(buildGraph(reading([])))).toMatchObject({ triads: 0, share: null, frustration: 0 });
  });
});

describe('frustration', () => {
  const cycle = (length: number, signs: (index: number) => 1 | -1): Tie[] =>
    Array.from({ length }, (_, index) => [index, (index + 1) % length, signs(index)] as const);
  const hostile = (pairs: readonly (readonly [number, number])[]): Tie[] => pairs.map(([a, b]) => [a, b, -1] as const);
  const complete = (order: number): (readonly [number, number])[] =>
    Array.from({ length: order }, (_, a) => Array.from({ length: a }, (__, b) => [a, b] as const)).flat();
  const ring = (from: number, length: number, step = 1): (readonly [number, number])[] =>
    Array.from({ length }, (_, index) => [from + index, from + ((index + step) % length)] as const);
  const spokes = (from: number, to: number, length: number, shift = 0): (readonly [number, number])[] =>
    Array.from({ length }, (_, index) => [from + index, to + ((index + shift) % length)] as const);
  const fan = (middle: number, from: number, length: number): (readonly [number, number])[] =>
    Array.from({ length }, (_, index) => [middle, from + index] as const);

  // Of a graph all of whose ties are hostile the index is its number of ties less its largest cut.
  test.each<[string, readonly Tie[], number, number]>([
    ['a triad of friends', cycle(3, () => 1), 3, 0],
    ['a friend of an enemy (Cartwright and Harary 1956)', cycle(3, (index) => (index === 0 ? -1 : 1)), 3, 1],
    ['three enemies', cycle(3, () => -1), 3, 1],
    ['a hostile ring of seven', cycle(7, () => -1), 7, 1],
    ['a ring with two hostile ties', cycle(8, (index) => (index < 2 ? -1 : 1)), 8, 0],
    ['K5 all hostile: floor of (n - 1) squared over 4 (Harary 1959)', hostile(complete(5)), 5, 4],
    ['K8 all hostile', hostile(complete(8)), 8, 12],
    ['Petersen graph all hostile: largest cut 12 of 15', hostile([...ring(0, 5), ...ring(5, 5, 2), ...spokes(0, 5, 5)]), 10, 3],
    ['octahedron all hostile: largest cut 8 of 12', hostile([...ring(0, 4), ...fan(4, 0, 4), ...fan(5, 0, 4)]), 6, 4],
    [
      'icosahedron all hostile: largest cut 20 of 30',
      hostile([...fan(10, 0, 5), ...ring(0, 5), ...spokes(0, 5, 5), ...spokes(0, 5, 5, 1), ...ring(5, 5), ...fan(11, 5, 5)]),
      12,
      10,
    ],
    [
      'dodecahedron all hostile: one tie for each two of its twelve odd faces',
      hostile([...ring(0, 5), ...spokes(0, 5, 5), ...spokes(5, 10, 5), ...spokes(5, 10, 5, 4), ...spokes(10, 15, 5), ...ring(15, 5)]),
      20,
      6,
    ],
    ['cube all hostile: bipartite', hostile([...ring(0, 4), ...ring(4, 4), ...spokes(0, 4, 4)]), 8, 0],
    ['two tense triads that share an actor', [...cycle(3, () => -1), [2, 3, -1], [3, 4, 1], [4, 2, 1]], 5, 2],
  ])('%s', (_, ties, order, index) => {
    expect(frustration(ties, order)).toMatchObject({ frustration: index, bound: index });
  });

  const signedGraph = fc.integer({ min: 1, max: 9 }).chain((order) =>
    fc
      .array(fc.constantFrom<-1 | 0 | 1>(-1, 0, 1), { minLength: (order * (order - 1)) / 2, maxLength: (order * (order - 1)) / 2 })
      .map((signs) => ({
        order,
        ties: complete(order).flatMap(([a, b], index): Tie[] => (signs[index] === 0 ? [] : [[a, b, signs[index] as 1 | -1]])),
      })),
  );
  const against = (ties: readonly Tie[], side: (node: number) => number): number =>
    ties.filter(([a, b, sign]) => side(a) * side(b) !== sign).length;

  test('is what trying every division gives', () => {
    fc.assert(
      fc.property(signedGraph, ({ order, ties }) => {
        let least = Number.POSITIVE_INFINITY;
        for (let division = 0; division < 2 ** (order - 1); division += 1) {
          least = Math.min(
            least,
            against(ties, (node) => ((division >> node) & 1 ? 1 : -1)),
          );
        }
        const found = frustration(ties, order);
        expect(found.frustration).toBe(least);
        expect(found.bound).toBe(least);
        expect(against(ties, (node) => found.sides[node]!)).toBe(least);
      }),
      { numRuns: 300 },
    );
  });

  test('without time to prove it, the bound is below and the division is a true one', () => {
    fc.assert(
      fc.property(signedGraph, ({ order, ties }) => {
        const [exact, hasty] = [frustration(ties, order).frustration, frustration(ties, order, 0)];
        expect(hasty.bound).toBeLessThanOrEqual(exact);
        expect(hasty.frustration).toBeGreaterThanOrEqual(exact);
        expect(against(ties, (node) => hasty.sides[node]!)).toBe(hasty.frustration);
      }),
    );
  });

  test('a long chain and a large random graph come to an end', () => {
    const chain = Array.from({ length: 20_000 }, (_, index): Tie => [index, index + 1, index % 3 === 0 ? -1 : 1]);
    expect(frustration(chain, 20_001)).toMatchObject({ frustration: 0, bound: 0 });
    const random = seeded(5);
    const ties = complete(200).flatMap(([a, b]): Tie[] => (random() < 0.1 ? [[a, b, random() < 0.5 ? 1 : -1]] : []));
    const found = frustration(ties, 200, 100_000);
    expect(found.bound).toBeGreaterThan(0);
    expect(found.frustration).toBeGreaterThanOrEqual(found.bound);
    expect(found.frustration).toBeLessThan(ties.length / 2);
  });
});
