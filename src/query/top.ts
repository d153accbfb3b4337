// A graph in, the first of a ranking out.
//
//   top(graph, 'opposition', { limit: 1 }) -> [{ id: 'country:SYR', label: 'Syria', value: 12 }]

import type { Kind } from '../document.js';
import { type EdgeEvidence, seriesOf } from '../graph/evidence.js';
import { byText, rounded, within } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { edgeFilter } from './filter.js';

/**
 * - `mentions`: actors by how often they are mentioned
 * - `support`, `opposition`: actors by the votes that others cast for or against them
 * - `stance`: pairs by the strength of the stance, for or against
 * - `change`: pairs by how far the stance moved from the first half of their months to the second
 */
export type Ranking = 'mentions' | 'support' | 'opposition' | 'stance' | 'change';

export const RANKINGS: readonly Ranking[] = ['mentions', 'support', 'opposition', 'stance', 'change'];

export interface TopOptions {
  /** 10 by default. */
  readonly limit?: number | undefined;
  /** Only actors of this kind; of pairs the source. */
  readonly kind?: Kind | undefined;
  /** A window of time; mentions are not dated, so it does not change their ranking. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface Ranked {
  /** Id of the actor, or key of the stance. */
  readonly id: string;
  /** "Syria", or "Turkey -> NATO". */
  readonly label: string;
  /** Mentions, votes, stance in [-1, 1], or change of stance in [-2, 2]. */
  readonly value: number;
  /** The best evidence for it; null for mentions. */
  readonly best: EdgeEvidence | null;
}

/** The greatest first; nought is left out. */
export function top(graph: ActorGraph, by: Ranking, options: TopOptions = {}): Ranked[] {
  const { limit = 10 } = options;
  const ranked = rank(graph, by, options).filter(({ value }) => value !== 0);
  return ranked
    .sort(
      (a, b) =>
        Math.abs(b.value) - Math.abs(a.value) ||
        (b.best?.confidence ?? 0) - (a.best?.confidence ?? 0) ||
        byText(a.label, b.label) ||
        byText(a.id, b.id),
    )
    .slice(0, limit);
}

function rank(graph: ActorGraph, by: Ranking, { kind, since, until }: TopOptions): Ranked[] {
  const keep = edgeFilter({ family: 'stance', since, until });
  const label = (id: string): string => graph.getNodeAttribute(id, 'label');
  const wanted = (id: string): boolean => kind === undefined || graph.getNodeAttribute(id, 'kind') === kind;
  switch (by) {
    case 'mentions':
      return graph.filterNodes(wanted).map((id) => ({ id, label: label(id), value: graph.getNodeAttribute(id, 'mentions'), best: null }));
    case 'support':
    case 'opposition': {
      const side = by === 'support' ? 'for' : 'against';
      return graph.filterNodes(wanted).map((id) => {
        let value = 0;
        let best: EdgeEvidence | null = null;
        graph.forEachInEdge(id, (_, edge) => {
          const seen = keep(edge);
          if (seen === null) return;
          value += side === 'for' ? seen.supporting : seen.opposing;
          const first = seen.sign === side ? seen.evidence[0] : undefined;
          if (first && (best === null || first.confidence > best.confidence)) best = first;
        });
        return { id, label: label(id), value, best };
      });
    }
    case 'stance':
      return graph.reduceEdges((list: Ranked[], key, edge, from, to) => {
        const seen = wanted(from) ? keep(edge) : null;
        // A stance that is hardly trusted is no strong one.
        if (seen)
          list.push({
            id: key,
            label: `${label(from)} -> ${label(to)}`,
            value: rounded(seen.stance * seen.confidence),
            best: seen.evidence[0] ?? null,
          });
        return list;
      }, []);
    case 'change':
      return graph.reduceEdges((list: Ranked[], key, edge, from, to) => {
        if (edge.family !== 'stance' || !wanted(from)) return list;
        const value = changeOf(edge.evidence.filter(({ date }) => within(date, since, until)));
        list.push({ id: key, label: `${label(from)} -> ${label(to)}`, value, best: edge.evidence[0] ?? null });
        return list;
      }, []);
  }
}

/** Mean stance of the later half of the months less that of the earlier half; a middle month belongs to neither. */
function changeOf(evidence: readonly EdgeEvidence[]): number {
  const months = seriesOf(evidence);
  const half = Math.floor(months.length / 2);
  if (half === 0) return 0;
  const mean = (part: typeof months): number => {
    const stories = part.reduce((sum, month) => sum + month.stories, 0);
    return part.reduce((sum, month) => sum + month.stance * month.stories, 0) / stories;
  };
  return rounded(mean(months.slice(-half)) - mean(months.slice(0, half)));
}
