// Brings a fresh machine to where Plumbline builds and runs. Needs nothing but Node 20 and npm.
//
//   node scripts/prepare.mjs [--for-tests]
import { continueOnPinnedNode, ensurePackages, isStartedAs } from './support/packages.mjs';
import {
  ensureChromium,
  ensureFfmpeg,
  ensureOpenssl,
  ensurePdftotext,
  ensurePython,
} from './support/programs.mjs';

/**
 * Installs what is missing and continues on the pinned Node: what follows a call runs there.
 * @param {{ forTests?: boolean }} options
 */
export async function prepare({ forTests = false } = {}) {
  await ensurePackages();
  await continueOnPinnedNode();
  await ensureFfmpeg();
  if (!forTests) return;
  await ensureChromium();
  await ensurePython();
  await ensureOpenssl();
  await ensurePdftotext();
}

if (isStartedAs(import.meta.url)) {
  await prepare({ forTests: process.argv.includes('--for-tests') });
}
