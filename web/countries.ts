// Names of states that no article names, for those who belong to them: fetched from our own server when they are first needed.
//
//   (await countryNames()).get('LBN') -> 'Lebanon'

import { parseTable } from '../src/lexicon/table.js';
import address from '../src/lexicon/tables/countries.tsv?url';

export async function countryNames(): Promise<ReadonlyMap<string, string>> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The server answered ${answer.status} for the table of countries.`);
  const rows = parseTable('countries.tsv', await answer.text(), ['id', 'label']);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
