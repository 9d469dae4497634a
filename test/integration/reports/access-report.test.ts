import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServedBytes } from '../../../src/footage/commands/served-bytes.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { authorize, inDays } from '../../support/authorizations.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { untilSettled, uploadClip } from '../../support/upload-clip.js';

interface AccessReport {
  readonly items: {
    readonly person: { id: string; name: string };
    readonly clip: { id: string };
    readonly purpose: string;
    readonly reference: string | null;
    readonly explanation: string | null;
    readonly authorizationId: string | null;
    readonly servedBytes: number;
    readonly unusual: string[];
  }[];
}

describe('the access report', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;
  let clipId: string;
  let hidden: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'access-report-'));
    app = await startHttpApplication();
    agency = await createSmallAgency(app.administrator);
    const [first, second] = await Promise.all(
      [2, 3].map((seconds) => makeSyntheticMedia(folder, { name: `${seconds}.mp4`, seconds })),
    );
    clipId = await uploadClip(agency.records, first!);
    hidden = await uploadClip(agency.records, second!);
    await untilSettled(agency.records, clipId);
    await untilSettled(agency.records, hidden);
    const { records, officer } = agency;
    const one = await expecting(201, records.clips.openPlayback(clipId, 'investigation'));
    await records.clips.media(one.id, 'bytes=0-999');
    await records.clips.media(one.id, 'bytes=500-1499');
    const said = { explanation: '=1+1 Choosing scenes' };
    await expecting(201, officer.clips.openPlayback(clipId, 'other', said));
    await expecting(201, records.clips.openPlayback(hidden, 'data-request'));
    await expecting(204, records.clips.restrict(hidden, 'juvenile'));
    await app.context.get(ServedBytes).flush();
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const period = () => ({ from: inDays(-1), to: inDays(1) });
  const report = (client: ApiClient, more = {}) =>
    expecting(
      200,
      client.http.get<AccessReport>('/api/v1/access-reports', { ...period(), ...more }),
    );

  it('says who opened what, what for, by which authorization, and how much was sent', async () => {
    const { auditor, records, chief } = agency;
    const { items } = await report(auditor);
    expect(items).toMatchObject([
      {
        person: { name: 'records' },
        clip: { id: clipId },
        ...{ purpose: 'investigation', reference: 'CN-26-000001', servedBytes: 2000 },
        unusual: [],
      },
      {
        person: { name: 'olsen' },
        ...{ purpose: 'other', explanation: '=1+1 Choosing scenes', servedBytes: 0 },
        unusual: [expect.stringContaining('Neither a review nor a case')],
      },
    ]);
    const { person } = await expecting(200, records.sessions.current());
    const own = await report(auditor, { personId: person.id });
    expect(own.items).toHaveLength(1);
    const given = await expecting(
      200,
      chief.authorizations.read(own.items[0]?.authorizationId ?? ''),
    );
    expect([given.person.id, given.standing]).toEqual([person.id, 'valid']);
  });

  it('C10: leaves restricted clips out for a reader without the clearance, in every form', async () => {
    const { auditor, chief } = agency;
    expect((await report(auditor, { clipId: hidden })).items).toEqual([]);
    for (const form of ['csv', 'pdf']) {
      const answer = await auditor.http.get(`/api/v1/access-reports.${form}`, period());
      expect(answer.status).toBe(200);
      expect(answer.bytes.toString('latin1')).not.toContain(hidden);
    }
    await authorize(chief, auditor, { kind: 'clearance', restrictions: ['juvenile'] });
    expect((await report(auditor, { clipId: hidden })).items).toHaveLength(1);
  });

  it('comes as a table in which no cell runs, and on paper', async () => {
    const csv = await agency.auditor.http.get('/api/v1/access-reports.csv', period());
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.bytes.toString()).toContain(`'=1+1 Choosing scenes`);
    const pdf = await agency.auditor.http.get('/api/v1/access-reports.pdf', period());
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is for those who may read it, and says what it was asked', async () => {
    for (const client of [agency.records, agency.officer, app.administrator]) {
      expect((await client.http.get('/api/v1/access-reports', period())).status).toBe(403);
    }
    await report(agency.chief, { clipId });
    const [entry] = await app.dataSource.query<{ facts: Record<string, unknown> }[]>(
      `SELECT encode(body, 'escape')::jsonb -> 'facts' AS facts FROM audit.entry
        WHERE kind = 'report.access-reported' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry?.facts).toMatchObject({ form: 'json', clip: clipId, person: null, lines: 2 });
  });

  it('shows purpose and authorization in the chain of custody, too', async () => {
    const answer = await agency.records.http.get<{
      items: { kind: string; purpose: string | null; words: string }[];
    }>(`/api/v1/clips/${clipId}/custody`);
    const opened = answer.body.items.filter(({ kind }) => kind === 'clip.playback-opened');
    expect(opened.map(({ purpose }) => purpose)).toEqual(['investigation', 'other']);
    for (const { words } of opened) expect(words).toMatch(/by authorization [0-9a-f-]{36}/);
  });
});
