// A graph of actors in, a graph of their countries out: people and organizations fold into the state they belong to.
//
//   "Lavrov accused Tillerson", Lavrov of RUS, Tillerson of USA -> country:RUS ACCUSE country:USA, the claim still Lavrov's
//
// Claims keep their own source and target. What members of one country do to each other becomes the country's domestic figures.
// Whoever belongs to no state (the UN, an unknown person) stays as it is.

import type { ActorPart, KnownActor, PlacedTerm } from './build.js';
import { assemble, partsOf } from './build.js';
import { byText, sortedSet } from './order.js';
import type { ActorGraph, NodeAttributes } from './schema.js';

/** Where an actor goes. */
export interface Group {
  /** Id of the node that it folds into. */
  readonly id: string;
  readonly label: string;
  /** ISO 3166-1 alpha-3 where the group is a state. */
  readonly country?: string | undefined;
}

export interface RollUpOptions {
  /**
   * `country` (the default), `bloc` or `camp` as the analyses of these names have written them, or a function that tells where an
   * actor goes; null leaves it as it is.
   */
  readonly by?: 'country' | 'bloc' | 'camp' | ((id: string, actor: NodeAttributes) => Group | null) | undefined;
  /** Names a state that is not in the graph itself: without it, Lavrov's country without Russia is called "RUS". */
  readonly known?: ((id: string) => KnownActor | undefined) | undefined;
}

/** Folds actors into groups; the given graph is left as it is. */
export function rollUp(graph: ActorGraph, options: RollUpOptions = {}): ActorGraph {
  const { by = 'country', known } = options;
  const groupOf = typeof by === 'function' ? by : by === 'country' ? countryOf(graph, known) : clusterOf(graph, by);
  const parts = partsOf(graph);
  const goesTo = new Map<string, string>();
  const groups = new Map<string, { readonly group: Group; readonly members: ActorPart[] }>();
  const alone: ActorPart[] = [];
  for (const actor of parts.actors) {
    const group = groupOf(actor.id, graph.getNodeAttributes(actor.id));
    if (group === null) {
      alone.push(actor);
      continue;
    }
    goesTo.set(actor.id, group.id);
    const found = groups.get(group.id);
    if (found) found.members.push(actor);
    else groups.set(group.id, { group, members: [actor] });
  }
  const taken = new Set(groups.keys());
  for (const actor of alone) {
    if (!taken.has(actor.id)) continue;
    // A function may fold others into an actor and leave the actor itself where it is.
    groups.get(actor.id)!.members.push(actor);
  }
  const placeOf = (id: string): string => goesTo.get(id) ?? id;
  const folded = [...groups.values()].map(({ group, members }) => fold(group, members, known));
  const rolled: PlacedTerm[] = [];
  graph.forEachEdge((_, edge, from, to) => {
    if (edge.family !== 'affiliation') return;
    for (const term of edge.terms) rolled.push({ from: placeOf(from), to: placeOf(to), term });
  });
  return assemble({
    level: typeof by === 'function' ? 'group' : by,
    selection: parts.selection,
    documents: parts.documents,
    actors: [...folded, ...alone.filter(({ id }) => !taken.has(id)).map((actor) => ({ ...actor, affiliations: [] }))],
    terms: rolled,
    claims: parts.claims.map(({ from, to, evidence }) => ({ from: placeOf(from), to: placeOf(to), evidence })),
  });
}

function countryOf(graph: ActorGraph, known: RollUpOptions['known']): (id: string, actor: NodeAttributes) => Group | null {
  return (own, { kind, country, label: name }) => {
    if (kind === 'country') return { id: own, label: name, country };
    if (country === '') return null;
    const id = `country:${country}`;
    const label = graph.hasNode(id) ? graph.getNodeAttribute(id, 'label') : (known?.(id)?.label ?? country);
    return { id, label, country };
  };
}

/** Blocs and camps are called after their most mentioned member: "United States and 4 others". */
function clusterOf(graph: ActorGraph, by: 'bloc' | 'camp'): (id: string, actor: NodeAttributes) => Group | null {
  const members = new Map<number, { readonly label: string; readonly mentions: number }[]>();
  graph.forEachNode((_, { [by]: cluster, label, mentions }) => {
    if (cluster === undefined)
      throw new Error(`Found an actor without "${by}"; expected the analysis to have run. Call ${by}s.assign(graph) first.`);
    const list = members.get(cluster);
    if (list) list.push({ label, mentions });
    else members.set(cluster, [{ label, mentions }]);
  });
  const labels = new Map<number, string>();
  for (const [cluster, list] of members) {
    const first = list.sort((a, b) => b.mentions - a.mentions || byText(a.label, b.label))[0]!;
    const others = list.length - 1;
    labels.set(cluster, others === 0 ? first.label : `${first.label} and ${others} ${others === 1 ? 'other' : 'others'}`);
  }
  return (_, { [by]: cluster }) => ({ id: `${by}:${cluster}`, label: labels.get(cluster!)! });
}

function fold({ id, label, country = '' }: Group, members: readonly ActorPart[], known: RollUpOptions['known']): ActorPart {
  const itself = members.find((member) => member.id === id);
  return {
    id,
    kind: itself?.kind ?? (country === '' ? 'organization' : 'country'),
    label,
    aliases: itself?.aliases ?? [],
    country,
    sector: itself?.sector ?? (country === '' ? '' : 'GOV'),
    office: '',
    wikidata: itself?.wikidata ?? known?.(id)?.wikidata ?? '',
    affiliations: [],
    mentions: members.reduce((sum, { mentions }) => sum + mentions, 0),
    documentIds: [...new Set(members.flatMap(({ documentIds }) => documentIds))],
    members: sortedSet(members.flatMap((member) => (member.id === id ? (member.members ?? []) : [member.id, ...(member.members ?? [])]))),
  };
}
