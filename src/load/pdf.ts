// The text of a PDF, in reading order, as far as the file tells.
//
// In: the bytes. Out: lines with "\n" between them and "\n\n" between paragraphs; the title where the file has one.
//
// A PDF knows glyphs and their places and no paragraphs. The pieces come in the order in which the page was written, which for printed news
// is the order of reading, columns included; sorting them by place would read across columns. A new line is a change of height, a new
// paragraph a wider gap or another size. Lines that stand on most pages (a running head, a page number) are left out.

import { InputError, messageOf } from '../errors.js';
import type { UnnamedLoaded } from './loaded.js';
import type { Place } from './record.js';

interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface Line {
  text: string;
  /** End of its last piece. */
  right: number;
  readonly left: number;
  readonly y: number;
  readonly size: number;
}

/** The part of pdfjs that is used; a browser gives its own, with the address of the worker set. */
export interface PdfReader {
  getDocument(options: Record<string, unknown>): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}

interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<{ getTextContent(): Promise<{ readonly items: readonly unknown[] }> }>;
  getMetadata(): Promise<{ readonly info: object }>;
}

export interface PdfOptions {
  /** Default: the build for Node. */
  readonly reader?: PdfReader | undefined;
}

export async function parsePdf(bytes: Uint8Array, { file, line }: Place, options: PdfOptions = {}): Promise<UnnamedLoaded[]> {
  // Imported only when it is needed: it is by far the largest module here.
  const reader = options.reader ?? ((await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as PdfReader);
  // pdfjs takes the bytes away from their owner; it gets a copy. `verbosity: 0` keeps it from writing to the console.
  const task = reader.getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
  });
  try {
    const document = await task.promise;
    const pages: Line[][] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(linesOf((await page.getTextContent()).items.flatMap(pieceOf)));
    }
    const text = paragraphsOf(withoutRunningHeads(pages));
    if (text === '') {
      const found = `a PDF of ${document.numPages} pages without text, probably pictures of pages`;
      return [
        { problem: new InputError({ file, line, found, expected: 'a PDF with text', advice: 'Run text recognition (OCR) on it first' }) },
      ];
    }
    return [{ draft: { text, ...informationOf((await document.getMetadata()).info) } }];
  } catch (thrown) {
    return [{ problem: pdfProblem(file, thrown) }];
  } finally {
    await task.destroy();
  }
}

function pdfProblem(file: string, thrown: unknown): InputError {
  const locked = thrown instanceof Error && thrown.name === 'PasswordException';
  const problem = locked
    ? { found: 'a PDF that is locked with a password', advice: 'Save a copy without the password' }
    : { found: `a PDF that cannot be read (${messageOf(thrown)})`, advice: 'Look whether it was saved in full' };
  return new InputError({ file, expected: 'a PDF with text', ...problem }, { cause: thrown });
}

function pieceOf(item: unknown): Piece[] {
  if (typeof item !== 'object' || item === null || !('str' in item) || !('transform' in item)) return [];
  const { str, transform, width } = item as { str: string; transform: readonly number[]; width?: number };
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  return str === '' ? [] : [{ text: str, x, y, width: width ?? 0, size: Math.hypot(a, b) || 1 }];
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  for (const { text, x, y, width, size } of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - y) < Math.max(last.size, size) * 0.5 && x >= last.right - size) {
      // Words of one line may be pieces without a space between them.
      const gap = x - last.right > size * 0.2 && !/\s$/.test(last.text) && !/^\s/.test(text);
      last.text += (gap ? ' ' : '') + text;
      last.right = x + width;
    } else if (text.trim() !== '') lines.push({ text, left: x, right: x + width, y, size });
  }
  return lines;
}

/** Leaves out the first and last lines of pages where they are the same, but for figures, on most of them. */
function withoutRunningHeads(pages: readonly Line[][]): readonly Line[][] {
  if (pages.length < 3) return pages;
  const shape = (line: Line): string => line.text.replaceAll(/\d+/g, '0').trim();
  const counts = new Map<string, number>();
  const edges = (page: readonly Line[]): Set<Line> => new Set([...page.slice(0, 2), ...page.slice(-2)]);
  for (const page of pages) {
    for (const text of new Set([...edges(page)].map(shape))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return pages.map((page) => {
    const candidates = edges(page);
    return page.filter((line) => !candidates.has(line) || (counts.get(shape(line)) ?? 0) <= pages.length / 2);
  });
}

function paragraphsOf(pages: readonly (readonly Line[])[]): string {
  const lines = pages.flat();
  // The step that most lines take tells a paragraph's end; of equals the smaller.
  const counts = new Map<number, number>();
  for (const [i, line] of lines.entries()) {
    const step = Math.round((lines[i - 1]?.y ?? 0) - line.y);
    if (i > 0 && step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const usual = [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
  let text = '';
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before !== undefined) {
      const apart = before.y - line.y > usual * 1.35 || Math.abs(before.size - line.size) > 1;
      text += apart ? '\n\n' : '\n';
    }
    text += line.text.trim();
  }
  return text.trim();
}

/** The title in the file's own record, but for titles that are file names. The day it was made is that of a print, and so is not taken. */
function informationOf(info: object): { title?: string } {
  const { Title: title } = info as { Title?: unknown };
  return typeof title === 'string' && title.trim() !== '' && !/\.\w{2,4}$|^(?:untitled|microsoft word)/i.test(title)
    ? { title: title.trim() }
    : {};
}
