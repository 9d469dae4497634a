import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FootageDirectory } from '../../../src/footage/footage.public.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { clipMetadata, untilSettled, uploadClip } from '../../support/upload-clip.js';

describe('the ledger of clips', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;
  const clips: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-'));
    app = await startHttpApplication();
    agency = await createSmallAgency(app.administrator);
    for (let hour = 1; hour <= 5; hour += 1) {
      const metadata = clipMetadata({
        recordedAt: `2026-11-20T0${hour}:00:00Z`,
        cameraSerial: hour === 5 ? 'cam-2 ' : 'CAM-1',
        durationMs: 600_000,
      });
      clips.push((await expecting(201, agency.records.clips.register(metadata))).clipId);
    }
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const idsOf = async (client: ApiClient, query = {}) => {
    const page = await expecting(200, client.clips.list(query));
    return page.items.map(({ id }) => clips.indexOf(id) + 1);
  };

  it('finds who wore the camera, however its serial is spelled', async () => {
    const clip = await expecting(200, agency.records.clips.read(clips[4]!));
    expect(clip).toMatchObject({ cameraSerial: 'CAM-2', officer: { id: agency.nguyen } });
  });

  it('lists newest first, page by page, without gap or repetition', async () => {
    const first = await expecting(200, agency.records.clips.list({ limit: 2 }));
    expect(first.items.map(({ id }) => clips.indexOf(id) + 1)).toEqual([5, 4]);
    const cursor = first.nextCursor ?? '';
    const second = await expecting(200, agency.records.clips.list({ limit: 3, cursor }));
    expect(second.items.map(({ id }) => clips.indexOf(id) + 1)).toEqual([3, 2, 1]);
    expect(second.nextCursor).toBeNull();
  });

  it('G02: takes no cursor that it did not make', async () => {
    const { nextCursor } = await expecting(200, agency.records.clips.list({ limit: 2 }));
    const forged = `${nextCursor ?? ''}x`;
    expect((await agency.records.clips.list({ cursor: forged })).status).toBe(400);
  });

  it('narrows by officer, unit, camera, time, state and category', async () => {
    const { records, nguyen, central } = agency;
    expect(await idsOf(records, { officerId: nguyen })).toEqual([5]);
    expect(await idsOf(records, { unitId: central })).toEqual([4, 3, 2, 1]);
    expect(await idsOf(records, { cameraSerial: 'CAM-2' })).toEqual([5]);
    const window = { from: '2026-11-20T02:00:00Z', to: '2026-11-20T04:00:00Z' };
    expect(await idsOf(records, window)).toEqual([3, 2]);
    expect(await idsOf(records, { state: 'ready' })).toEqual([]);
    expect(await idsOf(records, { uncategorized: true, limit: 1 })).toEqual([5]);
    expect((await records.clips.list({ color: 'red' })).status).toBe(400);
  });

  it('C02, C03: shows to each only what the role and the unit reach', async () => {
    expect(await idsOf(agency.centralSupervisor)).toEqual([4, 3, 2, 1]);
    expect(await idsOf(agency.northSupervisor)).toEqual([5]);
    expect(await idsOf(agency.officer)).toEqual([4, 3, 2, 1]);
    expect(await idsOf(agency.auditor)).toEqual([5, 4, 3, 2, 1]);
    expect(await idsOf(agency.northSupervisor, { unitId: agency.central })).toEqual([]);
    expect((await agency.northSupervisor.clips.read(clips[0]!)).status).toBe(404);
    expect((await agency.northSupervisor.clips.custody(clips[0]!)).status).toBe(404);
    expect((await app.administrator.clips.list()).status).toBe(403);
  });

  it('C09: enters every refused reading in the clip’s chain of custody, however it is spelled', async () => {
    const { northSupervisor: foreigner, records } = agency;
    const id = clips[1]!;
    const shouted = id.toUpperCase();
    expect((await foreigner.clips.read(shouted)).status).toBe(404);
    expect((await foreigner.clips.custody(id)).status).toBe(404);
    expect((await foreigner.clips.thumbnail(id)).status).toBe(404);
    expect((await foreigner.clips.openPlayback(id, 'investigation')).status).toBe(404);
    expect((await foreigner.clips.categorize(id, 'test', 'x')).status).toBe(404);
    await expecting(200, records.clips.read(shouted));
    const denied = await app.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM audit.entry
       WHERE target = $1 AND kind = 'clip.read-denied'
         AND encode(body, 'escape')::jsonb ->> 'outcome' = 'denied'`,
      [`clip:${id}`],
    );
    expect(denied[0]?.count).toBe('5');
    const { items } = await expecting(200, records.clips.custody(id));
    expect(items.map(({ kind }) => kind)).toEqual([
      'clip.registered',
      ...Array.from({ length: 5 }, () => 'clip.read-denied'),
      ...['clip.read', 'clip.read'],
    ]);
  });

  it('lets no clip change without its entry in the trail', async () => {
    const bare = app.dataSource.query('UPDATE clip SET category = $1 WHERE id = $2', [
      'test',
      clips[0],
    ]);
    await expect(bare).rejects.toThrow('lacks its audit entry');
  });

  it('keeps every category that a clip had, with its reason', async () => {
    const path = await makeSyntheticMedia(folder, { name: 'a.mp4' });
    const id = await uploadClip(agency.records, path);
    await untilSettled(agency.records, id);
    const { officer, centralSupervisor } = agency;
    await expecting(204, officer.clips.categorize(id, 'traffic-stop', 'Stopped for speed'));
    await expecting(204, centralSupervisor.clips.categorize(id, 'arrest', 'It ended in one'));
    const clip = await expecting(200, officer.clips.read(id));
    expect(clip).toMatchObject({
      category: 'arrest',
      categoryHistory: [{ category: 'arrest' }, { reason: 'Stopped for speed' }],
    });
    await expect(
      app.dataSource.query(`UPDATE clip_category SET reason = 'other' WHERE clip_id = $1`, [id]),
    ).rejects.toThrow('only added to');
    const { items } = await expecting(200, officer.clips.custody(id));
    const kinds = items.map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('clip.read');
    expect(kinds.filter((kind) => kind !== 'clip.read')).toEqual([
      ...['clip.registered', 'clip.received', 'clip.stored', 'clip.rendition-made', 'clip.ready'],
      ...['clip.checked', 'clip.categorized', 'clip.categorized'],
    ]);
  });

  it('gives no category to what is not there yet, and none from outside the unit', async () => {
    const early = agency.records.clips.categorize(clips[0]!, 'test', 'x');
    expect((await early).status).toBe(409);
    const foreign = agency.northSupervisor.clips.categorize(clips[0]!, 'test', 'x');
    expect((await foreign).status).toBe(404);
  });

  it('finds the clips of an officer around a moment, by activation time', async () => {
    const directory = app.context.get(FootageDirectory);
    const found = await app.context.get(Transactions).run((tx) =>
      directory.clipsOfOfficers(tx, [
        {
          officerId: agency.olsen,
          from: new Date('2026-11-20T02:05:00Z'),
          to: new Date('2026-11-20T03:01:00Z'),
        },
        {
          officerId: agency.nguyen,
          from: new Date('2026-11-20T05:20:00Z'),
          to: new Date('2026-11-20T05:30:00Z'),
        },
      ]),
    );
    expect(found.map((list) => list.map(({ clipId }) => clips.indexOf(clipId) + 1))).toEqual([
      [2, 3],
      [],
    ]);
  });

  it('gives a draw every clip whose bytes came in the window, in byte order', async () => {
    const path = await makeSyntheticMedia(folder, { name: 'b.mp4', seconds: 1 });
    const id = await uploadClip(agency.records, path, { cameraSerial: 'CAM-2' });
    await untilSettled(agency.records, id);
    const directory = app.context.get(FootageDirectory);
    const now = Date.now();
    const window = { from: new Date(now - 600_000), to: new Date(now + 600_000) };
    const candidates = await app.context.get(Transactions).run(async (tx) => {
      const list = [];
      for await (const candidate of directory.receivedBetween(tx, window)) list.push(candidate);
      return list;
    }, 'REPEATABLE READ');
    expect(candidates.map(({ state }) => state)).toEqual(['ready', 'ready']);
    const ids = candidates.map(({ clipId }) => clipId);
    expect(ids).toEqual([...ids].sort());
    expect(candidates.find(({ clipId }) => clipId === id)).toMatchObject({
      officerId: agency.nguyen,
      unitId: agency.north,
      category: null,
    });
  });
});
