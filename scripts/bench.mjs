// Accuracy and speed in one table. Reads development data from a folder it is pointed at; nothing of it is part of the project.
//
//   npm run bench -- --data DIR [--only pairs,recall] [--documents 200] [--json]
//
// DIR holds the .jsonl sets and score.mjs; gold articles and treebanks are looked for beside it (../gold, ../data/ud). The speed text is
// that of stance_articles.jsonl; wink-nlp alone and compromise read the same text in the same run, so that ratios hold on a busy machine.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadReader } from '../dist/node.js';
import { reparseConllu } from '../dist/syntax/conllu.js';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    only: { type: 'string' },
    documents: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});
if (options.data === undefined || !existsSync(join(options.data, 'score.mjs'))) {
  console.error('usage: npm run bench -- --data DIR   (DIR must hold score.mjs and the .jsonl sets)');
  process.exit(2);
}
const data = resolve(options.data);
const beside = (path) => join(data, '..', path);
const scratch = mkdtempSync(join(tmpdir(), 'demarche-bench-'));
const only = options.only?.split(',') ?? null;
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
const keep = (name, rows) => {
  const file = join(scratch, name);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
};
const score = (task, ...files) =>
  JSON.parse(execFileSync(process.execPath, [join(data, 'score.mjs'), task, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 }));

const loading = process.cpuUsage();
const reader = await loadReader();
const loaded = process.cpuUsage(loading);
const table = [];
const row = (task, measure, value) => table.push({ task, measure, value });

const place = (text, { start, text: words }) => {
  const from = start ?? text.indexOf(words);
  return from < 0 ? { start: 0, end: 0 } : { start: from, end: from + words.length };
};
const relate = (file) =>
  lines(file).map(({ id, text, source, target }) => ({ id, ...reader.relate({ id, text }, place(text, source), place(text, target)) }));
const perDocument = (rows) => {
  const claims = [];
  const actors = [];
  for (const one of rows) {
    const document = reader.read({ ...one, date: one.date ?? undefined });
    claims.push(...document.claims);
    actors.push(...document.actors.map((actor) => ({ ...actor, documents: [document.id] })));
  }
  return [keep('claims.jsonl', claims), keep('actors.jsonl', actors)];
};

const tasks = {
  articles() {
    const file = beside('gold/articles.json');
    if (!existsSync(file)) return false;
    const { misses, articles, ...shares } = score('articles', file, ...perDocument(JSON.parse(readFileSync(file, 'utf8'))));
    for (const [measure, value] of Object.entries(shares)) row('articles', measure, value);
    const seed = JSON.parse(readFileSync(file, 'utf8')).slice(0, 1);
    writeFileSync(join(scratch, 'seed.json'), JSON.stringify(seed));
    const { misses: _, articles: __, ...own } = score('articles', join(scratch, 'seed.json'), ...perDocument(seed));
    for (const [measure, value] of Object.entries(own)) row('seed article', measure, value);
    return true;
  },
  pairs() {
    const file = join(data, 'plover_pairs.jsonl');
    if (!existsSync(file)) return false;
    const predictions = relate(file);
    const { types, quad, cooperationOrConflict } = score('pairs', file, keep('pairs.jsonl', predictions));
    row('pairs', 'macro-F1 types / quads / signs', `${types.macroF1} / ${quad.macroF1} / ${cooperationOrConflict.macroF1}`);
    for (const [type, f1] of Object.entries(types.f1)) row('pairs', `F1 ${type}`, f1);
    // A fifth that is never looked at while rules are written: by a hash of the id.
    const unseen = lines(file).filter(({ id }) => isHeldBack(id));
    const held = score(
      'pairs',
      keep('held.jsonl', unseen),
      keep(
        'held-predictions.jsonl',
        predictions.filter(({ id }) => isHeldBack(id)),
      ),
    );
    row(
      'pairs, fifth held back',
      'macro-F1 types / quads / signs',
      `${held.types.macroF1} / ${held.quad.macroF1} / ${held.cooperationOrConflict.macroF1}`,
    );
    return true;
  },
  recall() {
    const file = join(data, 'plover_pairs.jsonl');
    if (!existsSync(file)) return false;
    const rows = lines(file);
    const [claims] = perDocument(rows.map(({ id, text }) => ({ id, text })));
    const { share, claims: count } = score('recall', file, claims);
    for (const [measure, value] of Object.entries(share)) row('recall', measure, value);
    row('recall', 'claims a sentence', Math.round((count / rows.length) * 100) / 100);
    return true;
  },
  negatives() {
    const file = join(data, 'statements.jsonl');
    if (!existsSync(file)) return false;
    row(
      'negatives',
      'share with a false act',
      score('negatives', file, perDocument(lines(file).map(({ id, text }) => ({ id, text })))[0]).share,
    );
    return true;
  },
  sentiment() {
    const file = join(data, 'sentiment_pairs_valid.jsonl');
    if (!existsSync(file)) return false;
    const { accuracy, macroF1, nonNeutral } = score('sentiment', file, keep('sentiment.jsonl', relate(file)));
    row('sentiment', 'accuracy', accuracy);
    row('sentiment', 'macro-F1', macroF1);
    row('sentiment', 'non-neutral P / R / F1', `${nonNeutral.precision} / ${nonNeutral.recall} / ${nonNeutral.f1}`);
    return true;
  },
  phrases() {
    const file = join(data, 'actor_phrases.jsonl');
    if (!existsSync(file)) return false;
    const predictions = lines(file).map(({ id, text, date }) => ({ id, ...reader.identify({ id, text, date: date ?? undefined }) }));
    const { country, sector, label } = score('phrases', file, keep('phrases.jsonl', predictions));
    for (const [measure, value] of Object.entries({ country, sector, label }))
      row('phrases', measure, `${value.right}/${value.of} ${value.share}`);
    return true;
  },
  stances() {
    const file = join(data, 'stance_articles.jsonl');
    if (!existsSync(file)) return false;
    const result = score('stances', file, ...perDocument(lines(file)));
    for (const measure of ['actorsFound', 'precision', 'recall', 'f1', 'signGivenPair']) row('stances', measure, result[measure]);
    return true;
  },
  conllu() {
    let found = false;
    for (const name of ['ewt-dev', 'gum-dev']) {
      const file = beside(`data/ud/${name}.conllu`);
      if (!existsSync(file)) continue;
      found = true;
      const predicted = join(scratch, 'predicted.conllu');
      writeFileSync(predicted, reparseConllu(readFileSync(file, 'utf8'), reader.knowledge.parser));
      const { upos, uas, las } = score('conllu', file, predicted);
      row('conllu', `${name} UPOS UAS/LAS`, `${upos} ${uas}/${las}`);
    }
    return found;
  },
  async speed() {
    const file = join(data, 'stance_articles.jsonl');
    if (!existsSync(file)) return false;
    await speed(lines(file).slice(0, Number(options.documents)));
    return true;
  },
};

function isHeldBack(id) {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % 5 === 0;
}

/** Tokens per CPU second, the least and the mean of three rounds; all on the same texts, in turn. */
async function speed(rows) {
  const { default: winkNLP } = await import('wink-nlp');
  const { default: model } = await import('wink-eng-lite-web-model');
  const { default: nlp } = await import('compromise');
  const wink = winkNLP(model, ['sbd', 'pos']);
  const sources = rows.map(({ id, text, date }) => ({ id, text, date: date ?? undefined }));
  const tokens = sources.reduce((sum, source) => sum + reader.tokenize(source).tokens.length, 0);
  const names = {
    'whole reading': () => {
      for (const source of sources) reader.read(source);
    },
    'up to the trees': () => {
      for (const source of sources) reader.parse(source);
    },
    'wink-nlp alone (sentences, tags)': () =>
      sources.forEach(({ text }) => {
        wink.readDoc(text).tokens().out(wink.its.pos);
      }),
    'compromise with people, places, organizations': () =>
      sources.forEach(({ text }) => {
        const document = nlp(text);
        document.people().out('array');
        document.places().out('array');
        document.organizations().out('array');
      }),
  };
  const rates = Object.fromEntries(Object.keys(names).map((name) => [name, []]));
  for (let round = 0; round < 3; round += 1) {
    for (const [name, run] of Object.entries(names)) {
      const before = process.cpuUsage();
      run();
      const { user, system } = process.cpuUsage(before);
      rates[name].push(tokens / ((user + system) / 1e6));
    }
  }
  row('speed', `text: ${sources.length} articles`, `${tokens} tokens`);
  const trees = sources.flatMap((source) => [...reader.read(source).parsed]);
  row('speed', 'sentences that need no tree', `${trees.filter((made) => !made).length} of ${trees.length}`);
  for (const [name, list] of Object.entries(rates)) {
    const mean = list.reduce((a, b) => a + b, 0) / list.length;
    row('speed', `${name}, tokens per CPU second: best, mean`, `${Math.round(Math.max(...list))}, ${Math.round(mean)}`);
  }
  const best = (name) => Math.max(...rates[name]);
  row('speed', 'whole reading / wink-nlp alone', (best('whole reading') / best('wink-nlp alone (sentences, tags)')).toFixed(3));
  row(
    'speed',
    'whole reading / compromise with names',
    (best('whole reading') / best('compromise with people, places, organizations')).toFixed(2),
  );
  row('speed', 'loading, CPU ms', Math.round((loaded.user + loaded.system) / 1000));
}

for (const [name, run] of Object.entries(tasks)) {
  if (only !== null && !only.includes(name)) continue;
  if (!(await run())) console.error(`${name}: its data is not in ${options.data}; left out`);
}
rmSync(scratch, { recursive: true, force: true });
if (options.json) console.log(JSON.stringify(table, null, 1));
else {
  const width = Math.max(...table.map(({ measure }) => measure.length));
  let last = '';
  for (const { task, measure, value } of table) {
    console.log(`${(task === last ? '' : task).padEnd(24)}${measure.padEnd(width + 2)}${value}`);
    last = task;
  }
}
