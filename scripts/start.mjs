// Installs, builds and runs Plumbline; settings are environment variables (see README.md).
//
//   npm start
import { prepare } from './prepare.mjs';
import { environment, isStartedAs, root } from './support/packages.mjs';
import { runInForeground } from './support/processes.mjs';
import { say } from './support/progress.mjs';

/** Runs the server until it ends or a Ctrl-C stops it. */
export async function runServer(settings = {}) {
  await prepare();
  // The build uses what only the pinned Node has.
  const { build } = await import('./support/parts.mjs');
  await build();
  say('Starting …');
  const exitCode = await runInForeground(process.execPath, ['dist/main.js'], {
    cwd: root,
    env: environment(settings),
    // In a process group of its own, so that a Ctrl-C reaches it once, through us.
    detached: true,
  });
  process.exit(exitCode);
}

if (isStartedAs(import.meta.url)) await runServer();
