// A graph for the questions: from a graph file, or from articles read on the spot.

import { readFile } from 'node:fs/promises';
import type { Claimed, Reading } from '../document.js';
import { InputError, UsageError } from '../errors.js';
import { formatFor } from '../export/formats.js';
import { buildGraph } from '../graph/build.js';
import { createGathering } from '../graph/gather.js';
import type { ActorGraph } from '../graph/schema.js';
import { type Judged, judge } from '../judgements/apply.js';
import { type Judgement, parseJudgements } from '../judgements/table.js';
import { teach } from '../judgements/teach.js';
import { loadKnowledge } from '../node.js';
import { createReader, type Knowledge } from '../pipeline.js';
import { complain, eachDocument, reasonOf, type Tally } from './inputs.js';

/** Corrections of a user, and the knowledge with what they teach. */
export interface Corrected {
  /** Name of the table; empty where there is none. */
  readonly file: string;
  readonly judgements: readonly Judgement[];
  readonly knowledge: Knowledge;
}

/** Reads a table of judgements; rows that do not read are told and counted. */
export async function correctedBy(file: string | undefined, tally: Tally): Promise<Corrected> {
  const knowledge = await loadKnowledge();
  if (file === undefined) return { file: '', judgements: [], knowledge };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const advice = 'Check the name, or save the corrections in the viewer ("Save")';
    throw new InputError({ file, found: reasonOf(error), expected: 'a table of judgements', advice }, { cause: error });
  }
  const { judgements, problems } = parseJudgements(file, text);
  for (const problem of problems) complain(problem.message);
  tally.problems += problems.length;
  return { file, judgements, knowledge: teach(knowledge, judgements) };
}

/** Reads articles into one reading, with the corrections of a table where one is given; who surely is one actor becomes one. */
export async function readingOf(inputs: readonly string[], tally: Tally, corrected?: Corrected): Promise<Reading> {
  return (await judgedOf(inputs, tally, corrected)).reading;
}

/** As `readingOf`, and what was merged; `look` sees every document before it is forgotten. */
export async function judgedOf(
  inputs: readonly string[],
  tally: Tally,
  corrected?: Corrected,
  look?: (document: Claimed) => void,
): Promise<Judged> {
  const used = corrected ?? (await correctedBy(undefined, tally));
  const gathering = createGathering();
  for await (const document of eachDocument(inputs, tally, createReader(used.knowledge))) {
    gathering.add(document);
    look?.(document);
  }
  return judgedBy(gathering.finish(), used, tally);
}

/** A reading with the corrections of a table; rows that cannot be followed are told and counted. */
export function judgedBy(reading: Reading, { file, judgements }: Corrected, tally: Tally): Judged {
  const judged = judge(reading, judgements, { file, reconcile: true });
  const { problems, idle } = judged;
  for (const problem of problems) complain(problem.message);
  tally.problems += problems.length;
  if (idle.length > 0) {
    const lines = idle.map(({ line }) => line).join(', ');
    complain(
      `${file}: nothing to correct for ${idle.length === 1 ? `the row in line ${lines}` : `the rows in lines ${lines}`} in these articles`,
    );
  }
  return judged;
}

/** The graph of a graph file (.json, .gexf, .graphml), or of articles. */
export async function graphOf(inputs: readonly string[], tally: Tally): Promise<ActorGraph> {
  return (await graphIn(inputs)) ?? buildGraph(await readingOf(inputs, tally));
}

/**
 * The graph of a graph file; null where the inputs are articles.
 * @throws UsageError where a graph file is one of several inputs.
 */
export async function graphIn(inputs: readonly string[]): Promise<ActorGraph | null> {
  const file = inputs.find((input) => formatFor(input)?.read !== undefined);
  if (file === undefined) return null;
  if (inputs.length > 1) {
    throw new UsageError(
      `"${file}" is a graph, and one of ${inputs.length} inputs; expected one graph, or articles. Name the graph alone.`,
    );
  }
  return formatFor(file)!.read!(await contentOf(file), file);
}

/** What a graph file says. @throws InputError where it cannot be read. */
export async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const advice = 'Check the name, or make the graph with "demarche build"';
    throw new InputError({ file, found: reasonOf(error), expected: 'a graph', advice }, { cause: error });
  }
}
