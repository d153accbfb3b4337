// Files that were opened or dropped in, and who reads them: articles go to the reader, graphs and readings are shown as they are.
//
//   await openFiles([...input.files], 'alone')
//
// A file is data of strangers: its size is looked at before it is read, and its numbers before anything is drawn.

import type { Reading } from '../src/document.js';
import { messageOf } from '../src/errors.js';
import type { ActorGraph } from '../src/graph/schema.js';
import { checkSize, LARGEST, tooLarge } from './limits.js';
import { type GivenArticle, type Mode, place, problems, readArticles } from './reader.js';
import { readingOf } from './reread.js';
import { showGraph } from './store.js';

export const ACCEPTED = '.txt,.md,.html,.htm,.pdf,.jsonl,.csv,.json,.gexf';

export async function openFiles(files: readonly File[], mode: Mode): Promise<boolean> {
  const articles: GivenArticle[] = [];
  const wrong: string[] = [];
  let shown = false;
  for (const file of files) {
    if (file.size > LARGEST) {
      wrong.push(tooLarge(file.name, file.size));
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
    checkSize(name, value.actors.length, value.claims.length);
    return place(value as Reading, mode);
  }
  const { readJson } = await import('../src/export/json.js');
  const raw = value as { nodes?: unknown[]; edges?: unknown[] } | null;
  checkSize(name, raw?.nodes?.length ?? 0, raw?.edges?.length ?? 0);
  return openGraph(readJson(text, name), name, mode);
}

/** A graph of ours holds its claims, and is opened as the reading that it was made from; of others, nodes and edges are shown. */
function openGraph(graph: ActorGraph, name: string, mode: Mode): boolean {
  checkSize(name, graph.order, graph.size);
  const reading = readingOf(graph);
  if (reading.claims.length > 0 || graph.size === 0) return place(reading, mode);
  showGraph(graph, reading);
  return true;
}
