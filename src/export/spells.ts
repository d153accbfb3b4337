// A graph in, the times at which its nodes and edges are there out: what the time line of Gephi plays.
//
//   claims of 11 April and 2 May on one edge -> spells [2017-04-11, 2017-04-11], [2017-05-02, 2017-05-02]

import { byText } from '../graph/order.js';
import type { ActorGraph, EdgeAttributes } from '../graph/schema.js';
import { firstDay, lastDay } from './dates.js';

/** Days, both inclusive; null is open. */
export interface Spell {
  readonly start: string | null;
  readonly end: string | null;
}

export interface Times {
  /** From the first dated claim or document to the last; null where nothing is dated. */
  readonly limits: Spell | null;
  /** A node is there from its first claim or document to its last. */
  ofNode(id: string): readonly Spell[];
  /** An edge is there on the days of its claims, an affiliation while it lasts. Always there where the list is empty. */
  ofEdge(edge: EdgeAttributes): readonly Spell[];
}

export function timesOf(graph: ActorGraph): Times {
  const spells = new Map<string, readonly Spell[]>();
  // Many claims share few dates.
  const spellOf = (date: string | null | undefined): readonly Spell[] => {
    if (!date) return NEVER;
    let spell = spells.get(date);
    if (!spell) {
      const [start, end] = [firstDay(date), lastDay(date)];
      spell = start === null || end === null ? NEVER : [{ start, end }];
      spells.set(date, spell);
    }
    return spell;
  };
  const lives = new Map<string, { start: string; end: string }>();
  const live = (id: string, [spell]: readonly Spell[]): void => {
    if (!spell) return;
    const [start, end] = [spell.start!, spell.end!];
    const life = lives.get(id);
    if (!life) lives.set(id, { start, end });
    else {
      if (start < life.start) life.start = start;
      if (end > life.end) life.end = end;
    }
  };
  graph.forEachEdge((_, edge, source, target) => {
    if (edge.family === 'affiliation') return;
    const [first, last] = [spellOf(edge.firstDate), spellOf(edge.lastDate)];
    for (const end of [source, target]) {
      live(end, first);
      if (last !== first) live(end, last);
    }
  });
  const dates = new Map(graph.getAttribute('documents').map(({ id, date }) => [id, date]));
  graph.forEachNode((id, { documentIds }) => {
    for (const document of documentIds) live(id, spellOf(dates.get(document)));
  });
  let limits: { start: string; end: string } | null = null;
  for (const { start, end } of lives.values()) {
    if (limits === null) limits = { start, end };
    if (start < limits.start) limits.start = start;
    if (end > limits.end) limits.end = end;
  }
  return {
    limits,
    ofNode: (id) => {
      const life = lives.get(id);
      return life ? [life] : NEVER;
    },
    ofEdge: (edge) => {
      if (edge.family === 'affiliation') return limits === null ? NEVER : termOf(edge.from, edge.to, limits);
      if (edge.evidence.length === 1) return spellOf(edge.evidence[0]!.date);
      const days = new Map<string, Spell>();
      for (const { date } of edge.evidence) for (const spell of spellOf(date)) days.set(`${spell.start} ${spell.end}`, spell);
      return [...days.keys()].sort(byText).map((day) => days.get(day)!);
    },
  };
}

const NEVER: readonly Spell[] = [];

/** A term of office does not draw the time line out: what reaches beyond the news is open at that end. */
function termOf(from: string | null, to: string | null, limits: { readonly start: string; readonly end: string }): readonly Spell[] {
  const [begun, ended] = [firstDay(from), lastDay(to)];
  const start = begun !== null && begun > limits.start ? begun : null;
  const end = ended !== null && ended < limits.end ? ended : null;
  return (start === null && end === null) || (start !== null && end !== null && start > end) ? NEVER : [{ start, end }];
}
