import { setImmediate as breathe } from 'node:timers/promises';
import {
  ACCESS_STATEMENTS,
  type AccessLine,
  type AccessReport,
  UNUSUAL,
} from '../domain/access-report.js';
import { localTime } from './local-time.js';
import { INK, PdfPage } from '../../platform/pdf/pdf-page.js';
import { FAST, type PdfCell, type PdfColumn, PdfTable } from '../../platform/pdf/pdf-table.js';

const COLUMNS: readonly PdfColumn[] = [
  { title: 'When', share: 0.2, align: 'left' },
  { title: 'Who', share: 0.16, align: 'left' },
  { title: 'Clip', share: 0.22, align: 'left' },
  { title: 'What for, and by which authorization', share: 0.33, align: 'left' },
  { title: 'Sent', share: 0.09, align: 'right' },
];
/** Other requests get their turn between. */
const ROWS_AT_ONCE = 40;

/** The report on paper. */
export async function accessPdf(report: AccessReport): Promise<Buffer> {
  const { agency, lines } = report;
  const title = `Access report of ${agency.name}`;
  const page = new PdfPage({ title, author: agency.name, date: new Date(report.madeAt) });
  drawHead(page, report);
  const table = new PdfTable(page, COLUMNS, FAST);
  for (let at = 0; at < lines.length; at += ROWS_AT_ONCE) {
    const rows = lines.slice(at, at + ROWS_AT_ONCE);
    table.add(rows.map((line) => ({ cells: cellsOf(line, agency.timeZone) })));
    await breathe();
  }
  table.end();
  for (const statement of ACCESS_STATEMENTS) page.paragraph(statement, { space: 4 });
  return page.finish((number, count) => `${title}  ·  page ${number} of ${count}`);
}

function drawHead(page: PdfPage, report: AccessReport): void {
  const { agency, person, clipId } = report;
  const time = (moment: string) => localTime(moment, agency.timeZone);
  page.paragraph(agency.name, { font: 'strong', size: 10, ink: INK.accent, space: 2 });
  page.paragraph('Who opened footage', { tag: 'H1', font: 'strong', size: 20 });
  const facts = [
    ['Period', `from ${time(report.from)} to ${time(report.to)}`],
    ['Person', person === null ? 'Everybody' : person.name],
    ['Clip', clipId ?? 'All'],
    ['Openings', `${report.lines.length}`],
    ['Made', time(report.madeAt)],
  ];
  for (const [name = '', value = ''] of facts) {
    page.paragraph(`${name}: ${value}`, { ink: INK.quiet, space: 2 });
  }
  page.y += 10;
}

function cellsOf(line: AccessLine, timeZone: string): PdfCell[] {
  const { purpose, reference, explanation, reviewId, authorizationId } = line;
  const why = [
    [purpose, reference].filter((part) => part !== null).join(' '),
    ...(explanation === null ? [] : [explanation]),
    ...(reviewId === null ? [] : [`review ${reviewId}`]),
    `authorization ${authorizationId ?? 'none'}`,
    ...line.unusual.map((mark) => `Unusual: ${UNUSUAL[mark]}`),
  ];
  return [
    localTime(line.at.toISOString(), timeZone),
    line.personName,
    [line.sourceClipId, line.clipId],
    why,
    `${Math.round(line.servedMs / 1000)} s`,
  ];
}
