// What the viewer is to show: a graph file, a saved reading, the folder of "survey", or articles that are read on the spot.
//
//   shownOf(['out/graph.json'], tally), shownOf(['seeds'], tally)  ->  a reading with the facts that its graph leans on

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Shown, shownOf as shownOfText } from '../export/shown.js';
import { type Founded, withFacts } from '../graph/facts.js';
import { knownFrom } from '../graph/known.js';
import { loadLexicon } from '../node.js';
import type { Tally } from './inputs.js';
import { contentOf, correctedBy, judgedBy, readingOf } from './reading.js';

/** What `survey` and `build` write, the one that loses nothing first. */
const GRAPHS = ['graph.json', 'graph.gexf'];

/**
 * With the corrections of a table, where one is given.
 * @throws InputError where a graph file or the table cannot be read, or a graph holds more than can be drawn.
 */
export async function shownOf(inputs: readonly string[], tally: Tally, judgements?: string): Promise<Shown> {
  const file = inputs.length === 1 ? graphFile(inputs[0]!) : null;
  if (file === null) return articlesOf(inputs, tally, judgements);
  const shown = shownOfText(await contentOf(file), file);
  tally.documents += shown.documents.length;
  const known = knownFrom(loadLexicon());
  if (judgements === undefined || shown.graph !== undefined) return { ...shown, ...withFacts(shown, known) };
  const corrected = await correctedBy(judgements, tally);
  return withFacts(judgedBy(shown, corrected, tally).reading, known);
}

/** Reads articles, and adds what the tables know of whom they lean on. */
export async function articlesOf(inputs: readonly string[], tally: Tally, judgements?: string): Promise<Founded> {
  const corrected = await correctedBy(judgements, tally);
  return withFacts(await readingOf(inputs, tally, corrected), knownFrom(corrected.knowledge.lexicon));
}

function graphFile(input: string): string | null {
  if (/\.(?:json|gexf)$/i.test(input)) return input;
  if (!statSync(input, { throwIfNoEntry: false })?.isDirectory()) return null;
  const name = GRAPHS.find((graph) => existsSync(join(input, graph)));
  return name === undefined ? null : join(input, name);
}
