// Files that were opened or dropped in, and who reads them: articles go to the reader, graphs and readings are shown as they are.
//
//   await openFiles([...input.files], 'alone')
//
// A file is data of strangers: its size is looked at before it is read, and its numbers before anything is drawn.

import type { Reading } from '../src/document.js';
import { messageOf } from '../src/errors.js';
import type { ActorGraph } from '../src/graph/schema.js';
import { type GivenArticle, type Mode, place, problems, readArticles } from './reader.js';
import { readingOf } from './reread.js';
import { showGraph } from './store.js';

/** Bytes. */
const LARGEST = 64 * 1024 * 1024;

/** More could not be drawn legibly, nor in bearable time. */
export const MOST_ACTORS = 20_000;
export const MOST_EDGES = 100_000;

export const ACCEPTED = '.txt,.md,.html,.htm,.pdf,.jsonl,.csv,.json,.gexf';

export async function openFiles(files: readonly File[], mode: Mode): Promise<boolean> {
  const articles: GivenArticle[] = [];
  const wrong: string[] = [];
  let shown = false;
  for (const file of files) {
    if (file.size > LARGEST) {
      wrong.push(
        `${file.name} has ${Math.round(file.size / 2 ** 20)} MB, expected at most ${LARGEST / 2 ** 20}. Read it with the command line and open what it writes.`,
      );
      continue;
    }
    try {
      if (/\.gexf$/i.test(file.name)) {
        const { readGexf } = await import('../src/export/gexf.js');
        shown = openGraph(readGexf(await file.text(), file.name), file.name, mode) || shown;
      } else if (/\.json$/i.test(file.name)) {
        shown = (await openJson(await file.text(), file.name, mode)) || shown;
      } else articles.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      wrong.push(messageOf(error));
    }
  }
  if (articles.length > 0) shown = (await readArticles(articles, shown ? 'beside' : mode)) || shown;
  problems.value = [...wrong, ...problems.value];
  return shown;
}

async function openJson(text: string, name: string, mode: Mode): Promise<boolean> {
  const value = JSON.parse(text) as Partial<Reading> | null;
  if (value && Array.isArray(value.documents) && Array.isArray(value.actors) && Array.isArray(value.claims)) {
    checkSize(value.actors.length, value.claims.length, name);
    return place(value as Reading, mode);
  }
  const { readJson } = await import('../src/export/json.js');
  const raw = value as { nodes?: unknown[]; edges?: unknown[] } | null;
  checkSize(raw?.nodes?.length ?? 0, raw?.edges?.length ?? 0, name);
  return openGraph(readJson(text, name), name, mode);
}

/** A graph of ours holds its claims, and is opened as the reading that it was made from; of others, nodes and edges are shown. */
function openGraph(graph: ActorGraph, name: string, mode: Mode): boolean {
  checkSize(graph.order, graph.size, name);
  const reading = readingOf(graph);
  if (reading.claims.length > 0 || graph.size === 0) return place(reading, mode);
  showGraph(graph, reading);
  return true;
}

function checkSize(actors: number, edges: number, name: string): void {
  if (actors <= MOST_ACTORS && edges <= MOST_EDGES) return;
  throw new Error(
    `${name} has ${actors.toLocaleString('en')} actors and ${edges.toLocaleString('en')} ties or claims, expected at most ${MOST_ACTORS.toLocaleString('en')} and ${MOST_EDGES.toLocaleString('en')}. Filter it first, as with "demarche neighbors" or "demarche top".`,
  );
}
