// Who sides with whom: blocs and camps with a matrix of what passes between them, tense triads, and who turned when.

import type { Triad } from '../../src/analysis/balance.js';
import { groupColor } from '../appearance.js';
import { selectActor, selectEdge, setGrouping } from '../state.js';
import { act, firstClaim, graph, groups, hovered, labelOf, modularity, palette, tension, turned, view, visible } from '../store.js';
import { count, dateName, signed } from '../words.js';
import { EdgeRow } from './edge-panel.js';
import { Empty, SignMark } from './parts.js';

const GROUPINGS = [
  ['none', 'Kinds'],
  ['bloc', 'Blocs'],
  ['camp', 'Camps'],
] as const;

export function Sides() {
  const { grouping } = view.value;
  if (visible.value.edges.length === 0) {
    return <Empty title="No sides yet">Nobody is tied to anybody under the present filters. Open “Filters” and loosen them.</Empty>;
  }
  return (
    <div class="sides">
      <fieldset class="choice" aria-label="Color actors by">
        {GROUPINGS.map(([value, name]) => (
          <button key={value} type="button" aria-pressed={grouping === value} onClick={() => act((now) => setGrouping(now, value))}>
            {name}
          </button>
        ))}
      </fieldset>
      <p class="source-note">
        {grouping === 'none' && 'Blocs are actors who support one another. Camps also keep opponents apart.'}
        {grouping === 'bloc' &&
          `By support alone (Louvain). Modularity ${modularity.value.toFixed(2)}: the nearer to 1, the clearer the blocs.`}
        {grouping === 'camp' && 'By support and opposition: friends together, opponents apart, as far as that can be.'}
      </p>
      {grouping !== 'none' && <Groups />}
      <Balance />
      <Turns />
    </div>
  );
}

function Groups() {
  const found = [...(groups.value ?? [])];
  if (found.length === 0) return <p class="source-note">No two actors stand together.</p>;
  const grouped = new Set(found.flatMap(([, members]) => members));
  const rest = [...visible.value.nodes].filter((id) => !grouped.has(id)).length;
  return (
    <>
      <ul class="groups">
        {found.map(([group, members]) => (
          <li key={group}>
            <span class="swatch" style={{ background: groupColor(group, palette.value) }} aria-hidden="true" />
            <span>
              <b>{nameOf(members)}</b> <span class="members">{members.map(labelOf).join(', ')}</span>
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="source-note">{rest === 1 ? '1 actor stands alone.' : `${rest} actors stand alone.`}</p>}
      {found.length > 1 && <Matrix found={found.slice(0, 7)} />}
    </>
  );
}

/** A group is called after its most mentioned member. */
function nameOf(members: readonly string[]): string {
  const first = [...members].sort((a, b) => graph.value.getNodeAttribute(b, 'mentions') - graph.value.getNodeAttribute(a, 'mentions'))[0]!;
  return labelOf(first);
}

/** Stances within and between groups: row towards column. */
function Matrix({ found }: { found: readonly (readonly [number, readonly string[]])[] }) {
  const groupOf = new Map(found.flatMap(([group, members]) => members.map((id) => [id, group] as const)));
  const cells = new Map<string, { supporting: number; opposing: number; keys: string[] }>();
  for (const key of visible.value.edges) {
    const edge = graph.value.getEdgeAttributes(key);
    if (edge.family !== 'stance') continue;
    const [from, to] = graph.value.extremities(key).map((id) => groupOf.get(id));
    if (from === undefined || to === undefined) continue;
    const cell = cells.get(`${from} ${to}`) ?? { supporting: 0, opposing: 0, keys: [] };
    cells.set(`${from} ${to}`, cell);
    cell.supporting += edge.supporting;
    cell.opposing += edge.opposing;
    cell.keys.push(key);
  }
  return (
    <section>
      <h3>Votes between them</h3>
      <div class="matrix-frame">
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {found.map(([group, members]) => (
                <th key={group} scope="col" title={nameOf(members)}>
                  {nameOf(members)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.map(([from, members]) => (
              <tr key={from}>
                <th scope="row" title={nameOf(members)}>
                  {nameOf(members)}
                </th>
                {found.map(([to]) => {
                  const cell = cells.get(`${from} ${to}`);
                  const sum = cell ? cell.supporting - cell.opposing : 0;
                  return (
                    <td
                      key={to}
                      class={sum > 0 ? 'for' : sum < 0 ? 'against' : ''}
                      onMouseEnter={() => {
                        hovered.value = cell ? { edges: cell.keys } : null;
                      }}
                      onMouseLeave={() => {
                        hovered.value = null;
                      }}
                    >
                      {cell && `+${cell.supporting} −${cell.opposing}`}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const MOST_TRIADS = 12;

function Balance() {
  const found = tension.value;
  return (
    <section>
      <h3>Balance</h3>
      {found.triads === 0 ? (
        <p class="source-note">
          No three actors all take sides on one another, so there is no triangle to be in or out of balance.
          {found.frustration > 0 && ` ${count(found.frustration, 'pair')} would have to change sides for two camps to remain.`}
        </p>
      ) : (
        <>
          <p>
            {found.balanced} of {count(found.triads, 'triangle')} {found.triads === 1 ? 'is' : 'are'} balanced.{' '}
            {found.frustration === 0
              ? 'The whole falls into two camps without rest.'
              : `${found.exact ? '' : 'At most '}${count(found.frustration, 'pair')} of ${found.pairs} would have to change sides for two camps to remain.`}
          </p>
          {found.tense.length > 0 && (
            <ul class="triads">
              {found.tense.slice(0, MOST_TRIADS).map((triad) => (
                <TriadItem key={triad.actors.join()} triad={triad} />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

/** Three actors of whom one is a friend of two opponents, or who all oppose one another. */
function TriadItem({ triad }: { triad: Triad }) {
  const keys = triad.ties.flatMap(({ a, b }) =>
    graph.value.edges(a, b).filter((key) => graph.value.getEdgeAttribute(key, 'family') === 'stance'),
  );
  return (
    <li
      onMouseEnter={() => {
        hovered.value = { edges: keys };
      }}
      onMouseLeave={() => {
        hovered.value = null;
      }}
    >
      <details>
        <summary>
          <span class="triad-words">{wordsOf(triad)}</span>
          <span class="triad-signs">
            {triad.ties.map(({ a, b, sign }) => (
              <SignMark key={`${a} ${b}`} sign={sign > 0 ? 'for' : 'against'} />
            ))}
          </span>
        </summary>
        <ul class="ties">
          {keys.map((key) => (
            <li key={key}>
              <EdgeRow edgeKey={key} />
              {firstClaim(key) && (
                <p class="teaser" dir="auto">
                  {firstClaim(key)!.quote}
                </p>
              )}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** "Turkey is a friend of both Iran and United States, who oppose each other" */
function wordsOf({ actors, ties }: Triad): string {
  const hostile = ties.filter(({ sign }) => sign < 0);
  if (hostile.length === 3) return `${actors.map(labelOf).join(', ')} all oppose one another`;
  const [tie] = hostile;
  const friend = actors.find((id) => id !== tie?.a && id !== tie?.b);
  if (!tie || friend === undefined) return actors.map(labelOf).join(', ');
  return `${labelOf(friend)} stands with both ${labelOf(tie.a)} and ${labelOf(tie.b)}, who are opposed`;
}

function Turns() {
  const found = turned.value.filter(({ from, to }) => graph.value.hasNode(from) && graph.value.hasNode(to));
  if (found.length === 0) return null;
  return (
    <section>
      <h3>Turns</h3>
      <ul class="ties">
        {found.slice(0, 40).map(({ edge, from, to, date, before, after, best }) => (
          <li key={`${edge} ${date}`}>
            <button
              type="button"
              class="tie"
              onClick={() => act((now) => (graph.value.hasEdge(edge) ? selectEdge(now, edge, best) : selectActor(now, from)), 'select')}
            >
              <SignMark sign={after > 0 ? 'for' : 'against'} />
              <span class="tie-words">
                <b>{labelOf(from)}</b> turned {after > 0 ? 'to' : 'against'} <b>{labelOf(to)}</b>
                <span class="exchange-head">
                  {dateName(date)}, from {signed(before)} to {signed(after)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
