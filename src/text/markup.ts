// HTML tags and the lighter signs of Markdown, dropped from a text that was meant to be plain.
//
//   "<p>Russia <b>denied</b> it.</p>" -> "Russia denied it.",   "[Lavrov](http://example.org) said **no**" -> "Lavrov said no"
//
// Tags of blocks become paragraph breaks. Only names of HTML count as tags: "<who>" stays. Markdown is read here and not by the loader, so
// that ranges point into the file as it is.

import type { Cleaner } from './draft.js';

const blocks =
  'address|article|aside|blockquote|body|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|th|thead|title|tr|ul';
const inlines = 'a|abbr|b|big|br|cite|code|em|font|i|iframe|img|ins|del|mark|q|s|small|span|strike|strong|sub|sup|time|tt|u|wbr';

const tag = new RegExp(`</?(${blocks}|${inlines})(?:\\s[^<>]{0,2000})?/?>|<!--[^<>]{0,2000}-->`, 'gi');
const isBlock = new RegExp(`^(?:${blocks})$`, 'i');

export const dropTags: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(tag)) {
    const name = match[1] ?? '';
    const replacement = isBlock.test(name) ? '\n\n' : /^br$/i.test(name) ? '\n' : '';
    edit(match.index, match.index + match[0].length, replacement);
  }
};

// A list item, a heading or a quoted line begins a paragraph of its own.
const lineMarks = /^[ \t]{0,3}(?:(?:#{1,6}|[-*+•]|>)[ \t]+)+|^>(?=\S)/gm;

export const dropLineMarks: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(lineMarks)) edit(match.index, match.index + match[0].length, match.index > 0 ? '\n' : '');
};

// Each alternative begins with its sign and looks back only from there: looking back first made this the slowest cleaner by far.
const inlineMarks = new RegExp(
  [
    /!?\[[^[\]\n]{0,300}\]\([^()\s]{1,1000}\)/,
    /\*\*(?<![\w*]\*\*)(?=[^\s*])[^*\n]{0,300}(?<=[^\s*])\*\*(?![\w*])/,
    /\*(?<![\w*]\*)(?=[^\s*])[^*\n]{0,300}(?<=[^\s*])\*(?![\w*])/,
    /__(?<!\w__)(?=[^\s_])[^_\n]{0,300}(?<=[^\s_])__(?!\w)/,
    /_(?<!\w_)(?=[^\s_])[^_\n]{0,300}(?<=[^\s_])_(?!\w)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

export const dropInlineMarks: Cleaner = ({ clean }, edit) => {
  for (const match of clean.matchAll(inlineMarks)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[0].startsWith('!')) edit(start, end, '');
    else if (match[0].startsWith('[')) {
      edit(start, start + 1, '');
      edit(start + match[0].indexOf(']('), end, '');
    } else {
      const width = /^(?:\*\*|__)/.test(match[0]) ? 2 : 1;
      edit(start, start + width, '');
      edit(end - width, end, '');
    }
  }
};
