// One claim with everything that is known of it: its words, who says so, how sure, by which rule, and where exactly it stands.

import type { EdgeEvidence } from '../../src/graph/evidence.js';
import { signName } from '../../src/query/filter.js';
import { type Mark, segments } from '../marks.js';
import { dismissClaim, readClaim, turnClaim } from '../state.js';
import { act, documents, hoveredClaim, labelOf, notice, view } from '../store.js';
import { dateName, MODALITY, signed, TYPE, titleOf } from '../words.js';
import { Icon } from './icons.js';
import { ActorName, Bar, SignMark } from './parts.js';
import { isNegated, voteOf } from './votes.js';

export function ClaimCard({ evidence, ends }: { evidence: EdgeEvidence; ends: readonly [string, string] }) {
  const { claim, document, reporter, modality, confidence, polarity, type, mode, rule, trigger, start, end, date } = evidence;
  const chosen = view.value.claim === claim;
  const turned = view.value.judgements.some((judgement) => judgement.what === 'turn' && judgement.claim === claim);
  const record = documents.value.get(document);
  const read = (): void => act((now) => readClaim(now, claim, document), 'read');
  // Folded into countries, the claim's own actors are not the ends of the edge.
  const folded = evidence.source !== ends[0] || evidence.target !== ends[1];
  return (
    <li
      class={`claim ${signName(polarity)} ${chosen ? 'chosen' : ''}`}
      data-claim={claim}
      onMouseEnter={() => {
        hoveredClaim.value = claim;
      }}
      onMouseLeave={() => {
        hoveredClaim.value = null;
      }}
    >
      <Quote evidence={evidence} onRead={read} pressed={chosen} />
      {folded && (
        <p class="claim-ends">
          {labelOf(evidence.source)} → {labelOf(evidence.target)}
        </p>
      )}
      <p class="claim-says">
        <SignMark sign={signName(polarity)} />
        <span class="claim-type">{TYPE[type ?? 'none'].name}</span>
        {modality !== 'actual' && (
          <span class={`chip ${modality}`} title={MODALITY[modality].means}>
            {MODALITY[modality].name}
          </span>
        )}
        <span class="reporter">{reporter === null ? 'says the article' : <>says {<ActorName id={reporter} />}</>}</span>
      </p>
      <dl class="facts">
        <div>
          <dt>Confidence</dt>
          <dd>
            <Bar share={confidence} label={`${Math.round(100 * confidence)} percent`} /> {Math.round(100 * confidence)}%
          </dd>
        </div>
        <div>
          <dt>Polarity</dt>
          <dd>{signed(polarity)}</dd>
        </div>
        <div>
          <dt>Cue</dt>
          <dd>
            <q>{trigger.text}</q> <span class="offsets">{`${trigger.start}–${trigger.end}`}</span>
          </dd>
        </div>
        {(type !== null || mode !== '') && (
          <div>
            <dt>Act</dt>
            <dd>
              {type ?? 'none'}
              {mode !== '' && ` (${mode})`}
            </dd>
          </div>
        )}
        <div>
          <dt>Modality</dt>
          <dd>
            {modality}: {MODALITY[modality].means}
          </dd>
        </div>
        <div>
          <dt>Negated</dt>
          <dd>{isNegated(evidence) ? 'yes' : 'no'}</dd>
        </div>
        <div>
          <dt>Counts</dt>
          <dd>{voteOf(evidence)}</dd>
        </div>
        <div>
          <dt>Rule</dt>
          <dd>
            <code>{rule}</code>
          </dd>
        </div>
        <div>
          <dt>Place</dt>
          <dd>
            {record ? titleOf(record) : document}, <span class="offsets">{`characters ${start}–${end}`}</span>
            {date && `, ${dateName(date)}`}
          </dd>
        </div>
      </dl>
      {claim !== '' && (
        <p class="claim-tools">
          <button
            type="button"
            class="small"
            onClick={() => {
              act((now) => dismissClaim(now, claim));
              notice.value = 'The claim is dismissed. Undo brings it back.';
            }}
          >
            <Icon name="dismiss" /> Dismiss
          </button>
          <button
            type="button"
            class="small"
            aria-pressed={turned}
            onClick={() => {
              act((now) => turnClaim(now, claim));
              notice.value = 'The claim is turned round. Undo turns it back.';
            }}
          >
            <Icon name="turn" /> Turn round
          </button>
        </p>
      )}
    </li>
  );
}

/** The sentence, with its cue and its actors marked. Pressing it opens the article there. */
export function Quote({ evidence, onRead, pressed }: { evidence: EdgeEvidence; onRead: () => void; pressed: boolean }) {
  const { start, end, quote, trigger, sourceWords, targetWords } = evidence;
  const marks: Mark<string>[] = [{ ...trigger, mark: 'trigger' }];
  if (sourceWords) marks.push({ ...sourceWords, mark: 'source' });
  if (targetWords) marks.push({ ...targetWords, mark: 'target' });
  return (
    <blockquote class="quote">
      <button type="button" class="quote-words" aria-pressed={pressed} title="Show in the article" onClick={onRead} dir="auto">
        {segments(start, end, marks).map((piece) => {
          const words = quote.slice(piece.start - start, piece.end - start);
          return piece.marks.length === 0 ? (
            words
          ) : (
            <span key={piece.start} class={piece.marks.join(' ')}>
              {words}
            </span>
          );
        })}
      </button>
    </blockquote>
  );
}
