#!/usr/bin/env node
// Scores the links between mentions of one actor on a CoNLL-U file with entities as GUM writes them (Entity=(4-person-... 4) in MISC).
//
//   node scripts/coreference-score.mjs gum-dev.conllu --documents news
//     -> {"documents":2,"pronouns":{"links":20,"right":18,"precision":0.9,...},"names":{...},"nominals":{...}}
//
// What acts for a state ("Syrian troops", "we" of a minister) or only lies in it (a city) is no claim that two words mean one thing: such
// mentions are left out. A link goes from a resolved mention to the mention of the same actor before it. It is right when both stand for one entity of the file.
// Mentions are matched by their first and last words, else by their heads; links with an end that the file does not annotate are left out and counted. Recall asks, of the
// file's pronouns and names that have an earlier mention of their entity, how many we link rightly.

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '' },
    build: { type: 'string', default: '../dist/' },
    errors: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 1) {
  console.error('usage: node scripts/coreference-score.mjs FILE.conllu [--documents PART-OF-ID] [--errors]');
  process.exit(2);
}

const { loadReader } = await import(new URL('node.js', new URL(values.build, import.meta.url)).href);
const reader = await loadReader();
const tally = () => ({ links: 0, right: 0, gold: 0, found: 0 });
const score = { pronouns: tally(), names: tally(), nominals: tally() };
let unmatched = 0;
let documents = 0;

for (const gold of readDocuments(readFileSync(positionals[0], 'utf8'))) {
  if (!gold.id.includes(values.documents)) continue;
  documents += 1;
  scoreDocument(gold);
}

const share = (a, b) => (b === 0 ? null : Math.round((a / b) * 1000) / 1000);
const shown = Object.fromEntries(
  Object.entries(score).map(([kind, { links, right, gold, found }]) => [
    kind,
    { links, right, precision: share(right, links), gold, recall: kind === 'nominals' ? null : share(found, gold) },
  ]),
);
console.log(JSON.stringify({ documents, ...shown, unmatched }));

function scoreDocument(gold) {
  const read = reader.actors({ id: gold.id, text: gold.text });
  /** Token of the file by its first character. */
  const tokenAt = new Map(gold.tokens.map((token, i) => [token.start, i]));
  const last = new Map();
  const lastNamed = new Map();
  const right = new Set();
  for (const mention of read.mentions) {
    if (mention.actor === null || !meansIt(mention)) continue;
    const head = tokenAt.get(read.tokens[mention.head].start);
    const first = tokenAt.get(read.tokens[mention.span.start].start);
    const until = read.tokens[mention.span.end - 1].end;
    const entity = gold.bySpan.get(`${first}-${until}`) ?? (head === undefined ? undefined : gold.byHead.get(head));
    // A name is linked to the name or noun before it, so that a pronoun misread between them counts once.
    const before = (mention.form === 'pronoun' ? last : lastNamed).get(mention.actor);
    if (entity === undefined) {
      unmatched += 1;
      continue;
    }
    last.set(mention.actor, { entity, mention });
    if (mention.form !== 'pronoun') lastNamed.set(mention.actor, { entity, mention });
    if (before === undefined || before.mention.head === mention.head) continue;
    const kind = mention.form === 'pronoun' ? 'pronouns' : mention.form === 'nominal' || mention.form === 'title' ? 'nominals' : 'names';
    score[kind].links += 1;
    if (before.entity === entity) {
      score[kind].right += 1;
      right.add(head);
    } else if (values.errors) {
      const words = (other) => gold.text.slice(other.range.start, other.range.end);
      const from = Math.max(0, mention.range.start - 70);
      console.error(
        `${gold.id} ${kind}: "${words(mention)}" -> "${words(before.mention)}" | ${gold.text.slice(from, mention.range.end + 20).replaceAll('\n', ' ')}`,
      );
    }
  }
  const seen = new Set();
  for (const { entity, head } of gold.mentions) {
    if (!seen.has(entity)) {
      seen.add(entity);
      continue;
    }
    const { tag } = gold.tokens[head];
    const kind = tag === 'PRON' ? 'pronouns' : tag === 'PROPN' ? 'names' : null;
    if (kind === null) continue;
    score[kind].gold += 1;
    if (right.has(head)) score[kind].found += 1;
  }
}

/** True where a mention claims to be its actor, and not to act for it or to lie in it. */
function meansIt({ form, kind, place, because }) {
  if (kind === 'country' && (form === 'demonym' || (form === 'metonym' && place))) return false;
  return !/^(?:acts for|office of its owner|state of the quotation)/.test(because);
}

/** Documents of a file: their text, tokens with places in it, and entities by the head words of their mentions. */
function* readDocuments(text) {
  let current = null;
  for (const block of text.split(/\n\n+/)) {
    const lines = block.split('\n');
    const id = lines.find((line) => line.startsWith('# newdoc id = '))?.slice(14);
    if (id !== undefined) {
      if (current) yield finish(current);
      current = { id, text: '', tokens: [], mentions: [], open: [] };
    }
    if (current) addSentence(current, lines);
  }
  if (current) yield finish(current);
}

function addSentence(document, lines) {
  const paragraph = lines.some((line) => line.startsWith('# newpar'));
  if (document.text !== '') document.text += paragraph ? '\n\n' : ' ';
  const first = document.tokens.length;
  let joined = 0;
  for (const line of lines) {
    const [id, form, , tag, , , head, , , misc] = line.split('\t');
    if (misc === undefined) continue;
    const spaced = !misc.includes('SpaceAfter=No');
    if (/^\d+-\d+$/.test(id)) {
      // "daughter's": the parts are written without a space, the last is followed by what follows the whole.
      const [from, to] = id.split('-').map(Number);
      joined = to - from + 1;
      document.joinedSpace = spaced;
      continue;
    }
    if (!/^\d+$/.test(id)) continue;
    const start = document.text.length;
    document.text += form;
    document.tokens.push({ start, end: document.text.length, tag, head: Number(head) === 0 ? -1 : first + Number(head) - 1 });
    const entities = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [, opened, close, closed] of entities.matchAll(/\(([^()-]+)[^()]*(\)?)|([^()]+)\)/g)) {
      const at = document.tokens.length - 1;
      if (closed !== undefined) closeEntity(document, closed, at);
      else {
        document.open.push({ entity: opened, start: at });
        if (close === ')') closeEntity(document, opened, at);
      }
    }
    joined -= 1;
    if (joined < 0 ? spaced : joined === 0 && document.joinedSpace) document.text += ' ';
  }
  document.text = document.text.trimEnd();
}

function closeEntity(document, entity, end) {
  const i = document.open.findLastIndex((one) => one.entity === entity);
  if (i < 0) return;
  const [{ start }] = document.open.splice(i, 1);
  document.mentions.push({ entity, start, end });
}

function finish({ id, text, tokens, mentions }) {
  const headed = mentions
    .map(({ entity, start, end }) => {
      let head = start;
      for (let i = start; i <= end; i += 1) if (tokens[i].head < start || tokens[i].head > end) head = i;
      return { entity, start, end, head };
    })
    .sort((a, b) => a.start - b.start);
  return {
    id,
    text,
    tokens,
    mentions: headed,
    byHead: new Map(headed.map(({ entity, head }) => [head, entity])),
    bySpan: new Map(headed.map(({ entity, start, end }) => [`${start}-${tokens[end].end}`, entity])),
  };
}
