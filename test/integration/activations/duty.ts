import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/audit-trail/audit-trail.public.js';
import {
  type RecordOutcome,
  RecordTriggerEventsCommand,
} from '../../../src/activations/commands/record-trigger-events.command.js';
import type { NewTriggerEvent } from '../../../src/activations/domain/new-trigger-event.js';
import { AcceptClip, RegisterClipCommand } from '../../../src/footage/footage.public.js';
import { Transactions, type Tx } from '../../../src/platform/database/transactions.js';
import { startApplication, type TestApplication } from '../../support/application.js';
import { createRoster, holding, type Roster } from '../agency/roster.js';

/** The moment of the holster draw that the tests turn about. */
export const DRAW = Date.parse('2026-11-20T10:00:00Z');
export const after = (seconds: number) => new Date(DRAW + seconds * 1000);

const BUFFER_MS = 30_000;
const LASTS_SECONDS = 600;

const dock: Actor = holding('service');

export interface Standing {
  readonly verdict: string | null;
  readonly lateByMs: number | null;
  readonly clipId: string | null;
  readonly officerId: string | null;
  readonly history: string[];
}

/** Officer Olsen on duty with a camera and a holster sensor, two hours after the draw. */
export interface Duty {
  readonly app: TestApplication;
  readonly roster: Roster;
  /** Tells of an event of the sensor; a draw at {@link DRAW} unless said otherwise. */
  tell(event?: Partial<NewTriggerEvent>): Promise<RecordOutcome>;
  tellAll(events: readonly Partial<NewTriggerEvent>[]): Promise<RecordOutcome[]>;
  /** Announces a clip of Olsen's camera, activated so many seconds after the draw. */
  announce(seconds: number): Promise<string>;
  /** The footage of an announced clip arrives: it is uploaded, then made ready. */
  arrive(clipId: string): Promise<void>;
  upload(clipId: string): Promise<void>;
  makeReady(tx: Tx, clipId: string): Promise<void>;
  quarantine(clipId: string): Promise<void>;
  /** What stands about an event, with the names of all verdicts that it had, oldest first. */
  standing(eventId?: string): Promise<Standing>;
  kinds(): Promise<string[]>;
}

export async function startDuty(
  options: { assigned?: ('camera' | 'sensor')[]; takesJobs?: boolean } = {},
): Promise<Duty> {
  const { assigned = ['camera', 'sensor'], takesJobs = false } = options;
  const app = await startApplication({ takesJobs });
  const roster = await createRoster(app);
  const { cameras, sensor, officers } = roster;
  const from = '2026-11-20T06:00:00Z';
  if (assigned.includes('camera')) {
    await roster.assign('camera', cameras.first.id, officers.olsen, from);
  }
  if (assigned.includes('sensor')) await roster.assign('sensor', sensor.id, officers.olsen, from);

  const record = app.context.get(RecordTriggerEventsCommand);
  const tellAll = (events: readonly Partial<NewTriggerEvent>[]) =>
    record.execute(
      dock,
      events.map((event) => ({ ...draw, ...event })),
    );
  return {
    app,
    roster,
    tellAll,
    tell: async (event = {}) => (await tellAll([event]))[0]!,
    ...footageOf(app, cameras.first.serial),
    standing: (eventId = 'draw-1') => standingOf(app, eventId),
    kinds: () => kindsOf(app),
  };
}

const draw: NewTriggerEvent = {
  source: 'dock-1',
  eventId: 'draw-1',
  sensorSerial: 'HOL-0001',
  kind: 'holster_draw',
  occurredAt: after(0),
  raw: null,
};

function footageOf({ context }: TestApplication, cameraSerial: string) {
  const transactions = context.get(Transactions);
  const accept = context.get(AcceptClip);
  const announce = async (seconds: number) => {
    const clip = {
      source: 'dock-1',
      sourceClipId: randomUUID(),
      cameraSerial,
      recordedAt: new Date(after(seconds).getTime() - BUFFER_MS),
      bufferMs: BUFFER_MS,
      durationMs: BUFFER_MS + LASTS_SECONDS * 1000,
      trigger: 'manual' as const,
      fileName: null,
    };
    const command = context.get(RegisterClipCommand);
    return (await transactions.run((tx) => command.execute(tx, dock, clip))).clipId;
  };
  const upload = async (clipId: string) => {
    const sha256 = randomUUID().replaceAll('-', '').repeat(2);
    const original = { sha256, sizeBytes: 9, objectKey: `originals/${sha256}`, media: null };
    await transactions.run((tx) => accept.receive(tx, dock, clipId, 9));
    await transactions.run((tx) => accept.store(tx, dock, clipId, original));
  };
  const makeReady = (tx: Tx, clipId: string) => {
    const made = { durationMs: BUFFER_MS + LASTS_SECONDS * 1000, proxy: 'none' as const };
    return accept.makeReady(tx, dock, clipId, made);
  };
  const arrive = async (clipId: string) => {
    await upload(clipId);
    await transactions.run((tx) => makeReady(tx, clipId));
  };
  const quarantine = async (clipId: string) => {
    const why = { reason: 'unreadable' as const, original: null };
    await transactions.run((tx) => accept.receive(tx, dock, clipId, 9));
    await transactions.run((tx) => accept.quarantine(tx, dock, clipId, why));
  };
  return { announce, upload, makeReady, arrive, quarantine };
}

async function standingOf({ dataSource }: TestApplication, eventId: string): Promise<Standing> {
  const rows: Standing[] = await dataSource.query(
    `SELECT verdict, late_by_ms AS "lateByMs", clip_id AS "clipId", officer_id AS "officerId",
            ARRAY(SELECT v.verdict FROM coverage_verdict v WHERE v.trigger_event_id = e.id
                  ORDER BY v.sequence) AS history
     FROM trigger_event e WHERE event_id = $1`,
    [eventId],
  );
  return rows[0]!;
}

async function kindsOf({ dataSource }: TestApplication): Promise<string[]> {
  const rows: { kind: string }[] = await dataSource.query(
    `SELECT kind FROM audit.entry WHERE target LIKE 'trigger-event:%' ORDER BY id`,
  );
  return rows.map(({ kind }) => kind);
}
