// What is shown in, one page that opens from the disk out: the viewer, the reading and the view, in one file.
//
//   toHtml(template, { shown: reading, title: 'Talks in Moscow', link: 'actor=country%3ARUS' }) -> '<!doctype html>...'
//
// The template is `dist/web/page.html`, which the build makes. Whatever articles say stays data: it stands in a block that no browser
// runs, in which no tag can begin or end, and the page's own policy allows no script but the viewer.

import type { Shown } from './shown.js';
import { escapeXml } from './xml.js';

export interface Given {
  readonly shown: Shown;
  /** A view, as the end of an address. */
  readonly link?: string;
  /** The reader's corrections, as the viewer keeps them. */
  readonly judgements?: readonly unknown[];
}

const PLACE = '<script type="application/json" id="given"></script>';
const TITLE = '<title>démarche</title>';

/** @throws Error where the template has no place for what is given. */
export function toHtml(template: string, { title = '', ...given }: Given & { readonly title?: string }): string {
  if (!template.includes(PLACE) || !template.includes(TITLE))
    throw new Error('Found a page without a place for the reading; expected the one that the build makes. Run "npm run build" again.');
  const data = JSON.stringify(given).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const heading = title === '' ? TITLE : `<title>${escapeXml(title)} · démarche</title>`;
  // Functions, for a "$" in an article must not mean anything.
  return template.replace(TITLE, () => heading).replace(PLACE, () => PLACE.replace('></', () => `>${data}</`));
}
