import { existsSync } from 'node:fs';
import { collect, works } from './processes.mjs';
import { giveUp, step } from './progress.mjs';

/** ffmpeg and ffprobe; Debian's ffmpeg brings the font for burned-in text along. */
export async function ensureFfmpeg() {
  const ffmpeg = process.env.FFMPEG_PATH || 'ffmpeg';
  const ffprobe = process.env.FFPROBE_PATH || 'ffprobe';
  const isThere = async () =>
    (await works(ffmpeg, ['-version'])) && (await works(ffprobe, ['-version']));
  const isOurChoice = !process.env.FFMPEG_PATH && !process.env.FFPROBE_PATH;
  await ensureProgram({
    name: 'ffmpeg',
    isThere,
    isOurChoice,
    setting: 'FFMPEG_PATH and FFPROBE_PATH',
  });
}

/** The browser of the console's tests. */
export async function ensureChromium() {
  const isThere = () => existsSync(process.env.CHROMIUM_PATH || '/usr/bin/chromium');
  const isOurChoice = !process.env.CHROMIUM_PATH;
  await ensureProgram({ name: 'chromium', isThere, isOurChoice, setting: 'CHROMIUM_PATH' });
}

/** What an outsider recomputes a draw with; the tests follow the documented eight lines. */
export async function ensurePython() {
  const isThere = () => works('python3', ['--version']);
  await ensureProgram({ name: 'python3', isThere, isOurChoice: true, setting: 'PATH' });
}

/** The time-stamping authority of the tests, and what outsiders check its stamps with. */
export async function ensureOpenssl() {
  const isThere = () => works('openssl', ['version']);
  await ensureProgram({ name: 'openssl', isThere, isOurChoice: true, setting: 'PATH' });
}

/** What the tests read the text of a PDF with. */
export async function ensurePdftotext() {
  const isThere = () => works('pdftotext', ['-v']);
  await ensureProgram({ name: 'poppler-utils', isThere, isOurChoice: true, setting: 'PATH' });
}

/** @param name of Debian's package, which is mostly the program's too */
async function ensureProgram({ name, isThere, isOurChoice, setting }) {
  if (await isThere()) return;
  if (!isOurChoice) giveUp(`${setting}: the program named there does not run.`);
  const prefix = await waysToBecomeRoot();
  if (prefix !== null) await installFromDebian(name, prefix);
  if (await isThere()) return;
  giveUp([
    `${name} is missing. Type this, then start again:`,
    `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${name}`,
    `or, if it lies elsewhere, say where with ${setting}.`,
  ]);
}

/** What to put before a command to run it as root without being asked for a password, or null. */
async function waysToBecomeRoot() {
  if (!(await works('apt-get', ['--version']))) return null;
  if (process.getuid?.() === 0) return [];
  return (await works('sudo', ['-n', 'true'])) ? ['sudo', '-n'] : null;
}

async function installFromDebian(name, prefix) {
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
      await aptGet('install', '-y', '--no-install-recommends', name);
    } catch (error) {
      console.error(error.output);
    }
  });
}
