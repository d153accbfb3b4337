// The page's state and all that follows from it. A view draws what is here and calls `act`; it keeps nothing of its own.
//
//   act((view) => selectActor(view, 'country:RUS'))  ->  the scene, the tables and the inspector are new, the address has a new end

import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { balance } from '../src/analysis/balance.js';
import { blocs } from '../src/analysis/blocs.js';
import { camps } from '../src/analysis/camps.js';
import { centrality } from '../src/analysis/centrality.js';
import { layout, type Point } from '../src/analysis/layout.js';
import type { DocumentRecord } from '../src/document.js';
import { readJson } from '../src/export/json.js';
import type { Shown } from '../src/export/shown.js';
import { rollUp } from '../src/graph/aggregate.js';
import { nodeSize } from '../src/graph/appearance.js';
import { buildGraph } from '../src/graph/build.js';
import type { EdgeEvidence } from '../src/graph/evidence.js';
import { knownFromFacts } from '../src/graph/facts.js';
import type { ActorGraph } from '../src/graph/schema.js';
import { contentId } from '../src/load/identity.js';
import { type Path, path } from '../src/query/path.js';
import { turns } from '../src/query/turns.js';
import { crowding, DARK, emphasisOn, emphasize, LIGHT, type Pointed, type Scene, sceneOf } from './appearance.js';
import { claimFilterOf, countFacets, filterReading, type Visible, visibleOf } from './filter.js';
import { fitTo } from './fit.js';
import { applyJudgements, judgementsFrom } from './judgements.js';
import { fromLink, toLink } from './link.js';
import { finalPlaces, firstPlaces, isLarge, SMALL } from './places.js';
import { indexReading } from './search.js';
import { type History, initialView, type Judgement, redo, replace, startHistory, step, type Transition, undo, type View } from './state.js';

// --- what is given ---

/** What is shown, or why nothing is. */
export type Status = { readonly is: 'loading' } | { readonly is: 'ready' } | { readonly is: 'failed'; readonly message: string };

const nothing: Shown = { documents: [], actors: [], claims: [] };

export const status = signal<Status>({ is: 'loading' });
export const given = signal<Shown>(nothing);
/** A graph without claims, which cannot be built from a reading. */
const foreign = computed((): ActorGraph | null => (given.value.graph === undefined ? null : readJson(given.value.graph)));

export type Theme = 'auto' | 'light' | 'dark';

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const systemDark = signal(prefersDark.matches);
prefersDark.addEventListener('change', ({ matches }) => {
  systemDark.value = matches;
});

/** A taste of the reader's, not a part of the view: it is kept on this machine and not in the link. */
export const theme = signal<Theme>(themeFrom(remembered('demarche-theme')));
export const dark = computed(() => theme.value === 'dark' || (theme.value === 'auto' && systemDark.value));

// --- what is chosen ---

export const history = signal<History>(startHistory(initialView));
export const view: ReadonlySignal<View> = computed(() => history.value.present);

/** Takes a step. Steps with the same name in a row are taken back together. */
export function act(transition: Transition, merging: string | null = null): void {
  history.value = step(history.value, transition(history.value.present), merging);
}

/** Changes where one looks, which undo leaves alone. */
export function look(transition: Transition): void {
  history.value = replace(history.value, transition(history.value.present));
}

export function takeBack(): void {
  history.value = undo(history.value);
}

export function takeAgain(): void {
  history.value = redo(history.value);
}

/** What the pointer is over, in the picture, a table or the article. */
export const hovered = signal<Pointed | null>(null);

/** The claim whose card the pointer is over: its words are marked in the article. */
export const hoveredClaim = signal<string | null>(null);

/** Said to those who do not see the picture. */
export const spoken = signal('');

/** A short word to all, such as "Link copied". */
export const notice = signal('');

/**
 * Shows a reading, from the beginning: what was chosen for another does not fit it. Corrections made to it before are found again;
 * where there are none, those that came with it hold.
 */
export function show(next: Shown, first: View = firstLook(next), came: readonly Judgement[] = []): void {
  performance.mark('demarche:given');
  batch(() => {
    hovered.value = null;
    given.value = next;
    const kept = remembered(judgementsName(next));
    history.value = startHistory({ ...first, judgements: kept === null ? came : judgementsFrom(kept) });
    status.value = { is: 'ready' };
  });
}

/** A graph of another program has no articles, and its ties are neither stances nor offices. */
function firstLook({ graph }: Shown): View {
  return graph === undefined ? initialView : { ...initialView, pane: 'actors', hidden: { ...initialView.hidden, families: [] } };
}

// --- what follows ---

/** As it was before, where nothing in it has changed: what follows from it then need not be made again. */
function steady<Value extends object>(make: () => Value): ReadonlySignal<Value> {
  let last: Value | null = null;
  return computed(() => {
    const next = make();
    const same = last !== null && (Object.keys(next) as (keyof Value)[]).every((key) => next[key] === last![key]);
    if (!same) last = next;
    return last!;
  });
}

const judgements = computed(() => view.value.judgements);
export const reading = computed(() => applyJudgements(given.value, judgements.value));

const claimFilter = steady(() => claimFilterOf(view.value));
/** Only with the claims that are let through. */
export const filtered = computed(() => filterReading(reading.value, claimFilter.value));

const level = computed(() => view.value.level);

const facts = computed(() => given.value.facts ?? []);
const knownActor = computed(() => knownFromFacts(facts.value));

/** With every claim, before any roll-up. */
export const wholeActors = computed(() => foreign.value ?? buildGraph(reading.value, { known: knownActor.value }));
/** Names of states by their code, once somebody needs those that no article and no fact names. */
const names = signal<ReadonlyMap<string, string> | null>(null);
let asking = false;

/** Name of a state by its code, or the code as long as the name is not here. */
export function countryName(code: string): string {
  const id = `country:${code}`;
  if (wholeActors.value.hasNode(id)) return wholeActors.value.getNodeAttribute(id, 'label');
  const fact = knownActor.value(id);
  if (fact) return fact.label;
  if (names.value === null && !asking) {
    asking = true;
    // Without the table the code stands for itself.
    void import('./countries.js')
      .then(({ countryNames }) => countryNames())
      .then(
        (found) => {
          names.value = found;
        },
        () => {},
      );
  }
  return names.value?.get(code) ?? code;
}

const atLevel = (graph: ActorGraph): ActorGraph =>
  level.value === 'country' && !foreign.value ? rollUp(graph, { known: knownActor.value }) : graph;
/** With every claim: where everybody stands is decided by it, whatever is hidden. */
export const whole = computed(() => atLevel(wholeActors.value));

/** With the claims that are let through. */
export const graph = computed((): ActorGraph => {
  const { since, until } = claimFilter.value;
  if (foreign.value || (filtered.value === reading.value && since === null && until === null)) return whole.value;
  return atLevel(buildGraph(filtered.value, { since: since ?? undefined, until: until ?? undefined, known: knownActor.value }));
});

/** The final places of a large graph, once they have come. */
const settled = signal<{ readonly graph: ActorGraph; readonly places: ReadonlyMap<string, Point> } | null>(null);

const rough = computed(() => firstPlaces(whole.value));

/** Whether the places will stay as they are. */
export const isSettled = computed(() => !isLarge(whole.value) || settled.value?.graph === whole.value);

effect(() => {
  const laying = whole.value;
  if (!isLarge(laying)) return;
  void finalPlaces(laying).then((found) => {
    if (whole.peek() === laying) settled.value = { graph: laying, places: found ?? rough.peek() };
  });
});

/** Actors without ties have no place: they stand in the margin. */
export const laidOut = computed((): ReadonlyMap<string, Point> => {
  const all = settled.value?.graph === whole.value ? settled.value.places : rough.value;
  return new Map([...all].filter(([id]) => whole.value.degree(id) > 0));
});

const asked = computed(() => view.value.path);
/** The way that was asked for; null where there is none, or none was asked for. */
export const way = computed((): Path | null => {
  const ends = asked.value;
  if (ends === null || ends.from === ends.to || !graph.value.hasNode(ends.from) || !graph.value.hasNode(ends.to)) return null;
  return path(graph.value, ends.from, ends.to, { family: ['stance', 'affiliation'] });
});

const shownBy = steady(({ hidden, minMentions, ego } = view.value) => ({ hidden, minMentions, ego }));
export const visible = computed((): Visible => {
  const steps = way.value === null ? null : new Set(way.value.steps.map(({ edge }) => edge));
  return visibleOf(graph.value, { ...initialView, ...shownBy.value }, steps);
});

const isPart = computed(() => view.value.ego !== null || view.value.path !== null);

/** A part that was asked for is laid out anew: those around one actor may stand far apart in the whole, and on one another when it is enlarged. */
const laidOutPart = computed((): ReadonlyMap<string, Point> | null => {
  const { nodes, edges } = visible.value;
  if (!isPart.value || nodes.length > SMALL) return null;
  const part = graph.value.copy() as ActorGraph;
  const [keptNodes, keptEdges] = [new Set(nodes), new Set(edges)];
  for (const key of part.edges()) if (!keptEdges.has(key)) part.dropEdge(key);
  for (const id of part.nodes()) if (!keptNodes.has(id)) part.dropNode(id);
  return layout(part);
});

/** Width of the picture by its height, in coarse steps. */
export const aspect = signal(1);
export const places = computed(() => {
  const laid = laidOutPart.value ?? laidOut.value;
  const scale = crowding(laid.size);
  const most = Math.max(0, ...whole.value.mapNodes((_, { mentions }) => mentions));
  return fitTo(laid, aspect.value, (id) => scale * (nodeSize(whole.value.getNodeAttributes(id), most) + 1));
});

export const palette = computed(() => (dark.value ? DARK : LIGHT));

// --- what analyses find ---

const size = computed(() => view.value.size);
const grouping = computed(() => view.value.grouping);

const central = computed(() => centrality(graph.value));
const sizeOf = computed((): ((id: string) => number) => {
  const by = size.value;
  if (by === 'mentions') return (id) => graph.value.getNodeAttribute(id, 'mentions');
  const found = central.value;
  return (id) => found.get(id)?.[by] ?? 0;
});

/** Blocs by support alone; camps by support and opposition. */
const foundBlocs = computed(() => blocs(graph.value));
const foundCamps = computed(() => camps(graph.value));

/** Members of each group with at least two of them, the largest first; null where nothing is grouped. */
export const groups = computed((): ReadonlyMap<number, readonly string[]> | null => {
  if (grouping.value === 'none') return null;
  const of = grouping.value === 'bloc' ? foundBlocs.value.of : foundCamps.value.of;
  const members = new Map<number, string[]>();
  for (const id of [...visible.value.nodes, ...visible.value.alone]) {
    const group = of.get(id);
    if (group !== undefined) members.set(group, [...(members.get(group) ?? []), id]);
  }
  return new Map([...members].filter(([, list]) => list.length > 1).sort(([a], [b]) => a - b));
});

export const modularity = computed(() => foundBlocs.value.modularity);

/** How far the graph is from balance, and which triads are tense. */
export const tension = computed(() => balance(graph.value));

/** Who changed sides, and when. */
export const turned = computed(() => turns(graph.value));

const groupOf = computed((): ((id: string) => number | undefined) => {
  const found = new Map<string, number>();
  for (const [group, members] of groups.value ?? []) for (const id of members) found.set(id, group);
  return (id) => found.get(id);
});

const looks = steady(({ strong, ego, path } = view.value) => ({ strong, ego, path }));
const still = computed(
  (): Scene =>
    sceneOf(graph.value, visible.value, places.value, looks.value, palette.value, { sizeOf: sizeOf.value, groupOf: groupOf.value }),
);

const selected = computed(() => view.value.selected);
/** What is drawn: what the pointer is over is brought out, else what is selected. */
export const scene = computed((): Scene => {
  const chosen = selected.value;
  const at: Pointed | null = hovered.value ?? pointedBy(chosen);
  return at === null ? still.value : emphasize(still.value, emphasisOn(graph.value, visible.value, at));
});

function pointedBy(chosen: View['selected']): Pointed | null {
  switch (chosen?.what) {
    case 'actor':
      return { node: chosen.id };
    case 'edge':
      return { edges: [chosen.key] };
    case 'pair': {
      const { first, second } = chosen;
      const ofPair = visible.value.edges.filter((key) => graph.value.hasExtremity(key, first) || graph.value.hasExtremity(key, second));
      return { edges: ofPair };
    }
    default:
      return null;
  }
}

export const counts = computed(() => countFacets(reading.value.claims, whole.value, graph.value, view.value));

export const searchIndex = computed(() => indexReading(reading.value));

export const documents = computed(
  (): ReadonlyMap<string, DocumentRecord> => new Map(given.value.documents.map((document) => [document.id, document])),
);

/** The article that is open. */
export const openedDocument = computed(() => documents.value.get(view.value.document ?? '') ?? given.value.documents[0] ?? null);

/** For each claim the edge that it is shown on: of those in the picture the stance, else the act. */
export const edgeOfClaim = computed((): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const fill = (keys: Iterable<string>): void => {
    for (const key of keys) {
      const edge = graph.value.getEdgeAttributes(key);
      if (edge.family === 'affiliation') continue;
      for (const { claim } of edge.evidence) if (!found.has(claim) || edge.family === 'stance') found.set(claim, key);
    }
  };
  fill(visible.value.edges);
  const seen = new Set(found.keys());
  // A claim that is on no drawn edge can still be read in the inspector.
  for (const key of graph.value.filterEdges((_, edge) => edge.family === 'stance')) {
    for (const { claim } of graph.value.getEdgeAttributes(key).evidence) if (!seen.has(claim)) found.set(claim, key);
  }
  return found;
});

/** Name of an actor, also of one that is folded into its country. */
const labels = computed((): ReadonlyMap<string, string> => new Map(reading.value.actors.map(({ id, label }) => [id, label])));
export function labelOf(id: string): string {
  if (graph.value.hasNode(id)) return graph.value.getNodeAttribute(id, 'label');
  return labels.value.get(id) ?? id;
}

/** The claim that is read first on an edge. */
export function firstClaim(key: string): EdgeEvidence | null {
  return (graph.value.hasEdge(key) && graph.value.getEdgeAttributes(key).evidence[0]) || null;
}

// --- what is kept ---

/** The view is in the address, so that a link shows it; corrections are kept beside it, for this reading. */
export function keepInAddress(): void {
  window.addEventListener('hashchange', () => {
    if (window.location.hash.slice(1) === toLink(view.value)) return;
    const { judgements: kept } = view.value;
    history.value = startHistory({ ...fromLink(window.location.hash), judgements: kept });
  });
  effect(() => {
    if (status.value.is !== 'ready') return;
    const link = toLink(view.value);
    if (link !== window.location.hash.slice(1)) window.history.replaceState(null, '', link === '' ? window.location.pathname : `#${link}`);
  });
  effect(() => remember('demarche-theme', theme.value === 'auto' ? null : theme.value));
  effect(() => {
    if (status.value.is !== 'ready') return;
    const none = judgements.value.length === 0 && history.value.past.length === 0;
    remember(judgementsName(given.value), none ? null : JSON.stringify(judgements.value));
  });
}

/** Corrections belong to the articles they were made to. */
function judgementsName({ documents }: Shown): string {
  return `demarche-judgements-${contentId(documents.map(({ id }) => id).join('\n'))}`;
}

function themeFrom(text: string | null): Theme {
  return text === 'light' || text === 'dark' ? text : 'auto';
}

/** Storage may be switched off; the page works without. */
export function remembered(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, text: string | null): void {
  try {
    if (text === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, text);
  } catch {
    // Nothing to do: it is only forgotten.
  }
}
