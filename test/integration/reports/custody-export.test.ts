import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import type { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { verify } from '../audit-trail/exported-log.js';

interface Custody {
  readonly format: string;
  readonly checkpoint: string;
  readonly keys: string[];
  readonly count: number;
  readonly steps: {
    readonly index: number;
    readonly kind: string;
    readonly actorName: string | null;
    readonly entry: string;
    readonly disclosures: { name: string }[];
    readonly withheld: string[];
    readonly proof: string;
  }[];
}

let app: HttpApplication;
let agency: SmallAgency;
let clipId: string;
let folder: string;

beforeAll(async () => {
  app = await startHttpApplication();
  agency = await createSmallAgency(app.administrator);
  folder = await mkdtemp(join(tmpdir(), 'plumbline-custody-'));
  const metadata = {
    source: 'import',
    sourceClipId: 'A-1',
    cameraSerial: 'CAM-1',
    recordedAt: '2026-11-20T12:00:00Z',
    bufferMs: 30_000,
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
    fileName: '=HYPERLINK("http://evil.example")',
  };
  clipId = (await expecting(201, agency.records.clips.register(metadata))).clipId;
  for (let times = 0; times < 3; times += 1) await agency.auditor.clips.read(clipId);
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true, force: true });
});

const download = (client: ApiClient, form: string, id = clipId) =>
  client.http.get<Custody>(`/api/v1/clips/${id}/custody.${form}`, {
    purpose: 'data-request',
    reference: 'DR-26-1',
  });

describe('A chain of custody that leaves the house', () => {
  it('holds every act up to its own export, each with a proof that convinces the verifier', async () => {
    const { status, body, headers } = await download(agency.auditor, 'json');
    expect([status, body.format]).toEqual([200, 'plumbline-custody/v1']);
    expect(headers.get('content-disposition')).toContain(`custody-${clipId}.json`);
    const kinds = body.steps.map(({ kind }) => kind);
    expect([kinds[0], kinds.at(-1), kinds.length]).toEqual([
      'clip.registered',
      'custody.exported',
      body.count,
    ]);
    const order = body.steps.map(({ index }) => index);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const { index, entry, proof } of body.steps) {
      const file = join(folder, `${index}.tlog-proof`);
      await writeFile(file, proof);
      const verdict = await verify('proof', file, '--vkey', body.keys[0]!);
      expect(verdict).toMatchObject({ exitCode: 0, entry: index, says: entry });
      expect(proof.endsWith(body.checkpoint)).toBe(true);
    }
  });

  it('shows records staff no more of what is kept beside an entry than they may see', async () => {
    const seen = async (client: ApiClient) => (await download(client, 'json')).body.steps[0]!;
    const [auditors, records] = [await seen(agency.auditor), await seen(agency.records)];
    expect(auditors.disclosures.map(({ name }) => name)).toContain('fileName');
    expect(records.disclosures.map(({ name }) => name)).not.toContain('fileName');
    expect(records.withheld).toContain('fileName');
    expect(records.entry).toBe(auditors.entry);
  });

  it('1.2.10 as a table runs no formula in the reader’s spreadsheet', async () => {
    const { bytes } = await download(agency.auditor, 'csv');
    const rows: string[][] = parse(bytes, { bom: true });
    expect(rows[1]!.join('\n')).toContain('fileName: ');
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(rows.at(-1)!.join(' ')).toContain('custody.exported');
  });

  it('on paper says what was done and how to verify it', async () => {
    const { status, bytes } = await download(agency.records, 'pdf');
    expect(status).toBe(200);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is itself in the chain that the clip’s page shows', async () => {
    const { body } = await agency.auditor.clips.custody(clipId);
    expect(body.items.filter(({ kind }) => kind === 'custody.exported').length).toBeGreaterThan(3);
  });

  it.each(['pdf', 'csv', 'json'])('as %s is not for those who do not hand it out', async (form) => {
    expect((await download(agency.centralSupervisor, form)).status).toBe(403);
    expect((await download(agency.officer, form)).status).toBe(403);
    const nobody = '018f3c1e-0000-7000-8000-00000000dead';
    expect((await download(agency.auditor, form, nobody)).status).toBe(404);
  });
});
