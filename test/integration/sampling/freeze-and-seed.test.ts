import { Client } from 'pg';
import { In } from 'typeorm';
import { AuditTrail } from '../../../src/audit-trail/audit-trail.public.js';
import { clipReady } from '../../../src/footage/domain/footage.audit-events.js';
import { ClipEntity } from '../../../src/footage/persistence/clip.entity.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import type { Draw } from '../../../src/sampling/persistence/draw.entity.js';
import { DrawsQuery } from '../../../src/sampling/queries/draws.query.js';
import {
  FreezeDrawCommand,
  type ReviewPolicy,
  SeedDrawCommand,
} from '../../../src/sampling/sampling.public.js';
import { administrator } from '../agency/roster.js';
import {
  commander,
  createSamplingWorld,
  DICE,
  onOneConnection,
  type SamplingWorld,
  WEEK,
} from './sampling-world.js';

const WEEK_BEFORE = {
  from: new Date('2026-11-09T06:00:00Z'),
  to: new Date('2026-11-16T06:00:00Z'),
};

describe('the freeze of a population', () => {
  let world: SamplingWorld;
  let policy: ReviewPolicy;
  let login: Client;
  /** Apart, because a transaction sees the other sessions as they were when it first looked. */
  let watcher: Client;

  const freeze = (id: string) => world.app.context.get(FreezeDrawCommand).execute(commander, id);
  const seed = (id: string) =>
    world.app.context
      .get(SeedDrawCommand)
      .execute(commander, id, { digits: DICE, digitsAgain: DICE });
  const stateOf = async (id: string): Promise<Draw['state']> =>
    (await world.app.context.get(DrawsQuery).one(commander, id)).state;
  const makeReady = (ids: string[]) =>
    world.app.context.get(Transactions).run(async (tx) => {
      await tx.update(ClipEntity, { id: In(ids) }, { state: 'ready' });
      const facts = { durationMs: 60_000, proxy: 'none' as const };
      const events = ids.map((id) => clipReady({ id, facts }));
      await world.app.context.get(AuditTrail).recordAll(tx, administrator, events);
    });
  /** Until so many statements wait for the row of a draw. */
  const waiting = async (count: number): Promise<void> => {
    let found: number;
    do {
      const { rows } = await watcher.query<{ waiting: number }>(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
          WHERE datname = current_database() AND wait_event_type = 'Lock'
            AND query LIKE 'SELECT "DrawEntity"%'`,
      );
      found = rows[0]!.waiting;
    } while (found < count);
  };

  beforeAll(async () => {
    world = await createSamplingWorld();
    policy = await world.savePolicy();
    login = new Client({ connectionString: world.app.databaseUrl });
    watcher = new Client({ connectionString: world.app.databaseUrl });
    await Promise.all([login.connect(), watcher.connect()]);
  });
  afterAll(async () => {
    await Promise.all([login.end(), watcher.end()]);
    await world.app.stop();
  });

  it('is published before a seed is taken, also from one sent together with the freeze', async () => {
    const id = await world.declare(policy);
    await login.query('BEGIN');
    // Nothing becomes a leaf of the trail as long as this lasts.
    await login.query('SELECT FROM audit.tree FOR UPDATE');
    await login.query('SAVEPOINT before_draw');
    await login.query('SELECT FROM draw WHERE id = $1 FOR UPDATE', [id]);
    const freezing = freeze(id);
    await waiting(1);
    const seeding = expect(seed(id)).rejects.toMatchObject({
      code: 'audit-trail.not-yet-provable',
    });
    await waiting(2);
    await login.query('ROLLBACK TO before_draw');
    await freezing;
    await seeding;
    expect(await stateOf(id)).toBe('frozen');
    await login.query('ROLLBACK');
    await seed(id);
    expect(await stateOf(id)).toBe('seeded');
  });

  it('is refused while clips of its window are being processed, and takes them in later', async () => {
    const { olsen } = world.roster.officers;
    const received = {
      officerId: olsen.id,
      unitId: olsen.unitId,
      receivedAt: WEEK_BEFORE.from,
    };
    await world.addClips(1, received);
    const stored = await world.addClips(2, { ...received, state: 'stored' });
    const processing = await world.addClips(1, { ...received, state: 'processing' });
    // Announced only: it belongs to the window in which its bytes arrive.
    await world.addClips(1, { ...received, state: 'expected', receivedAt: null });
    const id = await world.declare(policy, WEEK_BEFORE);
    await expect(freeze(id)).rejects.toMatchObject({
      code: 'draw.clips-in-progress',
      facts: { clips: 3 },
    });
    expect(await stateOf(id)).toBe('declared');
    await makeReady(stored);
    await expect(freeze(id)).rejects.toMatchObject({ facts: { clips: 1 } });
    await makeReady(processing);
    expect(await freeze(id)).toMatchObject({ populationCount: 4, omittedCounts: {} });
  });

  it('needs no second connection, nor does any other step of a draw', async () => {
    const weeks = 2 * 7 * 86_400_000;
    const window = {
      from: new Date(WEEK.from.getTime() - weeks),
      to: new Date(WEEK.to.getTime() - weeks),
    };
    const { olsen } = world.roster.officers;
    const ofOlsen = { officerId: olsen.id, unitId: olsen.unitId, receivedAt: window.from };
    await world.addClips(2, ofOlsen);
    const ofCentral = await world.savePolicy({ name: 'Central', unitId: olsen.unitId });
    const id = await onOneConnection(world.app, async () => {
      const declared = await world.declare(ofCentral, window);
      await world.conduct(declared);
      return declared;
    });
    expect(await stateOf(id)).toBe('executed');
    const reviews: unknown[] = await world.app.dataSource.query(
      'SELECT 1 FROM review WHERE draw_id = $1',
      [id],
    );
    expect(reviews).toHaveLength(2);
  });
});
