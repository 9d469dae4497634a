import { z } from 'zod';

/** What a recording is, as far as its bytes say. Kept with the clip, hence a schema. */
export const mediaFactsSchema = z.object({
  /** mp4, quicktime, matroska, mpeg-ts, avi, h264 …: what it is, not what its name says. */
  container: z.string(),
  /** An MP4 in fragments without one index: a browser would read all of it before the first frame. */
  isFragmented: z.boolean(),
  /** Null where the container does not say, as with raw streams. */
  durationMs: z.int().nonnegative().nullable(),
  /** Timestamp of the first frame; not 0 in transport streams. */
  startMs: z.int(),
  video: z
    .object({
      codec: z.string(),
      profile: z.string().nullable(),
      width: z.int().positive(),
      height: z.int().positive(),
      /** Mean frames per second, to three decimals; null where unknown. */
      frameRate: z.number().positive().nullable(),
      pixelFormat: z.string().nullable(),
      /** Degrees clockwise by which a player turns the picture: 0, 90, 180 or 270. */
      rotation: z.int(),
    })
    .nullable(),
  audio: z
    .object({
      codec: z.string(),
      channels: z.int().nonnegative(),
      sampleRateHz: z.int().nonnegative(),
    })
    .nullable(),
  /** How many streams there are beside the first picture and sound, which is what gets played. */
  furtherStreams: z.int().nonnegative(),
});

export type MediaFacts = z.infer<typeof mediaFactsSchema>;
