import { setImmediate as breathe } from 'node:timers/promises';
import type { ProvenStep } from '../../audit-trail/audit-trail.public.js';
import { type CustodyRecord, HOW_TO_VERIFY, stepInWords } from '../domain/custody-record.js';
import { localTime } from './local-time.js';
import { INK, PdfPage } from '../../platform/pdf/pdf-page.js';
import { FAST, type PdfCell, type PdfColumn, PdfTable } from '../../platform/pdf/pdf-table.js';

const COLUMNS: readonly PdfColumn[] = [
  { title: 'Entry', share: 0.08, align: 'right' },
  { title: 'When', share: 0.31, align: 'left' },
  { title: 'Who', share: 0.19, align: 'left' },
  { title: 'What', share: 0.42, align: 'left' },
];
/** A page of a long custody is drawn in milliseconds; other requests get their turn between. */
const ROWS_AT_ONCE = 40;

/** The record on paper. Its date is that of the checkpoint: it says what was so by then. */
export async function custodyPdf(record: CustodyRecord): Promise<Buffer> {
  const { agency, clip, custody } = record;
  const title = `Chain of custody of clip ${clip.sourceClipId}`;
  const page = new PdfPage({ title, author: agency.name, date: custody.checkpoint.signedAt });
  drawHead(page, record);
  const table = new PdfTable(page, COLUMNS, FAST);
  for await (const steps of custody.steps) {
    for (let at = 0; at < steps.length; at += ROWS_AT_ONCE) {
      const rows = steps.slice(at, at + ROWS_AT_ONCE);
      table.add(rows.map((step) => ({ cells: cellsOf(step, agency.timeZone) })));
      await breathe();
    }
  }
  table.end();
  drawProof(page, record);
  const { size } = custody.checkpoint;
  return page.finish((number, count) => {
    return `Clip ${clip.id}  ·  checkpoint over ${size} entries  ·  page ${number} of ${count}`;
  });
}

function drawHead(page: PdfPage, { agency, clip, custody }: CustodyRecord): void {
  page.paragraph(agency.name, { font: 'strong', size: 10, ink: INK.accent, space: 2 });
  page.paragraph('Chain of custody', { tag: 'H1', font: 'strong', size: 20 });
  const { size, signedAt } = custody.checkpoint;
  const facts = [
    ['Clip', `${clip.sourceClipId} (${clip.id})`],
    ['SHA-256 of the original', clip.sha256 ?? 'not received yet'],
    ['Steps', `${custody.count}, all that the first ${size} entries of the audit trail say of it`],
    ['As of', localTime(signedAt.toISOString(), agency.timeZone)],
    ['Times', `as the clocks in ${agency.timeZone} show them, and in UTC`],
  ];
  for (const [name = '', value = ''] of facts) {
    page.paragraph(`${name}: ${value}`, { ink: INK.quiet, space: 2 });
  }
  page.y += 10;
}

function cellsOf(step: ProvenStep, timeZone: string): PdfCell[] {
  return [
    `${step.index}`,
    [localTime(step.at, timeZone), step.at],
    [whoOf(step), step.role],
    stepInWords(step),
  ];
}

function whoOf({ actorName, actor }: ProvenStep): string {
  return actorName ?? actor.replace(/^system:(.+)$/, 'The system ($1)');
}

function drawProof(page: PdfPage, { custody }: CustodyRecord): void {
  page.makeRoom(120);
  page.paragraph('The checkpoint', { tag: 'H2', font: 'strong', size: 13, space: 4 });
  for (const line of custody.checkpoint.note.trimEnd().split('\n')) {
    if (line !== '') page.paragraph(line, { size: 8, space: 2 });
  }
  page.y += 8;
  page.paragraph('The keys of the log', { tag: 'H2', font: 'strong', size: 13, space: 4 });
  for (const key of custody.keys) page.paragraph(key, { size: 8, space: 2 });
  page.y += 8;
  page.paragraph('How to verify', { tag: 'H2', font: 'strong', size: 13, space: 4 });
  for (const text of HOW_TO_VERIFY) page.paragraph(text, { space: 5 });
}
