// Completes package-lock.json with the packages for other platforms than this one.
//
// Where a registry does not offer some platform's build of an optional dependency, `npm install`
// leaves it out of the lockfile, and `npm ci` then refuses the lockfile everywhere. Such an entry
// needs no digest: it is never installed on a platform that it is not for.
//
//   node scripts/complete-lockfile.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/packages.mjs';
import { giveUp, say } from './support/progress.mjs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];
const ARM_32 = /arm-eabi|gnueabihf|musleabihf/;

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(missingOptionals);

if (missing.length === 0) {
  say('The lockfile is complete');
} else if (process.argv.includes('--check')) {
  const names = missing.map(({ name }) => name).join(', ');
  giveUp(`package-lock.json lacks ${names}. Run: node scripts/complete-lockfile.mjs`);
} else {
  for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryFor(one);
  const byPath = ([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  say(`Added ${missing.length} packages of other platforms to the lockfile`);
}

function missingOptionals([path, { optionalDependencies = {}, dev }]) {
  return Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, version]) => ({ name, version, dev }));
}

/** Looks where Node would: beside the dependant, then in each folder above. */
function isLocked(path, name) {
  const beside = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  if (lock.packages[beside] !== undefined) return true;
  if (path === '') return false;
  return isLocked(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)), name);
}

function entryFor({ name, version, dev }) {
  const os = SYSTEMS.find((system) => name.includes(system));
  const cpu = ARM_32.test(name) ? 'arm' : PROCESSORS.find((one) => name.includes(one));
  if (os === undefined || cpu === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
    giveUp(`Cannot tell for which platform ${name}@${version} is: add it by hand.`);
  }
  return { version, cpu: [cpu], ...(dev ? { dev } : {}), optional: true, os: [os] };
}
