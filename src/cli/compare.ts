// demarche compare FIRST SECOND [INPUT...] : shared friends, shared critics, where two actors differ.

import { Command } from 'commander';
import { type Common, compare } from '../query/compare.js';
import { codeOf, type Done, writeLine } from './inputs.js';
import { type Scope, withScope } from './options.js';
import { graphOf } from './reading.js';
import { signed } from './show.js';

export function compareCommand(done: Done): Command {
  return withScope(new Command('compare'))
    .description('compares two actors: shared friends and opponents, shared supporters and critics, where they differ')
    .argument('<first>', 'id, label, alias, ISO code, or a part that only one actor has')
    .argument('<second>', 'likewise')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles', ['seeds'])
    .option('--json', 'as JSON')
    .action(async (first: string, second: string, inputs: string[], { json, ...scope }: Scope & { json?: boolean }) => {
      const tally = { documents: 0, problems: 0 };
      const found = compare(await graphOf(inputs, tally), first, second, scope);
      if (json === true) await writeLine(found);
      else {
        const list = (title: string, items: readonly Common[]): string =>
          `${title}: ${items.map((item) => `${item.label} (${signed(item.first)}, ${signed(item.second)})`).join(', ') || 'none'}\n`;
        const tell = (value: number | null): string => (value === null ? 'nobody tells' : signed(value));
        process.stdout.write(`${found.first.label} -> ${found.second.label}: ${tell(found.forward)}; back: ${tell(found.backward)}\n`);
        process.stdout.write(
          list('Both support', found.sharedFriends) + list('Both oppose', found.sharedOpponents) + list('They differ on', found.differ),
        );
        process.stdout.write(
          list('Both are supported by', found.sharedSupporters) +
            list('Both are opposed by', found.sharedCritics) +
            list('Divided by', found.dividedBy),
        );
      }
      done(codeOf(tally));
    });
}
