import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { GrantAuthorizationCommand } from '../../../src/authorizations/authorizations.public.js';
import { FoundAgencyCommand } from '../../../src/agency/commands/found-agency.command.js';
import { AuditTrail } from '../../../src/audit-trail/audit-trail.public.js';
import { clipReady } from '../../../src/footage/domain/footage.audit-events.js';
import { ClipEntity } from '../../../src/footage/persistence/clip.entity.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { newId } from '../../../src/platform/ids.js';
import {
  DeclareDrawCommand,
  ExecuteDrawCommand,
  ExportDrawRecordCommand,
  FreezeDrawCommand,
  type ReviewPolicy,
  type ReviewPolicyDraft,
  SaveReviewPolicyCommand,
  SeedDrawCommand,
} from '../../../src/sampling/sampling.public.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { bringIn } from '../../support/invited-person.js';
import { administrator, createRoster, holding, type Roster } from '../agency/roster.js';

export const commander = holding('commander');
export const chief = holding('chief');
export const DICE = '01382438112797316654';

/** The week of the tests, by the agency's calendar; the clock stands a day after its end. */
export const WEEK = {
  from: new Date('2026-11-16T06:00:00Z'),
  to: new Date('2026-11-23T06:00:00Z'),
};

const POLICY: ReviewPolicyDraft = {
  name: 'Weekly review',
  unitId: null,
  clipsPerOfficer: 2,
  periodDays: 7,
  minimumDurationMs: 10_000,
  exclusions: ['test'],
  dueDays: 14,
  requiredWatchSharePercent: 80,
};

/** An agency with two supervisors and the means to make clips and draws. */
export interface SamplingWorld {
  readonly app: TestApplication;
  readonly roster: Roster;
  readonly supervisors: { central: string; north: string };
  savePolicy(changes?: Partial<ReviewPolicyDraft>): Promise<ReviewPolicy>;
  addClips(count: number, changes: Partial<ClipEntity>): Promise<string[]>;
  declare(policy: ReviewPolicy, window?: { from: Date; to: Date }): Promise<string>;
  /** Freezes, seeds and executes a declared draw. */
  conduct(drawId: string): Promise<void>;
  /** Unpacks the draw's record into a new folder, which `remove()` removes. */
  record(drawId: string): Promise<{ folder: string; remove: () => Promise<void> }>;
}

export async function createSamplingWorld({
  hasSupervisorOfCentral = true,
} = {}): Promise<SamplingWorld> {
  const app = await startApplication({ now: new Date('2026-11-24T15:00:00Z') });
  const { context } = app;
  await context
    .get(Transactions)
    .run((tx) =>
      context
        .get(FoundAgencyCommand)
        .execute(tx, administrator, { name: 'Test agency', timeZone: 'America/Chicago' }),
    );
  const roster = await createRoster(app);
  const { central, north } = roster.units;
  return {
    app,
    roster,
    supervisors: {
      central: hasSupervisorOfCentral ? await addSupervisor(app, 'sam', central.id, null) : '',
      north: await addSupervisor(app, 'noor', north.id, roster.officers.nguyen.id),
    },
    savePolicy: (changes = {}) =>
      context.get(SaveReviewPolicyCommand).execute(commander, { ...POLICY, ...changes }),
    addClips: (count, changes) => addClips(app, count, changes),
    declare: async ({ id: policyId }, window = WEEK) => {
      const command = context.get(DeclareDrawCommand);
      return (await command.execute(commander, { policyId, window })).id;
    },
    conduct: async (drawId) => {
      await context.get(FreezeDrawCommand).execute(commander, drawId);
      const entries = { digits: DICE, digitsAgain: DICE };
      await context.get(SeedDrawCommand).execute(commander, drawId, entries);
      await context.get(ExecuteDrawCommand).execute(commander, drawId);
    },
    record: (drawId) => unpackRecord(app, drawId),
  };
}

async function addSupervisor(
  { context, clock }: TestApplication,
  username: string,
  unitId: string,
  officerId: string | null,
): Promise<string> {
  const roles = [{ role: 'supervisor' as const, unitId }];
  const person = { username, displayName: username, officerId, roles };
  const password = 'a plumb line hangs true';
  const personId = await bringIn(context, administrator, person, password);
  await context.get(GrantAuthorizationCommand).execute(chief, {
    ...{ kind: 'viewing', personId, reach: 'units', unitIds: [unitId], coversReviews: true },
    ...{ purpose: 'Reviewing drawn clips', documentReference: 'Order 1', document: null },
    ...{ restrictions: [], validFrom: clock.now() },
    validUntil: new Date(clock.now().getTime() + 300 * 86_400_000),
  });
  return personId;
}

/** Ready clips of the week, straight into the ledger: how they come in is not the matter here. */
async function addClips(
  { context }: TestApplication,
  count: number,
  changes: Partial<ClipEntity>,
): Promise<string[]> {
  const moment = new Date('2026-11-18T12:00:00Z');
  const clips = Array.from({ length: count }, (): ClipEntity => {
    const id = newId();
    return {
      id,
      source: 'test',
      sourceClipId: id,
      cameraSerial: 'CAM-0001',
      cameraId: null,
      officerId: null,
      unitId: null,
      recordedAt: moment,
      bufferMs: 0,
      activatedAt: moment,
      durationMs: 60_000,
      trigger: 'manual',
      fileName: null,
      state: 'ready',
      quarantineReason: null,
      duplicateOf: null,
      sha256: '0'.repeat(64),
      sizeBytes: 1,
      objectKey: `clips/${id}`,
      media: null,
      integrity: 'ok',
      classification: 'private',
      restrictions: [],
      category: null,
      registeredAt: moment,
      receivedAt: moment,
      readyAt: moment,
      ...changes,
    };
  });
  await context.get(Transactions).run(async (tx) => {
    await tx.insert(ClipEntity, clips);
    const facts = { durationMs: 60_000, proxy: 'none' as const };
    const events = clips.map(({ id }) => clipReady({ id, facts }));
    await context.get(AuditTrail).recordAll(tx, administrator, events);
  });
  return clips.map(({ id }) => id);
}

/** Does the work while one connection of the pool is free: whatever needs a second one waits. */
export async function onOneConnection<T>(
  { dataSource }: TestApplication,
  work: () => Promise<T>,
): Promise<T> {
  const others = (dataSource.options.poolSize ?? 0) - 1;
  const taken = Array.from({ length: others }, () => dataSource.createQueryRunner());
  await Promise.all(taken.map((runner) => runner.connect()));
  try {
    return await work();
  } finally {
    await Promise.all(taken.map((runner) => runner.release()));
  }
}

/** Unpacked by Python, because a ZIP archive that only we can read would be none. */
async function unpackRecord({ context }: TestApplication, drawId: string) {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-record-'));
  const archive = join(folder, 'record.zip');
  const bytes = await context.get(ExportDrawRecordCommand).execute(commander, drawId);
  await writeFile(archive, await buffer(bytes));
  await promisify(execFile)('python3', ['-m', 'zipfile', '-e', archive, folder]);
  return {
    folder: join(folder, drawId),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
