import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { copyFile, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AcceptUpload } from '../../src/ingest/commands/accept-upload.js';
import { FinishUploadCommand } from '../../src/ingest/commands/finish-upload.command.js';
import { Staging } from '../../src/ingest/commands/staging.js';
import { ingestActor } from '../../src/ingest/commands/ingest-actor.js';
import { createSmallAgency, type SmallAgency } from '../support/agency.js';
import { expecting } from '../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../support/http-application.js';
import { makeSyntheticMedia } from '../support/synthetic-media.js';
import { clipMetadata } from '../support/upload-clip.js';
import type { BenchRow } from './bench-row.js';

const run = promisify(execFile);

const GIBIBYTE = 1024 ** 3;
const ROUNDS = 3;
const MOST = 1.5;

/**
 * From the last byte of a 1 GiB upload to a clip that is stored, described, pictured and ready,
 * against hashing and copying the same file with openssl and cp, synced.
 */
export async function benchIngest(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  const app = await startHttpApplication({ takesJobs: false });
  try {
    const agency = await createSmallAgency(app.administrator);
    const file = await makeLargeRecording(folder);
    const raw: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await makeDifferent(file, round);
      raw.push(await timed(() => hashAndCopy(file, join(folder, 'copy'))));
      await rm(join(folder, 'copy'));
      ours.push(await ingest(app, agency, file));
    }
    const ratio = median(ours) / median(raw);
    const value = `${median(ours).toFixed(2)} s against ${median(raw).toFixed(2)} s`;
    const name = 'ingest of 1 GiB, last byte to ready, against openssl sha256 and cp with fsync';
    return [{ name, ratio, value, aim: `${MOST}x or less`, met: ratio <= MOST }];
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function ingest(app: HttpApplication, agency: SmallAgency, file: string): Promise<number> {
  const { clipId } = await expecting(201, agency.records.clips.register(clipMetadata()));
  const created = await agency.records.uploads.create('/api/v1/uploads', GIBIBYTE, { clipId });
  const uploadId = (created.headers.get('location') ?? '').split('/').at(-1) ?? '';
  const staged = app.context.get(Staging).pathOf(uploadId);
  await copyFile(file, `${staged}.part`);
  await rename(`${staged}.part`, staged);
  await run('sync', [staged]);
  await app.context.get(FinishUploadCommand).execute(ingestActor('bench'), uploadId);
  const { signal } = new AbortController();
  await app.context.get(AcceptUpload).execute(uploadId, { requestId: 'bench', signal });
  const clip = await expecting(200, agency.records.clips.read(clipId));
  const { state, receivedAt, readyAt } = clip as typeof clip & {
    receivedAt: string;
    readyAt: string;
  };
  if (state !== 'ready') throw new Error(`The clip of the benchmark is ${state}`);
  return (Date.parse(readyAt) - Date.parse(receivedAt)) / 1000;
}

async function hashAndCopy(file: string, copy: string): Promise<void> {
  await run('openssl', ['dgst', '-sha256', file]);
  await run('cp', [file, copy]);
  await run('sync', [copy]);
}

/** A playable MP4 whose last box is unused space, filled up to 1 GiB with noise. */
async function makeLargeRecording(folder: string): Promise<string> {
  const path = await makeSyntheticMedia(folder, { name: 'large.mp4' });
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  const header = Buffer.alloc(8);
  header.writeUInt32BE(GIBIBYTE - size);
  header.write('free', 4, 'latin1');
  await file.write(header, 0, 8, size);
  const noise = Buffer.alloc(8 * 1024 * 1024);
  for (let at = size + 8; at < GIBIBYTE; at += noise.length) {
    randomFillSync(noise);
    await file.write(noise, 0, Math.min(noise.length, GIBIBYTE - at), at);
  }
  await file.sync();
  await file.close();
  return path;
}

/** Other bytes each round: the same ones from the same camera would be a duplicate. */
async function makeDifferent(path: string, round: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.from(`round ${round}`), 0, 7, GIBIBYTE - 7);
  await file.sync();
  await file.close();
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
