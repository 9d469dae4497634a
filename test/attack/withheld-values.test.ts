import { execFileSync } from 'node:child_process';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import type { ApiClient } from '../support/api-client/api-client.js';
import { expecting } from '../support/api-client/http.js';
import { type BuiltServer, startBuiltServer } from '../support/built-server.js';
import { createPerson, setUpAgency } from '../support/people.js';

const FILE_NAME = 'WITHHELD7731.mp4';

/** The words of a PDF: its text is compressed and its letters are numbers of glyphs. */
const wordsOf = (pdf: Buffer) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();

describe('what is kept beside an entry', () => {
  let server: BuiltServer;
  let agency: SmallAgency;
  let commander: ApiClient;
  let clipId: string;

  beforeAll(async () => {
    server = await startBuiltServer();
    const administrator = await setUpAgency(server);
    agency = await createSmallAgency(administrator);
    commander = await createPerson(administrator, {
      username: 'commander',
      roles: [{ role: 'commander' }],
    });
    const metadata = {
      ...{ source: 'import', sourceClipId: 'A-1', cameraSerial: 'CAM-1', bufferMs: 30_000 },
      ...{ recordedAt: '2026-11-20T12:00:00Z', fileName: FILE_NAME },
    };
    clipId = (await expecting(201, agency.records.clips.register(metadata))).clipId;
  });
  afterAll(() => server.stop());

  it.each(['json', 'csv', 'pdf'])(
    'C17 is masked in custody as %s for whoever may not see it',
    async (form) => {
      const path = `/api/v1/clips/${clipId}/custody.${form}`;
      const purpose = { purpose: 'data-request', reference: 'DR-26-1' };
      const said = async (client: ApiClient) => {
        const { status, bytes } = await client.http.get(path, purpose);
        expect(status).toBe(200);
        return form === 'pdf' ? wordsOf(bytes) : bytes.toString();
      };
      const whole = await said(agency.auditor);
      expect(whole).toContain(FILE_NAME);
      const masked = await said(agency.records);
      expect(masked).not.toContain(FILE_NAME);
      // Not left out in silence: the reader is told that there is something.
      expect(masked).toContain('fileName');
    },
  );

  it('C17 is masked in the trail, entry by entry, for whoever may not see it', async () => {
    const filter = { kind: 'clip.registered', target: `clip:${clipId}` };
    for (const [client, shows] of [
      [agency.auditor, true],
      [commander, false],
    ] as const) {
      const { items } = await expecting(200, client.auditTrail.entries(filter));
      const detail = await client.http.get(`/api/v1/audit-trail/entries/${items[0]!.id}`);
      const proof = await client.auditTrail.proof(items[0]!.id);
      for (const { status, bytes } of [detail, proof]) {
        expect(status).toBe(200);
        // What is disclosed may also stand there as base64url, a word each.
        const words = bytes.toString().split(/[\s"]+/);
        const read = words.map((word) => Buffer.from(word, 'base64url').toString());
        const isThere = [...words, ...read].some((word) => word.includes(FILE_NAME));
        expect(isThere && !shows).toBe(false);
      }
      expect(detail.bytes.includes(FILE_NAME)).toBe(shows);
      expect(detail.bytes.includes('fileName')).toBe(true);
    }
  });

  it('C17 is taken away with the trail by nobody who may not see it', async () => {
    for (const path of ['/api/v1/audit-trail/export', '/api/v1/audit-trail/evidence']) {
      for (const client of [commander, agency.records, agency.officer, agency.centralSupervisor]) {
        expect((await client.http.get(path)).status).toBe(403);
      }
    }
  });
});
