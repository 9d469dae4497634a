import { existsSync } from 'node:fs';
import { collect, works } from './processes.mjs';
import { giveUp, step } from './progress.mjs';

/** ffmpeg and ffprobe; Debian's ffmpeg brings the font for burned-in text along. */
export async function ensureFfmpeg() {
  const ffmpeg = process.env.FFMPEG_PATH || 'ffmpeg';
  const ffprobe = process.env.FFPROBE_PATH || 'ffprobe';
  const isThere = async () =>
    (await works(ffmpeg, ['-version'])) && (await works(ffprobe, ['-version']));
  await ensureProgram('ffmpeg', ['ffmpeg'], isThere, 'FFMPEG_PATH and FFPROBE_PATH');
}

/** The browser of the console's tests. */
export async function ensureChromium() {
  const isThere = () => existsSync(process.env.CHROMIUM_PATH || '/usr/bin/chromium');
  await ensureProgram('Chromium', ['chromium'], isThere, 'CHROMIUM_PATH');
}

async function ensureProgram(name, packages, isThere, setting) {
  if (await isThere()) return;
  const mayInstall = await waysToBecomeRoot();
  if (mayInstall !== null) await installFromDebian(name, packages, mayInstall);
  if (await isThere()) return;
  giveUp([
    `${name} is missing. Type this, then start again:`,
    `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    `or, if it lies elsewhere, say where with ${setting}.`,
  ]);
}

/** What to put before a command to run it as root without being asked for a password, or null. */
async function waysToBecomeRoot() {
  if (!(await works('apt-get', ['--version']))) return null;
  if (process.getuid?.() === 0) return [];
  return (await works('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : null;
}

async function installFromDebian(name, packages, prefix) {
  const aptGet = async (...args) => {
    const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    // Another package manager at work, as on a machine just booted, is waited for.
    const [command, ...rest] = [
      ...prefix,
      ...quiet,
      '-q',
      '-o',
      'DPkg::Lock::Timeout=300',
      ...args,
    ];
    await collect(command, rest);
  };
  await step(`Installing ${name} from Debian (about a minute)`, async () => {
    try {
      await aptGet('update');
      await aptGet('install', '-y', '--no-install-recommends', ...packages);
    } catch (error) {
      console.error(error.output);
    }
  });
}
