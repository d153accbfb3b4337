// A graph for the questions: from a graph file, or from articles read on the spot.

import { readFile } from 'node:fs/promises';
import type { Reading } from '../document.js';
import { InputError } from '../errors.js';
import { readGexf } from '../export/gexf.js';
import { readJson } from '../export/json.js';
import { buildGraph } from '../graph/build.js';
import { createGathering } from '../graph/gather.js';
import type { ActorGraph } from '../graph/schema.js';
import { eachDocument, reasonOf, type Tally } from './inputs.js';

/** Reads articles into one reading. */
export async function readingOf(inputs: readonly string[], tally: Tally): Promise<Reading> {
  const gathering = createGathering();
  for await (const document of eachDocument(inputs, tally)) gathering.add(document);
  return gathering.finish();
}

/** The graph of a .json or .gexf file, or of articles. */
export async function graphOf(inputs: readonly string[], tally: Tally): Promise<ActorGraph> {
  const [first] = inputs;
  if (inputs.length === 1 && first!.endsWith('.json')) return readJson(await contentOf(first!), first!);
  if (inputs.length === 1 && first!.endsWith('.gexf')) return readGexf(await contentOf(first!), first!);
  return buildGraph(await readingOf(inputs, tally));
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const advice = 'Check the name, or make the graph with "demarche build"';
    throw new InputError({ file, found: reasonOf(error), expected: 'a graph', advice }, { cause: error });
  }
}
