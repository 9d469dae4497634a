import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaError } from '../../platform/media/media.errors.js';
import type { MediaTools } from '../../platform/media/media-tools.js';
import { runTool } from '../../platform/media/run-tool.js';

export interface SyntheticClip {
  readonly cameraSerial: string;
  readonly recordedAt: Date;
  readonly bufferMs: number;
  readonly durationMs: number;
}

const SIZE = { width: 640, height: 360 };
const FRAMES_PER_SECOND = 12;
const PATIENCE_MS = 60_000;

/**
 * Makes a recording in which nobody is: shapes pass along a street, time and camera serial are
 * burned in, and a tone in the range of a voice begins where the pre-event buffer ends.
 * @returns the path of an MP4 file in `folder`
 */
export async function makeSyntheticClip(
  tools: MediaTools,
  folder: string,
  clip: SyntheticClip,
): Promise<string> {
  const name = `${clip.cameraSerial}-${clip.recordedAt.getTime()}`;
  const path = join(folder, `${name}.mp4`);
  // In a file and not in the filter: only one level of ffmpeg's escaping has to be right.
  await writeFile(join(folder, `${name}.txt`), overlayText(clip));
  const overlay = `drawtext=textfile=${name}.txt:x=12:y=12:fontsize=18:fontcolor=white:box=1:boxcolor=black@0.5:boxborderw=6`;
  const picture = scene(clip);
  try {
    await encode(tools, folder, [`${picture},${overlay}`, sound(clip), path], clip);
  } catch (error) {
    // Without any font on the machine, a test picture with digits of its own still shows the time.
    if (!(error instanceof MediaError) || error.code !== 'tool-failed') throw error;
    await encode(tools, folder, [testPicture(clip), sound(clip), path], clip);
  }
  return path;
}

/** Cuts a recording off, as a camera does whose battery is taken out: its index is missing. */
export async function truncate(path: string): Promise<string> {
  const bytes = await readFile(path);
  const shorter = path.replace(/\.mp4$/, '.truncated.mp4');
  await writeFile(shorter, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
  return shorter;
}

async function encode(
  tools: MediaTools,
  folder: string,
  [picture, tone, path]: readonly [string, string, string],
  { durationMs }: SyntheticClip,
): Promise<void> {
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '30', '-pix_fmt', 'yuv420p'];
  const { exitCode, stderr } = await runTool(tools.ffmpeg, {
    args: [
      ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y'],
      ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', tone],
      ...video,
      ...['-g', String(2 * FRAMES_PER_SECOND), '-c:a', 'aac', '-b:a', '32k'],
      ...['-t', String(durationMs / 1000), path],
    ],
    cwd: folder,
    wallClockMs: PATIENCE_MS,
  });
  if (exitCode !== 0) throw new MediaError('tool-failed', stderr.trim());
}

function overlayText({ cameraSerial, recordedAt }: SyntheticClip): string {
  const epoch = Math.floor(recordedAt.getTime() / 1000);
  return `${cameraSerial}  %{pts:gmtime:${epoch}:%Y-%m-%d %H\\:%M\\:%S} UTC`;
}

function scene(clip: SyntheticClip): string {
  const { width, height } = SIZE;
  // Two clips never look alike, and the same clip always does.
  const variety = Math.floor(clip.recordedAt.getTime() / 1000) % 97;
  const seconds = clip.durationMs / 1000;
  return [
    `color=c=0x${(0x24 + (variety % 20)).toString(16)}3a4a:size=${width}x${height}:rate=${FRAMES_PER_SECOND}:duration=${seconds}`,
    box({ x: `mod(t*6+${variety * 7},900)-260`, y: 60, w: 260, h: 26, color: '0x3d5162' }),
    box({ x: '0', y: 230, w: width, h: height - 230, color: '0x23282c' }),
    box({ x: `mod(t*${40 + (variety % 30)},760)-120`, y: 205, w: 90, h: 34, color: '0x8d3b2f' }),
    box({ x: `560-mod(t*${15 + (variety % 17)},700)`, y: 170, w: 26, h: 78, color: '0x7b8a97' }),
  ].join(',');
}

function box(shape: { x: string; y: number; w: number; h: number; color: string }): string {
  const { x, y, w, h, color } = shape;
  return `drawbox=x='${x.replaceAll(',', '\\,')}':y=${y}:w=${w}:h=${h}:color=${color}:t=fill`;
}

function testPicture({ durationMs }: SyntheticClip): string {
  const { width, height } = SIZE;
  return `testsrc=size=${width}x${height}:rate=${FRAMES_PER_SECOND}:duration=${durationMs / 1000}`;
}

/** Rises and falls around 170 Hz like speech, and is silent while the camera only buffers. */
function sound({ bufferMs, durationMs }: SyntheticClip): string {
  const voice = '0.25*sin(2*PI*170*t+20*sin(2*PI*0.7*t))*(0.55+0.45*sin(2*PI*2.6*t))';
  const quietFirst = `if(lt(t\\,${bufferMs / 1000})\\,0\\,${voice})`;
  return `aevalsrc='${quietFirst}':sample_rate=16000:duration=${durationMs / 1000}`;
}
