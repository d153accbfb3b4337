// Builds everything into dist/: kernels, library and command line, tables and model, and the viewer.
//
//   node scripts/build.mjs            all of it
//   node scripts/build.mjs --no-web   without the viewer

import { cpSync, existsSync, rmSync } from 'node:fs';
import { run } from './run.mjs';

await run('node', ['scripts/build-kernels.mjs']);
rmSync('dist', { recursive: true, force: true });
await run('npx', ['tsc']);
cpSync('src/lexicon/tables', 'dist/lexicon/tables', { recursive: true });
// What ships is checked here, so that nobody has to wait for it at every start.
const { tablesIn } = await import('../dist/lexicon/files.js');
const { checkTables } = await import('../dist/lexicon/check.js');
checkTables(tablesIn());
cpSync('src/syntax/model', 'dist/syntax/model', { recursive: true });
if (!process.argv.includes('--no-web') && existsSync('web/index.html')) {
  // The page with its files beside it, for the server; then the same as one file, for the disk.
  for (const config of ['web/vite.config.ts', 'web/page/vite.config.ts'])
    await run('npx', ['vite', 'build', '--config', config, '--logLevel', 'warn']);
}
