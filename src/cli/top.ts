// demarche top RANKING [INPUT...] : the greatest by mentions, support, opposition, stance or change.

import { Argument, Command } from 'commander';
import { RANKINGS, type Ranking, top } from '../query/top.js';
import { codeOf, type Done } from './inputs.js';
import { graphOf } from './reading.js';
import { printAll, quoteOf } from './show.js';

export function topCommand(done: Done): Command {
  return new Command('top')
    .description('ranks actors by mentions, support or opposition, and pairs by stance or change')
    .addArgument(new Argument('<ranking>', 'what to rank by').choices([...RANKINGS]))
    .argument('[input...]', 'a graph (.json, .gexf) or articles', ['seeds'])
    .option('--limit <count>', 'the most to list', (word) => Math.max(1, Math.trunc(Number(word)) || 10), 10)
    .option('--json', 'one JSON object a line')
    .action(async (by: Ranking, inputs: string[], options: { limit: number; json?: boolean }) => {
      const tally = { documents: 0, problems: 0 };
      const graph = await graphOf(inputs, tally);
      await printAll(
        top(graph, by, { limit: options.limit }),
        options.json,
        (one) => `${String(one.value).padStart(6)}  ${one.label}${quoteOf(one.best)}`,
        'Nothing to rank.',
      );
      done(codeOf(tally));
    });
}
