// demarche identify PHRASES.jsonl : whom a phrase on its own means, for each line.

import { Command } from 'commander';
import { z } from 'zod';
import { loadReader } from '../node.js';
import { codeOf, type Done, eachRecord, writeLine } from './inputs.js';

const phrase = z.object({ id: z.string(), text: z.string(), date: z.string().nullish() });

export function identifyCommand(done: Done): Command {
  return new Command('identify')
    .description('tells whom a phrase means: actor, country, sector (JSON lines)')
    .argument('<phrases>', 'JSON lines of {id, text, date?}, or -')
    .addHelpText('after', '\nPrints {id, actor, label, kind, country, sector}; empty strings where nothing is known.')
    .action(async (file: string) => {
      const tally = { documents: 0, problems: 0 };
      const reader = await loadReader();
      for await (const { id, text, date } of eachRecord(file, phrase, tally)) {
        await writeLine({ id, ...reader.identify({ id, text, date: date ?? undefined }) });
      }
      done(codeOf(tally));
    });
}
