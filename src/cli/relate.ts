// demarche relate PAIRS.jsonl : what a given actor does to another given one, for each line.

import { Command } from 'commander';
import { z } from 'zod';
import type { Given } from '../claims/relate.js';
import { loadReader } from '../node.js';
import { codeOf, type Done, eachRecord, writeLine } from './inputs.js';

const end = z.object({ text: z.string(), start: z.number().int().nonnegative().nullish() });
const pair = z.object({ id: z.string(), text: z.string(), source: end, target: end });

export function relateCommand(done: Done): Command {
  return new Command('relate')
    .description('types the relation of two given stretches of a text, forward and backward (JSON lines)')
    .argument('<pairs>', 'JSON lines of {id, text, source: {text, start?}, target: {text, start?}}, or -')
    .addHelpText(
      'after',
      '\nPrints {id, forward: {type, polarity, confidence} | null, backward: ... | null}. Where "start" is missing the first place of the words counts.',
    )
    .action(async (file: string) => {
      const tally = { documents: 0, problems: 0 };
      const reader = await loadReader();
      for await (const { id, text, source, target } of eachRecord(file, pair, tally)) {
        await writeLine({ id, ...reader.relate({ id, text }, placeOf(text, source), placeOf(text, target)) });
      }
      done(codeOf(tally));
    });
}

function placeOf(text: string, given: z.infer<typeof end>): Given {
  const start = given.start ?? text.indexOf(given.text);
  return start < 0 ? { start: 0, end: 0 } : { start, end: start + given.text.length };
}
