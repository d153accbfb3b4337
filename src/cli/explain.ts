// demarche explain "SENTENCE" : how a text was read, layer by layer, down to the rule.

import { Command } from 'commander';
import type { Claimed } from '../document.js';
import { loadReader } from '../node.js';
import { type Explanation, explain } from '../query/explain.js';
import { toDrawing } from '../syntax/conllu.js';
import { codeOf, type Done, writeLine } from './inputs.js';
import { day } from './options.js';
import { graphOf } from './reading.js';
import { quoteOf, signed } from './show.js';

export function explainCommand(done: Done): Command {
  return new Command('explain')
    .description('shows how a sentence is read, layer by layer, down to the rule; or why an edge is what it is')
    .argument('<text>', 'a sentence in quotation marks, or the key of an edge ("stance:country:FRA>country:RUS")')
    .argument('[input...]', 'for an edge: a graph (.json, .gexf) or articles', ['seeds'])
    .option('--date <date>', 'the day it was published, yyyy-mm-dd', day)
    .option('--json', 'for an edge: as JSON')
    .action(async (text: string, inputs: string[], options: { date?: string; json?: boolean }) => {
      if (/^(?:affiliation|relation|stance):\S+>\S+$/.test(text)) {
        const tally = { documents: 0, problems: 0 };
        const found = explain(await graphOf(inputs, tally), text);
        if (options.json === true) await writeLine(found);
        else process.stdout.write(edgeExplanation(found));
        done(codeOf(tally));
        return;
      }
      const reader = await loadReader();
      process.stdout.write(explanation(reader.read({ id: 'text', text, date: options.date })));
      done(0);
    });
}

function edgeExplanation(found: Explanation): string {
  const lines = [found.text, found.sum, found.trust].filter((line) => line !== '');
  for (const vote of found.votes) {
    lines.push(
      `vote of ${vote.story}: polarity ${signed(vote.polarity)}, weight ${vote.weight.toFixed(2)}, share ${Math.round(vote.share * 100)} %`,
    );
    for (const claim of vote.claims) lines.push(`  ${claim.modality}, rule ${claim.rule}${quoteOf(claim)}`);
  }
  for (const claim of found.apart) lines.push(`counted apart: ${claim.modality}${quoteOf(claim)}`);
  return `${lines.join('\n')}\n`;
}

function explanation(document: Claimed): string {
  const quote = (start: number, end: number): string => JSON.stringify(document.text.slice(start, end));
  const lines = [
    'Tree',
    ...toDrawing(document)
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
    'Mentions',
  ];
  for (const mention of document.mentions) {
    const traits = [mention.kind, mention.form, mention.sector, mention.office, mention.place ? 'place' : ''].filter(
      (trait) => trait !== '',
    );
    lines.push(
      `  ${quote(mention.range.start, mention.range.end)} (${traits.join(', ')}) -> ${mention.actor ?? 'nobody'}${mention.because === '' ? '' : `: ${mention.because}`}`,
    );
  }
  lines.push('Actors');
  for (const actor of document.actors) {
    const home = actor.affiliations.map((affiliation) => `${affiliation.role} of ${affiliation.actor}`).join('; ');
    lines.push(`  ${actor.id}  ${actor.label}${home === '' ? '' : `  (${home})`}`);
  }
  lines.push('Claims');
  for (const claim of document.claims) {
    lines.push(
      `  ${claim.source.label} ${claim.type ?? '-'} ${claim.target.label}  ${claim.modality}, polarity ${claim.polarity}, confidence ${claim.confidence}`,
    );
    lines.push(
      `    words ${quote(claim.trigger.start, claim.trigger.end)}, rule ${claim.rule}${claim.reporter === null ? '' : `, says ${claim.reporter}`}`,
    );
  }
  if (document.claims.length === 0) lines.push('  none');
  return `${lines.join('\n')}\n`;
}
