// The JSON of a reading in, the reading out: the door for readings that were saved, whoever changed them since.
//
//   readReading('{"documents":[...],"actors":[...],"claims":[...]}', 'talks.json').claims[0].type -> 'ACCUSE'
//
// What is missing in a record is read as absent; a record without the fields that everything else leans on is an error, for a quote
// that belongs to no document cannot be shown.

import type { Claim, ClaimEnd, ClaimTime, DocumentRecord, Kind, Modality, Range, Reading, Tense } from '../document.js';
import { InputError } from '../errors.js';
import { nodeFrom } from '../graph/coerce.js';
import { MODALITIES } from '../graph/evidence.js';
import type { Fact } from '../graph/facts.js';
import { isPloverType } from '../graph/plover.js';

type Raw = Readonly<Record<string, unknown>>;

const TENSES: readonly Tense[] = ['past', 'ongoing', 'future', ''];

const KINDS: readonly Kind[] = ['country', 'organization', 'person'];

/** Whether a JSON value looks like a reading, and not like a graph. */
export function isReading(
  value: unknown,
): value is { readonly documents: unknown[]; readonly actors: unknown[]; readonly claims: unknown[] } {
  const raw = objectOf(value);
  return raw !== null && Array.isArray(raw.documents) && Array.isArray(raw.actors) && Array.isArray(raw.claims);
}

/** @throws InputError where a record has no id, or a claim no ends, no document or no words. */
export function readingFrom(value: unknown, file: string): Reading & { readonly facts: readonly Fact[] } {
  if (!isReading(value)) throw wrong(file, 'JSON that is no reading', 'the lists "documents", "actors" and "claims"');
  const facts = objectOf(value)!.facts;
  return {
    documents: value.documents.map((item, index) => documentFrom(item, `${file}, document ${index}`)),
    actors: value.actors.map((item, index) => actorFrom(item, `${file}, actor ${index}`)),
    claims: value.claims.map((item, index) => claimFrom(item, `${file}, claim ${index}`)),
    facts: Array.isArray(facts) ? facts.flatMap(factFrom) : [],
  };
}

function documentFrom(value: unknown, place: string): DocumentRecord {
  const raw = objectOf(value);
  if (raw === null || text(raw.id) === '') throw wrong(place, 'no "id"', 'an object with "id" and "text"');
  const optional = (['title', 'date', 'url', 'publisher'] as const).flatMap((name) =>
    text(raw[name]) === '' ? [] : [[name, text(raw[name])]],
  );
  return { id: text(raw.id), text: text(raw.text), ...Object.fromEntries(optional) };
}

function actorFrom(value: unknown, place: string): Reading['actors'][number] {
  const raw = objectOf(value);
  if (raw === null || text(raw.id) === '') throw wrong(place, 'no "id"', 'an object with "id", "kind" and "label"');
  const documents = Array.isArray(raw.documents) ? raw.documents.filter((id) => typeof id === 'string') : [];
  const { kind, label, aliases, country, sector, office, wikidata, affiliations, mentions, asOf } = nodeFrom(text(raw.id), {
    ...raw,
    documents: documents.length,
  });
  return {
    id: text(raw.id),
    kind,
    label,
    aliases,
    country,
    sector,
    office,
    wikidata,
    affiliations,
    mentions,
    documents,
    ...(asOf === undefined ? {} : { asOf }),
  };
}

function factFrom(value: unknown): Fact[] {
  const raw = objectOf(value);
  if (raw === null || text(raw.id) === '') return [];
  const { kind, label, country, sector, wikidata } = nodeFrom(text(raw.id), raw);
  return [{ id: text(raw.id), kind, label, country, sector, wikidata }];
}

function claimFrom(value: unknown, place: string): Claim {
  const raw = objectOf(value);
  const [source, target] = [endFrom(raw?.source), endFrom(raw?.target)];
  const evidence = wordsFrom(raw?.evidence);
  if (raw === null || text(raw.id) === '' || text(raw.document) === '' || source === null || target === null || evidence === null) {
    throw wrong(place, 'a claim that lacks some of its parts', 'an object with "id", "document", "source", "target" and "evidence"');
  }
  const type = text(raw.type);
  return {
    id: text(raw.id),
    document: text(raw.document),
    source,
    target,
    type: isPloverType(type) ? type : null,
    mode: text(raw.mode),
    polarity: within(raw.polarity, -1, 1),
    modality: MODALITIES.find((modality: Modality) => modality === raw.modality) ?? 'actual',
    reporter: text(raw.reporter) || null,
    date: /^\d{4}(?:-\d\d){0,2}$/.test(text(raw.date)) ? text(raw.date) : null,
    evidence,
    trigger: wordsFrom(raw.trigger) ?? { start: evidence.start, end: evidence.start, text: '' },
    ...(objectOf(raw.time) === null ? {} : { time: timeFrom(objectOf(raw.time)!) }),
    rule: text(raw.rule),
    confidence: within(raw.confidence, 0, 1),
    group: text(raw.group),
    story: text(raw.story) || text(raw.document),
  };
}

function timeFrom({ tense, from, to, words, background }: Raw): ClaimTime {
  return {
    tense: TENSES.find((one) => one === tense) ?? '',
    from: text(from) || null,
    to: text(to) || null,
    words: wordsFrom(words),
    background: background === true,
  };
}

function endFrom(value: unknown): ClaimEnd | null {
  const raw = objectOf(value);
  if (raw === null || text(raw.id) === '') return null;
  const id = text(raw.id);
  const kind = KINDS.find((one) => one === raw.kind) ?? KINDS.find((one) => id.startsWith(`${one}:`)) ?? 'organization';
  const mentions = Array.isArray(raw.mentions) ? raw.mentions.flatMap((item) => wordsFrom(item) ?? []) : [];
  return { id, label: text(raw.label) || id, kind, country: text(raw.country), mentions };
}

function wordsFrom(value: unknown): (Range & { readonly text: string }) | null {
  const raw = objectOf(value);
  if (raw === null) return null;
  const start = Math.trunc(within(raw.start, 0, Number.MAX_SAFE_INTEGER));
  return { start, end: Math.max(start, Math.trunc(within(raw.end, 0, Number.MAX_SAFE_INTEGER))), text: text(raw.text) };
}

function objectOf(value: unknown): Raw | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function within(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least <= 0 && most >= 0 ? 0 : least;
}

function wrong(file: string, found: string, expected: string): InputError {
  return new InputError({ file, found, expected, advice: 'Save it again from the viewer, or read the articles again' });
}
