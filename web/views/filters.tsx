// What is shown: facets with their counts, least confidence and mentions, a window of time.

import type { ComponentChildren } from 'preact';
import type { PloverType } from '../../src/document.js';
import { MODALITIES } from '../../src/graph/evidence.js';
import { PLOVER_TYPES, QUADS, quadOf } from '../../src/graph/plover.js';
import { FAMILIES } from '../../src/graph/schema.js';
import { strongByDefault } from '../appearance.js';
import {
  clearFilters,
  type Facet,
  type Hidden,
  isFiltered,
  SIZES,
  setGrouping,
  setMinConfidence,
  setMinMentions,
  setSize,
  setStrong,
  setWindow,
  showOnly,
  toggle,
} from '../state.js';
import { act, countryName, counts, reading, view, visible } from '../store.js';
import { FAMILY, KIND, LAYER, MODALITY, SIGN, SIZE, sectorName, TYPE } from '../words.js';
import { KindMark, SignMark } from './parts.js';

interface FacetBoxProps<Of extends Facet> {
  readonly facet: Of;
  readonly title: string;
  readonly values: readonly Hidden[Of][number][];
  readonly nameOf: (value: Hidden[Of][number]) => ComponentChildren;
  readonly titleOf?: (value: Hidden[Of][number]) => string;
}

function FacetBox<Of extends Facet>({ facet, title, values, nameOf, titleOf }: FacetBoxProps<Of>) {
  const hidden = view.value.hidden[facet] as readonly string[];
  const numbers = counts.value[facet];
  if (values.length < 2) return null;
  return (
    <fieldset class="facet">
      <legend>{title}</legend>
      {values.map((value) => {
        const shown = !hidden.includes(value);
        const number = numbers.get(value) ?? 0;
        return (
          <div key={value} class={`facet-row ${number === 0 ? 'none' : ''}`}>
            <label title={titleOf?.(value)}>
              <input type="checkbox" checked={shown} onChange={() => act((now) => toggle(now, facet, value))} />
              <span class="facet-name">{nameOf(value)}</span>
              <span class="facet-count">{number}</span>
            </label>
            <button type="button" class="only" onClick={() => act((now) => showOnly(now, facet, value, values))}>
              only
            </button>
          </div>
        );
      })}
    </fieldset>
  );
}

export function Filters() {
  const { minConfidence, minMentions, strong, size, grouping } = view.value;
  const present = (facet: Facet): string[] => [...counts.value[facet].keys()];
  const byCount = (facet: Facet) => (a: string, b: string) =>
    (counts.value[facet].get(b) ?? 0) - (counts.value[facet].get(a) ?? 0) || (a < b ? -1 : 1);
  const mostMentions = Math.max(2, ...reading.value.actors.map(({ mentions }) => mentions));
  const types = PLOVER_TYPES.filter((type) => counts.value.types.has(type));
  return (
    <div class="filters">
      <p class="filters-head">
        <span>Counts follow the other filters.</span>
        <button type="button" class="small" disabled={!isFiltered(view.value)} onClick={() => act(clearFilters)}>
          Show all
        </button>
      </p>
      <Slider
        label="Least confidence"
        value={minConfidence}
        least={0}
        most={1}
        step={0.05}
        text={`${Math.round(100 * minConfidence)}%`}
        onInput={(value) => act((now) => setMinConfidence(now, value), 'confidence')}
      />
      <Slider
        label="Least mentions"
        value={minMentions}
        least={1}
        most={mostMentions}
        step={1}
        text={String(minMentions)}
        onInput={(value) => act((now) => setMinMentions(now, value), 'mentions')}
      />
      <Slider
        label="Lines at full strength"
        value={strong ?? strongByDefault(visible.value.edges.length) / Math.max(1, visible.value.edges.length)}
        least={0}
        most={1}
        step={0.01}
        text={strong === null ? 'automatic' : `${Math.round(100 * strong)}%`}
        onInput={(value) => act((now) => setStrong(now, value), 'strong')}
      />
      <TimeWindow />
      <FacetBox
        facet="kinds"
        title="Kind"
        values={['country', 'organization', 'person']}
        nameOf={(kind) => (
          <>
            <KindMark kind={kind} /> {KIND[kind].many}
          </>
        )}
      />
      <FacetBox
        facet="families"
        title="Ties"
        values={[...FAMILIES].reverse()}
        nameOf={(family) => FAMILY[family].name}
        titleOf={(family) => FAMILY[family].means}
      />
      <FacetBox
        facet="signs"
        title="Sign"
        values={['for', 'against', 'neutral']}
        nameOf={(sign) => (
          <>
            <SignMark sign={sign} /> {SIGN[sign].name}
          </>
        )}
      />
      <FacetBox
        facet="modalities"
        title="Modality"
        values={MODALITIES.filter((modality) => counts.value.modalities.has(modality))}
        nameOf={(modality) => MODALITY[modality].name}
        titleOf={(modality) => MODALITY[modality].means}
      />
      <FacetBox facet="layers" title="On whose word" values={['article', 'own', 'others']} nameOf={(layer) => LAYER[layer]} />
      {QUADS.filter((quad) => types.some((type) => quadOf(type) === quad)).map((quad) => (
        <QuadBox key={quad} title={quadName(quad)} types={types.filter((type) => quadOf(type) === quad)} />
      ))}
      {counts.value.types.has('none') && <QuadBox title="Without an act" types={['none']} />}
      <FacetBox facet="sectors" title="Sector" values={present('sectors').sort(byCount('sectors'))} nameOf={sectorName} />
      <FacetBox
        facet="countries"
        title="Country"
        values={present('countries').sort(byCount('countries'))}
        nameOf={(code) => (code === '' ? 'No country' : countryName(code))}
      />
      <fieldset class="facet">
        <legend>Appearance</legend>
        <label class="select-row">
          <span>Size of actors</span>
          <select value={size} onChange={(event) => act((now) => setSize(now, event.currentTarget.value as typeof size))}>
            {SIZES.map((value) => (
              <option key={value} value={value}>
                {SIZE[value]}
              </option>
            ))}
          </select>
        </label>
        <label class="select-row">
          <span>Color of actors</span>
          <select value={grouping} onChange={(event) => act((now) => setGrouping(now, event.currentTarget.value as typeof grouping))}>
            <option value="none">Kind</option>
            <option value="bloc">Bloc</option>
            <option value="camp">Camp</option>
          </select>
        </label>
      </fieldset>
    </div>
  );
}

/** A quadrant with its types: its own box hides and shows all of them. */
function QuadBox({ title, types }: { title: string; types: readonly (PloverType | 'none')[] }) {
  const { hidden } = view.value;
  const all = [...counts.value.types.keys()];
  const shown = types.filter((type) => !hidden.types.includes(type)).length;
  const flip = (): void =>
    act((now) =>
      types.filter((type) => now.hidden.types.includes(type) === (shown === 0)).reduce((next, type) => toggle(next, 'types', type), now),
    );
  return (
    <fieldset class="facet">
      <legend>
        <label>
          <input type="checkbox" checked={shown > 0} indeterminate={shown > 0 && shown < types.length} onChange={flip} />
          <span>{title}</span>
        </label>
      </legend>
      {types.map((type) => (
        <div key={type} class={`facet-row ${(counts.value.types.get(type) ?? 0) === 0 ? 'none' : ''}`}>
          <label title={type === 'none' ? 'An attitude without a typed act' : type}>
            <input type="checkbox" checked={!hidden.types.includes(type)} onChange={() => act((now) => toggle(now, 'types', type))} />
            <span class="facet-name">{TYPE[type].name}</span>
            <span class="facet-count">{counts.value.types.get(type) ?? 0}</span>
          </label>
          <button type="button" class="only" onClick={() => act((now) => showOnly(now, 'types', type, all))}>
            only
          </button>
        </div>
      ))}
    </fieldset>
  );
}

/** "VERBAL CONFLICT" -> "Verbal conflict" */
function quadName(quad: string): string {
  return quad[0]! + quad.slice(1).toLowerCase();
}

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly text: string;
  readonly onInput: (value: number) => void;
}

export function Slider({ label, value, least, most, step, text, onInput }: SliderProps) {
  return (
    <label class="slider">
      <span class="slider-label">{label}</span>
      <span class="slider-value" aria-hidden="true">
        {text}
      </span>
      <input
        type="range"
        min={least}
        max={most}
        step={step}
        value={value}
        aria-valuetext={text}
        onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

function TimeWindow() {
  const days = [...new Set(reading.value.claims.flatMap(({ date }) => (date === null ? [] : [date])))].sort();
  if (days.length < 2) return null;
  const { since, until } = view.value;
  const [first, last] = [days[0]!, days.at(-1)!];
  return (
    <fieldset class="facet window">
      <legend>Time</legend>
      <label>
        <span>From</span>
        <select value={since ?? ''} onChange={(event) => act((now) => setWindow(now, event.currentTarget.value || null, now.until))}>
          <option value="">the beginning ({first})</option>
          {days.map((day) => (
            <option key={day}>{day}</option>
          ))}
        </select>
      </label>
      <label>
        <span>To</span>
        <select value={until ?? ''} onChange={(event) => act((now) => setWindow(now, now.since, event.currentTarget.value || null))}>
          <option value="">the end ({last})</option>
          {days.map((day) => (
            <option key={day}>{day}</option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
