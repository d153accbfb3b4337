// The reader of PDFs for the browser: fetched when the first PDF comes.
//
// pdfjs reads in a worker of its own. Left to itself it would look for its address by means of `window`, which the reader of articles,
// a worker too, does not have; so it is handed the worker itself.

import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker';
import type { PdfReader } from '../src/load/pdf.js';

let ready: Promise<PdfReader> | null = null;

export function pdfReader(): Promise<PdfReader> {
  ready ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((reader) => {
    reader.GlobalWorkerOptions.workerPort = new PdfWorker({ name: 'pdf' });
    return reader as unknown as PdfReader;
  });
  return ready;
}
