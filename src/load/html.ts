// A page of news: the article alone, as plain text, with what the page tells of it.
//
// In: HTML. Out: the text with "\n\n" between paragraphs; title, date, publisher and address from meta tags, JSON-LD, or the page itself.
//
//   <title>Talks resume | The Post</title> <article><p>MOSCOW (AP) - ...</p></article>  ->  "MOSCOW (AP) - ...", title "Talks resume"
//
// The document's text is what was taken out, not the HTML: ranges point into that.

import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { InputError, messageOf } from '../errors.js';
import type { UnnamedLoaded } from './loaded.js';
import { checkedDate, type Place } from './record.js';
import { emptyProblem } from './text.js';

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH THEAD TR UL'.split(
    ' ',
  ),
);
const silent = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME OBJECT SVG MATH BUTTON SELECT TEXTAREA INPUT NAV FORM FIGCAPTION HEAD TITLE'.split(' '),
);

// Tags that can be nested without end. Both libraries call themselves for each level, and Readability takes the square of it in time: 3,000
// levels took two minutes and then broke the call stack. Pages have 30 to 60.
const nesting = /<(\/?)(?:a|article|b|blockquote|center|div|em|font|i|ol|section|small|span|strong|table|u|ul)\b[^<>]{0,2000}>/gi;
const deepest = 200;

/** An article is longer than this many characters. */
const shortest = 200;

function depthOf(html: string): number {
  let depth = 0;
  let most = 0;
  for (const [, close] of html.matchAll(nesting)) {
    depth = Math.max(0, depth + (close === '' ? 1 : -1));
    most = Math.max(most, depth);
  }
  return most;
}

export function parseHtml(html: string, place: Place): UnnamedLoaded[] {
  try {
    return readPage(depthOf(html) > deepest ? html.replaceAll(nesting, '<br>') : html, place);
  } catch (thrown) {
    const found = `a page that cannot be taken apart (${messageOf(thrown)})`;
    const problem = { ...place, found, expected: 'HTML', advice: 'Save its text as .txt' };
    return [{ problem: new InputError(problem, { cause: thrown }) }];
  }
}

function readPage(html: string, place: Place): UnnamedLoaded[] {
  // Without a body linkedom finds no text at all; a fragment gets one.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  const page = parseHTML(whole).document;
  const told = metadataOf(page);
  const body = plainText(page.body);
  // This takes the page apart, so it comes last.
  const article = new Readability<Node>(page, { serializer: (node) => node, charThreshold: shortest }).parse();
  const found = article?.content ? plainText(article.content) : '';
  // A few words out of a long page are a caption or a notice, and the article was missed.
  const text = found === '' || (found.length < shortest && body.length > 4 * shortest) ? body : found;
  if (text === '') return [{ problem: emptyProblem(place, 'a page without text') }];

  const problems: InputError[] = [];
  const date = told.date === '' ? undefined : checkedDate(told.date, place, problems);
  return [
    ...problems.map((problem) => ({ problem })),
    {
      draft: {
        text,
        title: orNothing(told.title || article?.title || ''),
        date,
        url: orNothing(told.url),
        publisher: orNothing(told.publisher || article?.siteName || ''),
      },
    },
  ];
}

const orNothing = (text: string): string | undefined => (text.trim() === '' ? undefined : text.replaceAll(/\s+/g, ' ').trim());

/** The words of a tree, blocks apart from each other. Goes down with a list of its own: pages may be nested deeper than the call stack. */
function plainText(root: Node): string {
  const parts: string[] = [];
  const waiting: (Node | string)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node === 'string') parts.push(node);
    else if (node.nodeType === 3) parts.push((node.nodeValue ?? '').replaceAll(/\s+/g, ' '));
    else if (node.nodeType === 1 || node.nodeType === 9 || node.nodeType === 11) {
      const name = node.nodeName.toUpperCase();
      if (silent.has(name)) continue;
      if (name === 'BR') {
        parts.push('\n');
        continue;
      }
      const edge = blocks.has(name) ? '\n\n' : '';
      parts.push(edge);
      waiting.push(edge);
      // `childNodes` makes a new list each time it is asked.
      for (let child = node.lastChild; child !== null; child = child.previousSibling) waiting.push(child);
    }
  }
  return parts
    .join('')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

interface Told {
  readonly title: string;
  readonly date: string;
  readonly url: string;
  readonly publisher: string;
}

function metadataOf(document: Document): Told {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '').toLowerCase();
    const content = meta.getAttribute('content')?.trim() ?? '';
    if (name !== '' && content !== '' && !metas.has(name)) metas.set(name, content);
  }
  const first = (...names: string[]): string => names.map((name) => metas.get(name)).find((value) => value !== undefined) ?? '';
  const linked = linkedData(document);
  const dated = first(
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'pubdate',
    'publishdate',
    'parsely-pub-date',
    'sailthru.date',
  );
  return {
    title:
      first('og:title', 'twitter:title', 'dc.title', 'parsely-title') || linked.title || (document.querySelector('h1')?.textContent ?? ''),
    date: dated || linked.date || first('dc.date', 'dc.date.issued', 'dcterms.date', 'date') || timeOf(document),
    url: first('og:url') || (document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? ''),
    publisher: linked.publisher || first('og:site_name', 'dc.publisher', 'article:publisher_name', 'application-name'),
  };
}

const timeOf = (document: Document): string => document.querySelector('time[datetime]')?.getAttribute('datetime') ?? '';

/** The first article of the page's JSON-LD. Broken JSON-LD is common and no problem: other tags are asked then. */
function linkedData(document: Document): { title: string; date: string; publisher: string } {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let waiting: unknown[];
    try {
      waiting = [JSON.parse(script.textContent ?? '')];
    } catch {
      continue;
    }
    for (let seen = 0; waiting.length > 0 && seen < 1000; seen += 1) {
      const value = waiting.shift();
      if (Array.isArray(value)) waiting.push(...value.slice(0, 100));
      if (typeof value !== 'object' || value === null) continue;
      const fields = value as Record<string, unknown>;
      if (Array.isArray(fields['@graph'])) waiting.push(...fields['@graph'].slice(0, 100));
      if (!/Article|BlogPosting|Report/.test(String(fields['@type']))) continue;
      const publisher = fields.publisher;
      const name = typeof publisher === 'object' && publisher !== null ? (publisher as Record<string, unknown>).name : publisher;
      return { title: textOf(fields.headline), date: textOf(fields.datePublished), publisher: textOf(name) };
    }
  }
  return { title: '', date: '', publisher: '' };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
