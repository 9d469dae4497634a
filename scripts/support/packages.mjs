import { readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collect, runInForeground } from './processes.mjs';
import { giveUp, step } from './progress.mjs';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');

/** Brings node_modules to what package-lock.json says; does nothing when it is. */
export async function ensurePackages() {
  if (packagesAreCurrent()) return;
  await step('Installing packages from the lockfile (one to three minutes)', async () => {
    try {
      // By the machine's own npm and Node: the pinned Node lies in the folder that npm replaces.
      const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error'];
      await collect('npm', args, { cwd: root, env: { ...process.env, PATH: pathWithoutOurs() } });
    } catch (error) {
      console.error(error.output);
      giveUp('The packages could not be installed; npm says why above.');
    }
  });
}

/**
 * npm writes what it installed into a lockfile of its own, as the last act: comparing that with
 * ours notices a changed lockfile as well as an install that was interrupted.
 */
function packagesAreCurrent() {
  try {
    const wanted = packagesIn('package-lock.json');
    const installed = packagesIn(join('node_modules', '.package-lock.json'));
    const missing = Object.entries(wanted).some(
      ([path, entry]) => installed[path] === undefined && !mayBeMissing(entry),
    );
    const different = Object.entries(installed).some(
      ([path, entry]) => wanted[path]?.version !== entry.version,
    );
    return !missing && !different;
  } catch {
    return false;
  }
}

function packagesIn(file) {
  const { packages } = JSON.parse(readFileSync(join(root, file), 'utf8'));
  return Object.fromEntries(Object.entries(packages).filter(([path]) => path !== ''));
}

function mayBeMissing(entry) {
  return entry.optional === true || entry.devOptional === true || entry.peer === true;
}

function pathWithoutOurs() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.endsWith(join('node_modules', '.bin'))).join(delimiter);
}

/** What children need to find our programs, and the pinned Node before the machine's. */
export function environment(more = {}) {
  return { ...process.env, PATH: [bin, pathWithoutOurs()].join(delimiter), ...more };
}

/** Runs this very script again on the pinned Node, unless it is that already. */
export async function continueOnPinnedNode() {
  const pinned = pinnedNode();
  if (pinned === realpathSync(process.execPath)) return;
  if (pinned === null) {
    if (Number(process.versions.node.split('.')[0]) >= 24) return;
    giveUp(`No pinned Node for this machine, and ${process.version} is too old: install Node 24.`);
  }
  const args = [...process.execArgv, ...process.argv.slice(1)];
  process.exit(await runInForeground(pinned, args, { stdio: 'inherit', env: environment() }));
}

function pinnedNode() {
  try {
    return realpathSync(join(bin, 'node'));
  } catch {
    return null;
  }
}

/** Whether a script was started by name, and not imported by another. */
export function isStartedAs(url) {
  return realpathSync(process.argv[1] ?? '') === fileURLToPath(url);
}
