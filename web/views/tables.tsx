// Everything the picture shows, as tables: actors, and relations between them. A row selects what it stands for.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { signOfEdge } from '../filter.js';
import { selectActor, selectEdge } from '../state.js';
import { act, firstClaim, graph, hovered, view, visible } from '../store.js';
import { count, FAMILY, SIGN, signed, TYPE } from '../words.js';
import { Empty, KindMark, SignMark } from './parts.js';

/** As many rows as are drawn before the reader asks for more. */
const MOST = 200;

interface Column<Row> {
  readonly name: string;
  readonly title?: string;
  readonly numeric?: true;
  readonly by: (row: Row) => string | number;
  readonly cell: (row: Row) => ComponentChildren;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly first: number;
  readonly idOf: (row: Row) => string;
  readonly isSelected: (row: Row) => boolean;
  readonly onHover: (row: Row | null) => void;
  readonly onChoose: (row: Row) => void;
}

function Table<Row>({ caption, rows, columns, first, idOf, isSelected, onHover, onChoose }: TableProps<Row>) {
  const sort = useSignal({ column: first, down: columns[first]!.numeric === true });
  const most = useSignal(MOST);
  const { column, down } = sort.value;
  const by = columns[column]!.by;
  const sorted = [...rows].sort((a, b) => {
    const [left, right] = [by(a), by(b)];
    const order = typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'en');
    return (down ? -order : order) || (idOf(a) < idOf(b) ? -1 : 1);
  });
  return (
    <>
      <table class="rows">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, title, numeric }, index) => (
              <th
                key={name}
                scope="col"
                class={numeric ? 'numeric' : ''}
                aria-sort={index === column ? (down ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  title={title}
                  onClick={() => {
                    sort.value = { column: index, down: index === column ? !down : numeric === true };
                  }}
                >
                  {name}
                  <span aria-hidden="true">{index === column ? (down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, most.value).map((row) => (
            <tr
              key={idOf(row)}
              class={isSelected(row) ? 'selected' : ''}
              onMouseEnter={() => onHover(row)}
              onMouseLeave={() => onHover(null)}
              onClick={() => onChoose(row)}
            >
              {columns.map(({ name, numeric, cell }, index) =>
                index === 0 ? (
                  <th key={name} scope="row">
                    <button type="button" aria-pressed={isSelected(row)}>
                      {cell(row)}
                    </button>
                  </th>
                ) : (
                  <td key={name} class={numeric ? 'numeric' : ''}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > most.value && (
        <button
          type="button"
          class="small more"
          onClick={() => {
            most.value += 5 * MOST;
          }}
        >
          Show more of the {sorted.length}
        </button>
      )}
    </>
  );
}

export function ActorsTable() {
  const rows = [...visible.value.nodes, ...visible.value.alone];
  if (rows.length === 0) return <NoRows />;
  const node = (id: string) => graph.value.getNodeAttributes(id);
  const { selected } = view.value;
  return (
    <Table
      caption={count(rows.length, 'actor')}
      rows={rows}
      first={1}
      idOf={(id) => id}
      isSelected={(id) => selected?.what === 'actor' && selected.id === id}
      onHover={(id) => {
        hovered.value = id === null ? null : { node: id };
      }}
      onChoose={(id) => act((now) => selectActor(now, id), 'select')}
      columns={[
        {
          name: 'Actor',
          by: (id) => node(id).label,
          cell: (id) => (
            <>
              <KindMark kind={node(id).kind} /> <span>{node(id).label}</span>
            </>
          ),
        },
        { name: 'Mentions', numeric: true, by: (id) => node(id).mentions, cell: (id) => node(id).mentions },
        {
          name: '+',
          title: 'Votes of support, given and received',
          numeric: true,
          by: (id) => node(id).supports + node(id).supportedBy,
          cell: (id) => node(id).supports + node(id).supportedBy || '',
        },
        {
          name: '−',
          title: 'Votes of opposition, given and received',
          numeric: true,
          by: (id) => node(id).opposes + node(id).opposedBy,
          cell: (id) => node(id).opposes + node(id).opposedBy || '',
        },
      ]}
    />
  );
}

export function RelationsTable() {
  const rows = visible.value.edges;
  if (rows.length === 0) return <NoRows />;
  const edge = (key: string) => graph.value.getEdgeAttributes(key);
  const name = (id: string) => graph.value.getNodeAttribute(id, 'label');
  const mean = (key: string): number => {
    const attributes = edge(key);
    return attributes.family === 'stance' ? attributes.stance : attributes.family === 'relation' ? attributes.polarity : 0;
  };
  const how = (key: string): string => {
    const attributes = edge(key);
    if (attributes.family === 'affiliation') return attributes.label === '' ? 'belongs to' : `${attributes.label} of`;
    if (attributes.family === 'relation') return TYPE[attributes.type ?? 'none'].verb;
    return SIGN[signOfEdge(attributes)].verb;
  };
  const { selected } = view.value;
  return (
    <Table
      caption={`${count(rows.length, 'tie')}: ${[...new Set(rows.map((key) => FAMILY[edge(key).family].name.toLowerCase()))].join(', ')}`}
      rows={rows}
      first={2}
      idOf={(key) => key}
      isSelected={(key) => selected?.what === 'edge' && selected.key === key}
      onHover={(key) => {
        hovered.value = key === null ? null : { edges: [key] };
      }}
      onChoose={(key) => act((now) => ({ ...selectEdge(now, key, claimOf(key)), pane: now.pane }), 'select')}
      columns={[
        {
          name: 'Tie',
          by: (key) => name(graph.value.source(key)),
          cell: (key) => {
            const attributes = edge(key);
            return (
              <span class="tie-cell">
                {attributes.family === 'affiliation' ? <span class="sign-space" /> : <SignMark sign={signOfEdge(attributes)} />}
                <span>
                  <b>{name(graph.value.source(key))}</b> <i>{how(key)}</i> <b>{name(graph.value.target(key))}</b>
                </span>
              </span>
            );
          },
        },
        {
          name: 'Stance',
          numeric: true,
          by: mean,
          cell: (key) => (edge(key).family === 'affiliation' ? '' : signed(mean(key))),
        },
        { name: 'Claims', numeric: true, by: (key) => edge(key).claims, cell: (key) => edge(key).claims || '' },
      ]}
    />
  );
}

function claimOf(key: string): { readonly claim: string; readonly document: string } | null {
  const first = firstClaim(key);
  return first && first.claim !== '' ? first : null;
}

function NoRows() {
  return <Empty title="Nothing is left">The filters hide everything. Open “Filters” and loosen them, or press “Show all”.</Empty>;
}
