// Articles and files from the reader in; what they say, on the screen, out. The reading itself is done by a worker.
//
//   await readArticles([{ name: 'pasted text', text: 'Paris accused Moscow of spying.' }], 'alone')

import { signal } from '@preact/signals';
import type { Shown } from '../src/export/shown.js';
import { mergeReadings } from '../src/graph/gather.js';
import { judge } from '../src/judgements/apply.js';
import { given, show } from './store.js';
import { titleOf } from './words.js';
import { startReader } from './workers.js';

/** A file, or a text that was pasted. */
export interface GivenArticle {
  readonly name: string;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly title?: string;
  readonly date?: string;
  readonly publisher?: string;
  /** JSON of a file beside it that tells its title, date and publisher, and the name of that file. */
  readonly beside?: { readonly name: string; readonly text: string };
}

export interface ToWorker {
  readonly articles: readonly GivenArticle[];
}

export type FromWorker =
  | { readonly is: 'progress'; readonly doing: string; readonly done: number; readonly of: number }
  | { readonly is: 'read'; readonly reading: Shown; readonly problems: readonly string[] }
  | { readonly is: 'failed'; readonly message: string };

/** What is being done, or null. */
export const job = signal<{ readonly doing: string; readonly done: number; readonly of: number } | null>(null);

/** What went wrong last time. */
export const problems = signal<readonly string[]>([]);

/** Beside what is shown, or instead of it. */
export type Mode = 'beside' | 'alone';

/** Whether articles can be read in this page; graphs can be opened in any. */
export const canRead = startReader !== null;

let worker: Worker | null = null;
let stop: (() => void) | null = null;

/** Whether something was read and is now shown. */
export async function readArticles(articles: readonly GivenArticle[], mode: Mode): Promise<boolean> {
  if (job.value !== null) return false;
  if (startReader === null) {
    const names = articles.map(({ name }) => name).join(', ');
    problems.value = [`${names}: this file shows what was read before and cannot read articles. Start “demarche serve” to read them.`];
    return false;
  }
  problems.value = [];
  job.value = { doing: 'Starting', done: 0, of: 0 };
  try {
    const answer = await ask(articles, startReader);
    if (answer === null) return false;
    const { reading, problems: found } = answer;
    problems.value = found;
    if (reading.documents.length === 0) return false;
    return place(reading, mode);
  } catch (error) {
    problems.value = [error instanceof Error ? error.message : String(error)];
    return false;
  } finally {
    job.value = null;
    stop = null;
  }
}

/** Ends what is being read; nothing of it is shown. */
export function cancel(): void {
  stop?.();
}

/** Shows a reading, beside what there is or instead of it. */
export function place(reading: Shown, mode: Mode): boolean {
  const before = given.value;
  // A graph without claims cannot be joined to others.
  if (mode === 'alone' || before.documents.length === 0 || reading.graph !== undefined || before.graph !== undefined) {
    show(reading);
    return true;
  }
  const known = new Set(before.documents.map(({ id }) => id));
  const twice = reading.documents.filter(({ id }) => known.has(id));
  if (twice.length > 0) {
    problems.value = [...problems.value, `${twice.map(titleOf).join(', ')}: this is shown already.`];
    return false;
  }
  const facts = new Map([...(before.facts ?? []), ...(reading.facts ?? [])].map((fact) => [fact.id, fact]));
  // Who surely is one actor in both becomes one, as it does for the command line.
  const { reading: both } = judge(mergeReadings(before, reading), [], { reconcile: true });
  show({ ...both, facts: [...facts.values()] });
  return true;
}

function ask(
  articles: readonly GivenArticle[],
  start: () => Worker,
): Promise<{ readonly reading: Shown; readonly problems: readonly string[] } | null> {
  worker ??= start();
  const asked = worker;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      asked.terminate();
      if (worker === asked) worker = null;
    };
    stop = () => {
      end();
      resolve(null);
    };
    asked.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.is === 'progress') job.value = data;
      else if (data.is === 'read') resolve(data);
      else reject(new Error(data.message));
    };
    asked.onerror = (event) => {
      end();
      reject(new Error(event.message || 'The reader could not be started in this browser.'));
    };
    asked.postMessage({ articles } satisfies ToWorker);
  });
}
