// A day in the spellings that news uses, as ISO 8601.
//
//   "April 11, 2017" -> "2017-04-11",   "Tue, 11 Apr 2017 23:30:00 -0400" -> "2017-04-11",   "31 June 2017" -> null
//
// The day is the one that is written. No time zone is applied, so that the same input gives the same day everywhere. Days and months in
// figures alone ("04/11/2017") are read only where they can be read in one way.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?';
const rest = '(?=$|[\\sT,;|])';
const weekday = '(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\\.?,?\\s+)?';
const ordinal = '(?:st|nd|rd|th)?';

const isoDay = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${rest}`);
const compactDay = /^(\d{4})(\d{2})(\d{2})(?=$|T)/;
const monthFirst = new RegExp(`^${weekday}${monthName}\\s+(\\d{1,2})${ordinal},?\\s+(\\d{4})${rest}`, 'i');
const dayFirst = new RegExp(`^${weekday}(\\d{1,2})${ordinal}[\\s-]+(?:of\\s+)?${monthName},?[\\s-]+(\\d{4})${rest}`, 'i');
// As Date.prototype.toString writes it.
const dateString = new RegExp(`^${weekday}${monthName}\\s+(\\d{1,2})\\s+.*\\b(\\d{4})$`, 'i');
const figures = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${rest}`);

/** The day as `yyyy-mm-dd`, or null where the text is no day, no day of the calendar, or could be two. */
export function isoDate(text: string): string | null {
  const given = text.trim();
  let match = isoDay.exec(given);
  if (match !== null) return day(match[1]!, Number(match[3]), match[4]!);
  match = compactDay.exec(given);
  if (match !== null) return day(match[1]!, Number(match[2]), match[3]!);
  match = monthFirst.exec(given) ?? dateString.exec(given);
  if (match !== null) return day(match[3]!, monthNumber(match[1]!), match[2]!);
  match = dayFirst.exec(given);
  if (match !== null) return day(match[3]!, monthNumber(match[2]!), match[1]!);
  match = figures.exec(given);
  if (match === null) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), match[4]!];
  // With points the day comes first wherever they are used.
  if (match[2] === '.' || first > 12 || first === second) return day(year, second, String(first));
  return second > 12 ? day(year, first, String(second)) : null;
}

/** The day of a moment in seconds or milliseconds since 1970, in Universal Time. */
export function isoDateOfMoment(moment: number): string | null {
  // Eleven digits of seconds are the year 5138; as milliseconds they are 1973.
  const date = new Date(Math.abs(moment) < 1e11 ? moment * 1000 : moment);
  return Number.isNaN(date.getTime()) ? null : day(String(date.getUTCFullYear()), date.getUTCMonth() + 1, String(date.getUTCDate()));
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function day(year: string, month: number, dayOfMonth: string): string | null {
  const [y, d] = [Number(year), Number(dayOfMonth)];
  const date = new Date(Date.UTC(y, month - 1, d));
  if (y < 1000 || date.getUTCFullYear() !== y || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== d) return null;
  return date.toISOString().slice(0, 10);
}
