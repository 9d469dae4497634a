import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a synthetic recording is made with; every value is a literal of the test. */
export interface SyntheticMedia {
  name: string;
  seconds?: number;
  size?: string;
  video?: readonly string[];
  audio?: readonly string[] | null;
  output?: readonly string[];
}

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
const AAC = ['-c:a', 'aac', '-b:a', '64k'];

/** Makes a short moving picture with a tone, and returns its path. */
export async function makeSyntheticMedia(folder: string, media: SyntheticMedia): Promise<string> {
  const { seconds = 2, size = '320x180', video = H264, audio = AAC, output = [] } = media;
  const path = join(folder, media.name);
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
  await run('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-y'],
    ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=15:duration=${seconds}`],
    ...(audio === null ? [] : tone),
    ...video,
    ...(audio ?? []),
    ...output,
    path,
  ]);
  return path;
}
