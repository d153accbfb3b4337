// Prints how often claims of each confidence are right on development data, and fits the factors of src/claims/confidence.ts.
//
//   npm run build -- --no-web && node scripts/calibration.mjs DIR [--fit] [--json]
//
// DIR holds plover_pairs.jsonl, stance_articles.jsonl and, in DIR/../gold, articles.json; what is missing is left out. A claim is right
//   pairs     where it lies between the marked pair, in its direction, and has its type (other claims of the sentence are not judged)
//   articles  where its pair may lean that way, or stands in that relation
//   judged    where a row of docs/evaluation-readings.tsv says so, read by hand; rows whose claim is no longer made are left out
// The fifth of the pairs that is held back takes no part in the fit and has a table of its own.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factors, weighed } from '../dist/claims/confidence.js';
import { loadReader } from '../dist/node.js';

const [folder, ...options] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('--')) {
  console.error(
    'calibration: found no folder; expected one with plover_pairs.jsonl or stance_articles.jsonl. Give it: calibration.mjs DIR',
  );
  process.exit(2);
}

const reader = await loadReader();
const rows = [...pairs(), ...articles(), ...judged()];
if (rows.length === 0) {
  console.error(
    `calibration: found no development data in ${folder}; expected plover_pairs.jsonl, stance_articles.jsonl or ../gold/articles.json`,
  );
  process.exit(1);
}
const kept = rows.filter(({ held }) => !held);
const tables = [
  ['all', kept],
  ...['pairs', 'articles', 'judged'].map((from) => [from, kept.filter((row) => row.from === from)]),
  ['pairs, fifth held back', rows.filter(({ held }) => held)],
].filter(([, of]) => of.length > 0);
if (options.includes('--json')) console.log(JSON.stringify(Object.fromEntries(tables.map(([name, of]) => [name, binned(of)])), null, 1));
else for (const [name, of] of tables) print(name, of);
if (options.includes('--fit')) refit(kept);

function pairs() {
  const found = [];
  for (const gold of linesOf('plover_pairs.jsonl')) {
    if (gold.source.start === null || gold.target.start === null || gold.source.start === undefined) continue;
    const touches = (end, { start, text }) =>
      end.mentions.slice(0, 1).some((words) => words.start < start + text.length && words.end > start);
    for (const claim of reader.read({ id: gold.id, text: gold.text }).claims) {
      const forward = touches(claim.source, gold.source) && touches(claim.target, gold.target);
      const backward = touches(claim.source, gold.target) && touches(claim.target, gold.source);
      // The other half of a meeting is as right as the first; what is demanded of the other is not what the pair is marked with.
      if ((!forward && !backward) || (backward && (claim.group !== '' || claim.modality === 'demanded'))) continue;
      found.push(rowOf('pairs', claim, forward && folded(claim.type) === folded(gold.type), isHeld(gold.id)));
    }
  }
  return found;
}

function articles() {
  const path = join(folder, '../gold/articles.json');
  if (!existsSync(path)) return [];
  const found = [];
  for (const gold of JSON.parse(readFileSync(path, 'utf8'))) {
    const document = reader.read(gold);
    const names = new Map(document.actors.map(({ id, label, aliases }) => [id, [label, ...aliases].map(plain)]));
    const is = (end, name) => names.get(end.id)?.includes(plain(name)) ?? false;
    for (const claim of document.claims) {
      if (!['actual', 'planned', 'alleged'].includes(claim.modality)) continue;
      const between = ({ s, t }) => is(claim.source, s) && is(claim.target, t);
      const leans = [...(gold.stances ?? []), ...(gold.may ?? [])].some(
        (stance) => between(stance) && (claim.polarity === 0 || stance.sign === Math.sign(claim.polarity)),
      );
      const related = (gold.relations ?? []).some(
        ({ s, t, type }) => type === claim.type && (between({ s, t }) || between({ s: t, t: s })),
      );
      found.push(rowOf('articles', claim, leans || related, false));
    }
  }
  return found;
}

function judged() {
  const table = readFileSync(new URL('../docs/evaluation-readings.tsv', import.meta.url), 'utf8');
  const [, ...rows] = table.trimEnd().split('\n');
  const texts = new Map(linesOf('stance_articles.jsonl').map((document) => [document.id, document]));
  const read = new Map();
  const found = [];
  for (const row of rows) {
    // What a claim had as confidence when it was drawn stands in the row; the program's of today is what is weighed.
    const [, , id, words, , verdict] = row.split('\t');
    const text = texts.get(id);
    if (text === undefined) continue;
    if (!read.has(id)) read.set(id, [...reader.read({ id, text: text.text, title: text.title, date: text.date }).claims]);
    const claims = read.get(id);
    const at = claims.findIndex(
      ({ source, type, target, modality }) => `${source.label} ${type ?? '-'} ${target.label} ${modality}` === words,
    );
    if (at < 0) continue;
    found.push(rowOf('judged', claims[at], verdict === 'right', false));
    claims.splice(at, 1);
  }
  return found;
}

function rowOf(from, claim, right, held) {
  return { from, held, right: right ? 1 : 0, confidence: claim.confidence, signals: weighed(claim).map(({ signal }) => signal) };
}

function binned(of) {
  const bins = Array.from({ length: 10 }, (_, bin) => ({ from: bin / 10, claims: 0, right: 0, confidence: 0 }));
  for (const { confidence, right } of of) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    bin.claims += 1;
    bin.right += right;
    bin.confidence += confidence;
  }
  return bins.filter(({ claims }) => claims > 0);
}

function print(name, of) {
  const bins = binned(of);
  // Expected calibration error: how far the share that is right lies from the confidence, on the mean of all claims.
  const error = bins.reduce((sum, { right, confidence }) => sum + Math.abs(right - confidence), 0) / of.length;
  const right = of.reduce((sum, row) => sum + row.right, 0) / of.length;
  console.log(`\n${name}: ${of.length} claims, ${right.toFixed(2)} right, calibration error ${error.toFixed(3)}`);
  console.log('confidence  claims  mean  right');
  for (const bin of bins)
    console.log(
      `${bin.from.toFixed(1)}-${(bin.from + 0.1).toFixed(1)}     ${String(bin.claims).padStart(6)}  ${(bin.confidence / bin.claims).toFixed(2)}  ${(bin.right / bin.claims).toFixed(2)}`,
    );
}

/** Logistic regression on the signals, held back towards "says nothing" where a signal is rare; prints what confidence.ts takes. */
function refit(of) {
  const names = Object.keys(factors().odds);
  const weights = new Map(names.map((name) => [name, 0]));
  let base = 0;
  for (let round = 0; round < 4000; round += 1) {
    const slope = new Map();
    let baseSlope = 0;
    for (const { signals, right } of of) {
      const score = signals.reduce((sum, signal) => sum + weights.get(signal), base);
      const error = right - 1 / (1 + Math.exp(-score));
      baseSlope += error;
      for (const signal of signals) slope.set(signal, (slope.get(signal) ?? 0) + error);
    }
    base += (3 * baseSlope) / of.length;
    for (const name of names) weights.set(name, weights.get(name) + (6 * ((slope.get(name) ?? 0) - 1.5 * weights.get(name))) / of.length);
  }
  console.log(`\nfitted: BASE ${Math.exp(base).toFixed(1)}`);
  for (const name of names) {
    const own = of.filter(({ signals }) => signals.includes(name));
    const right = own.reduce((sum, row) => sum + row.right, 0) / own.length;
    console.log(`  ${name.padEnd(10)} ${Math.exp(weights.get(name)).toFixed(2)}  ${own.length} claims, ${right.toFixed(2)} right`);
  }
}

function linesOf(name) {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

/** The fifth of the pairs that nobody looks at. */
function isHeld(id) {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % 5 === 0;
}

/** The pairs hold CONCEDE and RETREAT as one. */
function folded(type) {
  return type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : (type ?? 'NONE');
}

function plain(name) {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
