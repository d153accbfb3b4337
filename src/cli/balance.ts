// demarche balance [INPUT...] : structural balance, and the tense triads.

import { Command } from 'commander';
import { balance } from '../analysis/balance.js';
import { codeOf, type Done, writeLine } from './inputs.js';
import { graphOf } from './reading.js';

export function balanceCommand(done: Done): Command {
  return new Command('balance')
    .description('tells how balanced the graph is: signed triads, tense ones by name, and frustration')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .option('--json', 'as JSON')
    .action(async (inputs: string[], options: { json?: boolean }) => {
      const tally = { documents: 0, problems: 0 };
      const graph = await graphOf(inputs, tally);
      const found = balance(graph);
      if (options.json === true) await writeLine(found);
      else {
        const exact = found.exact ? 'exact' : `at least ${found.bound}`;
        const share = found.share === null ? '' : ` (${Math.round(found.share * 100)} %)`;
        process.stdout.write(
          `${found.pairs} signed pairs, ${found.triads} triads, ${found.balanced} balanced${share}; frustration ${found.frustration} (${exact})\n`,
        );
        for (const triad of found.tense)
          process.stdout.write(`tense: ${triad.actors.map((id) => graph.getNodeAttribute(id, 'label')).join(', ')}\n`);
      }
      done(codeOf(tally));
    });
}
