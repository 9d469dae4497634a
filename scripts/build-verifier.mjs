// Builds src/verifier into one file without dependencies that runs wherever Node is:
// dist/verifier/plumbline-verify.js
import { chmod } from 'node:fs/promises';
import { build } from 'esbuild';

const outfile = 'dist/verifier/plumbline-verify.js';
await build({
  entryPoints: ['src/verifier/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.12',
  format: 'esm',
  banner: { js: '#!/usr/bin/env node' },
  // Readable by whoever wants to know what it does before trusting it.
  minify: false,
  legalComments: 'none',
});
await chmod(outfile, 0o755);
