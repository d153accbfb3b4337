// The main job: builds, reads every article in seeds/, writes out/, prints who stands where, and serves the viewer.
//
//   npm start                  serves on loopback until interrupted
//   npm start -- --no-serve    ends after the files

import { run } from './run.mjs';

await run('node', ['scripts/build.mjs']);
await run('node', ['dist/cli/main.js', 'survey', 'seeds', '--out', 'out']);
if (!process.argv.includes('--no-serve')) await run('node', ['dist/cli/main.js', 'serve', 'seeds']);
