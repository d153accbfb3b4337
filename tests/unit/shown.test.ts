// What the viewer is given: files at the door, the facts that come with a reading, and the page that carries it.

import { describe, expect, test } from 'vitest';
import type { Reading } from '../../src/document.js';
import { toGexf } from '../../src/export/gexf.js';
import { toHtml } from '../../src/export/html.js';
import { toJson } from '../../src/export/json.js';
import { isReading, readingFrom } from '../../src/export/reading.js';
import { checkSize, shownOf } from '../../src/export/shown.js';
import { rollUp } from '../../src/graph/aggregate.js';
import { buildGraph } from '../../src/graph/build.js';
import { knownFromFacts, withFacts } from '../../src/graph/facts.js';
import { knownFrom } from '../../src/graph/known.js';
import { loadLexicon } from '../../src/lexicon/files.js';
import { QUARREL } from '../browser/reading.js';

/** Without Norway itself: its minister's state is known from the tables alone. */
const orphaned: Reading = {
  ...QUARREL,
  actors: QUARREL.actors.filter(({ id }) => id !== 'country:NOR'),
  claims: QUARREL.claims.filter(({ source, target }) => source.id !== 'country:NOR' && target.id !== 'country:NOR'),
};

describe('facts', () => {
  const known = knownFrom(loadLexicon());

  test('a graph that is built of them is the graph that is built of the tables', () => {
    const { facts } = withFacts(orphaned, known);
    expect(facts.map(({ id, label }) => [id, label])).toEqual([['country:NOR', 'Norway']]);
    const [ours, theirs] = [knownFromFacts(facts), known].map((answer) => buildGraph(orphaned, { known: answer }));
    expect(toJson(ours!)).toBe(toJson(theirs!));
    expect(ours!.hasEdge('affiliation:person:anna-berg>country:NOR')).toBe(true);
    expect(toJson(rollUp(ours!, { known: knownFromFacts(facts) }))).toBe(toJson(rollUp(theirs!, { known })));
  });

  test('those who are mentioned need none', () => {
    expect(withFacts(QUARREL, known).facts).toEqual([]);
  });
});

describe('a reading in JSON', () => {
  test('comes back as it was', () => {
    const { facts, ...reading } = readingFrom(JSON.parse(JSON.stringify(withFacts(orphaned, knownFrom(loadLexicon())))), 'x.json');
    expect(reading).toEqual(JSON.parse(JSON.stringify(orphaned)));
    expect(facts.map(({ id }) => id)).toEqual(['country:NOR']);
  });

  test.each([
    ['a document without an id', { documents: [{ text: 'x' }], actors: [], claims: [] }, /x\.json, document 0: found no "id"/],
    ['an actor that is a number', { documents: [], actors: [7], claims: [] }, /actor 0: found no "id"/],
    [
      'a claim without ends',
      { documents: [], actors: [], claims: [{ id: 'a', document: 'b', evidence: {} }] },
      /claim 0: found a claim that lacks/,
    ],
    ['a list', [], /found JSON that is no reading/],
  ])('%s is refused with its place', (_, value, message) => {
    expect(() => readingFrom(value, 'x.json')).toThrow(message);
  });

  test('numbers and words that cannot be are read as absent', () => {
    const [claim] = QUARREL.claims;
    const odd = {
      ...claim,
      polarity: 'x',
      confidence: 7,
      type: 'EVIL',
      modality: 'maybe',
      date: '<b>',
      evidence: { start: -4, end: -9, text: 3 },
    };
    expect(readingFrom({ ...QUARREL, claims: [odd] }, 'x.json').claims[0]).toMatchObject({
      polarity: 0,
      confidence: 1,
      type: null,
      modality: 'actual',
      date: null,
      evidence: { start: 0, end: 0, text: '' },
    });
    expect(isReading({ nodes: [] })).toBe(false);
  });
});

describe('files', () => {
  const graph = buildGraph(QUARREL);

  test('a graph of ours is its claims again, from JSON and from GEXF', () => {
    for (const shown of [shownOf(toJson(graph), 'a.json'), shownOf(toGexf(graph), 'a.gexf')]) {
      expect(shown.graph).toBeUndefined();
      expect(shown.claims.map(({ id }) => id).sort()).toEqual(QUARREL.claims.map(({ id }) => id).sort());
      expect(buildGraph(shown).edges()).toEqual(graph.edges());
    }
  });

  test('one that is rolled up is shown as it is', () => {
    const shown = shownOf(toJson(rollUp(graph)), 'a.json');
    expect(shown.claims).toEqual([]);
    expect(shown.graph).toContain('"level":"country"');
  });

  test('more than can be drawn is refused before it is read', () => {
    expect(() => shownOf(`<gexf>${'<node id="a"/>'.repeat(20_001)}`, 'a.gexf')).toThrow(/a\.gexf: found 20,001 actors/);
    expect(() => shownOf(`{"nodes":[${'0,'.repeat(20_001)}0]}`, 'a.json')).toThrow(/a\.json: found 20,002 actors/);
    expect(() => checkSize('a.json', 20_000, 100_000)).not.toThrow();
  });
});

describe('the page', () => {
  const template = '<title>démarche</title><script type="application/json" id="given"></script>';

  test('carries words as data: no tag, no line end of JavaScript, no "$" means anything', () => {
    const text = '</script><!-- $& $` \u2028 \0 \ud800 "';
    const page = toHtml(template, { shown: { documents: [{ id: 'a', text }], actors: [], claims: [] }, title: '<b>&' });
    expect(page).toContain('<title>&lt;b&gt;&amp; · démarche</title>');
    const data = /id="given">(.*)<\/script>$/s.exec(page)![1]!;
    expect(data).not.toMatch(/[<\u2028\u2029\0]/);
    expect(JSON.parse(data).shown.documents[0].text).toBe(text);
  });

  test('a template without a place is refused', () => {
    expect(() => toHtml('<title>x</title>', { shown: QUARREL })).toThrow(/npm run build/);
  });
});
