import { hash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { complianceReport, contentId } from '../domain/compliance-report.js';
import { complianceCsv } from './compliance-csv.js';
import { compliancePdf } from './compliance-pdf.js';
import { localTime } from './local-time.js';
import { printable } from '../../platform/pdf/printable.js';

const STANDINGS = ['signed_on_time', 'signed_late', 'due', 'overdue'] as const;
const VERDICTS = ['covered', 'already_recording', 'late', 'missed', 'pending_upload'] as const;
const FORMULA = '=HYPERLINK("https://example.org","Lt. Łukasz")';
const names = new Map([
  ['u1', 'Central'],
  ['u2', '\tNorth'],
  ['r1', 'Sgt. Nguyễn Thị Hằng'],
  ['r2', FORMULA],
  ['r3', 'Sgt. \u202EsivaD'],
]);
const pick = <T>(list: readonly T[], n: number) => list[n % list.length]!;

const report = complianceReport(
  {
    agency: { name: 'Demo Falls Police Department', timeZone: 'America/Chicago' },
    from: new Date('2026-10-01T05:00:00Z'),
    to: new Date('2026-11-01T05:00:00Z'),
    cutoff: new Date('2026-11-20T16:31:19.250Z'),
    unit: null,
  },
  {
    reviews: Array.from({ length: 80 }, (_, n) => ({
      unitId: pick([null, 'u1', 'u2'], n),
      reviewerId: pick(['r1', 'r2', 'r3'], n),
      drawId: `2026-W${10 + (n % 30)}-central`,
      standing: pick(STANDINGS, n),
    })),
    holsterDraws: Array.from({ length: 20 }, (_, n) => ({
      unitId: pick(['u1', 'u2'], n),
      verdict: pick(VERDICTS, n),
    })),
    names,
  },
);
const id = contentId(report);

describe('the report on paper', () => {
  it('is the same, byte for byte, in every process and on every machine', async () => {
    const [first, second] = [await compliancePdf(report, id), await compliancePdf(report, id)];
    expect(first.equals(second)).toBe(true);
    // Changes only with the layout or the fonts, never with the machine, its clock or its zone.
    expect(hash('sha256', first, 'hex')).toBe(
      '64a9742ed6a0e975630fa2f148e97daa519abe33b28b494cd9b951272e86d155',
    );
  });

  it('bears the cut-off as its only date, and neither script nor link', async () => {
    const text = (await compliancePdf(report, id)).toString('latin1');
    expect(text).toContain('(D:20261120163119Z)');
    const dates = text.match(/D:\d{14}Z|\d{4}-\d{2}-\d{2}T[\d:]+Z/g);
    expect(new Set(dates)).toEqual(new Set(['D:20261120163119Z', '2026-11-20T16:31:19Z']));
    expect(text).not.toMatch(/\/JavaScript|\/JS\b|\/URI|\/Launch|\/EmbeddedFile/);
  });
});

describe('the report as a table', () => {
  const rows: string[][] = parse(complianceCsv(report, id), { bom: true });

  it('is the same, byte for byte', () => {
    expect(complianceCsv(report, id).equals(complianceCsv(report, id))).toBe(true);
  });

  it('has a number to a line, each beside what it means', () => {
    const [head, ...lines] = rows;
    expect(head).toEqual(['section', 'group', 'id', 'name', 'measure', 'value', 'definition']);
    const total = lines.find((row) => row[1] === 'all' && row[4] === 'assigned');
    expect(total).toEqual([
      ...['reviews', 'all', '', 'All', 'assigned', '80'],
      report.reviews.definitions.find(({ measure }) => measure === 'assigned')?.means,
    ]);
    expect(lines.find((row) => row[4] === 'contentId')?.[5]).toBe(id);
  });

  it('defuses cells that a spreadsheet would run, and leaves numbers alone [G10]', () => {
    const cells = rows.flat();
    expect(cells).toContain(`'${FORMULA}`);
    expect(cells).toContain(`'\tNorth`);
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(rows.filter((row) => row[0] === 'coverage').every((row) => /^\d+$/.test(row[5]!))).toBe(
      true,
    );
  });
});

describe('text on paper', () => {
  it('shows what would hide or turn letters around as codes [G11]', () => {
    const all = () => true;
    expect(printable('Sgt.\u202E sivaD\u200B\n', all)).toBe('Sgt.[U+202E] sivaD[U+200B][U+000A]');
    expect(printable('Nguyễn–Žižek “Ω”', all)).toBe('Nguyễn–Žižek “Ω”');
  });

  it('shows what the font lacks as codes', () => {
    expect(printable('a😀', (codePoint) => codePoint < 128)).toBe('a[U+1F600]');
  });

  it('gives times as the agency’s clocks show them', () => {
    const summer = localTime('2026-10-01T05:00:00.000Z', 'America/Chicago');
    expect(summer).toBe('1 October 2026, 00:00:00 UTC−05:00');
    const winter = localTime('2026-11-20T16:31:19.250Z', 'America/Chicago');
    expect(winter).toBe('20 November 2026, 10:31:19 UTC−06:00');
    expect(localTime('2026-11-20T16:31:19.250Z', 'UTC')).toBe(
      '20 November 2026, 16:31:19 UTC+00:00',
    );
  });
});
