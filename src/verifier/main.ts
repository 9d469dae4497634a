import { isMainThread, Worker } from 'node:worker_threads';
import { run } from './cli.js';
import { EXIT } from './report.js';

/** Left alone, the space for young objects grows until it alone would be half of what we allow. */
const YOUNG_MEGABYTES = 24;

if (isMainThread) {
  // In a thread, since only there a program can limit its own memory; what breaks the limit is then
  // an answer as well, not a crash.
  const worker = new Worker(new URL(import.meta.url), {
    argv: process.argv.slice(2),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  worker.on('error', (error: unknown) => {
    process.stderr.write(`The verifier could not finish: ${String(error)}\n`);
    process.exitCode = EXIT.incomplete;
  });
  worker.on('exit', (code) => {
    process.exitCode ??= code;
  });
} else {
  process.exitCode = await run(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  );
}
