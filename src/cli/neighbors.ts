// demarche neighbors ACTOR [INPUT...] : who an actor has to do with, how, how strongly, with the best quote.

import { Command, InvalidArgumentError, Option } from 'commander';
import { isPloverType, PLOVER_TYPES } from '../graph/plover.js';
import { FAMILIES, type Family } from '../graph/schema.js';
import { type Neighbor, neighbors, type Sign } from '../query/neighbors.js';
import { codeOf, type Done, writeLine } from './inputs.js';
import { period, share, whole } from './options.js';
import { graphOf } from './reading.js';

interface Options {
  readonly direction: 'in' | 'out' | 'both';
  readonly family?: Family;
  readonly type?: string;
  readonly sign?: Sign;
  readonly since?: string;
  readonly until?: string;
  readonly minConfidence?: number;
  readonly depth?: number;
  readonly limit?: number;
  readonly json?: boolean;
}

export function neighborsCommand(done: Done): Command {
  return new Command('neighbors')
    .description('lists who an actor has to do with: how, how strongly, and the best quote')
    .argument('<actor>', 'id, label, alias, ISO code, or a part that only one actor has')
    .argument('[input...]', 'a graph (.json, .gexf) or articles', ['seeds'])
    .addOption(new Option('--direction <way>', 'what it does, what is done to it, or both').choices(['in', 'out', 'both']).default('both'))
    .addOption(new Option('--family <family>', 'one family of edges').choices([...FAMILIES]))
    .option('--type <type>', `one PLOVER type (${PLOVER_TYPES.join(' ')})`, ploverType)
    .addOption(new Option('--sign <sign>', 'only edges of this sign').choices(['for', 'against', 'neutral']))
    .option('--since <date>', 'first day, month or year', period)
    .option('--until <date>', 'last day, month or year', period)
    .option('--min-confidence <number>', 'least confidence, 0 to 1', share)
    .option('--depth <steps>', 'how many steps away', whole)
    .option('--limit <count>', 'the most to list', whole)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExample:\n  demarche neighbors Russia --family stance')
    .action(async (actor: string, inputs: string[], options: Options) => {
      const tally = { documents: 0, problems: 0 };
      const graph = await graphOf(inputs, tally);
      const { json, type, ...rest } = options;
      const found = neighbors(graph, actor, { ...rest, ...(type !== undefined && isPloverType(type) ? { type } : {}) });
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

function ploverType(word: string): string {
  const type = word.toUpperCase();
  if (!isPloverType(type)) throw new InvalidArgumentError(`Expected one of ${PLOVER_TYPES.join(' ')}.`);
  return type;
}
