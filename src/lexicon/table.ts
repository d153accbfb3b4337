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
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  if (first < 0) throw new TableError(file, 1, `the table is empty; expected a header with ${columns.join(', ')}`);
  const header = cellsOf(lines[first]!);
  for (const column of columns) {
    if (!header.includes(column)) {
      throw new TableError(
        file,
        first + 1,
        `column "${column}" is missing from the header "${header.join(' ')}"; add it, even if its cells stay empty`,
      );
    }
  }
  const rows: Row<Column>[] = [];
  const width = header.length;
  for (let i = first + 1; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (isRemark(line)) continue;
    const cells = cellsOf(line);
    if (cells.length > width) throw new TableError(file, i + 1, strayTab(cells.length, width));
    const row: Record<string, string | number> = { line: i + 1 };
    for (let j = 0; j < width; j += 1) row[header[j]!] = cells[j] ?? '';
    if (cells[0] === '') throw new TableError(file, i + 1, emptyFirst(header[0]!));
    rows.push(row as unknown as Row<Column>);
  }
  return rows;
}

/** `#` lines and blank lines. */
export function isRemark(line: string): boolean {
  const code = line.charCodeAt(0);
  return code === 35 || !(code > 32) ? code === 35 || line.trim() === '' : false;
}

export function strayTab(found: number, expected: number): string {
  return `${found} cells found, expected ${expected}; is there a stray tab?`;
}

export function emptyFirst(column: string): string {
  return `the first cell ("${column}") is empty; every row needs one`;
}

/** The parts of a list cell: "U.S.|US" -> ["U.S.", "US"]; an empty cell has none. */
export function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split('|').filter((part) => part !== '');
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
