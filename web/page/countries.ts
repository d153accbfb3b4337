// Names of states in the one-file page, which can fetch nothing: the table is carried within.

import { parseTable } from '../../src/lexicon/table.js';
import table from '../../src/lexicon/tables/countries.tsv?raw';

export async function countryNames(): Promise<ReadonlyMap<string, string>> {
  const rows = parseTable('countries.tsv', table, ['id', 'label']);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
