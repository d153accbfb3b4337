// Any assignment of actors to groups in, numbers for the groups out: 0 is the largest, then as the ids of their members come.
//
//   numbered([['a', 7], ['b', 3], ['c', 3]]) -> b 0, c 0, a 1

import { byText } from '../graph/order.js';

export function numbered(groups: Iterable<readonly [string, number]>): { readonly of: Map<string, number>; readonly count: number } {
  const members = new Map<number, string[]>();
  for (const [id, group] of groups) {
    const list = members.get(group);
    if (list) list.push(id);
    else members.set(group, [id]);
  }
  const sorted = [...members.values()].map((ids) => ids.sort(byText)).sort((a, b) => b.length - a.length || byText(a[0]!, b[0]!));
  return { of: new Map(sorted.flatMap((ids, index) => ids.map((id): [string, number] => [id, index]))), count: sorted.length };
}
