// demarche survey INPUT... --out FOLDER : the main job. Reads the articles, writes graph and claims, and prints who stands where.

import { join } from 'node:path';
import { Command } from 'commander';
import pc from 'picocolors';
import { layout } from '../analysis/layout.js';
import type { Reading } from '../document.js';
import { toGexf } from '../export/gexf.js';
import { toJson } from '../export/json.js';
import { buildGraph } from '../graph/build.js';
import { knownFromFacts } from '../graph/facts.js';
import type { ActorGraph } from '../graph/schema.js';
import { writeWhole } from './build.js';
import { codeOf, type Done, pronounsTold, type Tally } from './inputs.js';
import { JUDGEMENTS } from './options.js';
import { articlesOf } from './shown.js';

/** How many rows the tables have. */
const ROWS = 12;

export function surveyCommand(done: Done): Command {
  return new Command('survey')
    .description('reads articles, writes graph.gexf, graph.json and claims.jsonl into a folder, and prints who stands where')
    .argument('<input...>', 'files, folders, patterns, or - for standard input')
    .option('--out <folder>', 'where to write', 'out')
    .option(...JUDGEMENTS)
    .action(async (inputs: string[], options: { out: string; judgements?: string }) => {
      const tally: Tally = { documents: 0, problems: 0 };
      const reading = await articlesOf(inputs, tally, options.judgements);
      const graph = buildGraph(reading, { known: knownFromFacts(reading.facts) });
      layout.assign(graph);
      await writeWhole(join(options.out, 'graph.gexf'), toGexf(graph));
      await writeWhole(join(options.out, 'graph.json'), toJson(graph));
      await writeWhole(join(options.out, 'claims.jsonl'), reading.claims.map((claim) => `${JSON.stringify(claim)}\n`).join(''));
      process.stdout.write(tables(reading, graph, tally));
      process.stdout.write(
        `\nWritten: ${['graph.gexf', 'graph.json', 'claims.jsonl'].map((name) => join(options.out, name)).join(', ')}\n`,
      );
      done(codeOf(tally));
    });
}

function tables(reading: Reading, graph: ActorGraph, tally: Tally): string {
  const documents = reading.documents.length === 1 ? '1 document' : `${reading.documents.length} documents`;
  const lines = [
    `${documents}, ${graph.order} actors, ${reading.claims.length} claims, ${graph.size} edges; ${pronounsTold(tally)}`,
    '',
    pc.bold('Actors by mentions'),
  ];
  const actors = [...reading.actors].sort((a, b) => b.mentions - a.mentions || (a.id < b.id ? -1 : 1)).slice(0, ROWS);
  for (const actor of actors) {
    const home =
      actor.country !== '' && actor.kind !== 'country'
        ? ` (${[actor.office, actor.country].filter((part) => part !== '').join(', ')})`
        : '';
    lines.push(`  ${String(actor.mentions).padStart(4)}  ${actor.label}${home}`);
  }
  lines.push('', pc.bold('Strongest stances'));
  const stances = graph
    .mapEdges((_key, edge, source, target) => ({
      edge,
      source: graph.getNodeAttribute(source, 'label'),
      target: graph.getNodeAttribute(target, 'label'),
    }))
    .flatMap(({ edge, source, target }) => (edge.family === 'stance' && edge.stance !== 0 ? [{ edge, source, target }] : []))
    .sort(
      (a, b) =>
        Math.abs(b.edge.stance) * b.edge.confidence - Math.abs(a.edge.stance) * a.edge.confidence ||
        (`${a.source}${a.target}` < `${b.source}${b.target}` ? -1 : 1),
    )
    .slice(0, ROWS);
  for (const { edge, source, target } of stances) {
    const value = `${edge.stance > 0 ? '+' : ''}${edge.stance.toFixed(2)}`;
    lines.push(`  ${edge.stance > 0 ? pc.blue(value) : pc.yellow(value)}  ${source} -> ${target}`);
    const quote = edge.evidence[0]?.quote.replace(/\s+/g, ' ').trim() ?? '';
    if (quote !== '') lines.push(pc.dim(`         "${quote.length > 150 ? `${quote.slice(0, 149)}…` : quote}"`));
  }
  if (stances.length === 0) lines.push('  none: nobody is said to do or say anything to anybody');
  return `${lines.join('\n')}\n`;
}
