// Two actors side by side: how they stand to each other, and where they agree and differ about others.

import { between } from '../../src/query/between.js';
import { type Common, compare } from '../../src/query/compare.js';
import { signName } from '../../src/query/filter.js';
import { selectEdge } from '../state.js';
import { act, edgeOfClaim, graph } from '../store.js';
import { count, dateName, signed } from '../words.js';
import { ActorName, KindMark, SignMark, StanceBar } from './parts.js';

export function PairPanel({ first, second }: { first: string; second: string }) {
  const found = compare(graph.value, first, second);
  const said = between(graph.value, first, second);
  const lists = [
    ['Both support', found.sharedFriends],
    ['Both oppose', found.sharedOpponents],
    ['They differ about', found.differ],
    ['Supported by the same', found.sharedSupporters],
    ['Opposed by the same', found.sharedCritics],
    ['Divided over them', found.dividedBy],
  ] as const;
  const any = lists.some(([, list]) => list.length > 0);
  return (
    <article class="panel" aria-label="Comparison">
      <p class="eyebrow">Side by side</p>
      <h2 class="edge-title">
        <span class="end">
          <KindMark kind={graph.value.getNodeAttribute(first, 'kind')} /> <ActorName id={first} />
        </span>
        <span class="verb">and</span>
        <span class="end">
          <KindMark kind={graph.value.getNodeAttribute(second, 'kind')} /> <ActorName id={second} />
        </span>
      </h2>
      <dl class="numbers wide">
        <Towards name={`${found.first.label} towards ${found.second.label}`} stance={found.forward} />
        <Towards name={`${found.second.label} towards ${found.first.label}`} stance={found.backward} />
        {found.agreement !== null && <Towards name="Agreement about others" stance={found.agreement} />}
      </dl>
      {!any && <p class="source-note">No third actor is known on whom both have taken sides, or who has taken sides on both.</p>}
      {lists.map(
        ([title, list]) =>
          list.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              <ul class="commons">
                {list.slice(0, 12).map((one) => (
                  <Third key={one.id} one={one} />
                ))}
              </ul>
            </section>
          ),
      )}
      {said.length > 0 && (
        <section>
          <h3>{count(said.length, 'statement')} between them</h3>
          <ol class="exchange">
            {said.slice(0, 40).map(({ from, evidence }) => (
              <li key={evidence.claim}>
                <button
                  type="button"
                  class="tie"
                  onClick={() => {
                    const key = edgeOfClaim.value.get(evidence.claim);
                    if (key !== undefined) act((now) => selectEdge(now, key, evidence), 'select');
                  }}
                >
                  <SignMark sign={signName(evidence.polarity)} />
                  <span class="tie-words">
                    <span class="exchange-head">
                      {[evidence.date && dateName(evidence.date), graph.value.getNodeAttribute(from, 'label')].filter(Boolean).join(' · ')}
                    </span>
                    <span class="exchange-quote" dir="auto">
                      {evidence.quote}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
    </article>
  );
}

function Towards({ name, stance }: { name: string; stance: number | null }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{stance === null ? 'nothing is said' : [<StanceBar key="bar" stance={stance} />, ' ', signed(stance)]}</dd>
    </div>
  );
}

function Third({ one }: { one: Common }) {
  return (
    <li>
      <ActorName id={one.id} />
      <span class="common-signs">
        <SignMark sign={signName(one.first)} />
        <SignMark sign={signName(one.second)} />
      </span>
    </li>
  );
}
