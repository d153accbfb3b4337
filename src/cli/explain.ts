// demarche explain "SENTENCE" : how a text was read, layer by layer, down to the rule.

import { Command } from 'commander';
import type { Claimed } from '../document.js';
import { loadReader } from '../node.js';
import { toDrawing } from '../syntax/conllu.js';
import type { Done } from './inputs.js';
import { day } from './options.js';

export function explainCommand(done: Done): Command {
  return new Command('explain')
    .description('shows how a sentence is read, layer by layer: words, tree, mentions, actors, claims and their rules')
    .argument('<text>', 'a sentence in quotation marks')
    .option('--date <date>', 'the day it was published, yyyy-mm-dd', day)
    .action(async (text: string, options: { date?: string }) => {
      const reader = await loadReader();
      process.stdout.write(explanation(reader.read({ id: 'text', text, date: options.date })));
      done(0);
    });
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
