// A graph in, its camps out: friends together, opponents apart.
//
//   A supports B, B opposes C -> { A, B } and { C };  camps.assign(graph) writes camp and camps
//
// Correlation clustering (Bansal, Blum and Chawla 2004, Machine Learning 56): the number of camps is whatever fits best, and may well
// be more than the two of structural balance. Actors and then whole camps are moved while that lowers the disagreement, from
// several orders of beginning, and the best result is taken: as good as such searches are, not proved the best.

import { rounded } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { numbered } from './clusters.js';
import { pairsOf } from './pairs.js';
import { seeded, shuffled } from './random.js';
import { signedTies } from './ties.js';

export interface CampsOptions {
  /** 1 by default. */
  readonly seed?: number | undefined;
  /** Orders of beginning to try; 8 by default. */
  readonly tries?: number | undefined;
}

export interface Camps {
  /** Camp of each actor; 0 is the largest. */
  readonly of: ReadonlyMap<string, number>;
  readonly count: number;
  /** Weight of the support between camps and of the opposition inside them. */
  readonly disagreement: number;
}

export function camps(graph: ActorGraph, options: CampsOptions = {}): Camps {
  const { seed = 1, tries = 8 } = options;
  const ids = graph.nodes().sort();
  const place = new Map(ids.map((id, index) => [id, index]));
  const near: { readonly to: number; readonly weight: number }[][] = ids.map(() => []);
  let support = 0;
  const tie = (a: string, b: string, weight: number): void => {
    const [from, to] = [place.get(a)!, place.get(b)!];
    near[from]!.push({ to, weight });
    near[to]!.push({ to: from, weight });
    if (weight > 0) support += weight;
  };
  for (const { a, b, value, confidence } of signedTies(graph)) tie(a, b, value * confidence);
  // To belong somewhere is to side with it, as long as no word says otherwise.
  for (const { a, b, edges } of pairsOf(graph)) if (edges.some(({ family }) => family === 'affiliation')) tie(a, b, BELONGING);
  const random = seeded(seed);
  const order = ids.map((_, index) => index);
  let best: { readonly camp: number[]; readonly within: number } | null = null;
  for (let attempt = 0; attempt < Math.max(1, tries); attempt += 1) {
    const camp = settle(near, attempt === 0 ? order : shuffled(order, random));
    const within = weightWithin(near, camp);
    if (best === null || within > best.within + 1e-9) best = { camp, within };
  }
  const { camp, within } = best!;
  return { ...numbered(ids.map((id, index) => [id, camp[index]!])), disagreement: rounded(support - within) };
}

/** Writes `camp` on nodes and `camps` on the graph. */
camps.assign = (graph: ActorGraph, options: CampsOptions = {}): void => {
  const { of, count } = camps(graph, options);
  graph.updateEachNodeAttributes((id, attributes) => ({ ...attributes, camp: of.get(id)! }), { attributes: ['camp'] });
  graph.mergeAttributes({ camps: count });
};

/** What an affiliation weighs, beside stances of at most 1. */
const BELONGING = 0.5;

type Near = readonly (readonly { readonly to: number; readonly weight: number }[])[];

/** Moves single actors to the camp that they gain most by, then joins camps, until neither helps. */
function settle(near: Near, order: readonly number[]): number[] {
  const camp = near.map((_, index) => index);
  for (let joined = true; joined; ) {
    for (let moved = true; moved; ) {
      moved = false;
      for (const actor of order) {
        const gains = new Map<number, number>([[camp[actor]!, 0]]);
        for (const { to, weight } of near[actor]!) gains.set(camp[to]!, (gains.get(camp[to]!) ?? 0) + weight);
        const stays = gains.get(camp[actor]!)!;
        // Alone in a camp of one's own one gains nothing and loses nothing; the actor's own number is free unless others took it.
        let [goes, gain] = [camp[actor]!, stays];
        for (const [other, value] of gains) if (value > gain + 1e-9) [goes, gain] = [other, value];
        if (gain < -1e-9) [goes, gain] = [freeCamp(camp), 0];
        if (gain > stays + 1e-9) {
          camp[actor] = goes;
          moved = true;
        }
      }
    }
    joined = join(near, camp);
  }
  return camp;
}

/** Joins the two camps that gain most by it; false where none gain. */
function join(near: Near, camp: number[]): boolean {
  const between = new Map<string, { readonly a: number; readonly b: number; weight: number }>();
  for (const [actor, ties] of near.entries()) {
    for (const { to, weight } of ties) {
      const [a, b] = [Math.min(camp[actor]!, camp[to]!), Math.max(camp[actor]!, camp[to]!)];
      if (a === b || actor > to) continue;
      const pair = between.get(`${a} ${b}`);
      if (pair) pair.weight += weight;
      else between.set(`${a} ${b}`, { a, b, weight });
    }
  }
  let best: { readonly a: number; readonly b: number; readonly weight: number } | null = null;
  for (const pair of between.values()) if (pair.weight > (best?.weight ?? 1e-9)) best = pair;
  if (best === null) return false;
  for (const [actor, own] of camp.entries()) if (own === best.b) camp[actor] = best.a;
  return true;
}

function freeCamp(camp: readonly number[]): number {
  const taken = new Set(camp);
  let free = 0;
  while (taken.has(free)) free += 1;
  return free;
}

function weightWithin(near: Near, camp: readonly number[]): number {
  let sum = 0;
  for (const [actor, ties] of near.entries()) for (const { to, weight } of ties) if (actor < to && camp[actor] === camp[to]) sum += weight;
  return sum;
}
