// Names that do nothing: teams that play ("Nepal beat Pakistan by three wickets"), places that get rain, identifiers of a program, the makes
// of things in instructions ("Add the Greek yogurt").
//
// Parsed document in; for a draft, out: whether it is idle, and whether the whole text is so that it should not be named at all. A word of
// sport makes a sentence sport, and two in five such sentences the whole text; in a sentence of sport a state still acts where its verb is
// none of play ("Iran boycotted the tournament").

import type { Parsed } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import type { Draft } from './find.js';

/** Lemmas that only sport has. */
const STRONG: ReadonlySet<string> = new Set([
  'athletics', 'badminton', 'baseball', 'basketball', 'batsman', 'batter', 'birdie', 'bowler', 'bullpen', 'championship', 'cricket', 'equaliser', 'equalizer',
  'euroleague', 'fifa', 'football', 'footballer', 'forehand', 'fullback', 'goalkeeper', 'goalless', 'overtime', 'umpire', 'golf', 'grandslam', 'halfback', 'halftime', 'handball',
  'hat-trick', 'hockey', 'home-run', 'inning', 'innings', 'knockout', 'linebacker', 'midfield', 'midfielder', 'motogp', 'offside', 'podium', 'relay', 'sprinter', 'three-pointer', 'medallist', 'medalist', 'hurdler', 'javelin', 'playoff', 'qualifier',
  'quarter-final', 'quarterback', 'quarterfinal', 'quarterfinals', 'rugby', 'semi-final', 'semifinal', 'semifinals', 'shootout', 'soccer', 'softball', 'striker', 'tennis', 'tiebreak', 'touchdown', 'tournament', 'uefa',
  'volleyball', 'wicket', 'winger',
]); // biome-ignore format: one list

/** Lemmas that sport shares with politics: three of them, or one beside a score. */
const WEAK: ReadonlySet<string> = new Set([
  'athlete', 'bat', 'bronze', 'metre', 'rebound', 'silver', 'beat', 'captain', 'club', 'coach', 'cup', 'defeat', 'draw', 'fan', 'field', 'final', 'finals', 'fixture', 'game', 'goal', 'half', 'header', 'league', 'lose', 'match', 'medal',
  'minute', 'penalty', 'pitch', 'play', 'player', 'race', 'referee', 'score', 'season', 'set', 'side', 'squad', 'stadium', 'substitute', 'supporter', 'team', 'title', 'toss', 'trophy', 'visitor', 'win', 'winner',
]); // biome-ignore format: one list

/** What teams do. */
const PLAY: ReadonlySet<string> = new Set([
  'advance', 'bat', 'battle', 'beat', 'book', 'bounce', 'bowl', 'bow', 'chase', 'climb', 'collapse', 'cruise', 'dominate', 'earn', 'ease', 'grab', 'notch', 'post', 'recover', 'romp', 'slip', 'slump',
  'snatch', 'struggle', 'sweep', 'topple', 'clinch', 'compete', 'concede', 'crush', 'defeat', 'down', 'draw', 'edge', 'eliminate', 'equalise', 'equalize', 'face', 'field', 'finish', 'go', 'hammer',
  'hold', 'host', 'knock', 'lead', 'level', 'lose', 'meet', 'outplay', 'overcome', 'play', 'qualify', 'reach', 'rout', 'score', 'secure', 'see', 'stun', 'take', 'thrash', 'thump', 'tie', 'top', 'trail', 'trounce', 'upset',
  'visit', 'win',
]); // biome-ignore format: one list

/** Nouns of sport that are no actors. */
const PLAYERS =
  /^(?:team|teams|side|sides|squad|players?|fans?|supporters|crowd|club|clubs|defense|defence|attack|attackers|defenders|forwards|strikers?|captain|coach|champions|opponents|visitors|hosts|runners?|riders?|swimmers)$/i;

/** Words of a weather bulletin: two in a sentence. */
const WEATHER: ReadonlySet<string> = new Set([
  'blizzard', 'breeze', 'breezy', 'bright', 'brighter', 'chilly', 'highs', 'icy', 'lows', 'mild', 'overcast', 'sky', 'skies', 'celsius', 'cloud', 'cloudy', 'degree', 'downpour', 'drizzle', 'dry', 'fahrenheit', 'fog', 'forecast', 'forecaster', 'frost', 'gale', 'gust', 'hail', 'heavy', 'heatwave', 'humid',
  'mist', 'outlook', 'rain', 'rainfall', 'shower', 'sleet', 'snow', 'spell', 'storm', 'strong', 'sunny', 'sunshine', 'temperature', 'thunderstorm', 'weather', 'wet', 'wind', 'windy',
]); // biome-ignore format: one list

/** What states do when they play with more than a ball. */
const STATECRAFT: ReadonlySet<string> = new Set([
  'accuse', 'arrest', 'ban', 'boycott', 'condemn', 'criticize', 'criticise', 'demand', 'deny', 'deport', 'detain', 'expel', 'invade', 'kill', 'negotiate', 'protest', 'refuse', 'reject', 'sanction', 'sue', 'summon',
  'suspend', 'threaten', 'warn', 'withdraw',
]); // biome-ignore format: one list

export interface Idleness {
  /** True where a draft only plays, or only lies where it rains. */
  idle(draft: Draft, head: number): boolean;
  /** The whole text is of that kind: its idle names are nobody. */
  readonly whole: boolean;
}

const POLITICAL = /^(?:GOV|MIL|REB|PRM|UAF|OPP|PTY|LEG|JUD|SPY|IGO)$/;

/** Reads which sentences are of sport or weather; code is idle whatever stands around it. */
export function findIdle(document: Parsed, drafts: readonly Draft[]): Idleness {
  const sport = document.sentences.map(({ span }) => isSport(document, span.start, span.end));
  const parts = document.sentences.map(({ span }) => isCode(document, span.start, span.end));
  // A program has no sentences: where half of them are code, all are.
  const program = parts.filter(Boolean).length / parts.length >= 0.5;
  const code = program ? parts.map(() => true) : parts;
  const count = sport.filter(Boolean).length;
  const rain = document.sentences.filter(({ span }) => isWeather(document, span.start, span.end)).length;
  const bulletin = rain >= 2 && rain / sport.length >= 0.5;
  const steps = document.sentences.map(({ span }) => isInstruction(document, span.start, span.end));
  const told = steps.filter(Boolean).length;
  const political = drafts.some((draft) => POLITICAL.test(draft.sector)) || document.tokens.some(({ lemma }) => STATECRAFT.has(lemma));
  // "Stop the war. Call your troops home." instructs, too, but it is no recipe.
  const instructs = told >= 2 && told / sport.length >= 0.5 && !political;
  const whole = count >= (sport.length <= 3 ? 1 : 2) && count / sport.length >= (political ? 0.4 : 0.33);
  const idle = (draft: Draft, head: number): boolean => {
    const token = document.tokens[head]!;
    if (code[token.sentence] === true) return true;
    // "Snow will fall": the surname of somebody in the table.
    if (bulletin) return draft.kind === 'country' || (draft.kind === 'person' && draft.office === '' && draft.form === 'alias');
    if (instructs) return draft.kind === 'country' && (steps[token.sentence] === true || plainRelation(token.relation) !== 'nsubj');
    if (!whole && sport[token.sentence] !== true) return false;
    if (draft.kind === 'country') return whole && (draft.form === 'demonym' || !political) ? true : plays(document, head, whole);
    if (draft.form === 'nominal') return PLAYERS.test(draft.name.split(' ').at(-1)!);
    // "Manchester United", "the Football Association": clubs that no table knows.
    if (draft.kind === 'organization') return whole && draft.known === '';
    // Who scores, and nobody knows him from elsewhere: "Ana Lind won in three sets".
    return (
      whole &&
      draft.kind === 'person' &&
      draft.form !== 'pronoun' &&
      draft.office === '' &&
      draft.known === '' &&
      (!political || isPlayer(document, head))
    );
  };
  return { idle, whole: whole || bulletin || instructs || code.some(Boolean) };
}

function isWeather(document: Parsed, start: number, end: number): boolean {
  let count = 0;
  for (let i = start; i < end; i += 1) if (WEATHER.has(document.tokens[i]!.lemma.toLowerCase())) count += 1;
  return count >= 2;
}

/** "Peel the onions and cut them in half.": the verb of the sentence stands in its plain form, before all else but a phrase, and nobody does it. */
function isInstruction(document: Parsed, start: number, end: number): boolean {
  const { tokens } = document;
  const root = tokens.slice(start, end).find((token) => token.head < 0);
  if (root === undefined || tokens[end - 1]!.text === '?' || tokens[start]!.text === '"') return false;
  const plain = root.tag === 'VERB' && root.text.toLowerCase() === root.lemma;
  // "Roast for 40 minutes": the tagger takes what begins a sentence for a noun or a name.
  const misread =
    root.index === start &&
    root.tag !== 'VERB' &&
    /^(?:ADP|ADV|DET|NUM|PRON)$/.test(tokens[start + 1]?.tag ?? '') &&
    root.text.toLowerCase() === root.lemma.toLowerCase();
  if (!plain && !misread) return false;
  for (let i = start; i < end; i += 1) {
    const { head, relation } = tokens[i]!;
    const own = plainRelation(relation);
    if (head === root.index && (own === 'nsubj' || own === 'csubj' || own === 'aux')) return false;
  }
  // Before the verb only where, when and for what: "For the stew, heat the oil".
  return root.index === start || tokens[root.index - 1]!.text === ',' || tokens[root.index - 1]!.tag === 'ADV';
}

/** Does what players do, or what is done to them. */
function isPlayer(document: Parsed, head: number): boolean {
  const { tokens } = document;
  const token = tokens[head]!;
  const verb = tokens[token.head];
  if (verb === undefined || verb.tag !== 'VERB') return true;
  return (
    PLAY.has(verb.lemma) ||
    /^(?:make|hit|run|shoot|head|add|fire|strike|net|fall|miss|return|have|get|give|put|pass|save|say|tell|serve|sign)$/.test(verb.lemma)
  );
}

/** Of a program: one sign in six is one of its signs, and not brackets alone, in which newspapers put numbers and parties. */
function isCode(document: Parsed, start: number, end: number): boolean {
  let signs = 0;
  let sure = 0;
  for (let i = start; i < end; i += 1) {
    const { text } = document.tokens[i]!;
    if (!/^[{}()[\];=<>|&]+$/.test(text)) continue;
    signs += 1;
    if (
      /[{}=<>|]|\(\)|\)[;{]/.test(text) ||
      (text === ')' && /^[;{.]$/.test(document.tokens[i + 1]?.text ?? '') && document.tokens[i - 1]?.text === '(')
    )
      sure += 1;
  }
  return signs >= 4 && sure >= 2 && signs / (end - start) >= 0.15;
}

function isSport(document: Parsed, start: number, end: number): boolean {
  const weak = new Set<string>();
  let score = false;
  for (let i = start; i < end; i += 1) {
    const token = document.tokens[i]!;
    const lemma = token.lemma.toLowerCase();
    if (STRONG.has(lemma)) return true;
    if (
      /^(?:Cup|League|Series|Slam|Prix|Bowl)$/.test(token.text) &&
      /^(?:America|Champions|Davis|Europa|FA|Grand|Nations|Premier|Ryder|Super|World)$/.test(document.tokens[i - 1]?.text ?? '')
    )
      return true;
    if (WEAK.has(lemma)) weak.add(lemma);
    // "2-1", "6-4, 6-2"
    if (
      /^\d{1,3}$/.test(token.text) &&
      /^[-–]$/.test(document.tokens[i + 1]?.text ?? '') &&
      /^\d{1,3}$/.test(document.tokens[i + 2]?.text ?? '')
    )
      score = true;
    if (/^\d{1,3}[-–]\d{1,3}$/.test(token.text)) score = true;
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
