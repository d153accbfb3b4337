// Draws claims by lot from articles, to be judged by hand: one claim a line, with the words that it points at.
//
//   npm run build -- --no-web && node scripts/sample-claims.mjs DIR/stance_articles.jsonl [--seed 1] [--count 200] [--json]
//
// The same file, seed, count and program give the same claims. What is judged goes to docs/evaluation-readings.tsv, without the sentences.

import { readFileSync } from 'node:fs';
import { seeded } from '../dist/analysis/random.js';
import { loadReader } from '../dist/node.js';

const [path, ...options] = process.argv.slice(2);
if (path === undefined || path.startsWith('--')) {
  console.error(
    'sample-claims: found no file; expected JSON lines with id and text. Give one: sample-claims.mjs DIR/stance_articles.jsonl',
  );
  process.exit(2);
}
const seed = numberOf('--seed', 1);
const count = numberOf('--count', 200);

const reader = await loadReader();
const claims = [];
for (const line of readFileSync(path, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const { id, text, title, date } = JSON.parse(line);
  for (const claim of reader.read({ id, text, title, date }).claims) claims.push(claim);
}

const random = seeded(seed);
const drawn = claims
  .map((claim) => ({ claim, lot: random() }))
  .sort((a, b) => a.lot - b.lot)
  .slice(0, count)
  .map(({ claim }) => claim)
  .sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.evidence.start - b.evidence.start));
for (const [index, claim] of drawn.entries()) {
  if (options.includes('--json')) {
    console.log(JSON.stringify(claim));
    continue;
  }
  const { source, target, type, modality, reporter, trigger, evidence, rule, confidence, document } = claim;
  const said = reporter === null ? '' : ` says ${reporter}`;
  console.log(`${index + 1}\t${document}\t${source.label} ${type ?? '-'} ${target.label} ${modality}${said}\t${confidence}\t${rule}`);
  console.log(`\t[${source.mentions[0]?.text}] "${trigger.text}" {${target.mentions[0]?.text}}: ${evidence.text.replace(/\s+/g, ' ')}`);
}
console.error(`${drawn.length} of ${claims.length} claims, seed ${seed}`);

function numberOf(option, usual) {
  const at = options.indexOf(option);
  if (at < 0) return usual;
  const value = Number(options[at + 1]);
  if (Number.isInteger(value) && value >= 0) return value;
  console.error(`sample-claims: found ${JSON.stringify(options[at + 1])} after ${option}; expected a whole number`);
  process.exit(2);
}
