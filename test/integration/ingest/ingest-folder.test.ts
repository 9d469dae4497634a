import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readApiKey } from '../../../src/ingest/cli/api-key.js';
import { ingestFolder } from '../../../src/ingest/cli/ingest-folder.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { createMachine, type MachineInTest } from '../../support/machines.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';

describe('plumbline ingest FOLDER', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let dock: MachineInTest;
  let folder: string;
  const lines: string[] = [];

  beforeAll(async () => {
    app = await startHttpApplication({ takesJobs: false });
    agency = await createSmallAgency(app.administrator);
    dock = await createMachine(app.administrator);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folder-'));
    lines.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const ingest = (change: { apiKey?: string; sidecar?: string } = {}) =>
    ingestFolder({
      folder,
      url: app.url,
      apiKey: dock.credential,
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
      dock.client.clips.register({ source: folder, sourceClipId: 'half.mp4', ...metadata }),
    );
    const created = await dock.client.uploads.create('/api/v1/uploads', bytes.length, {
      clipId,
      sha256,
    });
    const location = created.headers.get('location') ?? '';
    await dock.client.uploads.append(location, 0, bytes.subarray(0, 1000));
    expect(await ingest()).toBe(0);
    const { headers } = await dock.client.uploads.progress(location);
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

  it('says of each file what the server says of a credential that is not good', async () => {
    await makeSyntheticMedia(folder, { name: 'a.mp4', seconds: 1 });
    await table(row('a.mp4'));
    const other = `${dock.credential.slice(0, -1)}${dock.credential.endsWith('A') ? 'B' : 'A'}`;
    expect(await ingest({ apiKey: other })).toBe(1);
    expect(lines[0]).toContain('The credential of this machine is not good here.');
  });

  it('reads its credential from a file that nobody else may read', async () => {
    const path = join(folder, '.key');
    await writeFile(path, `${dock.credential}\n`, { mode: 0o600 });
    expect(await readApiKey(path, undefined)).toBe(dock.credential);
    expect(await readApiKey(undefined, dock.credential)).toBe(dock.credential);
    await chmod(path, 0o640);
    await expect(readApiKey(path, undefined)).rejects.toThrow('Others on this machine may read');
    await expect(readApiKey(join(folder, 'none'), undefined)).rejects.toThrow('There is no file');
    await expect(readApiKey(undefined, undefined)).rejects.toThrow('Set PLUMBLINE_API_KEY');
    await expect(readApiKey(undefined, 'secret')).rejects.toThrow('begin with plb_');
  });

  it('asks which table counts where there are several, and for one where there is none', async () => {
    await expect(ingest()).rejects.toThrow('no CSV or JSON table');
    await table();
    await writeFile(join(folder, 'more.json'), '[]');
    await expect(ingest()).rejects.toThrow('name one with --sidecar');
  });
});
