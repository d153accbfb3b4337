// demarche neighbors ACTOR [INPUT...] : who an actor has to do with, how, how strongly, with the best quote.

import { Command, Option } from 'commander';
import type { PloverType } from '../document.js';
import { PLOVER_TYPES, QUADS, type Quad } from '../graph/plover.js';
import { FAMILIES, type Family } from '../graph/schema.js';
import { type Neighbor, neighbors, type Sign } from '../query/neighbors.js';
import { codeOf, type Done, writeLine } from './inputs.js';
import { among, type Scope, whole, withScope } from './options.js';
import { graphOf } from './reading.js';

interface Options extends Scope {
  readonly direction: 'in' | 'out' | 'both';
  readonly family?: readonly Family[];
  readonly type?: readonly PloverType[];
  readonly quad?: readonly Quad[];
  readonly sign?: Sign;
  readonly depth?: number;
  readonly limit?: number;
  readonly json?: boolean;
}

export function neighborsCommand(done: Done): Command {
  return withScope(new Command('neighbors'))
    .description('lists who an actor has to do with: how, how strongly, and the best quote')
    .argument('<actor>', 'id, label, alias, ISO code, or a part that only one actor has')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .addOption(new Option('--direction <way>', 'what it does, what is done to it, or both').choices(['in', 'out', 'both']).default('both'))
    .option('--family <families>', `families of edges (${FAMILIES.join(', ')})`, among(FAMILIES))
    .option('--type <types>', `PLOVER types (${PLOVER_TYPES.join(', ')})`, among(PLOVER_TYPES))
    .option(
      '--quad <quads>',
      'quadrants of PLOVER (verbal-cooperation, material-cooperation, verbal-conflict, material-conflict)',
      among(QUADS),
    )
    .addOption(new Option('--sign <sign>', 'only edges of this sign').choices(['for', 'against', 'neutral']))
    .option('--depth <steps>', 'how many steps away', whole)
    .option('--limit <count>', 'the most to list', whole)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExample:\n  demarche neighbors Russia --family stance')
    .action(async (actor: string, inputs: string[], options: Options) => {
      const tally = { documents: 0, problems: 0 };
      const graph = await graphOf(inputs, tally);
      const { json, ...rest } = options;
      const found = neighbors(graph, actor, rest);
      for (const one of found) {
        if (json === true) await writeLine(one);
        else process.stdout.write(`${line(one)}\n`);
      }
      if (found.length === 0 && json !== true) process.stdout.write('No such neighbors.\n');
      done(codeOf(tally));
    });
}

function line(one: Neighbor): string {
  const arrow = one.direction === 'out' ? '->' : '<-';
  const strength = one.family === 'affiliation' ? '' : ` ${one.stance > 0 ? '+' : ''}${one.stance.toFixed(2)}`;
  const quote = one.best === null ? '' : `  "${one.best.quote.replace(/\s+/g, ' ').slice(0, 160)}"`;
  return `${arrow} ${one.label}  ${one.family}: ${one.how}${strength}${quote}`;
}
