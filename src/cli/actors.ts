// demarche actors INPUT... : one actor a line, merged over all documents.

import { Command } from 'commander';
import { gather } from '../graph/gather.js';
import { codeOf, type Done, eachDocument, writeLine } from './inputs.js';

export function actorsCommand(done: Done): Command {
  return new Command('actors')
    .description('prints who is in the articles, one actor a line (JSON lines)')
    .argument('<input...>', 'files, folders, patterns, or - for standard input')
    .addHelpText('after', '\nExample:\n  demarche actors seeds/ | head -1')
    .action(async (inputs: string[]) => {
      const tally = { documents: 0, problems: 0 };
      const documents = [];
      for await (const document of eachDocument(inputs, tally)) documents.push(document);
      for (const actor of gather(documents).actors) await writeLine(actor);
      done(codeOf(tally));
    });
}
