// A graph file or a saved reading in, what the viewer can show out. The page uses it for files that are dropped on it, the command line
// for those that are served.
//
//   shownOf(text, 'graph.gexf') -> { documents, actors, claims, facts }, from which the viewer builds the graph anew
//
// A graph of ours holds its claims and is opened as the reading that it was made from, so that every filter works on it. One of
// another program, and one that is rolled up to countries, is shown as it is.

import type { Reading } from '../document.js';
import { InputError } from '../errors.js';
import type { Fact } from '../graph/facts.js';
import { readingOf } from '../graph/reread.js';
import type { ActorGraph } from '../graph/schema.js';
import { readGexf } from './gexf.js';
import { readJson, toJson } from './json.js';
import { isReading, readingFrom } from './reading.js';

/** What the viewer is given. */
export interface Shown extends Reading {
  /** What tables know of actors that no document mentions. */
  readonly facts?: readonly Fact[];
  /** A graph that cannot be built from claims, in graphology's JSON; then there are no claims. */
  readonly graph?: string;
}

/** More could not be drawn legibly, nor in bearable time. */
export const MOST_ACTORS = 20_000;
export const MOST_EDGES = 100_000;

/** @throws InputError where the file is neither, or holds more than can be drawn. */
export function shownOf(text: string, file: string): Shown {
  if (/\.gexf$/i.test(file)) {
    // Counted before it is read: to take a huge file apart would take minutes.
    checkSize(file, occurrences(text, '<node '), occurrences(text, '<edge '));
    return shownGraph(readGexf(text, file), file);
  }
  const value = parsed(text, file);
  if (isReading(value)) {
    checkSize(file, value.actors.length, value.claims.length);
    return readingFrom(value, file);
  }
  const { nodes, edges } = (value ?? {}) as { readonly nodes?: unknown; readonly edges?: unknown };
  checkSize(file, Array.isArray(nodes) ? nodes.length : 0, Array.isArray(edges) ? edges.length : 0);
  return shownGraph(readJson(text, file), file);
}

function shownGraph(graph: ActorGraph, file: string): Shown {
  checkSize(file, graph.order, graph.size);
  const reading = readingOf(graph);
  const ours = reading.claims.length > 0 || graph.size === 0;
  return ours && graph.getAttribute('level') === 'actor' ? reading : { ...reading, claims: [], graph: toJson(graph) };
}

/** @throws InputError that says what to do, where there is more than can be drawn. */
export function checkSize(file: string, actors: number, edges: number): void {
  if (actors <= MOST_ACTORS && edges <= MOST_EDGES) return;
  const number = (value: number): string => value.toLocaleString('en');
  throw new InputError({
    file,
    found: `${number(actors)} actors and ${number(edges)} ties or claims`,
    expected: `at most ${number(MOST_ACTORS)} and ${number(MOST_EDGES)}, which is as much as can be drawn`,
    advice: 'Make a smaller graph first, with "demarche build --min-confidence", "--since" or "demarche neighbors"',
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(
      {
        file,
        found: `text that is no JSON (${error instanceof Error ? error.message : String(error)})`,
        expected: "a graph in graphology's JSON, or a reading",
        advice: 'Write it again with "demarche build -o graph.json"',
      },
      { cause: error },
    );
  }
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}
