// What the reader lets through: claims before the graph is built, actors and edges after it, and how many of each there are.
//
//   keepsClaim(view)(claim), visibleOf(graph, view) -> { nodes, edges, alone }, countFacets(graph, claims, view).modalities -> denied: 3
//
// A graph is derived from claims, so hiding a modality or a type gives other numbers on the edges, not only fewer edges.

import type { Claim, Reading } from '../src/document.js';
import { edgeSign } from '../src/graph/appearance.js';
import { within } from '../src/graph/order.js';
import type { ActorGraph, EdgeAttributes } from '../src/graph/schema.js';
import type { Sign } from '../src/query/filter.js';
import type { Facet, Layer, View } from './state.js';

/** The parts of a view that decide which claims count. */
export type ClaimFilter = Pick<View, 'minConfidence' | 'since' | 'until'> & Pick<View['hidden'], 'types' | 'modalities' | 'layers'>;

export function claimFilterOf({ minConfidence, since, until, hidden: { types, modalities, layers } }: View): ClaimFilter {
  return { minConfidence, since, until, types, modalities, layers };
}

export function keepsClaim(filter: ClaimFilter): (claim: Claim) => boolean {
  const { minConfidence, since, until } = filter;
  const [types, modalities, layers] = [new Set(filter.types), new Set(filter.modalities), new Set(filter.layers)];
  return (claim) =>
    claim.confidence >= minConfidence &&
    !types.has(claim.type ?? 'none') &&
    !modalities.has(claim.modality) &&
    !layers.has(layerOf(claim)) &&
    within(claim.date, since ?? undefined, until ?? undefined);
}

/** The reading with only the claims that are let through; the same reading where nothing is hidden. */
export function filterReading(reading: Reading, filter: ClaimFilter): Reading {
  const claims = reading.claims.filter(keepsClaim(filter));
  return claims.length === reading.claims.length ? reading : { ...reading, claims };
}

/** Whose word a claim stands on. */
export function layerOf({
  reporter,
  source,
}: {
  readonly reporter: string | null;
  readonly source: string | { readonly id: string };
}): Layer {
  if (reporter === null) return 'article';
  return reporter === (typeof source === 'string' ? source : source.id) ? 'own' : 'others';
}

export function signOfEdge(edge: EdgeAttributes): Sign {
  const sign = edgeSign(edge);
  return sign > 0 ? 'for' : sign < 0 ? 'against' : 'neutral';
}

/** What is drawn. */
export interface Visible {
  /** Actors with an edge, in the order of the graph. */
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
  /** Actors that are let through and have no edge: the margin. */
  readonly alone: readonly string[];
}

export function visibleOf(graph: ActorGraph, view: View, path: ReadonlySet<string> | null = null): Visible {
  const { hidden, minMentions, ego } = view;
  const [kinds, sectors, countries] = [new Set<string>(hidden.kinds), new Set(hidden.sectors), new Set(hidden.countries)];
  const [families, signs] = [new Set<string>(hidden.families), new Set<string>(hidden.signs)];
  let shown = new Set<string>();
  graph.forEachNode((id, { kind, sector, country, mentions }) => {
    // Who is known only from a table has no mentions, and is drawn for the sake of those who belong to it.
    if (
      !kinds.has(kind) &&
      !sectors.has(sector) &&
      !countries.has(country) &&
      (mentions >= minMentions || (mentions === 0 && minMentions <= 1))
    )
      shown.add(id);
  });
  let edges: string[] = [];
  graph.forEachEdge((key, edge, source, target) => {
    if (families.has(edge.family) || !shown.has(source) || !shown.has(target)) return;
    if (edge.family !== 'affiliation' && signs.has(signOfEdge(edge))) return;
    edges.push(key);
  });
  if (path !== null) {
    edges = edges.filter((key) => path.has(key));
    const ends = new Set(edges.flatMap((key) => graph.extremities(key)));
    shown = new Set([...shown].filter((id) => ends.has(id)));
  } else if (ego !== null && shown.has(ego.id)) {
    const near = around(graph, edges, ego.id, ego.depth);
    shown = new Set([...shown].filter((id) => near.has(id)));
    edges = edges.filter((key) => graph.extremities(key).every((id) => near.has(id)));
  }
  const tied = new Set(edges.flatMap((key) => graph.extremities(key)));
  const [nodes, alone]: [string[], string[]] = [[], []];
  for (const id of shown) (tied.has(id) ? nodes : alone).push(id);
  alone.sort((a, b) => graph.getNodeAttribute(b, 'mentions') - graph.getNodeAttribute(a, 'mentions'));
  return { nodes, edges, alone };
}

/** Those within some steps of an actor, itself included; directions do not count. */
export function around(graph: ActorGraph, edges: readonly string[], id: string, depth: number): Set<string> {
  const ties = new Map<string, string[]>();
  for (const key of edges) {
    const [a, b] = graph.extremities(key);
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const list = ties.get(from);
      if (list) list.push(to);
      else ties.set(from, [to]);
    }
  }
  const reached = new Set([id]);
  let frontier = [id];
  for (let step = 0; step < depth; step += 1) {
    frontier = frontier.flatMap((here) => ties.get(here) ?? []).filter((other) => !reached.has(other) && reached.add(other));
  }
  return reached;
}

/** For each facet the values there are, with how many claims, actors or edges each has under the other filters. */
export type Counts = Readonly<Record<Facet, ReadonlyMap<string, number>>>;

/** `whole` has every claim, `graph` those that are let through. */
export function countFacets(claims: readonly Claim[], whole: ActorGraph, graph: ActorGraph, view: View): Counts {
  const filter = claimFilterOf(view);
  const counts: Record<Facet, Map<string, number>> = {
    kinds: new Map(),
    sectors: new Map(),
    countries: new Map(),
    families: new Map(),
    signs: new Map(),
    types: new Map(),
    modalities: new Map(),
    layers: new Map(),
  };
  const add = (facet: Facet, value: string, more: number): void => {
    counts[facet].set(value, (counts[facet].get(value) ?? 0) + more);
  };
  const partOf = { types: (claim: Claim) => claim.type ?? 'none', modalities: (claim: Claim) => claim.modality, layers: layerOf } as const;
  for (const facet of ['types', 'modalities', 'layers'] as const) {
    const keeps = keepsClaim({ ...filter, [facet]: [] });
    for (const claim of claims) add(facet, partOf[facet](claim), keeps(claim) ? 1 : 0);
  }
  const attribute = { kinds: 'kind', sectors: 'sector', countries: 'country' } as const;
  for (const facet of ['kinds', 'sectors', 'countries'] as const) {
    const others = { ...view, ego: null, hidden: { ...view.hidden, [facet]: [] } };
    const { nodes, alone } = visibleOf(graph, others);
    whole.forEachNode((_, node) => add(facet, node[attribute[facet]], 0));
    for (const id of [...nodes, ...alone]) add(facet, graph.getNodeAttribute(id, attribute[facet]), 1);
  }
  for (const facet of ['families', 'signs'] as const) {
    const { edges } = visibleOf(graph, { ...view, ego: null, hidden: { ...view.hidden, [facet]: [] } });
    for (const key of edges) {
      const edge = graph.getEdgeAttributes(key);
      if (facet === 'families') add(facet, edge.family, 1);
      else if (edge.family !== 'affiliation') add(facet, signOfEdge(edge), 1);
    }
  }
  return counts;
}
