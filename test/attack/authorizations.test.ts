import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import type { AuthorizationWish } from '../support/api-client/authorizations.js';
import { type Answer, expecting } from '../support/api-client/http.js';
import { authorize, inDays } from '../support/authorizations.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import { createPerson, setUpAgency } from '../support/people.js';
import { makeSyntheticMedia } from '../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../support/upload-clip.js';

const SECOND_MS = 1_000;

describe('footage without the paper for it', () => {
  let server: BuiltServer;
  let agency: SmallAgency;
  let administrator: ApiClient;
  let folder: string;
  /** Of central, whose supervisor reaches it; of nobody restricted. */
  let open: string;
  let restricted: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authorizations-'));
    server = await startBuiltServer();
    administrator = await setUpAgency(server);
    agency = await createSmallAgency(administrator);
    const [first, second] = await Promise.all(
      ['a.mp4', 'b.mp4'].map((name, at) => makeSyntheticMedia(folder, { name, seconds: 2 + at })),
    );
    open = await uploadClip(agency.records, first!);
    restricted = await uploadClip(agency.records, second!);
    await untilSettled(agency.records, open);
    await untilSettled(agency.records, restricted);
    await expecting(204, agency.records.clips.restrict(restricted, 'juvenile'));
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const codeOf = ({ status, body }: Answer<unknown>) =>
    (body as { code?: string } | null)?.code ?? status;

  const newViewer = (username: string, role: string, unitId?: string) =>
    createPerson(administrator, { username, roles: [{ role, unitId }] });

  it('C09 gives no still and no picture of footage that lies beyond the role', async () => {
    const { northSupervisor: foreigner } = agency;
    expect(codeOf(await foreigner.clips.thumbnail(open))).toBe('footage.clip-not-found');
    expect(codeOf(await foreigner.clips.openPlayback(open, 'investigation'))).toBe(
      'footage.clip-not-found',
    );
  });

  it('C09 gives none within the role either before somebody is authorized in writing', async () => {
    for (const [username, role] of [
      ['new-records', 'records'],
      ['new-commander', 'commander'],
      ['new-approver', 'approver'],
    ] as const) {
      const viewer = await newViewer(username, role);
      expect(codeOf(await viewer.clips.thumbnail(open))).toBe('authorization.needed');
      const opened = await viewer.clips.openPlayback(open, 'investigation');
      expect([opened.status, codeOf(opened)]).toEqual([403, 'authorization.needed']);
      const list = await expecting(200, viewer.clips.list());
      expect(list.items.map(({ id, hasThumbnail }) => [id, hasThumbnail])).toEqual([[open, false]]);
    }
    // The head of the agency is no exception, nor is whoever runs the system.
    const { chief } = agency;
    expect(codeOf(await chief.clips.openPlayback(open, 'investigation'))).toBe(
      'authorization.needed',
    );
    expect((await administrator.clips.openPlayback(open, 'investigation')).status).toBe(403);
    await authorize(chief, chief);
    await expecting(201, chief.clips.openPlayback(open, 'investigation'));
  });

  it('C09 asks what for, and for the case behind it, at every opening', async () => {
    const { records } = agency;
    const asked = (purpose: string, more = {}) => records.clips.openPlayback(open, purpose, more);
    expect(codeOf(await asked('investigation'))).toBe('footage.reference-missing');
    expect(codeOf(await asked('data-request', { reference: '  ' }))).toBe(
      'footage.reference-missing',
    );
    expect(codeOf(await asked('other'))).toBe('footage.explanation-missing');
    expect((await asked('review')).status).toBe(400);
    expect((await asked('curiosity')).status).toBe(400);
    await expecting(201, asked('other', { explanation: 'Choosing scenes for roll call' }));
  });

  it('C10 hides restricted footage from everybody without the clearance, everywhere', async () => {
    const { records, centralSupervisor, officer, auditor, chief } = agency;
    for (const client of [records, centralSupervisor, officer, auditor, chief]) {
      const ids = (await expecting(200, client.clips.list())).items.map(({ id }) => id);
      expect(ids).toEqual([open]);
      for (const answer of [
        await client.clips.read(restricted),
        await client.clips.custody(restricted),
      ]) {
        expect(codeOf(answer)).toBe('footage.clip-not-found');
      }
    }
    for (const client of [records, centralSupervisor, officer, chief]) {
      for (const answer of [
        await client.clips.thumbnail(restricted),
        await client.clips.openPlayback(restricted, 'investigation'),
      ]) {
        expect(codeOf(answer)).toBe('footage.clip-not-found');
      }
    }
    for (const form of ['pdf', 'csv', 'json']) {
      const purpose = { purpose: 'data-request', reference: 'DR-1' };
      const path = `/api/v1/clips/${restricted}/custody.${form}`;
      expect(codeOf(await records.http.get(path, purpose))).toBe('footage.clip-not-found');
    }
    expect(codeOf(await records.clips.restrict(restricted, 'juvenile', false))).toBe(
      'footage.clip-not-found',
    );
  });

  it('C10 opens it to a clearance for this restriction, and to no other', async () => {
    const { chief, centralSupervisor } = agency;
    await authorize(chief, centralSupervisor, { kind: 'clearance', restrictions: ['undercover'] });
    expect((await centralSupervisor.clips.read(restricted)).status).toBe(404);
    const cleared = await authorize(chief, centralSupervisor, {
      kind: 'clearance',
      restrictions: ['juvenile'],
    });
    const playback = await expecting(
      201,
      centralSupervisor.clips.openPlayback(restricted, 'investigation'),
    );
    expect((await centralSupervisor.clips.media(playback.id, 'bytes=0-9')).status).toBe(206);
    await expecting(204, chief.authorizations.revoke(cleared, 'The case is closed'));
    expect((await centralSupervisor.clips.media(playback.id, 'bytes=10-19')).status).toBe(404);
    expect((await centralSupervisor.clips.read(restricted)).status).toBe(404);
  });

  it('C10 cuts whoever is watching when a clip is restricted', async () => {
    const path = await makeSyntheticMedia(folder, { name: 'c.mp4', seconds: 5 });
    const id = await uploadClip(agency.records, path);
    await untilSettled(agency.records, id);
    const { officer, records } = agency;
    const playback = await expecting(201, officer.clips.openPlayback(id, 'report-writing'));
    expect((await officer.clips.media(playback.id, 'bytes=0-9')).status).toBe(206);
    await expecting(204, records.clips.restrict(id, 'internal-investigation'));
    expect((await officer.clips.media(playback.id, 'bytes=10-19')).status).toBe(404);
  });

  it('C26 gives nothing after the end of an authorization, not even the next byte', async () => {
    const { chief } = agency;
    const borrower = await newViewer('borrower', 'records');
    const validUntil = new Date(Date.now() + 4 * SECOND_MS).toISOString();
    await authorize(chief, borrower, { validUntil });
    const playback = await expecting(201, borrower.clips.openPlayback(open, 'investigation'));
    expect((await borrower.clips.media(playback.id, 'bytes=0-9')).status).toBe(206);
    await eventually(async () => {
      expect((await borrower.clips.media(playback.id, 'bytes=10-19')).status).toBe(404);
    }, 20_000);
    // Neither early nor late.
    expect(Math.abs(Date.now() - Date.parse(validUntil))).toBeLessThan(2 * SECOND_MS);
    expect(codeOf(await borrower.clips.openPlayback(open, 'investigation'))).toBe(
      'authorization.needed',
    );
    expect(codeOf(await borrower.clips.thumbnail(open))).toBe('authorization.needed');
  });

  it('C26 ends what a designee may give with the designation', async () => {
    const { chief } = agency;
    const designee = await newViewer('designee', 'records');
    const person = await newViewer('waiting', 'records');
    const { person: waiting } = await expecting(200, person.sessions.current());
    const wish: AuthorizationWish = {
      kind: 'viewing',
      personId: waiting.id,
      reach: 'all',
      documentReference: 'Order 9',
      purpose: 'Answering data requests',
      validUntil: inDays(10),
    };
    const validUntil = new Date(Date.now() + 3 * SECOND_MS).toISOString();
    await authorize(chief, designee, { kind: 'designation', validUntil });
    await expecting(201, designee.authorizations.grant(wish));
    await eventually(async () => {
      const answer = await designee.authorizations.grant(wish);
      expect(codeOf(answer)).toBe('authorization.not-yours-to-give');
    }, 20_000);
  });

  it('C27 counts a revocation at once', async () => {
    const { chief } = agency;
    const viewer = await newViewer('viewer', 'records');
    const id = await authorize(chief, viewer);
    const playback = await expecting(201, viewer.clips.openPlayback(open, 'investigation'));
    expect((await viewer.clips.media(playback.id, 'bytes=0-9')).status).toBe(206);
    await expecting(204, chief.authorizations.revoke(id, 'Moved to another post'));
    expect((await viewer.clips.media(playback.id, 'bytes=10-19')).status).toBe(404);
  });
});
