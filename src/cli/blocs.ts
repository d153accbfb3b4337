// demarche blocs [INPUT...] : who stands together. By support alone (Louvain), or with opponents pushed apart (--signed).

import { Command } from 'commander';
import { blocs } from '../analysis/blocs.js';
import { camps } from '../analysis/camps.js';
import { codeOf, type Done } from './inputs.js';
import { graphOf } from './reading.js';
import { printAll } from './show.js';

export function blocsCommand(done: Done): Command {
  return new Command('blocs')
    .description('divides the actors into blocs')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .option('--signed', 'push opponents apart instead of only pulling friends together')
    .option('--json', 'one JSON object a line')
    .action(async (inputs: string[], options: { signed?: boolean; json?: boolean }) => {
      const tally = { documents: 0, problems: 0 };
      const graph = await graphOf(inputs, tally);
      const { of, count } = options.signed === true ? camps(graph) : blocs(graph);
      const members = Array.from({ length: count }, (_, bloc) => ({
        bloc,
        actors: [...of].filter(([, number]) => number === bloc).map(([id]) => id),
      }));
      const several = members.filter(({ actors }) => actors.length > 1);
      await printAll(
        options.json === true ? members : several,
        options.json,
        ({ bloc, actors }) => `bloc ${bloc + 1}: ${actors.map((id) => graph.getNodeAttribute(id, 'label')).join(', ')}`,
        'Nobody stands together with anybody.',
      );
      done(codeOf(tally));
    });
}
