import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from './api-client/api-client.js';
import type { Clip, ClipMetadata } from './api-client/clips.js';
import { expecting } from './api-client/http.js';

let counter = 0;

/** Metadata of a clip that nobody has told of before. */
export function clipMetadata(change: Partial<ClipMetadata> = {}): ClipMetadata {
  counter += 1;
  return {
    source: 'test',
    sourceClipId: `clip-${process.pid}-${counter}`,
    cameraSerial: 'CAM-1',
    recordedAt: '2026-11-20T10:00:00Z',
    bufferMs: 30_000,
    ...change,
  };
}

/** Registers a clip and sends its bytes, from a file or as they are; its identifier. */
export async function uploadClip(
  client: ApiClient,
  bytes: Buffer | string,
  metadata: Partial<ClipMetadata> = {},
): Promise<string> {
  const content = typeof bytes === 'string' ? await readFile(bytes) : bytes;
  const fileName = typeof bytes === 'string' ? basename(bytes) : 'clip.mp4';
  const registered = await expecting(201, client.clips.register(clipMetadata(metadata)));
  await client.uploads.send(registered.uploadUrl, registered.clipId, fileName, content);
  return registered.clipId;
}

/** Waits until a worker is done with the clip, the check by decoding included. */
export async function untilSettled(client: ApiClient, clipId: string): Promise<Clip> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const clip = await expecting(200, client.clips.read(clipId));
    const isDone = clip.state === 'quarantined' || clip.state === 'ready';
    if (isDone && clip.step === null) return clip;
    if (Date.now() > deadline) throw new Error(`Not settled: ${JSON.stringify(clip)}`);
    await pause(50);
  }
}
