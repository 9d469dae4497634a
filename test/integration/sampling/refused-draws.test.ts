import { appendFile, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import {
  ExecuteDrawCommand,
  ExportDrawRecordCommand,
  FreezeDrawCommand,
  type ReviewPolicy,
  SeedDrawCommand,
} from '../../../src/sampling/sampling.public.js';
import { VoidDrawCommand } from '../../../src/sampling/commands/void-draw.command.js';
import { DrawsQuery } from '../../../src/sampling/queries/draws.query.js';
import { ReviewPoliciesQuery } from '../../../src/sampling/queries/review-policies.query.js';
import { verifyDraw } from '../../../src/verifier/draw.js';
import { holding } from '../agency/roster.js';
import {
  commander,
  createSamplingWorld,
  DICE,
  type SamplingWorld,
  WEEK,
} from './sampling-world.js';

const weekBefore = (weeks: number) => {
  const shift = weeks * 7 * 86_400_000;
  const back = (moment: Date) => new Date(moment.getTime() - shift);
  return { from: back(WEEK.from), to: back(WEEK.to) };
};

describe('the steps of a draw', () => {
  let world: SamplingWorld;
  let policy: ReviewPolicy;

  const refused = (code: string): unknown => expect.objectContaining({ code });
  const freeze = (id: string, actor = commander) =>
    world.app.context.get(FreezeDrawCommand).execute(actor, id);
  const seed = (id: string, digits = DICE, digitsAgain = digits) =>
    world.app.context.get(SeedDrawCommand).execute(commander, id, { digits, digitsAgain });
  const execute = (id: string) => world.app.context.get(ExecuteDrawCommand).execute(commander, id);
  const makeVoid = (id: string) =>
    world.app.context.get(VoidDrawCommand).execute(commander, id, 'The dice fell off the table');

  beforeAll(async () => {
    world = await createSamplingWorld();
    const { olsen } = world.roster.officers;
    await world.addClips(3, { officerId: olsen.id, unitId: olsen.unitId });
    policy = await world.savePolicy();
  });
  afterAll(() => world.app.stop());

  it('take no seed before the freeze, none that differs, and no second one', async () => {
    const id = await world.declare(policy);
    await expect(seed(id)).rejects.toEqual(refused('draw.not-frozen'));
    await freeze(id);
    await expect(freeze(id)).rejects.toEqual(refused('draw.wrong-state'));
    await expect(execute(id)).rejects.toEqual(refused('draw.wrong-state'));
    await expect(seed(id, '1234')).rejects.toEqual(refused('draw.not-dice'));
    await expect(seed(id, DICE, DICE.replace('0', '1'))).rejects.toEqual(
      refused('draw.entries-differ'),
    );
    await seed(id);
    await expect(seed(id)).rejects.toEqual(refused('draw.seed-exists'));
    await expect(makeVoid(id)).rejects.toEqual(refused('draw.wrong-state'));
    await execute(id);
    await expect(execute(id)).rejects.toEqual(refused('draw.wrong-state'));
    await expect(seed(id)).rejects.toEqual(refused('draw.seed-exists'));
  });

  it('refuse a second draw of any part of the same time', async () => {
    await expect(world.declare(policy)).rejects.toEqual(refused('draw.already-declared'));
    const day = 86_400_000;
    const shifted = {
      from: new Date(WEEK.from.getTime() - day),
      to: new Date(WEEK.to.getTime() - day),
    };
    await expect(world.declare(policy, shifted)).rejects.toEqual(refused('draw.already-declared'));
  });

  it('let one of two people freeze who do it at once', async () => {
    const id = await world.declare(policy, weekBefore(1));
    const results = await Promise.allSettled([freeze(id), freeze(id), freeze(id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toEqual(refused('draw.wrong-state'));
    }
  });

  it('keep the name and the record of a void draw, and number the one that follows', async () => {
    const id = '2026-W46-agency';
    await makeVoid(id);
    const again = await world.declare(policy, weekBefore(1));
    expect(again).toBe('2026-W46-agency.2');
    await world.conduct(again);
    const { folder, remove } = await world.record(id);
    expect((await verifyDraw(folder)).findings).toEqual([
      expect.objectContaining({ severity: 'incomplete', file: 'draw.json', position: 'state' }),
    ]);
    await remove();
  });

  it('accept a window without any clip, and draw nothing from it', async () => {
    const id = await world.declare(policy, weekBefore(3));
    await world.conduct(id);
    const { folder, remove } = await world.record(id);
    expect(await verifyDraw(folder)).toMatchObject({ populationCount: 0, findings: [] });
    await remove();
  });

  it('refuse a window of another length, and one that has not ended', async () => {
    const { from } = weekBefore(4);
    const tooLong = { from, to: new Date(from.getTime() + 8 * 86_400_000) };
    await expect(world.declare(policy, tooLong)).rejects.toEqual(refused('draw.wrong-window'));
    const id = await world.declare(policy, weekBefore(-1));
    await expect(freeze(id)).rejects.toEqual(refused('draw.window-open'));
    const record = world.app.context.get(ExportDrawRecordCommand).execute(commander, id);
    await expect(record).rejects.toEqual(refused('draw.nothing-to-export'));
  });

  it('refuse rules that were not in force when the window began', async () => {
    const stricter = await world.savePolicy({ clipsPerOfficer: 3 });
    expect(stricter.version).toBe(2);
    await expect(world.declare(stricter, weekBefore(5))).rejects.toMatchObject({
      code: 'draw.policy-not-in-force',
      facts: { policyId: policy.id },
    });
    const past = world.savePolicy({ validFrom: new Date('2026-11-01T00:00:00Z') });
    await expect(past).rejects.toEqual(refused('review-policy.valid-from-past'));
    const elsewhere = world.savePolicy({ unitId: world.roster.units.central.id });
    await expect(elsewhere).rejects.toEqual(refused('review-policy.other-scope'));
  });

  it('stop, and say so in the trail, where the stored population is not the frozen one', async () => {
    const window = weekBefore(7);
    const { olsen } = world.roster.officers;
    await world.addClips(2, {
      officerId: olsen.id,
      unitId: olsen.unitId,
      receivedAt: window.from,
    });
    const id = await world.declare(policy, window);
    const { files } = await freeze(id);
    await seed(id);
    const { key } = files.find(({ name }) => name === 'population.tsv')!;
    const path = join(world.app.dataDirectory, 'objects', key);
    await chmod(path, 0o600);
    await appendFile(path, 'x');
    await expect(execute(id)).rejects.toEqual(refused('draw.population-damaged'));
    const rows: unknown[] = await world.app.dataSource.query(
      `SELECT 1 FROM audit.entry WHERE kind = 'draw.damage-found' AND target = $1`,
      [`draw:${id}`],
    );
    expect(rows).toHaveLength(1);
  });

  it('can be read by every supervisor and taken by none', async () => {
    const { central, north } = world.roster.units;
    const ofNorth = await world.savePolicy({ name: 'North', unitId: north.id });
    const id = await world.declare(ofNorth, weekBefore(8));
    expect(id).toBe('2026-W39-north');
    const draws = world.app.context.get(DrawsQuery);
    const supervisor = holding('supervisor', { unitId: central.id });
    expect((await draws.one(supervisor, id)).id).toBe(id);
    await expect(freeze(id, supervisor)).rejects.toEqual(refused('draw.not-found'));
    const officer = holding('officer', { officerId: world.roster.officers.olsen.id });
    await expect(draws.one(officer, id)).rejects.toEqual(refused('draw.not-found'));
    expect((await draws.page(officer, {})).items.map((draw) => draw.unitId)).not.toContain(
      north.id,
    );
    const policies = await world.app.context.get(ReviewPoliciesQuery).all(supervisor);
    expect(policies.map(({ name }) => name)).toContain('North');
  });

  it('list draws page by page, newest first', async () => {
    const draws = world.app.context.get(DrawsQuery);
    const all = await draws.page(commander, { limit: 200 });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await draws.page(commander, { limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all.items.map(({ id }) => id));
    expect(new Set(paged).size).toBe(paged.length);
  });

  describe('hold in the database itself, whatever the code does', () => {
    const sql = (text: string): Promise<unknown> => world.app.dataSource.query(text);

    it('a root, a seed and a sample are never rewritten', async () => {
      await expect(
        sql(`UPDATE draw SET population_root = 'x' WHERE id = '2026-W47-agency'`),
      ).rejects.toThrow('history');
      await expect(sql('UPDATE selection SET rank = rank')).rejects.toThrow('history');
      await expect(sql('UPDATE review_policy SET due_days = 1')).rejects.toThrow('history');
      await expect(sql('DELETE FROM selection')).rejects.toThrow(/history|permission denied/);
    });

    it('no seed comes before the freeze, and no change without its entry', async () => {
      const id = '2026-W48-agency';
      await expect(
        sql(`UPDATE draw SET seed = 'x', seed_text = 'x', state = 'seeded' WHERE id = '${id}'`),
      ).rejects.toThrow(/ck_draw/);
      await expect(sql(`UPDATE draw SET state = 'void' WHERE id = '${id}'`)).rejects.toThrow(
        'lacks its audit entry',
      );
    });
  });
});

it('a freeze is refused, before any seed, where the only supervisor is the officer concerned', async () => {
  const world = await createSamplingWorld({ hasSupervisorOfCentral: false });
  const { nguyen } = world.roster.officers;
  await world.addClips(2, { officerId: nguyen.id, unitId: nguyen.unitId });
  const id = await world.declare(await world.savePolicy());
  await expect(
    world.app.context.get(FreezeDrawCommand).execute(commander, id),
  ).rejects.toMatchObject({ code: 'draw.no-reviewer', facts: { stratum: nguyen.id } });
  expect((await world.app.context.get(DrawsQuery).one(commander, id)).state).toBe('declared');
  await world.app.stop();
});
