// The tables from the disk, for Node. In the browser the build hands them in.

import { readFileSync } from 'node:fs';
import { createLexicon, type Lexicon, TABLES, type Tables } from './lexicon.js';

const SHIPPED = new URL('./tables/', import.meta.url);

/**
 * The lexicon that ships with demarche, whose tables the build has checked; or that of another folder, checked as it is read.
 * @throws TableError for a row of another folder that does not read.
 */
export function loadLexicon(folder: URL = SHIPPED): Lexicon {
  return createLexicon(tablesIn(folder), { checked: folder === SHIPPED });
}

/** The text of each table. */
export function tablesIn(folder: URL = SHIPPED): Tables {
  return Object.fromEntries(TABLES.map((name) => [name, readFileSync(new URL(`${name}.tsv`, folder), 'utf8')])) as Tables;
}
