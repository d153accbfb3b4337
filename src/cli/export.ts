// demarche export [INPUT...] --format F -o FILE : a graph, or the graph of articles, in any format;
// demarche export [INPUT...] --html FILE : the viewer with it in one file that opens from the disk.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { layout } from '../analysis/layout.js';
import { UsageError } from '../errors.js';
import { FORMATS, type Format, formatFor } from '../export/formats.js';
import { toHtml } from '../export/html.js';
import { buildGraph } from '../graph/build.js';
import { knownFrom } from '../graph/known.js';
import type { ActorGraph } from '../graph/schema.js';
import { writeWhole } from './build.js';
import { codeOf, complain, type Done, type Tally } from './inputs.js';
import { JUDGEMENTS } from './options.js';
import { correctedBy, graphIn, readingOf } from './reading.js';
import { shownOf } from './shown.js';

interface ExportOptions {
  readonly format?: string;
  readonly output?: string;
  readonly html?: string;
  readonly title?: string;
  readonly judgements?: string;
}

const IDS = FORMATS.map(({ id }) => id).join(' ');
const TITLES = FORMATS.map(({ id, title }) => `  ${id.padEnd(11)} ${title}`).join('\n');

export function exportCommand(done: Done): Command {
  return new Command('export')
    .description('writes a graph, or the graph of articles, in any format; or the viewer with it as one file, to be sent to others')
    .argument('[input...]', 'a graph (.json, .gexf, .graphml) or articles; with --html also a folder of graphs', ['seeds'])
    .addOption(
      new Option('-f, --format <format>', 'the format; without it the ending of the file tells').choices(FORMATS.map(({ id }) => id)),
    )
    .option('-o, --output <file>', 'the file to write; standard output by default')
    .option('--html <file>', 'write the viewer with the graph in it, as one page')
    .option(...JUDGEMENTS)
    .option('--title <words>', 'with --html: what the window is called; by default the title of the article')
    .addHelpText(
      'after',
      `\nFormats:\n${TITLES}\n\nExamples:\n  demarche export graph.json --format ftm -o graph.ftm.json\n  demarche export out/graph.gexf --html graph.html`,
    )
    .action(async (inputs: string[], options: ExportOptions) => {
      const tally: Tally = { documents: 0, problems: 0 };
      if (options.html !== undefined) {
        if (options.format !== undefined || options.output !== undefined)
          throw new UsageError(
            'Found --html and a format or file besides; expected one of them. Write the page and the graph one after the other',
          );
        await writePage(options.html, inputs, options, tally);
      } else await writeGraph(chosen(options), inputs, options, tally);
      done(codeOf(tally));
    });
}

function chosen({ format: id, output }: ExportOptions): Format {
  const format = id === undefined ? formatFor(output ?? '') : FORMATS.find((one) => one.id === id);
  if (format) return format;
  throw new UsageError(
    output === undefined || output === '-'
      ? `Found no format; expected --format with one of ${IDS}, or --output with a file whose ending tells it, or --html`
      : `"${output}" has no known ending; expected --format with one of ${IDS}, or an ending of ${FORMATS.flatMap(({ endings }) => endings).join(' ')}`,
  );
}

async function writeGraph(format: Format, inputs: readonly string[], { output, judgements }: ExportOptions, tally: Tally): Promise<void> {
  const graph = await placedGraph(inputs, judgements, tally);
  const pieces = format.pieces?.(graph) ?? [format.write(graph)];
  if (output === undefined || output === '-') {
    for (const piece of pieces) if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    return;
  }
  await writeWhole(output, pieces);
  complain(`${output}: ${graph.order} actors, ${graph.size} edges as ${format.title}`);
}

/** Places that the graph has are kept; a graph without them is laid out, for Gephi draws what lies in one point as one point. */
async function placedGraph(inputs: readonly string[], judgements: string | undefined, tally: Tally): Promise<ActorGraph> {
  const graph = (await graphIn(inputs)) ?? (await builtGraph(inputs, judgements, tally));
  if (graph.someNode((_, { x, y }) => x === undefined || y === undefined)) layout.assign(graph);
  return graph;
}

async function builtGraph(inputs: readonly string[], judgements: string | undefined, tally: Tally): Promise<ActorGraph> {
  const corrected = await correctedBy(judgements, tally);
  return buildGraph(await readingOf(inputs, tally, corrected), { known: knownFrom(corrected.knowledge.lexicon) });
}

async function writePage(
  file: string,
  inputs: readonly string[],
  { title: given, judgements }: ExportOptions,
  tally: Tally,
): Promise<void> {
  const template = await templateOf();
  const shown = await shownOf(inputs, tally, judgements);
  const [first, ...others] = shown.documents;
  const title = given ?? (first && others.length === 0 ? (first.title ?? first.id) : `${shown.documents.length} articles`);
  await writeWhole(file, toHtml(template, { shown, title }));
  complain(`${file}: ${shown.actors.length} actors, ${shown.claims.length} claims; it opens in any browser`);
}

async function templateOf(): Promise<string> {
  try {
    return await readFile(new URL('../web/page.html', import.meta.url), 'utf8');
  } catch (error) {
    throw new UsageError('The viewer is not built; run "npm run build" first', { cause: error });
  }
}
