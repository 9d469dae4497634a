import { csvHead, csvRows } from '../../platform/csv/csv.js';
import type { RowFault } from '../domain/roster-file.js';

/** Each line as it was sent, behind what is wrong with it; no cell of it runs in a spreadsheet. */
export function rosterFaultsCsv(faults: readonly RowFault[]): Buffer {
  const widest = Math.max(0, ...faults.map(({ cells }) => cells.length));
  const columns = Array.from({ length: widest }, (_, at) => `column_${at + 1}`);
  const rows = faults.map(({ line, says, cells }) => [line, says.join('; '), ...cells]);
  return Buffer.concat([csvHead(['line', 'what_is_wrong', ...columns]), csvRows(rows)]);
}
