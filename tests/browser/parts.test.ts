// The viewer's pure parts, without a browser: what is marked, found, filtered, corrected, drawn and walked.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layout } from '../../src/analysis/layout.js';
import { buildGraph } from '../../src/graph/build.js';
import { curvatures, emphasisOn, emphasize, LIGHT, MANY_EDGES, mix, sceneOf } from '../../web/appearance.js';
import { describeActor, describeEdge } from '../../web/describe.js';
import { claimFilterOf, countFacets, filterReading, visibleOf } from '../../web/filter.js';
import { fitTo } from '../../web/fit.js';
import { along, hull, nearest, placeLabels } from '../../web/geometry.js';
import { applyJudgements, judgementsTable } from '../../web/judgements.js';
import { paragraphs, segments } from '../../web/marks.js';
import { indexReading, search } from '../../web/search.js';
import { initialView, setEgo, showOnly, toggle } from '../../web/state.js';
import { walk } from '../../web/walk.js';
import { QUARREL } from './reading.js';

const graph = buildGraph(QUARREL);
const STANCE = 'stance:country:NOR>country:FRA';

describe('the readings of the tests', () => {
  test('every claim points at its words', () => {
    for (const { document, evidence, trigger, source, target } of QUARREL.claims) {
      const { text } = QUARREL.documents.find(({ id }) => id === document)!;
      for (const words of [evidence, trigger, ...source.mentions, ...target.mentions]) {
        expect(text.slice(words.start, words.end)).toBe(words.text);
        expect(words.text).not.toBe('');
      }
    }
  });
});

describe('marks', () => {
  test('pieces are the whole text, in order, and know which marks cover them', () => {
    const mark = fc.record({ start: fc.nat(60), end: fc.nat(60), mark: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), (marks) => {
        const pieces = segments(0, 50, marks);
        expect(pieces[0]!.start).toBe(0);
        expect(pieces.at(-1)!.end).toBe(50);
        for (const [index, piece] of pieces.entries()) {
          expect(piece.end).toBeGreaterThan(piece.start);
          if (index > 0) expect(piece.start).toBe(pieces[index - 1]!.end);
          const middle = piece.start + 0.5;
          expect(piece.marks).toEqual(marks.filter(({ start, end }) => start < middle && end > middle).map(({ mark }) => mark));
        }
      }),
    );
  });

  test('paragraphs leave no character out', () => {
    const words = fc.array(fc.constantFrom('The U. S. spoke. ', 'He left. ', '"No," she said. ', '\n', '\n\n', 'word ', '\r\n'), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join('');
        const ranges = paragraphs(text);
        expect(ranges.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
      }),
    );
  });

  test('a very long line is broken after a sentence, never inside "U. S."', () => {
    const text = 'The U. S. and others met in the hall and spoke for many hours about fish. '.repeat(30);
    const ranges = paragraphs(text);
    expect(ranges.length).toBeGreaterThan(2);
    for (const { start } of ranges) expect(text.slice(start, start + 8)).toBe('The U. S');
  });
});

describe('search', () => {
  const index = indexReading(QUARREL);

  test('ignores case and accents, and finds aliases', () => {
    expect(search(index, 'COTE D').actors.map(({ id }) => id)).toEqual(['country:CIV']);
    expect(search(index, 'ines').actors.map(({ id }) => id)).toEqual(['person:ines-soto']);
    expect(search(index, 'oslo').actors).toMatchObject([{ id: 'country:NOR', name: 'Oslo' }]);
  });

  test('the beginning of a name comes before its middle', () => {
    expect(search(index, 'p').actors[0]!.label).toBe('France');
    expect(search(index, 'pe').actors[0]!.label).toBe('Peru');
  });

  test('finds quotes, and nothing for nothing', () => {
    expect(search(index, 'fishing at night').quotes.map(({ id }) => id)).toEqual(['fish-1.txt:0']);
    expect(search(index, '  ')).toEqual({ actors: [], quotes: [] });
  });
});

describe('filters', () => {
  test('denied claims do not count where denials are hidden', () => {
    const view = toggle(initialView, 'modalities', 'denied');
    const filtered = filterReading(QUARREL, claimFilterOf(view));
    expect(filtered.claims).toHaveLength(QUARREL.claims.length - 1);
    expect(buildGraph(filtered).hasEdge('stance:person:luc-moreau>person:anna-berg')).toBe(false);
  });

  test('without filters the reading is the very same', () => {
    expect(filterReading(QUARREL, claimFilterOf(initialView))).toBe(QUARREL);
  });

  test('layers tell whose word it is', () => {
    const view = showOnly(initialView, 'layers', 'others', ['article', 'own', 'others']);
    expect(filterReading(QUARREL, claimFilterOf(view)).claims.map(({ reporter }) => reporter)).toEqual(['person:anna-berg']);
  });

  test('who has no tie stands in the margin, not in the picture', () => {
    const { nodes, alone } = visibleOf(graph, initialView);
    expect(alone).toEqual(['country:JPN']);
    expect(nodes).not.toContain('country:JPN');
    expect(nodes.length + alone.length).toBe(graph.order);
  });

  test('acts are left out at first, for stances hold the same claims', () => {
    const { edges } = visibleOf(graph, initialView);
    expect(new Set(edges.map((key) => graph.getEdgeAttribute(key, 'family')))).toEqual(new Set(['affiliation', 'stance']));
  });

  test('around Peru there is only Chile; two steps further its critic', () => {
    expect(visibleOf(graph, setEgo(initialView, 'country:PER', 1)).nodes).toEqual(['country:CHL', 'country:PER']);
    expect(visibleOf(graph, setEgo(initialView, 'country:PER', 2)).nodes).toContain('person:ines-soto');
  });

  test('counts follow the other filters, not their own', () => {
    const view = toggle(toggle(initialView, 'modalities', 'actual'), 'layers', 'article');
    const counts = countFacets(QUARREL.claims, graph, buildGraph(filterReading(QUARREL, claimFilterOf(view))), view);
    expect(counts.modalities.get('alleged')).toBe(1);
    expect(counts.modalities.get('actual')).toBe(0);
    expect(counts.layers.get('others')).toBe(1);
    expect(counts.layers.get('article')).toBe(2);
  });
});

describe('corrections', () => {
  const id = 'fish-1.txt:0';

  test('a claim that is turned round has its ends exchanged', () => {
    const { claims } = applyJudgements(QUARREL, [{ what: 'turn', claim: id }]);
    expect(claims.find((claim) => claim.id === id)).toMatchObject({ source: { id: 'country:FRA' }, target: { id: 'country:NOR' } });
  });

  test('a dismissed claim is gone, and the reading that was given is as it was', () => {
    const before = JSON.stringify(QUARREL);
    expect(applyJudgements(QUARREL, [{ what: 'dismiss', claim: id }]).claims).toHaveLength(QUARREL.claims.length - 1);
    expect(JSON.stringify(QUARREL)).toBe(before);
  });

  test('an actor that is merged lends its names, mentions and claims', () => {
    const { actors, claims } = applyJudgements(QUARREL, [{ what: 'merge', actor: 'country:DEU', into: 'country:NOR' }]);
    expect(actors.some((actor) => actor.id === 'country:DEU')).toBe(false);
    const norway = actors.find((actor) => actor.id === 'country:NOR')!;
    expect(norway.label).toBe('Norway');
    expect(norway.aliases).toEqual(expect.arrayContaining(['Germany', 'Berlin', 'Oslo']));
    expect(claims.some(({ source }) => source.id === 'country:DEU')).toBe(false);
  });

  test('merges that run in a circle come to an end', () => {
    const { actors } = applyJudgements(QUARREL, [
      { what: 'merge', actor: 'country:DEU', into: 'country:NOR' },
      { what: 'merge', actor: 'country:NOR', into: 'country:DEU' },
    ]);
    expect(actors.length).toBeGreaterThan(9);
  });

  test('are written one a line, without tabs in the cells', () => {
    const table = judgementsTable(
      [
        { what: 'dismiss', claim: id },
        { what: 'rename', actor: 'country:NOR', label: 'Nor\tway\n' },
      ],
      QUARREL,
    );
    expect(table.split('\n').map((line) => line.split('\t').length)).toEqual([5, 5, 5, 1]);
    expect(table).toContain('dismiss\tfish-1.txt:0\t\tfish-1.txt\tNorway accused France of fishing at night.');
  });
});

describe('looks', () => {
  const visible = visibleOf(graph, { ...initialView, hidden: { ...initialView.hidden, families: [] } });
  const scene = sceneOf(graph, visible, layout(graph), initialView, LIGHT);

  test('a single line is straight, parallel ones bend to different sides', () => {
    const bends = curvatures(graph, visible.edges);
    expect(bends.get('stance:country:DEU>country:NOR')).not.toBe(0);
    const both = ['stance:country:CHL>country:PER', 'stance:country:PER>country:CHL'];
    const alone = curvatures(graph, ['stance:country:DEU>country:NOR', ...both]);
    expect(alone.get('stance:country:DEU>country:NOR') ?? 0).toBe(0);
    // One runs each way and each bends to its own left, so they part.
    expect(Math.sign(alone.get(both[0]!)!)).toBe(Math.sign(alone.get(both[1]!)!));
  });

  test('support is blue and has a plus, opposition is orange and has a minus', () => {
    expect(scene.edges.get('stance:country:DEU>country:NOR')).toMatchObject({ color: LIGHT.support, sign: 1 });
    const against = scene.edges.get('stance:organization:fisheries-council>country:FRA')!;
    expect(against).toMatchObject({ color: LIGHT.opposition, sign: -1, dash: 'solid' });
  });

  test('what is only denied is dashed, offices are dotted and have no arrow', () => {
    expect(scene.edges.get('stance:person:luc-moreau>person:anna-berg')!.dash).toBe('dashed');
    expect(scene.edges.get('affiliation:person:anna-berg>country:NOR')).toMatchObject({ dash: 'dotted', arrow: false, sign: null });
  });

  test('kinds have shapes, votes have shares', () => {
    expect(scene.nodes.get('country:NOR')!.shape).toBe('square');
    expect(scene.nodes.get('organization:harbor-union')!.shape).toBe('diamond');
    const { supported, opposed } = scene.nodes.get('country:FRA')!;
    expect(supported + opposed).toBeCloseTo(1);
  });

  test('weak lines fade, the strongest stay', () => {
    const few = sceneOf(graph, visible, layout(graph), { ...initialView, strong: 0.2 }, LIGHT);
    const full = [...few.edges.values()].filter(({ faded }) => !faded);
    expect(full).toHaveLength(Math.ceil(0.2 * visible.edges.length));
  });

  test('what is pointed at is brought out with its neighbors, the rest fades', () => {
    const lit = emphasize(scene, emphasisOn(graph, visible, { node: 'country:PER' }));
    expect(lit.nodes.get('country:CHL')!.faded).toBe(false);
    expect(lit.nodes.get('country:NOR')!.faded).toBe(true);
    expect(lit.nodes.get('country:PER')!.chosen).toBe(true);
    expect(lit.structure).toBe(scene.structure);
    expect(scene.edges.size).toBeLessThan(MANY_EDGES);
  });

  test('colors mix in even steps', () => {
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mix('#123456', '#ffffff', 0)).toBe('#123456');
  });
});

describe('geometry', () => {
  const line = { key: 'a', from: { x: 0, y: 0 }, to: { x: 100, y: 0 }, curvature: 0, rank: 0 };

  test('the nearest line is found, bent ones where they bend', () => {
    expect(nearest({ x: 50, y: 5 }, [line], 6)).toBe('a');
    expect(nearest({ x: 50, y: 7 }, [line], 6)).toBeNull();
    const bent = { ...line, key: 'b', curvature: 0.4 };
    expect(nearest(along(bent, 0.5), [line, bent], 6)).toBe('b');
  });

  test('labels collide neither with one another nor with nodes, and stay in the frame', () => {
    const wish = fc.record({
      x: fc.nat(400),
      y: fc.nat(300),
      size: fc.integer({ min: 3, max: 15 }),
      width: fc.integer({ min: 10, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const nodes = wishes.map(({ x, y, size }) => ({ left: x - size, top: y - size, right: x + size, bottom: y + size }));
        const frame = { left: 0, top: 0, right: 400, bottom: 300 };
        const placed = placeLabels(
          wishes.map((each, index) => ({ ...each, id: String(index), height: 16, forced: false })),
          nodes,
          [],
          frame,
        );
        const boxes = placed.map(({ box }) => box);
        for (const [index, a] of boxes.entries()) {
          expect(a.left >= 0 && a.top >= 0 && a.right <= 400 && a.bottom <= 300).toBe(true);
          for (const b of [...boxes.slice(index + 1), ...nodes]) {
            expect(a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top).toBe(false);
          }
        }
      }),
    );
  });
});

describe('shapes', () => {
  const points = fc.array(fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) }), {
    minLength: 3,
    maxLength: 30,
  });

  test('a hull holds all its points', () => {
    fc.assert(
      fc.property(points, (all) => {
        const corners = hull(all);
        for (const point of all) {
          const sides = corners.map((a, index) => {
            const b = corners[(index + 1) % corners.length]!;
            return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
          });
          expect(sides.every((side) => side >= 0)).toBe(true);
        }
      }),
    );
  });

  test('a layout is turned so that it fills the pane, and stays finite', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.5, 1, 2.5), (all, aspect) => {
        const places = fitTo(new Map(all.map((point, index) => [String(index), point])), aspect);
        expect(places.size).toBe(all.length);
        for (const { x, y } of places.values()) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
    );
    const tall = new Map([0, 1, 2, 3].map((y) => [String(y), { x: y % 2, y: 10 * y }]));
    const wide = [...fitTo(tall, 2).values()];
    const extent = (values: number[]): number => Math.max(...values) - Math.min(...values);
    expect(extent(wide.map(({ x }) => x))).toBeGreaterThan(extent(wide.map(({ y }) => y)));
  });
});

describe('walking', () => {
  const visible = visibleOf(graph, initialView);
  const scene = sceneOf(graph, visible, layout(graph), initialView, LIGHT);
  const go = (key: string, selected: Parameters<typeof walk>[1]) => walk(key, selected, graph, visible, scene);

  test('begins with the most mentioned actor', () => {
    expect(go('ArrowRight', null)).toEqual({ what: 'actor', id: 'country:FRA' });
    expect(go('x', null)).toBeNull();
  });

  test('goes to neighbors only', () => {
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const next = go(key, { what: 'actor', id: 'country:PER' });
      expect(next === null || (next.what === 'actor' && next.id === 'country:CHL')).toBe(true);
    }
  });

  test('brackets go through the ties of an actor, then through those of the pair', () => {
    const first = go(']', { what: 'actor', id: 'country:PER' });
    expect(first?.what).toBe('edge');
    const second = go(']', first!);
    expect(second).not.toEqual(first);
    expect(go(']', second!)).toEqual(first);
    expect(go('[', second!)).toEqual(first);
  });
});

describe('in words', () => {
  test('an edge is one sentence', () => {
    expect(describeEdge(graph, STANCE)).toBe('Norway opposes France, 3 statements');
    expect(describeEdge(graph, 'affiliation:person:anna-berg>country:NOR')).toBe('Anna Berg is foreign minister of Norway');
    expect(describeActor(graph, 'person:anna-berg')).toBe('Anna Berg, foreign minister, 2 mentions');
  });
});
