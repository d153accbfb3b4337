// Reads articles beside the page: contents of files or pasted texts in, one reading out, with word of how far it is.
//
//   post({ articles: [{ name: 'talks.txt', text: 'Paris accused Moscow of spying.' }], addresses })  ->  { is: 'progress' ... } { is: 'read', reading }
//
// Tables and model are fetched from the server that sent the page, when the first article comes, and kept for those that follow. To
// cancel, the page ends the worker: reading one article is one call, which nothing could interrupt.

import type { Source } from '../src/document.js';
import { messageOf } from '../src/errors.js';
import type { KnownActor } from '../src/graph/build.js';
import { withFacts } from '../src/graph/facts.js';
import { createGathering } from '../src/graph/gather.js';
import { knownFrom } from '../src/graph/known.js';
import { judge } from '../src/judgements/apply.js';
import { createLexicon, TABLES, type Tables } from '../src/lexicon/lexicon.js';
import { contentId } from '../src/load/identity.js';
import { loadContent } from '../src/load/load.js';
import { readMetadata } from '../src/load/record.js';
import { createReader, type Reader } from '../src/pipeline.js';
import { loadModel } from '../src/syntax/network/model.js';
import { createParser } from '../src/syntax/network/parser.js';
import { LONGEST, tooLong } from './limits.js';
import { pdfReader } from './pdf.js';
import type { FromWorker, GivenArticle, ToWorker } from './reader.js';

const TABLE_ADDRESSES = import.meta.glob<string>('../src/lexicon/tables/*.tsv', { query: '?url', import: 'default', eager: true });
const MODEL_ADDRESS = new URL('../src/syntax/model/en.bin', import.meta.url).href;

const page = self as unknown as { postMessage(message: FromWorker): void; onmessage: ((event: MessageEvent<ToWorker>) => void) | null };

interface Ready {
  readonly reader: Reader;
  readonly known: (id: string) => KnownActor | undefined;
}

let preparing: Promise<Ready> | null = null;

page.onmessage = ({ data }) => {
  void read(data.articles).catch((error: unknown) => {
    preparing = null;
    page.postMessage({ is: 'failed', message: messageOf(error) });
  });
};

async function read(articles: readonly GivenArticle[]): Promise<void> {
  preparing ??= prepare();
  const { reader, known } = await preparing;
  const gathering = createGathering();
  const problems: string[] = [];
  for (const [index, article] of articles.entries()) {
    page.postMessage({ is: 'progress', doing: `Reading ${article.title || article.name}`, done: index, of: articles.length });
    for await (const { source, problem } of sourcesOf(article)) {
      if (problem) problems.push(problem);
      if (source) gathering.add(reader.read(source));
    }
  }
  page.postMessage({ is: 'read', reading: withFacts(judge(gathering.finish(), [], { reconcile: true }).reading, known), problems });
}

async function* sourcesOf({ name, text, bytes, title, date, publisher, beside }: GivenArticle) {
  if (bytes) {
    const { metadata, problems } = besideOf(beside);
    for (const problem of problems) yield { problem };
    const options = /\.pdf$/i.test(name) ? { reader: await pdfReader() } : {};
    for await (const { source, problem } of loadContent(bytes, name, options))
      yield { source: source && { ...source, ...metadata }, problem: problem?.message };
    return;
  }
  if (text === undefined || text.trim() === '') {
    yield { problem: `${name} has no text: there is nothing to read.` };
  } else if (text.length > LONGEST) {
    yield { problem: tooLong(name, text.length) };
  } else {
    // The text stays as it was pasted: every quote points into it.
    const told = Object.fromEntries(Object.entries({ title, date, publisher }).filter(([, value]) => value));
    yield { source: { id: `pasted-${contentId(text)}`, text, ...told } };
  }
}

/** What a file beside the article tells of it; what it does not say must not hide what the article says of itself. */
function besideOf(beside: GivenArticle['beside']): { readonly metadata: Partial<Source>; readonly problems: readonly string[] } {
  if (!beside) return { metadata: {}, problems: [] };
  try {
    const { metadata, problems } = readMetadata(JSON.parse(beside.text), { file: beside.name });
    const told = Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined));
    return { metadata: told as Partial<Source>, problems: problems.map(({ message }) => message) };
  } catch (error) {
    return { metadata: {}, problems: [`${beside.name}: ${messageOf(error)}. The article was read without it.`] };
  }
}

async function prepare(): Promise<Ready> {
  const parts = new Map<string, { done: number; of: number }>();
  const report = (name: string, done: number, of: number): void => {
    parts.set(name, { done, of });
    let [all, total] = [0, 0];
    for (const part of parts.values()) [all, total] = [all + part.done, total + part.of];
    page.postMessage({ is: 'progress', doing: 'Fetching the language model and the tables', done: all, of: total });
  };
  const tables = TABLES.map(async (name) => {
    const address = TABLE_ADDRESSES[`../src/lexicon/tables/${name}.tsv`];
    if (address === undefined) throw new Error(`The table ${name}.tsv is not among the files of this page; build the viewer again.`);
    const bytes = await fetchBytes(new URL(address, import.meta.url).href, (done, of) => report(name, done, of));
    return [name, new TextDecoder().decode(bytes)] as const;
  });
  const model = fetchBytes(MODEL_ADDRESS, (done, of) => report('model', done, of)).then(loadModel);
  const lexicon = createLexicon(Object.fromEntries(await Promise.all(tables)) as Tables, { checked: true });
  return { reader: createReader({ lexicon, parser: createParser(await model) }), known: knownFrom(lexicon) };
}

async function fetchBytes(address: string, report: (done: number, of: number) => void): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`The server answered ${answer.status} for ${address}; is the viewer built completely?`);
  const length = Number(answer.headers.get('X-Full-Length') ?? answer.headers.get('Content-Length')) || 0;
  const chunks: Uint8Array[] = [];
  let done = 0;
  const stream = answer.body.getReader();
  for (;;) {
    const { value, done: ended } = await stream.read();
    if (ended) break;
    chunks.push(value);
    done += value.length;
    report(done, Math.max(length, done));
  }
  const bytes = new Uint8Array(done);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
