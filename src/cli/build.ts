// demarche build INPUT... -o graph.gexf : reads the articles and writes their graph.

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Command } from 'commander';
import { layout } from '../analysis/layout.js';
import { UsageError } from '../errors.js';
import { FORMATS, formatFor } from '../export/formats.js';
import { buildGraph } from '../graph/build.js';
import { knownFrom } from '../graph/known.js';
import { codeOf, complain, type Done, pronounsTold, type Tally } from './inputs.js';
import { JUDGEMENTS, period, share } from './options.js';
import { correctedBy, readingOf } from './reading.js';

const ENDINGS = FORMATS.flatMap(({ endings }) => endings).join(' ');

interface BuildCommandOptions {
  readonly output: string;
  readonly minConfidence?: number;
  readonly since?: string;
  readonly until?: string;
  readonly judgements?: string;
}

export function buildCommand(done: Done): Command {
  return new Command('build')
    .description('reads articles and writes their graph')
    .argument('<input...>', 'files, folders, patterns, or - for standard input')
    .requiredOption('-o, --output <file>', `the file to write; its ending tells the format (${ENDINGS})`)
    .option('--min-confidence <number>', 'leave out claims below it, 0 to 1', share)
    .option('--since <date>', 'first day, month or year', period)
    .option('--until <date>', 'last day, month or year', period)
    .option(...JUDGEMENTS)
    .addHelpText('after', '\nExample:\n  demarche build seeds/ -o graph.gexf')
    .action(async (inputs: string[], options: BuildCommandOptions) => {
      const format = formatFor(options.output);
      if (format === null) throw new UsageError(`"${options.output}" has no known ending; expected one of ${ENDINGS}`);
      const tally: Tally = { documents: 0, problems: 0 };
      const { output, judgements, ...selection } = options;
      const corrected = await correctedBy(judgements, tally);
      const reading = await readingOf(inputs, tally, corrected);
      const graph = buildGraph(reading, { ...selection, known: knownFrom(corrected.knowledge.lexicon) });
      layout.assign(graph);
      await writeWhole(output, format.pieces?.(graph) ?? format.write(graph));
      const documents = tally.documents === 1 ? '1 document' : `${tally.documents} documents`;
      complain(pronounsTold(tally));
      complain(`${output}: ${graph.order} actors, ${graph.size} edges from ${documents}`);
      done(codeOf(tally));
    });
}

/** Writes beside the file first, so that a reader never sees half of it. Pieces are written one after the other. */
export async function writeWhole(file: string, content: string | Iterable<string>): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
