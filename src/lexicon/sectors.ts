// The sectors a table may name, and the check of a cell that names one.
//
//   sectorOf('offices.tsv', 12, 'MIL') -> 'MIL';   'MLI' -> TableError "offices.tsv:12: ..."

import type { Sector } from '../document.js';
import { TableError } from './table.js';

/** Written as a record, so that the compiler sees when one is missing. */
const SECTORS: Readonly<Record<Sector, true>> = {
  GOV: true, MIL: true, REB: true, OPP: true, LEG: true, JUD: true, SPY: true, PTY: true, JRN: true, IGO: true, NGO: true, BUS: true, COP: true, EDU: true, MED: true,
  UAF: true, PRM: true, PRE: true, CRM: true, REL: true, LAB: true, SOC: true, ELI: true, CVL: true, REF: true, AGR: true, '': true,
}; // biome-ignore format: one list

/** The sector a cell names; an empty one is none. A line that is dear to count is a function. @throws TableError for anything else. */
export function sectorOf(file: string, line: number | (() => number), cell: string): Sector {
  if (Object.hasOwn(SECTORS, cell)) return cell as Sector;
  const known = Object.keys(SECTORS).filter((sector) => sector !== '');
  throw new TableError(
    file,
    typeof line === 'number' ? line : line(),
    `sector "${cell}" found, expected one of ${known.join(' ')}, or nothing`,
  );
}
