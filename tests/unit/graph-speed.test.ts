// What building, asking and writing cost, and that it grows with the number of claims and not faster. The numbers are printed; the limits
// are wide, for other work may be going on. DEMARCHE_SPEED=1 takes a million claims as well.

import { expect, test } from 'vitest';
import { seeded } from '../../src/analysis/random.js';
import type { Claim, Reading } from '../../src/document.js';
import { gexfPieces } from '../../src/export/gexf.js';
import { buildGraph } from '../../src/graph/build.js';
import { PLOVER_TYPES } from '../../src/graph/plover.js';
import { neighbors } from '../../src/query/neighbors.js';

/** Claims of random pairs, ten a document, with sentences as long as those of the news. */
function randomReading(size: number, actors: number): Reading {
  const random = seeded(1);
  const among = (count: number): number => Math.floor(count * random());
  const text = 'The foreign minister of one country accused the government of another on Tuesday of breaking its promises, officials said.';
  const ends = Array.from({ length: actors }, (_, index) => ({
    id: `person:p${index}`,
    label: `Person ${index}`,
    kind: 'person' as const,
    country: '',
    mentions: [{ start: 0, end: 20, text: 'The foreign minister' }],
  }));
  const claims = Array.from({ length: size }, (_, index): Claim => {
    const document = `story-${Math.floor(index / 10)}.txt`;
    return {
      id: `${document}#${index % 10}`,
      document,
      source: ends[among(actors)]!,
      target: ends[among(actors)]!,
      type: PLOVER_TYPES[among(16)]!,
      mode: '',
      polarity: among(21) / 10 - 1,
      modality: 'actual',
      reporter: null,
      date: `2017-0${1 + among(9)}-11`,
      evidence: { start: 0, end: text.length, text },
      trigger: { start: 36, end: 43, text: 'accused' },
      rule: 'accuse.v subj>obj',
      confidence: among(101) / 100,
      group: '',
      story: document,
    };
  });
  return {
    documents: Array.from({ length: Math.ceil(size / 10) }, (_, index) => ({
      id: `story-${index}.txt`,
      text: '',
      date: '2017-04-11',
      publisher: 'AP',
    })),
    actors: ends.map(({ mentions: _, ...end }) => ({
      ...end,
      aliases: [],
      sector: '',
      office: '',
      wikidata: '',
      affiliations: [],
      mentions: 1,
      documents: ['story-0.txt'],
    })),
    claims,
  };
}

/** Seconds of CPU. */
function costOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

test('cost grows with the number of claims', { timeout: 600_000 }, () => {
  const costs = new Map<number, number>();
  for (const size of [10_000, 100_000, ...(process.env.DEMARCHE_SPEED === '1' ? [1_000_000] : [])]) {
    const reading = randomReading(size, 5000);
    let graph = buildGraph({ ...reading, claims: [] });
    const building = costOf(() => {
      graph = buildGraph(reading);
    });
    neighbors(graph, 'Person 0');
    const asking = costOf(() => {
      for (let index = 0; index < 200; index += 1) neighbors(graph, `Person ${index}`, { since: '2017-03' });
    });
    let characters = 0;
    const writing = costOf(() => {
      for (const piece of gexfPieces(graph)) characters += piece.length;
    });
    console.log(
      `${size} claims, 5000 actors, ${graph.size} edges: build ${building.toFixed(2)} s, neighbors ${((asking / 200) * 1000).toFixed(2)} ms, GEXF ${writing.toFixed(2)} s for ${(characters / 1e6).toFixed(0)} MB, memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    );
    costs.set(size, building);
    expect(asking / 200).toBeLessThan(0.05);
  }
  expect(costs.get(100_000)).toBeLessThan(30 * Math.max(0.1, costs.get(10_000)!));
});
