import { z } from 'zod';

import type { MediaFacts } from './media-facts.js';

const numeric = z.coerce.number().optional().catch(undefined);

const streamSchema = z.object({
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  profile: z.string().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  avg_frame_rate: z.string().optional(),
  r_frame_rate: z.string().optional(),
  pix_fmt: z.string().optional(),
  duration: numeric,
  channels: z.int().optional(),
  sample_rate: numeric,
  disposition: z.object({ attached_pic: z.int().optional() }).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
type Stream = z.infer<typeof streamSchema>;

/** What we read of ffprobe's JSON; everything else in it is the file's own talk. */
export const probeOutputSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({
    format_name: z.string(),
    duration: numeric,
    start_time: numeric,
    tags: z.object({ major_brand: z.string().optional() }).optional(),
  }),
});
export type ProbeOutput = z.infer<typeof probeOutputSchema>;

/** Translates ffprobe's words into ours. */
export function factsFromProbe(output: ProbeOutput, isFragmented: boolean): MediaFacts {
  const video = output.streams.find(isPicture);
  const audio = output.streams.find((stream) => stream.codec_type === 'audio');
  const played = [video, audio].filter((stream) => stream !== undefined);
  const seconds = output.format.duration ?? longest(played);
  return {
    container: containerOf(output.format),
    isFragmented,
    durationMs: seconds === undefined ? null : Math.max(0, Math.round(seconds * 1000)),
    startMs: Math.round((output.format.start_time ?? 0) * 1000),
    video: video ? videoFacts(video) : null,
    audio: audio
      ? {
          codec: audio.codec_name,
          channels: audio.channels ?? 0,
          sampleRateHz: Math.round(audio.sample_rate ?? 0),
        }
      : null,
    furtherStreams: output.streams.length - played.length,
  };
}

/** A cover picture inside a sound file is no video. */
function isPicture(stream: Stream): boolean {
  return (
    stream.codec_type === 'video' &&
    stream.disposition?.attached_pic !== 1 &&
    (stream.width ?? 0) > 0 &&
    (stream.height ?? 0) > 0
  );
}

function videoFacts(stream: Stream): MediaFacts['video'] {
  const turned = stream.side_data_list?.find((data) => data.rotation !== undefined)?.rotation ?? 0;
  return {
    codec: stream.codec_name,
    profile: stream.profile ?? null,
    width: stream.width ?? 0,
    height: stream.height ?? 0,
    frameRate: frameRateOf(stream.avg_frame_rate) ?? frameRateOf(stream.r_frame_rate),
    pixelFormat: stream.pix_fmt ?? null,
    // ffprobe counts counter-clockwise.
    rotation: ((-Math.round(turned) % 360) + 360) % 360,
  };
}

/** ffprobe writes rates as fractions, and 0/0 for "unknown". */
function frameRateOf(fraction: string | undefined): number | null {
  const [over = NaN, under = NaN] = (fraction ?? '').split('/').map(Number);
  const rate = Math.round((over / under) * 1000) / 1000;
  return Number.isFinite(rate) && rate > 0 ? rate : null;
}

function longest(streams: readonly Stream[]): number | undefined {
  const known = streams.map((stream) => stream.duration).filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

function containerOf(format: ProbeOutput['format']): string {
  const names = format.format_name.split(',');
  if (names.includes('mp4')) return format.tags?.major_brand?.trim() === 'qt' ? 'quicktime' : 'mp4';
  if (names.includes('matroska')) return 'matroska';
  if (names.includes('mpegts')) return 'mpeg-ts';
  return names[0] ?? 'unknown';
}
