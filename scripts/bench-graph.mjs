// What building a graph, asking it and writing it cost, on claims of random pairs made with a seed.
//
//   node scripts/bench-graph.mjs [CLAIMS...]     10000 100000 by default

import { seeded } from '../dist/analysis/random.js';
import { gexfPieces } from '../dist/export/gexf.js';
import { buildGraph } from '../dist/graph/build.js';
import { PLOVER_TYPES } from '../dist/graph/plover.js';
import { neighbors } from '../dist/query/neighbors.js';

const ACTORS = 5000;

/** Claims of random pairs, ten a document, with sentences as long as those of the news. */
function randomReading(size) {
  const random = seeded(1);
  const among = (count) => Math.floor(count * random());
  const text = 'The foreign minister of one country accused the government of another on Tuesday of breaking its promises, officials said.';
  const mentions = [{ start: 0, end: 20, text: 'The foreign minister' }];
  const ends = Array.from({ length: ACTORS }, (_, index) => ({
    id: `person:p${index}`,
    label: `Person ${index}`,
    kind: 'person',
    country: '',
    mentions,
  }));
  const claims = Array.from({ length: size }, (_, index) => {
    const document = `story-${Math.floor(index / 10)}.txt`;
    return {
      id: `${document}#${index % 10}`,
      document,
      source: ends[among(ACTORS)],
      target: ends[among(ACTORS)],
      type: PLOVER_TYPES[among(16)],
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
function costOf(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const sizes = process.argv.slice(2).map(Number);
for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) {
  const reading = randomReading(size);
  let graph = buildGraph({ ...reading, claims: [] });
  const building = costOf(() => {
    graph = buildGraph(reading);
  });
  neighbors(graph, 'Person 0');
  const asking = costOf(() => {
    for (let index = 0; index < 200; index += 1) neighbors(graph, `Person ${index}`);
  });
  let characters = 0;
  const writing = costOf(() => {
    for (const piece of gexfPieces(graph)) characters += piece.length;
  });
  console.log(
    `${size} claims, ${ACTORS} actors, ${graph.size} edges: build ${building.toFixed(2)} s, neighbors ${((asking / 200) * 1000).toFixed(2)} ms, GEXF ${writing.toFixed(2)} s for ${(characters / 1e6).toFixed(0)} MB, memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
}
