import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServedBytes } from '../../../src/footage/commands/served-bytes.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { TEST_PASSWORD } from '../../support/people.js';
import { eventually } from '../../support/eventually.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../../support/upload-clip.js';

describe('watching a clip', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;
  let bytes: Buffer;
  let clipId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'playback-'));
    const path = await makeSyntheticMedia(folder, { name: 'a.mp4' });
    bytes = await readFile(path);
    app = await startHttpApplication();
    agency = await createSmallAgency(app.administrator);
    clipId = await uploadClip(agency.records, path);
    await untilSettled(agency.records, clipId);
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const open = (client: ApiClient) =>
    expecting(201, client.clips.openPlayback(clipId, 'investigation'));

  it('serves the whole and every part of it, exactly', async () => {
    const { centralSupervisor: watcher } = agency;
    const playback = await open(watcher);
    expect(playback).toMatchObject({ rendition: 'original', mediaType: 'video/mp4' });
    const whole = await watcher.clips.media(playback.id);
    expect(whole.status).toBe(200);
    expect(whole.bytes.equals(bytes)).toBe(true);
    const part = await watcher.clips.media(playback.id, 'bytes=100-299');
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-299/${bytes.length}`);
    expect(part.bytes.equals(bytes.subarray(100, 300))).toBe(true);
    const tail = await watcher.clips.media(playback.id, 'bytes=-50');
    expect(tail.bytes.equals(bytes.subarray(-50))).toBe(true);
  });

  it('D16, E03: says that nobody may keep it or take it for anything else', async () => {
    const { headers } = await agency.records.clips.media((await open(agency.records)).id);
    expect(headers.get('cache-control')).toBe('no-store, private');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('video/mp4');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('accept-ranges')).toBe('bytes');
  });

  it.each(['bytes=0-0,2-3', `bytes=99999999-`, 'bytes=5-1'])(
    'D07: refuses the range %s',
    async (range) => {
      const answer = await agency.records.clips.media((await open(agency.records)).id, range);
      expect(answer.status).toBe(416);
      expect(answer.bytes).toHaveLength(0);
    },
  );

  it('answers HEAD with the size and no bytes', async () => {
    const { id } = await open(agency.records);
    const head = await agency.records.http.request('HEAD', `/api/v1/playbacks/${id}/media`);
    expect(head.status).toBe(200);
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
  });

  it('sends the whole when the entity is another than the player knows', async () => {
    const { id } = await open(agency.records);
    const headers = { range: 'bytes=0-9', 'if-range': '"another"' };
    const answer = await agency.records.http.request('GET', `/api/v1/playbacks/${id}/media`, {
      headers,
    });
    expect(answer.status).toBe(200);
    expect(answer.bytes).toHaveLength(bytes.length);
  });

  it('D01 to D03: is for nobody but the one who opened it, in that session', async () => {
    const { id } = await open(agency.centralSupervisor);
    expect((await agency.records.clips.media(id)).status).toBe(404);
    expect((await app.administrator.clips.media(id)).status).toBe(404);
    expect((await new ApiClient(app.url).clips.media(id)).status).toBe(401);
    const sameInAnotherSession = new ApiClient(app.url);
    await sameInAnotherSession.signIn('sergeant-central', TEST_PASSWORD);
    expect((await sameInAnotherSession.clips.media(id)).status).toBe(404);
    expect((await agency.centralSupervisor.clips.media(id)).status).toBe(200);
    const [denied] = await app.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM audit.entry WHERE kind = 'clip.playback-denied' AND target = $1`,
      [`playback:${id}`],
    );
    expect(denied?.count).toBe('3');
  });

  it('B09: ends with the session', async () => {
    const watcher = new ApiClient(app.url);
    await watcher.signIn('sergeant-central', TEST_PASSWORD);
    const { id } = await open(watcher);
    await watcher.sessions.signOut();
    expect((await watcher.clips.media(id)).status).toBe(401);
  });

  it('ends when the clip is opened anew', async () => {
    const first = await open(agency.records);
    await open(agency.records);
    expect((await agency.records.clips.media(first.id)).status).toBe(404);
  });

  it('C01, C21: is open to those whose role and unit reach the clip, and to no others', async () => {
    const status = async (client: ApiClient) =>
      (await client.clips.openPlayback(clipId, 'investigation')).status;
    expect(await status(agency.officer)).toBe(201);
    expect(await status(agency.northSupervisor)).toBe(404);
    expect(await status(agency.auditor)).toBe(403);
    expect(await status(app.administrator)).toBe(403);
  });

  it('C09: shows the thumbnail to the same people only', async () => {
    const { status, bytes: picture } = await agency.centralSupervisor.clips.thumbnail(clipId);
    expect(status).toBe(200);
    expect(picture.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect((await agency.northSupervisor.clips.thumbnail(clipId)).status).toBe(404);
    expect((await agency.auditor.clips.thumbnail(clipId)).status).toBe(403);
  });

  it('enters in the trail what was opened, and how many bytes really left', async () => {
    const { id } = await open(agency.records);
    await agency.records.clips.media(id, 'bytes=0-999');
    await agency.records.clips.media(id, 'bytes=500-1499');
    const read = () =>
      app.dataSource.query<{ kind: string; purpose: string; facts: Record<string, unknown> }[]>(
        `SELECT kind, encode(body, 'escape')::jsonb ->> 'purpose' AS purpose,
                encode(body, 'escape')::jsonb -> 'facts' AS facts FROM audit.entry
         WHERE target = $1 AND encode(body, 'escape')::jsonb -> 'facts' ->> 'playback' = $2
         ORDER BY id`,
        [`clip:${clipId}`, id],
      );
    // The reader has its last byte a moment before the server knows that it has left, so the two
    // requests may be entered together or one after the other.
    await eventually(async () => {
      await app.context.get(ServedBytes).flush();
      const [opened, ...served] = await read();
      const sum = (fact: string) =>
        served.reduce((total, { facts }) => total + Number(facts[fact]), 0);
      expect(opened).toMatchObject({
        kind: 'clip.playback-opened',
        purpose: 'investigation',
        facts: { rendition: 'original' },
      });
      expect(served.map(({ kind }) => kind)).toContain('clip.playback-served');
      expect({ requests: sum('requests'), bytes: sum('bytes') }).toEqual({
        requests: 2,
        bytes: 2000,
      });
      expect(served.at(-1)?.facts).toMatchObject({ distinctBytes: 1500 });
      expect(
        served
          .flatMap(({ facts }) => facts.ranges)
          .flat()
          .sort(),
      ).toEqual(served.length === 1 ? [0, 1499] : [0, 1499, 500, 999]);
    });
  });

  it('makes one entry of a whole playback, however many ranges were asked for', async () => {
    const { id } = await open(agency.records);
    for (let first = 0; first < 2000; first += 100) {
      await agency.records.clips.media(id, `bytes=${first}-${first + 99}`);
    }
    await eventually(async () => {
      await app.context.get(ServedBytes).flush();
      const rows = await app.dataSource.query<{ requests: number }[]>(
        `SELECT (encode(body, 'escape')::jsonb -> 'facts' ->> 'requests')::int AS requests
           FROM audit.entry WHERE kind = 'clip.playback-served'
            AND encode(body, 'escape')::jsonb -> 'facts' ->> 'playback' = $1`,
        [id],
      );
      expect(rows.reduce((sum, { requests }) => sum + requests, 0)).toBe(20);
      // The server may hear a moment late that the last one has left.
      expect(rows.length).toBeLessThanOrEqual(2);
    });
  });

  it('I12: makes one entry of a list and all stills on it, and names them in it', async () => {
    const watcher = new ApiClient(app.url);
    await watcher.signIn('sergeant-central', TEST_PASSWORD);
    const shown = async () =>
      app.dataSource.query<{ kind: string; stills: string[] }[]>(
        `SELECT kind, encode(body, 'escape')::jsonb -> 'facts' -> 'stills' AS stills
           FROM audit.entry WHERE encode(body, 'escape')::jsonb ->> 'session' =
                (SELECT encode(body, 'escape')::jsonb ->> 'session' FROM audit.entry
                  WHERE kind = 'identity.signed-in' ORDER BY id DESC LIMIT 1)
            AND kind LIKE 'clip.%' ORDER BY id`,
      );
    await expecting(200, watcher.clips.list());
    for (let time = 0; time < 3; time += 1) {
      expect((await watcher.clips.thumbnail(clipId)).status).toBe(200);
    }
    expect(await shown()).toEqual([{ kind: 'clip.listed', stills: [clipId] }]);
  });

  it('asks for a purpose from the list', async () => {
    const answer = await agency.records.clips.openPlayback(clipId, 'curiosity');
    expect(answer.status).toBe(400);
  });
});
