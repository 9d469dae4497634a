import { type Cell, csvHead, csvRows } from '../../platform/csv/csv.js';
import type { ComplianceReport, Counts, ReportLine } from '../domain/compliance-report.js';
import type { Definition } from '../domain/definitions.js';

const COLUMNS = ['section', 'group', 'id', 'name', 'measure', 'value', 'definition'];

/** The report as one table, a line to a number, each beside what it means. */
export function complianceCsv(report: ComplianceReport, contentId: string): Buffer {
  const { reviews, coverage } = report;
  const all = (counts: Counts<string>): ReportLine<string>[] => [{ id: null, name: 'All', counts }];
  const rows = [
    ...aboutReport(report, contentId),
    ...numbers('reviews', 'all', all(reviews.total), reviews.definitions),
    ...numbers('reviews', 'unit', reviews.byUnit, reviews.definitions),
    ...numbers('reviews', 'reviewer', reviews.byReviewer, reviews.definitions),
    ...numbers('reviews', 'draw', reviews.byDraw, reviews.definitions),
    ...numbers('coverage', 'all', all(coverage.total), coverage.definitions),
    ...numbers('coverage', 'unit', coverage.byUnit, coverage.definitions),
    ...report.statements.map((says) => ['report', 'statement', null, null, null, null, says]),
  ];
  return Buffer.concat([csvHead(COLUMNS), csvRows(rows)]);
}

function aboutReport(report: ComplianceReport, contentId: string): Cell[][] {
  const facts: [string, string][] = [
    ['agency', report.agency.name],
    ['timeZone', report.agency.timeZone],
    ['periodFrom', report.from],
    ['periodTo', report.to],
    ['cutoff', report.cutoff],
    ['unit', report.unit?.name ?? 'All units'],
    ['contentId', contentId],
  ];
  return facts.map(([measure, value]) => ['report', null, null, null, measure, value, null]);
}

function numbers<Measure extends string>(
  section: string,
  group: string,
  lines: readonly ReportLine<Measure>[],
  measures: readonly Definition<Measure>[],
): Cell[][] {
  return lines.flatMap(({ id, name, counts }) =>
    measures.map(({ measure, means }) => {
      return [section, group, id, name, measure, counts[measure], means];
    }),
  );
}
