// A graph in, a briefing out: who stands where, with the words that say so.
//
//   toMarkdown(graph) -> '# Who stands where\n\n7 actors, ...\n\n## Russia\n\nOpposed by\n\n- United States (-0.46): "..."'

import { balance } from '../analysis/balance.js';
import type { EdgeEvidence } from '../graph/evidence.js';
import type { ActorGraph, GraphDocument } from '../graph/schema.js';
import { type Neighbor, neighbors } from '../query/neighbors.js';
import { top } from '../query/top.js';
import { turns } from '../query/turns.js';
import { plainLine } from './plain.js';

export interface MarkdownOptions {
  /** Actors with a section of their own, the most mentioned first; 12 by default. */
  readonly actors?: number | undefined;
  /** Longest list; 6 by default. */
  readonly limit?: number | undefined;
}

export function toMarkdown(graph: ActorGraph, options: MarkdownOptions = {}): string {
  const { actors = 12, limit = 6 } = options;
  const { documents, claims, stories, firstDate, lastDate } = graph.getAttributes();
  const sources = new Map(documents.map((document) => [document.id, document]));
  const dates = firstDate === null ? '' : firstDate === lastDate ? ` of ${firstDate}` : ` from ${firstDate} to ${lastDate}`;
  const lines = [
    '# Who stands where',
    '',
    `${many(graph.order, 'actor')}, ${many(claims, 'claim')} in ${many(stories, 'story', 'stories')}, ${many(documents.length, 'document')}${dates}. Stances run from -1 (against) to 1 (for).`,
    '',
  ];
  const strongest = top(graph, 'stance', { limit });
  if (strongest.length > 0) {
    lines.push('## The strongest stances', '');
    for (const { id, best } of strongest) {
      const edge = graph.getEdgeAttributes(id);
      const [from, to] = [graph.source(id), graph.target(id)].map((end) => safe(graph.getNodeAttribute(end, 'label')));
      if (edge.family === 'stance') lines.push(`- **${from}** ${edge.label} **${to}** (${signed(edge.stance)})${cited(best, sources)}`);
    }
    lines.push('');
  }
  const changed = turns(graph).slice(-limit);
  if (changed.length > 0) {
    lines.push('## Changes of side', '');
    for (const { text, before, after, best } of changed)
      lines.push(`- ${safe(text)} (${signed(before)} to ${signed(after)})${cited(best, sources)}`);
    lines.push('');
  }
  const { tense } = balance(graph);
  if (tense.length > 0) {
    lines.push('## Tense triads', '', 'Three actors of whom one supports two that oppose each other, or who all oppose one another.', '');
    for (const { actors: ids } of tense.slice(0, limit)) {
      lines.push(`- ${ids.map((id) => safe(graph.getNodeAttribute(id, 'label'))).join(', ')}`);
    }
    lines.push('');
  }
  for (const { id } of top(graph, 'mentions', { limit: actors })) {
    const { label, office, country } = graph.getNodeAttributes(id);
    const found = neighbors(graph, id, { family: 'stance' }).filter((one) => one.stories > 0);
    const belongs = neighbors(graph, id, { family: 'affiliation', direction: 'out' });
    if (found.length === 0 && belongs.length === 0) continue;
    lines.push(`## ${safe(label)}`, '');
    const about = belongs.map(({ how, label: place }) => (how === '' ? safe(place) : `${safe(how)}, ${safe(place)}`));
    if (about.length > 0) lines.push(`${about.join('; ')}.`, '');
    else if (office !== '') lines.push(`${safe(office)}${country === '' ? '' : `, ${safe(country)}`}.`, '');
    for (const [title, direction, sign] of SECTIONS) {
      const here = found.filter((one) => one.direction === direction && one.sign === sign).slice(0, limit);
      if (here.length === 0) continue;
      lines.push(`${title}`, '', ...here.map((one) => entry(one, sources)), '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const SECTIONS = [
  ['Supports', 'out', 'for'],
  ['Opposes', 'out', 'against'],
  ['Supported by', 'in', 'for'],
  ['Opposed by', 'in', 'against'],
] as const;

function entry({ label, stance, best }: Neighbor, sources: ReadonlyMap<string, GraphDocument>): string {
  return `- ${safe(label)} (${signed(stance)})${cited(best, sources)}`;
}

/** `: "..." (AP, 2017-04-11)`, with a link where the document has an address. */
function cited(best: EdgeEvidence | null, sources: ReadonlyMap<string, GraphDocument>): string {
  if (best === null) return '';
  const document = sources.get(best.document);
  const name = safe(document?.publisher || document?.title || best.document);
  const url = document?.url !== undefined && /^https?:\/\/[^\s<>]+$/.test(document.url) ? document.url : null;
  const place = url === null ? name : `[${name}](<${plainLine(url)}>)`;
  const modality = best.modality === 'actual' ? '' : `, ${best.modality}`;
  return `: "${safe(best.quote)}" (${place}${best.date === null ? '' : `, ${safe(best.date)}`}${modality})`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${Math.round(value * 100) / 100}`;
}

function many(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** Text that Markdown shows as it is: no markup, no HTML, no list or heading of its own, one line. */
function safe(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    .replace(/^(#|[-+=>:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
