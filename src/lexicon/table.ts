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
  for (let i = first + 1; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const cells = cellsOf(line);
    if (cells.length > header.length) {
      throw new TableError(file, i + 1, `${cells.length} cells found, expected ${header.length}; is there a stray tab?`);
    }
    const row: Record<string, string | number> = { line: i + 1 };
    header.forEach((column, j) => {
      row[column] = cells[j] ?? '';
    });
    if (row[header[0]!] === '') throw new TableError(file, i + 1, `the first cell ("${header[0]}") is empty; every row needs one`);
    rows.push(row as unknown as Row<Column>);
  }
  return rows;
}

/** The parts of a list cell: "U.S.|US" -> ["U.S.", "US"]; an empty cell has none. */
export function listOf(cell: string): string[] {
  return cell === '' ? [] : cell.split('|').filter((part) => part !== '');
}

function cellsOf(line: string): string[] {
  return line
    .replace(/\r$/, '')
    .split('\t')
    .map((cell) => cell.trim());
}
