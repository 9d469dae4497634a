// What is built, from what, and whether it must be: needs the pinned Node.
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { environment, root } from './packages.mjs';
import { collect } from './processes.mjs';
import { giveUp, step } from './progress.mjs';

export const PARTS = {
  server: {
    inputs: ['src/**/*.ts', '.swcrc', 'nest-cli.json', 'tsconfig.json', 'package-lock.json'],
    outputs: ['dist/main.js'],
    build: buildServer,
  },
  console: {
    inputs: ['src/console/**/*', 'package-lock.json'],
    outputs: ['dist/console/index.html'],
    build: () => run('vite', ['build', '-c', 'src/console/vite.config.ts', '--logLevel', 'warn']),
  },
  verifier: {
    inputs: ['src/verifier/**/*.ts', 'scripts/build-verifier.mjs', 'package-lock.json'],
    outputs: ['dist/verifier/plumbline-verify.js'],
    build: () => run(process.execPath, ['scripts/build-verifier.mjs']),
  },
};

/** Builds the named parts, or all, unless nothing they are made of has changed. */
export async function build(names = Object.keys(PARTS)) {
  const failures = await Promise.allSettled(names.map((name) => buildPart(name, PARTS[name])));
  const reasons = failures.filter((one) => one.status === 'rejected').map((one) => one.reason);
  if (reasons.length === 0) return;
  for (const reason of reasons) console.error(reason.output ?? reason);
  giveUp('The build failed; the compiler says why above.');
}

async function buildPart(name, part) {
  const stamp = join(root, 'dist', '.stamps', name);
  const state = stateOf(part.inputs);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === state;
  if (isCurrent && part.outputs.every((file) => existsSync(join(root, file)))) return;
  rmSync(stamp, { force: true });
  await step(`Building the ${name}`, part.build);
  mkdirSync(join(root, 'dist', '.stamps'), { recursive: true });
  writeFileSync(stamp, state);
}

/** Changes whenever a file is added, removed or written; reads no file's content. */
function stateOf(patterns) {
  const hash = createHash('sha256').update(process.version);
  for (const file of patterns.flatMap(filesIn)) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

function filesIn(pattern) {
  const found = globSync(pattern, { cwd: root, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

async function buildServer() {
  await run('nest', ['build']);
  // A source that is gone must not live on: a stale migration or entity would still be loaded.
  for (const file of filesIn('dist/**/*.js')) {
    const source = file.replace(/^dist/, 'src').replace(/\.js$/, '.ts');
    const isOurs = !/^dist\/(console|verifier)/.test(file);
    if (isOurs && !existsSync(join(root, source))) {
      for (const stale of [file, `${file}.map`]) rmSync(join(root, stale), { force: true });
    }
  }
}

function run(command, args) {
  return collect(command, args, { cwd: root, env: environment() });
}
