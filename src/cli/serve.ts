// demarche serve [INPUT...] : shows a graph, or articles that it reads, in the viewer; on this machine only unless told otherwise.

import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { serve } from '../server/serve.js';
import { codeOf, type Done } from './inputs.js';
import { JUDGEMENTS } from './options.js';
import { shownOf } from './shown.js';

export function serveCommand(done: Done): Command {
  return new Command('serve')
    .description('shows a graph or articles in the viewer')
    .argument('[input...]', 'a graph (.gexf, .json), or articles: files, folders, patterns, - for standard input', ['seeds'])
    .option('--host <host>', 'address to listen at; others than loopback open it to the network', '127.0.0.1')
    .option('--port <port>', 'port; where it is taken, one of the next twenty', (word) => Number(word), 4848)
    .option(...JUDGEMENTS)
    .addHelpText('after', '\nExamples:\n  demarche serve news/\n  demarche serve out/graph.gexf')
    .action(async (inputs: string[], options: { host: string; port: number; judgements?: string }) => {
      if (!Number.isInteger(options.port) || options.port < 0 || options.port > 65_535)
        throw new UsageError('--port takes a whole number from 0 to 65535');
      const folder = new URL('../web/', import.meta.url);
      if (!existsSync(new URL('index.html', folder))) throw new UsageError('The viewer is not built; run "npm run build" first');
      const tally = { documents: 0, problems: 0 };
      const reading = await shownOf(inputs, tally, options.judgements);
      const served = await serve({ reading, folder, host: options.host, port: options.port });
      process.stdout.write(`The viewer is at ${served.url} (Ctrl+C ends it)\n`);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await served.close();
      done(codeOf(tally));
    });
}
