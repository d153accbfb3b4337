// Dashes: one sign, "—", with a space on each side; a hyphen between words stays a hyphen.
//
//   "power--and when" -> "power — and when",   "2013–2015" -> "2013-2015",   "(Reuters) - Russia" -> "(Reuters) — Russia"

import type { Cleaner } from './draft.js';

const dash = /[—―⸺⸻]+|(?<!-)-{2,3}(?!-)|[‒–−]|(?<= )[-_](?= )/g;

export const spaceDashes: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(dash)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = clean.charAt(start - 1);
    const after = clean.charAt(end);
    if (isHyphen(clean, match[0], start, end)) {
      if (match[0] !== '-' && match[0] !== '_') edit(start, end, '-');
      continue;
    }
    if (!isEdge(before) && !'(['.includes(before) && !(before === '"' && isEdge(clean.charAt(start - 2)))) edit(start, start, ' ');
    if (match[0] !== '—') edit(start, end, '—');
    if (!isEdge(after) && !')].,;:?!'.includes(after) && !(after === '"' && !/\p{L}/u.test(clean.charAt(end + 1)))) edit(end, end, ' ');
  }
};

const isEdge = (character: string): boolean => character === '' || character === ' ' || character === '\n';

/** Whether a sign that could be a dash joins two words or numbers, or is a minus. */
function isHyphen(clean: string, sign: string, start: number, end: number): boolean {
  const before = clean.charAt(start - 1);
  const after = clean.charAt(end);
  const digits = /\d/.test(clean.charAt(start - 1).trim() || clean.charAt(start - 2)) && /\d/.test(after.trim() || clean.charAt(end + 1));
  if (sign === '_') return /_/.test(clean.slice(Math.max(0, start - 2), start) + clean.slice(end, end + 2));
  if (sign === '-') return digits;
  if (sign === '−' && isEdge(before)) return /\d/.test(after);
  if ('‒–−'.includes(sign)) return (!isEdge(before) && !isEdge(after)) || (digits && isEdge(before) === isEdge(after));
  return digits && !isEdge(before) && !isEdge(after);
}
