import type { ComplianceReport, Counts, ReportLine } from '../domain/compliance-report.js';
import type { CoverageMeasure, Definition, ReviewMeasure } from '../domain/definitions.js';
import { shareText } from '../domain/share.js';
import { localTime } from './local-time.js';
import { INK, PdfPage } from '../../platform/pdf/pdf-page.js';
import { type PdfColumn, type PdfRow, PdfTable } from '../../platform/pdf/pdf-table.js';

type ReviewCounts = Counts<ReviewMeasure>;
type CoverageCounts = Counts<CoverageMeasure>;

const signedShare = (counts: ReviewCounts) =>
  shareText(counts.signedOnTime + counts.signedLate, counts.assigned);
const coveredShare = (counts: CoverageCounts) =>
  shareText(counts.covered + counts.alreadyRecording, counts.holsterDraws);

/** The report on paper. Its date is the cut-off: when it is printed says nothing about it. */
export function compliancePdf(report: ComplianceReport, contentId: string): Promise<Buffer> {
  const { agency } = report;
  const title = `Compliance report of ${agency.name}`;
  const page = new PdfPage({ title, author: agency.name, date: new Date(report.cutoff) });
  drawHead(page, report, contentId);
  drawReviews(page, report);
  drawCoverage(page, report);
  heading(page, 'How to read this report');
  for (const statement of report.statements) page.paragraph(statement, { space: 4 });
  return page.finish((number, count) => `Content id ${contentId}  ·  page ${number} of ${count}`);
}

function drawHead(page: PdfPage, report: ComplianceReport, contentId: string): void {
  const { agency, unit } = report;
  const time = (moment: string) => localTime(moment, agency.timeZone);
  page.paragraph(agency.name, { font: 'strong', size: 10, ink: INK.accent, space: 2 });
  page.paragraph('Reviews and holster coverage', { tag: 'H1', font: 'strong', size: 20 });
  const facts = [
    ['Period', `from ${time(report.from)} to ${time(report.to)}`],
    ['Cut-off', time(report.cutoff)],
    ['Unit', unit === null ? 'All units' : unit.name],
    ['Times', `as the clocks in ${agency.timeZone} show them`],
    ['Content id', contentId],
  ];
  for (const [name = '', value = ''] of facts) {
    page.paragraph(`${name}: ${value}`, { ink: INK.quiet, space: 2 });
  }
  page.y += 10;
}

function drawReviews(page: PdfPage, { reviews }: ComplianceReport): void {
  const { total } = reviews;
  heading(page, 'Reviews');
  page.paragraph(
    `${total.signedOnTime + total.signedLate} of ${total.assigned} assigned reviews were signed ` +
      `by the cut-off (${signedShare(total)}); ${total.overdue} were overdue.`,
    { size: 10, space: 8 },
  );
  definitions(page, reviews.definitions, total);
  const tables = [
    ['Unit', reviews.byUnit],
    ['Reviewer', reviews.byReviewer],
    ['Draw', reviews.byDraw],
  ] as const;
  for (const [name, lines] of tables) {
    const columns = columnsOf(name, reviews.definitions, 'Signed', 0.28);
    new PdfTable(page, columns).draw(rowsOf(lines, total, reviews.definitions, signedShare));
  }
}

function drawCoverage(page: PdfPage, { coverage }: ComplianceReport): void {
  const { total } = coverage;
  heading(page, 'Holster coverage');
  page.paragraph(
    `${total.covered + total.alreadyRecording} of ${total.holsterDraws} holster draws were on ` +
      `camera in time (${coveredShare(total)}); ${total.missed} were missed.`,
    { size: 10, space: 8 },
  );
  definitions(page, coverage.definitions, total);
  const columns = columnsOf('Unit', coverage.definitions, 'On camera', 0.2);
  new PdfTable(page, columns).draw(
    rowsOf(coverage.byUnit, total, coverage.definitions, coveredShare),
  );
}

function heading(page: PdfPage, text: string): void {
  // Room for the heading and what follows it: a heading must not end a page.
  page.makeRoom(90);
  page.paragraph(text, { tag: 'H2', font: 'strong', size: 13, space: 4 });
}

/** Every number beside what it counts. */
function definitions<Measure extends string>(
  page: PdfPage,
  measures: readonly Definition<Measure>[],
  counts: Counts<Measure>,
): void {
  const columns: PdfColumn[] = [
    { title: 'Number', share: 0.2, align: 'left' },
    { title: 'In all', share: 0.1, align: 'right' },
    { title: 'What it counts', share: 0.7, align: 'left' },
  ];
  new PdfTable(page, columns).draw(
    measures.map(({ measure, name, means }) => ({ cells: [name, `${counts[measure]}`, means] })),
  );
}

function columnsOf(
  name: string,
  measures: readonly Definition[],
  share: string,
  nameShare: number,
): PdfColumn[] {
  const each = (1 - nameShare) / (measures.length + 1);
  const titles = [...measures.map((measure) => measure.name), share];
  return [
    { title: name, share: nameShare, align: 'left' },
    ...titles.map((title) => ({ title, share: each, align: 'right' as const })),
  ];
}

function rowsOf<Measure extends string>(
  lines: readonly ReportLine<Measure>[],
  total: Counts<Measure>,
  measures: readonly Definition<Measure>[],
  share: (counts: Counts<Measure>) => string,
): PdfRow[] {
  const cells = (name: string, counts: Counts<Measure>) => [
    name,
    ...measures.map(({ measure }) => `${counts[measure]}`),
    share(counts),
  ];
  const rows: PdfRow[] = lines.map(({ name, counts }) => ({ cells: cells(name, counts) }));
  return [...rows, { cells: cells('All', total), strong: true }];
}
