import { csvHead, csvRows } from '../../platform/csv/csv.js';
import { type AccessReport, UNUSUAL } from '../domain/access-report.js';
import { localTime } from './local-time.js';

const COLUMNS = [
  'at (UTC)',
  'at (agency)',
  'person',
  'name',
  'clip',
  'source clip',
  'purpose',
  'reference',
  'explanation',
  'review',
  'authorization',
  'bytes sent',
  'seconds sent',
  'unusual',
];

/** The report as a table, a line to an opening. */
export function accessCsv({ agency, lines }: AccessReport): Buffer {
  const rows = lines.map((line) => [
    line.at.toISOString(),
    localTime(line.at.toISOString(), agency.timeZone),
    line.personId,
    line.personName,
    line.clipId,
    line.sourceClipId,
    line.purpose,
    line.reference,
    line.explanation,
    line.reviewId,
    line.authorizationId,
    line.servedBytes,
    Math.round(line.servedMs / 1000),
    line.unusual.map((mark) => UNUSUAL[mark]).join('; '),
  ]);
  return Buffer.concat([csvHead(COLUMNS), csvRows(rows)]);
}
