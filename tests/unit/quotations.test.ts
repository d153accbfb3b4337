// Who says what stands between quotation marks.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Parsed } from '../../src/document.js';
import { loadModel } from '../../src/syntax/network/model.js';
import { createParser } from '../../src/syntax/network/parser.js';
import { parse, type SentenceParser } from '../../src/syntax/parse.js';
import { tokenize } from '../../src/syntax/tokenize.js';
import { normalize } from '../../src/text/normalize.js';

const SPEECH = new Set(['say', 'tell', 'add', 'warn', 'ask', 'declare']);

let parser: SentenceParser;

beforeAll(async () => {
  parser = createParser(await loadModel(readFileSync(new URL('../../src/syntax/model/en.bin', import.meta.url))));
});

const read = (text: string): Parsed => parse(tokenize(normalize({ id: 'text', text })), parser, { speech: SPEECH });

/** For each quotation its words, its verb of speech and its speaker's head; "-" where there is none. */
const quoted = (text: string): [string, string, string][] => {
  const { tokens, quotations } = read(text);
  const word = (index: number): string => tokens[index]?.text ?? '-';
  return quotations.map(({ span, verb, speaker }) => [
    text.slice(tokens[span.start]!.start, tokens[span.end - 1]!.end),
    word(verb),
    word(speaker),
  ]);
};

describe('a quotation and its speaker', () => {
  test.each<[string, string, [string, string, string][]]>([
    ['before the speaker', '"We cannot wait," Lavrov said.', [['We cannot wait,', 'said', 'Lavrov']]],
    ['before an inverted speaker', '"We cannot wait," said the minister.', [['We cannot wait,', 'said', 'minister']]],
    ['after the speaker', 'Lavrov said: "We cannot wait."', [['We cannot wait.', 'said', 'Lavrov']]],
    ['a pronoun, resolved later', '"We cannot wait," he said.', [['We cannot wait,', 'said', 'he']]],
    [
      'on both sides of the speaker',
      '"We cannot wait," Lavrov said, "and we will not."',
      [
        ['We cannot wait,', 'said', 'Lavrov'],
        ['and we will not.', 'said', 'Lavrov'],
      ],
    ],
    [
      'that goes on in the next sentence',
      '"We cannot wait," Lavrov said. "It is late."',
      [
        ['We cannot wait,', 'said', 'Lavrov'],
        ['It is late.', 'said', 'Lavrov'],
      ],
    ],
    ['a few words', 'The minister said the talks were "a waste of time" for Oslo.', [['a waste of time', 'said', 'minister']]],
    ['curly marks', '“We cannot wait,” Lavrov said.', [['We cannot wait,', 'said', 'Lavrov']]],
    ['nobody speaks', 'The so-called "people\'s republic" was shelled.', [["people's republic", '-', '-']]],
  ])('%s', (_name, text, wanted) => expect(quoted(text)).toEqual(wanted));
});

describe('marks that do not match', () => {
  test('one that is never closed ends with its paragraph', () => {
    const text = '"We cannot wait.\n\nOslo left.';
    expect(quoted(text).map(([words]) => words)).toEqual(['We cannot wait.']);
  });

  test('one that is opened again in the next paragraph goes on there', () => {
    const text = 'Lavrov said: "We cannot wait.\n\n"It is late," he added.';
    const found = quoted(text);
    expect(found.map(([words]) => words)).toEqual(['We cannot wait.', 'It is late,']);
    expect(found.map(([, , speaker]) => speaker)).toEqual(['Lavrov', 'he']);
  });

  test.each(['"', '""', '" "', '"""" a "', 'a "b" "c', '“”’', "'"])('%j breaks nothing', (text) => {
    const { tokens, quotations } = read(text);
    for (const { span } of quotations) {
      expect(span.start).toBeLessThan(span.end);
      expect(span.end).toBeLessThanOrEqual(tokens.length);
    }
  });
});
