// demarche explain "SENTENCE" : how a text was read, layer by layer, down to the rule; or why an edge or an actor is what it is.

import { Command } from 'commander';
import { factors, weighed } from '../claims/confidence.js';
import type { Claimed } from '../document.js';
import { UsageError } from '../errors.js';
import { buildGraph } from '../graph/build.js';
import { loadReader } from '../node.js';
import { findActor } from '../query/actors.js';
import { type Explanation, explain } from '../query/explain.js';
import { type ActorExplanation, createAccount } from '../query/explain-actor.js';
import { toDrawing } from '../syntax/conllu.js';
import { codeOf, type Done, pronounsTold, type Tally, writeLine } from './inputs.js';
import { day, JUDGEMENTS, period } from './options.js';
import { correctedBy, graphOf, judgedOf } from './reading.js';
import { quoteOf, signed } from './show.js';

const SEEDS: readonly string[] = ['seeds'];

export function explainCommand(done: Done): Command {
  return new Command('explain')
    .description('shows how a sentence is read, layer by layer, down to the rule; or why an edge or an actor is what it is')
    .argument('[text]', 'a sentence in quotation marks, or the key of an edge ("stance:country:FRA>country:RUS")')
    .argument('[input...]', 'for an edge: a graph (.json, .gexf, .graphml) or articles; for an actor: articles (default: seeds)')
    .option(
      '--actor <actor>',
      'instead of a text: which words of the articles mean this actor, by which rule, and whom it was made one with',
    )
    .option('--since <date>', 'for an edge: first day, month or year', period)
    .option('--until <date>', 'for an edge: last day, month or year', period)
    .option('--date <date>', 'the day it was published, yyyy-mm-dd', day)
    .option('--json', 'for an edge or an actor: as JSON')
    .option(...JUDGEMENTS)
    .action(async (text: string | undefined, inputs: string[], options: ExplainCommandOptions) => {
      if (options.actor !== undefined) {
        // There is no text then: the first word is an input, too.
        done(await explainActor(options.actor, text === undefined ? SEEDS : [text, ...inputs], options));
        return;
      }
      if (text === undefined) throw new UsageError('Give a sentence in quotation marks, the key of an edge, or --actor ID and articles');
      if (/^(?:affiliation|relation|stance):\S+>\S+$/.test(text)) {
        const tally = { documents: 0, problems: 0 };
        const found = explain(await graphOf(inputs.length > 0 ? inputs : SEEDS, tally), text, {
          since: options.since,
          until: options.until,
        });
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

interface ExplainCommandOptions {
  readonly actor?: string;
  readonly date?: string;
  readonly since?: string;
  readonly until?: string;
  readonly json?: boolean;
  readonly judgements?: string;
}

async function explainActor(name: string, inputs: readonly string[], options: ExplainCommandOptions): Promise<number> {
  const graph = inputs.find((input) => /\.(?:json|gexf|graphml)$/.test(input));
  if (graph !== undefined)
    throw new UsageError(`${graph} is a graph, which does not hold every mention; expected the articles that it was made of`);
  const tally: Tally = { documents: 0, problems: 0 };
  const account = createAccount();
  const judged = await judgedOf(inputs, tally, await correctedBy(options.judgements, tally), account.add);
  const merged = judged.merged.some(({ actor }) => actor === name);
  const found = account.explain(judged, merged ? name : findActor(buildGraph(judged.reading), name));
  if (options.json === true) await writeLine(found);
  else process.stdout.write(`${actorExplanation(found)}${pronounsTold(tally)}\n`);
  return codeOf(tally);
}

function actorExplanation(found: ActorExplanation): string {
  const traits = [found.kind, found.country, found.sector, found.office].filter((trait) => trait !== '').join(', ');
  const documents = found.documents.length === 1 ? '1 document' : `${found.documents.length} documents`;
  const lines = [`${found.id}  ${found.label} (${traits}), ${found.mentions} mentions in ${documents}`, 'Named by'];
  for (const { words, form, because, actor, times, quote } of found.forms) {
    const other = actor === found.id ? '' : `, read as ${actor}`;
    lines.push(`  ${JSON.stringify(words)} (${form}${times === 1 ? '' : `, ${times} times`}): ${because}${other}`);
    lines.push(`    ${quote.document}: ${oneLine(quote.text)}`);
  }
  if (found.merged.length > 0) lines.push('Made one');
  for (const { actor, into, because } of found.merged) lines.push(`  ${actor} is ${into}: ${because}`);
  if (found.affiliations.length > 0) lines.push('Belongs to');
  for (const { actor, role, from, to, evidence } of found.affiliations) {
    const dates = from === undefined && to === undefined ? '' : ` (${from ?? ''} to ${to ?? ''})`;
    lines.push(
      `  ${role} of ${actor}${dates}: ${evidence === undefined ? 'the tables say so' : `${evidence.document}: ${oneLine(evidence.text)}`}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function oneLine(text: string): string {
  return JSON.stringify(text.replace(/\s+/g, ' ').trim());
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
  const pronouns = document.mentions.filter(({ form }) => form === 'pronoun');
  if (pronouns.length > 0)
    lines.push(
      `  ${pronounsTold({ documents: 1, problems: 0, pronouns: pronouns.length, unclear: pronouns.filter(({ actor }) => actor === null).length })}`,
    );
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
    const { tense = '', words = null, background = false } = claim.time ?? {};
    const when = [tense, words === null ? '' : `"${oneLine(words.text)}" is ${claim.date}`, background ? 'history' : ''].filter(
      (part) => part !== '',
    );
    if (when.length > 0) lines.push(`    time ${when.join(', ')}`);
    const weights = weighed(claim).map(({ signal, factor }) => `${signal} x${factor}`);
    lines.push(`    odds ${factors().base}${weights.length === 0 ? '' : `, ${weights.join(', ')}`}`);
  }
  if (document.claims.length === 0) lines.push('  none');
  return `${lines.join('\n')}\n`;
}
