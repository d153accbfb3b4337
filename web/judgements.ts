// A reading and the reader's corrections in, the corrected reading out; and the corrections as a table.
//
//   applyJudgements(reading, [{ what: 'turn', claim: 'a:3' }]) -> the same reading, source and target of that claim exchanged
//
// The reading as it was is never changed, so that every correction can be taken back.

import type { Claim, ClaimEnd, Reading } from '../src/document.js';
import { mergeActors } from '../src/graph/gather.js';
import type { Judgement } from './state.js';

type ReadActor = Reading['actors'][number];

export function applyJudgements(reading: Reading, judgements: readonly Judgement[]): Reading {
  if (judgements.length === 0) return reading;
  const dismissed = new Set<string>();
  const turned = new Set<string>();
  const into = new Map<string, string>();
  const names = new Map<string, string>();
  for (const judgement of judgements) {
    if (judgement.what === 'dismiss') dismissed.add(judgement.claim);
    else if (judgement.what === 'turn') turned.add(judgement.claim);
    else if (judgement.what === 'rename') names.set(judgement.actor, judgement.label);
    else into.set(judgement.actor, judgement.into);
  }
  const endOf = (id: string): string => {
    let at = id;
    // Two merges that lead back to one another would never end.
    for (let steps = 0; into.has(at) && steps <= into.size; steps += 1) at = into.get(at)!;
    return at;
  };
  const actors = new Map<string, ReadActor>();
  const known = new Set(reading.actors.map(({ id }) => id));
  for (const actor of reading.actors) {
    const id = known.has(endOf(actor.id)) ? endOf(actor.id) : actor.id;
    const before = actors.get(id);
    // Whoever is merged into keeps its own name and kind.
    const [first, second] = actor.id === id ? [actor, before] : [before, actor];
    actors.set(id, joined(id, first, second));
  }
  for (const [id, label] of names) {
    const actor = actors.get(id);
    if (actor) actors.set(id, { ...actor, label, aliases: [...new Set([...actor.aliases, actor.label])].filter((name) => name !== label) });
  }
  const end = (given: ClaimEnd): ClaimEnd => {
    const actor = actors.get(endOf(given.id));
    return actor ? { ...given, id: actor.id, label: actor.label, kind: actor.kind, country: actor.country } : given;
  };
  const claims = reading.claims
    .filter(({ id }) => !dismissed.has(id))
    .map((claim): Claim => {
      const [source, target] = turned.has(claim.id) ? [claim.target, claim.source] : [claim.source, claim.target];
      return { ...claim, source: end(source), target: end(target), reporter: claim.reporter && endOf(claim.reporter) };
    });
  return { ...reading, actors: [...actors.values()], claims };
}

function joined(id: string, first: ReadActor | undefined, second: ReadActor | undefined): ReadActor {
  if (!first || !second) return { ...(first ?? second)!, id };
  const { kind, label, country, sector, wikidata } = first;
  const both = mergeActors(first, { ...second, id });
  return {
    ...both,
    kind,
    label,
    aliases: [...new Set([...both.aliases, both.label, second.label])].filter((name) => name !== label),
    country: country || both.country,
    sector: sector || both.sector,
    wikidata: wikidata || both.wikidata,
  };
}

/** One correction a line, as `demarche build --judgements` reads them. */
export function judgementsTable(judgements: readonly Judgement[], reading: Reading): string {
  const documents = new Map(reading.claims.map((claim) => [claim.id, claim]));
  const rows = judgements.map((judgement) => {
    switch (judgement.what) {
      case 'dismiss':
      case 'turn': {
        const claim = documents.get(judgement.claim);
        return [judgement.what, judgement.claim, '', claim?.document ?? '', claim?.evidence.text ?? ''];
      }
      case 'merge':
        return ['merge', judgement.actor, judgement.into, '', ''];
      default:
        return [judgement.what, judgement.actor, judgement.label, '', ''];
    }
  });
  // A tab or a line break in a quote would begin another cell.
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t');
  return `${[['judgement', 'id', 'value', 'document', 'quote'], ...rows].map(line).join('\n')}\n`;
}

/** Corrections as they were kept; what is none is left out. */
export function judgementsFrom(text: string | null): Judgement[] {
  if (text === null) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isJudgement) : [];
  } catch {
    return [];
  }
}

function isJudgement(value: unknown): value is Judgement {
  if (typeof value !== 'object' || value === null) return false;
  const { what, claim, actor, into, label } = value as Record<string, unknown>;
  const word = (given: unknown): boolean => typeof given === 'string' && given !== '';
  if (what === 'dismiss' || what === 'turn') return word(claim);
  if (what === 'merge') return word(actor) && word(into);
  return what === 'rename' && word(actor) && word(label);
}
