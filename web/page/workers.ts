// The workers of the one-file page. It has no file beside it: the layout is carried within, and a reader of several megabytes is not.

import Layouter from '../layouter.ts?worker&inline';

export const startReader: (() => Worker) | null = null;

export function startLayouter(): Worker {
  return new Layouter({ name: 'layout' });
}
