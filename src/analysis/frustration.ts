// A signed graph in, out how far it is from two camps that are at peace inside and at odds with each other.
//
//   frustration([[0, 1, 1], [1, 2, 1], [0, 2, -1]], 3) -> { frustration: 1, bound: 1, sides: [...] }
//
// The frustration index (Harary 1959, Behavioral Science 4; Aref and Wilson 2018, J. Complex Networks 6): the least number of ties
// that lie against a division into two sides, friendly ones between the sides and hostile ones inside. To find it is NP-hard. Ties on no
// cycle never count, and parts that hang together by one node are independent, so each such part is solved by itself: exactly by
// branch and bound as long as that ends within a fixed number of steps, else by a search whose result is held against a bound from
// below, the number of negative cycles that share no tie.

import { seeded } from './random.js';

/** Node, node, and 1 or -1; at most one tie a pair. */
export type Tie = readonly [number, number, 1 | -1];

export interface Frustration {
  /** Ties against the best division found. */
  readonly frustration: number;
  /** No division can do better than this; equal to `frustration` where it is exact. */
  readonly bound: number;
  /** The side of each node, 1 or -1. */
  readonly sides: readonly (1 | -1)[];
}

/** @param budget Steps of branch and bound for each part: some 10 million a second. */
export function frustration(ties: readonly Tie[], order: number, budget = 2_000_000): Frustration {
  const near = neighborsOf(ties, order);
  const sides = new Array<1 | -1>(order).fill(1);
  const found = { frustration: 0, bound: 0 };
  const parts = blocksOf(near, ties);
  const solved = parts.map((part) =>
    solve(
      part.map((index) => ties[index]!),
      budget,
    ),
  );
  for (const { frustration: here, bound } of solved) {
    found.frustration += here;
    found.bound += bound;
  }
  // Parts share single nodes: walking over the ties, each part is turned so that its shared node agrees.
  const partOf = new Map<number, number>();
  for (const [index, part] of parts.entries()) for (const tie of part) partOf.set(tie, index);
  const placed = new Uint8Array(order);
  const turned = new Map<number, 1 | -1>();
  for (let root = 0; root < order; root += 1) {
    if (placed[root] === 1) continue;
    placed[root] = 1;
    const stack = [root];
    while (stack.length > 0) {
      const node = stack.pop()!;
      for (const { to, tie } of near[node]!) {
        const part = partOf.get(tie)!;
        const local = solved[part]!.sides;
        if (!turned.has(part)) turned.set(part, (sides[node]! * local.get(node)!) as 1 | -1);
        if (placed[to] === 1) continue;
        placed[to] = 1;
        sides[to] = (local.get(to)! * turned.get(part)!) as 1 | -1;
        stack.push(to);
      }
    }
  }
  return { ...found, sides };
}

interface Neighbor {
  readonly to: number;
  readonly sign: 1 | -1;
  /** Index of the tie. */
  readonly tie: number;
}

type Near = readonly (readonly Neighbor[])[];

function neighborsOf(ties: readonly Tie[], order: number): Near {
  const near: Neighbor[][] = Array.from({ length: order }, () => []);
  for (const [tie, [a, b, sign]] of ties.entries()) {
    near[a]!.push({ to: b, sign, tie });
    near[b]!.push({ to: a, sign, tie });
  }
  return near;
}

/** The ties of each biconnected part (Tarjan 1972), without recursion: graphs may be long chains. */
function blocksOf(near: Near, ties: readonly Tie[]): number[][] {
  const [seen, low] = [new Int32Array(near.length), new Int32Array(near.length)];
  const used = new Uint8Array(ties.length);
  const blocks: number[][] = [];
  let clock = 0;
  for (let root = 0; root < near.length; root += 1) {
    if (seen[root] !== 0) continue;
    clock += 1;
    seen[root] = low[root] = clock;
    const open: number[] = [];
    const path = [{ node: root, next: 0, tie: -1 }];
    while (path.length > 0) {
      const here = path.at(-1)!;
      const neighbor = near[here.node]![here.next];
      if (neighbor) {
        here.next += 1;
        const { to, tie } = neighbor;
        if (used[tie] === 1) continue;
        used[tie] = 1;
        open.push(tie);
        if (seen[to] === 0) {
          clock += 1;
          seen[to] = low[to] = clock;
          path.push({ node: to, next: 0, tie });
        } else low[here.node] = Math.min(low[here.node]!, seen[to]!);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (!above) continue;
      low[above.node] = Math.min(low[above.node]!, low[here.node]!);
      if (low[here.node]! >= seen[above.node]!) blocks.push(open.splice(open.lastIndexOf(here.tie)));
    }
  }
  return blocks;
}

interface Solved {
  readonly frustration: number;
  readonly bound: number;
  readonly sides: ReadonlyMap<number, 1 | -1>;
}

/** One biconnected part. */
function solve(given: readonly Tie[], budget: number): Solved {
  const nodes = [...new Set([...given.map(([a]) => a), ...given.map(([, b]) => b)])].sort((a, b) => a - b);
  const place = new Map(nodes.map((node, index) => [node, index]));
  const ties = given.map(([a, b, sign]): Tie => [place.get(a)!, place.get(b)!, sign]);
  const near = neighborsOf(ties, nodes.length);
  const result = (sides: readonly (1 | -1)[], bound: number): Solved => ({
    frustration: against(ties, sides),
    bound,
    sides: new Map(nodes.map((node, index) => [node, sides[index]!])),
  });
  const searched = search(near, ties);
  const best = against(ties, searched);
  if (best === 0) return result(searched, 0);
  const bound = negativeCycles(near, ties);
  if (bound === best) return result(searched, bound);
  const proved = branch(near, best, budget);
  return proved.complete
    ? result(proved.sides ?? searched, proved.sides ? against(ties, proved.sides) : best)
    : result(proved.sides ?? searched, bound);
}

function against(ties: readonly Tie[], sides: readonly (1 | -1)[]): number {
  let count = 0;
  for (const [a, b, sign] of ties) if (sides[a]! * sides[b]! !== sign) count += 1;
  return count;
}

/** Turns nodes while that helps, from a spanning tree at peace and then from disturbed copies of the best (iterated local search). */
function search(near: Near, ties: readonly Tie[]): (1 | -1)[] {
  const random = seeded(near.length * 31 + ties.length);
  let best = improve(near, spanningSides(near));
  let least = against(ties, best);
  const rounds = Math.max(4, Math.min(60, Math.round(200_000 / ties.length)));
  for (let round = 0; round < rounds && least > 0; round += 1) {
    const share = 0.05 + 0.3 * random();
    const tried = improve(
      near,
      best.map((side) => (random() < share ? (-side as 1 | -1) : side)),
    );
    const here = against(ties, tried);
    if (here <= least) [best, least] = [tried, here];
  }
  return best;
}

function spanningSides(near: Near): (1 | -1)[] {
  const sides = new Array<1 | -1 | 0>(near.length).fill(0);
  for (let root = 0; root < near.length; root += 1) {
    if (sides[root] !== 0) continue;
    sides[root] = 1;
    const queue = [root];
    for (const node of queue) {
      for (const { to, sign } of near[node]!) {
        if (sides[to] !== 0) continue;
        sides[to] = (sides[node]! * sign) as 1 | -1;
        queue.push(to);
      }
    }
  }
  return sides as (1 | -1)[];
}

function improve(near: Near, start: readonly (1 | -1)[]): (1 | -1)[] {
  const sides = [...start];
  for (let moved = true; moved; ) {
    moved = false;
    for (let node = 0; node < near.length; node += 1) {
      let balance = 0;
      for (const { to, sign } of near[node]!) balance += sign * sides[to]! * sides[node]!;
      if (balance >= 0) continue;
      sides[node] = -sides[node]! as 1 | -1;
      moved = true;
    }
  }
  return sides;
}

/**
 * Assigns nodes one after the other, the most constrained first, and turns back where the ties already against it and those that
 * must follow are as many as in the best division known. Gives a better division, or none where there is none.
 */
function branch(near: Near, known: number, budget: number): { readonly complete: boolean; readonly sides: (1 | -1)[] | null } {
  const order = searchOrder(near);
  // For each node, the assigned neighbors that want it on side 1 and on side -1.
  const [plus, minus] = [new Int32Array(near.length), new Int32Array(near.length)];
  const sides = new Int8Array(near.length);
  let [best, steps, must, cost] = [known, 0, 0, 0];
  let found: (1 | -1)[] | null = null;
  const place = (node: number, side: 1 | -1): void => {
    must -= Math.min(plus[node]!, minus[node]!);
    cost += side === 1 ? minus[node]! : plus[node]!;
    sides[node] = side;
    for (const { to, sign } of near[node]!) {
      if (sides[to] !== 0) continue;
      must -= Math.min(plus[to]!, minus[to]!);
      if (sign * side === 1) plus[to]! += 1;
      else minus[to]! += 1;
      must += Math.min(plus[to]!, minus[to]!);
    }
  };
  const lift = (node: number, side: 1 | -1): void => {
    for (const { to, sign } of near[node]!) {
      if (sides[to] !== 0) continue;
      must -= Math.min(plus[to]!, minus[to]!);
      if (sign * side === 1) plus[to]! -= 1;
      else minus[to]! -= 1;
      must += Math.min(plus[to]!, minus[to]!);
    }
    sides[node] = 0;
    cost -= side === 1 ? minus[node]! : plus[node]!;
    must += Math.min(plus[node]!, minus[node]!);
  };
  const visit = (depth: number): boolean => {
    steps += 1;
    if (steps > budget) return false;
    if (cost + must >= best) return true;
    if (depth === order.length) {
      best = cost;
      found = Array.from(sides) as (1 | -1)[];
      return true;
    }
    const node = order[depth]!;
    const first: 1 | -1 = plus[node]! >= minus[node]! ? 1 : -1;
    // Turned round as a whole a division is the same, so the first node has one side only.
    for (const side of depth === 0 ? [first] : [first, -first as 1 | -1]) {
      place(node, side);
      const going = visit(depth + 1);
      lift(node, side);
      if (!going) return false;
    }
    return true;
  };
  // Deeper than this the stack might end before the budget does.
  const complete = order.length <= 2000 && visit(0);
  return { complete, sides: found };
}

/** The node with most ties first, then always the one with most ties to those before it. */
function searchOrder(near: Near): number[] {
  const order: number[] = [];
  const bound = new Int32Array(near.length);
  const taken = new Uint8Array(near.length);
  for (let count = 0; count < near.length; count += 1) {
    let next = -1;
    for (let node = 0; node < near.length; node += 1) {
      if (taken[node] === 1) continue;
      if (next < 0 || bound[node]! > bound[next]! || (bound[node] === bound[next] && near[node]!.length > near[next]!.length)) next = node;
    }
    taken[next] = 1;
    order.push(next);
    for (const { to } of near[next]!) bound[to]! += 1;
  }
  return order;
}

/** Negative cycles that share no tie, short ones first: each must have a tie against any division. */
function negativeCycles(near: Near, ties: readonly Tie[]): number {
  const free = new Uint8Array(ties.length).fill(1);
  let count = negativeTriads(near, ties, free);
  // Longer ones are looked for in small parts only: each search walks a good deal of the part.
  if (ties.length > 3000) return count;
  for (const longest of [4, 6, 9, Number.POSITIVE_INFINITY]) {
    for (const [tie, [a, b, sign]] of ties.entries()) {
      while (free[tie] === 1) {
        const cycle = wayRound(near, free, a, b, tie, sign === 1 ? -1 : 1, longest - 1);
        if (cycle === null) break;
        for (const used of cycle) free[used] = 0;
        free[tie] = 0;
        count += 1;
      }
    }
  }
  return count;
}

/** Takes negative triads away until none is left, and counts them. */
function negativeTriads(near: Near, ties: readonly Tie[], free: Uint8Array): number {
  let count = 0;
  // For the nodes next to a, the tie to them; the stamp tells for which tie the mark was made.
  const [mark, stamp] = [new Int32Array(near.length), new Int32Array(near.length).fill(-1)];
  for (const [tie, [a, b, sign]] of ties.entries()) {
    if (free[tie] === 0) continue;
    for (const next of near[a]!) {
      mark[next.to] = next.tie;
      stamp[next.to] = tie;
    }
    for (const next of near[b]!) {
      if (stamp[next.to] !== tie || free[next.tie] === 0) continue;
      const third = mark[next.to]!;
      if (free[third] === 0 || sign * next.sign * ties[third]![2] === 1) continue;
      free[tie] = 0;
      free[next.tie] = 0;
      free[third] = 0;
      count += 1;
      break;
    }
  }
  return count;
}

/** The shortest walk from a to b of a given sign over free ties other than one, at most so long; null where there is none. */
function wayRound(near: Near, free: Uint8Array, a: number, b: number, without: number, sign: 1 | -1, longest: number): number[] | null {
  // A node is reached at peace (even) and at odds (odd), which are two states.
  const state = (node: number, value: 1 | -1): number => node * 2 + (value === 1 ? 0 : 1);
  const came = new Map<number, { readonly from: number; readonly tie: number }>([[state(a, 1), { from: -1, tie: -1 }]]);
  let frontier = [state(a, 1)];
  const goal = state(b, sign);
  for (let length = 1; length <= longest && frontier.length > 0; length += 1) {
    const next: number[] = [];
    for (const here of frontier) {
      const [node, value] = [here >> 1, here % 2 === 0 ? 1 : -1];
      for (const { to, sign: step, tie } of near[node]!) {
        if (free[tie] === 0 || tie === without) continue;
        const there = state(to, (value * step) as 1 | -1);
        if (came.has(there)) continue;
        came.set(there, { from: here, tie });
        if (there === goal) return walk(came, there);
        next.push(there);
      }
    }
    frontier = next;
  }
  return null;
}

function walk(came: ReadonlyMap<number, { readonly from: number; readonly tie: number }>, end: number): number[] | null {
  const used = new Set<number>();
  for (let here = end; ; ) {
    const { from, tie } = came.get(here)!;
    if (from < 0) return [...used];
    // A walk that takes a tie twice is no bundle of separate ties.
    if (used.has(tie)) return null;
    used.add(tie);
    here = from;
  }
}
