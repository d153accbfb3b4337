// A reading and judgements in, the corrected reading out.
//
//   applyJudgements(reading, [{ what: 'turn', claim: 'a:3' }]) -> the same reading, source and target of that claim exchanged
//
// The reading as it was is never changed: without the row everything is as before. The order of the documents does not matter, and that of
// the rows only where two say different things of one actor (two labels, two that it is): the last holds.

import type { Claim, ClaimEnd, Reading, Sector } from '../document.js';
import { InputError, quote } from '../errors.js';
import { mergeActors } from '../graph/gather.js';
import { byText } from '../graph/order.js';
import { fold } from '../lexicon/fold.js';
import { kindOf } from '../lexicon/lexicon.js';
import { findSame, type Same } from './same.js';
import { isActorId, type Judgement } from './table.js';

type ReadActor = Reading['actors'][number];

export interface Judged {
  readonly reading: Reading;
  /** Which actors were made one, and why; sorted. */
  readonly merged: readonly Same[];
  /** Rows that could not be followed: a name that two actors have, a claim that reads otherwise by now, rows that contradict one another. */
  readonly problems: readonly InputError[];
  /** Rows about actors or claims that this reading does not hold. They wait for one that does. */
  readonly idle: readonly Judgement[];
}

export interface JudgeOptions {
  /** Name of the table, for messages. */
  readonly file?: string | undefined;
  /** Whether to make one, too, who surely are one by name, country and office (`findSame`). */
  readonly reconcile?: boolean | undefined;
}

/** The reading with all judgements that can be followed. */
export function applyJudgements(reading: Reading, judgements: readonly Judgement[]): Reading {
  return judgements.length === 0 ? reading : judge(reading, judgements).reading;
}

/** As `applyJudgements`, and what was merged, what could not be followed, and what found nobody. */
export function judge(reading: Reading, judgements: readonly Judgement[], options: JudgeOptions = {}): Judged {
  const { file = 'judgements', reconcile = false } = options;
  const problems: InputError[] = [];
  const idle: Judgement[] = [];
  const named = namesOf(reading, judgements);
  const problem = (line: number | undefined, found: string, expected: string, advice: string): void => {
    problems.push(new InputError({ file, line, found, expected, advice: `${advice}; the other rows were followed` }));
  };
  /** The id that a row means, or null where it is nobody's or several have it. */
  const idOf = (word: string, judgement: Judgement): string | null => {
    if (isActorId(word)) return word;
    const ids = named.get(fold(word)) ?? [];
    if (ids.length === 1) return ids[0]!;
    if (ids.length === 0) idle.push(judgement);
    else problem(judgement.line, `the name ${quote(word)}, which ${ids.length} actors have`, `one of ${ids.join(', ')}`, 'Write the id');
    return null;
  };

  const apart: { readonly first: string; readonly second: string }[] = [];
  const joins: (Same & { readonly line?: number | undefined })[] = [];
  const labels = new Map<string, string>();
  const countries = new Map<string, string>();
  const sectors = new Map<string, Sector>();
  const claimRows: Extract<Judgement, { readonly what: 'dismiss' | 'turn' }>[] = [];
  for (const judgement of judgements) {
    switch (judgement.what) {
      case 'dismiss':
      case 'turn':
        claimRows.push(judgement);
        break;
      case 'merge': {
        const actor = idOf(judgement.actor, judgement);
        const into = actor === null ? null : idOf(judgement.into, judgement);
        if (actor !== null && into !== null && actor !== into)
          joins.push({ actor, into, because: 'a judgement says so', line: judgement.line });
        break;
      }
      case 'different': {
        // A bare name is kept apart while reading; here only ids count.
        const first = named.get(fold(judgement.actor)) ?? [];
        const second = idOf(judgement.other, judgement);
        for (const id of isActorId(judgement.actor) ? [judgement.actor] : first)
          if (second !== null && id !== second) apart.push({ first: id, second });
        break;
      }
      case 'rename':
      case 'country':
      case 'sector': {
        const id = idOf(judgement.actor, judgement);
        if (id === null) break;
        if (judgement.what === 'rename') labels.set(id, judgement.label);
        else if (judgement.what === 'country') countries.set(id, judgement.country);
        else sectors.set(id, judgement.sector);
        break;
      }
      // Names and new actors were taught before the reading.
      case 'alias':
      case 'actor':
        break;
    }
  }

  const classes = createClasses(apart);
  for (const { actor, into, line } of joins) {
    if (!classes.join(actor, into))
      problem(line, `${quote(actor)} and ${quote(into)} as one`, 'no other row that says they are different', 'Remove one of the two rows');
  }
  const own = reconcile ? findSame(reading.actors).filter(({ actor, into }) => classes.join(actor, into)) : [];
  const stays = classes.representatives([...own, ...joins]);
  const endOf = (id: string): string => stays.get(id) ?? id;

  const actors = new Map<string, ReadActor>();
  for (const actor of reading.actors) {
    const id = endOf(actor.id);
    const before = actors.get(id);
    // Whoever is merged into keeps its own name and kind.
    const [first, second] = actor.id === id ? [actor, before] : [before, actor];
    actors.set(id, joined(id, first, second));
  }
  for (const [id, actor] of actors) actors.set(id, corrected(actor));
  const end = (given: ClaimEnd): ClaimEnd => {
    const actor = actors.get(endOf(given.id));
    return actor ? { ...given, id: actor.id, label: actor.label, kind: actor.kind, country: actor.country } : given;
  };
  const { dismissed, turned } = claimsOf(reading, claimRows, idle, problem);
  const claims = reading.claims
    .filter(({ id }) => !dismissed.has(id))
    .map((claim): Claim => {
      const [source, target] = turned.has(claim.id) ? [claim.target, claim.source] : [claim.source, claim.target];
      return { ...claim, source: end(source), target: end(target), reporter: claim.reporter && endOf(claim.reporter) };
    });
  const known = new Set(reading.actors.map(({ id }) => id));
  const merged = [...joins, ...own]
    .filter(({ actor, into }) => (known.has(actor) || known.has(into)) && endOf(actor) === endOf(into))
    .map(({ actor, into, because }) => ({ actor, into, because }))
    .sort((a, b) => byText(a.into, b.into) || byText(a.actor, b.actor) || byText(a.because, b.because));
  for (const { what, actor, ...rest } of judgements.filter((one) => 'actor' in one) as Extract<Judgement, { readonly actor: string }>[]) {
    if (what !== 'alias' && what !== 'actor' && what !== 'different' && isActorId(actor) && !known.has(actor) && !actors.has(actor))
      idle.push({ what, actor, ...rest } as Judgement);
  }
  return { reading: { ...reading, actors: sorted(reading, actors), claims }, merged, problems, idle };

  function corrected(actor: ReadActor): ReadActor {
    const label = labels.get(actor.id) ?? actor.label;
    return {
      ...actor,
      label,
      aliases: label === actor.label ? actor.aliases : [...new Set([...actor.aliases, actor.label])].filter((name) => name !== label),
      country: countries.get(actor.id) ?? actor.country,
      sector: sectors.get(actor.id) ?? actor.sector,
      affiliations: actor.affiliations.some((one) => endOf(one.actor) !== one.actor)
        ? actor.affiliations.map((one) => ({ ...one, actor: endOf(one.actor) })).filter((one) => one.actor !== actor.id)
        : actor.affiliations,
    };
  }
}

/** Claims to leave out and to turn round: by their ids, and where another stands under the id by now, by their words. */
function claimsOf(
  reading: Reading,
  rows: readonly Extract<Judgement, { readonly what: 'dismiss' | 'turn' }>[],
  idle: Judgement[],
  problem: (line: number | undefined, found: string, expected: string, advice: string) => void,
): { readonly dismissed: ReadonlySet<string>; readonly turned: ReadonlySet<string> } {
  const dismissed = new Set<string>();
  const turned = new Set<string>();
  const byId = new Map(reading.claims.map((claim) => [claim.id, claim]));
  const documents = new Set(reading.documents.map(({ id }) => id));
  for (const row of rows) {
    const into = row.what === 'dismiss' ? dismissed : turned;
    const claim = byId.get(row.claim);
    const words = oneLine(row.quote ?? '');
    if (claim && (words === '' || oneLine(claim.evidence.text) === words)) {
      into.add(claim.id);
      continue;
    }
    const { document = '' } = row;
    if (claim === undefined && !documents.has(document)) {
      idle.push(row);
      continue;
    }
    const said =
      words === '' ? [] : reading.claims.filter((other) => other.document === document && oneLine(other.evidence.text) === words);
    if (said.length === 1) into.add(said[0]!.id);
    else
      problem(
        row.line,
        `the claim ${quote(row.claim)}, which is read otherwise by now`,
        `one claim with the words ${quote(row.quote ?? '')}, not ${said.length}`,
        'Judge it again in the viewer, or remove the row',
      );
  }
  return { dismissed, turned };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Ids by what actors are called: their labels before their aliases. */
function namesOf(reading: Reading, judgements: readonly Judgement[]): ReadonlyMap<string, readonly string[]> {
  if (judgements.length === 0) return new Map();
  const labels = new Map<string, string[]>();
  const aliases = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, name: string, id: string): void => {
    const list = to.get(fold(name));
    if (!list) to.set(fold(name), [id]);
    else if (!list.includes(id)) list.push(id);
  };
  for (const { id, label, aliases: others } of reading.actors) {
    add(labels, label, id);
    for (const name of others) add(aliases, name, id);
  }
  return new Map([...aliases, ...labels]);
}

interface Classes {
  /** Makes two one; false where a row keeps them, or whom they are one with, apart. */
  join(first: string, second: string): boolean;
  /** For each id that was joined, the id that stays. */
  representatives(joins: readonly Same[]): ReadonlyMap<string, string>;
}

/** Sets of ids that are one actor. */
function createClasses(apart: readonly { readonly first: string; readonly second: string }[]): Classes {
  const classOf = new Map<string, Set<string>>();
  const at = (id: string): Set<string> => classOf.get(id) ?? new Set([id]);
  return {
    join(first, second) {
      const both = new Set([...at(first), ...at(second)]);
      if (apart.some((one) => both.has(one.first) && both.has(one.second))) return false;
      for (const id of both) classOf.set(id, both);
      return true;
    },
    representatives(joins) {
      const found = new Map<string, string>();
      for (const members of new Set(classOf.values())) {
        const pairs = joins.filter(({ actor, into }) => members.has(actor) && members.has(into));
        const given = new Set(pairs.map(({ actor }) => actor));
        // Who is nowhere said to be another; in a circle, or where there are two, the last that something is said to be.
        const ends = pairs.map(({ into }) => into).filter((id) => !given.has(id));
        const id = ends.at(-1) ?? pairs.at(-1)!.into;
        for (const member of members) found.set(member, id);
      }
      return found;
    },
  };
}

function joined(id: string, first: ReadActor | undefined, second: ReadActor | undefined): ReadActor {
  if (!first || !second) {
    const only = (first ?? second)!;
    return only.id === id ? only : { ...only, id, kind: kindOf(id) };
  }
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

/** In the order of the reading where nobody was merged, else by id as `gather` has them. */
function sorted(reading: Reading, actors: ReadonlyMap<string, ReadActor>): ReadActor[] {
  const list = [...actors.values()];
  return list.length === reading.actors.length ? list : list.sort((a, b) => byText(a.id, b.id));
}
