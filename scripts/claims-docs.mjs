// Writes the tables of docs/claims.md from the frames and operators; the prose above the mark stays as it is.
//
//   npm run build -- --no-web && node scripts/claims-docs.mjs          writes docs/claims.md
//   node scripts/claims-docs.mjs --all                                 prints every frame with its example, changes nothing

import { readFileSync, writeFileSync } from 'node:fs';
import { claimTables } from '../dist/claims/reference.js';
import { loadLexicon } from '../dist/lexicon/files.js';

const { frames } = loadLexicon();
if (process.argv.includes('--all')) {
  process.stdout.write(claimTables(frames, { examples: Number.POSITIVE_INFINITY }));
} else {
  const page = new URL('../docs/claims.md', import.meta.url);
  const text = readFileSync(page, 'utf8');
  const mark = text.indexOf('<!-- tables -->');
  if (mark < 0) throw new Error('docs/claims.md: found no line "<!-- tables -->"; expected one where the tables begin. Put it back.');
  writeFileSync(page, text.slice(0, mark) + claimTables(frames));
}
