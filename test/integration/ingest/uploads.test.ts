import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, statfs, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Staging } from '../../../src/ingest/commands/staging.js';
import { UploadsRepository } from '../../../src/ingest/persistence/uploads.repository.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { clipMetadata, untilSettled, uploadClip } from '../../support/upload-clip.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('bringing footage in', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;
  let recording: Buffer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'uploads-'));
    recording = await readFile(await makeSyntheticMedia(folder, { name: 'a.mp4' }));
    app = await startHttpApplication({ env: { UPLOAD_MAXIMUM_BYTES: '5000000' } });
    agency = await createSmallAgency(app.administrator);
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The same recording with other bytes, so that it is no duplicate. */
  let variants = 0;
  const fresh = () => {
    variants += 1;
    return Buffer.concat([
      recording,
      Buffer.from([0, 0, 0, 12]),
      Buffer.from(`free${1000 + variants}`),
    ]);
  };
  const register = async (metadata = clipMetadata()) =>
    expecting(201, agency.records.clips.register(metadata));
  const create = async (clipId: string, length: number, more = {}) =>
    agency.records.uploads.create('/api/v1/uploads', length, { clipId, ...more });
  const locationOf = ({ headers }: { headers: Headers }) => headers.get('location') ?? '';

  it('E07: answers the same to the same metadata, however often it comes', async () => {
    const metadata = clipMetadata();
    const answers = await Promise.all([1, 2, 3, 4].map(() => register(metadata)));
    expect(new Set(answers.map(({ clipId }) => clipId)).size).toBe(1);
    const [entries] = await app.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM audit.entry WHERE kind = 'clip.registered' AND target = $1`,
      [`clip:${answers[0]!.clipId}`],
    );
    expect(entries?.count).toBe('1');
  });

  it('R02: goes on where it broke off, and keeps the very bytes', async () => {
    const bytes = fresh();
    const metadata = clipMetadata();
    const { clipId } = await register(metadata);
    const location = locationOf(await create(clipId, bytes.length));
    const half = Math.floor(bytes.length / 2);
    await agency.records.uploads.append(location, 0, bytes.subarray(0, half));
    const told = await expecting(201, agency.records.clips.register(metadata));
    expect(told).toMatchObject({ clipId, wantsBytes: true, resumeUrl: location });
    const { headers } = await agency.records.uploads.progress(location);
    expect(headers.get('upload-offset')).toBe(String(half));
    const rest = await agency.records.uploads.append(location, half, bytes.subarray(half));
    expect(rest.status).toBe(204);
    const clip = await untilSettled(agency.records, clipId);
    expect(clip).toMatchObject({ state: 'ready', sha256: sha256(bytes) });
    const after = await expecting(201, agency.records.clips.register(metadata));
    expect(after).toMatchObject({ state: 'ready', wantsBytes: false, resumeUrl: null });
  });

  it('E09: takes no byte at a wrong offset', async () => {
    const { clipId } = await register();
    const location = locationOf(await create(clipId, 100));
    const wrong = await agency.records.uploads.append(location, 7, Buffer.alloc(10));
    expect(wrong.status).toBe(409);
    const { headers } = await agency.records.uploads.progress(location);
    expect(headers.get('upload-offset')).toBe('0');
  });

  it('E04: takes not a byte more than was declared', async () => {
    const { clipId } = await register();
    const location = locationOf(await create(clipId, 100));
    const more = await agency.records.uploads.append(location, 0, Buffer.alloc(5000));
    expect(more.status).toBeGreaterThanOrEqual(400);
    const { headers } = await agency.records.uploads.progress(location);
    expect(Number(headers.get('upload-offset'))).toBeLessThanOrEqual(100);
  });

  it('E10: to anybody but its creator an upload does not exist', async () => {
    const { clipId } = await register();
    const location = locationOf(await create(clipId, 100));
    const { administrator } = app;
    expect((await administrator.uploads.progress(location)).status).toBe(404);
    expect((await administrator.uploads.append(location, 0, Buffer.alloc(10))).status).toBe(404);
    expect((await agency.officer.uploads.progress(location)).status).toBe(403);
  });

  it.each([
    ['no clip', { clipId: '0192f0c1-2b3c-7d4e-8f50-a1b2c3d4e5f6' }, 10, 422],
    ['no identifier', { clipId: '../../etc' }, 10, 400],
    ['a digest that is none', { sha256: 'x' }, 10, 400],
    ['more than this installation takes', {}, 5_000_001, 413],
  ])('refuses an upload that names %s, before any byte', async (_, metadata, length, status) => {
    const { clipId } = await register();
    const before = await readdir(join(app.dataDirectory, 'staging'));
    expect((await create(clipId, length, metadata)).status).toBe(status);
    expect(await readdir(join(app.dataDirectory, 'staging'))).toEqual(before);
  });

  it('refuses a file of another length than announced', async () => {
    const { clipId } = await register(clipMetadata({ sizeBytes: 1000 }));
    const answer = await create(clipId, 999);
    expect(answer.status).toBe(422);
    expect(answer.bytes.toString()).toContain('ingest.other-length');
  });

  it('offers no deletion, and no foreign origin reads an answer', async () => {
    const { clipId } = await register();
    const location = locationOf(await create(clipId, 100));
    const headers = { 'tus-resumable': '1.0.0' };
    expect((await agency.records.http.request('DELETE', location, { headers })).status).toBe(405);
    const progress = await agency.records.uploads.progress(location);
    expect(progress.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('E06: keeps altered bytes aside, says so, and takes better ones', async () => {
    const bytes = fresh();
    const metadata = clipMetadata({ sha256: sha256(bytes) });
    const { clipId } = await register(metadata);
    const altered = Buffer.from(bytes);
    altered[1000]! ^= 1;
    await agency.records.uploads.send('/api/v1/uploads', clipId, 'a.mp4', altered);
    const clip = await untilSettled(agency.records, clipId);
    expect(clip).toMatchObject({
      state: 'quarantined',
      sha256: sha256(altered),
      quarantine: { reason: 'wrong-hash', mayComeAgain: true },
    });
    await agency.records.uploads.send('/api/v1/uploads', clipId, 'a.mp4', bytes);
    const mended = await untilSettled(agency.records, clipId);
    expect(mended).toMatchObject({ state: 'ready', sha256: sha256(bytes), quarantine: null });
  });

  it('knows the same bytes from the same camera, but not from another', async () => {
    const bytes = fresh();
    const first = await uploadClip(agency.records, bytes);
    expect(await untilSettled(agency.records, first)).toMatchObject({ state: 'ready' });
    const again = await uploadClip(agency.records, bytes);
    expect(await untilSettled(agency.records, again)).toMatchObject({
      state: 'quarantined',
      quarantine: { reason: 'duplicate', duplicateOf: first },
    });
    const other = await uploadClip(agency.records, bytes, { cameraSerial: 'CAM-2' });
    expect(await untilSettled(agency.records, other)).toMatchObject({ state: 'ready' });
    const more = await agency.records.uploads.create('/api/v1/uploads', 10, { clipId: again });
    expect(more.status).toBe(409);
  });

  it('keeps the bytes of a camera that the agency does not own', async () => {
    const bytes = fresh();
    const id = await uploadClip(agency.records, bytes, { cameraSerial: 'NOT-OURS' });
    expect(await untilSettled(agency.records, id)).toMatchObject({
      state: 'quarantined',
      quarantineReason: 'unknown-camera',
      sha256: sha256(bytes),
      officer: null,
    });
  });

  const addCamera = async (serial: string) => {
    const { agency: devices } = app.administrator;
    const { id: cameraId } = await expecting(201, devices.addCamera({ serial, model: 'S' }));
    const from = '2026-01-01T00:00:00Z';
    await expecting(201, devices.assignCamera({ cameraId, officerId: agency.olsen, from }));
  };

  it('takes a recording of a camera that was registered between announcement and upload', async () => {
    const metadata = clipMetadata({ cameraSerial: 'LATE-1' });
    const { clipId } = await register(metadata);
    await addCamera('LATE-1');
    await agency.records.uploads.send('/api/v1/uploads', clipId, 'a.mp4', fresh());
    const clip = await untilSettled(agency.records, clipId);
    expect(clip).toMatchObject({ state: 'ready', officer: { id: agency.olsen } });
    const { items } = await expecting(200, agency.records.clips.custody(clipId));
    expect(items.map(({ kind }) => kind)).toContain('clip.attributed');
  });

  it('releases the clip of an unknown camera when its bytes come again after registration', async () => {
    const bytes = fresh();
    const metadata = clipMetadata({ cameraSerial: 'LATE-2' });
    const { clipId } = await register(metadata);
    await agency.records.uploads.send('/api/v1/uploads', clipId, 'a.mp4', bytes);
    expect(await untilSettled(agency.records, clipId)).toMatchObject({
      quarantine: { reason: 'unknown-camera', mayComeAgain: true },
    });
    await addCamera('LATE-2');
    expect(await register(metadata)).toMatchObject({ clipId, wantsBytes: true });
    await agency.records.uploads.send('/api/v1/uploads', clipId, 'a.mp4', bytes);
    const clip = await untilSettled(agency.records, clipId);
    expect(clip).toMatchObject({ state: 'ready', officer: { id: agency.olsen }, quarantine: null });
  });

  it.each([
    ['recordedAt', { recordedAt: '2026-11-20T11:00:00Z' }],
    ['cameraSerial', { cameraSerial: 'CAM-2' }],
    ['bufferMs', { bufferMs: 0 }],
  ])('does not silently keep the first %s where the source tells another', async (name, other) => {
    const metadata = clipMetadata();
    await register(metadata);
    const answer = await agency.records.clips.register({ ...metadata, ...other });
    expect(answer.status).toBe(409);
    expect(JSON.parse(answer.bytes.toString())).toMatchObject({
      code: 'footage.different-content',
      facts: { differing: name },
    });
    await register({ ...metadata, cameraSerial: ' cam-1' });
  });

  it('does not promise the same room twice', async () => {
    const { bavail, bsize } = await statfs(app.dataDirectory);
    const staging = new Staging(
      readSettings({
        DATA_DIRECTORY: app.dataDirectory,
        UPLOAD_MAXIMUM_BYTES: '5000000',
        FREE_SPACE_FLOOR_BYTES: '0',
      }),
    );
    const tooMuch = 2 * bavail * bsize;
    await staging.demandRoomFor(1000, []);
    await expect(
      staging.demandRoomFor(1000, [{ id: 'not-here-yet', sizeBytes: tooMuch }]),
    ).rejects.toMatchObject({ code: 'ingest.no-space' });
    const uploads = app.context.get(UploadsRepository);
    const { clipId } = await register();
    const id = locationOf(await create(clipId, 100))
      .split('/')
      .at(-1);
    const open = await app.context
      .get(Transactions)
      .run((tx) => uploads.lockOpenSince(tx, new Date(Date.now() - 60_000)));
    expect(open.map((upload) => upload.id)).toContain(id);
  });

  it('E01: keeps a file name as data', async () => {
    const metadata = clipMetadata({ fileName: '../../x/‮gpj.mp4' });
    const { clipId } = await register(metadata);
    expect(await expecting(200, agency.records.clips.read(clipId))).toMatchObject({
      fileName: 'gpj.mp4',
    });
  });

  it('E13, C13: takes no field that it does not know', async () => {
    const answer = await agency.records.http.post('/api/v1/clips', {
      ...clipMetadata(),
      state: 'ready',
    });
    expect(answer.status).toBe(400);
  });

  it('does not mistake a file that shrank in staging for a complete one', async () => {
    const bytes = fresh();
    const { clipId } = await register();
    const location = locationOf(await create(clipId, bytes.length));
    await agency.records.uploads.append(location, 0, bytes.subarray(0, 5000));
    await truncate(join(app.dataDirectory, 'staging', location.split('/').at(-1)!), 3000);
    const { headers } = await agency.records.uploads.progress(location);
    expect(headers.get('upload-offset')).toBe('3000');
    await agency.records.uploads.append(location, 3000, bytes.subarray(3000));
    const clip = await untilSettled(agency.records, clipId);
    expect(clip).toMatchObject({ state: 'ready', sha256: sha256(bytes) });
  });
});
