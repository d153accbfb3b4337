// What shapes and colors mean; each entry hides and shows what it stands for.

import type { Kind } from '../../src/document.js';
import type { Sign } from '../../src/query/filter.js';
import { type Facet, type Hidden, toggle } from '../state.js';
import { act, counts, view } from '../store.js';
import { KIND, SIGN } from '../words.js';
import { KindMark, SignMark } from './parts.js';

const KINDS: readonly Kind[] = ['country', 'organization', 'person'];
const SIGNS: readonly Sign[] = ['for', 'against', 'neutral'];

export function Legend() {
  return (
    <fieldset class="legend" aria-label="Legend: press an entry to hide or show it">
      <ul>
        {KINDS.map((kind) => (
          <Entry key={kind} facet="kinds" value={kind}>
            <KindMark kind={kind} /> {KIND[kind].many}
          </Entry>
        ))}
      </ul>
      <ul>
        {SIGNS.map((sign) => (
          <Entry key={sign} facet="signs" value={sign}>
            <SignMark sign={sign} /> {SIGN[sign].name}
          </Entry>
        ))}
      </ul>
      <ul>
        <Entry facet="families" value="affiliation">
          <span class="line-mark" aria-hidden="true" /> Offices
        </Entry>
      </ul>
    </fieldset>
  );
}

function Entry<Of extends Facet>({ facet, value, children }: { facet: Of; value: Hidden[Of][number]; children: preact.ComponentChildren }) {
  const hidden = (view.value.hidden[facet] as readonly string[]).includes(value);
  const number = counts.value[facet].get(value) ?? 0;
  return (
    <li>
      <button
        type="button"
        aria-pressed={!hidden}
        class={number === 0 ? 'none' : ''}
        onClick={() => act((now) => toggle(now, facet, value))}
      >
        {children}
      </button>
    </li>
  );
}
