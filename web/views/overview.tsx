// What the inspector shows before anything is selected: what was read, and the strongest stances with their words.

import type { EdgeAttributes } from '../../src/graph/schema.js';
import { given, graph, status, visible } from '../store.js';
import { count } from '../words.js';
import { EdgeRow } from './edge-panel.js';
import { Empty } from './parts.js';

const MOST = 12;

export function Overview() {
  if (status.value.is !== 'ready') return null;
  if (given.value.documents.length === 0) {
    return <Empty title="Nothing to inspect yet">When an article has been read, its actors and statements are explained here.</Empty>;
  }
  const stances = visible.value.edges
    .map((key) => ({ key, edge: graph.value.getEdgeAttributes(key) }))
    .filter(({ edge }) => edge.family !== 'affiliation' && edge.stories > 0)
    .sort((a, b) => b.edge.weight * b.edge.stories - a.edge.weight * a.edge.stories || byWords(a.edge, b.edge) || (a.key < b.key ? -1 : 1))
    .slice(0, MOST);
  return (
    <article class="panel" aria-label="Overview">
      <p class="eyebrow">{count(given.value.documents.length, 'article')} read</p>
      <h2>Who stands where</h2>
      <p class="lead">
        {count(graph.value.order, 'actor')} and {count(graph.value.getAttribute('claims'), 'statement')}. Select a name or a line to see the
        words behind it.
      </p>
      {stances.length === 0 ? (
        <p class="source-note">No statement is left under the present filters. Open “Filters” and loosen them.</p>
      ) : (
        <section>
          <h3>Strongest stances</h3>
          <ul class="ties with-quotes">
            {stances.map(({ key, edge }, index) => (
              <li key={key} class={index > 0 && isSame(edge, stances[index - 1]!.edge) ? 'same-words' : ''}>
                <EdgeRow edgeKey={key} />
                {edge.evidence[0] && !(index < stances.length - 1 && isSame(edge, stances[index + 1]!.edge)) && (
                  <p class="teaser" dir="auto">
                    {teaser(edge.evidence[0].quote, edge.evidence[0].trigger.start - edge.evidence[0].start)}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

/** Whether two ties rest on the same sentence first: a meeting ties all who meet, and its words need to be read once. */
function isSame({ evidence: [a] }: EdgeAttributes, { evidence: [b] }: EdgeAttributes): boolean {
  return a !== undefined && b !== undefined && a.document === b.document && a.start === b.start && a.trigger.start === b.trigger.start;
}

function byWords({ evidence: [a] }: EdgeAttributes, { evidence: [b] }: EdgeAttributes): number {
  if (!a || !b) return 0;
  return a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start || a.trigger.start - b.trigger.start;
}

/** The words of a quote around its cue. */
function teaser(quote: string, cue: number): string {
  const from = cue < 70 ? 0 : quote.indexOf(' ', cue - 60) + 1;
  // Words are not cut.
  const end = from + 150 < quote.length ? quote.lastIndexOf(' ', from + 150) : quote.length;
  return `${from > 0 ? '… ' : ''}${quote.slice(from, end).trim()}${end < quote.length ? ' …' : ''}`;
}
