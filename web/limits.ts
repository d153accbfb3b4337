// How much the viewer takes at once, and what it says to more.

/** Characters of one article. More is a book or a dump; `load.ts` draws the same line for files. */
export const LONGEST = 1_000_000;

/** Bytes of one file. */
export const LARGEST = 64 * 1024 * 1024;

/** More could not be drawn legibly, nor in bearable time. */
export const MOST_ACTORS = 20_000;
export const MOST_EDGES = 100_000;

export function tooLong(what: string, characters: number): string {
  return `${what} has ${characters.toLocaleString('en')} characters, expected at most ${LONGEST.toLocaleString('en')}. Take one article at a time.`;
}

export function tooLarge(file: string, bytes: number): string {
  return `${file} has ${Math.round(bytes / 2 ** 20)} MB, expected at most ${LARGEST / 2 ** 20}. Read it with the command line and open what it writes.`;
}

/** @throws Error that says what to do, where there is more than can be drawn. */
export function checkSize(file: string, actors: number, edges: number): void {
  if (actors <= MOST_ACTORS && edges <= MOST_EDGES) return;
  throw new Error(
    `${file} has ${actors.toLocaleString('en')} actors and ${edges.toLocaleString('en')} ties or claims, expected at most ${MOST_ACTORS.toLocaleString('en')} and ${MOST_EDGES.toLocaleString('en')}. Filter it first, as with "demarche neighbors" or "demarche top".`,
  );
}
