// Claims through time, support up and opposition down, and the window that counts. Play moves its end from the beginning to the end.

import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { signOf } from '../../src/graph/evidence.js';
import { setWindow } from '../state.js';
import { act, reading, view } from '../store.js';
import { dateName } from '../words.js';
import { Icon } from './icons.js';

/** More bars than this could not be told apart: months take the place of days. */
const MOST_BARS = 60;

/** Milliseconds from one day or month to the next. */
const BEAT = 700;

interface Bucket {
  readonly date: string;
  readonly supporting: number;
  readonly opposing: number;
}

export function Timeline() {
  const playing = useSignal(false);
  const buckets = bucketsOf(reading.value.claims);
  const { since, until } = view.value;
  const last = buckets.length - 1;
  const from =
    since === null
      ? 0
      : Math.max(
          0,
          buckets.findIndex(({ date }) => date >= since),
        );
  const to =
    until === null
      ? last
      : Math.max(
          from,
          buckets.findLastIndex(({ date }) => date <= until),
        );
  const move = (start: number, end: number): void =>
    act((now) => setWindow(now, start <= 0 ? null : buckets[start]!.date, end >= last ? null : buckets[end]!.date), 'window');
  useEffect(() => {
    if (!playing.value) return;
    const timer = setTimeout(() => {
      if (to >= last) playing.value = false;
      else move(from, to + 1);
    }, BEAT);
    return () => clearTimeout(timer);
  });
  if (buckets.length < 2) return null;
  const most = Math.max(1, ...buckets.map(({ supporting, opposing }) => Math.max(supporting, opposing)));
  const step = 100 / buckets.length;
  const bar = Math.min(0.7 * step, 3);
  return (
    <fieldset class="timeline" aria-label="Time">
      <button
        type="button"
        class="tool"
        aria-label={playing.value ? 'Stop' : 'Play'}
        title={playing.value ? 'Stop' : 'Play the window from its beginning'}
        onClick={() => {
          if (!playing.value) move(from, from);
          playing.value = !playing.value;
        }}
      >
        <Icon name={playing.value ? 'pause' : 'play'} />
      </button>
      <div class="timeline-body">
        <svg viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
          <rect class="timeline-window" x={from * step} width={(to - from + 1) * step} y="0" height="30" />
          {buckets.map(({ date, supporting, opposing }, index) => (
            <g key={date} class={index >= from && index <= to ? '' : 'outside'}>
              <rect
                class="for"
                x={(index + 0.5) * step - bar / 2}
                width={bar}
                y={15 - (14 * supporting) / most}
                height={(14 * supporting) / most}
              />
              <rect class="against" x={(index + 0.5) * step - bar / 2} width={bar} y="15" height={(14 * opposing) / most} />
            </g>
          ))}
          <path class="axis" d="M0 15H100" />
        </svg>
        <div class="timeline-ends">
          <input
            type="range"
            min={0}
            max={last}
            step={1}
            value={from}
            aria-label="From"
            aria-valuetext={dateName(buckets[from]!.date)}
            onInput={(event) => move(Math.min(event.currentTarget.valueAsNumber, to), to)}
          />
          <input
            type="range"
            min={0}
            max={last}
            step={1}
            value={to}
            aria-label="To"
            aria-valuetext={dateName(buckets[to]!.date)}
            onInput={(event) => move(from, Math.max(event.currentTarget.valueAsNumber, from))}
          />
        </div>
        <p class="timeline-dates">
          <span>{dateName(buckets[from]!.date)}</span>
          <span>{dateName(buckets[to]!.date)}</span>
        </p>
      </div>
    </fieldset>
  );
}

/** Days, or months where there are too many days. Claims without a date are on no day. */
export function bucketsOf(claims: readonly { readonly date: string | null; readonly polarity: number }[]): Bucket[] {
  const dates = new Set(claims.flatMap(({ date }) => (date === null ? [] : [date])));
  const length = dates.size > MOST_BARS ? 7 : 10;
  const found = new Map<string, { date: string; supporting: number; opposing: number }>();
  for (const { date, polarity } of claims) {
    if (date === null) continue;
    const key = date.slice(0, length);
    const bucket = found.get(key) ?? { date: key, supporting: 0, opposing: 0 };
    found.set(key, bucket);
    const sign = signOf(polarity);
    if (sign > 0) bucket.supporting += 1;
    if (sign < 0) bucket.opposing += 1;
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
