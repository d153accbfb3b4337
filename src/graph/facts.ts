// A reading and the lexicon in, the facts that its graph leans on out: so that who has no lexicon at hand builds the same graph.
//
//   "Foreign Minister Karl Brandt of Germany", Germany itself no actor of the reading
//     -> [{ id: 'country:DEU', kind: 'country', label: 'Germany', country: 'DEU', sector: 'GOV', wikidata: 'Q183' }]
//
// The viewer has no lexicon until it reads an article itself; what it is given carries its facts with it.

import type { Reading } from '../document.js';
import type { KnownActor } from './build.js';
import { byText } from './order.js';

/** What the tables say of an actor that no document mentions. */
export interface Fact extends KnownActor {
  readonly id: string;
}

/** A reading with what its graph needs beside it. */
export interface Founded extends Reading {
  readonly facts: readonly Fact[];
}

/** Adds to a reading whom its offices and memberships point to, and the states of all: each once, sorted by id. */
export function withFacts(reading: Reading, known: (id: string) => KnownActor | undefined): Founded {
  const present = new Set(reading.actors.map(({ id }) => id));
  const found = new Map<string, Fact>();
  const add = (id: string): void => {
    if (present.has(id) || found.has(id)) return;
    const actor = known(id);
    if (!actor) return;
    found.set(id, { id, ...actor });
    if (actor.country) add(`country:${actor.country}`);
  };
  for (const { affiliations, country } of reading.actors) {
    for (const { actor } of affiliations) add(actor);
    if (country !== '') add(`country:${country}`);
  }
  return { ...reading, facts: [...found.values()].sort((a, b) => byText(a.id, b.id)) };
}

/** The facts as an answer to `BuildOptions.known`. */
export function knownFromFacts(facts: readonly Fact[]): (id: string) => KnownActor | undefined {
  const found = new Map(facts.map(({ id, ...actor }) => [id, actor]));
  return (id) => found.get(id);
}
