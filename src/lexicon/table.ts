// Reads one table of the lexicon. Text of a .tsv file in, rows out, or an error that names file and line.
//
//   parseTable('countries.tsv', 'id\tlabel\nFRA\tFrance\n', ['id', 'label'])  ->  [{id: 'FRA', label: 'France', line: 2}]

/** A table that does not read: says the file, the line, what was found, what was expected and what to do. */
export class TableError extends Error {
  override readonly name = 'TableError';
  constructor(
    readonly file: string,
    readonly line: number,
    message: string,
  ) {
    super(`${file}:${line}: ${message}`);
  }
}

/** One row: a string for each column (empty where the cell is), and its line in the file, counted from 1. */
export type Row<Column extends string> = Readonly<Record<Column, string>> & { readonly line: number };

/**
 * The rows of a tab separated table. `#` lines and blank lines are remarks. A missing last cell is empty.
 * @throws TableError when the header lacks a column, a row has too many cells, or a first cell is empty.
 */
export function parseTable<Column extends string>(file: string, text: string, columns: readonly Column[]): Row<Column>[] {
  return [...rowsOf(file, text, columns)];
}

/** The rows one by one, for tables so long that all rows at once would burden the start of the program. */
export function* rowsOf<Column extends string>(file: string, text: string, columns: readonly Column[]): Generator<Row<Column>> {
  let header: string[] | null = null;
  let number = 0;
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const line = text.slice(start, stop < 0 ? text.length : stop);
    start = stop < 0 ? text.length : stop + 1;
    number += 1;
    if (isRemark(line)) continue;
    const cells = cellsOf(line);
    if (header === null) {
      header = cells;
      for (const column of columns) requireColumn(file, number, cells, column);
      continue;
    }
    if (cells.length > header.length) throw new TableError(file, number, strayTab(cells.length, header.length));
    if (cells[0] === '') throw new TableError(file, number, emptyFirst(header[0]!));
    const row: Record<string, string | number> = { line: number };
    for (let j = 0; j < header.length; j += 1) row[header[j]!] = cells[j] ?? '';
    yield row as unknown as Row<Column>;
  }
  if (header === null) throw new TableError(file, 1, `the table is empty; expected a header with ${columns.join(', ')}`);
}

function requireColumn(file: string, line: number, header: readonly string[], column: string): void {
  if (header.includes(column)) return;
  throw new TableError(
    file,
    line,
    `column "${column}" is missing from the header "${header.join(' ')}"; add it, even if its cells stay empty`,
  );
}

/** `#` lines and blank lines. */
export function isRemark(line: string): boolean {
  const code = line.charCodeAt(0);
  if (code > 35) return false;
  return code === 35 || line.trim() === '';
}

export function strayTab(found: number, expected: number): string {
  return `${found} cells found, expected ${expected}; is there a stray tab?`;
}

export function emptyFirst(column: string): string {
  return `the first cell ("${column}") is empty; every row needs one`;
}

/** The parts of a list cell: "U.S.|US" -> ["U.S.", "US"]; an empty cell has none. */
export function listOf(cell: string): string[] {
  if (cell === '') return [];
  if (!cell.includes('|')) return [cell];
  const parts = cell.split('|');
  return parts.includes('') ? parts.filter((part) => part !== '') : parts;
}

/** The cells of a line, without the spaces around them. Trimming only where a cell has some: twenty thousand lines are read at every start. */
export function cellsOf(line: string): string[] {
  const cells = line.split('\t');
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i]!;
    if (cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32) cells[i] = cell.trim();
  }
  return cells;
}
