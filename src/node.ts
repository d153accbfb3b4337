// What Node adds to the library: the knowledge that ships, read from the disk, and a reader made of it.
//
//   import { loadReader } from 'demarche/node';
//   const reader = await loadReader();

import { readFile } from 'node:fs/promises';
import { loadLexicon } from './lexicon/files.js';
import { createReader, type Knowledge, type Reader } from './pipeline.js';
import { loadModel } from './syntax/network/model.js';
import { createParser } from './syntax/network/parser.js';

export { loadLexicon } from './lexicon/files.js';

/** The lexicon and the syntax model that ship with demarche. */
export async function loadKnowledge(): Promise<Knowledge> {
  const model = await loadModel(await readFile(new URL('./syntax/model/en.bin', import.meta.url)));
  return { lexicon: loadLexicon(), parser: createParser(model) };
}

/** A reader that is ready to read. */
export async function loadReader(): Promise<Reader> {
  return createReader(await loadKnowledge());
}
