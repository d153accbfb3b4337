// How much the viewer takes at once, and what it says to more. How large a graph may be is in `src/export/shown.ts`.

/** Characters of one article. More is a book or a dump; `load.ts` draws the same line for files. */
export const LONGEST = 1_000_000;

/** Bytes of one file. */
export const LARGEST = 64 * 1024 * 1024;

export function tooLong(what: string, characters: number): string {
  return `${what} has ${characters.toLocaleString('en')} characters, expected at most ${LONGEST.toLocaleString('en')}. Take one article at a time.`;
}

export function tooLarge(file: string, bytes: number): string {
  return `${file} has ${Math.round(bytes / 2 ** 20)} MB, expected at most ${LARGEST / 2 ** 20}. Read it with the command line and open what it writes.`;
}
