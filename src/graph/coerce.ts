// Attributes of any origin in, attributes of our graph out: the door for files, ours and those of other programs.
//
//   nodeFrom('country:FRA', { label: 'France', mentions: '12' }) -> { kind: 'country', label: 'France', mentions: 12, ... }
//
// What does not fit its row in the schema is read as absent: a graph that Gephi has changed is still a graph.

import type { Affiliation, ClaimTime, Evidence, Kind, Modality, PloverType, Range, Sector, Tense } from '../document.js';
import { stanceLabel, weightOf } from './build.js';
import { type EdgeEvidence, MODALITIES, type Month } from './evidence.js';
import type { AsOf } from './gather.js';
import { isPloverType, quadOf } from './plover.js';
import {
  type AffiliationTerm,
  type EdgeAttributes,
  FAMILIES,
  type Family,
  type GraphAttributes,
  type GraphDocument,
  type NodeAttributes,
  type Selection,
} from './schema.js';

/** Attributes as a file has them: text, numbers, lists, or JSON within text. */
export type Raw = Readonly<Record<string, unknown>>;

const KINDS: readonly Kind[] = ['person', 'country', 'organization'];

/** A node of a file as one of ours. `id` tells the kind where nothing else does. */
export function nodeFrom(id: string, raw: Raw): NodeAttributes {
  const prefix = id.slice(0, Math.max(0, id.indexOf(':')));
  const kind = oneOf(KINDS, raw.kind) ?? oneOf(KINDS, prefix) ?? 'organization';
  const documentIds = strings(raw.documentIds);
  return {
    kind,
    label: text(raw.label) || id,
    aliases: strings(raw.aliases),
    country: text(raw.country),
    sector: text(raw.sector) as Sector,
    office: text(raw.office),
    wikidata: text(raw.wikidata),
    affiliations: list(raw.affiliations, affiliation),
    mentions: count(raw.mentions),
    documents: count(raw.documents) || documentIds.length,
    documentIds,
    supports: count(raw.supports),
    opposes: count(raw.opposes),
    supportedBy: count(raw.supportedBy),
    opposedBy: count(raw.opposedBy),
    ...present({
      members: raw.members === undefined ? undefined : strings(raw.members),
      asOf: asOf(raw.asOf),
      domesticClaims: number(raw.domesticClaims),
      domesticStance: number(raw.domesticStance),
      domesticSupporting: number(raw.domesticSupporting),
      domesticOpposing: number(raw.domesticOpposing),
      domesticEvidence: raw.domesticEvidence === undefined ? undefined : list(raw.domesticEvidence, evidence),
      x: number(raw.x),
      y: number(raw.y),
      bloc: number(raw.bloc),
      camp: number(raw.camp),
      degree: number(raw.degree),
      betweenness: number(raw.betweenness),
      pagerank: number(raw.pagerank),
      balancedTriads: number(raw.balancedTriads),
      tenseTriads: number(raw.tenseTriads),
    }),
  };
}

/** An edge of a file as one of ours; one that names no family is a relation, which may then lack a type. */
export function edgeFrom(raw: Raw): EdgeAttributes {
  const items = list(raw.evidence, evidence);
  const weight = number(raw.weight);
  const common = {
    weight: weight === undefined || weight <= 0 ? weightOf(0) : Math.min(1, weight),
    confidence: Math.min(1, Math.max(0, number(raw.confidence) ?? 0)),
    claims: count(raw.claims) || items.length,
    stories: count(raw.stories),
    documents: count(raw.documents),
    publishers: count(raw.publishers),
    firstDate: text(raw.firstDate) || null,
    lastDate: text(raw.lastDate) || null,
    evidence: items,
    ...(Object.fromEntries(MODALITIES.map((modality) => [modality, count(raw[modality])])) as Record<Modality, number>),
  };
  switch (oneOf(FAMILIES, raw.family) ?? 'relation') {
    case 'affiliation': {
      const roles = strings(raw.roles);
      return {
        family: 'affiliation',
        label: text(raw.label) || roles.join('; '),
        ...common,
        roles,
        from: text(raw.from) || null,
        to: text(raw.to) || null,
        terms: list(raw.terms, term),
      };
    }
    case 'stance': {
      const stance = unit(raw.stance);
      return {
        family: 'stance',
        label: text(raw.label) || stanceLabel(stance, Math.max(1, common.stories)),
        ...common,
        stance,
        spread: number(raw.spread) ?? 0,
        supporting: count(raw.supporting),
        opposing: count(raw.opposing),
        neutral: count(raw.neutral),
        series: list(raw.series, month),
        ...present({ tension: number(raw.tension) }),
      };
    }
    case 'relation': {
      const type = plover(raw.type);
      return {
        family: 'relation',
        label: text(raw.label) || (type ?? ''),
        ...common,
        type,
        quad: type === null ? null : quadOf(type),
        polarity: unit(raw.polarity),
        intensity: number(raw.intensity) ?? 0,
      };
    }
  }
}

/** The attributes of a graph; those of a file by another program are nearly empty. */
export function graphFrom(raw: Raw): GraphAttributes {
  return {
    generator: text(raw.generator),
    level: text(raw.level) || 'actor',
    selection: selection(raw.selection),
    documents: list(raw.documents, graphDocument),
    claims: count(raw.claims),
    stories: count(raw.stories),
    firstDate: text(raw.firstDate) || null,
    lastDate: text(raw.lastDate) || null,
    ...present({
      blocs: number(raw.blocs),
      modularity: number(raw.modularity),
      camps: number(raw.camps),
      triads: number(raw.triads),
      balance: number(raw.balance),
      frustration: number(raw.frustration),
      frustrationBound: number(raw.frustrationBound),
      frustratedShare: number(raw.frustratedShare),
    }),
  };
}

function selection(value: unknown): Selection {
  const raw = record(value);
  if (raw === null) return {};
  const chosen = <Item>(field: unknown, read: (item: unknown) => Item | undefined): readonly Item[] | undefined =>
    Array.isArray(field) ? field.map(read).filter((item): item is Item => item !== undefined) : undefined;
  return present({
    since: text(raw.since) || undefined,
    until: text(raw.until) || undefined,
    minConfidence: number(raw.minConfidence),
    modalities: chosen(raw.modalities, (item) => oneOf(MODALITIES, item)),
    reporters: chosen(raw.reporters, (item) => (item === null || typeof item === 'string' ? item : undefined)),
    families: chosen(raw.families, (item): Family | undefined => oneOf(FAMILIES, item)),
    types: chosen(raw.types, (item) => plover(item) ?? undefined),
  });
}

function evidence(value: unknown): EdgeEvidence | null {
  const raw = record(value);
  if (raw === null || typeof raw.quote !== 'string' || typeof raw.document !== 'string') return null;
  const modality = oneOf(MODALITIES, raw.modality) ?? 'actual';
  const { start, end } = range(raw);
  return {
    claim: text(raw.claim),
    document: raw.document,
    story: text(raw.story) || raw.document,
    start,
    end,
    quote: raw.quote,
    trigger: words(raw.trigger) ?? { start, end: start, text: '' },
    source: text(raw.source),
    target: text(raw.target),
    sourceWords: words(raw.sourceWords),
    targetWords: words(raw.targetWords),
    type: plover(raw.type),
    mode: text(raw.mode),
    polarity: unit(raw.polarity),
    modality,
    reporter: typeof raw.reporter === 'string' ? raw.reporter : null,
    date: text(raw.date) || null,
    ...present({ time: time(raw.time) }),
    rule: text(raw.rule),
    confidence: number(raw.confidence) ?? 0,
    group: text(raw.group),
  };
}

const TENSES: readonly Tense[] = ['past', 'ongoing', 'future', ''];

function time(value: unknown): ClaimTime | undefined {
  const raw = record(value);
  if (raw === null) return undefined;
  return {
    tense: oneOf(TENSES, raw.tense) ?? '',
    from: text(raw.from) || null,
    to: text(raw.to) || null,
    words: words(raw.words),
    background: raw.background === true,
  };
}

function affiliation(value: unknown): Affiliation | null {
  const raw = record(value);
  if (raw === null || typeof raw.actor !== 'string') return null;
  return {
    actor: raw.actor,
    role: text(raw.role),
    ...present({ from: text(raw.from) || undefined, to: text(raw.to) || undefined, evidence: quoted(raw.evidence) ?? undefined }),
  };
}

function term(value: unknown): AffiliationTerm | null {
  const raw = record(value);
  if (raw === null || typeof raw.source !== 'string' || typeof raw.target !== 'string') return null;
  return {
    source: raw.source,
    target: raw.target,
    role: text(raw.role),
    from: text(raw.from) || null,
    to: text(raw.to) || null,
    evidence: quoted(raw.evidence),
  };
}

function quoted(value: unknown): Evidence | null {
  const raw = record(value);
  if (raw === null || typeof raw.document !== 'string') return null;
  return { document: raw.document, ...range(raw), text: text(raw.text) };
}

function month(value: unknown): Month | null {
  const raw = record(value);
  if (raw === null || typeof raw.month !== 'string') return null;
  return {
    month: raw.month,
    stance: unit(raw.stance),
    stories: count(raw.stories),
    supporting: count(raw.supporting),
    opposing: count(raw.opposing),
  };
}

function graphDocument(value: unknown): GraphDocument | null {
  const raw = record(value);
  if (raw === null || typeof raw.id !== 'string') return null;
  return {
    id: raw.id,
    ...present({
      title: given(raw.title),
      date: given(raw.date),
      url: given(raw.url),
      publisher: given(raw.publisher),
      signature: given(raw.signature),
    }),
  };
}

function asOf(value: unknown): AsOf | undefined {
  const raw = record(value);
  return raw === null ? undefined : { country: text(raw.country), sector: text(raw.sector), office: text(raw.office) };
}

function words(value: unknown): (Range & { readonly text: string }) | null {
  const raw = record(value);
  return raw === null ? null : { ...range(raw), text: text(raw.text) };
}

function range(raw: Raw): Range {
  return { start: count(raw.start), end: count(raw.end) };
}

function plover(value: unknown): PloverType | null {
  return typeof value === 'string' && isPloverType(value) ? value : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Text that may be empty; undefined where there is none. */
function given(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: unknown): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  const read = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isFinite(read) ? read : undefined;
}

/** A number of things. */
function count(value: unknown): number {
  return Math.max(0, Math.trunc(number(value) ?? 0));
}

/** A number in [-1, 1]. */
function unit(value: unknown): number {
  return Math.min(1, Math.max(-1, number(value) ?? 0));
}

/** A list of strings; text is read as JSON, as Gephi's `[a, b]`, or as `a|b`. */
function strings(value: unknown): string[] {
  if (Array.isArray(value)) return value.filter((item): item is string => typeof item === 'string');
  if (typeof value !== 'string' || value === '') return [];
  if (!value.startsWith('[')) return value.split('|');
  const parsed = parsedJson(value);
  if (Array.isArray(parsed)) return parsed.filter((item): item is string => typeof item === 'string');
  return [...value.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^,\s][^,]*)/g)].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1').trim(),
  );
}

function list<Item>(value: unknown, read: (item: unknown) => Item | null): Item[] {
  const items = typeof value === 'string' ? parsedJson(value) : value;
  return Array.isArray(items) ? items.map(read).filter((item): item is Item => item !== null) : [];
}

function record(value: unknown): Raw | null {
  const read = typeof value === 'string' ? parsedJson(value) : value;
  return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Raw) : null;
}

function parsedJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function oneOf<Item extends string>(items: readonly Item[], value: unknown): Item | undefined {
  return items.find((item) => item === value);
}

type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

function present<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Present<Value>;
}
