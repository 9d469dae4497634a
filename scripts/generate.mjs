// Writes the files that follow from the code: the OpenAPI document, the console's types of it,
// the catalogues of audit events and of refusals. With --check nothing is written, and a difference is an error.
//
//   node scripts/generate.mjs [--check]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, root } from './support/packages.mjs';
import { collect, collectStdout } from './support/processes.mjs';
import { giveUp, say } from './support/progress.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-generate-'));
const options = { cwd: root, env: environment() };

const openApi = await fromServer('openapi');
const generated = {
  'docs/openapi.json': openApi,
  'docs/audit-events.md': await fromServer('audit-events'),
  'docs/errors.md': await fromServer('errors'),
  'docs/permissions.md': await fromServer('permissions'),
  'docs/route-matrix.md': await fromServer('route-matrix'),
  'src/console/api/schema.d.ts': await consoleTypes(openApi),
};
rmSync(folder, { recursive: true });

const different = Object.keys(generated).filter((file) => onDisk(file) !== generated[file]);
if (process.argv.includes('--check')) {
  if (different.length > 0) {
    giveUp(`Not what the code says: ${different.join(', ')}. Run: npm run generate`);
  }
} else {
  for (const file of different) writeFileSync(join(root, file), generated[file]);
  say(different.length === 0 ? 'Nothing has changed' : `Wrote ${different.join(', ')}`);
}

function fromServer(what) {
  return collectStdout(process.execPath, ['dist/cli.js', 'generate', what], options);
}

async function consoleTypes(document) {
  const input = join(folder, 'openapi.json');
  const output = join(folder, 'schema.d.ts');
  writeFileSync(input, document);
  await collect('openapi-typescript', [input, '--output', output], options);
  return readFileSync(output, 'utf8');
}

function onDisk(file) {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return null;
  }
}
