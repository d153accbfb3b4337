// What a user calls an actor in, its id out.
//
//   findActor(graph, 'lavrov') -> 'person:sergey-lavrov'
//   findActor(graph, 'Lawrov') -> UsageError: No actor is called "Lawrov". Did you mean "Sergey Lavrov"?
//
// An id, a label, an alias, an ISO code or any part that only one actor has; case, accents and punctuation do not count.

import { distance } from 'fastest-levenshtein';
import { UsageError } from '../errors.js';
import { byText } from '../graph/order.js';
import type { ActorGraph } from '../graph/schema.js';
import { fold } from '../lexicon/fold.js';

interface Names {
  /** Number of nodes when the index was made. */
  readonly order: number;
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** All names of each actor, for parts of names. */
  readonly all: readonly { readonly id: string; readonly names: readonly string[] }[];
}

// An index is made at the first question to a graph and thrown away with it; a graph that has grown gets a new one.
const indexes = new WeakMap<ActorGraph, Names>();

/**
 * The id of the actor that is meant.
 * @throws UsageError listing the candidates where several fit, the most mentioned first, and suggesting names where none does.
 */
export function findActor(graph: ActorGraph, name: string): string {
  if (graph.hasNode(name)) return name;
  const candidates = actorsCalled(graph, name);
  if (candidates.length === 1) return candidates[0]!;
  if (candidates.length > 1) {
    const shown = candidates.slice(0, 8).map((id) => `${graph.getNodeAttribute(id, 'label')} (${id})`);
    const rest = candidates.length - shown.length;
    throw new UsageError(
      `${JSON.stringify(name)} may be ${candidates.length} actors: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. Name one by its id.`,
    );
  }
  const near = similarActors(graph, name, 3).map((id) => JSON.stringify(graph.getNodeAttribute(id, 'label')));
  const hint =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `The graph has ${graph.order} actors; list them to see their names.`;
  throw new UsageError(`No actor is called ${JSON.stringify(name)}. ${hint}`);
}

/** The ids of all actors that a name fits equally well, the most mentioned first. */
export function actorsCalled(graph: ActorGraph, name: string): string[] {
  if (graph.hasNode(name)) return [name];
  if (/^[A-Za-z]{3}$/.test(name) && graph.hasNode(`country:${name.toUpperCase()}`)) return [`country:${name.toUpperCase()}`];
  const wanted = words(name);
  if (wanted === '') return [];
  const { labels, aliases, all } = namesOf(graph);
  const found =
    labels.get(wanted) ??
    aliases.get(wanted) ??
    nonEmpty(all.filter(({ names }) => names.some((other) => ` ${other} `.includes(` ${wanted} `)))) ??
    nonEmpty(all.filter(({ names }) => names.some((other) => other.includes(wanted)))) ??
    [];
  return byMentions(graph, found);
}

/** The actors whose names are nearest to a misspelt one, the nearest first: at most a third of the letters may differ. */
export function similarActors(graph: ActorGraph, name: string, most: number): string[] {
  const wanted = words(name);
  const far = Math.max(1, Math.floor(wanted.length / 3));
  const near: { readonly id: string; readonly steps: number }[] = [];
  for (const { id, names } of namesOf(graph).all) {
    let steps = Number.POSITIVE_INFINITY;
    for (const other of names) {
      steps = Math.min(steps, distance(wanted, other));
      // "Lawrov" means the surname.
      for (const word of other.split(' ')) if (word.length > 3) steps = Math.min(steps, distance(wanted, word));
    }
    if (steps <= far) near.push({ id, steps });
  }
  const mentions = (id: string): number => graph.getNodeAttribute(id, 'mentions');
  return near
    .sort((a, b) => a.steps - b.steps || mentions(b.id) - mentions(a.id) || byText(a.id, b.id))
    .slice(0, most)
    .map(({ id }) => id);
}

function namesOf(graph: ActorGraph): Names {
  const known = indexes.get(graph);
  if (known && known.order === graph.order) return known;
  const labels = new Map<string, string[]>();
  const aliases = new Map<string, string[]>();
  const all: { id: string; names: string[] }[] = [];
  graph.forEachNode((id, actor) => {
    const label = words(actor.label);
    const others = [...new Set([...actor.aliases, id.slice(id.indexOf(':') + 1)].map(words))].filter(
      (name) => name !== label && name !== '',
    );
    add(labels, label, id);
    for (const name of others) add(aliases, name, id);
    all.push({ id, names: [label, ...others] });
  });
  const made: Names = { order: graph.order, labels, aliases, all };
  indexes.set(graph, made);
  return made;
}

function add(index: Map<string, string[]>, name: string, id: string): void {
  const ids = index.get(name);
  if (ids) ids.push(id);
  else index.set(name, [id]);
}

function nonEmpty(found: readonly { readonly id: string }[]): string[] | undefined {
  return found.length > 0 ? found.map(({ id }) => id) : undefined;
}

function byMentions(graph: ActorGraph, ids: readonly string[]): string[] {
  return [...ids].sort((a, b) => graph.getNodeAttribute(b, 'mentions') - graph.getNodeAttribute(a, 'mentions') || byText(a, b));
}

/** "al-Assad" and "Al Assad" are one name, "U.S." and "US" too. */
function words(name: string): string {
  return fold(name.normalize('NFC'))
    .replace(/['.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
