// Readings made by hand, for tests of everything behind the claims.
//
//   reading([claim('FRA', 'ACCUSE', 'RUS', { polarity: -0.3 })])

import fc from 'fast-check';
import type { Actor, Claim, Claimed, Modality, PloverType, Reading, ResolvedMention } from '../../src/document.js';
import { PLOVER_TYPES } from '../../src/graph/plover.js';

export const COUNTRIES: Readonly<Record<string, string>> = {
  FRA: 'France',
  GBR: 'United Kingdom',
  GEO: 'Georgia',
  IRN: 'Iran',
  RUS: 'Russia',
  SYR: 'Syria',
  USA: 'United States',
};

const POLARITY: Readonly<Partial<Record<PloverType, number>>> = {
  ACCUSE: -0.3,
  AGREE: 0.25,
  AID: 1,
  ASSAULT: -0.9,
  CONSULT: 0.25,
  SANCTION: -0.6,
  SUPPORT: 0.5,
  THREATEN: -0.35,
};

export type ClaimFields = Partial<Omit<Claim, 'source' | 'target' | 'type'>>;

let count = 0;

/** A short name is a country; anything with a colon is an id. */
export function idOf(name: string): string {
  return name.includes(':') ? name : `country:${name}`;
}

export function claim(source: string, type: PloverType | null, target: string, fields: ClaimFields = {}): Claim {
  count += 1;
  const document = fields.document ?? 'story.txt';
  const [from, to] = [labelOf(idOf(source)), labelOf(idOf(target))];
  const act = type === null ? 'doubted' : type.toLowerCase();
  const text = `${from} ${act} ${to}.`;
  const verb = from.length + 1;
  return {
    id: `${document}#${count}`,
    document,
    source: { ...endOf(source), mentions: [{ start: 0, end: from.length, text: from }] },
    target: { ...endOf(target), mentions: [{ start: verb + act.length + 1, end: text.length - 1, text: to }] },
    type,
    mode: '',
    polarity: type === null ? -0.2 : (POLARITY[type] ?? 0),
    modality: 'actual',
    reporter: null,
    date: '2017-04-11',
    evidence: { start: 0, end: text.length, text },
    trigger: { start: verb, end: verb + act.length, text: act },
    rule: `${act}.v nsubj>obj`,
    confidence: 0.8,
    group: '',
    story: document,
    ...fields,
  };
}

function labelOf(id: string): string {
  const key = id.slice(id.indexOf(':') + 1);
  return (
    COUNTRIES[key] ??
    key
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ')
  );
}

function endOf(name: string): Pick<Claim['source'], 'id' | 'label' | 'kind' | 'country'> {
  const id = idOf(name);
  const kind = id.slice(0, id.indexOf(':')) as Actor['kind'];
  return { id, label: labelOf(id), kind, country: kind === 'country' ? id.slice(8) : '' };
}

export function actor(name: string, fields: Partial<Actor> = {}): Actor {
  return { ...endOf(name), aliases: [], sector: '', office: '', wikidata: '', affiliations: [], ...fields };
}

/** A reading of these claims, with the actors and documents that they name and those that are given. */
export function reading(claims: readonly Claim[], actors: readonly Actor[] = []): Reading {
  const known = new Map(actors.map((given) => [given.id, given]));
  for (const { source, target } of claims) for (const { id } of [source, target]) if (!known.has(id)) known.set(id, actor(id));
  const documents = [...new Set(claims.map(({ document }) => document))];
  return {
    documents: documents.map((id) => ({
      id,
      text: '',
      date: claims.find(({ document }) => document === id)?.date ?? undefined,
      publisher: 'AP',
    })),
    actors: [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => ({ ...one, mentions: 1, documents })),
    claims,
  };
}

/** A document read to the end, as far as gathering looks at it. */
export function document(
  id: string,
  { date, publisher, text = '' }: { date?: string; publisher?: string; text?: string },
  actors: readonly Actor[],
  claims: readonly Claim[] = [],
): Claimed {
  const mentions = actors.map(
    ({ id: who, kind, label }, index): ResolvedMention => ({
      index,
      span: { start: index, end: index + 1 },
      head: index,
      range: { start: 0, end: 0 },
      kind,
      form: 'name',
      name: label,
      known: '',
      country: '',
      sector: '',
      office: '',
      place: false,
      plural: false,
      of: -1,
      actor: who,
      because: 'name',
    }),
  );
  return {
    id,
    text,
    ...(date === undefined ? {} : { date }),
    ...(publisher === undefined ? {} : { publisher }),
    clean: text,
    offsets: new Uint32Array(text.length + 1),
    paragraphs: [0],
    notes: [],
    tokens: [],
    sentences: [],
    quotations: [],
    parsed: [],
    mentions,
    actors,
    claims,
  };
}

/** Text that breaks careless exporters. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  ']]>',
  '=cmd()',
  '+1',
  '@SUM(A1)',
  '"quoted", with comma',
  'back\\slash `tick` $param',
  'line\nbreak\r\ttab',
  'bell\u0007 null\u0000 \ufffe\uffff',
  'half \ud83d a pair \ude00',
  '\u{1f54a} dove',
  '--> <!-- <?php ?>',
  '&amp; &#0; &lt;',
  '__proto__',
  '',
  '   ',
];

const ids = fc.constantFrom('FRA', 'GBR', 'IRN', 'RUS', 'USA', 'person:ann-lee', 'person:bo-ek', 'organization:league');
const modality = fc.constantFrom<Modality>('actual', 'planned', 'hypothetical', 'demanded', 'alleged', 'denied', 'ended');

/** Claims on a few actors in a few stories, so that they meet. `documents` are the documents they may stand in. */
export function claims(documents: readonly string[]): fc.Arbitrary<Claim[]> {
  return fc
    .array(
      fc.record({
        source: ids,
        target: ids,
        type: fc.option(fc.constantFrom(...PLOVER_TYPES)),
        document: fc.constantFrom(...documents),
        story: fc.constantFrom('one', 'two', 'three'),
        polarity: fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10),
        confidence: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
        modality,
        reporter: fc.option(fc.constantFrom('person:ann-lee', 'country:USA')),
        date: fc.option(fc.constantFrom('2017-04-11', '2017-05-02', '2018-01-30', '2018')),
      }),
      { maxLength: 30 },
    )
    .map((records) => records.map(({ source, type, target, ...fields }) => claim(source, type, target, fields)));
}

/** Any text at all, hostile text often. */
export const anyText = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ maxLength: 20 }));
