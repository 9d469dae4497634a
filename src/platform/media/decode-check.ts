import { MediaError } from './media.errors.js';
import type { MediaFacts } from './media-facts.js';
import type { MediaTools } from './media-tools.js';
import { runFfmpeg } from './run-ffmpeg.js';

const LEAST_WALL_CLOCK_MS = 5 * 60_000;
const TIMES_DURATION = 4;

/** Whether every frame of a recording could be decoded. */
export type Integrity = 'ok' | 'damaged';

/**
 * Decodes picture and sound once and counts what went wrong: flipped bits leave the exit code, the
 * index and the duration as they were, and only the decoder's complaints tell. About a thirteenth
 * of the recording's length on one core.
 * @throws MediaError unreadable if nothing could be decoded at all
 */
export async function checkByDecoding(
  tools: MediaTools,
  run: {
    input: string;
    facts: MediaFacts;
    signal?: AbortSignal;
    onPercent?: (percent: number) => void;
  },
): Promise<{ integrity: Integrity; errorLines: number }> {
  const durationMs = run.facts.durationMs ?? 0;
  try {
    const { errorLines } = await tools.withFolder((cwd) =>
      runFfmpeg(tools, {
        input: run.input,
        inputOptions: ['-threads', '1'],
        outputOptions: [
          ...['-map', '0:v:0', '-map', '0:a:0?', '-dn', '-sn'],
          // At a constant rate the null muxer itself complains about uneven but sound recordings.
          ...['-fps_mode', 'vfr', '-f', 'null'],
        ],
        output: '-',
        cwd,
        inBackground: true,
        wallClockMs: Math.max(LEAST_WALL_CLOCK_MS, durationMs * TIMES_DURATION),
        signal: run.signal,
        onProgress: (mediaMs) => {
          if (durationMs > 0) {
            run.onPercent?.(Math.min(99, Math.floor((mediaMs * 100) / durationMs)));
          }
        },
      }),
    );
    return { integrity: errorLines === 0 ? 'ok' : 'damaged', errorLines };
  } catch (error) {
    if (error instanceof MediaError && error.code === 'tool-failed') {
      throw new MediaError('unreadable', 'Nothing of the recording could be decoded.', error.lines);
    }
    throw error;
  }
}
