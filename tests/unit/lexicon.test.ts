// The tables that ship: all of them read, they hold together, and they know the world they should.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fold, slug } from '../../src/lexicon/fold.js';
import { type Frame, readFrames } from '../../src/lexicon/frames.js';
import { createLexicon, TABLES, type TableName, type Tables } from '../../src/lexicon/lexicon.js';
import { indexNames, listOfNames, type NameEntry, type NameList } from '../../src/lexicon/names.js';
import { listOf, parseTable, TableError } from '../../src/lexicon/table.js';

const folder = new URL('../../src/lexicon/tables/', import.meta.url);
const tables = Object.fromEntries(TABLES.map((name) => [name, readFileSync(new URL(`${name}.tsv`, folder), 'utf8')])) as Tables;
const lexicon = createLexicon(tables);

/** The members of the United Nations, in the order of their codes. */
const MEMBERS =
  'AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV ' +
  'CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ ' +
  'GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA ' +
  'LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN ' +
  'PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA ' +
  'TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE';

describe('the tables that ship', () => {
  test('know the 193 members of the United Nations, each with a nationality and a capital', () => {
    const members = MEMBERS.split(' ');
    expect(members).toHaveLength(193);
    expect(members.filter((id) => !lexicon.countries.has(id))).toEqual([]);
    const without = (field: 'adjectives' | 'capitals'): string[] => members.filter((id) => lexicon.countries.get(id)![field].length === 0);
    // Their names are those of a larger neighbor, of the state itself, or common words ("Male", "Victoria").
    expect(without('adjectives')).toEqual(['COG', 'DMA']);
    expect(without('capitals')).toEqual(['MDV', 'SGP', 'SMR', 'SYC']);
  });

  test('know organizations, armed groups and people in the numbers that news needs', () => {
    expect(lexicon.organizations.size).toBeGreaterThanOrEqual(600);
    expect([...lexicon.organizations.values()].filter(({ kind }) => kind === 'armed').length).toBeGreaterThanOrEqual(250);
    expect(lexicon.people.size).toBeGreaterThanOrEqual(3000);
    expect(lexicon.givenNames.size).toBeGreaterThanOrEqual(1000);
  });

  test.each<[string, string]>([
    ['Russia', 'country:RUS'],
    ['Côte d’Ivoire', 'country:CIV'],
    ['the Netherlands', 'country:NLD'],
    ['Kyiv', 'country:UKR'],
    ['Uzbek', 'country:UZB'],
    ['Hezbollah', 'organization:hezbollah'],
    ['Vladimir Putin', 'person:vladimir-putin'],
    ['Rex Tillerson', 'person:rex-tillerson'],
  ])('%s is %s', (name, id) => {
    expect(lexicon.names.get(name.replace(/^the /, '')).map((entry) => entry.id)).toContain(id);
  });

  test('say of each country only what can be: codes, statuses, one name in one row', () => {
    const owners = new Map<string, string>();
    for (const country of lexicon.countries.values()) {
      expect(country.id).toMatch(/^[A-Z]{3}$/);
      expect(country.wikidata).toMatch(/^(?:Q\d+)?$/);
      for (const name of new Set([country.label, ...country.aliases])) {
        expect(owners.get(name), `${name} of ${country.id}`).toBeUndefined();
        owners.set(name, country.id);
      }
    }
  });

  test('point only at what is there: states of places, organizations and people', () => {
    const known = (code: string): boolean => code === '' || lexicon.countries.has(code);
    const places = parseTable('places.tsv', tables.places, ['name', 'country', 'kind']);
    expect(places.filter(({ country }) => !known(country)).map(({ line }) => line)).toEqual([]);
    expect(places.filter(({ kind }) => !['city', 'region', 'water', 'site'].includes(kind)).map(({ line }) => line)).toEqual([]);
    expect([...lexicon.organizations.values()].filter(({ country }) => !known(country)).map(({ id }) => id)).toEqual([]);
    const terms = [...lexicon.people.values()].flatMap(({ id, terms: all }) => all.map((term) => ({ id, ...term })));
    expect(terms.filter(({ country }) => !known(country)).map(({ id }) => id)).toEqual([]);
    expect(terms.filter(({ from, to }) => from !== '' && to !== '' && from.slice(0, 4) > to.slice(0, 4)).map(({ id }) => id)).toEqual([]);
  });

  test('have ids that can stand in an address', () => {
    for (const id of [...lexicon.organizations.keys(), ...lexicon.people.keys()])
      expect(id).toMatch(/^[\p{Ll}\p{N}]+(?:-[\p{Ll}\p{N}]+)*$/u);
  });

  test('use the sectors of PLOVER', () => {
    const sectors = 'GOV MIL REB OPP LEG JUD SPY PTY JRN IGO NGO BUS COP EDU MED UAF PRM PRE CRM REL LAB SOC ELI CVL REF AGR'.split(' ');
    const used = new Set([
      ...[...lexicon.organizations.values()].map(({ sector }) => sector),
      ...[...lexicon.offices.values()].map(({ sector }) => sector),
      ...[...lexicon.collectives.values()].map(({ sector }) => sector),
      ...[...lexicon.people.values()].flatMap(({ terms }) => terms.map(({ sector }) => sector)),
    ]);
    expect([...used].filter((sector) => sector !== '' && !sectors.includes(sector))).toEqual([]);
  });

  test('score PLOVER as its manual does, with ACCUSE at -3', () => {
    expect([...lexicon.frames.plover.keys()]).toHaveLength(16);
    expect(lexicon.frames.plover.get('ACCUSE')!.score).toBe(-3);
    expect(lexicon.frames.plover.get('SANCTION')!.quad).toBe('MATERIAL CONFLICT');
    for (const { score, modes } of lexicon.frames.plover.values())
      for (const value of [score, ...modes.values()]) expect(Math.abs(value)).toBeLessThanOrEqual(10);
  });

  test('give each verb, noun and adjective an example that marks who acts and on whom', () => {
    const slots = /^(?:subj|obj|iobj|poss|mod|self|head|comp|both|speaker|xcomp|ccomp|[a-z]+)$/;
    const frames = new Set<Frame>([...lexicon.frames.frames.values()].flat());
    expect(frames.size).toBeGreaterThan(2000);
    const odd = [...frames].filter(
      ({ example, source, target }) =>
        !/\[.+?\]/.test(example) || !/\{.+?\}/.test(example) || ![...source, ...target].every((slot) => slots.test(slot)),
    );
    expect(odd.map(({ line, trigger }) => `frames.tsv:${line} ${trigger}`)).toEqual([]);
  });
});

describe('a table that does not read is told with file and line', () => {
  /** The message of the tables that ship with one of them changed. */
  const complaint = (name: TableName, change: (text: string) => string): string => {
    try {
      createLexicon({ ...tables, [name]: change(tables[name]) });
    } catch (error) {
      expect(error).toBeInstanceOf(TableError);
      expect((error as TableError).message.startsWith(`${(error as TableError).file}:${(error as TableError).line}: `)).toBe(true);
      return (error as TableError).message;
    }
    return 'nothing was thrown';
  };
  const lines = (text: string): number => text.trimEnd().split('\n').length;
  const append =
    (row: string) =>
    (text: string): string =>
      `${text.trimEnd()}\n${row}\n`;
  const last = (name: TableName): number => lines(tables[name]) + 1;
  const frame = (cells: Partial<Record<'trigger' | 'pos' | 'type' | 'mode' | 'polarity', string>>): ((text: string) => string) =>
    append(
      [
        cells.trigger ?? 'frobnicate',
        cells.pos ?? 'v',
        '',
        '',
        cells.type ?? 'ACCUSE',
        cells.mode ?? '',
        cells.polarity ?? '',
        '[A] x {B}',
      ].join('\t'),
    );

  test.each<[string, TableName, (text: string) => string, RegExp]>([
    ['a macro nobody defined', 'frames', frame({ trigger: 'cut @CHEESE' }), /macro "@CHEESE" is not in macros\.tsv; it has AID, ALLIANCE/],
    ['a type that is none', 'frames', frame({ type: 'HUG' }), /type "HUG" found, expected - or one of ACCUSE AGREE/],
    ['a mode of another type', 'frames', frame({ mode: 'aerial' }), /"aerial" is no mode of ACCUSE; its modes are: allege, disapprove/],
    ['a mode without a type', 'frames', frame({ type: '-', mode: 'aerial' }), /"aerial" is no mode of -; its modes are: none/],
    ['a part of speech that is none', 'frames', frame({ pos: 'verb' }), /part of speech "verb" found, expected v, n or a/],
    ['a polarity out of range', 'frames', frame({ polarity: '-5' }), /polarity "-5" found, expected a number from -1 to 1/],
    ['a polarity that is no number', 'frames', frame({ polarity: 'bad' }), /polarity "bad" found/],
    ['an operator that is none', 'operators', append('try\tv\tHOPE\txcomp\t\t-\t\tx'), /"HOPE" is no operator; expected one of FUT TRY/],
    ['a fallback that is none', 'operators', append('try\tv\tTRY\txcomp\t\tHUG\t\tx'), /type "HUG" found/],
    ['an id twice', 'countries', append('FRA\tGaul'), /"FRA" stands here a second time \(first as France\); make it one row/],
    ['an organization twice', 'organizations', append('hezbollah\tParty of God'), /"hezbollah" stands here a second time/],
    [
      'a person with two names',
      'people',
      append('vladimir-putin\tVolodya Putin'),
      /is called "Volodya Putin" here and "Vladimir Putin" above/,
    ],
    [
      'a sector that is none',
      'offices',
      append('zz top\t\tGVO\tcountry\tofficial\t3\t'),
      /sector "GVO" found, expected one of GOV MIL REB .* AGR, or nothing/,
    ],
    ['a sector of a collective', 'collectives', append('zzs\tHLH\tgroup\tThe zzs of Peru voted'), /sector "HLH" found/],
    ['a sector of a person', 'people', append('zz\tZed Zee\t\t\tPER\tminister\t\tGUV\t2001\t'), /sector "GUV" found/],
    ['a sector of an organization', 'organizations', append('zzz-zz\tZz\t\t\t\tPER\tPTYX\tparty'), /sector "PTYX" found/],
    [
      'an earlier sector without its end',
      'organizations',
      append('zzz-zz\tZz\t\t\t\tPER\tREB|PTY\tparty'),
      /"REB" found before another sector, expected a sector and its last year/,
    ],
    [
      'a scope that is none',
      'offices',
      append('zz top\t\tGOV\tland\tofficial\t3\t'),
      /scope "land" found, expected one of country organization either none/,
    ],
    ['a role that is none', 'offices', append('zz top\t\tGOV\tcountry\tboss\t3\t'), /role "boss" found, expected one of activist/],
    ['a rank out of range', 'offices', append('zz top\t\tGOV\tcountry\tofficial\t7\t'), /rank "7" found, expected one of 1 2 3 4 5 9/],
    [
      'a nation that is none',
      'offices',
      append('zz top\t\tGOV\tcountry\tofficial\t3\tXQQ'),
      /nation "XQQ" found, expected the id of a row of countries\.tsv/,
    ],
    [
      'a form that is none',
      'collectives',
      append('zzs\tCVL\tcrowd\tThe zzs of Peru voted'),
      /form "crowd" found, expected one of government force/,
    ],
    ['a collective without an example', 'collectives', append('zzs\tCVL\tgroup\t'), /"zzs" has no example/],
    [
      'a kind of organization that is none',
      'organizations',
      append('zzz-zz\tZz\t\t\t\tPER\tPTY\tclub'),
      /kind "club" found, expected one of agency/,
    ],
    ['a state of an organization that is none', 'organizations', append('zzz-zz\tZz\t\t\t\tQQQ\tPTY\tparty'), /country "QQQ" found/],
    ['an organization without a label', 'organizations', append('zzz-zz\t'), /the label is empty/],
    [
      'a date that is none',
      'organizations',
      append('zzz-zz\tZz\t\t\t\tPER\tPTY\tparty\t99'),
      /from "99" found, expected a year or a month/,
    ],
    [
      'a term that ends before it begins',
      'people',
      append('zz\tZed Zee\t\t\tPER\tminister\t\tGOV\t2001\t1999'),
      /from 2001 is after to 1999/,
    ],
    ['a month that is none', 'people', append('zz\tZed Zee\t\t\tPER\tminister\t\tGOV\t2001-13\t'), /from "2001-13" found/],
    [
      'a Wikidata id that is none',
      'people',
      append('zz\tZed Zee\t\t7\tPER\tminister\t\tGOV'),
      /wikidata "7" found, expected Q and a number/,
    ],
    [
      'a person out of order',
      'people',
      append('aa\tAnn Ay\t\t\tPER\tminister\t\tGOV'),
      /"aa" stands behind ".+"; sort the rows by their first column/,
    ],
    ['an organization out of order', 'organizations', append('aa\tAa\t\t\t\tPER\tPTY\tparty'), /"aa" stands behind/],
    ['a kind of place that is none', 'places', append('Zzyzx\tUSA\ttown'), /kind "town" found, expected one of city region water site/],
    ['a state of a place that is none', 'places', append('Zzyzx\tUSB\tcity'), /country "USB" found/],
    ['an id of a state that is none', 'countries', append('Fr\tFrankland\t\t\t\t\t\t\t\tmember'), /id "Fr" found, expected three capitals/],
    [
      'a status that is none',
      'countries',
      append('XXF\tFrankland\t\t\t\t\t\t\t\tkingdom'),
      /status "kingdom" found, expected one of member observer/,
    ],
    ['a parent that is none', 'countries', append('XXF\tFrankland\t\t\t\t\t\t\t\tterritory\tXXG'), /parent "XXG" found/],
    ['a position that is none', 'particles', append('zz\tmiddle'), /position "middle" found, expected one of before between/],
    ['a stray tab', 'speech', append('mumble\tmutter\t'), /3 cells found, expected 1; is there a stray tab\?/],
    [
      'an empty first cell',
      'offices',
      append('\tkings\tGOV\tcountry\thead\t1\t'),
      /the first cell \("phrase"\) is empty; every row needs one/,
    ],
  ])('%s', (_title, name, change, message) => {
    const told = complaint(name, change);
    expect(told).toMatch(message);
    expect(told.startsWith(`${name}.tsv:${last(name)}: `), told).toBe(true);
  });

  test('a column that is missing', () => {
    expect(complaint('places', (text) => text.replace('name\tcountry\tkind', 'name\tstate\tkind'))).toBe(
      'places.tsv:1: column "country" is missing from the header "name state kind"; add it, even if its cells stay empty',
    );
  });

  test('columns in another order, in a table that is read by their place', () => {
    expect(complaint('places', (text) => text.replace('name\tcountry\tkind', 'country\tname\tkind').replace(/^38th.*\n/m, ''))).toMatch(
      /columns in the order "country name kind" found, expected "name country kind"/,
    );
  });

  test('tables known to be right are read row by row: a bad row does no harm to the others', () => {
    const changed = { ...tables, people: append('zz\tZed Zee\t\t\tPER\tminister\t\tGUV\t2001\t')(tables.people) };
    const trusted = createLexicon(changed, { checked: true });
    expect(trusted.people.get('rex-tillerson')!.name).toBe('Rex Tillerson');
    expect(() => trusted.people.get('zz')).toThrow(`people.tsv:${last('people')}: sector "GUV" found`);
  });

  test.each(TABLES)('%s.tsv without a line', (name) => {
    expect(complaint(name, () => '# only a remark\n')).toMatch(
      new RegExp(`^${name}\\.tsv:1: the table is empty; expected a header with \\w+`),
    );
  });
});

describe('parseTable', () => {
  test('passes over remarks and blank lines, knows the line of each row, takes a missing cell for an empty one', () => {
    const rows = parseTable('x.tsv', '# remark\n\nid\tname\textra\r\na\tAlpha\tmore\r\n# b\tBeta\n\nc\n', ['id', 'name']);
    expect(rows).toEqual([
      { id: 'a', name: 'Alpha', extra: 'more', line: 4 },
      { id: 'c', name: '', extra: '', line: 7 },
    ]);
  });

  test('lists are parted by bars', () => {
    expect([listOf(''), listOf('U.S.'), listOf('U.S.|US||USA')]).toEqual([[], ['U.S.'], ['U.S.', 'US', 'USA']]);
  });
});

describe('frames', () => {
  const header = {
    macros: 'name\twords\nDEAL\tdeal|pact\n',
    operators: 'trigger\tpos\toperator\tcomplement\ttarget\tfallback\tpolarity\texample\n',
  };
  const read = (rows: string): Frame[] => [
    ...new Set(
      [
        ...readFrames({
          ...header,
          plover: tables.plover,
          frames: `trigger\tpos\tsource\ttarget\ttype\tmode\tpolarity\texample\n${rows}`,
        }).frames.values(),
      ].flat(),
    ),
  ];

  test('usual slots and the score of the type are filled in', () => {
    const [frame] = read('scold|chide\tv\t\t\tACCUSE\t\t\t[A] scolded {B}\n');
    expect(frame).toMatchObject({ source: ['subj'], target: ['obj'], type: 'ACCUSE', polarity: -0.3, words: [] });
  });

  test('macros stand for their words; the head is the first word of a verb, the last of a noun, or the starred one', () => {
    const tables_ = readFrames({
      ...header,
      plover: tables.plover,
      frames: [
        'trigger\tpos\tsource\ttarget\ttype\tmode\tpolarity\texample',
        'sign @DEAL\tv\t\twith\tAGREE\t\t\t[A] signed a deal with {B}',
        'peace @DEAL\tn\t\twith\tAGREE\t\t\t[A] peace deal with {B}',
        '*end war\tn\t\twith\tRETREAT\t\t\t[A] end to the war with {B}',
      ].join('\n'),
    }).frames;
    expect([...tables_.keys()].sort()).toEqual(['n:deal', 'n:end', 'n:pact', 'v:sign']);
    expect(tables_.get('v:sign')![0]!.words).toEqual([['deal', 'pact']]);
    expect(tables_.get('n:pact')![0]).toMatchObject({ words: [['peace']], before: 1 });
    expect(tables_.get('n:end')![0]).toMatchObject({ words: [['war']], before: 0 });
  });

  test('the most specific stands first: "cut off aid" before "cut off" before "cut"', () => {
    const frames = readFrames({
      ...header,
      plover: tables.plover,
      frames:
        'trigger\tpos\tsource\ttarget\ttype\tmode\tpolarity\texample\ncut\tv\t\t\t-\ncut off aid\tv\t\tto\tSANCTION\ncut off\tv\t\t\tCOERCE\n',
    }).frames;
    expect(frames.get('v:cut')!.map(({ trigger }) => trigger)).toEqual(['cut off aid', 'cut off', 'cut']);
  });
});

describe('names', () => {
  const entry = (kind: NameEntry['kind'], id: string, name: string): NameList => listOfNames(kind, '', [[name, id]]);
  const index = indexNames(() => [
    entry('country', 'country:GIN', 'Guinea'),
    entry('country', 'country:GNB', 'Guinea-Bissau'),
    entry('acronym', 'country:USA', 'US'),
    entry('organization', 'organization:peace-now', 'Peace Now'),
    entry('person', 'person:recep-tayyip-erdogan', 'Erdoğan'),
    entry('country', 'country:CIV', "Cote d'Ivoire"),
    entry('country', 'country:GEO', 'Georgia'),
    entry('place', 'country:USA', 'Georgia'),
  ]);
  const at = (text: string, start = 0): [string, string] | null => {
    const hit = index.at(text, fold(text), start);
    return hit === null ? null : [text.slice(start, hit.end), hit.entries[0]!.id];
  };

  test.each<[string, [string, string] | null]>([
    ['Guinea said', ['Guinea', 'country:GIN']],
    ['Guinea-Bissau said', ['Guinea-Bissau', 'country:GNB']],
    ['Guinean troops', null],
    ['US troops', ['US', 'country:USA']],
    ['us troops', null],
    ['Peace Now said', ['Peace Now', 'organization:peace-now']],
    ['Peace now, he said', null],
    ['Erdogan said', ['Erdogan', 'person:recep-tayyip-erdogan']],
    ['ERDOĞAN SAID', ['ERDOĞAN', 'person:recep-tayyip-erdogan']],
    ['Côte d’Ivoire', ['Côte d’Ivoire', 'country:CIV']],
  ])('%s -> %j', (text, wanted) => expect(at(text)).toEqual(wanted));

  test('one name of two owners has both', () => {
    expect(index.get('georgia').map(({ id }) => id)).toEqual(['country:GEO', 'country:USA']);
  });
});

describe('fold and slug', () => {
  test('fold keeps the number of code units, whatever the letters', () => {
    for (const text of ['São Tomé', 'İstanbul', 'Łódź', 'ß', 'ﬁn', 'e\u0301', '😀', 'Đà Nẵng', '’‘ʼ'])
      expect(fold(text)).toHaveLength(text.length);
    expect(['São Tomé', 'Łódź', 'Erdoğan', 'ʻIolani'].map(fold)).toEqual(['sao tome', 'lodz', 'erdogan', "'iolani"]);
  });

  test('slug makes an id of a name', () => {
    expect(["Côte d'Ivoire", '  The Unity Front! ', 'Ægis', 'Straße 5', 'Kurdistan Workers’ Party'].map(slug)).toEqual([
      'cote-d-ivoire',
      'the-unity-front',
      'aegis',
      'strasse-5',
      'kurdistan-workers-party',
    ]);
  });
});
