// Runs tests/cases/*.txt: a sentence, and what should be read out of it. A new case needs no code.
//
//   # Passive with agent
//   Minsk was accused by Oslo of hacking its parliament.
//   ==>
//   Norway ACCUSE Belarus
//
// After ==> stands one expectation a line:
//   SOURCE TYPE TARGET [modality] [+|-|0] [says REPORTER]   a claim; TYPE is PLOVER, with a mode if wanted (ASSAULT/drone), or "any"
//   not SOURCE TYPE TARGET                                  no such claim
//   nothing                                                 no claim at all
//   when SOURCE TYPE TARGET: TENSE [DATE|FROM..TO|undated] [background]   its time; "*" for an open end, "untold" for no tense
//   "words" = LABEL | nobody | place                        whom a mention means
//   actor LABEL: KIND [COUNTRY] [SECTOR] [office]           an actor, with what is known of it
//   no actor LABEL
//   LABEL of LABEL [as ROLE]                                an affiliation
// A line "date: 2017-04-11" before the sentence dates it. A title that begins with TODO names a case that we cannot read yet: it must
// fail, is counted, and loses its mark when it is read.

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Claimed, ClaimTime } from '../src/document.js';
import { loadReader } from '../src/node.js';
import type { Reader } from '../src/pipeline.js';

interface Case {
  readonly title: string;
  readonly line: number;
  readonly date: string | undefined;
  readonly text: string;
  readonly expected: readonly string[];
}

const folder = new URL('./cases/', import.meta.url);
let reader: Reader;
let solved = 0;
let open = 0;

beforeAll(async () => {
  reader = await loadReader();
});

afterAll(() => {
  console.log(`cases: ${solved} read, ${open} marked TODO`);
});

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .sort()) {
  describe(file, () => {
    for (const one of casesOf(file, readFileSync(new URL(file, folder), 'utf8'))) {
      const todo = /^TODO\b/.test(one.title);
      const name = `${one.title} (${file}:${one.line})`;
      if (todo) open += 1;
      else solved += 1;
      (todo ? test.fails : test)(name, () => {
        const document = reader.read({ id: 'case', text: one.text, date: one.date });
        for (const line of one.expected) check(document, line);
      });
    }
  });
}

function casesOf(file: string, text: string): Case[] {
  const cases: Case[] = [];
  const blocks = text.split(/^# /m);
  let line = 1 + (blocks[0]!.match(/\n/g)?.length ?? 0);
  for (const block of blocks.slice(1)) {
    const [head, ...rest] = block.split('\n');
    const body = rest.join('\n');
    const arrow = body.indexOf('==>');
    if (arrow < 0) throw new Error(`${file}:${line}: the case "${head}" has no "==>"`);
    const before = body.slice(0, arrow).trim();
    const dated = /^date: (\S+)\n/.exec(before);
    const expected = body
      .slice(arrow + 3)
      .split('\n')
      .map((row) => row.trim())
      .filter((row) => row !== '');
    if (expected.length === 0) throw new Error(`${file}:${line}: the case "${head}" expects nothing; write "nothing" if that is meant`);
    cases.push({ title: head!.trim(), line, date: dated?.[1], text: dated ? before.slice(dated[0].length) : before, expected });
    line += block.match(/\n/g)?.length ?? 0;
  }
  return cases;
}

const TYPES =
  'AGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT|any|-';
const CLAIM = new RegExp(
  `^(not )?(.+?) (${TYPES})(?:/([a-z-]+))? (.+?)(?: (actual|planned|hypothetical|demanded|alleged|denied|ended))?(?: ([+0-]))?(?: says (.+))?$`,
);

const WHEN = new RegExp(
  `^when (.+?) (${TYPES}) (.+?): (past|ongoing|future|untold)(?: (undated|[\\d*-]+)(?:\\.\\.([\\d*-]+))?)?(?: (background))?$`,
);

function datesOf({ from, to }: ClaimTime, any: boolean): string {
  if (any) return '';
  return from === null && to === null ? 'undated ' : `${from ?? '*'}..${to ?? '*'} `;
}

function check(document: Claimed, line: string): void {
  const read = document.claims.map(
    (claim) =>
      `${claim.source.label} ${claim.type ?? '-'}${claim.mode && `/${claim.mode}`} ${claim.target.label} ${claim.modality} ${claim.polarity}`,
  );
  const told = `read: ${read.join('; ') || 'nothing'}`;
  if (line === 'nothing') {
    expect(read, told).toEqual([]);
    return;
  }
  let match = /^"(.+)" = (.+)$/.exec(line);
  if (match) {
    const [, words, label] = match;
    const mentions = document.mentions.filter((mention) => document.text.slice(mention.range.start, mention.range.end) === words);
    if (mentions.length === 0) {
      expect(label, `no mention "${words}"`).toBe('nobody');
      return;
    }
    const meant = mentions.map((mention) =>
      label === 'place' && mention.place ? 'place' : (document.actors.find((actor) => actor.id === mention.actor)?.label ?? 'nobody'),
    );
    expect(meant, `"${words}" means ${meant.join(', ')}`).toContain(label);
    return;
  }
  match = /^no actor (.+)$/.exec(line);
  if (match) {
    const label = match[1]!;
    expect(
      document.actors.some((actor) => actor.label === label || actor.aliases.includes(label)),
      `${label} is an actor`,
    ).toBe(false);
    return;
  }
  match = /^actor (.+?): (\w+)(?: ([A-Z]{3}))?(?: ([A-Z]{3}))?(?: ([a-z].*))?$/.exec(line);
  if (match) {
    const [, label, kind, country, sector, office] = match;
    const actor = document.actors.find((other) => other.label === label);
    expect(actor, `${label} is not among ${document.actors.map((other) => other.label).join(', ')}`).toBeDefined();
    expect(actor!.kind).toBe(kind);
    if (country !== undefined) expect(actor!.country).toBe(country);
    if (sector !== undefined) expect(actor!.sector).toBe(sector);
    if (office !== undefined) expect(actor!.office).toBe(office);
    return;
  }
  match = WHEN.exec(line);
  if (match) {
    const [, source, type, target, tense, from, to, background] = match;
    const times = document.claims
      .filter((claim) => claim.source.label === source && claim.target.label === target && (type === 'any' || (claim.type ?? '-') === type))
      .map(({ time }) => `${time!.tense || 'untold'} ${datesOf(time!, from === undefined)}${time!.background ? 'background' : ''}`.trim());
    const dates = from === undefined ? '' : `${from === 'undated' ? from : `${from}..${to ?? from}`} `;
    expect(times, told).toContain(`${tense} ${dates}${background ?? ''}`.trim());
    return;
  }
  match = CLAIM.exec(line);
  if (match) {
    const [, not, source, type, mode, target, modality, sign, reporter] = match;
    const found = document.claims.some(
      (claim) =>
        claim.source.label === source &&
        claim.target.label === target &&
        (type === 'any' || (claim.type ?? '-') === type) &&
        (mode === undefined || claim.mode === mode) &&
        (modality === undefined || claim.modality === modality) &&
        (sign === undefined || Math.sign(claim.polarity) === { '+': 1, '-': -1, '0': 0 }[sign]) &&
        (reporter === undefined || (document.actors.find((actor) => actor.id === claim.reporter)?.label ?? 'article') === reporter),
    );
    expect(found, `${line}; ${told}`).toBe(not === undefined);
    return;
  }
  match = /^(.+) of (.+?)(?: as (.+))?$/.exec(line);
  if (match) {
    const [, label, owner, role] = match;
    const actor = document.actors.find((other) => other.label === label);
    const ownerId = document.actors.find((other) => other.label === owner)?.id;
    const has =
      actor?.affiliations.some((affiliation) => affiliation.actor === ownerId && (role === undefined || affiliation.role === role)) ??
      false;
    expect(
      has,
      `${label} belongs to ${actor?.affiliations.map((affiliation) => `${affiliation.role} of ${affiliation.actor}`).join(', ') || 'nobody'}`,
    ).toBe(true);
    return;
  }
  throw new Error(`"${line}" is no expectation; see the head of this file for what can stand there`);
}
