// demarche parse INPUT... : sentences as dependency trees, in CoNLL-U or drawn.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import type { Source } from '../document.js';
import { InputError } from '../errors.js';
import { loadReader } from '../node.js';
import { reparseConllu, toConllu, toDrawing } from '../syntax/conllu.js';
import { codeOf, type Done, eachSource, reasonOf } from './inputs.js';

export function parseCommand(done: Done): Command {
  return new Command('parse')
    .description('prints the dependency trees of a text')
    .argument('<input...>', 'files, folders, patterns, - for standard input, or a sentence in quotation marks')
    .option('--conllu', 'the inputs are CoNLL-U: tag and parse their tokens as they stand')
    .addOption(new Option('--format <format>', 'what to print').choices(['conllu', 'tree']).default('conllu'))
    .addHelpText(
      'after',
      '\nExamples:\n  demarche parse "Oslo warned Minsk." --format tree\n  demarche parse --conllu treebank.conllu > predicted.conllu',
    )
    .action(async (inputs: string[], options: { conllu?: boolean; format: 'conllu' | 'tree' }) => {
      const reader = await loadReader();
      const tally = { documents: 0, problems: 0 };
      if (options.conllu === true) {
        for (const input of inputs) process.stdout.write(reparseConllu(await conlluOf(input), reader.knowledge.parser));
      } else {
        for await (const source of sentencesOrFiles(inputs, tally)) {
          const parsed = reader.parse(source);
          process.stdout.write(options.format === 'tree' ? toDrawing(parsed) : toConllu(parsed));
        }
      }
      done(codeOf(tally));
    });
}

/** An input with a space in it that is no file is a sentence. */
async function* sentencesOrFiles(inputs: readonly string[], tally: { documents: number; problems: number }): AsyncGenerator<Source> {
  for (const input of inputs) {
    if (input.includes(' ') && !existsSync(input)) yield { id: 'text', text: input };
    else yield* eachSource([input], tally);
  }
}

async function conlluOf(file: string): Promise<string> {
  const text = await contentOf(file);
  if (/^\d+\t\S/m.test(text)) return text;
  const found = 'no line that begins with a number and a tab';
  throw new InputError({ file, found, expected: 'CoNLL-U', advice: 'Leave --conllu out to parse plain text' });
}

async function contentOf(file: string): Promise<string> {
  try {
    if (file !== '-') return await readFile(file, 'utf8');
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    throw new InputError({ file, found: reasonOf(error), expected: 'a CoNLL-U file', advice: 'Check the name and that it may be read' });
  }
}
