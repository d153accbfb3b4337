// A reading in, a graph out: the claims that are asked for, laid on edges of three families.
//
//   claims "Paris accused Moscow", "Paris warned Moscow"
//     -> relation:country:FRA>country:RUS:ACCUSE, relation:country:FRA>country:RUS:THREATEN, stance:country:FRA>country:RUS
//
// A graph carries its claims as evidence, so it can be taken apart again (`partsOf`), merged and rolled up without the reading.

import { MultiDirectedGraph } from 'graphology';
import type { DocumentRecord, Kind, Modality, PloverType, Reading, Sector } from '../document.js';
import { byWorth, type EdgeEvidence, MODALITIES, type Summary, seriesOf, signOf, summarize, toEvidence } from './evidence.js';
import { type AsOf, type GatheredActor, mergeAffiliations } from './gather.js';
import { byText, overlaps, rounded, sortedSet, within } from './order.js';
import { quadOf } from './plover.js';
import type {
  ActorGraph,
  AffiliationAttributes,
  AffiliationTerm,
  EdgeAttributes,
  Family,
  GraphAttributes,
  GraphDocument,
  NodeAttributes,
  RelationAttributes,
  Selection,
  StanceAttributes,
} from './schema.js';
import { FAMILIES } from './schema.js';
import { signatureOf } from './stories.js';

/** Which claims to build from. Everything is left open by default. */
export interface BuildOptions extends Selection {
  /** First day, month or year, inclusive. Claims without a date lie outside every window. */
  readonly since?: string | undefined;
  /** Last day, month or year, inclusive. */
  readonly until?: string | undefined;
  /** Least confidence of a claim. */
  readonly minConfidence?: number | undefined;
  readonly modalities?: readonly Modality[] | undefined;
  /** Ids of actors on whose word a claim stands; null is the article itself. */
  readonly reporters?: readonly (string | null)[] | undefined;
  /** Families of edges to draw. */
  readonly families?: readonly Family[] | undefined;
  /** PLOVER types of the claims; with it, claims without a type are left out. */
  readonly types?: readonly PloverType[] | undefined;
  /**
   * What is known of an actor that an affiliation points to and that no document mentions, such as the state of a minister. Such
   * an affiliation is drawn only where this answers.
   */
  readonly known?: ((id: string) => KnownActor | undefined) | undefined;
}

export interface KnownActor {
  readonly kind: Kind;
  readonly label: string;
  readonly country?: string | undefined;
  readonly sector?: Sector | undefined;
  readonly wikidata?: string | undefined;
}

/** What a graph is put together from, before anything is counted. */
export interface Parts {
  readonly level: string;
  readonly selection: Selection;
  readonly documents: readonly GraphDocument[];
  readonly actors: readonly ActorPart[];
  /** Offices and memberships of actors that were folded into others; those of the actors themselves are in `affiliations`. */
  readonly terms: readonly PlacedTerm[];
  readonly claims: readonly PlacedClaim[];
}

/** An actor without its numbers. */
export type ActorPart = Pick<
  NodeAttributes,
  'kind' | 'label' | 'aliases' | 'country' | 'sector' | 'office' | 'wikidata' | 'affiliations' | 'mentions' | 'documentIds'
> & { readonly id: string; readonly members?: readonly string[] | undefined; readonly asOf?: AsOf | undefined };

/** A claim and the nodes it lies between: its own actors, or what they were folded into. */
export interface PlacedClaim {
  readonly from: string;
  readonly to: string;
  readonly evidence: EdgeEvidence;
}

export interface PlacedTerm {
  readonly from: string;
  readonly to: string;
  readonly term: AffiliationTerm;
}

/** The least weight of an edge: layouts and Gephi drop what weighs nothing. */
export const LEAST_WEIGHT = 0.01;

/** Builds the graph of a reading. The same reading and options give the same graph, in the same order. */
export function buildGraph(reading: Reading, options: BuildOptions = {}): ActorGraph {
  return assemble(select(reading, options));
}

/** Keys are deterministic and readable; a relation needs its type, too. */
export function edgeKey(family: Family, source: string, target: string, type?: PloverType | null): string {
  return family === 'relation' ? `relation:${source}>${target}:${type ?? ''}` : `${family}:${source}>${target}`;
}

/** Whether a claim is asked for. */
export function isSelected(
  claim: Pick<EdgeEvidence, 'date' | 'confidence' | 'modality' | 'reporter' | 'type'>,
  selection: Selection,
): boolean {
  const { since, until, minConfidence, modalities, reporters, types } = selection;
  return (
    (minConfidence === undefined || claim.confidence >= minConfidence) &&
    (modalities === undefined || modalities.includes(claim.modality)) &&
    (reporters === undefined || reporters.includes(claim.reporter)) &&
    (types === undefined || (claim.type !== null && types.includes(claim.type))) &&
    within(claim.date, since, until)
  );
}

function select(reading: Reading, options: BuildOptions): Parts {
  const { since, until, minConfidence, modalities, reporters, families, types, known } = options;
  const selection = defined({ since, until, minConfidence, modalities, reporters, families, types });
  const actors = new Map<string, ActorPart>();
  const documents = new Map<string, GraphDocument>();
  for (const document of reading.documents) {
    const { id, title, date, url, publisher } = document;
    documents.set(id, defined({ id, title, date, url, publisher, signature: signed(document) }));
  }
  for (const actor of reading.actors) {
    const { id, kind, label, aliases, country, sector, office, wikidata, mentions, documents: documentIds } = actor;
    const affiliations = mergeAffiliations(actor.affiliations);
    const { asOf } = actor as GatheredActor;
    actors.set(id, { id, kind, label, aliases, country, sector, office, wikidata, affiliations, mentions, documentIds, asOf });
  }
  if (known) {
    for (const { affiliations } of [...actors.values()]) {
      for (const { actor: id } of affiliations) {
        const found = actors.has(id) ? undefined : known(id);
        if (found) actors.set(id, partOfKnown(id, found));
      }
    }
  }
  const claims: PlacedClaim[] = [];
  for (const claim of reading.claims) {
    if (!isSelected(claim, selection)) continue;
    for (const end of [claim.source, claim.target]) {
      if (!actors.has(end.id)) actors.set(end.id, { ...partOfKnown(end.id, end), documentIds: [claim.document] });
    }
    claims.push({ from: claim.source.id, to: claim.target.id, evidence: toEvidence(claim) });
  }
  return { level: 'actor', selection, documents: [...documents.values()], actors: [...actors.values()], terms: [], claims };
}

// A reading is built from again and again, each time with another window.
const signatures = new WeakMap<DocumentRecord, string>();

function signed(document: DocumentRecord): string | undefined {
  const known = signatures.get(document) ?? signatureOf(document.text);
  signatures.set(document, known);
  return known === '' ? undefined : known;
}

/** Puts a graph together. The order of the parts does not matter, but for the reading order of the documents. */
export function assemble(parts: Parts): ActorGraph {
  const families = new Set(parts.selection.families ?? FAMILIES);
  const publisherOf = new Map<string, string>();
  const dateOf = new Map<string, string>();
  for (const { id, publisher, date } of parts.documents) {
    if (publisher !== undefined && publisher !== '') publisherOf.set(id, publisher);
    if (date !== undefined) dateOf.set(id, date);
  }
  const actors = [...parts.actors].sort((a, b) => byText(a.id, b.id));
  const place = new Map(actors.map(({ id }, index) => [id, index]));
  const order = actors.length;

  // Pairs are numbers here, from * order + to: with a hundred thousand claims, keys of text would take as long as all the rest.
  // In the order of these numbers edges come sorted by source and target.
  const pairs = new Map<number, EdgeEvidence[]>();
  const domestic = new Map<number, EdgeEvidence[]>();
  for (const { from, to, evidence } of parts.claims) {
    const [source, target] = [place.get(from)!, place.get(to)!];
    if (source === target) pile(domestic, source, evidence);
    else pile(pairs, source * order + target, evidence);
  }
  const affiliations = new Map<number, AffiliationTerm[]>();
  for (const { from, to, term } of [...termsOf(parts), ...parts.terms]) {
    if (from !== to) pile(affiliations, place.get(from)! * order + place.get(to)!, term);
  }

  const tallies = actors.map(() => ({ supports: 0, opposes: 0, supportedBy: 0, opposedBy: 0 }));
  const relations: { readonly pair: number; readonly attributes: RelationAttributes }[] = [];
  const stances: { readonly pair: number; readonly attributes: StanceAttributes }[] = [];
  for (const pair of ascending(pairs)) {
    const items = best(pairs.get(pair)!);
    const summary = summarize(items, publisherOf);
    for (const [type, acts] of families.has('relation') ? actsOf(items) : []) {
      // Mostly a pair meets in one claim, and all numbers of relation and stance are the same; but history counts in a relation only.
      const same = acts.length === items.length && !acts.some(({ time }) => time?.background === true);
      const own = same ? summary : summarize(acts, publisherOf, true);
      relations.push({ pair, attributes: relationOf(type, acts, own) });
    }
    const attributes = stanceOf(items, summary);
    stances.push({ pair, attributes });
    const [source, target] = [tallies[Math.floor(pair / order)]!, tallies[pair % order]!];
    source.supports += attributes.supporting;
    source.opposes += attributes.opposing;
    target.supportedBy += attributes.supporting;
    target.opposedBy += attributes.opposing;
  }

  const graph: ActorGraph = new MultiDirectedGraph<NodeAttributes, EdgeAttributes, GraphAttributes>();
  graph.replaceAttributes(graphAttributes(parts));
  for (const [index, actor] of actors.entries()) {
    const { id, kind, label, aliases, country, sector, office, wikidata, affiliations: own, mentions, documentIds, members, asOf } = actor;
    graph.addNode(id, {
      kind,
      label,
      aliases,
      country,
      sector,
      office,
      wikidata,
      affiliations: own,
      mentions,
      documents: documentIds.length,
      documentIds,
      ...tallies[index]!,
      ...(members === undefined ? {} : { members }),
      ...(asOf === undefined ? {} : { asOf }),
      ...domesticOf(domestic.get(index), publisherOf),
    });
  }
  const add = (pair: number, attributes: EdgeAttributes): void => {
    const [source, target] = [actors[Math.floor(pair / order)]!.id, actors[pair % order]!.id];
    const type = attributes.family === 'relation' ? attributes.type : null;
    graph.addEdgeWithKey(edgeKey(attributes.family, source, target, type), source, target, attributes);
  };
  if (families.has('affiliation')) {
    for (const pair of ascending(affiliations)) add(pair, affiliationOf(affiliations.get(pair)!, publisherOf, dateOf));
  }
  for (const { pair, attributes } of relations) add(pair, attributes);
  if (families.has('stance')) for (const { pair, attributes } of stances) add(pair, attributes);
  return graph;
}

/** The claims of a pair by their type, types by name; claims without a type are left out. */
function actsOf(items: readonly EdgeEvidence[]): [PloverType, readonly EdgeEvidence[]][] {
  const [first] = items;
  if (first !== undefined && items.every(({ type }) => type === first.type)) return first.type === null ? [] : [[first.type, items]];
  const acts = new Map<PloverType, EdgeEvidence[]>();
  for (const item of items) if (item.type !== null) pile(acts, item.type, item);
  return [...acts].sort(([a], [b]) => byText(a, b));
}

/**
 * Takes a graph apart again: `assemble(partsOf(graph))` is the graph, without what an analysis added.
 * @throws Error where the graph was built without stances: only they hold every claim.
 */
export function partsOf(graph: ActorGraph): Parts {
  const { level, selection, documents } = graph.getAttributes();
  if (selection.families !== undefined && !selection.families.includes('stance')) {
    throw new Error(
      `Found a graph of ${selection.families.join(' and ')} edges; expected one with stances, which hold all claims. Build it without "families".`,
    );
  }
  const actors = graph.mapNodes((id, node): ActorPart => {
    const { kind, label, aliases, country, sector, office, wikidata, affiliations, mentions, documentIds, members, asOf } = node;
    return { id, kind, label, aliases, country, sector, office, wikidata, affiliations, mentions, documentIds, members, asOf };
  });
  const rolled: PlacedTerm[] = [];
  graph.forEachEdge((_, attributes, from, to) => {
    if (attributes.family === 'affiliation') for (const term of attributes.terms) rolled.push({ from, to, term });
  });
  // Of actors, the nodes know all affiliations, also those to actors outside the graph.
  return { level, selection, documents, actors, terms: level === 'actor' ? [] : rolled, claims: claimsIn(graph) };
}

/** The offices and memberships that hold in the window and lead to an actor of the graph. */
function termsOf({ actors, selection: { since, until } }: Parts): PlacedTerm[] {
  const ids = new Set(actors.map(({ id }) => id));
  return actors.flatMap(({ id, affiliations }) =>
    affiliations
      .filter(({ actor, from, to }) => ids.has(actor) && overlaps(from, to, since, until))
      .map(({ actor, role, from = null, to = null, evidence = null }) => ({
        from: id,
        to: actor,
        term: { source: id, target: actor, role, from, to, evidence },
      })),
  );
}

/** Every claim of a graph once, with the nodes it lies between. */
export function claimsIn(graph: ActorGraph): PlacedClaim[] {
  const claims = new Map<string, PlacedClaim>();
  graph.forEachNode((id, { domesticEvidence = [] }) => {
    for (const evidence of domesticEvidence) claims.set(evidence.claim, { from: id, to: id, evidence });
  });
  graph.forEachEdge((_, edge, from, to) => {
    if (edge.family !== 'affiliation') for (const evidence of edge.evidence) claims.set(evidence.claim, { from, to, evidence });
  });
  return [...claims.values()];
}

function pile<Key, Item>(piles: Map<Key, Item[]>, key: Key, item: Item): void {
  const found = piles.get(key);
  if (found) found.push(item);
  else piles.set(key, [item]);
}

function ascending(piles: ReadonlyMap<number, unknown>): number[] {
  return Array.from(Float64Array.from(piles.keys()).sort());
}

// The two below spell out the counts that they share: spreading them takes as long as counting them.

function relationOf(type: PloverType, evidence: readonly EdgeEvidence[], summary: Summary): RelationAttributes {
  return {
    family: 'relation',
    label: type,
    weight: weightOf(summary.certainty),
    confidence: summary.certainty,
    type,
    quad: quadOf(type),
    polarity: summary.polarity,
    intensity: summary.intensity,
    claims: summary.claims,
    stories: summary.stories,
    documents: summary.documents,
    publishers: summary.publishers,
    firstDate: summary.firstDate,
    lastDate: summary.lastDate,
    actual: summary.actual,
    planned: summary.planned,
    alleged: summary.alleged,
    ended: summary.ended,
    demanded: summary.demanded,
    hypothetical: summary.hypothetical,
    denied: summary.denied,
    evidence,
  };
}

function stanceOf(evidence: readonly EdgeEvidence[], summary: Summary): StanceAttributes {
  return {
    family: 'stance',
    label: stanceLabel(summary.polarity, summary.stories),
    weight: weightOf(Math.abs(summary.polarity) * summary.confidence),
    confidence: summary.confidence,
    stance: summary.polarity,
    spread: summary.spread,
    supporting: summary.supporting,
    opposing: summary.opposing,
    neutral: summary.neutral,
    series: seriesOf(evidence),
    claims: summary.claims,
    stories: summary.stories,
    documents: summary.documents,
    publishers: summary.publishers,
    firstDate: summary.firstDate,
    lastDate: summary.lastDate,
    actual: summary.actual,
    planned: summary.planned,
    alleged: summary.alleged,
    ended: summary.ended,
    demanded: summary.demanded,
    hypothetical: summary.hypothetical,
    denied: summary.denied,
    evidence,
  };
}

/** Sorts the claims of a pair, which nobody else holds. */
function best(items: EdgeEvidence[]): EdgeEvidence[] {
  return items.length > 1 ? items.sort(byWorth) : items;
}

/** "supports", "opposes" or "is neutral towards"; without a vote nobody can say. */
export function stanceLabel(stance: number, stories: number): string {
  if (stories === 0) return 'takes no known side on';
  const sign = signOf(stance);
  return sign > 0 ? 'supports' : sign < 0 ? 'opposes' : 'is neutral towards';
}

function affiliationOf(
  items: readonly AffiliationTerm[],
  publisherOf: ReadonlyMap<string, string>,
  dateOf: ReadonlyMap<string, string>,
): AffiliationAttributes {
  const terms = [...items].sort(
    (a, b) =>
      byText(a.source, b.source) ||
      byText(a.target, b.target) ||
      byText(a.from ?? '', b.from ?? '') ||
      byText(a.role, b.role) ||
      byText(a.to ?? '', b.to ?? ''),
  );
  const evidence = terms.flatMap((term) => evidenceOfTerm(term, dateOf)).sort(byWorth);
  const roles = [...new Set(terms.map(({ role }) => role))].filter((role) => role !== '');
  const begun = sortedSet(terms.flatMap(({ from }) => from ?? []));
  const ended = terms.every(({ to }) => to !== null) ? sortedSet(terms.flatMap(({ to }) => to ?? [])) : [];
  const summary = summarize(evidence, publisherOf);
  return {
    family: 'affiliation',
    label: roles.join('; '),
    weight: 1,
    confidence: 1,
    roles,
    from: begun[0] ?? null,
    to: ended.at(-1) ?? null,
    terms,
    claims: summary.claims,
    stories: summary.stories,
    documents: summary.documents,
    publishers: summary.publishers,
    firstDate: summary.firstDate,
    lastDate: summary.lastDate,
    actual: summary.actual,
    planned: summary.planned,
    alleged: summary.alleged,
    ended: summary.ended,
    demanded: summary.demanded,
    hypothetical: summary.hypothetical,
    denied: summary.denied,
    evidence,
  };
}

function evidenceOfTerm({ source, target, role, evidence }: AffiliationTerm, dateOf: ReadonlyMap<string, string>): EdgeEvidence[] {
  if (evidence === null) return [];
  const { document, start, end, text } = evidence;
  return [
    {
      claim: '',
      document,
      story: document,
      start,
      end,
      quote: text,
      trigger: { start, end, text },
      source,
      target,
      sourceWords: null,
      targetWords: null,
      type: null,
      mode: role,
      polarity: 0,
      modality: 'actual',
      reporter: null,
      date: dateOf.get(document) ?? null,
      rule: 'affiliation',
      confidence: 1,
      group: '',
    },
  ];
}

function domesticOf(items: EdgeEvidence[] | undefined, publisherOf: ReadonlyMap<string, string>): Partial<NodeAttributes> {
  if (!items) return {};
  const { claims, polarity, supporting, opposing } = summarize(items, publisherOf);
  return {
    domesticClaims: claims,
    domesticStance: polarity,
    domesticSupporting: supporting,
    domesticOpposing: opposing,
    domesticEvidence: best(items),
  };
}

function graphAttributes({ level, selection, documents, claims }: Parts): GraphAttributes {
  let firstDate: string | null = null;
  let lastDate: string | null = null;
  const stories = new Set<string>();
  for (const { evidence } of claims) {
    stories.add(evidence.story);
    const { date } = evidence;
    if (date === null) continue;
    if (firstDate === null || date < firstDate) firstDate = date;
    if (lastDate === null || date > lastDate) lastDate = date;
  }
  return { generator: 'demarche', level, selection, documents, claims: claims.length, stories: stories.size, firstDate, lastDate };
}

/** A strength as a weight: positive, so that layouts and Gephi keep the edge. */
export function weightOf(strength: number): number {
  return Math.min(1, Math.max(LEAST_WEIGHT, rounded(strength)));
}

function partOfKnown(id: string, { kind, label, country = '', sector = '', wikidata = '' }: KnownActor): ActorPart {
  return { id, kind, label, aliases: [], country, sector, office: '', wikidata, affiliations: [], mentions: 0, documentIds: [] };
}

function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

/** The modalities of an edge that have a count, in their order: "actual 3, denied 1". */
export function modalitiesOf(attributes: EdgeAttributes): { readonly modality: Modality; readonly stories: number }[] {
  return MODALITIES.filter((modality) => attributes[modality] > 0).map((modality) => ({ modality, stories: attributes[modality] }));
}
