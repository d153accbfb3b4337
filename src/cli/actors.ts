// demarche actors INPUT... : one actor a line, merged over all documents.

import { Command } from 'commander';
import { codeOf, type Done, writeLine } from './inputs.js';
import { JUDGEMENTS } from './options.js';
import { correctedBy, readingOf } from './reading.js';

export function actorsCommand(done: Done): Command {
  return new Command('actors')
    .description('prints who is in the articles, one actor a line (JSON lines)')
    .argument('<input...>', 'files, folders, patterns, or - for standard input')
    .addHelpText('after', '\nExample:\n  demarche actors seeds/ | head -1')
    .option(...JUDGEMENTS)
    .action(async (inputs: string[], options: { judgements?: string }) => {
      const tally = { documents: 0, problems: 0 };
      const { actors } = await readingOf(inputs, tally, await correctedBy(options.judgements, tally));
      for (const actor of actors) await writeLine(actor);
      done(codeOf(tally));
    });
}
