// Every message says where, what was found, what was expected and what to do.

import { describe, expect, it } from 'vitest';
import { InputError, messageOf, quote, UsageError } from '../../src/errors.js';
import { didYouMean, suggestion } from '../../src/suggest.js';

const problem = { file: 'a.jsonl', found: 'nothing', expected: 'an article', advice: 'Add one' };

describe('errors', () => {
  it('names file and line', () => {
    const error = new InputError({ ...problem, line: 3 });
    expect(error.message).toBe('a.jsonl:3: found nothing; expected an article. Add one.');
    expect(error).toMatchObject({ name: 'InputError', file: 'a.jsonl', line: 3 });
    expect(error).toBeInstanceOf(Error);
  });

  it('names the byte where there are no lines', () => {
    expect(new InputError({ ...problem, byte: 17 }).message).toMatch(/^a\.jsonl, byte 17: /);
    expect(new InputError(problem).message).toMatch(/^a\.jsonl: found/);
  });

  it('keeps the cause', () => expect(new InputError(problem, { cause: 'disk' }).cause).toBe('disk'));

  it('a wrong call is another kind', () => {
    expect(new UsageError('no input')).not.toBeInstanceOf(InputError);
    expect(new UsageError('no input').name).toBe('UsageError');
    expect([messageOf(new UsageError('no input')), messageOf('thrown text')]).toEqual(['no input', 'thrown text']);
  });

  it('quotes on one line, not too long', () => {
    expect(quote('one\n two')).toBe('"one two"');
    expect(quote('x'.repeat(100), 10)).toBe('"xxxxxxx..."');
    expect(quote('xxxxxx😀xxxxxxxxx', 10)).toBe('"xxxxxx..."');
  });
});

describe('didYouMean', () => {
  const commands = ['build', 'claims', 'actors', 'relate'];
  it.each([
    ['clams', 'claims'],
    ['Actor', 'actors'],
    ['biuld', 'build'],
    ['serve', null],
    ['x', null],
  ])('%s -> %s', (word, wanted) => expect(didYouMean(word, commands)).toBe(wanted));

  it('as the end of a sentence', () => {
    expect(suggestion('clams', commands)).toBe(' (did you mean "claims"?)');
    expect(suggestion('serve', commands)).toBe('');
  });
});
