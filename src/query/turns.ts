// A graph in, the moments at which somebody changed sides out.
//
//   turns(graph, { source: 'Turkey', target: 'NATO' }) -> [{ text: 'Turkey turned against NATO on 2017-03-12', before: 0.4, after: -0.5 }]

import { type EdgeEvidence, hasVote, seriesOf, signOf } from '../graph/evidence.js';
import { byText, within } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { findActor } from './actors.js';

export interface TurnOptions {
  /** Whose turns; everybody's by default. */
  readonly source?: string | undefined;
  /** Towards whom; anybody by default. */
  readonly target?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Least number of votes in the months before and after; 1 by default. */
  readonly minVotes?: number | undefined;
}

export interface Turn {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  /** In one sentence. */
  readonly text: string;
  /** The day of the first claim with the new sign in the month of the turn. */
  readonly date: string;
  /** `2017-03` */
  readonly month: string;
  /** Stance of the last month with the old sign and the first with the new one. */
  readonly before: number;
  readonly after: number;
  /** The best claim for the new sign in that month. */
  readonly best: EdgeEvidence | null;
}

/**
 * Months whose sign is not that of the last month that had one; neutral months do not count. The oldest turn first.
 * @throws UsageError where a name fits no actor or several.
 */
export function turns(graph: ActorGraph, options: TurnOptions = {}): Turn[] {
  const { since, until, minVotes = 1 } = options;
  const source = options.source === undefined ? null : findActor(graph, options.source);
  const target = options.target === undefined ? null : findActor(graph, options.target);
  const found: Turn[] = [];
  const look = (edge: string, evidence: readonly EdgeEvidence[], from: string, to: string): void => {
    if (evidence.length < 2) return;
    const seen = since === undefined && until === undefined ? evidence : evidence.filter(({ date }) => within(date, since, until));
    let last: { readonly sign: -1 | 1; readonly stance: number } | null = null;
    for (const { month, stance, stories } of seriesOf(seen)) {
      const sign = signOf(stance);
      if (sign === 0 || stories < minVotes) continue;
      if (last !== null && last.sign !== sign) {
        const telling = seen.filter((item) => item.date?.startsWith(month) && hasVote(item) && signOf(item.polarity) === sign);
        const date = telling.map((item) => item.date!).sort(byText)[0] ?? month;
        const side = sign > 0 ? 'to' : 'against';
        const label = (id: string): string => graph.getNodeAttribute(id, 'label');
        found.push({
          edge,
          from,
          to,
          text: `${label(from)} turned ${side} ${label(to)} ${date.length > 7 ? 'on' : 'in'} ${date}`,
          date,
          month,
          before: last.stance,
          after: stance,
          best: telling[0] ?? null,
        });
      }
      last = { sign, stance };
    }
  };
  const visit = (edge: string, family: string, evidence: readonly EdgeEvidence[], from: string, to: string): void => {
    if (family === 'stance' && (target === null || to === target)) look(edge, evidence, from, to);
  };
  if (source === null) graph.forEachEdge((key, { family, evidence }, from, to) => visit(key, family, evidence, from, to));
  else graph.forEachOutEdge(source, (key, { family, evidence }, from, to) => visit(key, family, evidence, from, to));
  return found.sort((a, b) => byText(a.date, b.date) || byText(a.edge, b.edge));
}
