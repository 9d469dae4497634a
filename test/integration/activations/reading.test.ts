import { ClipMarksQuery } from '../../../src/activations/activations.public.js';
import { ListCoverageCommand } from '../../../src/activations/commands/list-coverage.command.js';
import { CoverageSummaryQuery } from '../../../src/activations/queries/coverage-summary.query.js';
import { holding } from '../agency/roster.js';
import { after, type Duty, startDuty } from './duty.js';

describe('coverage', () => {
  let duty: Duty;
  const commander = holding('commander');

  beforeAll(async () => {
    duty = await startDuty();
    await duty.arrive(await duty.announce(0));
    await duty.tellAll([
      { eventId: 'covered', occurredAt: after(0) },
      { eventId: 'running', occurredAt: after(120) },
      { eventId: 'mark', kind: 'holster_return', occurredAt: after(150) },
      { eventId: 'pending', occurredAt: after(-2000) },
      { eventId: 'nobody', occurredAt: after(0), sensorSerial: 'HOL-0009' },
    ]);
  });
  afterAll(() => duty.app.stop());

  it('lists events newest first, page by page, with an entry for each page', async () => {
    const list = duty.app.context.get(ListCoverageCommand);
    const shown: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list.execute(commander, { limit: 3, cursor });
      shown.push(...page.items.map(({ event }) => event.eventId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(shown).toEqual(['running', 'nobody', 'covered', 'pending']);
    const entries = await duty.app.dataSource.query(
      `SELECT FROM audit.entry WHERE kind = 'coverage.listed'`,
    );
    expect(entries).toHaveLength(2);
  });

  it('shows whose event it is, and narrows by verdict, officer, unit and time', async () => {
    const list = duty.app.context.get(ListCoverageCommand);
    const { olsen } = duty.roster.officers;
    const of = async (filter: Parameters<typeof list.execute>[1]) =>
      (await list.execute(commander, filter)).items.map(({ event }) => event.eventId);
    const [covered] = (await list.execute(commander, { verdict: 'covered' })).items;
    expect(covered).toMatchObject({ officer: { name: 'Kari Olsen' }, unit: { code: 'central' } });
    expect(await of({ officerId: olsen.id, from: after(0) })).toEqual(['running', 'covered']);
    expect(await of({ unitId: olsen.unitId, to: after(0) })).toEqual(['pending']);
  });

  it('ends at the border of one’s unit; events of nobody are seen by those who see all', async () => {
    const list = duty.app.context.get(ListCoverageCommand);
    const { central, north } = duty.roster.units;
    const seenBy = async (unitId: string) =>
      (await list.execute(holding('supervisor', { unitId }), {})).items.length;
    expect(await seenBy(central.id)).toBe(3);
    expect(await seenBy(north.id)).toBe(0);
    const none = await list.execute(holding('officer', { officerId: commander.id }), {});
    expect(none.items).toEqual([]);
  });

  it('adds up: each verdict and each unit, and every event is in one of them', async () => {
    const summary = await duty.app.context.get(CoverageSummaryQuery).execute(commander, {});
    const counts = { covered: 1, already_recording: 1, pending_upload: 1 };
    expect(summary).toMatchObject({
      total: 4,
      verdicts: { ...counts, sensor_unassigned: 1, missed: 0 },
      units: [
        { unit: { name: 'Central precinct' }, total: 3, verdicts: counts },
        { unit: null, total: 1, verdicts: { sensor_unassigned: 1 } },
      ],
    });
  });

  it('puts marks on the timeline of a clip, from the start of its buffer', async () => {
    const marks = duty.app.context.get(ClipMarksQuery);
    const clip = {
      officerId: duty.roster.officers.olsen.id,
      recordedAt: after(-30),
      durationMs: 180_000,
    };
    expect(await marks.execute(clip)).toMatchObject([
      { kind: 'holster_draw', offsetMs: 30_000, verdict: 'covered' },
      { kind: 'holster_draw', offsetMs: 150_000, verdict: 'already_recording' },
      { kind: 'holster_return', offsetMs: 180_000, verdict: null },
    ]);
    expect(await marks.execute({ ...clip, durationMs: null })).toEqual([]);
  });
});
