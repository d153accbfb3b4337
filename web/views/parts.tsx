// Small marks that mean the same everywhere: the shape of a kind, the sign of a stance, a bar for a share.

import type { ComponentChildren } from 'preact';
import type { Kind } from '../../src/document.js';
import type { Sign } from '../../src/query/filter.js';
import { selectActor } from '../state.js';
import { act, hovered, labelOf } from '../store.js';
import { KIND, SIGN } from '../words.js';

/** Square, diamond or disc, as in the picture. */
export function KindMark({ kind }: { kind: Kind }) {
  return (
    <svg class={`kind-mark ${kind}`} viewBox="0 0 12 12" width="11" height="11" role="img" aria-label={KIND[kind].one}>
      {kind === 'country' && <rect x="1.2" y="1.2" width="9.6" height="9.6" rx="1.2" />}
      {kind === 'organization' && <path d="M6 0 12 6 6 12 0 6Z" />}
      {kind === 'person' && <circle cx="6" cy="6" r="5.4" />}
    </svg>
  );
}

/** Plus, minus or equals in a ring. */
export function SignMark({ sign }: { sign: Sign }) {
  return (
    <svg class={`sign-mark ${sign}`} viewBox="0 0 16 16" width="15" height="15" role="img" aria-label={SIGN[sign].name}>
      <circle cx="8" cy="8" r="6.8" />
      {sign === 'neutral' ? <path d="M4.8 6.4h6.4M4.8 9.6h6.4" /> : <path d={sign === 'for' ? 'M4.5 8h7M8 4.5v7' : 'M4.5 8h7'} />}
    </svg>
  );
}

/** How much of a line is full: `share` in [0, 1]. */
export function Bar({ share, label }: { share: number; label: string }) {
  return (
    <span class="bar" role="img" aria-label={label}>
      <span style={{ width: `${Math.round(100 * share)}%` }} />
    </span>
  );
}

/** Support to the right of the middle, opposition to the left. */
export function StanceBar({ stance }: { stance: number }) {
  const sign = stance > 0 ? 'for' : 'against';
  const width = `${Math.round(50 * Math.min(1, Math.abs(stance)))}%`;
  return (
    <span class="stance-bar" aria-hidden="true">
      <span class={sign} style={stance > 0 ? { left: '50%', width } : { right: '50%', width }} />
    </span>
  );
}

/** The name of an actor, which selects it and brings it out under the pointer. */
export function ActorName({ id, children }: { id: string; children?: ComponentChildren }) {
  return (
    <button
      type="button"
      class="name"
      onClick={() => act((view) => selectActor(view, id), 'select')}
      onMouseEnter={() => {
        hovered.value = { node: id };
      }}
      onMouseLeave={() => {
        hovered.value = null;
      }}
    >
      {children ?? labelOf(id)}
    </button>
  );
}

/** A pane that has nothing to show says what to do. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      <p>{children}</p>
    </div>
  );
}
