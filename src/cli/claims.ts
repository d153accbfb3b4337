// demarche claims INPUT... : one claim a line, in the order of the inputs, as soon as it is read.

import { Command } from 'commander';
import { codeOf, type Done, eachDocument, writeLine } from './inputs.js';
import { JUDGEMENTS } from './options.js';
import { correctedBy, readingOf } from './reading.js';

export function claimsCommand(done: Done): Command {
  return new Command('claims')
    .description('prints who does or says what to whom, one claim a line (JSON lines)')
    .argument('<input...>', 'files, folders, patterns, or - for standard input')
    .addHelpText('after', '\nExample:\n  demarche claims seeds/ | head -1')
    .option(...JUDGEMENTS)
    .action(async (inputs: string[], options: { judgements?: string }) => {
      const tally = { documents: 0, problems: 0 };
      if (options.judgements !== undefined) {
        // Who is one with whom shows only when all is read.
        const { claims } = await readingOf(inputs, tally, await correctedBy(options.judgements, tally));
        for (const claim of claims) await writeLine(claim);
      } else {
        for await (const document of eachDocument(inputs, tally)) for (const claim of document.claims) await writeLine(claim);
      }
      done(codeOf(tally));
    });
}
