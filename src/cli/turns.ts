// demarche turns [INPUT...] : when stances changed their sign.

import { Command } from 'commander';
import { turns } from '../query/turns.js';
import { codeOf, type Done } from './inputs.js';
import { type Scope, whole, withWindow } from './options.js';
import { graphOf } from './reading.js';
import { printAll, quoteOf } from './show.js';

export function turnsCommand(done: Done): Command {
  return withWindow(new Command('turns'))
    .description('lists when the stance of one actor to another changed its sign')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .option('--source <actor>', 'only whose turns')
    .option('--target <actor>', 'only towards whom')
    .option('--min-votes <count>', 'least number of votes in the months before and after', whole)
    .option('--json', 'one JSON object a line')
    .action(
      async (
        inputs: string[],
        options: Omit<Scope, 'minConfidence'> & { source?: string; target?: string; minVotes?: number; json?: boolean },
      ) => {
        const tally = { documents: 0, problems: 0 };
        const graph = await graphOf(inputs, tally);
        const { json, ...rest } = options;
        await printAll(
          turns(graph, rest),
          json,
          (turn) => `${turn.date}  ${turn.text}${quoteOf(turn.best)}`,
          'No stance changed its sign.',
        );
        done(codeOf(tally));
      },
    );
}
