// The dateline of a news story: where it was filed, when, and by which agency.
//
//   "LUCCA, Italy (AP) — U.S. Secretary ..." -> place "LUCCA, Italy", agency "AP", date ""
//   "MOSCOW, April 3 (Reuters) — Russia ..." -> place "MOSCOW", agency "Reuters", date "April 3"
//
// In: the clean text. Out: its range there and its parts, or null. Later stages take from it that the place is only a place and the agency
// does nothing in the story.

import type { Range } from '../document.js';

export interface Dateline {
  /** Characters of the clean text, up to and with the dash. */
  readonly range: Range;
  /** As it stands: "LUCCA, Italy", "JAKARTA/BRUSSELS"; empty where only an agency is named. */
  readonly place: string;
  /** "AP"; empty where none is named. */
  readonly agency: string;
  /** As it stands: "April 3", "Aug. 30, 1994"; empty where none is given. */
  readonly date: string;
}

const month = '(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)(?:uary|ruary|ust|tember|ober|ember)?\\.?';
const weekday = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?';
const date = `${weekday}(?:${month} \\d{1,2}|\\d{1,2} ${month})(?:,? \\d{4})?`;
// A city in capitals, with the small words and signs that cities have: "PORT-AU-PRINCE", "ST. PETERSBURG", "SAN JOSÉ", "N'DJAMENA".
const upper = "\\p{Lu}[\\p{Lu}.'-]*\\p{Lu}\\.?(?: (?:\\p{Lu}[\\p{Lu}.'-]*\\p{Lu}\\.?|de|la|al))*";
// A city as it is written elsewhere, of at most four words: "New Delhi".
const mixed = "\\p{Lu}[\\p{L}.'-]+(?:(?: (?:\\p{Lu}|de |la |al-)[\\p{L}.'-]+)){0,3}";
const region = `(?:, (?!${month} \\d)(?:\\p{Lu}[\\p{L}.'-]*)(?: (?:and|of|the|\\p{Lu}[\\p{L}.'-]*)){0,4})?`;
// An agency is in brackets or, as TASS has it, between strokes. These are known; others are taken from their place and their capitals.
const known =
  'AP|AFP|Reuters|Thomson Reuters Foundation|UPI|CNN|Xinhua|TASS|Tass|Interfax|dpa|DPA|EFE|ANSA|ANI|Bloomberg|IANS|PTI|Kyodo|Yonhap';
const knownAgency = `\\((?:${known})\\)|/\\p{Lu}[\\p{Lu} -]{1,19}/\\.?`;
const capitalAgency = '\\(\\p{Lu}{2,6}\\)';
const anyAgency = '\\(\\p{Lu}[\\p{L}.&/ -]{0,39}\\)';

const place = (city: string): string => `(?<place>${city}(?:/${city})?${region})`;
const when = `(?:,? (?<date>${date})\\.?)?`;
const forms = [
  // A known agency is named: the place may be written in any way, and the dash may be missing.
  `${place(mixed)}${when} (?<agency>${knownAgency})(?:,? (?<later>${date}))?(?: ?[—:])?`,
  `(?<date>${date}) (?<agency>${knownAgency})(?: ?[—:])?`,
  `(?<agency>${knownAgency})(?: ?[—:])?`,
  // Another one: the more it looks like an agency, the less the place has to look like one.
  `${place(mixed)}${when} (?<agency>${capitalAgency})(?:,? (?<later>${date}))? ?[—:]`,
  `${place(upper)}${when} (?<agency>${anyAgency})(?:,? (?<later>${date}))? ?[—:]`,
  // A day is named: a dash or a colon must follow.
  `${place(mixed)},? (?<date>${date})\\.?(?: —|:)`,
  // Neither: the city must be in capitals.
  `${place(upper)}(?: —|:)`,
].map((form) => new RegExp(`${form}(?=\\s|["'\\p{Lu}]|$)`, 'uy'));

// Words in capitals that begin a paragraph and are no city.
const labels =
  /^(?:ANALYSIS|ANSWER|BREAKING|BRIEF|COLUMN|COMMENT|CORRECTED|CORRECTION|EDITORIAL|EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|FILE|HEADLINES|INSIGHT|INTERVIEW|LIVE|MORE|NEWS|NOTE|OPINION|PHOTO|PHOTOS|POLL|PREVIEW|PROFILE|QUESTION|READ|REPORT|SUMMARY|TIMELINE|TRANSCRIPT|UPDATE|UPDATED|URGENT|VIDEO|VIEWPOINT|WATCH|WHAT|WHO|WHY)\b/;

/** How many paragraphs may stand before it: a headline, a byline, a caption. */
const paragraphsBefore = 6;

export function findDateline(clean: string): Dateline | null {
  let start = 0;
  for (let i = 0; i <= paragraphsBefore; i += 1) {
    const found = datelineAt(clean.slice(start, start + 200), start);
    if (found !== null) return found;
    const next = clean.indexOf('\n\n', start);
    if (next < 0) return null;
    start = next + 2;
  }
  return null;
}

function datelineAt(text: string, start: number): Dateline | null {
  if (labels.test(text)) return null;
  for (const form of forms) {
    form.lastIndex = 0;
    const match = form.exec(text);
    if (match === null) continue;
    const groups = match.groups ?? {};
    return {
      range: { start, end: start + match[0].length },
      place: groups.place ?? '',
      agency: (groups.agency ?? '').replace(/^[(/]|[)/.]+$/g, ''),
      date: groups.date ?? groups.later ?? '',
    };
  }
  return null;
}
