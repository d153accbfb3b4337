// Finds nouns that mean several who were named before: whom, is settled later.
//
//   "Peru and Chile opened the road. The two countries ..." -> the two countries      "Both sides", "each", "the pair"
//
// Offices ("the two ministers") and collectives are found with the other nominals.

import type { Parsed } from '../document.js';
import { plainRelation } from '../syntax/tree.js';
import type { Draft } from './find.js';

const NOUN =
  /^(?:adversaries|agencies|alliances|allies|blocs|capitals|companies|countries|delegations|enemies|factions|foes|groups|men|movements|nations|neighbou?rs|organi[sz]ations|parties|partners|powers|republics|rivals|sides|states|statesmen|women)$/;

const EACH = /^(?:country|nation|party|side|state)$/;

const NUMBER = /^(?:two|three|four|five|six|both)$/;

/** All such nouns, in reading order. */
export function findGroups(document: Parsed): Draft[] {
  const { tokens } = document;
  const found: Draft[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const word = tokens[i]!.text.toLowerCase();
    if (!NUMBER.test(word) && word !== 'each' && word !== 'pair' && word !== 'duo') continue;
    const { sentence } = tokens[i]!;
    const definite = tokens[i - 1]?.text.toLowerCase() === 'the' && tokens[i - 1]!.sentence === sentence;
    const start = definite ? i - 1 : i;
    const noun = word === 'pair' || word === 'duo' ? i : nounAfter(document, i);
    const alone = noun < 0 && (word === 'both' || word === 'each' || (word === 'two' && definite)) && isAlone(document, i);
    if (noun < 0 && !alone) continue;
    if (word !== 'both' && word !== 'each' && !definite) continue;
    const end = alone ? i + 1 : noun + 1;
    if (tokens[end]?.text.toLowerCase() === 'of' && tokens[end]!.sentence === sentence) continue;
    found.push(group({ start, end }, tokens[end - 1]!.text.toLowerCase()));
  }
  return found;
}

/** The noun that a number counts, over one adjective: "the two Asian neighbors"; -1 where it is none of ours. */
function nounAfter(document: Parsed, index: number): number {
  const { tokens } = document;
  const pattern = tokens[index]!.text.toLowerCase() === 'each' ? EACH : NOUN;
  for (let i = index + 1; i <= index + 2; i += 1) {
    const token = tokens[i];
    if (token?.sentence !== tokens[index]!.sentence) return -1;
    if (token.tag === 'NOUN' && pattern.test(token.text.toLowerCase())) {
      const next = tokens[i + 1];
      const modifies = token.relation === 'compound' || next?.text === "'s" || next?.text === "'";
      return modifies ? -1 : i;
    }
    if (token.tag !== 'ADJ' && token.tag !== 'NUM') return -1;
  }
  return -1;
}

/** "Both thanked Peru", "each blamed the other": no noun, and no "both Peru and Chile". */
function isAlone(document: Parsed, index: number): boolean {
  const { tag, relation, head } = document.tokens[index]!;
  if (tag === 'CCONJ' || head < 0 || document.tokens[head]!.tag !== 'VERB') return false;
  const next = document.tokens[index + 1];
  if (next?.tag === 'NOUN' || next?.tag === 'PROPN' || next?.tag === 'ADJ' || next?.tag === 'NUM') return false;
  const role = plainRelation(relation);
  return role === 'nsubj' || role === 'obj' || role === 'iobj';
}

function group(span: Draft['span'], name: string): Draft {
  return { span, kind: 'organization', form: 'nominal', name, known: '', country: '', sector: '', office: '', plural: true, of: null };
}
