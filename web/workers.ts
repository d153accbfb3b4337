// The workers of the page, started from files beside it. In the one-file page `page/workers.ts` takes the place of this file.

/** Reads articles; null where the page has no reader. */
export const startReader: (() => Worker) | null = () =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'reader' });

export function startLayouter(): Worker {
  return new Worker(new URL('./layouter.ts', import.meta.url), { type: 'module', name: 'layout' });
}
