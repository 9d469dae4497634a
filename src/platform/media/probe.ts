import { CONTAINED_INPUT } from './containment.js';
import { isFragmentedMp4 } from './mp4-boxes.js';
import { MediaError } from './media.errors.js';
import { mediaFactsSchema, type MediaFacts } from './media-facts.js';
import type { MediaTools } from './media-tools.js';
import { factsFromProbe, probeOutputSchema } from './probe-output.js';
import { runTool } from './run-tool.js';
import { sniffFile } from './sniff.js';

/** Reading a header takes 0.1 s; this is for slow disks, not for large files. */
const WALL_CLOCK_MS = 60_000;

/**
 * Asks ffprobe what a file is, by its content.
 *
 * As JSON and not through fluent-ffmpeg: that reads `key=value` lines, which ffprobe does not
 * escape, so a title with line breaks could forge a whole stream (there is a test that does).
 * @throws MediaError not-media, truncated, unreadable, limit-reached or aborted
 */
export async function probe(
  tools: MediaTools,
  path: string,
  signal?: AbortSignal,
): Promise<MediaFacts> {
  const result = await tools.withFolder((cwd) =>
    runTool(tools.ffprobe, {
      args: [
        ...['-v', 'error', '-hide_banner', ...CONTAINED_INPUT],
        ...['-of', 'json', '-show_format', '-show_streams', '-i', path],
      ],
      cwd,
      wallClockMs: WALL_CLOCK_MS,
      signal,
    }),
  );
  if (result.exitCode !== 0) throw refusal(result.stderr, await sniffFile(path));
  const output = probeOutputSchema.safeParse(parseJson(result.stdout));
  if (!output.success)
    throw new MediaError('unreadable', 'ffprobe found nothing it could describe.');
  const isMp4 = output.data.format.format_name.split(',').includes('mp4');
  return mediaFactsSchema.parse(
    factsFromProbe(output.data, isMp4 && (await isFragmentedMp4(path))),
  );
}

/** ffprobe guesses a container from the name too; what the bytes begin like decides what we say. */
function refusal(stderr: string, family: string | null): MediaError {
  const lines = stderr.trim().split('\n').slice(-20);
  if (family === null) {
    return new MediaError('not-media', 'This is no container of video that we open.', lines);
  }
  if (family === 'mp4' && stderr.includes('moov atom not found')) {
    return new MediaError('truncated', 'The index at the end of the file is not there.', lines);
  }
  return new MediaError('unreadable', 'No part of the file could be understood.', lines);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
