import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestFolder } from '../../../src/ingest/cli/ingest-folder.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { TEST_PASSWORD } from '../../support/people.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';

describe('plumbline ingest FOLDER', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;
  const lines: string[] = [];

  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    agency = await createSmallAgency(app.administrator);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-'));
    lines.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const ingest = (change: { password?: string; sidecar?: string } = {}) =>
    ingestFolder({
      folder,
      url: app.url,
      username: 'records',
      password: TEST_PASSWORD,
      source: folder,
      atOnce: 2,
      print: (line) => lines.push(line),
      draw: null,
      ...change,
    });
  const row = (fileName: string) => `${fileName},CAM-1,2026-11-20T10:00:00Z,30000`;
  const table = (...rows: string[]) =>
    writeFile(
      join(folder, 'clips.csv'),
      ['fileName,cameraSerial,recordedAt,bufferMs', ...rows].join('\n'),
    );

  it('sends every file, and sends nothing twice', async () => {
    await makeSyntheticMedia(folder, { name: 'a.mp4', seconds: 1 });
    await makeSyntheticMedia(folder, { name: 'b.mp4', seconds: 1, size: '160x90' });
    await table(row('a.mp4'), row('b.mp4'));
    expect(await ingest()).toBe(0);
    expect(lines.at(-1)).toBe('2 sent, 0 already there, 0 failed');
    const { items } = await expecting(200, agency.records.clips.list({ state: 'processing' }));
    expect(items).toHaveLength(2);
    expect(await ingest()).toBe(0);
    expect(lines.at(-1)).toBe('0 sent, 2 already there, 0 failed');
  });

  it('names what is wrong, sends the others, and exits with 1', async () => {
    await makeSyntheticMedia(folder, { name: 'good.mp4', seconds: 1 });
    await writeFile(join(folder, 'lonely.mp4'), 'x');
    const wrongTime = 'c.mp4,CAM-1,yesterday,0';
    await table(row('good.mp4'), row('gone.mp4'), wrongTime);
    expect(await ingest()).toBe(1);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Row 3: recordedAt: must be a time with offset',
        'lonely.mp4: stands in no usable row of clips.csv',
        'gone.mp4: is not in the folder',
        'good.mp4: sent',
        '1 sent, 0 already there, 3 failed',
      ]),
    );
  });

  it('goes on with an upload that an earlier run left half done', async () => {
    const path = await makeSyntheticMedia(folder, { name: 'half.mp4', seconds: 1 });
    await table(row('half.mp4'));
    const bytes = await readFile(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const metadata = {
      cameraSerial: 'CAM-1',
      recordedAt: '2026-11-20T10:00:00Z',
      bufferMs: 30_000,
    };
    const { clipId } = await expecting(
      201,
      agency.records.clips.register({ source: folder, sourceClipId: 'half.mp4', ...metadata }),
    );
    const created = await agency.records.uploads.create('/api/v1/uploads', bytes.length, {
      clipId,
      sha256,
    });
    const location = created.headers.get('location') ?? '';
    await agency.records.uploads.append(location, 0, bytes.subarray(0, 1000));
    expect(await ingest()).toBe(0);
    const { headers } = await agency.records.uploads.progress(location);
    expect(headers.get('upload-offset')).toBe(String(bytes.length));
  });

  it('sends no file that is not the one its row describes', async () => {
    await writeFile(join(folder, 'a.mp4'), 'other bytes');
    const described = {
      fileName: 'a.mp4',
      cameraSerial: 'CAM-1',
      recordedAt: '2026-11-20T10:00:00Z',
      sha256: '0'.repeat(64),
    };
    await writeFile(join(folder, 'clips.json'), JSON.stringify([described]));
    expect(await ingest()).toBe(1);
    expect(lines[0]).toContain('its SHA-256 is another');
  });

  it('says what the server says of a wrong password', async () => {
    await table();
    await expect(ingest({ password: 'not the one' })).rejects.toThrow('do not match');
  });

  it('asks which table counts where there are several, and for one where there is none', async () => {
    await expect(ingest()).rejects.toThrow('no CSV or JSON table');
    await table();
    await writeFile(join(folder, 'more.json'), '[]');
    await expect(ingest()).rejects.toThrow('name one with --sidecar');
  });
});
