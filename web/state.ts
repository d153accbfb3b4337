// What the reader has chosen, as one immutable value, and every way to change it. Nothing here knows a browser.
//
//   selectActor(initialView, 'country:RUS').selected -> { what: 'actor', id: 'country:RUS' }
//
// A transition takes a view and returns another; what it does not touch stays the same object, so that whatever is derived from it
// need not be made again. `History` keeps the views that undo goes back to.

import type { Kind, Modality, PloverType } from '../src/document.js';
import type { Family } from '../src/graph/schema.js';
import type { Sign } from '../src/query/filter.js';

export type Selected =
  | { readonly what: 'actor'; readonly id: string }
  | { readonly what: 'edge'; readonly key: string }
  /** Two actors, to be compared. */
  | { readonly what: 'pair'; readonly first: string; readonly second: string };

/** Whose word a claim stands on: the article's, its source's own, or somebody else's. */
export type Layer = 'article' | 'own' | 'others';

/** What can be hidden, by value; nothing else is filtered by a list. */
export interface Hidden {
  readonly kinds: readonly Kind[];
  readonly sectors: readonly string[];
  readonly countries: readonly string[];
  readonly families: readonly Family[];
  readonly signs: readonly Sign[];
  /** `none` is a claim without a type. */
  readonly types: readonly (PloverType | 'none')[];
  readonly modalities: readonly Modality[];
  readonly layers: readonly Layer[];
}

export type Facet = keyof Hidden;

export const FACETS: readonly Facet[] = ['kinds', 'sectors', 'countries', 'families', 'signs', 'types', 'modalities', 'layers'];

/** Left-hand panes. */
export type Pane = 'article' | 'actors' | 'relations' | 'sides' | 'filters';

export const PANES: readonly Pane[] = ['article', 'actors', 'relations', 'sides', 'filters'];

export type SizeBy = 'mentions' | 'degree' | 'betweenness' | 'pagerank';

export const SIZES: readonly SizeBy[] = ['mentions', 'degree', 'betweenness', 'pagerank'];

export type Level = 'actor' | 'country';

export type Grouping = 'none' | 'bloc' | 'camp';

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly ratio: number;
}

/** A correction by the reader. The last one about the same thing holds. */
export type Judgement =
  | { readonly what: 'dismiss'; readonly claim: string }
  | { readonly what: 'turn'; readonly claim: string }
  | { readonly what: 'merge'; readonly actor: string; readonly into: string }
  | { readonly what: 'rename'; readonly actor: string; readonly label: string };

export interface View {
  readonly selected: Selected | null;
  /** The claim whose words are marked strongest. */
  readonly claim: string | null;
  /** The article that is open; null for the first. */
  readonly document: string | null;
  readonly pane: Pane;
  /** What a narrow screen shows below the graph. */
  readonly front: 'pane' | 'details';
  readonly hidden: Hidden;
  /** [0, 1]; least confidence of a claim. */
  readonly minConfidence: number;
  readonly minMentions: number;
  /** First and last day, inclusive; null is open. */
  readonly since: string | null;
  readonly until: string | null;
  readonly level: Level;
  readonly size: SizeBy;
  readonly grouping: Grouping;
  /** [0, 1]; share of edges drawn at full strength, the weakest fade first; null lets the number of edges decide. */
  readonly strong: number | null;
  readonly ego: { readonly id: string; readonly depth: number } | null;
  readonly path: { readonly from: string; readonly to: string } | null;
  readonly camera: Camera | null;
  readonly judgements: readonly Judgement[];
}

/** The first look: stances and offices; the acts behind them are one click away, and drawn beside them they would only repeat them. */
export const initialView: View = {
  selected: null,
  claim: null,
  document: null,
  pane: 'article',
  front: 'pane',
  hidden: { kinds: [], sectors: [], countries: [], families: ['relation'], signs: [], types: [], modalities: [], layers: [] },
  minConfidence: 0,
  minMentions: 1,
  since: null,
  until: null,
  level: 'actor',
  size: 'mentions',
  grouping: 'none',
  strong: null,
  ego: null,
  path: null,
  camera: null,
  judgements: [],
};

export type Transition = (view: View) => View;

// --- looking at something ---

export function selectActor(view: View, id: string): View {
  if (view.selected?.what === 'actor' && view.selected.id === id) return view.front === 'details' ? view : { ...view, front: 'details' };
  return { ...view, selected: { what: 'actor', id }, claim: null, front: 'details' };
}

/** Selects an edge, and the claim of it that is to be read first, with the article it stands in. */
export function selectEdge(view: View, key: string, first: { readonly claim: string; readonly document: string } | null = null): View {
  return {
    ...view,
    selected: { what: 'edge', key },
    claim: first?.claim ?? null,
    document: first?.document ?? view.document,
    pane: first === null || view.pane === 'filters' ? view.pane : 'article',
    front: 'details',
  };
}

/** Sets two actors side by side. */
export function comparePair(view: View, first: string, second: string): View {
  return first === second
    ? selectActor(view, first)
    : { ...view, selected: { what: 'pair', first, second }, claim: null, front: 'details' };
}

export function clearSelection(view: View): View {
  return view.selected === null && view.claim === null ? view : { ...view, selected: null, claim: null, front: 'pane' };
}

/** Marks a claim's words and opens their article. */
export function readClaim(view: View, claim: string, document: string): View {
  if (view.claim === claim && view.document === document && view.pane === 'article') return view;
  return { ...view, claim, document, pane: 'article' };
}

export function openDocument(view: View, document: string): View {
  return { ...view, document, pane: 'article', claim: null };
}

export function openPane(view: View, pane: Pane): View {
  return view.pane === pane && view.front === 'pane' ? view : { ...view, pane, front: 'pane' };
}

export function openDetails(view: View): View {
  return view.front === 'details' ? view : { ...view, front: 'details' };
}

// --- choosing what is shown ---

/** Hides a value, or shows it again. */
export function toggle<Of extends Facet>(view: View, facet: Of, value: Hidden[Of][number]): View {
  const list = view.hidden[facet] as readonly string[];
  const next = list.includes(value) ? list.filter((other) => other !== value) : [...list, value].sort();
  return { ...view, hidden: { ...view.hidden, [facet]: next } };
}

/** Hides all values but one; a second time, shows all. */
export function showOnly<Of extends Facet>(view: View, facet: Of, value: Hidden[Of][number], all: readonly string[]): View {
  const rest = all.filter((other) => other !== value).sort();
  const list = view.hidden[facet] as readonly string[];
  const alone = list.length === rest.length && rest.every((other) => list.includes(other));
  return { ...view, hidden: { ...view.hidden, [facet]: alone ? [] : rest } };
}

/** Draws stances, or the single acts behind them; the other way to have both is the filter of families. */
export function setLines(view: View, lines: 'stance' | 'relation'): View {
  const others = view.hidden.families.filter((family) => family === 'affiliation');
  return {
    ...view,
    hidden: { ...view.hidden, families: [...others, lines === 'stance' ? 'relation' : 'stance'] },
    selected: keptActor(view),
  };
}

/** An edge that is no longer drawn is no longer selected. */
function keptActor({ selected }: View): Selected | null {
  return selected?.what === 'edge' ? null : selected;
}

export function setMinConfidence(view: View, value: number): View {
  return { ...view, minConfidence: within(value, 0, 1) };
}

export function setMinMentions(view: View, value: number): View {
  return { ...view, minMentions: Math.max(1, Math.round(value)) };
}

export function setStrong(view: View, value: number | null): View {
  return { ...view, strong: value === null ? null : within(value, 0, 1) };
}

/** Opens the window of time; an end before its start is moved to it. */
export function setWindow(view: View, since: string | null, until: string | null): View {
  return { ...view, since, until: since !== null && until !== null && until < since ? since : until };
}

/** Everything is shown again as at the beginning; the selection and the corrections stay. */
export function clearFilters(view: View): View {
  const { hidden, minConfidence, minMentions, since, until, strong, ego, path } = initialView;
  return { ...view, hidden, minConfidence, minMentions, since, until, strong, ego, path };
}

/** Whether anything differs from the first look. */
export function isFiltered(view: View): boolean {
  const { hidden, minConfidence, minMentions, since, until, ego, path } = initialView;
  return (
    FACETS.some((facet) => !sameList(view.hidden[facet], hidden[facet])) ||
    view.minConfidence !== minConfidence ||
    view.minMentions !== minMentions ||
    view.since !== since ||
    view.until !== until ||
    view.ego !== ego ||
    view.path !== path
  );
}

export function setLevel(view: View, level: Level): View {
  if (level === view.level) return view;
  // Nodes and edges of one level do not exist on the other.
  return { ...view, level, selected: null, claim: null, ego: null, path: null, camera: null };
}

export function setSize(view: View, size: SizeBy): View {
  return { ...view, size };
}

export function setGrouping(view: View, grouping: Grouping): View {
  return { ...view, grouping };
}

/** Shows only an actor and those around it; depth 0 shows all again. */
export function setEgo(view: View, id: string, depth: number): View {
  return { ...view, ego: depth < 1 ? null : { id, depth: Math.min(3, Math.round(depth)) }, path: null, camera: null };
}

export function setPath(view: View, path: View['path']): View {
  return { ...view, path, ego: null };
}

export function moveCamera(view: View, camera: Camera | null): View {
  return { ...view, camera };
}

// --- corrections ---

/** Dismisses a claim; a second time takes it back. */
export function dismissClaim(view: View, claim: string): View {
  return judge(view, { what: 'dismiss', claim });
}

/** Turns a claim round; a second time turns it back. */
export function turnClaim(view: View, claim: string): View {
  return judge(view, { what: 'turn', claim });
}

export function mergeActors(view: View, actor: string, into: string): View {
  if (actor === into) return view;
  return { ...judge(view, { what: 'merge', actor, into }), selected: { what: 'actor', id: into }, claim: null };
}

/** An empty label takes the old name back. */
export function renameActor(view: View, actor: string, label: string): View {
  const rest = view.judgements.filter((other) => !(other.what === 'rename' && other.actor === actor));
  const name = label.trim();
  return { ...view, judgements: name === '' ? rest : [...rest, { what: 'rename', actor, label: name }] };
}

function judge(view: View, judgement: Judgement): View {
  const same = (other: Judgement): boolean => JSON.stringify(other) === JSON.stringify(judgement);
  const { judgements } = view;
  return { ...view, judgements: judgements.some(same) ? judgements.filter((other) => !same(other)) : [...judgements, judgement] };
}

// --- undo and redo ---

export interface History {
  readonly past: readonly View[];
  readonly present: View;
  readonly future: readonly View[];
  /** Steps of the same kind that follow one another are one: a slider that is dragged. */
  readonly merging: string | null;
}

/** As many steps as can be taken back. */
const DEEPEST = 200;

export function startHistory(view: View): History {
  return { past: [], present: view, future: [], merging: null };
}

/** Takes a step that undo takes back. */
export function step(history: History, view: View, merging: string | null = null): History {
  const { past, present } = history;
  if (view === present) return history;
  if (merging !== null && merging === history.merging) return { past, present: view, future: [], merging };
  return { past: [...past, present].slice(-DEEPEST), present: view, future: [], merging };
}

/** Changes the view without a step: where one looks, not what one has chosen. */
export function replace(history: History, view: View): History {
  return view === history.present ? history : { ...history, present: view };
}

export function undo(history: History): History {
  const view = history.past.at(-1);
  if (!view) return history;
  return { past: history.past.slice(0, -1), present: view, future: [history.present, ...history.future], merging: null };
}

export function redo(history: History): History {
  const [view, ...future] = history.future;
  if (!view) return history;
  return { past: [...history.past, history.present], present: view, future, merging: null };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
}
