// Measures: ratios against a raw baseline in the same run. Nothing fails for being slow.
//
//   npm run bench [-- NAME …]
import { prepare } from './prepare.mjs';
import { environment, root } from './support/packages.mjs';
import { runInForeground } from './support/processes.mjs';
import { say } from './support/progress.mjs';

await prepare({ forTests: true });
const { build } = await import('./support/parts.mjs');
await build();
const names = process.argv.slice(2);
say(names.length === 0 ? 'Measuring everything …' : `Measuring ${names.join(', ')} …`);
const exitCode = await runInForeground(
  process.execPath,
  ['node_modules/jest/bin/jest.js', '--config', 'jest.bench.config.js', '--runInBand'],
  { cwd: root, env: environment(names.length === 0 ? {} : { BENCH: names.join(',') }) },
);
process.exit(exitCode);
