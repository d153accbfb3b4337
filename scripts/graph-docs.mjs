// Writes the tables of docs/graph.md from the schema; the prose above the mark stays as it is.
//
//   npm run build && node scripts/graph-docs.mjs

import { readFileSync, writeFileSync } from 'node:fs';
import { referenceTables } from '../dist/graph/reference.js';

const page = new URL('../docs/graph.md', import.meta.url);
const text = readFileSync(page, 'utf8');
const mark = text.indexOf('<!-- tables -->');
if (mark < 0) throw new Error('docs/graph.md: found no line "<!-- tables -->"; expected one where the tables begin. Put it back.');
writeFileSync(page, text.slice(0, mark) + referenceTables());
