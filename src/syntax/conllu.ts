// CoNLL-U, the format of Universal Dependencies treebanks: out of a parsed document, and back in for its tokens.
//
//   1	Oslo	Oslo	PROPN	NNP	_	2	nsubj	_	_

import type { Parsed, Upos } from '../document.js';
import type { SentenceParser } from './parse.js';
import { lemmaOf } from './tokenize.js';

/** A parsed document as CoNLL-U; MISC holds the places in the source text. */
export function toConllu(document: Parsed): string {
  const lines: string[] = [];
  for (const sentence of document.sentences) {
    const { start, end } = sentence.span;
    const first = document.tokens[start]!;
    const last = document.tokens[end - 1]!;
    lines.push(
      `# sent_id = ${document.id}-${sentence.index + 1}`,
      `# text = ${document.text.slice(first.start, last.end).replace(/\s+/g, ' ')}`,
    );
    for (let i = start; i < end; i += 1) {
      const token = document.tokens[i]!;
      const head = token.head < 0 ? 0 : token.head - start + 1;
      const space = i + 1 < end && document.tokens[i + 1]!.start === token.end ? '|SpaceAfter=No' : '';
      lines.push(
        [
          i - start + 1,
          token.text,
          token.lemma,
          token.tag,
          token.xpos || '_',
          '_',
          head,
          token.relation,
          '_',
          `Start=${token.start}|End=${token.end}${space}`,
        ].join('\t'),
      );
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** Tags and parses the tokens of a CoNLL-U text as they stand. Comments, multiword ranges and empty nodes stay as they are. */
export function reparseConllu(text: string, parser: SentenceParser): string {
  const out: string[] = [];
  let rows: string[][] = [];
  let block: (string | number)[] = [];
  const flush = (): void => {
    const tree = parser.parse(rows.map((row) => row[1]!));
    for (const line of block) {
      if (typeof line === 'string') {
        out.push(line);
        continue;
      }
      const row = rows[line]!;
      const tag = tree.upos[line]!;
      out.push(
        [
          row[0],
          row[1],
          lemmaOf(row[1]!, tag as Upos),
          tag,
          tree.xpos[line],
          '_',
          tree.head[line]! + 1,
          tree.relation[line],
          '_',
          row[9] ?? '_',
        ].join('\t'),
      );
    }
    rows = [];
    block = [];
  };
  for (const line of text.split(/\r?\n/)) {
    if (line === '') {
      if (block.length > 0) {
        flush();
        out.push('');
      }
    } else if (/^\d+\t/.test(line)) {
      block.push(rows.length);
      rows.push(line.split('\t'));
    } else block.push(line);
  }
  if (block.length > 0) flush();
  return `${out.join('\n')}\n`;
}

/** A drawing that a person can read: each word under its head, indented, with its relation. */
export function toDrawing(document: Parsed): string {
  const lines: string[] = [];
  for (const sentence of document.sentences) {
    const { start, end } = sentence.span;
    const draw = (index: number, depth: number): void => {
      const token = document.tokens[index]!;
      lines.push(`${'  '.repeat(depth)}${token.text}  ${token.tag} ${token.relation}`);
      for (let i = start; i < end; i += 1) if (document.tokens[i]!.head === index && depth < 200) draw(i, depth + 1);
    };
    for (let i = start; i < end; i += 1) if (document.tokens[i]!.head < 0) draw(i, 0);
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}
