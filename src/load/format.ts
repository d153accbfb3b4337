// The formats that can be read, and how to tell them.
//
//   "news/monday.jsonl.gz" -> "jsonl",   "talks.docx" -> null,   bytes that begin with "%PDF" -> "pdf"

export type Format = 'text' | 'markdown' | 'html' | 'pdf' | 'jsonl' | 'csv';

const formats: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
};

/** The endings that are read, for messages. */
export const endings = '.txt, .md, .html, .pdf, .jsonl or .csv, each also with .gz';

/** The ending of a file's name in lower case, without its point and without `.gz`; empty where it has none. */
export function endingOf(file: string): string {
  const name = file.replaceAll('\\', '/').split('/').at(-1)!.replace(/\.gz$/i, '');
  return (/.\.([A-Za-z0-9]+)$/.exec(name)?.[1] ?? '').toLowerCase();
}

/** The format that a file's name tells, or null. */
export function formatOf(file: string): Format | null {
  const ending = endingOf(file);
  return Object.hasOwn(formats, ending) ? formats[ending]! : null;
}

/** The format of something without a name, by how it begins. Anything that is not told otherwise is plain text. */
export function formatOfContent(bytes: Uint8Array): Format {
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 1024))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (head.startsWith('%PDF')) return 'pdf';
  if (/^\{\s*"/.test(head)) return 'jsonl';
  return /^<(?:!doctype html|!--|html|head|body|meta|article|div|main|p)[\s>]/i.test(head) ? 'html' : 'text';
}
