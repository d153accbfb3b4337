// An edge: who stands how to whom, in numbers, and every quote that says so.

import { modalitiesOf } from '../../src/graph/build.js';
import type { EdgeAttributes, StanceAttributes } from '../../src/graph/schema.js';
import { verbOf } from '../describe.js';
import { signOfEdge } from '../filter.js';
import { readClaim, selectEdge } from '../state.js';
import { act, documents, graph, view, visible } from '../store.js';
import { count, dateName, FAMILY, MODALITY, signed, titleOf } from '../words.js';
import { ClaimCard, Quote } from './claim.js';
import { ActorName, Bar, KindMark, SignMark, StanceBar } from './parts.js';
import { Votes } from './votes.js';

export function EdgePanel({ edgeKey }: { edgeKey: string }) {
  const edge = graph.value.getEdgeAttributes(edgeKey);
  const [source, target] = graph.value.extremities(edgeKey) as [string, string];
  return (
    <article class="panel" aria-label="Tie">
      <p class="eyebrow">{FAMILY[edge.family].one}</p>
      <h2 class="edge-title">
        <span class="end">
          <KindMark kind={graph.value.getNodeAttribute(source, 'kind')} /> <ActorName id={source} />
        </span>
        <span class={`verb ${edge.family === 'affiliation' ? '' : signOfEdge(edge)}`}>
          {edge.family !== 'affiliation' && <SignMark sign={signOfEdge(edge)} />} {verbOf(edge)}
        </span>
        <span class="end">
          <KindMark kind={graph.value.getNodeAttribute(target, 'kind')} /> <ActorName id={target} />
        </span>
      </h2>
      <Numbers edge={edge} />
      <Votes edge={edge} />
      {edge.family === 'stance' && edge.series.length > 1 && <Series edge={edge} />}
      {edge.family === 'affiliation' ? <Terms edgeKey={edgeKey} /> : <Claims edgeKey={edgeKey} ends={[source, target]} />}
      <Parallel edgeKey={edgeKey} />
    </article>
  );
}

function Numbers({ edge }: { edge: EdgeAttributes }) {
  if (edge.family === 'affiliation') return null;
  const mean = edge.family === 'stance' ? edge.stance : edge.polarity;
  return (
    <dl class="numbers">
      <div>
        <dt>{edge.family === 'stance' ? 'Stance' : 'Polarity'}</dt>
        <dd>
          <StanceBar stance={mean} /> {signed(mean)}
        </dd>
      </div>
      <div>
        <dt>Confidence</dt>
        <dd>
          <Bar share={edge.confidence} label={`${Math.round(100 * edge.confidence)} percent`} /> {Math.round(100 * edge.confidence)}%
        </dd>
      </div>
      {edge.family === 'stance' && (
        <div>
          <dt>Votes</dt>
          <dd>
            {edge.supporting} for, {edge.opposing} against{edge.neutral > 0 && `, ${edge.neutral} neither`}
          </dd>
        </div>
      )}
      <div>
        <dt>Stories</dt>
        <dd>
          {modalitiesOf(edge)
            .map(({ modality, stories }) => `${stories} ${MODALITY[modality].name.toLowerCase()}`)
            .join(', ') || 'none'}
        </dd>
      </div>
      {edge.firstDate && (
        <div>
          <dt>When</dt>
          <dd>
            {edge.firstDate === edge.lastDate ? dateName(edge.firstDate) : `${dateName(edge.firstDate)} to ${dateName(edge.lastDate!)}`}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The stance month by month: a bar up for support, down for opposition. */
function Series({ edge }: { edge: StanceAttributes }) {
  const { series } = edge;
  const wide = 260;
  const step = wide / series.length;
  return (
    <figure class="series">
      <svg
        viewBox={`0 0 ${wide} 44`}
        role="img"
        aria-label={series.map(({ month, stance }) => `${dateName(month)} ${signed(stance)}`).join(', ')}
      >
        <path class="axis" d={`M0 22H${wide}`} />
        {series.map(({ month, stance }, index) => (
          <rect
            key={month}
            class={stance >= 0 ? 'for' : 'against'}
            x={index * step + step * 0.15}
            width={Math.min(16, step * 0.7)}
            y={stance >= 0 ? 22 - Math.max(1, 20 * stance) : 22}
            height={Math.max(1, 20 * Math.abs(stance))}
          >
            <title>{`${dateName(month)}: ${signed(stance)}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        <span>{dateName(series[0]!.month)}</span>
        <span>{dateName(series.at(-1)!.month)}</span>
      </figcaption>
    </figure>
  );
}

/** As many quotes as are listed before the reader asks for more. */
const MOST = 40;

function Claims({ edgeKey, ends }: { edgeKey: string; ends: readonly [string, string] }) {
  const { evidence } = graph.value.getEdgeAttributes(edgeKey);
  // The claim that is being read comes into view even where many stand before it.
  const shown = evidence.slice(0, Math.max(MOST, evidence.findIndex(({ claim }) => claim === view.value.claim) + 1));
  return (
    <section>
      <h3>{count(evidence.length, 'statement')}</h3>
      <ol class="claims">
        {shown.map((item) => (
          <ClaimCard key={item.claim} evidence={item} ends={ends} />
        ))}
      </ol>
      {shown.length < evidence.length && (
        <p class="more">The best {shown.length} are shown. Filter by date or modality to see the others.</p>
      )}
    </section>
  );
}

function Terms({ edgeKey }: { edgeKey: string }) {
  const edge = graph.value.getEdgeAttributes(edgeKey);
  if (edge.family !== 'affiliation') return null;
  return (
    <section>
      <h3>{count(edge.terms.length, 'office or membership', 'offices and memberships')}</h3>
      <ul class="terms">
        {edge.terms.map((term) => (
          <li key={`${term.source} ${term.role} ${term.from}`}>
            <strong>{term.role || 'belongs to'}</strong>
            {(term.from || term.to) && (
              <span class="dates">
                {term.from && ` from ${dateName(term.from)}`}
                {term.to && ` to ${dateName(term.to)}`}
              </span>
            )}
            {term.evidence === null && <p class="source-note">From the tables, not from an article.</p>}
          </li>
        ))}
      </ul>
      <ol class="claims">
        {edge.evidence.map((item) => (
          <li key={`${item.document} ${item.start}`} class="claim neutral">
            <Quote evidence={item} pressed={false} onRead={() => act((now) => readClaim(now, item.claim, item.document), 'read')} />
            <p class="source-note">
              {titleIn(item.document)}, <span class="offsets">{`characters ${item.start}–${item.end}`}</span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The other edges between the same two, of both directions. */
function Parallel({ edgeKey }: { edgeKey: string }) {
  const [source, target] = graph.value.extremities(edgeKey) as [string, string];
  const shown = new Set(visible.value.edges);
  const others = graph.value.edges(source, target).filter((key) => key !== edgeKey);
  if (others.length === 0) return null;
  others.sort((a, b) => Number(shown.has(b)) - Number(shown.has(a)));
  return (
    <section>
      <h3>Also between them</h3>
      <ul class="ties">
        {others.map((key) => (
          <li key={key}>
            <EdgeRow edgeKey={key} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One line that opens an edge. */
export function EdgeRow({ edgeKey, from }: { edgeKey: string; from?: string }) {
  const edge = graph.value.getEdgeAttributes(edgeKey);
  const [source, target] = graph.value.extremities(edgeKey) as [string, string];
  const best = edge.evidence[0];
  const name = (id: string): string => graph.value.getNodeAttribute(id, 'label');
  return (
    <button
      type="button"
      class="tie"
      onClick={() => act((now) => selectEdge(now, edgeKey, best && best.claim !== '' ? best : null), 'select')}
    >
      {edge.family === 'affiliation' ? <span class="line-mark" aria-hidden="true" /> : <SignMark sign={signOfEdge(edge)} />}
      {edge.family === 'affiliation' ? (
        <span class="tie-words">
          {from !== source && <b>{name(source)}</b>}
          {from === undefined ? ', ' : ' '}
          {edge.label || 'member'}
          {from !== target && (
            <>
              {' '}
              of <b>{name(target)}</b>
            </>
          )}
        </span>
      ) : (
        <span class="tie-words">
          <b>{name(source)}</b> {verbOf(edge)} <b>{name(target)}</b>
        </span>
      )}
      {edge.family !== 'affiliation' && <span class="tie-count">{edge.claims}</span>}
    </button>
  );
}

function titleIn(id: string): string {
  const document = documents.value.get(id);
  return document ? titleOf(document) : id;
}
