// Lays out a large graph beside the page: actors and ties in, places out. The same places as the library gives in the page.
//
//   post({ nodes: [['country:FRA', 12], ...], edges: [['country:FRA', 'country:RUS', 0.8], ...] })  ->  [['country:FRA', 31.2, -4.8], ...]

import { MultiDirectedGraph } from 'graphology';
import { layout } from '../src/analysis/layout.js';
import type { ActorGraph } from '../src/graph/schema.js';
import type { Laid, ToLay } from './places.js';

const page = self as unknown as { postMessage(message: Laid): void; onmessage: ((event: MessageEvent<ToLay>) => void) | null };

page.onmessage = ({ data }) => {
  // A layout looks at mentions and weights only.
  const graph = new MultiDirectedGraph();
  for (const [id, mentions] of data.nodes) graph.addNode(id, { mentions });
  for (const [source, target, weight] of data.edges) graph.addEdge(source, target, { weight });
  const places = layout(graph as unknown as ActorGraph);
  page.postMessage([...places].map(([id, { x, y }]) => [id, x, y] as const));
};
