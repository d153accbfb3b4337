import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/claims/calendar.js';
import { readEras } from '../../src/lexicon/eras.js';

describe('calendar', () => {
  const calendar = calendarOf('2017-01-03');

  test('counts back as exactly as the unit says', () => {
    expect(calendar.back(4, 'days')).toBe('2016-12-30');
    expect(calendar.back(2, 'month')).toBe('2016-11');
    expect(calendar.back(2, 'decade')).toBe('1997');
  });

  test('weeks begin on Monday, weekends on Saturday', () => {
    expect(calendar.around('week', 0)).toEqual({ from: '2017-01-02', to: '2017-01-08' });
    expect(calendar.around('week', -1)).toEqual({ from: '2016-12-26', to: '2017-01-01' });
    expect(calendar.around('weekend', -1)).toEqual({ from: '2016-12-31', to: '2017-01-01' });
    expect(calendar.around('month', -1)).toEqual({ from: '2016-12', to: '2016-12' });
  });

  test('a winter ends in the next year', () => {
    expect(calendar.season('winter', 2015)).toEqual({ from: '2015-12', to: '2016-02' });
    expect(calendar.nearSeason('summer', -1)).toEqual({ from: '2016-06', to: '2016-08' });
  });

  test('counts full years, to the end of what is said', () => {
    expect(calendar.yearsSince('2014')).toBe(2);
    expect(calendar.yearsSince('2015-01-02')).toBe(2);
    expect(calendar.yearsSince('2015-01-04')).toBe(1);
  });

  test('knows no today without a day', () => {
    expect(calendarOf(undefined).today).toBeNull();
    expect(calendarOf('2017').today).toBeNull();
    expect(calendarOf('2017').yearsSince('1990')).toBe(27);
    expect(calendarOf(undefined).yearsSince('1947')).toBeGreaterThan(2);
    expect(calendarOf(undefined).yearsSince('2010')).toBe(0);
  });
});

describe('eras', () => {
  test('the longest name is found first, over any space', () => {
    const eras = readEras('name\tfrom\tto\ngulf war\t1990-08\t1991-02\nfirst gulf war\t1990-08\t1991-02\n');
    expect([...'the First\nGulf War'.matchAll(eras.expression)].map(([, name]) => name)).toEqual(['First\nGulf War']);
  });

  test('a date that is none is named with its line', () => {
    expect(() => readEras('name\tfrom\tto\ncold war\t47\t1991\n')).toThrow(/eras.tsv:2: date "47" found, expected a year/);
    expect(() => readEras('name\tfrom\tto\ncold war\t1991\t1947\n')).toThrow(/ends in 1947, before it begins/);
  });
});
