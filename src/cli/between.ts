// demarche between FIRST SECOND [INPUT...] : all claims of a pair, in time order.

import { Command } from 'commander';
import { between } from '../query/between.js';
import { codeOf, type Done } from './inputs.js';
import { type Scope, withScope } from './options.js';
import { graphOf } from './reading.js';
import { printAll, quoteOf, signed } from './show.js';

export function betweenCommand(done: Done): Command {
  return withScope(new Command('between'))
    .description('lists every claim between two actors, the oldest first')
    .argument('<first>', 'id, label, alias, ISO code, or a part that only one actor has')
    .argument('<second>', 'likewise')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .option('--one-way', 'only what the first does to the second')
    .option('--json', 'one JSON object a line')
    .action(async (first: string, second: string, inputs: string[], { json, ...options }: Scope & { oneWay?: boolean; json?: boolean }) => {
      const tally = { documents: 0, problems: 0 };
      const graph = await graphOf(inputs, tally);
      const label = (id: string): string => graph.getNodeAttribute(id, 'label');
      await printAll(
        between(graph, first, second, options),
        json,
        ({ from, to, evidence }) =>
          `${evidence.date ?? 'no date'}  ${label(from)} ${evidence.type ?? '-'} ${label(to)}  ${evidence.modality} ${signed(evidence.polarity)}${quoteOf(evidence)}`,
        'Nothing is told between them.',
      );
      done(codeOf(tally));
    });
}
