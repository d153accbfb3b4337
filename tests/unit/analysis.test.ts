import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layout } from '../../src/analysis/layout.js';
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
