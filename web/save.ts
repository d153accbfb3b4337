// What can be taken away, and as what file: the graph as it is shown, its claims, its picture, the corrections.
//
//   await FILES.find(({ ending }) => ending === 'gexf')!.make()  ->  a Blob
//
// Exporters are loaded when they are asked for: who only reads does not wait for them.

import { layout } from '../src/analysis/layout.js';
import type { ActorGraph } from '../src/graph/schema.js';
import { judgementsTable } from './judgements.js';
import { toLink } from './link.js';
import { measureLabel } from './overlay.js';
import { filtered, given, graph, places, reading, scene, view, visible, wholeActors } from './store.js';
import { drawSvg } from './svg.js';
import { count, titleOf } from './words.js';

export interface SavedFile {
  readonly name: string;
  readonly means: string;
  readonly ending: string;
  readonly make: () => Promise<Blob>;
}

/** Names of files that are not simply "graph". */
const NAMES: Readonly<Record<string, string>> = {
  tsv: 'judgements.tsv',
  jsonl: 'claims.jsonl',
  html: 'demarche.html',
  'whole.json': 'graph.json',
};

const text = (type: string, content: string): Blob => new Blob([content], { type: `${type};charset=utf-8` });

export const FILES: readonly SavedFile[] = [
  { name: 'PNG', means: 'the picture, for slides', ending: 'png', make: () => picturePng() },
  { name: 'SVG', means: 'the picture, at any size', ending: 'svg', make: async () => text('image/svg+xml', pictureSvg()) },
  {
    name: 'GEXF',
    means: 'the graph, for Gephi',
    ending: 'gexf',
    make: async () => text('application/gexf+xml', (await import('../src/export/gexf.js')).toGexf(shownGraph())),
  },
  {
    name: 'GraphML',
    means: 'the graph, for networkx, igraph and yEd',
    ending: 'graphml',
    make: async () => text('application/graphml+xml', (await import('../src/export/graphml.js')).toGraphml(shownGraph())),
  },
  {
    name: 'CSV of ties',
    means: 'one a row, for spreadsheets and R',
    ending: 'edges.csv',
    make: async () => text('text/csv', (await import('../src/export/csv.js')).toCsv(shownGraph(), 'edges')),
  },
  {
    name: 'CSV of actors',
    means: 'one a row',
    ending: 'nodes.csv',
    make: async () => text('text/csv', (await import('../src/export/csv.js')).toCsv(shownGraph(), 'nodes')),
  },
  {
    name: 'JSON',
    means: 'the graph, for graphology and Gephi Lite',
    ending: 'json',
    make: async () => text('application/json', (await import('../src/export/json.js')).toJson(shownGraph())),
  },
  {
    name: 'Whole graph',
    means: 'whatever is hidden, as “demarche build” writes it (JSON)',
    ending: 'whole.json',
    make: async () => text('application/json', (await import('../src/export/json.js')).toJson(wholeGraph())),
  },
  { name: 'HTML', means: 'all of this in one file, for a colleague', ending: 'html', make: async () => text('text/html', await onePage()) },
  {
    name: 'Claims',
    means: 'one a line, with all their words (JSON lines)',
    ending: 'jsonl',
    make: async () => text('application/x-ndjson', filtered.value.claims.map((claim) => `${JSON.stringify(claim)}\n`).join('')),
  },
  {
    name: 'Corrections',
    means: 'what you dismissed, turned, merged and renamed',
    ending: 'tsv',
    make: async () => text('text/tab-separated-values', judgementsTable(view.value.judgements, reading.value)),
  },
];

/** Hands a file to the browser, which saves it where it saves everything. */
export async function save({ ending, make }: SavedFile): Promise<void> {
  const address = URL.createObjectURL(await make());
  const link = document.createElement('a');
  link.href = address;
  link.download = NAMES[ending] ?? `graph.${ending}`;
  link.click();
  // The download has begun with the click; the address is no longer needed a moment later.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The graph with only what is shown, and the places where it is shown. */
export function shownGraph(): ActorGraph {
  const { nodes, edges, alone } = visible.value;
  const [keptNodes, keptEdges] = [new Set([...nodes, ...alone]), new Set(edges)];
  const copy = graph.value.copy() as ActorGraph;
  for (const key of copy.edges()) if (!keptEdges.has(key)) copy.dropEdge(key);
  for (const id of copy.nodes()) if (!keptNodes.has(id)) copy.dropNode(id);
  copy.updateEachNodeAttributes((id, node) => ({ ...node, ...places.value.get(id) }), { attributes: ['x', 'y'] });
  return copy;
}

/** Everything that was read, corrected as the reader has corrected it, laid out as the command line does it. */
function wholeGraph(): ActorGraph {
  const copy = wholeActors.value.copy() as ActorGraph;
  layout.assign(copy);
  return copy;
}

/** The viewer with what it shows and the corrections, in one file that opens from the disk. */
async function onePage(): Promise<string> {
  const { toHtml } = await import('../src/export/html.js');
  const { documents } = given.value;
  const title = documents.length === 1 ? titleOf(documents[0]!) : count(documents.length, 'article');
  return toHtml(await template(), { shown: given.value, title, link: toLink(view.value), judgements: view.value.judgements });
}

/** The page without a reading: its own server has it; a page that is one file is it. */
async function template(): Promise<string> {
  if (document.getElementById('given') === null) {
    const answer = await fetch('./page.html');
    if (!answer.ok) throw new Error(`The server answered ${answer.status} for page.html; is the viewer built completely?`);
    return answer.text();
  }
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  delete copy.dataset.theme;
  copy.querySelector('title')!.textContent = 'démarche';
  copy.querySelector('#app')!.replaceChildren();
  copy.querySelector('#given')!.textContent = '';
  return `<!doctype html>\n${copy.outerHTML}\n`;
}

function pictureSvg(): string {
  const { nodes, edges } = visible.value;
  return drawSvg(scene.value, {
    width: 1400,
    height: 950,
    measure: measureLabel,
    title: `Graph of ${count(nodes.length, 'actor')} and ${count(edges.length, 'tie')}`,
  });
}

/** The vector drawing, painted at twice its size. */
async function picturePng(): Promise<Blob> {
  const address = URL.createObjectURL(text('image/svg+xml', pictureSvg()));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * image.width;
    canvas.height = 2 * image.height;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The browser could not paint the picture.'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
