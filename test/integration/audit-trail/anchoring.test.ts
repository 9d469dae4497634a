import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { AnchorCheckpoint } from '../../../src/audit-trail/commands/anchor-checkpoint.js';
import { AnchorCondition } from '../../../src/audit-trail/queries/anchor-condition.js';
import { CheckpointsQuery } from '../../../src/audit-trail/queries/checkpoints.query.js';
import { AuditTrail, AwaitCheckpoint } from '../../../src/audit-trail/audit-trail.public.js';
import { newId } from '../../../src/platform/ids.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { tileIndexPath } from '../../../src/transparency-log/tiles.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { eventually } from '../../support/eventually.js';
import { startTestTsa, type TestTsa } from '../../support/test-tsa.js';
import { somebody, thingDone } from './trail-database.js';

let tsa: TestTsa;
let application: TestApplication;
let context: INestApplicationContext;
beforeAll(async () => {
  tsa = await startTestTsa();
  application = await startApplication({
    takesJobs: true,
    env: { TRAIL_TSA_URL: tsa.url, TRAIL_TSA_CERTIFICATES: tsa.certificatesPath },
  });
  ({ context } = application);
});
afterAll(async () => {
  await application.stop();
  await tsa.stop();
});
afterEach(() => {
  tsa.tamper = (response) => response;
});

async function anEntry(): Promise<string> {
  const event = thingDone({ id: newId(), facts: { step: 1 } });
  const entryId = await context.get(AuditTrail).recordAlone(somebody, event);
  await context.get(AwaitCheckpoint).over(entryId ?? '');
  return entryId ?? '';
}

const anchor = (entryId: string | null = null) =>
  context.get(AnchorCheckpoint).execute(entryId, newId());

async function stored(size: number): Promise<{ note: Buffer; token: Buffer }> {
  const trail = join(application.dataDirectory, 'objects', 'trail');
  const path = tileIndexPath(size);
  const note = await readFile(join(trail, 'checkpoints', path));
  return { note, token: await readFile(join(trail, 'anchors', `${path}.tsr`)) };
}

const newestAnchor = async () => {
  const rows: { size: number }[] = await application.dataSource.query(
    'SELECT size::float8 FROM audit.anchor ORDER BY size DESC LIMIT 1',
  );
  return rows[0]?.size ?? 0;
};

describe('An anchored checkpoint', () => {
  it('is one whose time OpenSSL confirms from the store, and not after one changed byte', async () => {
    await anEntry();
    await anchor();
    const { note, token } = await stored(await newestAnchor());
    expect(await tsa.verifies(token, note)).toBe(true);
    note[note.length - 5]! ^= 1;
    expect(await tsa.verifies(token, note)).toBe(false);
    const [row] = await application.dataSource.query<{ n: string }[]>(
      `SELECT count(*) AS n FROM audit.entry WHERE kind = 'audit-trail.anchored'`,
    );
    expect(row?.n).toBe('1');
    expect((await context.get(AnchorCondition).ask()).state).toBe('good');
  });

  it('is asked for as a job, and covers the entry that asked', async () => {
    const entryId = await anEntry();
    const [row] = await application.dataSource.query<{ idx: string }[]>(
      'SELECT idx FROM audit.leaf WHERE entry_id = $1',
      [entryId],
    );
    await context.get(Transactions).run((tx) => context.get(AnchorCheckpoint).request(tx, entryId));
    await eventually(async () => {
      expect(await newestAnchor()).toBeGreaterThan(Number(row?.idx));
    });
  });

  it('lost from the store by a crash is put there by the next run', async () => {
    await anEntry();
    await anchor();
    const size = await newestAnchor();
    const trail = join(application.dataDirectory, 'objects', 'trail', 'anchors');
    await rm(join(trail, `${tileIndexPath(size)}.tsr`), { force: true });
    await anchor();
    const { note, token } = await stored(size);
    expect(await tsa.verifies(token, note)).toBe(true);
  });

  it('is never changed or removed in the database', async () => {
    for (const act of ['DELETE FROM audit.anchor', `UPDATE audit.anchor SET response = ''`]) {
      await expect(application.dataSource.query(act)).rejects.toThrow('denied');
    }
  });
});

describe('An authority', () => {
  it.each([
    ['whose answer was changed on its way', (answer: Buffer) => flipped(answer), /answer/],
    ['that answers with nonsense', () => Buffer.from('no'), /no time stamp in the form/],
    ['that answers without end', () => Buffer.alloc(300_000), /without end/],
  ])('%s is not believed, and the health page says why', async (_, tamper, says) => {
    await anEntry();
    const before = await newestAnchor();
    tsa.tamper = tamper;
    await expect(anchor()).rejects.toThrow(says);
    expect(await newestAnchor()).toBe(before);
    expect((await context.get(AnchorCondition).ask()).says).toMatch(says);
  });

  it('that replays an older answer is not believed', async () => {
    await anEntry();
    let first: Buffer | null = null;
    tsa.tamper = (answer) => (first ??= answer);
    await anchor();
    await anEntry();
    await expect(anchor()).rejects.toThrow(/something else|nonce/);
  });

  it('whom the given certificates do not trust is not believed', async () => {
    const stranger = await startTestTsa();
    await anEntry();
    const own = await readFile(tsa.certificatesPath);
    await writeFile(tsa.certificatesPath, await readFile(stranger.certificatesPath));
    await expect(anchor()).rejects.toThrow('nobody whom TRAIL_TSA_CERTIFICATES trusts');
    await writeFile(tsa.certificatesPath, own);
    await stranger.stop();
  });

  it('that is silent for two intervals makes the anchor stale', async () => {
    expect(await context.get(CheckpointsQuery).newest()).not.toBeNull();
    application.clock.set(new Date(Date.now() + 3 * 3_600_000));
    expect((await context.get(AnchorCondition).ask()).state).toBe('stale');
  });
});

/** Somewhere in the signature, which stands at the end. */
function flipped(answer: Buffer): Buffer {
  const copy = Buffer.from(answer);
  copy[copy.length - 9]! ^= 1;
  return copy;
}
