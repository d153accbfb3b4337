#!/usr/bin/env node
// The command line as a process: what the shell hands over in, an exit code out. The commands are put together in program.ts.
//
//   demarche claims seeds/ > claims.jsonl

import { run } from './program.js';

// A reader that has seen enough (`| head`) closes the pipe: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2));
