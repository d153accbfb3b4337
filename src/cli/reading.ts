// A graph for the questions: from a graph file, or from articles read on the spot.

import { readFile } from 'node:fs/promises';
import type { Reading } from '../document.js';
import { readGexf } from '../export/gexf.js';
import { readJson } from '../export/json.js';
import { buildGraph } from '../graph/build.js';
import { createGathering } from '../graph/gather.js';
import type { ActorGraph } from '../graph/schema.js';
import { eachDocument, type Tally } from './inputs.js';

/** Reads articles into one reading. */
export async function readingOf(inputs: readonly string[], tally: Tally): Promise<Reading> {
  const gathering = createGathering();
  for await (const document of eachDocument(inputs, tally)) gathering.add(document);
  return gathering.finish();
}

/** The graph of a .json or .gexf file, or of articles. */
export async function graphOf(inputs: readonly string[], tally: Tally): Promise<ActorGraph> {
  const [first] = inputs;
  if (inputs.length === 1 && first!.endsWith('.json')) return readJson(await readFile(first!, 'utf8'));
  if (inputs.length === 1 && first!.endsWith('.gexf')) return readGexf(await readFile(first!, 'utf8'));
  return buildGraph(await readingOf(inputs, tally));
}
