// The reader's corrections as the page keeps them; what they do to a reading, and their table, are the library's.
//
//   judgementsFrom('[{"what":"turn","claim":"a:3"}]') -> [{ what: 'turn', claim: 'a:3' }]

import type { Judgement } from './state.js';

export { applyJudgements } from '../src/judgements/apply.js';
export { judgementsTable } from '../src/judgements/table.js';

/** Corrections as they were kept; what is none is left out. */
export function judgementsFrom(text: string | null): Judgement[] {
  if (text === null) return [];
  try {
    return judgementsOf(JSON.parse(text));
  } catch {
    return [];
  }
}

/** The corrections of a list of anything. */
export function judgementsOf(list: unknown): Judgement[] {
  return Array.isArray(list) ? list.filter(isJudgement) : [];
}

function isJudgement(value: unknown): value is Judgement {
  if (typeof value !== 'object' || value === null) return false;
  const { what, claim, actor, into, label } = value as Record<string, unknown>;
  const word = (given: unknown): boolean => typeof given === 'string' && given !== '';
  if (what === 'dismiss' || what === 'turn') return word(claim);
  if (what === 'merge') return word(actor) && word(into);
  return what === 'rename' && word(actor) && word(label);
}
