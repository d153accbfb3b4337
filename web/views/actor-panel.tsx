// An actor: who it is, with whom it stands well and ill, and all its ties.

import { type Neighbor, neighbors } from '../../src/query/neighbors.js';
import { comparePair, mergeActors, renameActor, setEgo, setPath } from '../state.js';
import { act, countryName, graph, labelOf, notice, reading, view, visible } from '../store.js';
import { count, KIND, sectorName, TYPE } from '../words.js';
import { EdgeRow } from './edge-panel.js';
import { ActorName, KindMark } from './parts.js';

export function ActorPanel({ id }: { id: string }) {
  const node = graph.value.getNodeAttributes(id);
  const all = neighbors(graph.value, id);
  const stances = all.filter(({ family }) => family === 'stance');
  const of = (direction: 'in' | 'out', sign: 'for' | 'against'): readonly Neighbor[] =>
    stances.filter((tie) => tie.direction === direction && tie.sign === sign).slice(0, 5);
  const groups = [
    ['Supports', of('out', 'for')],
    ['Opposes', of('out', 'against')],
    ['Supported by', of('in', 'for')],
    ['Opposed by', of('in', 'against')],
  ] as const;
  const types = countTypes(all);
  return (
    <article class="panel" aria-label="Actor">
      <p class="eyebrow">
        <KindMark kind={node.kind} /> {KIND[node.kind].one}
        {node.sector !== '' && ` · ${sectorName(node.sector)}`}
      </p>
      <h2>{node.label}</h2>
      <dl class="facts open">
        {node.office !== '' && (
          <div>
            <dt>Office</dt>
            <dd>{node.office}</dd>
          </div>
        )}
        {node.country !== '' && `country:${node.country}` !== id && (
          <div>
            <dt>Country</dt>
            <dd>
              {graph.value.hasNode(`country:${node.country}`) ? <ActorName id={`country:${node.country}`} /> : countryName(node.country)}
            </dd>
          </div>
        )}
        <div>
          <dt>Mentions</dt>
          <dd>
            {node.mentions} in {count(node.documents, 'article')}
          </dd>
        </div>
        {node.aliases.length > 0 && (
          <div>
            <dt>Also called</dt>
            <dd>
              {node.aliases.slice(0, 12).join(', ')}
              {node.aliases.length > 12 && ` and ${node.aliases.length - 12} more`}
            </dd>
          </div>
        )}
        {node.members && node.members.length > 0 && (
          <div>
            <dt>Folded in</dt>
            <dd>{node.members.map(labelOf).join(', ')}</dd>
          </div>
        )}
        {node.wikidata !== '' && (
          <div>
            <dt>Wikidata</dt>
            <dd>
              <a href={`https://www.wikidata.org/wiki/${encodeURIComponent(node.wikidata)}`} target="_blank" rel="noreferrer noopener">
                {node.wikidata}
              </a>
            </dd>
          </div>
        )}
      </dl>
      <EgoChoice id={id} />
      <Towards id={id} />
      {groups.some(([, list]) => list.length > 0) && (
        <div class="four">
          {groups.map(
            ([title, list]) =>
              list.length > 0 && (
                <section key={title}>
                  <h3>{title}</h3>
                  <ul class="ties">
                    {list.map((tie) => (
                      <li key={tie.edge}>
                        <EdgeRow edgeKey={tie.edge} />
                      </li>
                    ))}
                  </ul>
                </section>
              ),
          )}
        </div>
      )}
      {types.length > 0 && (
        <section>
          <h3>Acts</h3>
          <table class="type-counts">
            <thead>
              <tr>
                <th scope="col">Type</th>
                <th scope="col">done by it</th>
                <th scope="col">done to it</th>
              </tr>
            </thead>
            <tbody>
              {types.map(([type, done, suffered]) => (
                <tr key={type}>
                  <th scope="row">{TYPE[type].name}</th>
                  <td>{done || ''}</td>
                  <td>{suffered || ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Others ties={all} id={id} />
      {all.length === 0 && (
        <p class="source-note">No statement ties {node.label} to anyone under the present filters. Its name stands in the article.</p>
      )}
      <Corrections id={id} label={node.label} />
    </article>
  );
}

function Others({ ties, id }: { ties: readonly Neighbor[]; id: string }) {
  const offices = ties.filter(({ family }) => family === 'affiliation');
  const neutral = ties.filter(({ family, sign }) => family === 'stance' && sign === 'neutral');
  return (
    <>
      {neutral.length > 0 && (
        <section>
          <h3>Neither for nor against</h3>
          <ul class="ties">
            {neutral.slice(0, 8).map((tie) => (
              <li key={tie.edge}>
                <EdgeRow edgeKey={tie.edge} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {offices.length > 0 && (
        <section>
          <h3>Offices and memberships</h3>
          <ul class="ties">
            {offices.slice(0, 20).map((tie) => (
              <li key={tie.edge}>
                <EdgeRow edgeKey={tie.edge} from={id} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** [type, claims in which it acts, claims in which it is acted on], the most frequent first. */
function countTypes(ties: readonly Neighbor[]): [keyof typeof TYPE, number, number][] {
  const found = new Map<keyof typeof TYPE, [number, number]>();
  for (const { family, type, direction, evidence } of ties) {
    if (family !== 'relation' || type === null) continue;
    const pair = found.get(type) ?? [0, 0];
    pair[direction === 'out' ? 0 : 1] += evidence.length;
    found.set(type, pair);
  }
  return [...found]
    .map(([type, [out, back]]): [keyof typeof TYPE, number, number] => [type, out, back])
    .sort((a, b) => b[1] + b[2] - a[1] - a[2]);
}

function EgoChoice({ id }: { id: string }) {
  const { ego } = view.value;
  const depth = ego?.id === id ? ego.depth : 0;
  return (
    <fieldset class="choice" aria-label="Show in the picture">
      {[0, 1, 2, 3].map((value) => (
        <button key={value} type="button" aria-pressed={depth === value} onClick={() => act((now) => setEgo(now, id, value))}>
          {value === 0 ? 'Everybody' : value === 1 ? '1 step' : `${value} steps`}
        </button>
      ))}
    </fieldset>
  );
}

/** Another actor: the way there, or the two side by side. */
function Towards({ id }: { id: string }) {
  const others = [...visible.value.nodes, ...visible.value.alone].filter((other) => other !== id);
  if (others.length === 0) return null;
  others.sort((a, b) => labelOf(a).localeCompare(labelOf(b), 'en'));
  const choice = (name: string, choose: (other: string) => void) => (
    <label>
      <span>{name}</span>
      <select
        value=""
        onChange={(event) => {
          if (event.currentTarget.value !== '') choose(event.currentTarget.value);
        }}
      >
        <option value="">Choose an actor</option>
        {others.map((other) => (
          <option key={other} value={other}>
            {labelOf(other)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div class="towards">
      {choice('Compare with', (other) => act((now) => comparePair(now, id, other)))}
      {choice('Way to', (other) => act((now) => setPath(now, { from: id, to: other })))}
    </div>
  );
}

function Corrections({ id, label }: { id: string; label: string }) {
  if (view.value.level !== 'actor') return null;
  const others = reading.value.actors.filter((actor) => actor.id !== id);
  return (
    <details class="corrections">
      <summary>Correct this actor</summary>
      <label>
        <span>Name</span>
        <input
          type="text"
          value={label}
          onChange={(event) => {
            const name = event.currentTarget.value;
            if (name.trim() !== label) act((now) => renameActor(now, id, name));
          }}
        />
      </label>
      <label>
        <span>Is the same as</span>
        <select
          value=""
          onChange={(event) => {
            const into = event.currentTarget.value;
            if (into === '') return;
            act((now) => mergeActors(now, id, into));
            notice.value = `${label} is merged into ${labelOf(into)}. Undo parts them again.`;
          }}
        >
          <option value="">Choose an actor</option>
          {others.map((actor) => (
            <option key={actor.id} value={actor.id}>
              {actor.label}
            </option>
          ))}
        </select>
      </label>
    </details>
  );
}
