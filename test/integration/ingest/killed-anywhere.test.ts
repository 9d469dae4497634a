import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AcceptClip } from '../../../src/footage/footage.public.js';
import { AcceptUpload } from '../../../src/ingest/commands/accept-upload.js';
import { RecoverUploads } from '../../../src/ingest/commands/recover-uploads.js';
import { RenditionMaker } from '../../../src/ingest/commands/rendition-maker.js';
import { UploadIntake } from '../../../src/ingest/commands/upload-intake.js';
import { UploadsRepository } from '../../../src/ingest/persistence/uploads.repository.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { MediaTools } from '../../../src/platform/media/media-tools.js';
import { ObjectStore } from '../../../src/platform/object-store/object-store.js';
import { createSmallAgency, type SmallAgency } from '../../support/agency.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { makeSyntheticMedia } from '../../support/synthetic-media.js';
import { clipMetadata } from '../../support/upload-clip.js';

class Killed extends Error {}

const doomed = new AsyncLocalStorage<true>();

/** Methods that touch nothing that lasts, or belong to others. */
const NO_STEPS = new Set(['constructor', 'pathOf', 'note', 'list']);

/**
 * A worker that dies at its n-th step: every call that touches the world counts as one, and the
 * n-th throws, before it or after it. What stays behind is what a kill would leave.
 */
function dieAt(n: number, when: 'before' | 'after', targets: readonly object[]): () => void {
  let calls = 0;
  const restore: (() => void)[] = [];
  for (const target of targets) {
    const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(target) as object);
    for (const name of methods.filter((method) => !NO_STEPS.has(method))) {
      const original: unknown = Reflect.get(target, name);
      if (typeof original !== 'function') continue;
      Reflect.set(target, name, async (...args: unknown[]) => {
        // Others use the same objects: the trail's sequencer stores its tiles and must not die of it.
        if (doomed.getStore() === undefined)
          return Reflect.apply(original, target, args) as unknown;
        calls += 1;
        const isTheOne = calls === n;
        if (isTheOne && when === 'before') throw new Killed();
        const result: unknown = await Reflect.apply(original, target, args);
        if (isTheOne) throw new Killed();
        return result;
      });
      restore.push(() => Reflect.deleteProperty(target, name));
    }
  }
  return () => restore.forEach((undo) => undo());
}

describe('R04 to R07, R10: a worker that is killed anywhere', () => {
  let app: HttpApplication;
  let agency: SmallAgency;
  let folder: string;
  let recording: Buffer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'killed-'));
    const old = { name: 'a.ts', seconds: 1 };
    recording = await readFile(await makeSyntheticMedia(folder, old));
    app = await startHttpApplication({ takesJobs: false });
    agency = await createSmallAgency(app.administrator);
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let variants = 0;
  /** A transport stream with one more null packet each time: other bytes, the same picture. */
  function fresh(): Buffer {
    variants += 1;
    const packet = Buffer.alloc(188, variants);
    packet.set([0x47, 0x1f, 0xff, 0x10]);
    return Buffer.concat([recording, packet]);
  }

  async function uploaded(bytes: Buffer): Promise<{ clipId: string; uploadId: string }> {
    const { clipId } = await expecting(201, agency.records.clips.register(clipMetadata()));
    const { headers } = await agency.records.uploads.create('/api/v1/uploads', bytes.length, {
      clipId,
    });
    const location = headers.get('location') ?? '';
    await agency.records.uploads.append(location, 0, bytes);
    return { clipId, uploadId: location.split('/').at(-1) ?? '' };
  }

  const accept = (uploadId: string) =>
    app.context
      .get(AcceptUpload)
      .execute(uploadId, { requestId: 'test', signal: new AbortController().signal });

  async function expectRightful(clipId: string, bytes: Buffer): Promise<void> {
    const clip = await expecting(200, agency.records.clips.read(clipId));
    expect(clip).toMatchObject({
      state: 'ready',
      integrity: 'ok',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      renditions: [{ kind: 'proxy' }, { kind: 'thumbnail' }],
    });
    const { items } = await expecting(200, agency.records.clips.custody(clipId));
    const kinds = items.map(({ kind }) => kind).filter((kind) => kind !== 'clip.read');
    expect(kinds).toEqual([
      ...['clip.registered', 'clip.received', 'clip.stored'],
      ...['clip.rendition-made', 'clip.rendition-made', 'clip.ready', 'clip.checked'],
    ]);
    expect(await readdir(join(app.dataDirectory, 'staging'))).toEqual([]);
  }

  it('ends in the same state, with each act entered once, when it runs again', async () => {
    const { context } = app;
    const world = [
      ...[UploadsRepository, UploadIntake, AcceptClip, RenditionMaker, Transactions].map(
        (type: new (...args: never[]) => object) => context.get(type),
      ),
      context.get<object>(ObjectStore),
    ];
    let deaths = 0;
    for (const when of ['before', 'after'] as const) {
      for (let n = when === 'before' ? 1 : 3; ; n += 5) {
        const bytes = fresh();
        const { clipId, uploadId } = await uploaded(bytes);
        const revive = dieAt(n, when, world);
        const died = await doomed
          .run(true, () => accept(uploadId))
          .then(
            () => false,
            (error: unknown) => error instanceof Killed,
          );
        revive();
        if (died) deaths += 1;
        if (died) await accept(uploadId);
        await expectRightful(clipId, bytes);
        if (!died) break;
      }
    }
    expect(deaths).toBeGreaterThan(8);
  });

  it('R09: and two workers at once end in the same state too', async () => {
    const bytes = fresh();
    const { clipId, uploadId } = await uploaded(bytes);
    const outcomes = await Promise.allSettled([accept(uploadId), accept(uploadId)]);
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    await accept(uploadId);
    await expectRightful(clipId, bytes);
  });

  it('R08: an upload whose job gave up is taken up again at the next start, once', async () => {
    const bytes = fresh();
    const { clipId, uploadId } = await uploaded(bytes);
    const waiting = async () => {
      const [jobs] = await app.dataSource.query<{ count: string }[]>(
        `SELECT count(*) FROM pgboss.job WHERE name = 'ingest.accept-upload'
           AND data ->> 'uploadId' = $1 AND state = 'created'`,
        [uploadId],
      );
      return Number(jobs?.count);
    };
    const start = () => app.context.get(RecoverUploads).onApplicationBootstrap();
    await start();
    expect(await waiting()).toBe(1);
    await app.dataSource.query(
      `UPDATE pgboss.job SET state = 'failed' WHERE data ->> 'uploadId' = $1`,
      [uploadId],
    );
    expect(await waiting()).toBe(0);
    await start();
    await start();
    expect(await waiting()).toBe(1);
    await accept(uploadId);
    await expectRightful(clipId, bytes);
  });

  it.each([
    ['probe', 'ffprobe', 'processing'],
    ['thumbnail', 'ffmpeg', 'stored'],
    ['check by decoding', 'ffmpegInBackground', 'ready'],
  ] as const)('a killed %s condemns nothing', async (_, program, state) => {
    const bytes = fresh();
    const { clipId, uploadId } = await uploaded(bytes);
    const path = app.context.get(MediaTools)[program];
    const launcher = await readFile(path);
    try {
      await writeFile(path, '#!/bin/sh\nkill -KILL $$\n');
      await expect(accept(uploadId)).rejects.toThrow();
    } finally {
      await writeFile(path, launcher);
    }
    const clip = await expecting(200, agency.records.clips.read(clipId));
    expect(clip).toMatchObject({ state, quarantine: null, integrity: null });
    await accept(uploadId);
    await expectRightful(clipId, bytes);
  });

  it('a full disk condemns nothing', async () => {
    const bytes = fresh();
    const { clipId, uploadId } = await uploaded(bytes);
    const path = app.context.get(MediaTools).ffmpeg;
    const launcher = await readFile(path);
    try {
      await writeFile(path, '#!/bin/sh\necho "proxy.mp4: No space left on device" >&2; exit 1\n');
      await expect(accept(uploadId)).rejects.toThrow();
    } finally {
      await writeFile(path, launcher);
    }
    await accept(uploadId);
    await expectRightful(clipId, bytes);
  });

  it('R04: an upload whose last byte was the server’s last is found at the next start', async () => {
    const bytes = fresh();
    const { clipId } = await expecting(201, agency.records.clips.register(clipMetadata()));
    const { headers } = await agency.records.uploads.create('/api/v1/uploads', bytes.length, {
      clipId,
    });
    const uploadId = (headers.get('location') ?? '').split('/').at(-1) ?? '';
    await writeFile(join(app.dataDirectory, 'staging', uploadId), bytes);
    await app.context.get(RecoverUploads).onApplicationBootstrap();
    expect(await expecting(200, agency.records.clips.read(clipId))).toMatchObject({
      state: 'processing',
    });
    await accept(uploadId);
    await expectRightful(clipId, bytes);
  });

  it('R04: or when its sender asks how far it came', async () => {
    const bytes = fresh();
    const { clipId } = await expecting(201, agency.records.clips.register(clipMetadata()));
    const { headers } = await agency.records.uploads.create('/api/v1/uploads', bytes.length, {
      clipId,
    });
    const location = headers.get('location') ?? '';
    const uploadId = location.split('/').at(-1) ?? '';
    await writeFile(join(app.dataDirectory, 'staging', uploadId), bytes);
    await agency.records.uploads.progress(location);
    await accept(uploadId);
    await expectRightful(clipId, bytes);
  });
});
