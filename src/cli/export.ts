// demarche export [INPUT...] --html FILE : the viewer with a graph or with articles, in one file that opens from the disk.

import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { UsageError } from '../errors.js';
import { toHtml } from '../export/html.js';
import { writeWhole } from './build.js';
import { codeOf, complain, type Done } from './inputs.js';
import { JUDGEMENTS } from './options.js';
import { shownOf } from './shown.js';

export function exportCommand(done: Done): Command {
  return new Command('export')
    .description('writes the viewer with a graph in it as one file, to be opened from the disk and sent to others')
    .argument('[input...]', 'a graph (.gexf, .json), a folder, or articles', ['seeds'])
    .requiredOption('--html <file>', 'the file to write')
    .option(...JUDGEMENTS)
    .option('--title <words>', 'what the window is called; by default the title of the article')
    .addHelpText('after', '\nExample:\n  demarche export out/graph.gexf --html graph.html')
    .action(async (inputs: string[], options: { html: string; title?: string; judgements?: string }) => {
      const tally = { documents: 0, problems: 0 };
      const template = await templateOf();
      const shown = await shownOf(inputs, tally, options.judgements);
      const [first, ...others] = shown.documents;
      const title = options.title ?? (first && others.length === 0 ? (first.title ?? first.id) : `${shown.documents.length} articles`);
      await writeWhole(options.html, toHtml(template, { shown, title }));
      complain(`${options.html}: ${shown.actors.length} actors, ${shown.claims.length} claims; it opens in any browser`);
      done(codeOf(tally));
    });
}

async function templateOf(): Promise<string> {
  try {
    return await readFile(new URL('../web/page.html', import.meta.url), 'utf8');
  } catch (error) {
    throw new UsageError('The viewer is not built; run "npm run build" first', { cause: error });
  }
}
