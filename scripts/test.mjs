// Sets up what the tests need, then runs every check and every test.
//
//   npm test [-- arguments for jest]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from './prepare.mjs';
import { environment, root } from './support/packages.mjs';
import { runInForeground } from './support/processes.mjs';

await prepare({ forTests: true });
const { build } = await import('./support/parts.mjs');
await build();

const chosen = process.argv.slice(2);
const { runChecks } = await import('./check.mjs');
// Arguments mean that someone is working on a few tests: the gates can wait.
const checks = chosen.length > 0 ? { passed: 0, failed: 0 } : await runChecks();
const tests = await runJest(chosen);

console.log(`\n${checks.passed + tests.passed} passed, ${checks.failed + tests.failed} failed`);
process.exit(checks.failed + tests.failed > 0 ? 1 : 0);

async function runJest(more) {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-jest-'));
  const results = join(folder, 'results.json');
  const output = ['--json', `--outputFile=${results}`];
  const ci = process.env.CI === undefined ? [] : ['--ci'];
  const exitCode = await runInForeground(
    process.execPath,
    [join('node_modules', 'jest', 'bin', 'jest.js'), ...ci, ...output, '--maxWorkers=2', ...more],
    // With --json the results go to the file, and jest's own report to stderr.
    { cwd: root, env: environment(), stdio: ['ignore', 'ignore', 'inherit'] },
  );
  try {
    return count(JSON.parse(readFileSync(results, 'utf8')), exitCode);
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A suite that could not even be loaded has no failed test, and a run may fail for other reasons. */
function count(results, exitCode) {
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return { passed: results.numPassedTests, failed: Math.max(failed, exitCode === 0 ? 0 : 1) };
}
