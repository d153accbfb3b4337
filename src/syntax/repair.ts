// Trees that cannot be: a small parser makes them now and then, and grammar alone can tell. Tokens in, tokens with mended heads out.
//
//   "Since the U.S. launched airstrikes": a finite verb is never a compound of the noun after it; the noun is its object.

import type { TreeToken } from '../document.js';
import { lemmaOf } from './tokenize.js';

const FINITE: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP']);
const NAMING: ReadonlySet<string> = new Set(['compound', 'amod', 'nmod:desc', 'nmod']);

/** Mends the sentence in place; `tokens` are those of one sentence or more, heads are absolute. Returns how many trees it changed. */
export function repair(tokens: TreeToken[]): number {
  let changed =
    raise(tokens) +
    describe(tokens) +
    receive(tokens) +
    modify(tokens) +
    activate(tokens) +
    unhood(tokens) +
    verbalize(tokens) +
    objectify(tokens) +
    clausify(tokens) +
    crown(tokens);
  for (const token of tokens) {
    if (token.tag !== 'VERB' || !FINITE.has(token.xpos) || !NAMING.has(token.relation) || token.head <= token.index) continue;
    const noun = tokens[token.head - tokens[0]!.index];
    if (noun === undefined || (noun.tag !== 'NOUN' && noun.tag !== 'PROPN')) continue;
    const hasSubject = tokens.some(
      (other) => other.relation === 'nsubj' && other.index < token.index && (other.head === token.index || other.head === noun.index),
    );
    if (!hasSubject) continue;
    promote(tokens, token, noun);
    changed += 1;
  }
  return changed;
}

/** "said that Russia bears": a conjunction heads no clause; the verb below it does. */
function unhood(tokens: TreeToken[]): number {
  let changed = 0;
  tokens.forEach((token, i) => {
    if (token.tag !== 'SCONJ' || token.relation !== 'ccomp' || token.head < 0) return;
    const below = tokens.findIndex((other) => other.head === token.index && other.relation === 'ccomp');
    if (below < 0) return;
    tokens[below] = { ...tokens[below]!, head: token.head, relation: 'ccomp' };
    tokens[i] = { ...token, head: tokens[below]!.index, relation: 'mark' };
    changed += 1;
  });
  return changed;
}

/** "Russia bears responsibility": what has a subject and an object is a verb, however it is tagged. */
function verbalize(tokens: TreeToken[]): number {
  let changed = 0;
  tokens.forEach((token, i) => {
    if (token.tag !== 'NOUN' || !token.text.endsWith('s')) return;
    const subject = tokens.some((other) => other.head === token.index && other.relation === 'nsubj' && other.index < token.index);
    const object = tokens.some(
      (other) => other.head === token.index && (other.relation === 'obj' || other.relation === 'ccomp') && other.index > token.index,
    );
    const copula = tokens.some((other) => other.head === token.index && other.relation === 'cop');
    if (!subject || !object || copula) return;
    tokens[i] = { ...token, tag: 'VERB', xpos: 'VBZ', lemma: lemmaOf(token.text, 'VERB') };
    changed += 1;
  });
  return changed;
}

/** "Oslo and Riga, allies of Minsk, agreed": after the last of a list, a noun between commas describes them. */
function describe(tokens: TreeToken[]): number {
  const first = tokens[0]?.index ?? 0;
  let changed = 0;
  tokens.forEach((token, i) => {
    if (token.relation !== 'conj' || token.tag !== 'NOUN' || token.head < 0) return;
    const head = tokens[token.head - first];
    if (head === undefined || head.tag !== 'PROPN' || tokens.some((other) => other.head === token.index && other.relation === 'cc')) return;
    const closed = tokens.some(
      (other) =>
        other.head === head.index &&
        other.relation === 'conj' &&
        other.index < token.index &&
        tokens.some((cc) => cc.head === other.index && cc.relation === 'cc'),
    );
    if (!closed) return;
    tokens[i] = { ...token, relation: 'appos' };
    changed += 1;
  });
  return changed;
}

/** Verbs with somebody who receives. */
const GIVING = /^(?:give|send|offer|grant|award|lend|pay|sell|hand|promise|deny|owe|allow|cost|wish|pledge|guarantee)$/;

/** "gave Minsk $2 million": of two objects the first receives. */
function receive(tokens: TreeToken[]): number {
  let changed = 0;
  tokens.forEach((token, i) => {
    if (token.relation !== 'obj' || (token.tag !== 'PROPN' && token.tag !== 'PRON' && token.tag !== 'NOUN')) return;
    const verb = tokens.find(({ index }) => index === token.head);
    if (verb === undefined || !GIVING.test(verb.lemma) || verb.index > token.index) return;
    if (!tokens.some((other) => other.head === verb.index && other.relation === 'obj' && other.index > token.index)) return;
    tokens[i] = { ...token, relation: 'iobj' };
    changed += 1;
  });
  return changed;
}

/** "The recognized government of Minsk, ..., accused": an article is no subject; the participle after it describes the noun. */
function modify(tokens: TreeToken[]): number {
  let changed = 0;
  tokens.forEach((article, i) => {
    if (article.tag !== 'DET' || article.relation !== 'nsubj') return;
    const participle = tokens.find(({ index }) => index === article.head);
    if (participle === undefined || participle.tag !== 'VERB' || !/^VB[DN]$/.test(participle.xpos)) return;
    const noun = tokens.find(({ head, relation, index }) => head === participle.index && relation === 'obj' && index > participle.index);
    const verb = tokens.find(
      (other) =>
        other.head === participle.index &&
        other.relation === 'conj' &&
        other.tag === 'VERB' &&
        !tokens.some(({ head, relation }) => head === other.index && relation.startsWith('nsubj')),
    );
    if (noun === undefined || verb === undefined) return;
    const first = tokens[0]!.index;
    for (const other of tokens)
      if (other.head === participle.index && other.index > noun.index && other.index !== verb.index)
        tokens[other.index - first] = { ...other, head: verb.index };
    tokens[i] = { ...article, head: noun.index, relation: 'det' };
    tokens[verb.index - first] = { ...verb, head: participle.head, relation: participle.relation };
    tokens[noun.index - first] = { ...noun, head: verb.index, relation: 'nsubj' };
    tokens[participle.index - first] = { ...participle, head: noun.index, relation: 'amod' };
    changed += 1;
  });
  return changed;
}

/** "Oslo got thanked": nothing hangs on an auxiliary; the subject is the verb's. */
function raise(tokens: TreeToken[]): number {
  const first = tokens[0]?.index ?? 0;
  let changed = 0;
  tokens.forEach((token, i) => {
    const auxiliary = token.relation.startsWith('nsubj') ? tokens[token.head - first] : undefined;
    if (auxiliary === undefined || !/^aux/.test(auxiliary.relation) || auxiliary.head < 0 || auxiliary.head === token.index) return;
    tokens[i] = { ...token, head: auxiliary.head, relation: auxiliary.relation === 'aux:pass' ? 'nsubj:pass' : 'nsubj' };
    changed += 1;
  });
  return changed;
}

/** "M23 condemned the attack": a verb without an auxiliary has no passive subject. Participles after nouns have none at all. */
function activate(tokens: TreeToken[]): number {
  const first = tokens[0]?.index ?? 0;
  const passive = new Set(tokens.filter((token) => token.relation === 'aux:pass').map((token) => token.head));
  let changed = 0;
  tokens.forEach((token, i) => {
    if (token.relation !== 'nsubj:pass' || passive.has(token.head)) return;
    const verb = tokens[token.head - first];
    if (verb === undefined || (verb.xpos !== 'VBD' && verb.xpos !== 'VBN')) return;
    // "will be opened and closed": the auxiliary stands with the first of them.
    if (verb.relation === 'conj' && passive.has(verb.head)) return;
    if (tokens.some((other) => other.head === verb.index && (other.lemma === 'be' || other.lemma === 'get') && other.tag === 'AUX')) return;
    tokens[i] = { ...token, relation: 'nsubj' };
    changed += 1;
  });
  return changed;
}

/** Verbs with a noun after them that is not their object. */
const LINKING = /^(?:be|become|remain|seem|appear|stay|call|name|elect|appoint|make|turn|label|brand|declare|consider|deem|dub|crown)$/;

/** "scolded Gashi the next day": a name bare after a verb without an object is its object. */
function objectify(tokens: TreeToken[]): number {
  const first = tokens[0]?.index ?? 0;
  let changed = 0;
  tokens.forEach((token, i) => {
    if (token.relation !== 'xcomp' || token.tag !== 'PROPN' || token.head < 0 || token.head >= token.index) return;
    const verb = tokens[token.head - first];
    if (verb === undefined || verb.tag !== 'VERB' || LINKING.test(verb.lemma)) return;
    const below = tokens.some((other) => other.head === token.index && /^(?:case|mark|cop|nsubj)$/.test(other.relation));
    const object = tokens.some((other) => other.head === verb.index && other.relation === 'obj');
    if (below || object) return;
    tokens[i] = { ...token, relation: 'obj' };
    changed += 1;
  });
  return changed;
}

const TIME = /^(?:second|minute|hour|day|week|month|year|decade|moment)$/;

/** "a day after Moscow blocked it": what follows a conjunction of time and has a finite verb behind it is the subject of that verb. */
function clausify(tokens: TreeToken[]): number {
  const first = tokens[0]?.index ?? 0;
  let changed = 0;
  tokens.forEach((mark, i) => {
    if (mark.relation !== 'case' || !/^(?:after|before|since|until)$/i.test(mark.text)) return;
    const noun = tokens[mark.head - first];
    if (noun === undefined || noun.index < mark.index || !/^(?:nmod|obl)/.test(noun.relation)) return;
    let end = noun.index;
    for (const other of tokens)
      if (other.index > end && other.head === noun.index && /^(?:flat|fixed|compound)$/.test(other.relation)) end = other.index;
    const at = end + 1 - first;
    const verb = tokens[at];
    if (verb === undefined || verb.tag !== 'VERB' || !FINITE.has(verb.xpos) || verb.relation.startsWith('acl')) return;
    const subject = tokens.find((other) => other.head === verb.index && /^nsubj/.test(other.relation));
    if (subject !== undefined && (subject.index !== noun.head || !TIME.test(subject.lemma))) return;
    if (subject !== undefined) tokens[subject.index - first] = { ...subject, relation: 'obl:unmarked' };
    tokens[noun.index - first] = { ...noun, head: verb.index, relation: 'nsubj' };
    tokens[i] = { ...mark, head: verb.index, relation: 'mark' };
    if (verb.head === noun.index || verb.relation === 'root') tokens[at] = { ...verb, head: noun.head, relation: 'advcl' };
    changed += 1;
  });
  return changed;
}

/** "Oslo, whose fleet is small, sided with Minsk": where a noun is the root, the finite verb after its clause is the root. */
function crown(tokens: TreeToken[]): number {
  const root = tokens.findIndex(({ relation }) => relation === 'root');
  if (root < 0) return 0;
  const noun = tokens[root]!;
  if (noun.tag !== 'PROPN' && noun.tag !== 'NOUN') return 0;
  if (tokens.some((other) => other.head === noun.index && /^(?:cop|nsubj)/.test(other.relation))) return 0;
  const comma = tokens.findIndex((token, i) => i > root && token.text === ',');
  if (comma < 0 || !/^(?:who|whose|which|where)$/i.test(tokens[comma + 1]?.text ?? '')) return 0;
  const verb = tokens.findIndex(
    (token, i) => i > comma + 2 && tokens[i - 1]!.text === ',' && token.tag === 'VERB' && FINITE.has(token.xpos),
  );
  if (verb < 0 || tokens.some((other) => other.head === tokens[verb]!.index && /^nsubj/.test(other.relation))) return 0;
  const crowned = tokens[verb]!;
  const clause = tokens.findIndex((token, i) => i > comma && i < verb && token.head === noun.index && token.tag !== 'PUNCT');
  if (clause >= 0) tokens[clause] = { ...tokens[clause]!, relation: 'acl:relcl' };
  tokens[verb] = { ...crowned, head: -1, relation: 'root' };
  tokens[root] = { ...noun, head: crowned.index, relation: 'nsubj' };
  return 1;
}

/** The verb takes the noun's place, the noun becomes its object, and what stood before the verb hangs on the verb. */
function promote(tokens: TreeToken[], verb: TreeToken, noun: TreeToken): void {
  const first = tokens[0]!.index;
  let introduced = false;
  for (const other of tokens) {
    if (other.head !== noun.index || other.index >= verb.index || other.index === verb.index) continue;
    if (other.relation === 'det' || other.relation === 'amod') continue;
    const mark = other.relation === 'case';
    introduced ||= mark;
    tokens[other.index - first] = { ...other, head: verb.index, relation: mark ? 'mark' : other.relation };
  }
  const relation =
    introduced || noun.relation === 'obl' || noun.relation === 'nmod'
      ? 'advcl'
      : noun.relation === 'root'
        ? 'root'
        : noun.relation === 'nsubj'
          ? 'csubj'
          : 'ccomp';
  tokens[verb.index - first] = { ...verb, head: noun.head, relation };
  tokens[noun.index - first] = { ...noun, head: verb.index, relation: 'obj' };
}
