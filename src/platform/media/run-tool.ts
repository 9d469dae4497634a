import { spawn } from 'node:child_process';

import { MediaError } from './media.errors.js';

const STDERR_KEPT_BYTES = 64 * 1024;
const KILL_AFTER_MS = 3_000;

export interface ToolRun {
  args: readonly string[];
  /** Private folder of this run. */
  cwd: string;
  wallClockMs: number;
  /** Standard output beyond this ends the run; 4 MiB by default. */
  stdoutBytes?: number;
  signal?: AbortSignal;
}

export interface ToolResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/**
 * Runs one program with an argument vector, never through a shell, and collects what it says.
 * @throws MediaError limit-reached, aborted or tools-missing; a non-zero exit is a result
 */
export async function runTool(program: string, run: ToolRun): Promise<ToolResult> {
  if (run.signal?.aborted) throw new MediaError('aborted', 'The work was called off.');
  const child = spawn(program, run.args, {
    cwd: run.cwd,
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout = collect(run.stdoutBytes ?? 4 * 1024 * 1024);
  const stderr = collect(STDERR_KEPT_BYTES);
  let ended: MediaError | undefined;
  const end = (reason: MediaError) => {
    ended ??= reason;
    child.kill('SIGTERM');
    killer ??= setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  };
  let killer: NodeJS.Timeout | undefined;
  const abort = () => end(new MediaError('aborted', 'The work was called off.'));
  const clock = setTimeout(
    () => end(new MediaError('limit-reached', `No answer within ${run.wallClockMs} ms.`)),
    run.wallClockMs,
  );
  run.signal?.addEventListener('abort', abort, { once: true });
  child.stdout.on('data', (chunk: Buffer) => {
    if (!stdout.take(chunk)) end(new MediaError('limit-reached', 'The output has no end.'));
  });
  child.stderr.on('data', (chunk: Buffer) => void stderr.take(chunk));
  try {
    const exitCode = await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => reject(new MediaError('tools-missing', error.message)));
      child.once('close', (code) => resolve(code ?? -1));
    });
    if (ended) throw ended;
    return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    clearTimeout(clock);
    clearTimeout(killer);
    run.signal?.removeEventListener('abort', abort);
  }
}

/** Keeps the first bytes up to a limit and tells when it is passed. */
function collect(limitBytes: number) {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    take(chunk: Buffer): boolean {
      if (size < limitBytes) chunks.push(chunk.subarray(0, limitBytes - size));
      size += chunk.length;
      return size <= limitBytes;
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
