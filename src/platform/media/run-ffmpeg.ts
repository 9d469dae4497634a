import ffmpeg from 'fluent-ffmpeg';

import { CONTAINED_INPUT } from './containment.js';
import { MediaError } from './media.errors.js';
import type { MediaTools } from './media-tools.js';

const KILL_AFTER_MS = 3_000;
const LINES_KEPT = 200;
const PROGRESS_LINE = /^(frame|size)=\s*\S/;

export interface FfmpegRun {
  /** Absolute path. */
  input: string;
  /** Stand before the input; literals and numbers of ours only, never text from outside. */
  inputOptions?: readonly string[];
  outputOptions: readonly string[];
  /** Absolute path, or `-` with a null format. */
  output: string;
  /** Private folder of this run. */
  cwd: string;
  wallClockMs: number;
  /** Gives way to everything else on the machine. */
  inBackground?: boolean;
  signal?: AbortSignal;
  /** How far the output has come, in milliseconds of media. */
  onProgress?: (mediaMs: number) => void;
}

export interface FfmpegResult {
  /** Lines at level error: the only sign of damaged input, since the exit code stays 0. */
  errorLines: number;
}

/**
 * The only file that knows fluent-ffmpeg, which is archived: input and output options, `save`,
 * progress and kill are the paths of it that work with every ffmpeg. Replace it here.
 * @throws MediaError tool-failed, limit-reached or aborted
 */
export async function runFfmpeg(tools: MediaTools, run: FfmpegRun): Promise<FfmpegResult> {
  if (run.signal?.aborted) throw calledOff();
  const command = ffmpeg({ cwd: run.cwd, stdoutLines: LINES_KEPT } as ffmpeg.FfmpegCommandOptions)
    .setFfmpegPath(run.inBackground === true ? tools.ffmpegInBackground : tools.ffmpeg)
    .input(run.input)
    .inputOptions([
      ...['-nostdin', '-hide_banner', '-loglevel', 'repeat+error', '-stats'],
      ...CONTAINED_INPUT,
      ...(run.inputOptions ?? []),
    ])
    .outputOptions([...run.outputOptions]);
  return supervise(command, run);
}

function supervise(command: ffmpeg.FfmpegCommand, run: FfmpegRun): Promise<FfmpegResult> {
  const lines: string[] = [];
  let errorLines = 0;
  let ended: MediaError | undefined;
  let killer: NodeJS.Timeout | undefined;
  const end = (reason: MediaError) => {
    ended ??= reason;
    command.kill('SIGTERM');
    killer ??= setTimeout(() => command.kill('SIGKILL'), KILL_AFTER_MS);
  };
  const abort = () => end(calledOff());
  const clock = setTimeout(
    () => end(new MediaError('limit-reached', `Not done within ${run.wallClockMs} ms.`)),
    run.wallClockMs,
  );
  run.signal?.addEventListener('abort', abort, { once: true });
  return new Promise<FfmpegResult>((resolve, reject) => {
    command
      // Called off while fluent-ffmpeg was still asking ffmpeg for its formats: nothing to kill then.
      .on('start', () => {
        if (ended) command.kill('SIGKILL');
      })
      .on('stderr', (line: string) => {
        if (line.trim() === '' || PROGRESS_LINE.test(line)) return;
        errorLines += 1;
        lines.push(line.slice(0, 500));
        if (lines.length > LINES_KEPT) lines.shift();
      })
      .on('progress', ({ timemark }: { timemark?: string }) =>
        run.onProgress?.(millisecondsOf(timemark)),
      )
      .on('error', (error: Error) =>
        reject(ended ?? new MediaError('tool-failed', error.message, lines)),
      )
      .on('end', () => (ended ? reject(ended) : resolve({ errorLines })))
      .save(run.output);
  }).finally(() => {
    clearTimeout(clock);
    clearTimeout(killer);
    run.signal?.removeEventListener('abort', abort);
  });
}

function calledOff(): MediaError {
  return new MediaError('aborted', 'The work was called off.');
}

/** `00:01:02.50` in milliseconds; 0 for what ffmpeg prints before the first frame. */
function millisecondsOf(timemark: string | undefined): number {
  const parts = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(timemark ?? '');
  if (!parts) return 0;
  const [, hours, minutes, seconds] = parts.map(Number);
  return Math.round(((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000);
}
