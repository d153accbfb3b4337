// Which exporter writes which ending. A new exporter is one line here.

import type { Reading } from '../document.js';
import { toGexf } from '../export/gexf.js';
import { toJson } from '../export/json.js';
import type { ActorGraph } from '../graph/schema.js';

export type Exporter = (graph: ActorGraph, reading: Reading) => string;

export const FORMATS: Readonly<Record<string, Exporter>> = {
  '.gexf': (graph) => toGexf(graph),
  '.json': (graph) => toJson(graph),
};

/** The exporter of a file name's ending, or null. */
export function formatOfFile(file: string): Exporter | null {
  const ending = Object.keys(FORMATS).find((candidate) => file.toLowerCase().endsWith(candidate));
  return ending === undefined ? null : FORMATS[ending]!;
}
