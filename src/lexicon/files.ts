// The tables from the disk, for Node. In the browser the build hands them in.

import { readFileSync } from 'node:fs';
import { createLexicon, type Lexicon, TABLES, type Tables } from './lexicon.js';

/** The lexicon that ships with demarche. */
export function loadLexicon(folder: URL = new URL('./tables/', import.meta.url)): Lexicon {
  const tables = Object.fromEntries(TABLES.map((name) => [name, readFileSync(new URL(`${name}.tsv`, folder), 'utf8')]));
  return createLexicon(tables as Tables);
}
