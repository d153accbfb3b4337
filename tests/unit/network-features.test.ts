// What is looked up for a form: by code points, not by UTF-16 units, and never failing.

import { expect, test } from 'vitest';
import { findRows, normalizeForm, prefixOf, shapeOf, suffixOf } from '../../src/syntax/network/features.js';
import type { Feature } from '../../src/syntax/network/model.js';

test.each([
  ['Kyiv-based', 'kyiv-based'],
  ['12,500', '00,000'],
  ['F-16s', 'f-00s'],
  ['', ''],
  ['ÉTÉ', 'été'],
  ['١٢', '١٢'],
])('normalizeForm %s', (form, expected) => expect(normalizeForm(form)).toBe(expected));

test.each([
  ['warned', 'ned', 'ed', 'war'],
  ['by', 'by', 'by', 'by'],
  ['', '', '', ''],
  ['a😀b', 'a😀b', '😀b', 'a😀b'],
  ['x😀😀😀', '😀😀😀', '😀😀', 'x😀😀'],
  ['😀😀😀x', '😀😀x', '😀x', '😀😀😀'],
  ['a\ud83d\ud83dbc', '\ud83dbc', 'bc', 'a\ud83d\ud83d'],
])('affixes of %j', (form, suffix3, suffix2, prefix3) => {
  expect([suffixOf(form, 3), suffixOf(form, 2), prefixOf(form, 3)]).toEqual([suffix3, suffix2, prefix3]);
  const letters = [...form];
  expect([letters.slice(-3), letters.slice(-2), letters.slice(0, 3)].map((list) => list.join(''))).toEqual([suffix3, suffix2, prefix3]);
});

test.each([
  ['Moscow', 'Xx'],
  ['NATO', 'X'],
  ["McDonald's", "XxXx'x"],
  ['U.S.', 'X.X.'],
  ['12,500', 'd,d'],
  ['Łódź', 'uxu'],
  ['--', '-'],
  ['😀', 'u'],
  ['a1B2c3D4', 'xdXdxd'],
  ['', ''],
])('shapeOf %s', (form, expected) => expect(shapeOf(form)).toBe(expected));

test('rows: what is not known has row 1, a missing static vector row 0', () => {
  const feature = (name: Feature['name'], rowOf: Record<string, number>): Feature => ({
    name,
    rowOf: new Map(Object.entries(rowOf)),
    table: { rows: 9, columns: 1, copyRow: () => undefined },
  });
  const features = [
    feature('vectors', { '1990s': 5, '0000s': 6 }),
    feature('words', { '0000s': 7 }),
    feature('suffix3', {}),
    feature('shape', { dx: 8 }),
  ];
  const rows = new Int32Array(4);
  findRows('1990s', features, rows);
  expect([...rows]).toEqual([5, 7, 1, 8]);
  findRows('1980S', features, rows);
  expect([...rows]).toEqual([6, 7, 1, 1]);
  findRows('Quito', features, rows);
  expect([...rows]).toEqual([0, 1, 1, 1]);
});
