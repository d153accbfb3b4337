// Files that were opened or dropped in, and who reads them: articles go to the reader, graphs and readings are shown as they are.
//
//   await openFiles([...input.files], 'alone')
//
// A file is data of strangers: its size is looked at before it is read, and its numbers before anything is drawn.

import { messageOf } from '../src/errors.js';
import { LARGEST, tooLarge } from './limits.js';
import { type GivenArticle, type Mode, place, problems, readArticles } from './reader.js';

/** What a page without a reader takes. */
export const GRAPHS = '.json,.gexf';

export const ACCEPTED = '.txt,.md,.html,.htm,.pdf,.jsonl,.csv,.json,.gexf';

/** "talks.meta.json" and "talks.json" tell of "talks.txt", as they do for the command line. */
const SIDECARS = ['.meta.json', '.json'];

export async function openFiles(files: readonly File[], mode: Mode): Promise<boolean> {
  const articles: GivenArticle[] = [];
  const wrong: string[] = [];
  let shown = false;
  const besides = new Map(files.flatMap((file) => sidecarOf(file, files).map((beside) => [file, beside] as const)));
  const used = new Set(besides.values());
  for (const file of files) {
    if (used.has(file)) continue;
    if (file.size > LARGEST) {
      wrong.push(tooLarge(file.name, file.size));
      continue;
    }
    try {
      if (/\.(?:gexf|json)$/i.test(file.name)) {
        const { shownOf } = await import('../src/export/shown.js');
        shown = place(shownOf(await file.text(), file.name), mode) || shown;
        continue;
      }
      const beside = besides.get(file);
      articles.push({
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        ...(beside ? { beside: { name: beside.name, text: await beside.text() } } : {}),
      });
    } catch (error) {
      wrong.push(messageOf(error));
    }
  }
  if (articles.length > 0) shown = (await readArticles(articles, shown ? 'beside' : mode)) || shown;
  problems.value = [...wrong, ...problems.value];
  return shown;
}

function sidecarOf({ name }: File, files: readonly File[]): File[] {
  if (!/\.(?:txt|md|html?|pdf)$/i.test(name)) return [];
  const stem = name.replace(/\.[a-z]+$/i, '');
  return SIDECARS.flatMap((ending) => files.filter((file) => file.name === stem + ending)).slice(0, 1);
}
