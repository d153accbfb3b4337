// A graph in, where everybody stands out: at once for small graphs, for large ones roughly at once and finally a little later.
//
//   firstPlaces(graph)  ->  places;  if (isLarge(graph)) await finalPlaces(graph)

import { layout, type Point } from '../src/analysis/layout.js';
import type { ActorGraph } from '../src/graph/schema.js';
import { startLayouter } from './workers.js';

export interface ToLay {
  readonly nodes: readonly (readonly [id: string, mentions: number])[];
  readonly edges: readonly (readonly [source: string, target: string, weight: number])[];
}

export type Laid = readonly (readonly [id: string, x: number, y: number])[];

/** Up to this many actors a layout takes no longer than anybody notices. */
export const SMALL = 120;

/** Milliseconds that the rough layout of a large graph may take, as far as steps can be reckoned. */
const ROUGHLY = 150;

export function isLarge(graph: ActorGraph): boolean {
  return graph.order > SMALL;
}

export function firstPlaces(graph: ActorGraph): Map<string, Point> {
  performance.mark('demarche:layout begins');
  // A step takes about 0.75 ms with 200 actors and 60 ms with 5,000: about 7 microseconds an edge and actor.
  const steps = Math.max(1, Math.round(ROUGHLY / (0.0025 * (graph.order + graph.size))));
  const places = isLarge(graph) ? layout(graph, { iterations: Math.min(60, steps) }) : layout(graph);
  performance.measure('demarche:layout', 'demarche:layout begins');
  return places;
}

/** Null where the browser allows no worker: then the rough places must do. */
export function finalPlaces(graph: ActorGraph): Promise<Map<string, Point> | null> {
  return new Promise((resolve) => {
    try {
      const worker = startLayouter();
      performance.mark('demarche:layout begins');
      const end = (places: Map<string, Point> | null): void => {
        worker.terminate();
        resolve(places);
      };
      worker.onmessage = ({ data }: MessageEvent<Laid>) => {
        performance.measure('demarche:layout', 'demarche:layout begins');
        end(new Map(data.map(([id, x, y]) => [id, { x, y }])));
      };
      worker.onerror = () => end(null);
      const job: ToLay = {
        nodes: graph.mapNodes((id, { mentions }) => [id, mentions] as const),
        edges: graph.mapEdges((_, { weight }, source, target) => [source, target, weight] as const),
      };
      worker.postMessage(job);
    } catch {
      resolve(null);
    }
  });
}
