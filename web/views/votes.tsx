// The parts of a score: each story's vote, what it says and what it weighs, and what does not vote at all.

import { type EdgeEvidence, hasHappened, hasVote, votesOf } from '../../src/graph/evidence.js';
import type { EdgeAttributes } from '../../src/graph/schema.js';
import { signName } from '../../src/query/filter.js';
import { documents } from '../store.js';
import { count, signed, titleOf } from '../words.js';
import { SignMark } from './parts.js';

const MOST = 20;

export function Votes({ edge }: { edge: EdgeAttributes }) {
  if (edge.family === 'affiliation') return null;
  // History counts in what two have done, not in where they stand.
  const counts = edge.family === 'stance' ? hasVote : hasHappened;
  const votes = votesOf(edge.evidence, counts);
  const silent = edge.evidence.filter((item) => !counts(item)).length;
  const mean = edge.family === 'stance' ? edge.stance : edge.polarity;
  return (
    <details class="votes">
      <summary>How {signed(mean)} comes about</summary>
      {votes.length > 0 && (
        <table class="type-counts">
          <thead>
            <tr>
              <th scope="col">Story, one vote each</th>
              <th scope="col">says</th>
              <th scope="col">weighs</th>
            </tr>
          </thead>
          <tbody>
            {votes.slice(0, MOST).map(({ story, polarity, weight }) => {
              const record = documents.value.get(story);
              return (
                <tr key={story}>
                  <th scope="row">
                    <SignMark sign={signName(polarity)} /> {record ? titleOf(record) : story}
                  </th>
                  <td>{signed(polarity)}</td>
                  <td>{Math.round(100 * weight)}%</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p class="source-note">
        {votes.length > MOST && `And ${votes.length - MOST} more stories. `}
        {votes.length > 0 &&
          'The score is their mean by weight. A story says the mean of its statements and weighs as much as its surest. '}
        {silent > 0 &&
          `${count(silent, 'statement')} ${silent === 1 ? 'does' : 'do'} not count: only demanded, denied, thought of, or told as history.`}
      </p>
    </details>
  );
}

/** Whether a claim moves the score of its edge, in words. */
export function voteOf(evidence: EdgeEvidence): string {
  if (hasVote(evidence)) return `${signed(evidence.polarity)} at ${Math.round(100 * evidence.confidence)}%`;
  return hasHappened(evidence) ? 'not in the stance: told as history' : `not in the stance: only ${evidence.modality}`;
}

/** Whether the words are negated: rules name the negation that they passed. */
export function isNegated({ rule, modality }: Pick<EdgeEvidence, 'rule' | 'modality'>): boolean {
  return modality === 'denied' || /\bNOT\b/.test(rule);
}
