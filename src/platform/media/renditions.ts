import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { MediaError } from './media.errors.js';
import type { MediaFacts } from './media-facts.js';
import type { MediaTools } from './media-tools.js';
import type { ProxyPlan } from './playability.js';
import { runFfmpeg } from './run-ffmpeg.js';

export interface MadeRendition {
  path: string;
  mediaType: string;
  /** The arguments that made it, without paths: with the tool's version they let anyone repeat it. */
  arguments: string[];
}

export interface RenditionRun {
  input: string;
  facts: MediaFacts;
  /** Private folder that outlives the call and takes the output. */
  folder: string;
  signal?: AbortSignal;
  /** 0 to 100. */
  onPercent?: (percent: number) => void;
}

const THUMBNAIL_WALL_CLOCK_MS = 60_000;
const LEAST_PROXY_WALL_CLOCK_MS = 10 * 60_000;
/** An encode at a low priority on a busy machine may take several times the recording's length. */
const PROXY_TIMES_DURATION = 10;

/** Nothing of the original but picture and sound: no place, no time code, no maker's names. */
const CLEAN = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-dn', '-sn', '-write_tmcd', '0'],
  ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
];

/** One picture from the first seconds, at most 480 wide. */
export async function makeThumbnail(tools: MediaTools, run: RenditionRun): Promise<MadeRendition> {
  const path = join(run.folder, 'thumbnail.jpg');
  // The first frame is often black or blurred; a seek before the input costs nothing.
  const atSeconds = Math.min(1, (run.facts.durationMs ?? 0) / 2000);
  for (const seek of [atSeconds, 0]) {
    const inputOptions = ['-ss', seek.toFixed(3)];
    const outputOptions = [
      ...['-map', '0:v:0', '-frames:v', '1', '-vf', "scale=w='min(480,iw)':h=-2"],
      ...['-q:v', '4', '-f', 'image2', '-update', '1', ...CLEAN],
    ];
    await runFfmpeg(tools, {
      input: run.input,
      inputOptions,
      outputOptions,
      output: path,
      cwd: run.folder,
      wallClockMs: THUMBNAIL_WALL_CLOCK_MS,
      signal: run.signal,
    });
    const made = await stat(path).catch(() => null);
    if (made && made.size > 0) {
      return { path, mediaType: 'image/jpeg', arguments: [...inputOptions, ...outputOptions] };
    }
  }
  throw new MediaError('unreadable', 'No frame could be decoded for a thumbnail.');
}

/** A faststart MP4 that every browser plays, by copy where the codecs allow it. */
export async function makeProxy(
  tools: MediaTools,
  plan: Exclude<ProxyPlan, { kind: 'none' }>,
  run: RenditionRun,
): Promise<MadeRendition> {
  const path = join(run.folder, 'proxy.mp4');
  const inputOptions = ['-fflags', '+genpts'];
  const outputOptions = [
    ...['-map', '0:v:0', ...videoOptions(plan), ...audioOptions(plan)],
    ...['-movflags', '+faststart', '-f', 'mp4', ...CLEAN],
  ];
  const make = () =>
    runFfmpeg(tools, {
      input: run.input,
      inputOptions,
      outputOptions,
      output: path,
      cwd: run.folder,
      wallClockMs: proxyWallClockMs(run.facts),
      inBackground: plan.kind === 'encode',
      signal: run.signal,
      onProgress: (mediaMs) => {
        if (run.facts.durationMs) {
          run.onPercent?.(Math.min(99, Math.floor((mediaMs * 100) / run.facts.durationMs)));
        }
      },
    });
  await (plan.kind === 'encode' ? tools.encodeSlots.use(make) : make());
  return { path, mediaType: 'video/mp4', arguments: [...inputOptions, ...outputOptions] };
}

function videoOptions(plan: ProxyPlan): string[] {
  if (plan.kind === 'remux') return ['-c:v', 'copy'];
  return [
    ...['-vf', "scale=w=-2:h='min(720,ceil(ih/2)*2)'", '-pix_fmt', 'yuv420p'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '25', '-g', '60'],
  ];
}

function audioOptions(plan: Exclude<ProxyPlan, { kind: 'none' }>): string[] {
  if (plan.audio === 'none') return ['-an'];
  const codec = plan.audio === 'copy' ? ['copy'] : ['aac', '-b:a', '96k', '-ac', '1'];
  return ['-map', '0:a:0', '-c:a', ...codec];
}

function proxyWallClockMs(facts: MediaFacts): number {
  return Math.max(LEAST_PROXY_WALL_CLOCK_MS, (facts.durationMs ?? 0) * PROXY_TIMES_DURATION);
}
