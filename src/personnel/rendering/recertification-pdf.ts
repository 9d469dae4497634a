import { localDate } from '../../platform/clock/local-days.js';
import { INK, PdfPage } from '../../platform/pdf/pdf-page.js';
import { FAST, type PdfColumn, PdfTable } from '../../platform/pdf/pdf-table.js';
import { dayOf } from '../domain/local-day.js';
import type { RecertificationEvidence } from '../queries/recertification-evidence.query.js';
import { rolesInWords } from './recertification-csv.js';

const COLUMNS: readonly PdfColumn[] = [
  { title: 'Person', share: 0.24, align: 'left' },
  { title: 'Roles', share: 0.22, align: 'left' },
  { title: 'Last use', share: 0.12, align: 'left' },
  { title: 'Decision', share: 0.1, align: 'left' },
  { title: 'Reason', share: 0.18, align: 'left' },
  { title: 'By', share: 0.14, align: 'left' },
];

/** The review as a document: who decided what about whom, and who signed it. */
export function recertificationPdf(evidence: RecertificationEvidence): Promise<Buffer> {
  const { review, agency, progress, names, units } = evidence;
  const title = 'Review of accounts';
  const page = new PdfPage({
    title,
    author: agency.name,
    date: review.closedAt ?? review.openedAt,
  });
  const day = (moment: Date | null) =>
    moment === null ? 'not yet' : dayOf(localDate(moment, agency.timeZone));
  page.paragraph(agency.name, { size: 9, ink: INK.quiet });
  page.paragraph(title, { tag: 'H1', font: 'strong', size: 18, space: 10 });
  const { total, keep, change, disable, undecided } = progress;
  const by = review.closedBy === null ? 'nobody' : (names.get(review.closedBy) ?? '');
  page.paragraph(
    `Opened ${day(review.openedAt)}, due ${day(review.dueAt)}, closed ${day(review.closedAt)} by ` +
      `${by}. ${total} accounts: ${keep} stay, ${change} change, ${disable} ended, ` +
      `${undecided} undecided.`,
  );
  if (review.summary !== null) page.paragraph(review.summary, { space: 12 });
  const table = new PdfTable(page, COLUMNS, FAST);
  table.draw(
    evidence.items.map(({ known, decision, reason, decidedBy, decidedAt }) => ({
      cells: [
        [known.displayName, known.username],
        rolesInWords(known.roles, units),
        known.lastUsedAt === null ? 'never' : day(new Date(known.lastUsedAt)),
        decision ?? 'undecided',
        reason ?? '',
        decidedAt === null
          ? ''
          : [decidedBy === null ? 'the system' : (names.get(decidedBy) ?? ''), day(decidedAt)],
      ],
    })),
  );
  return page.finish((at, pages) => `${title}, ${day(review.openedAt)}; page ${at} of ${pages}`);
}
