// Prints how `relate` types the sentences beside this file, a line a type, and those it types wrongly.
//
//   npm run build -- --no-web && node src/training/claims/errors.mjs THREATEN

import { readdirSync, readFileSync } from 'node:fs';
import { loadReader } from '../../../dist/node.js';

const [wanted = ''] = process.argv.slice(2);
const reader = await loadReader();
const folder = new URL('./', import.meta.url);
const wrong = [];

for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.txt')) continue;
  const type = file.replace('.txt', '').toUpperCase();
  const lines = readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  let right = 0;
  for (const line of lines) {
    const text = line.replace(/[[\]{}]/g, '');
    const at = (mark) => line.slice(0, line.indexOf(mark)).replace(/[[\]{}]/g, '').length;
    const { forward } = reader.relate({ id: file, text }, { start: at('['), end: at(']') }, { start: at('{'), end: at('}') });
    const found = forward?.type ?? 'NONE';
    if (found === type) right += 1;
    else if (wanted === type) wrong.push(`${found} by "${forward?.rule ?? ''}": ${line}`);
  }
  console.log(`${type.padEnd(10)} ${String(right).padStart(4)} of ${lines.length}`);
}
for (const line of wrong) console.log(line);
