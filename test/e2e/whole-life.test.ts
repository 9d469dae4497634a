import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { authorize } from '../support/authorizations.js';
import { chiefOf, createPerson, setUpAgency } from '../support/people.js';
import { makeSyntheticMedia } from '../support/synthetic-media.js';
import { eventually } from '../support/eventually.js';

const root = join(__dirname, '..', '..');
const verifier = join(root, 'dist', 'verifier', 'plumbline-verify.js');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CLIP_SECONDS = 6;
const BUFFER_MS = 2_000;

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

/** One clip's whole life, told through the API of the built server in the order it happens. */
describe('one clip’s whole life', () => {
  let server: BuiltServer;
  let folder: string;
  let administrator: ApiClient;
  let records: ApiClient;
  let commander: ApiClient;
  let supervisor: ApiClient;
  let auditor: ApiClient;
  let unitId: string;
  let clipId: string;
  let drawId: string;
  let reviewId: string;
  const recordedAt = ago(30 * MINUTE);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-life-'));
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const verify = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, ...args]);
    return { status, said: `${stdout.toString()}${stderr.toString()}` };
  };

  const unzip = async (name: string, bytes: Buffer): Promise<string> => {
    const target = join(folder, name);
    await writeFile(`${target}.zip`, bytes);
    execFileSync('python3', ['-m', 'zipfile', '-e', `${target}.zip`, target]);
    // The archive holds one folder, named after what it is.
    const [inside] = await readdir(target);
    return join(target, inside!);
  };

  it('begins with an agency: a unit, an officer, a camera, a holster sensor, people', async () => {
    const { agency } = administrator;
    unitId = (await expecting(201, agency.addUnit({ name: 'Central', code: 'central' }))).id;
    const officer = { name: 'Olga Officer', badgeNumber: '1207', unitId };
    const officerId = (await expecting(201, agency.addOfficer(officer))).id;
    const camera = await expecting(201, agency.addCamera({ serial: 'CAM-7', model: 'X' }));
    const sensor = await expecting(201, agency.addSensor({ serial: 'HOL-7', kind: 'holster' }));
    const worn = { officerId, from: ago(90 * MINUTE) };
    await expecting(
      201,
      administrator.http.post('/api/v1/camera-assignments', { ...worn, cameraId: camera.id }),
    );
    await expecting(
      201,
      administrator.http.post('/api/v1/sensor-assignments', { ...worn, sensorId: sensor.id }),
    );

    records = await createPerson(administrator, { username: 'rita', roles: [{ role: 'records' }] });
    commander = await createPerson(administrator, {
      username: 'cora',
      roles: [{ role: 'commander' }],
    });
    auditor = await createPerson(administrator, { username: 'aude', roles: [{ role: 'auditor' }] });
    supervisor = await createPerson(administrator, {
      username: 'sam',
      roles: [{ role: 'supervisor', unitId }],
    });
    await authorize(await chiefOf(administrator), supervisor);
  });

  it('hears the holster before the footage has come', async () => {
    const event = {
      source: 'sidearm',
      eventId: 'e-1',
      sensorSerial: 'HOL-7',
      kind: 'holster_draw',
    };
    const occurredAt = new Date(Date.parse(recordedAt) + BUFFER_MS + 1_000).toISOString();
    const recorded = await expecting(201, records.activations.record({ ...event, occurredAt }));
    expect(recorded.outcome).toBe('recorded');
    const { items } = await expecting(200, commander.activations.coverage());
    expect(items).toMatchObject([{ verdict: 'pending_upload' }]);
  });

  it('takes the clip in: announced, uploaded, checked, ready', async () => {
    const media = await makeSyntheticMedia(folder, { name: 'clip.mp4', seconds: CLIP_SECONDS });
    const announced = await expecting(
      201,
      records.clips.register({
        source: 'dock-1',
        sourceClipId: 'clip-1',
        cameraSerial: 'CAM-7',
        recordedAt,
        bufferMs: BUFFER_MS,
        fileName: 'clip.mp4',
      }),
    );
    ({ clipId } = announced);
    await records.uploads.send(announced.uploadUrl, clipId, 'clip.mp4', await readFile(media));
    await eventually(async () => {
      expect(await expecting(200, supervisor.clips.read(clipId))).toMatchObject({ state: 'ready' });
    });
    expect((await supervisor.clips.thumbnail(clipId)).headers.get('content-type')).toBe(
      'image/jpeg',
    );
  });

  it('meets the holster event: covered', async () => {
    await eventually(async () => {
      const { items } = await expecting(200, commander.activations.coverage());
      expect(items).toMatchObject([{ verdict: 'covered' }]);
    });
  });

  it('is drawn by dice that were thrown after the population was frozen', async () => {
    const now = Date.now();
    const policy = await expecting(
      201,
      commander.draws.addPolicy({
        name: 'Monthly',
        unitId,
        clipsPerOfficer: 2,
        periodDays: 1,
        minimumDurationMs: 1000,
        exclusions: [],
        dueDays: 14,
        requiredWatchSharePercent: 90,
      }),
    );
    const declared = await expecting(
      201,
      commander.draws.declare(
        policy.id,
        new Date(now - DAY).toISOString(),
        new Date(now).toISOString(),
      ),
    );
    drawId = declared.id;
    expect((await commander.draws.seed(drawId, '01382438112797316654')).status).toBe(409);
    await expecting(200, commander.draws.freeze(drawId));
    expect(
      (await commander.draws.seed(drawId, '01382438112797316654', '11382438112797316654')).status,
    ).toBe(422);
    await expecting(200, commander.draws.seed(drawId, '01382438112797316654'));
    const executed = await expecting(200, commander.draws.execute(drawId));
    expect(executed).toMatchObject({ state: 'executed' });
  });

  it('lies in the supervisor’s queue and in nobody else’s', async () => {
    const { items } = await expecting(200, supervisor.reviews.queue());
    expect(items).toMatchObject([{ clip: { id: clipId }, state: 'assigned' }]);
    reviewId = items[0]!.id;
    expect((await auditor.reviews.queue()).status).toBe(403);
  });

  const answers = [
    'activated-in-time',
    'recorded-whole-encounter',
    'category-fits',
    'handled-safely',
    'professional-conduct',
  ]
    .map((question) => ({ question, answer: 'yes' }))
    .concat([{ question: 'commendable', answer: 'no' }]);

  it('is not signed before it was watched, and is when it was', async () => {
    const playback = await expecting(201, supervisor.reviews.open(reviewId));
    const early = await supervisor.reviews.sign(reviewId, answers);
    expect(early.status).toBe(409);
    const part = await supervisor.clips.media(playback.id, 'bytes=0-1023');
    expect(part.status).toBe(206);
    expect((await auditor.clips.media(playback.id, 'bytes=0-1023')).status).toBeGreaterThanOrEqual(
      403,
    );
    expect((await supervisor.clips.media(playback.id)).status).toBe(200);
    const interval = {
      startMs: 0,
      endMs: CLIP_SECONDS * 1000,
      speed: 8,
      muted: false,
      visible: true,
    };
    await eventually(async () => {
      const watched = await expecting(
        200,
        supervisor.reviews.recordWatching(reviewId, playback.id, [interval]),
      );
      expect(watched.watchedPercent).toBeGreaterThanOrEqual(90);
    });
    const signed = await expecting(
      200,
      supervisor.reviews.sign(reviewId, answers, 'Nothing to add.'),
    );
    expect(signed.nextReviewId).toBeNull();
  });

  it('is counted in a report that repeats to the byte', async () => {
    const period = { from: ago(DAY), to: ago(0), cutoff: ago(0) };
    for (const form of ['json', 'csv', 'pdf'] as const) {
      const first = await auditor.reports.compliance(period, form);
      const again = await auditor.reports.compliance(period, form);
      expect(first.status).toBe(200);
      expect(again.bytes.equals(first.bytes)).toBe(true);
    }
  });

  it('proves itself offline: the draw', async () => {
    const { bytes } = await auditor.draws.record(drawId);
    const record = await unzip('draw', bytes);
    expect(verify('draw', record)).toMatchObject({ status: 0 });
    const said = execFileSync(process.execPath, ['dist/cli.js', 'draw', 'verify', record], {
      cwd: root,
    });
    expect(said.toString()).not.toBe('');

    const file = join(record, 'population.tsv');
    const population = await readFile(file);
    population[0] = population[0]! ^ 1;
    await writeFile(file, population);
    const tampered = verify('draw', record);
    expect(tampered.status).toBe(1);
    expect(tampered.said).toContain('population.tsv');
  });

  it('proves itself offline: the trail, of which every byte counts', async () => {
    const { bytes } = await auditor.auditTrail.export();
    const log = await unzip('trail', bytes);
    const good = verify('log', log);
    expect(good.said).toContain('Integrity: good\nCompleteness: complete');
    expect(good.status).toBe(0);

    const files = (await readdir(log, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    for (const entry of files) {
      const path = join(entry.parentPath, entry.name);
      const original = await readFile(path);
      if (original.length === 0 || entry.name === 'README.txt') continue;
      const changed = Buffer.from(original);
      const middle = Math.floor(changed.length / 2);
      changed[middle] = changed[middle]! ^ 0x01;
      await writeFile(path, changed);
      const bad = verify('log', log);
      expect([entry.name, bad.status]).not.toEqual([entry.name, 0]);
      expect(bad.said).toContain(entry.name);
      await writeFile(path, original);
    }
  });

  it('left a trail of every act', async () => {
    const kinds = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await expecting(200, auditor.auditTrail.entries({ cursor, limit: 200 }));
      for (const { kind } of page.items) kinds.add(kind);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    for (const kind of [
      'clip.ready',
      'draw.frozen',
      'draw.executed',
      'review.signed',
      'report.made',
      'audit-trail.exported',
    ]) {
      expect([...kinds]).toContain(kind);
    }
  });
});
