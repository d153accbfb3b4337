// Whom a phrase on its own means, by phenomenon.

import { beforeAll, describe, expect, test } from 'vitest';
import { loadReader } from '../../src/node.js';
import type { Reader } from '../../src/pipeline.js';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

const codes = (text: string, date?: string): string => {
  const { country, sector } = reader.identify({ id: 'phrase', text, ...(date === undefined ? {} : { date }) });
  return `${country} ${sector}`.trim();
};

describe('the sector of a phrase', () => {
  test.each([
    ['an opposition senator from Ghana', 'GHA LEG'],
    ['Peruvian coffee growers', 'PER AGR'],
    ['Latvian truck drivers', 'LVA CVL'],
    ['Kenyan midwives', 'KEN MED'],
    ['Chilean reporters', 'CHL JRN'],
    ['refugees from Sudan', 'SDN REF'],
    ['a Colombian paramilitary unit', 'COL PRM'],
    ['Defense Minister Gen. Pavel Orlov', 'GOV'],
    ['a former Danish minister', 'DNK ELI'],
    ['Transnistria', 'MDA PRE'],
    ['the Nepalese Nurses Association', 'NPL MED'],
    ['the Kenyan Chess Federation', 'KEN SOC'],
    ['twelve men', 'UNK'],
    ['she', 'UNK'],
    ['the rain', ''],
  ])('%s: %s', (phrase, expected) => {
    expect(codes(phrase)).toBe(expected);
  });

  test('hangs on the date: the Taliban, a minister who came from the army, who governed once', () => {
    expect(codes('Taliban', '1995-05-01')).toBe('AFG REB');
    expect(codes('Taliban', '2000-05-01')).toBe('AFG GOV');
    expect(codes('Taliban', '2010-05-01')).toBe('AFG REB');
    expect(codes('Taliban', '2024-05-01')).toBe('AFG GOV');
    expect(codes('Angela Merkel', '2015-05-01')).toBe('DEU GOV');
    expect(codes('Angela Merkel', '2024-05-01')).toBe('DEU ELI');
    expect(codes('Vladimir Putin', '1999-03-01')).toBe('RUS SPY');
  });
});
