// Runs every gate and says what each found.
//
//   npm run check [-- NAME …]
import { performance } from 'node:perf_hooks';
import { prepare } from './prepare.mjs';
import { environment, isStartedAs, root } from './support/packages.mjs';
import { collect } from './support/processes.mjs';
import { giveUp, say, seconds } from './support/progress.mjs';

const CHECKS = [
  { name: 'lint', command: ['eslint', '.', '--max-warnings=0'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'console-types', command: ['tsc', '--noEmit', '-p', 'src/console/tsconfig.json'] },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  {
    name: 'boundaries',
    command: [
      'depcruise',
      'src',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
    ],
  },
  { name: 'dead-code', command: ['knip', '--no-progress'] },
  { name: 'lockfile', command: [process.execPath, 'scripts/complete-lockfile.mjs', '--check'] },
  { name: 'generated-files', command: [process.execPath, 'scripts/generate.mjs', '--check'] },
];
const SMALL_TESTS = {
  name: 'small-tests',
  command: ['jest', '--selectProjects', 'small', '--maxWorkers=1'],
};
const AT_ONCE = 2;

/** @returns how many checks passed and failed; what a failed one said is printed */
export async function runChecks(checks = CHECKS) {
  const waiting = [...checks];
  const results = [];
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      results.push(await runCheck(check));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const failed = results.filter((isGood) => !isGood).length;
  say(`${results.length - failed} of ${results.length} checks are good`);
  return { passed: results.length - failed, failed };
}

async function runCheck({ name, command: [program, ...args] }) {
  const begun = performance.now();
  try {
    await collect(program, args, { cwd: root, env: environment() });
    say(`✓ ${name} (${seconds(performance.now() - begun)})`);
    return true;
  } catch (error) {
    say(`✗ ${name} (${seconds(performance.now() - begun)})`);
    console.error(error.output);
    return false;
  }
}

if (isStartedAs(import.meta.url)) {
  await prepare();
  const { build } = await import('./support/parts.mjs');
  await build(['server']);
  const all = [...CHECKS, SMALL_TESTS];
  const names = process.argv.slice(2);
  const chosen = names.length === 0 ? all : all.filter((check) => names.includes(check.name));
  if (chosen.length === 0) giveUp(`Checks are: ${all.map((check) => check.name).join(', ')}.`);
  const { failed } = await runChecks(chosen);
  process.exit(failed > 0 ? 1 : 0);
}
