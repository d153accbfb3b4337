// Names that do nothing: teams that play ("Nepal beat Pakistan by three wickets"), places that get rain, identifiers of a program.
//
// Parsed document in; for a draft, out: whether it is idle, and whether the whole text is so that it should not be named at all. A word of sport makes a sentence sport, and two in five such sentences the
// whole text; in a sentence of sport a state still acts where its verb is none of play ("Iran boycotted the tournament").

import type { Parsed } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import type { Draft } from './find.js';

/** Lemmas that only sport has. */
const STRONG: ReadonlySet<string> = new Set([
  'athletics', 'badminton', 'baseball', 'basketball', 'batsman', 'batter', 'birdie', 'bowler', 'bullpen', 'championship', 'cricket', 'equaliser', 'equalizer',
  'euroleague', 'fifa', 'football', 'footballer', 'forehand', 'fullback', 'goalkeeper', 'goalless', 'overtime', 'umpire', 'golf', 'grandslam', 'halfback', 'halftime', 'handball',
  'hat-trick', 'hockey', 'home-run', 'inning', 'innings', 'knockout', 'linebacker', 'midfield', 'midfielder', 'motogp', 'offside', 'playoff', 'qualifier',
  'quarter-final', 'quarterback', 'quarterfinal', 'quarterfinals', 'rugby', 'semi-final', 'semifinal', 'semifinals', 'shootout', 'soccer', 'softball', 'striker', 'tennis', 'tiebreak', 'touchdown', 'tournament', 'uefa',
  'volleyball', 'wicket', 'winger',
]); // biome-ignore format: one list

/** Lemmas that sport shares with politics: three of them, or one beside a score. */
const WEAK: ReadonlySet<string> = new Set([
  'athlete', 'bat', 'beat', 'captain', 'club', 'coach', 'cup', 'defeat', 'draw', 'fan', 'field', 'final', 'finals', 'fixture', 'game', 'goal', 'half', 'header', 'league', 'lose', 'match', 'medal',
  'minute', 'penalty', 'pitch', 'play', 'player', 'race', 'referee', 'score', 'season', 'side', 'squad', 'stadium', 'substitute', 'supporter', 'team', 'title', 'toss', 'trophy', 'visitor', 'win', 'winner',
]); // biome-ignore format: one list

/** What teams do. */
const PLAY: ReadonlySet<string> = new Set([
  'advance', 'beat', 'book', 'chase', 'clinch', 'compete', 'concede', 'crush', 'defeat', 'down', 'draw', 'edge', 'eliminate', 'equalise', 'equalize', 'face', 'field', 'finish', 'go', 'hammer',
  'hold', 'host', 'knock', 'lead', 'level', 'lose', 'meet', 'outplay', 'overcome', 'play', 'qualify', 'reach', 'rout', 'score', 'secure', 'see', 'stun', 'take', 'thrash', 'thump', 'tie', 'top', 'trail', 'trounce', 'upset',
  'visit', 'win',
]); // biome-ignore format: one list

/** Nouns of sport that are no actors. */
const PLAYERS =
  /^(?:team|teams|side|sides|squad|players?|fans?|supporters|crowd|club|clubs|defense|defence|attack|attackers|defenders|forwards|strikers?|captain|coach|champions|opponents|visitors|hosts|runners?|riders?|swimmers)$/i;

/** Words of a weather bulletin: two in a sentence. */
const WEATHER: ReadonlySet<string> = new Set([
  'blizzard', 'breeze', 'celsius', 'cloud', 'cloudy', 'degree', 'downpour', 'drizzle', 'dry', 'fahrenheit', 'fog', 'forecast', 'forecaster', 'frost', 'gale', 'gust', 'hail', 'heavy', 'heatwave', 'humid',
  'mist', 'outlook', 'rain', 'rainfall', 'shower', 'sleet', 'snow', 'spell', 'storm', 'strong', 'sunny', 'sunshine', 'temperature', 'thunderstorm', 'weather', 'wet', 'wind', 'windy',
]); // biome-ignore format: one list

export interface Idleness {
  /** True where a draft only plays, or only lies where it rains. */
  idle(draft: Draft, head: number): boolean;
  /** The whole text is of that kind: its idle names are nobody. */
  readonly whole: boolean;
}

/** Reads which sentences are of sport or weather; code is idle whatever stands around it. */
export function findIdle(document: Parsed): Idleness {
  const sport = document.sentences.map(({ span }) => isSport(document, span.start, span.end));
  const code = document.sentences.map(({ span }) => isCode(document, span.start, span.end));
  const count = sport.filter(Boolean).length;
  const whole = count >= (sport.length <= 3 ? 1 : 2) && count / sport.length >= 0.4;
  const rain = document.sentences.filter(({ span }) => isWeather(document, span.start, span.end)).length;
  const bulletin = rain >= 2 && rain / sport.length >= 0.5;
  const idle = (draft: Draft, head: number): boolean => {
    const token = document.tokens[head]!;
    if (code[token.sentence] === true) return true;
    if (bulletin) return draft.kind === 'country';
    if (!whole && sport[token.sentence] !== true) return false;
    if (draft.kind === 'country') return (whole && draft.form === 'demonym') || plays(document, head, whole);
    if (draft.form === 'nominal') return PLAYERS.test(draft.name.split(' ').at(-1)!);
    // "Manchester United", "the Football Association": clubs that no table knows.
    return whole && draft.kind === 'organization' && draft.known === '';
  };
  return { idle, whole: whole || bulletin || code.some(Boolean) };
}

function isWeather(document: Parsed, start: number, end: number): boolean {
  let count = 0;
  for (let i = start; i < end; i += 1) if (WEATHER.has(document.tokens[i]!.lemma)) count += 1;
  return count >= 2;
}

/** One sign in six is a bracket of a program. */
function isCode(document: Parsed, start: number, end: number): boolean {
  let signs = 0;
  for (let i = start; i < end; i += 1) if (/^[{}()[\];=<>|&]+$/.test(document.tokens[i]!.text)) signs += 1;
  return signs >= 4 && signs / (end - start) >= 0.15;
}

function isSport(document: Parsed, start: number, end: number): boolean {
  const weak = new Set<string>();
  let score = false;
  for (let i = start; i < end; i += 1) {
    const token = document.tokens[i]!;
    const lemma = token.lemma.toLowerCase();
    if (STRONG.has(lemma)) return true;
    if (token.text === 'League' && /^(?:Champions|Europa|Premier|Super)$/.test(document.tokens[i - 1]?.text ?? '')) return true;
    if (WEAK.has(lemma)) weak.add(lemma);
    // "2-1", "6-4, 6-2"
    if (
      /^\d{1,3}$/.test(token.text) &&
      /^[-–]$/.test(document.tokens[i + 1]?.text ?? '') &&
      /^\d{1,3}$/.test(document.tokens[i + 2]?.text ?? '')
    )
      score = true;
    if (/^\d{1,2}[-–]\d{1,2}$/.test(token.text)) score = true;
  }
  return weak.size >= 3 || (score && weak.size >= 1);
}

/** True where the nearest verb above is one of play, or there is none: "a match between Honduras and El Salvador". */
function plays(document: Parsed, head: number, whole: boolean): boolean {
  const { tokens } = document;
  for (let at = head, steps = 0; at >= 0 && steps < 8; at = tokens[at]!.head, steps += 1) {
    const token = tokens[at]!;
    const relation = plainRelation(token.relation);
    if (at !== head && token.tag === 'VERB') return PLAY.has(token.lemma);
    if (relation === 'nsubj' || relation === 'obj') {
      const verb = tokens[token.head];
      return verb === undefined || PLAY.has(verb.lemma) || (verb.tag !== 'VERB' && whole) || (at !== head && relation === 'nsubj');
    }
  }
  return true;
}
