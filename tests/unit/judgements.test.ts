// What a user corrects: the table, what it does to a reading, and what it teaches before one.

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Claimed } from '../../src/document.js';
import { gather } from '../../src/graph/gather.js';
import { applyJudgements, judge } from '../../src/judgements/apply.js';
import { findSame } from '../../src/judgements/same.js';
import { type Judgement, judgementsTable, parseJudgements } from '../../src/judgements/table.js';
import { teach } from '../../src/judgements/teach.js';
import { loadKnowledge } from '../../src/node.js';
import { createReader, type Knowledge } from '../../src/pipeline.js';
import { judgementsTable as viewersTable } from '../../web/judgements.js';
import type { Judgement as ViewersJudgement } from '../../web/state.js';
import { actor, claim, document, reading } from './graph-fixtures.js';

const HEADER = 'judgement\tid\tvalue\tdocument\tquote';
const table = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const parsed = (...rows: string[]): readonly Judgement[] => parseJudgements('j.tsv', table(...rows)).judgements;
const labels = ({ actors }: Pick<Claimed, 'actors'>): string[] => actors.map(({ label }) => label).sort();

describe('the table', () => {
  test('reads every kind of row, past remarks and blank lines, with columns in any order', () => {
    const { judgements, problems } = parseJudgements(
      'j.tsv',
      '\uFEFF# mine\r\nid\tjudgement\tvalue\r\n\r\na.txt#1\tdismiss\r\na.txt#2\tturn\t\r\nBrekke\tsame\tperson:tomas-brekke\r\nperson:x\trename\tXaver\r\nperson:x\tcountry\tNOR\r\nperson:x\tsector\tGOV\r\nBerg\tdifferent\tperson:anna-berg\r\norganization:kivu-front\tactor\tKivu Front\r\norganization:kivu-front\talias\tthe Mountain Army\r\n',
    );
    expect(problems).toEqual([]);
    expect(judgements.map(({ what }) => what)).toEqual([
      'dismiss',
      'turn',
      'merge',
      'rename',
      'country',
      'sector',
      'different',
      'actor',
      'alias',
    ]);
    expect(judgements[2]).toEqual({ what: 'merge', actor: 'Brekke', into: 'person:tomas-brekke', line: 6 });
  });

  test.each([
    ['dismis\ta.txt#1', 'j.tsv:2: found the judgement "dismis" (did you mean "dismiss"?); expected one of dismiss, turn, merge, same,'],
    ['dismiss', 'j.tsv:2: found "dismiss" without an id; expected the id of a claim.'],
    ['same\tperson:a', 'j.tsv:2: found "same" without a value; expected the actor that it is in the column "value".'],
    ['same\tperson:a\tperson:a', 'j.tsv:2: found "person:a" twice; expected two actors that are one.'],
    ['different\tperson:a\tperson:a', 'expected two that are not one, or the document in which the name means somebody else.'],
    ['country\tperson:a\tNorway', 'j.tsv:2: found the country "Norway"; expected a state as ISO 3166-1 alpha-3 (NOR).'],
    ['sector\tperson:a\tKING', 'j.tsv:2: found the sector "KING"; expected one of GOV MIL'],
    ['actor\tKivu Front\tKivu Front', 'j.tsv:2: found the id "Kivu Front"; expected person:, country: or organization:'],
    ['turn\ta.txt#1\t\t\t\tmore', 'j.tsv:2: found 1 cell too many; expected no more cells than the header has.'],
  ])('tells a row that does not read, and reads the others: %s', (row, message) => {
    const { judgements, problems } = parseJudgements('j.tsv', table(row, 'turn\ta.txt#2'));
    expect(problems.map((problem) => problem.message).join()).toContain(message);
    expect(judgements).toEqual([{ what: 'turn', claim: 'a.txt#2', document: '', quote: '', line: 3 }]);
  });

  test('tells a header that lacks a column, and an empty table', () => {
    expect(parseJudgements('j.tsv', 'judgement\tid\n').problems[0]!.message).toMatch(/^j\.tsv:1: found a header without "value"/);
    expect(parseJudgements('j.tsv', '# nothing\n').problems[0]!.message).toMatch(/^j\.tsv: found an empty table/);
  });

  test('what the viewer saves is read as it was meant', () => {
    const quarrel = reading([claim('FRA', 'ACCUSE', 'RUS'), claim('RUS', 'REJECT', 'FRA')]);
    const [first, second] = quarrel.claims;
    const saved: ViewersJudgement[] = [
      { what: 'dismiss', claim: first!.id },
      { what: 'turn', claim: second!.id },
      { what: 'merge', actor: 'country:FRA', into: 'country:GBR' },
      { what: 'rename', actor: 'country:RUS', label: 'Rus\tsia' },
    ];
    const { judgements, problems } = parseJudgements('judgements.tsv', viewersTable(saved, quarrel));
    expect(problems).toEqual([]);
    const bare = judgements.map(({ line: _line, ...judgement }) => judgement);
    expect(bare).toEqual([
      { what: 'dismiss', claim: first!.id, document: 'story.txt', quote: first!.evidence.text },
      { what: 'turn', claim: second!.id, document: 'story.txt', quote: second!.evidence.text },
      { what: 'merge', actor: 'country:FRA', into: 'country:GBR' },
      { what: 'rename', actor: 'country:RUS', label: 'Rus sia' },
    ]);
    expect(judgementsTable(judgements, quarrel)).toBe(viewersTable(saved, quarrel));
  });

  test('reading what was written gives what was written, of any judgements', () => {
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 :#.-]{0,10}[a-z]$/).map((text) => text.replace(/ +/g, ' '));
    const id = fc.stringMatching(/^person:[a-z]{2,8}$/);
    const any: fc.Arbitrary<Judgement> = fc.oneof(
      fc.record({ what: fc.constantFrom('dismiss' as const, 'turn' as const), claim: word, document: word, quote: word }),
      fc.record({ what: fc.constant('merge' as const), actor: id, into: word }),
      fc.record({ what: fc.constant('different' as const), actor: id, other: word, document: word }),
      fc.record({ what: fc.constantFrom('rename' as const, 'actor' as const), actor: id, label: word }),
      fc.record({ what: fc.constant('alias' as const), actor: id, name: word }),
      fc.record({ what: fc.constant('country' as const), actor: id, country: fc.constant('NOR') }),
      fc.record({ what: fc.constant('sector' as const), actor: id, sector: fc.constant('GOV' as const) }),
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (judgements) => {
        const read = parseJudgements('j.tsv', judgementsTable(judgements, { claims: [] }));
        expect(read.problems).toEqual([]);
        expect(read.judgements.map(({ line: _line, ...judgement }) => judgement)).toEqual(judgements);
      }),
    );
  });
});

describe('a reading that is judged', () => {
  const BREKKE = actor('person:brekke', { country: 'NOR' });
  const TOMAS = actor('person:tomas-brekke', { country: 'NOR', aliases: ['T. Brekke'] });

  test('two are one by id, by label, and from the back', () => {
    const given = reading([claim('person:brekke', 'ACCUSE', 'RUS')], [BREKKE, TOMAS]);
    for (const row of ['same\tperson:brekke\tperson:tomas-brekke', 'merge\tBrekke\tT. Brekke']) {
      const { actors, claims } = applyJudgements(given, parsed(row));
      expect(actors.map(({ id }) => id)).toEqual(['country:RUS', 'person:tomas-brekke']);
      expect(actors[1]).toMatchObject({ label: 'Tomas Brekke', mentions: 2 });
      expect(actors[1]!.aliases).toContain('Brekke');
      expect(claims[0]!.source).toMatchObject({ id: 'person:tomas-brekke', label: 'Tomas Brekke' });
    }
    const [kept] = applyJudgements(given, parsed('same\tperson:tomas-brekke\tperson:brekke')).actors.filter(
      ({ kind }) => kind === 'person',
    );
    expect(kept!.id).toBe('person:brekke');
  });

  test('three are one, whatever the order of the rows; offices follow', () => {
    const aide = actor('person:aide', { affiliations: [{ actor: 'organization:a', role: 'aide' }] });
    const given = reading([claim('organization:a', 'ACCUSE', 'organization:b'), claim('organization:c', 'ACCUSE', 'RUS')], [aide]);
    const rows = ['same\torganization:a\torganization:b', 'same\torganization:b\torganization:c'];
    const one = applyJudgements(given, parsed(...rows));
    expect(applyJudgements(given, parsed(...rows.reverse()))).toEqual(one);
    expect(one.actors.filter(({ kind }) => kind === 'organization').map(({ id }) => id)).toEqual(['organization:c']);
    expect(one.actors.find(({ id }) => id === 'person:aide')!.affiliations).toEqual([{ actor: 'organization:c', role: 'aide' }]);
  });

  test('who is kept apart is not made one, and the contradiction is told', () => {
    const given = reading([], [BREKKE, TOMAS]);
    const rows = parsed('same\tBrekke\tTomas Brekke', 'different\tperson:tomas-brekke\tperson:brekke');
    const { reading: left, problems } = judge(given, rows, { file: 'j.tsv', reconcile: true });
    expect(left.actors).toHaveLength(2);
    expect(problems.map(({ message }) => message)).toEqual([
      'j.tsv:2: found "person:brekke" and "person:tomas-brekke" as one; expected no other row that says they are different. Remove one of the two rows; the other rows were followed.',
    ]);
  });

  test('a name that two actors have is told with their ids; a name that nobody has waits', () => {
    const given = reading([], [actor('person:anna-berg', { aliases: ['Berg'] }), actor('person:nils-berg', { aliases: ['Berg'] })]);
    const { problems, idle, reading: left } = judge(given, parsed('rename\tBerg\tB', 'rename\tNobody\tN'), { file: 'j.tsv' });
    expect(problems[0]!.message).toContain(
      'found the name "Berg", which 2 actors have; expected one of person:anna-berg, person:nils-berg.',
    );
    expect(idle.map(({ line }) => line)).toEqual([3]);
    expect(left).toEqual(given);
  });

  test('labels, countries and sectors are what the rows say', () => {
    const given = reading([claim('person:brekke', 'ACCUSE', 'RUS')], [BREKKE]);
    const rows = parsed('rename\tperson:brekke\tTomas B.', 'country\tBrekke\tDNK', 'sector\tperson:brekke\tMIL');
    const { actors, claims } = applyJudgements(given, rows);
    expect(actors[1]).toMatchObject({ label: 'Tomas B.', aliases: ['Brekke'], country: 'DNK', sector: 'MIL' });
    expect(claims[0]!.source).toMatchObject({ label: 'Tomas B.', country: 'DNK' });
  });

  test('a claim is found by its words where its number has moved, and is told where it cannot be', () => {
    const given = reading([claim('FRA', 'ACCUSE', 'RUS'), claim('RUS', 'REJECT', 'FRA')]);
    const [first, second] = given.claims;
    const moved = parsed(`dismiss\t${first!.id}\t\tstory.txt\t${second!.evidence.text}`);
    expect(applyJudgements(given, moved).claims.map(({ id }) => id)).toEqual([first!.id]);
    const gone = judge(given, parsed(`turn\t${first!.id}\t\tstory.txt\tSomething else.`), { file: 'j.tsv' });
    expect(gone.problems[0]!.message).toMatch(/^j\.tsv:2: found the claim ".*", which is read otherwise by now; expected one claim with/);
    expect(judge(given, parsed('dismiss\tother.txt#1\t\tother.txt\tWords.')).idle).toHaveLength(1);
  });

  test('without rows nothing changes, and the reading that was given stays as it was', () => {
    const given = reading([claim('person:brekke', 'ACCUSE', 'RUS')], [BREKKE, TOMAS]);
    const before = JSON.stringify(given);
    expect(applyJudgements(given, [])).toBe(given);
    judge(given, parsed('same\tBrekke\tTomas Brekke', 'rename\tRussia\tR'), { reconcile: true });
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe('who is one in several documents', () => {
  const brekke = (fields = {}) => actor('person:brekke', { country: 'NOR', office: 'foreign minister', ...fields });
  const tomas = (fields = {}) => actor('person:tomas-brekke', { country: 'NOR', office: 'foreign minister', ...fields });
  const same = (...documents: Claimed[]) => findSame(gather(documents).actors);

  test('a bare surname with state and office is the one full name that fits', () => {
    expect(same(document('a', {}, [brekke()]), document('b', {}, [tomas()]))).toEqual([
      { actor: 'person:brekke', into: 'person:tomas-brekke', because: 'same surname and country, same office' },
    ]);
  });

  test.each([
    ['another state', [document('a', {}, [brekke({ country: 'DNK' })]), document('b', {}, [tomas()])]],
    ['another office', [document('a', {}, [brekke({ office: 'general' })]), document('b', {}, [tomas()])]],
    [
      'two who bear the name',
      [document('a', {}, [brekke()]), document('b', {}, [tomas(), actor('person:nils-brekke', { country: 'NOR' })])],
    ],
    ['a document that knows both', [document('a', {}, [brekke(), tomas()])]],
    ['no state', [document('a', {}, [brekke({ country: '' })]), document('b', {}, [tomas()])]],
  ])('%s keeps two apart', (_what, documents) => {
    expect(same(...documents)).toEqual([]);
  });

  test('an acronym is the body that another article explains it by', () => {
    const short = actor('organization:kpf', { label: 'KPF' });
    const long = actor('organization:kivu-peoples-front', { label: "Kivu People's Front", aliases: ['KPF'] });
    expect(same(document('a', {}, [short]), document('b', {}, [long]))).toEqual([
      { actor: 'organization:kpf', into: 'organization:kivu-peoples-front', because: 'acronym that another article explains' },
    ]);
    const rival = actor('organization:kenya-peoples-front', { label: "Kenya People's Front", aliases: ['KPF'] });
    expect(same(document('a', {}, [short]), document('b', {}, [long, rival]))).toEqual([]);
  });

  test('the order of the documents makes no difference', () => {
    const documents = [
      document('a', { date: '2024-01-01' }, [brekke()], [claim('person:brekke', 'ACCUSE', 'RUS', { document: 'a' })]),
      document('b', { date: '2024-01-02' }, [tomas({ aliases: ['T. Brekke'] })]),
      document('c', {}, [actor('organization:kpf', { label: 'KPF' }), actor('person:eva-soto', { country: 'CHL' })]),
      document('d', {}, [
        actor('organization:kivu-front', { label: 'Kivu Front', aliases: ['KPF'] }),
        actor('person:soto', { country: 'CHL' }),
      ]),
    ];
    const rows = parsed('same\tperson:eva-soto\tperson:brekke', 'rename\tKivu Front\tthe Front');
    const seen = (order: readonly Claimed[]) => {
      const { reading: made, merged } = judge(gather(order), rows, { reconcile: true });
      return { merged, actors: made.actors.map((one) => ({ ...one, documents: [...one.documents].sort() })), claims: made.claims };
    };
    const first = seen(documents);
    expect(first.merged).toHaveLength(4);
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (order) => {
        expect(seen(order)).toEqual(first);
      }),
    );
  });
});

describe('what is taught', () => {
  let knowledge: Knowledge;
  beforeAll(async () => {
    knowledge = await loadKnowledge();
  });
  const read = (rows: readonly string[], text: string, id = 'a.txt'): Claimed =>
    createReader(teach(knowledge, parsed(...rows))).read({ id, text });

  test('a new actor with state and sector, and its other name', () => {
    const rows = [
      'actor\torganization:kivu-front\tKivu Front',
      'country\torganization:kivu-front\tCOD',
      'sector\torganization:kivu-front\tREB',
      'alias\torganization:kivu-front\tthe Mountain Army',
    ];
    const { claims, actors } = read(rows, 'The Mountain Army attacked Rwanda on Monday.');
    expect(claims.map(({ source, type, target }) => [source.id, type, target.id])).toEqual([
      ['organization:kivu-front', 'ASSAULT', 'country:RWA'],
    ]);
    expect(actors.find(({ id }) => id === 'organization:kivu-front')).toMatchObject({ label: 'Kivu Front', country: 'COD', sector: 'REB' });
  });

  test('another name of a state and of a person, also by a name of the tables', () => {
    const rows = ['alias\tcountry:NOR\tLand of Fjords', 'alias\tperson:tomas-brekke\tthe Fox of Bergen'];
    const { claims } = read(rows, 'Land of Fjords thanked Peru. The Fox of Bergen criticized Chile.');
    expect(claims.map(({ source, target }) => `${source.id} ${target.id}`)).toEqual([
      'country:NOR country:PER',
      'person:tomas-brekke country:CHL',
    ]);
    expect(read(['alias\tNorway\tLand of Fjords'], 'Land of Fjords thanked Peru.').claims[0]!.source.label).toBe('Norway');
  });

  test('a name is not that actor: everywhere, or in one document', () => {
    const text = 'Norwegian Foreign Minister Anna Berg flew to Riga. Berg thanked Latvia.';
    expect(labels(read([], text))).not.toContain('Berg');
    expect(labels(read(['different\tBerg\tperson:anna-berg'], text))).toContain('Berg');
    const rows = ['different\tAnna Berg\tperson:anna-berg\tb.txt'];
    expect(read(rows, text).actors.some(({ id }) => id === 'person:anna-berg')).toBe(true);
    const ids = read(rows, text, 'b.txt').actors.map(({ id }) => id);
    expect(ids).toContain('person:anna-berg@b.txt');
    expect(ids).not.toContain('person:anna-berg');
    const state = read(['different\tGeorgia\tcountry:GEO'], 'Georgia thanked Peru.');
    expect(state.actors.map(({ id }) => id)).toEqual(['country:PER']);
  });

  test('without rows the tables are what they were', () => {
    expect(teach(knowledge, []).lexicon).toBe(knowledge.lexicon);
    const { lexicon } = teach(knowledge, parsed('alias\tperson:tomas-brekke\tthe Fox of Bergen'));
    expect(lexicon.people.get('tomas-brekke')!.name).toBe('Tomas Brekke');
    expect(lexicon.people.size).toBe(knowledge.lexicon.people.size + 1);
    expect(lexicon.surnames.get('brekke')!.map(({ id }) => id)).toContain('tomas-brekke');
    expect(knowledge.lexicon.people.has('tomas-brekke')).toBe(false);
  });
});
