import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SettingsError } from './settings-error.js';

/** Beside the built server; from the sources, tests run what was built last. */
const PLACES = [
  '../../verifier/plumbline-verify.js',
  '../../../dist/verifier/plumbline-verify.js',
] as const;

/**
 * The path of the offline verifier, one file.
 * @throws SettingsError if it was not built
 */
export function builtVerifier(): string {
  for (const place of PLACES) {
    const path = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new SettingsError('The verifier is not built: run npm run build.');
}
