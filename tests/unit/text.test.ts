// Clean-up keeps the place of every character: examples for each thing that scraped news contains, and properties for any text.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Normalized } from '../../src/document.js';
import { findDateline } from '../../src/text/dateline.js';
import { languageOf } from '../../src/text/language.js';
import { normalize, sourceRange } from '../../src/text/normalize.js';

const read = (text: string): Normalized => normalize({ id: 'test', text });
const clean = (text: string): string => read(text).clean;
const messages = (text: string): string[] => read(text).notes.map(({ message }) => message);

/** The words of the source that a piece of the clean text was made from. */
function sourceOf(text: string, piece: string): string {
  const document = read(text);
  const start = document.clean.indexOf(piece);
  if (start < 0) throw new Error(`"${piece}" is not in "${document.clean}"`);
  const range = sourceRange(document, start, start + piece.length);
  return text.slice(range.start, range.end);
}

const seed = readFileSync(new URL('../../seeds/000_e5e9cdd96cbbb22f.txt', import.meta.url), 'utf8');

describe('initialisms', () => {
  it.each([
    ['the U. S. raised it at the U. N. on Monday', 'the U.S. raised it at the U.N. on Monday'],
    ['U. S. Secretary of State', 'U.S. Secretary of State'],
    ['a U. S.-led coalition', 'a U.S.-led coalition'],
    ['the U. S. U. N. ambassador', 'the U.S. U.N. ambassador'],
    ['the U. A. E. and the D. P. R. K. agreed', 'the U.A.E. and the D.P.R.K. agreed'],
    ['the O. A. S. Council met', 'the O.A.S. Council met'],
    ['Washington, D. C. is far', 'Washington, D.C. is far'],
    ['at 9 a. m. and 10:30 p. m. Tuesday', 'at 9 a.m. and 10:30 p.m. Tuesday'],
    ['$3. 5 billion and 1. 2 million people', '$3.5 billion and 1.2 million people'],
  ])('closes up %j', (given, wanted) => expect(clean(given)).toBe(wanted));

  it.each([
    'The writer J. K. Rowling said so.',
    'George H. W. Bush and H. R. McMaster met.',
    'It was 2013. 5 ministers left.',
    'They took vitamin C. A doctor agreed.',
    'The U.S. said no.',
  ])('leaves %j', (given) => expect(clean(given)).toBe(given));

  it('keeps the places', () => {
    expect([...read('U. S. x').offsets]).toEqual([0, 1, 3, 4, 5, 6, 7]);
    expect(sourceOf('The U. S. said', 'U.S.')).toBe('U. S.');
  });
});

describe('characters', () => {
  it.each([
    ['Johnson &amp; Johnson', 'Johnson & Johnson'],
    ['doesn&#8217;t, doesn&#x2019;t, doesn&rsquo;t, doesn&#146;t', "doesn't, doesn't, doesn't, doesn't"],
    ['twice escaped: &amp;amp; and &amp;#8217;', "twice escaped: & and '"],
    ['10&nbsp;March', '10 March'],
    ['an &unknown; name and R&D;', 'an &unknown; name and R&D;'],
    ['&#0; &#xD800; &#99999999;', '\ufffd \ufffd &#99999999;'],
    ['a\u00a0b\u2009c\u3000d\te', 'a b c d e'],
    ['Mos\u00adcow\u200b said\ufeff so\u200d', 'Moscow said so'],
    ['\ufeffMoscow', 'Moscow'],
    ['bell\u0007 and null\u0000', 'bell and null'],
    ['Diakite\u0301 and Stojkovic\u0301', 'Diakité and Stojković'],
    ['\u1112\u1161\u11ab\u1100\u116e\u11a8', '한국'],
    ['o\ufb03ce of Finland', 'office of Finland'],
    ['Russia\u0092s', "Russia's"],
    ['Russiaâ€™s FranÃ§ois', "Russia's François"],
    ['a smile 😀 here', 'a smile 😀 here'],
    ['half \ud83d here', 'half \ufffd here'],
    ['wait… and . . . see', 'wait... and... see'],
    ['<p>One <b>bold</b><br/>line.</p><p>Two.</p>', 'One bold line.\n\nTwo.'],
    ['[Lavrov](http://example.org/a) said **no** and *never*', 'Lavrov said no and never'],
    ['# Headline\nThe text follows.', 'Headline\n\nThe text follows.'],
    ['a <who> tag, 3 < 4 and snake_case_name', 'a <who> tag, 3 < 4 and snake_case_name'],
  ])('%j', (given, wanted) => expect(clean(given)).toBe(wanted));

  it('keeps the places of what was composed, decoded or dropped', () => {
    expect(sourceOf('Moussa Diakite\u0301 said', 'Diakité')).toBe('Diakite\u0301');
    expect(sourceOf('Johnson &amp; Johnson', '&')).toBe('&amp;');
    expect(sourceOf('Mos\u00adcow said', 'Moscow')).toBe('Mos\u00adcow');
    expect(sourceOf('a 😀 b', '😀')).toBe('😀');
    expect(sourceOf('“Wait… no”', 'Wait...')).toBe('Wait…');
  });
});

describe('paragraphs', () => {
  it.each(['One.\n\nTwo.', 'One.\r\n\r\nTwo.', 'One.\r\rTwo.', 'One. \n \n\n Two.\n', 'One.\n_ _ _\nTwo.'])('%j has two', (given) => {
    const document = read(given);
    expect(document.clean).toBe('One.\n\nTwo.');
    expect(document.paragraphs).toEqual([0, 6]);
  });

  it('a line may be a paragraph', () => {
    expect(clean('11:42\nArmenia trades blame\nAzerbaijan accuses Armenia of hitting a post overnight.')).toBe(
      '11:42\n\nArmenia trades blame\n\nAzerbaijan accuses Armenia of hitting a post overnight.',
    );
  });

  it('or only a line of print', () => {
    const wrapped =
      'The foreign minister said on Monday that\nhis country would not take part in the\ntalks. The cease-\nfire, he said, was a cease-fire in\nname and no more than a diplo-\nmatic word.';
    expect(clean(wrapped)).toBe(
      'The foreign minister said on Monday that his country would not take part in the talks. The cease-fire, he said, was a cease-fire in name and no more than a diplomatic word.',
    );
  });

  it('empty texts have one', () => {
    for (const text of ['', ' \n ', '\u200b']) expect(read(text)).toMatchObject({ clean: '', paragraphs: [0], notes: [] });
  });
});

describe('quotation marks', () => {
  it.each([
    ['“We will go,” he said.', '"We will go," he said.'],
    ['«We will go», he said.', '"We will go", he said.'],
    ['« We will go », he said.', '"We will go", he said.'],
    ['„We will go“, he said.', '"We will go", he said.'],
    ["``We will go,'' he said.", '"We will go," he said.'],
    ['It does not "matter to the dead. "  "We cannot," he said.', 'It does not "matter to the dead." "We cannot," he said.'],
    ['“an act of piracy. ”  “We are small,” she said', '"an act of piracy." "We are small," she said'],
    ['unified Syria. " Since then', 'unified Syria." Since then', 'quotation is closed and was never opened'],
    ['He said,"We will go."Then he left.', 'He said, "We will go." Then he left.'],
    ['‘We will go,’ he said.', '"We will go," he said.'],
    ["Moscow 'deeply worried' by it", 'Moscow "deeply worried" by it'],
    ["the 'likeminded states' met", 'the "likeminded states" met'],
    ["He called it 'the diplomats' trip', she said.", 'He called it "the diplomats\' trip", she said.'],
    ['“He told me ‘go away’ twice,” she said.', '"He told me \'go away\' twice," she said.'],
    ['Russia’s and the diplomats’ views don’t matter', "Russia's and the diplomats' views don't matter"],
    ['Sana`a and Shi‘ite', "Sana'a and Shi'ite"],
    ["the '90s and rock 'n' roll", "the '90s and rock 'n' roll"],
    ['a man of 6\'2" said', 'a man of 6\'2" said'],
    ["Russia 's minister did n't go", "Russia's minister didn't go"],
  ] as [string, string, string?][])('%j', (given = '', wanted = '', note = undefined) => {
    expect(clean(given)).toBe(wanted);
    expect(messages(given)).toEqual(note === undefined ? [] : [note]);
  });

  it('a repaired end keeps its place', () => {
    expect(sourceOf('to the dead. "  "We', 'dead."')).toBe('dead. "');
    expect(sourceOf('to the dead. "  "We', 'the dead.')).toBe('the dead.');
    expect(sourceOf('to the dead. "  "We', '"We')).toBe('"We');
  });

  it('notes one that is opened and not closed, where it opens', () => {
    const text = 'He said: “We will go. Then he left.';
    expect(read(text).notes).toEqual([{ range: { start: 9, end: 10 }, message: 'quotation is opened and never closed' }]);
    expect(messages('"We will go, he said. "Or not," he added.')).toEqual(['quotation is opened and never closed']);
  });

  it('a quotation may go on in the next paragraph', () => {
    expect(messages('“We will go.\n\n“And we will stay,” he said.')).toEqual([]);
  });
});

describe('dashes', () => {
  it.each([
    ['surrender power  —   and when', 'surrender power — and when'],
    ['surrender power—and when', 'surrender power — and when'],
    ['surrender power--and when -- he said', 'surrender power — and when — he said'],
    ['surrender power – and when', 'surrender power — and when'],
    ['MOSCOW (Reuters) - Russia', 'MOSCOW (Reuters) — Russia'],
    ['the 2013–2015 talks, the Israel–Hamas war', 'the 2013-2015 talks, the Israel-Hamas war'],
    ['“I never—” he said', '"I never —" he said'],
    ['it fell to −5 or 3 - 1', 'it fell to -5 or 3 - 1'],
    ['a long-term view', 'a long-term view'],
  ])('%j', (given, wanted) => expect(clean(given)).toBe(wanted));

  it('keeps the places', () => {
    expect(sourceOf('power—and', 'power')).toBe('power');
    expect(sourceOf('power—and', '—')).toBe('—');
    expect(sourceOf('power—and', 'and')).toBe('and');
    expect(sourceOf('power  —   and', 'and')).toBe('and');
  });
});

describe('lost words and stray signs', () => {
  it.each([
    ['He said the   talks would go on.', 'He said the talks would go on.', [11, 14]],
    ['succeed in creating a durable  . The talks', 'succeed in creating a durable. The talks', [29, 31]],
  ])('%j', (given, wanted, [start, end]) => {
    const document = read(given);
    expect(document.clean).toBe(wanted);
    expect(document.notes).toEqual([{ range: { start, end }, message: 'words seem to be missing here' }]);
  });

  it.each(['He said so.  The talks go on.', 'power  —   and when', 'a\u00a0 fixed space', 'a\t\ttab'])('%j lost nothing', (given) => {
    expect(messages(given)).toEqual([]);
  });

  it('says it once where all is widened', () => {
    expect(messages('the  talks  go  on  '.repeat(20))).toEqual(['spaces are widened throughout; lost words would not be seen']);
  });

  it('drops a bracket without a partner', () => {
    const text = 'Assad. [As he embarked, he said';
    expect(clean(text)).toBe('Assad. As he embarked, he said');
    expect(read(text).notes).toEqual([{ range: { start: 7, end: 8 }, message: 'stray "[" is left out' }]);
    expect(clean('he said] and left')).toBe('he said and left');
  });

  it.each([
    ['he [Assad] must go [sic]', 'he [Assad] must go [sic]'],
    ['“[T]he talks”', '"The talks"'],
    ['attacks in Syria.[3] The talks[12] go on', 'attacks in Syria. The talks go on'],
  ])('%j', (given, wanted) => {
    expect(clean(given)).toBe(wanted);
    expect(messages(given)).toEqual([]);
  });
});

describe('datelines', () => {
  it.each([
    ['LUCCA, Italy (AP)  —   U. S. Secretary', 'LUCCA, Italy', 'AP', ''],
    ['MOSCOW, April 3 (Reuters) - Russia said', 'MOSCOW', 'Reuters', 'April 3'],
    ['TEGUCIGALPA, Honduras (AP) - Honduras recalled', 'TEGUCIGALPA, Honduras', 'AP', ''],
    ['RIGA, Latvia, Aug. 30 (UPI) -- The last', 'RIGA, Latvia', 'UPI', 'Aug. 30'],
    ['SEOUL — If the North', 'SEOUL', '', ''],
    ['PARIS/BRUSSELS - The European Union', 'PARIS/BRUSSELS', '', ''],
    ['COLOMBO: The prime minister', 'COLOMBO', '', ''],
    ['DHAKA, Bangladesh, Jan. 22 — Bangladesh will', 'DHAKA, Bangladesh', '', 'Jan. 22'],
    ['Bamako (AFP) – Mali on Friday', 'Bamako', 'AFP', ''],
    ['Washington (CNN)President Trump said', 'Washington', 'CNN', ''],
    ['(Reuters) - Russia said', '', 'Reuters', ''],
    ['WASHINGTON, D. C. — The president', 'WASHINGTON, D.C.', '', ''],
    ['ST. PETERSBURG, Russia (AP) _ The summit', 'ST. PETERSBURG, Russia', 'AP', ''],
    ['PORT-AU-PRINCE, Haiti, 3 May 2017 (AFP) - Gangs', 'PORT-AU-PRINCE, Haiti', 'AFP', '3 May 2017'],
    ['MOSCOW, April 3. /TASS/. Russia said', 'MOSCOW', 'TASS', 'April 3'],
    ['A headline\n\nBy Jane Doe\n\nQUITO, Ecuador (AP) — The', 'QUITO, Ecuador', 'AP', ''],
  ])('%j', (given, place, agency, date) => {
    const text = clean(given);
    const found = findDateline(text);
    expect(found).toMatchObject({ place, agency, date });
    expect(text.slice(found?.range.start, found?.range.end)).toContain(agency);
  });

  it.each([
    'ANALYSIS: Why the talks failed',
    'EXCLUSIVE — The minister speaks',
    'The UK has summoned the envoy (AP) — twice',
    'Q: Why did you go?',
    'Tillerson met Lavrov — and left.',
    'Moscow: the talks',
    'President Putin (Russia) said he would go.',
    '',
  ])('%j has none', (given) => expect(findDateline(clean(given))).toBeNull());
});

describe('language', () => {
  it('knows English', () => expect(languageOf(seed)).toMatchObject({ english: true }));

  it.each([
    'Le ministre des Affaires étrangères a déclaré lundi que la France ne participerait pas aux pourparlers. Il a ajouté que la décision avait été prise en accord avec ses partenaires européens et américains.',
    'El ministro de Exteriores dijo el lunes que España no participará en las conversaciones. Añadió que la decisión fue tomada de acuerdo con sus socios europeos y con los Estados Unidos.',
    'Der Außenminister sagte am Montag, dass Deutschland an den Gesprächen nicht teilnehmen werde. Die Entscheidung sei gemeinsam mit den Partnern in Europa und den Vereinigten Staaten getroffen worden.',
    'Министр иностранных дел заявил в понедельник, что Россия не будет участвовать в переговорах. Решение было принято вместе с партнёрами.',
    '外交部发言人星期一表示,中国不会参加这次会谈。他说,这一决定是与伙伴国家共同作出的。发言人还说,中国希望各方保持克制,通过对话解决分歧,维护地区和平与稳定。',
  ])('notes %j', (text) => expect(messages(text)).toContain('does not look like English; only English is read'));

  it('says nothing of a short text', () => expect(messages('Tillerson, Lavrov, Putin')).toEqual([]));
});

describe('the seed article', () => {
  const document = normalize({ id: 'seed', text: seed });

  it('loses nothing but spaces, a bracket and the shape of apostrophes', () => {
    const letters = (text: string): string => text.replaceAll('’', "'").replace(/[\s[\]]/g, '');
    expect(letters(document.clean)).toBe(letters(seed));
    expect(document.clean).not.toMatch(/ {2}|U\. S|\[|’| "(?: |$)/);
  });

  it('has four places where words were lost, and one stray bracket', () => {
    expect(document.notes.map(({ range, message }) => [message, seed.slice(range.start - 4, range.end + 5)])).toEqual([
      ['stray "[" is left out', 'ad. [As he'],
      ['words seem to be missing here', ' the   talks'],
      ['words seem to be missing here', 'able  . The'],
      ['words seem to be missing here', ' the   count'],
      ['words seem to be missing here', 'from   natio'],
    ]);
  });

  it('every word maps to itself', () => {
    for (const match of document.clean.matchAll(/[\p{L}\p{N}.]+/gu)) {
      const { start, end } = sourceRange(document, match.index, match.index + match[0].length);
      expect(seed.slice(start, end).replaceAll(' ', '')).toBe(match[0]);
    }
  });
});

const fragments = fc.constantFrom(
  ...'“ ” ‘ ’ " \' « » — – -- … U.S. Moscow said . , ? ! [ ] ( ) &amp; &#8217; &nbsp; &bogus; <p> </b> ** _ # â€™ Ã© 😀 é 5\'10" ﬁ 1939–1945 1'.split(
    ' ',
  ),
  ...[
    ' ',
    '  ',
    '   ',
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    ' - ',
    'U. S.',
    'J. K. Rowling',
    '_ _ _',
    'e\u0301',
    '\ud83d',
    '\udc00',
    '\u200b',
    '\u00ad',
    '\ufeff',
    '\u0092',
  ],
);
const anyText = fc.oneof(
  fc.array(fragments, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

describe('any text', () => {
  it('keeps places in order, within the text, and off the middle of a pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { clean: cleaned, offsets, paragraphs, notes } = read(text);
        expect(offsets.length).toBe(cleaned.length + 1);
        const isLow = (value: string, i: number): boolean =>
          /[\udc00-\udfff]/.test(value[i] ?? '') && /[\ud800-\udbff]/.test(value[i - 1] ?? '');
        for (let i = 0; i < offsets.length; i += 1) {
          expect(offsets[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(offsets[i]).toBeGreaterThanOrEqual(offsets[i - 1]!);
          // Only the second half of a pair may stand on one.
          if (isLow(text, offsets[i]!)) expect(isLow(cleaned, i)).toBe(true);
        }
        expect(cleaned.isWellFormed?.() ?? true).toBe(true);
        expect(cleaned.normalize('NFC')).toBe(cleaned);
        for (const start of paragraphs) expect(start === 0 || cleaned.slice(start - 2, start) === '\n\n').toBe(true);
        for (const { range } of notes) expect(range.start <= range.end && range.end <= text.length).toBe(true);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('a clean text stays as it is', () => {
    // Sentences as newspapers print them, with any of the signs a scraper leaves between.
    const sentence = fc.constantFrom(
      '“We will go,” he said.',
      'He said: "We cannot let it happen. "',
      'The U. S. raised the stakes  —   again.',
      'Russia’s minister—and Iran’s—left the   talks.',
      "The diplomats' view was 'absurd'.",
      'J. K. Rowling &amp; others met in “Lucca”.',
      '[As he left, nobody spoke.',
      'The 2013–2015 deal (see below) ended…',
    );
    const gap = fc.constantFrom(' ', '  ', '\n\n', ' \u200b', '&nbsp;', '<p>', '\t');
    const article = fc.array(fc.tuple(sentence, gap), { maxLength: 12 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(article, (text) => {
        const once = clean(text);
        expect(clean(once)).toBe(once);
        expect([...read(once).offsets]).toEqual([...once, ''].flatMap((_, i) => [i]).slice(0, once.length + 1));
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(clean(clean(seed))).toBe(clean(seed));
  });

  it.each(['"', "'a ", '[', ' ', '\n', 'A. ', '\u0301', '&amp;', '_a ', '<p ', 'a-\nb '])('takes linear time over many %j', (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    const start = performance.now();
    read(text);
    // Quadratic time would take minutes; the limit leaves room for a busy machine.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
