// What building a graph, asking it and writing it cost, on claims of random pairs made with a seed; beside it what graphology itself
// needs for a graph of the same nodes and edges, and graphology-gexf for writing it.
//
//   npm run build && node scripts/bench-graph.mjs [CLAIMS...]     10000 100000 1000000 by default
//
// Each size runs in a process of its own, so that peak memory is its own. Seconds are those of the processor, the least of several
// runs: other programs make a run slower, never faster. graphology-gexf is no dependency: `npm install --no-save graphology-gexf`
// brings it in.

import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { MultiDirectedGraph } from 'graphology';
import { seeded } from '../dist/analysis/random.js';
import { gexfPieces } from '../dist/export/gexf.js';
import { quotesOf } from '../dist/export/values.js';
import { buildGraph } from '../dist/graph/build.js';
import { PLOVER_TYPES } from '../dist/graph/plover.js';
import { neighbors } from '../dist/query/neighbors.js';

const ACTORS = 5000;
const ASKED = 200;

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

/** Seconds of CPU of the fastest run, and what it gave. */
function least(runs, work) {
  let [seconds, result] = [Number.POSITIVE_INFINITY, null];
  for (let run = 0; run < runs; run += 1) {
    result = null;
    const before = process.cpuUsage();
    result = work();
    const { user, system } = process.cpuUsage(before);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return { seconds, result };
}

/** graphology alone: the same nodes and edges, with one attribute. */
function plain(graph) {
  const bare = new MultiDirectedGraph();
  graph.forEachNode((id) => bare.addNode(id, { mentions: 1 }));
  graph.forEachEdge((key, { weight }, source, target) => bare.addEdgeWithKey(key, source, target, { weight }));
  return bare;
}

/** graphology-gexf, told to write what ours writes: numbers, the best quotes, all claims as JSON. Null where it is not installed. */
function otherGexf() {
  let write;
  try {
    write = createRequire(import.meta.url)('graphology-gexf').write;
  } catch {
    return null;
  }
  const flat = ({ evidence, ...attributes }) => {
    const values = { evidence: quotesOf(evidence), evidenceJson: JSON.stringify(evidence ?? []) };
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) values[name] = typeof value === 'object' ? JSON.stringify(value) : value;
    }
    return values;
  };
  return (graph) =>
    write(graph, {
      formatNode: (_, attributes) => ({ label: attributes.label, attributes: flat(attributes) }),
      formatEdge: (_, attributes) => ({ label: attributes.label, weight: attributes.weight, attributes: flat(attributes) }),
    });
}

function measure(size) {
  const reading = randomReading(size);
  const write = (graph) => {
    let characters = 0;
    for (const piece of gexfPieces(graph)) characters += piece.length;
    return characters;
  };
  // Memory is that of one building and one writing, the reading included; the runs after it would add their garbage.
  const graph = buildGraph(reading);
  write(graph);
  const memory = process.resourceUsage().maxRSS / 1024;
  const runs = size > 200_000 ? 1 : 5;
  const building = least(runs, () => buildGraph(reading));
  const asking = least(3, () => {
    for (let index = 0; index < ASKED; index += 1) neighbors(graph, `Person ${index}`);
  });
  const writing = least(runs, () => write(graph));
  const bare = least(runs, () => plain(graph).size);
  const other = size > 200_000 ? null : otherGexf();
  const peer = other === null ? null : least(2, () => other(graph).length);
  const times = (ours, theirs) => `${(ours / theirs).toFixed(1)} x`;
  console.log(
    [
      size,
      graph.size,
      `${building.seconds.toFixed(2)} s`,
      `${bare.seconds.toFixed(2)} s (${times(building.seconds, bare.seconds)})`,
      `${((asking.seconds / ASKED) * 1000).toFixed(2)} ms`,
      `${writing.seconds.toFixed(2)} s, ${(writing.result / 1e6).toFixed(0)} MB`,
      peer === null ? '-' : `${peer.seconds.toFixed(2)} s, ${(peer.result / 1e6).toFixed(0)} MB (${times(writing.seconds, peer.seconds)})`,
      `${memory.toFixed(0)} MB`,
      `${((building.seconds / size) * 1e6).toFixed(1)} + ${((writing.seconds / size) * 1e6).toFixed(1)} us`,
    ].join(' | '),
  );
}

const sizes = process.argv.slice(2).filter((word) => word !== '--one');
if (process.argv.includes('--one')) measure(Number(sizes[0]));
else {
  console.log(
    `claims on ${ACTORS} actors | edges | build | graphology alone | neighbors | GEXF | graphology-gexf | peak memory | a claim: build + GEXF`,
  );
  for (const size of sizes.length > 0 ? sizes : ['10000', '100000', '1000000']) {
    execFileSync(process.execPath, ['--max-old-space-size=16000', fileURLToPath(import.meta.url), '--one', size], { stdio: 'inherit' });
  }
}
