// The codes of a reading in plain words.
//
//   sectorName('REB') -> 'Armed groups';  MODALITY.denied.means -> 'said not to be so'

import type { Kind, Modality, PloverType, Sector } from '../src/document.js';
import type { Family } from '../src/graph/schema.js';
import type { Sign } from '../src/query/filter.js';
import type { Layer, SizeBy } from './state.js';

export const KIND: Readonly<Record<Kind, { readonly one: string; readonly many: string }>> = {
  country: { one: 'Country', many: 'Countries' },
  organization: { one: 'Organization', many: 'Organizations' },
  person: { one: 'Person', many: 'People' },
};

const SECTOR: Readonly<Record<Sector, string>> = {
  GOV: 'Government',
  MIL: 'Military',
  REB: 'Armed groups',
  OPP: 'Opposition',
  LEG: 'Parliament',
  JUD: 'Courts',
  SPY: 'Intelligence',
  PTY: 'Parties',
  JRN: 'News media',
  IGO: 'Between governments',
  NGO: 'Non-governmental',
  BUS: 'Business',
  COP: 'Police',
  EDU: 'Education',
  MED: 'Health',
  UAF: 'Unidentified armed',
  PRM: 'Paramilitaries',
  PRE: 'States few recognize',
  CRM: 'Crime',
  REL: 'Religion',
  LAB: 'Labor',
  SOC: 'Society',
  ELI: 'Elites',
  CVL: 'Civilians',
  REF: 'Refugees',
  AGR: 'Farming',
  '': 'Sector not known',
};

export function sectorName(sector: string): string {
  return (SECTOR as Readonly<Record<string, string>>)[sector] ?? sector;
}

export const FAMILY: Readonly<Record<Family, { readonly one: string; readonly name: string; readonly means: string }>> = {
  stance: { one: 'Stance', name: 'Stances', means: 'for or against, all claims taken together' },
  relation: { one: 'Act', name: 'Acts', means: 'one line for each type of act' },
  affiliation: { one: 'Office or membership', name: 'Offices and memberships', means: 'who belongs where' },
};

export const SIGN: Readonly<Record<Sign, { readonly name: string; readonly verb: string; readonly glyph: string }>> = {
  for: { name: 'Support', verb: 'supports', glyph: '+' },
  against: { name: 'Opposition', verb: 'opposes', glyph: '\u2212' },
  neutral: { name: 'Neither', verb: 'is neutral towards', glyph: '=' },
};

/** What the source does to the target, to stand between two names. */
export const TYPE: Readonly<Record<PloverType | 'none', { readonly name: string; readonly verb: string }>> = {
  AGREE: { name: 'Agree', verb: 'agrees with' },
  CONSULT: { name: 'Consult', verb: 'talks with' },
  SUPPORT: { name: 'Support', verb: 'speaks for' },
  CONCEDE: { name: 'Concede', verb: 'yields to' },
  COOPERATE: { name: 'Cooperate', verb: 'works with' },
  AID: { name: 'Aid', verb: 'helps' },
  RETREAT: { name: 'Retreat', verb: 'withdraws from' },
  REQUEST: { name: 'Request', verb: 'demands something of' },
  ACCUSE: { name: 'Accuse', verb: 'accuses' },
  REJECT: { name: 'Reject', verb: 'rejects' },
  THREATEN: { name: 'Threaten', verb: 'threatens' },
  PROTEST: { name: 'Protest', verb: 'protests against' },
  SANCTION: { name: 'Sanction', verb: 'sanctions' },
  MOBILIZE: { name: 'Mobilize', verb: 'mobilizes against' },
  COERCE: { name: 'Coerce', verb: 'coerces' },
  ASSAULT: { name: 'Assault', verb: 'attacks' },
  none: { name: 'Attitude only', verb: 'thinks of' },
};

export const MODALITY: Readonly<Record<Modality, { readonly name: string; readonly means: string }>> = {
  actual: { name: 'Actual', means: 'it happened or holds' },
  planned: { name: 'Planned', means: 'announced or intended' },
  alleged: { name: 'Alleged', means: 'said of another; the article does not vouch for it' },
  ended: { name: 'Ended', means: 'it was so and is no more' },
  demanded: { name: 'Demanded', means: 'asked for; does not count as a stance' },
  hypothetical: { name: 'Hypothetical', means: 'under a condition; does not count as a stance' },
  denied: { name: 'Denied', means: 'said not to be so; does not count as a stance' },
};

export const LAYER: Readonly<Record<Layer, string>> = {
  article: 'The article itself',
  own: 'Actors about themselves',
  others: 'Actors about others',
};

export const SIZE: Readonly<Record<SizeBy, string>> = {
  mentions: 'Mentions',
  degree: 'Number of ties',
  betweenness: 'Betweenness',
  pagerank: 'PageRank',
};

/** "1 claim", "12 claims". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

/** "+0.50", "−0.30", "0.00": with a real minus sign. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return value > 0 ? `+${digits}` : value < 0 ? `\u2212${digits}` : digits;
}

/** What an article is called where it is shown: its headline, else its first words, else its id. */
export function titleOf({ id, title, text }: { readonly id: string; readonly title?: string | undefined; readonly text: string }): string {
  if (title) return title;
  const words = text.slice(0, 120).trim().replace(/\s+/g, ' ');
  if (words === '') return id;
  return words.length <= 60 ? words : `${words.slice(0, words.lastIndexOf(' ', 60)).trim() || words.slice(0, 60)} …`;
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "2017-04-11" -> "11 April 2017"; a month or a year likewise. */
export function dateName(date: string): string {
  const [year, month, day] = date.split('-');
  const name = MONTHS[Number(month) - 1];
  return [day === undefined ? '' : String(Number(day)), name ?? '', year ?? ''].filter((part) => part !== '').join(' ');
}
