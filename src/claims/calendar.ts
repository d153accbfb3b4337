// Days, months and years around the day of a document. An ISO date in, a calendar out; nothing reads the clock.
//
//   calendarOf('2017-04-11').around('month', -1) -> { from: '2017-03', to: '2017-03' }

import type { ParsedComponents } from 'chrono-node';

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `2017-04-11` */
  readonly iso: string;
}

/** First and last day, month or year, both included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

export interface Calendar {
  /** The day of the document; null where it is unknown. */
  readonly today: Day | null;
  /** What chrono counts from; where the day is unknown any day does, since only full dates are then kept. */
  readonly reference: Date;
  /** The day, month or year so many units before today, as exact as the unit: back(10, 'year') -> '2007'. */
  back(count: number, unit: string): string;
  /** The week, month, year or century before (-1), around (0) or after (1) today. */
  around(unit: string, way: number): Stretch;
  season(name: string, year: number): Stretch;
  /** The last season of that name (-1), this (0) or the next (1). */
  nearSeason(name: string, way: number): Stretch;
  /** Full years from the end of an ISO date to today; 0 where today is unknown, unless it is a named time long over. */
  yearsSince(iso: string): number;
  /** A date of chrono; what it leaves open is filled by whether the act lies ahead. */
  read(parts: ParsedComponents, words: string, before: string): (ahead: boolean | null) => Stretch;
}

const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
]);

const DAY = 24 * 60 * 60 * 1000;

/** @param date ISO day of the document; one of only a year or month counts as unknown for words such as "yesterday". */
export function calendarOf(date: string | undefined): Calendar {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  const today = match ? dayOf(utc(Number(match[1]), Number(match[2]), Number(match[3]))) : null;
  const { year, month, day } = today ?? { year: 2000, month: 1, day: 1 };
  const noon = utc(year, month, day);
  const yearKnown = /^(\d{4})/.exec(date ?? '')?.[1];
  const shifted = (days: number): Day => dayOf(new Date(noon.getTime() + days * DAY));
  const weekday = noon.getUTCDay();
  const calendar: Calendar = {
    today,
    // Chrono reads local time; noon keeps its days the same everywhere.
    reference: new Date(year, month - 1, day, 12),
    back(count, unit) {
      if (unit.startsWith('day')) return shifted(-count).iso;
      if (unit.startsWith('week')) return shifted(-7 * count).iso;
      if (unit.startsWith('month')) return monthOf(year, month - count);
      const years = unit.startsWith('decade') ? 10 : unit.startsWith('centur') ? 100 : unit.startsWith('generation') ? 25 : 1;
      return yearOf(year - count * years);
    },
    around(unit, way) {
      switch (unit) {
        case 'week': {
          // Weeks of news begin on Monday.
          const monday = -((weekday + 6) % 7) + 7 * way;
          return { from: shifted(monday).iso, to: shifted(monday + 6).iso };
        }
        case 'weekend': {
          const saturday = -((weekday + 1) % 7) + (way === 0 && weekday === 5 ? 7 : 0) + 7 * Math.max(0, way);
          return { from: shifted(saturday).iso, to: shifted(saturday + 1).iso };
        }
        case 'month':
          return same(monthOf(year, month + way));
        case 'century':
          return {
            from: yearOf((Math.floor((year - 1) / 100) + way) * 100 + 1),
            to: yearOf((Math.floor((year - 1) / 100) + way) * 100 + 100),
          };
        default:
          return same(yearOf(year + way));
      }
    },
    season(name, of) {
      const first = SEASONS.get(name)!;
      return { from: monthOf(of, first), to: monthOf(of, first + 2) };
    },
    nearSeason(name, way) {
      const now = monthOf(year, month);
      const all = [year - 2, year - 1, year, year + 1].map((of) => calendar.season(name, of));
      if (way < 0) return all.filter(({ to }) => to < now).at(-1)!;
      if (way > 0) return all.find(({ from }) => from > now) ?? all.at(-1)!;
      return all.find(({ to }) => to >= now)!;
    },
    yearsSince(iso) {
      if (today === null) return yearKnown === undefined ? (iso < LONG_OVER ? 99 : 0) : Number(yearKnown) - Number(iso.slice(0, 4));
      // To the end of a year or month: "in 2015" may be its December.
      const full = iso.length === 4 ? `${iso}-12-31` : iso.length === 7 ? `${iso}-28` : iso;
      const years = year - Number(full.slice(0, 4));
      return today.iso.slice(5) < full.slice(5) ? years - 1 : years;
    },
    read(parts, words, before) {
      const certain = (part: 'year' | 'month' | 'day' | 'weekday'): boolean => parts.isCertain(part);
      const [y, m, d] = [parts.get('year')!, parts.get('month')!, parts.get('day')!];
      if (certain('weekday') && !certain('day')) {
        const weekend = /weekend/i.test(words);
        if (/\b(?:last|next|past|this|coming)\b/i.test(words) || /\b(?:last|next|this) $/i.test(before))
          return () => stretchOf(y, m, d, weekend ? 1 : 0);
        const wanted = weekend ? 6 : parts.get('weekday')!;
        return (ahead) => {
          const back = (weekday - wanted + 7) % 7;
          const forth = (wanted - weekday + 7) % 7;
          // Without a tense the nearer one, as between "Monday's talks" held and to be held.
          const days = ahead === true ? forth : ahead === false || back <= forth ? -back : forth;
          return stretchOf(year, month, day + days, weekend ? 1 : 0);
        };
      }
      if (certain('day')) {
        if (certain('year')) return () => stretchOf(y, m, d, 0);
        return (ahead) => {
          const iso = dayOf(utc(y, m, d)).iso;
          const now = today?.iso ?? iso;
          if (ahead === false && iso > now) return stretchOf(y - 1, m, d, 0);
          if (ahead === true && iso < now) return stretchOf(y + 1, m, d, 0);
          return stretchOf(y, m, d, 0);
        };
      }
      if (certain('month')) {
        if (certain('year')) return () => same(monthOf(y, m));
        return (ahead) => {
          const iso = monthOf(y, m);
          const now = today?.iso.slice(0, 7) ?? iso;
          if (ahead === false && iso > now) return same(monthOf(y - 1, m));
          if (ahead === true && iso < now) return same(monthOf(y + 1, m));
          return same(iso);
        };
      }
      return () => same(yearOf(y));
    },
  };
  return calendar;
}

/** Named times that ended before this are over whenever the document was written. */
const LONG_OVER = '1992';

function same(iso: string): Stretch {
  return { from: iso, to: iso };
}

function stretchOf(year: number, month: number, day: number, more: number): Stretch {
  return { from: dayOf(utc(year, month, day)).iso, to: dayOf(utc(year, month, day + more)).iso };
}

/** Months run over: month 0 is December before. */
function monthOf(year: number, month: number): string {
  return dayOf(utc(year, month, 1)).iso.slice(0, 7);
}

function yearOf(year: number): string {
  return String(Math.max(1, year)).padStart(4, '0');
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month - 1, day, 12));
}

function dayOf(date: Date): Day {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), iso: date.toISOString().slice(0, 10) };
}
