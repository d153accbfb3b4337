// demarche top RANKING [INPUT...] : the greatest by mentions, support, opposition, stance or change.

import { Argument, Command, Option } from 'commander';
import type { Kind } from '../document.js';
import { RANKINGS, type Ranking, top } from '../query/top.js';
import { codeOf, type Done } from './inputs.js';
import { type Scope, whole, withWindow } from './options.js';
import { graphOf } from './reading.js';
import { printAll, quoteOf } from './show.js';

export function topCommand(done: Done): Command {
  return withWindow(new Command('top'))
    .description('ranks actors by mentions, support or opposition, and pairs by stance or change')
    .addArgument(new Argument('<ranking>', 'what to rank by').choices([...RANKINGS]))
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .option('--limit <count>', 'the most to list', whole, 10)
    .addOption(new Option('--kind <kind>', 'only actors of this kind; of pairs the source').choices(['person', 'country', 'organization']))
    .option('--json', 'one JSON object a line')
    .action(
      async (
        by: Ranking,
        inputs: string[],
        { json, ...options }: Omit<Scope, 'minConfidence'> & { limit: number; kind?: Kind; json?: boolean },
      ) => {
        const tally = { documents: 0, problems: 0 };
        const graph = await graphOf(inputs, tally);
        await printAll(
          top(graph, by, options),
          json,
          (one) => `${String(one.value).padStart(6)}  ${one.label}${quoteOf(one.best)}`,
          'Nothing to rank.',
        );
        done(codeOf(tally));
      },
    );
}
