// A view in, the part of an address after "#" out, and back: a link shows another reader what this one sees.
//
//   toLink(selectActor(initialView, 'country:RUS')) -> 'actor=country%3ARUS'
//
// Only what differs from the first look is written. What comes back is not trusted: what cannot be is left out. Corrections are not
// in the link; they belong to who made them and are exported as a file.

import type { Kind, Modality } from '../src/document.js';
import { MODALITIES } from '../src/graph/evidence.js';
import { PLOVER_TYPES } from '../src/graph/plover.js';
import { FAMILIES } from '../src/graph/schema.js';
import { FACETS, type Facet, type Grouping, type Hidden, initialView, type Level, PANES, SIZES, setWindow, type View } from './state.js';

const KINDS: readonly Kind[] = ['country', 'organization', 'person'];

/** The values a facet can have; null where they come from the reading. */
const VALUES: Readonly<Record<Facet, readonly string[] | null>> = {
  kinds: KINDS,
  sectors: null,
  countries: null,
  families: FAMILIES,
  signs: ['for', 'against', 'neutral'],
  types: [...PLOVER_TYPES, 'none'],
  modalities: MODALITIES satisfies readonly Modality[],
  layers: ['article', 'own', 'others'],
};

/** Stands for "nothing is hidden" where something is hidden at first. */
const NOTHING = '-';

/** Sectors may be the empty string. */
const EMPTY = '_';

export function toLink(view: View): string {
  const link = new URLSearchParams();
  const set = (name: string, value: string | number | null, usual: string | number | null): void => {
    if (value !== usual && value !== null) link.set(name, String(value));
  };
  if (view.selected?.what === 'actor') link.set('actor', view.selected.id);
  if (view.selected?.what === 'edge') link.set('edge', view.selected.key);
  if (view.selected?.what === 'pair') link.set('pair', `${view.selected.first} ${view.selected.second}`);
  set('claim', view.claim, null);
  set('document', view.document, null);
  set('pane', view.pane, initialView.pane);
  for (const facet of FACETS) {
    const [list, usual] = [view.hidden[facet].join(), initialView.hidden[facet].join()];
    if (list !== usual || view.hidden[facet].length !== initialView.hidden[facet].length) {
      link.set(`hide-${facet}`, view.hidden[facet].map((value) => (value === '' ? EMPTY : value)).join(',') || NOTHING);
    }
  }
  set('confidence', view.minConfidence, initialView.minConfidence);
  set('mentions', view.minMentions, initialView.minMentions);
  set('since', view.since, null);
  set('until', view.until, null);
  set('level', view.level, initialView.level);
  set('size', view.size, initialView.size);
  set('grouping', view.grouping, initialView.grouping);
  set('strong', view.strong, null);
  if (view.ego) link.set('around', `${view.ego.depth} ${view.ego.id}`);
  if (view.path) link.set('path', `${view.path.from} ${view.path.to}`);
  if (view.camera) link.set('camera', [view.camera.x, view.camera.y, view.camera.ratio].map((value) => value.toFixed(4)).join(','));
  return link.toString();
}

export function fromLink(text: string): View {
  const link = new URLSearchParams(text.replace(/^#/, ''));
  const word = (name: string): string | null => link.get(name) || null;
  const among = <Value extends string>(name: string, values: readonly Value[], usual: Value): Value =>
    values.find((value) => value === link.get(name)) ?? usual;
  const number = (name: string, least: number, most: number, usual: number): number => {
    const value = Number.parseFloat(link.get(name) ?? '');
    return value >= least && value <= most ? value : usual;
  };
  const actor = word('actor');
  const edge = word('edge');
  const strong = number('strong', 0, 1, -1);
  const [x, y, ratio] = (link.get('camera') ?? '').split(',').map(Number);
  const camera = [x, y, ratio].every((value) => Number.isFinite(value)) && ratio! > 0 ? { x: x!, y: y!, ratio: ratio! } : null;
  const around = /^([123]) (\S+)$/.exec(link.get('around') ?? '');
  const path = /^(\S+) (\S+)$/.exec(link.get('path') ?? '');
  const pair = /^(\S+) (\S+)$/.exec(link.get('pair') ?? '');
  const view: View = {
    ...initialView,
    selected: actor
      ? { what: 'actor', id: actor }
      : edge
        ? { what: 'edge', key: edge }
        : pair
          ? { what: 'pair', first: pair[1]!, second: pair[2]! }
          : null,
    claim: word('claim'),
    document: word('document'),
    pane: among('pane', PANES, initialView.pane),
    front: actor || edge || pair ? 'details' : 'pane',
    hidden: Object.fromEntries(FACETS.map((facet) => [facet, hiddenFrom(link, facet)])) as unknown as Hidden,
    minConfidence: number('confidence', 0, 1, initialView.minConfidence),
    minMentions: Math.round(number('mentions', 1, 1e9, initialView.minMentions)),
    level: among<Level>('level', ['actor', 'country'], initialView.level),
    size: among('size', SIZES, initialView.size),
    grouping: among<Grouping>('grouping', ['none', 'bloc', 'camp'], initialView.grouping),
    strong: strong < 0 ? null : strong,
    ego: around ? { id: around[2]!, depth: Number(around[1]) } : null,
    path: path ? { from: path[1]!, to: path[2]! } : null,
    camera,
  };
  return setWindow(view, dateFrom(word('since')), dateFrom(word('until')));
}

function hiddenFrom(link: URLSearchParams, facet: Facet): readonly string[] {
  const text = link.get(`hide-${facet}`);
  if (text === null) return initialView.hidden[facet];
  if (text === NOTHING) return [];
  const known = VALUES[facet];
  const values = text.split(',').map((value) => (value === EMPTY ? '' : value));
  return [...new Set(values)].filter((value) => (known ? known.includes(value) : /^[A-Z]{0,3}$/.test(value))).sort();
}

function dateFrom(text: string | null): string | null {
  return text !== null && /^\d{4}(-\d\d){0,2}$/.test(text) ? text : null;
}
