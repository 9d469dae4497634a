import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null;

/** Without the first option a cell such as `=1+1` would run in the reader's spreadsheet. */
const OPTIONS = { escape_formulas: true, record_delimiter: 'windows' as const };

/** The first line of a table (RFC 4180), with a byte order mark: without it Excel garbles names. */
export function csvHead(columns: readonly string[]): Buffer {
  return Buffer.from(stringify([[...columns]], { ...OPTIONS, bom: true }));
}

/** Further lines of a table. */
export function csvRows(rows: readonly (readonly Cell[])[]): Buffer {
  return Buffer.from(
    stringify(
      rows.map((row) => [...row]),
      OPTIONS,
    ),
  );
}
