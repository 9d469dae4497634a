import { hash } from 'node:crypto';
import { RecordTriggerEventsCommand } from '../../../src/activations/activations.public.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { MakeComplianceReportCommand } from '../../../src/reports/commands/make-compliance-report.command.js';
import type { ReportForm } from '../../../src/reports/domain/reports.audit-events.js';
import { complianceCsv } from '../../../src/reports/rendering/compliance-csv.js';
import { compliancePdf } from '../../../src/reports/rendering/compliance-pdf.js';
import { holding } from '../agency/roster.js';
import {
  createReviewWorld,
  entriesAbout,
  refusalOf,
  type ReviewWorld,
} from '../reviews/review-world.js';

const auditor = holding('auditor');
const PERIOD = {
  from: new Date('2026-11-01T05:00:00Z'),
  to: new Date('2026-12-01T06:00:00Z'),
  unitId: null,
};

describe('a compliance report', () => {
  let world: ReviewWorld;
  /** After the draw and before anything was signed. */
  let early: Date;
  let signedAt: Date;

  const make = (cutoff: Date | null, form: ReportForm = 'json', changes = {}) =>
    world.app.context
      .get(MakeComplianceReportCommand)
      .execute(auditor, { ...PERIOD, cutoff, ...changes }, form);

  beforeAll(async () => {
    world = await createReviewWorld();
    const { clock, context } = world.app;
    const { roster } = world;
    const { cameras, sensor, officers } = roster;
    await roster.assign('camera', cameras.first.id, officers.olsen, '2026-11-10T00:00:00Z');
    await roster.assign('sensor', sensor.id, officers.olsen, '2026-11-10T00:00:00Z');
    const draw = {
      ...{ source: 'dock-1', sensorSerial: 'HOL-0001', raw: null },
      kind: 'holster_draw' as const,
    };
    await context.get(RecordTriggerEventsCommand).execute(holding('service'), [
      // Olsen's clips of the sampling world were activated at noon.
      { ...draw, eventId: 'on-camera', occurredAt: new Date('2026-11-18T12:00:03Z') },
      { ...draw, eventId: 'unseen', occurredAt: new Date('2026-11-19T12:00:00Z') },
      {
        ...draw,
        eventId: 'back',
        kind: 'holster_return',
        occurredAt: new Date('2026-11-18T13:00:00Z'),
      },
      { ...draw, eventId: 'before', occurredAt: new Date('2026-10-31T12:00:00Z') },
    ]);
    clock.advance(1000);
    early = clock.now();
    clock.advance(60_000);
    await world.review(world.sam);
    signedAt = clock.now();
    clock.set(new Date('2026-12-20T12:00:00Z'));
  });
  afterAll(() => world.app.stop());

  it('counts reviews and holster draws as they stood at the cut-off', async () => {
    const { report } = await make(signedAt);
    expect(report.reviews.total).toEqual({
      ...{ assigned: 4, signedOnTime: 1, signedLate: 0, due: 3, overdue: 0 },
    });
    expect(report.reviews.byReviewer.map(({ name }) => name)).toEqual(['sam']);
    expect(report.reviews.byDraw.map(({ name }) => name)).toEqual([world.drawId]);
    expect(report.coverage.total).toMatchObject({ holsterDraws: 2, covered: 1, missed: 1 });
    expect(report.coverage.byUnit.map(({ name }) => name)).toEqual(['Central precinct']);
  });

  it('knows nothing that was recorded after its cut-off', async () => {
    expect((await make(early)).report.reviews.total).toMatchObject({ signedOnTime: 0, due: 4 });
    expect((await make(null)).report.reviews.total).toMatchObject({ signedOnTime: 1, overdue: 3 });
  });

  it('takes the present moment unless told otherwise, and says which', async () => {
    const first = await make(null);
    expect(first.report.cutoff).toBe('2026-12-20T12:00:00.000Z');
    const again = await make(new Date(first.report.cutoff));
    expect(again).toEqual(first);
  });

  it('comes out the same, byte for byte, whatever has happened meanwhile', async () => {
    const bytes = async () => {
      const { report, contentId } = await make(early, 'pdf');
      const files = [await compliancePdf(report, contentId), complianceCsv(report, contentId)];
      return [contentId, ...files.map((file) => hash('sha256', file, 'hex'))];
    };
    const before = await bytes();
    await world.review(world.sam);
    expect(await bytes()).toEqual(before);
  });

  it('can be limited to a unit', async () => {
    const { north } = world.roster.units;
    const { report } = await make(early, 'json', { unitId: north.id });
    expect(report.unit).toEqual({ id: north.id, name: 'North precinct' });
    expect(report.reviews.total.assigned).toBe(2);
    expect(report.coverage.total.holsterDraws).toBe(0);
    const nowhere = make(early, 'json', { unitId: '00000000-0000-4000-8000-000000000000' });
    expect(await refusalOf(nowhere)).toMatchObject({ code: 'report.unit-not-found' });
  });

  it('is refused for a cut-off in the future', async () => {
    const future = make(new Date('2027-01-01T00:00:00Z'));
    expect(await refusalOf(future)).toMatchObject({ code: 'report.future-cutoff' });
  });

  it('waits for whoever was still writing at the cut-off', async () => {
    let finish = () => {};
    const writing = world.app.context.get(Transactions).run(async (tx) => {
      await tx.query('SELECT pg_current_xact_id()');
      await new Promise<void>((resolve) => (finish = resolve));
    });
    let isMade = false;
    const making = make(null).then(() => (isMade = true));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(isMade).toBe(false);
    finish();
    await writing;
    expect(await making).toBe(true);
  });

  it('is entered in the trail under its content id, however often it is made', async () => {
    const { contentId } = await make(early, 'csv');
    const entries = await entriesAbout(world, `report:${contentId}`);
    expect(entries.length).toBeGreaterThan(1);
    expect(entries.at(-1)).toMatchObject({
      kind: 'report.made',
      facts: { report: 'compliance', form: 'csv', cutoff: early.toISOString(), unit: null },
    });
  });
});
