// demarche path FROM TO [INPUT...] : the way from one actor to another, with the quotes along it.

import { Command, Option } from 'commander';
import { FAMILIES, type Family } from '../graph/schema.js';
import { path } from '../query/path.js';
import { codeOf, type Done, writeLine } from './inputs.js';
import { among, type Scope, withScope } from './options.js';
import { graphOf } from './reading.js';
import { quoteOf, signed } from './show.js';

export function pathCommand(done: Done): Command {
  return withScope(new Command('path'))
    .description('finds the way from one actor to another: the shortest, or the most trusted')
    .argument('<from>', 'id, label, alias, ISO code, or a part that only one actor has')
    .argument('<to>', 'likewise')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .addOption(
      new Option('--by <way>', 'fewest steps, or the greatest product of confidences').choices(['shortest', 'trusted']).default('shortest'),
    )
    .addOption(new Option('--direction <way>', 'along the edges, against them, or either').choices(['out', 'in', 'both']).default('out'))
    .option('--family <families>', `only along these families of edges (${FAMILIES.join(', ')})`, among(FAMILIES))
    .option('--json', 'as JSON')
    .action(
      async (
        from: string,
        to: string,
        inputs: string[],
        {
          json,
          ...options
        }: Scope & { by: 'shortest' | 'trusted'; direction: 'out' | 'in' | 'both'; family?: readonly Family[]; json?: boolean },
      ) => {
        const tally = { documents: 0, problems: 0 };
        const found = path(await graphOf(inputs, tally), from, to, options);
        if (json === true) await writeLine(found);
        else if (found === null) process.stdout.write('There is no such way; try --direction both.\n');
        else {
          for (const step of found.steps) {
            const arrow = step.forward ? '->' : '<-';
            process.stdout.write(
              `${step.fromLabel} ${arrow} ${step.toLabel}  ${step.family}: ${step.how} ${signed(step.stance)}${quoteOf(step.best)}\n`,
            );
          }
          process.stdout.write(`trust ${found.trust.toFixed(2)}\n`);
        }
        done(codeOf(tally));
      },
    );
}
