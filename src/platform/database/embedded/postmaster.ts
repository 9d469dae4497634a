import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, launchAs } from './account.js';
import { CLUSTER_ENVIRONMENT } from './cluster.js';

/** A running PostgreSQL server. */
export interface Postmaster {
  /** Ends sessions, writes a checkpoint and waits until the server is gone. */
  readonly stop: () => Promise<void>;
}

const LOG_LIMIT_BYTES = 8 * 1024 ** 2;
const STOP_PATIENCE_MS = 30_000;
/** A server that its owner's death has just orphaned needs a moment to end. */
const ORPHAN_PATIENCE_MS = 4_000;
const ENDING_PATIENCE_MS = 60_000;

interface Start {
  readonly cluster: string;
  readonly logFile: string;
  readonly program: string;
  readonly account: Account | null;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly log: (line: string) => void;
}

/**
 * Starts the server and waits until it accepts connections, crash recovery included.
 * @throws if it ends first; the message then carries what it logged last.
 */
export async function startPostmaster(start: Start): Promise<Postmaster> {
  const settings = Object.entries(start.settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const args = ['-D', start.cluster, ...settings];
  const launch = await launchAs(start.account, start.program, args, [start.cluster]);
  const logBegin = await turnLog(start.logFile);
  const logFile = openSync(start.logFile, 'a', 0o600);
  // In a process group of its own: a Ctrl-C in the terminal must reach us and not the database,
  // or it would stop while the last requests still use it.
  const server = spawn(launch.program, launch.args, {
    ...launch.options,
    cwd: '/',
    env: CLUSTER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', logFile, logFile],
  });
  closeSync(logFile);
  const watchdog = await guard(server, start.account);
  server.unref();
  try {
    await untilReady(server, start, logBegin);
  } catch (error) {
    release(watchdog);
    throw error;
  }
  let stopping = false;
  server.once('exit', () => {
    release(watchdog);
    if (!stopping) start.log(`PostgreSQL stopped by itself; see ${start.logFile}`);
  });
  return {
    stop: () => {
      stopping = true;
      return stop(server);
    },
  };
}

/**
 * Ties the server's life to ours. The watchdog waits for the end of its input, which comes when
 * this process ends, even by kill -9, and then asks the server to stop.
 */
async function guard(server: ChildProcess, account: Account | null): Promise<ChildProcess> {
  await new Promise<void>((resolve, reject) => {
    server.once('spawn', resolve).once('error', reject);
  });
  const script = 'cat >/dev/null; kill -INT "$1" 2>/dev/null';
  const watchdog = spawn('/bin/sh', ['-c', script, 'watchdog', String(server.pid)], {
    ...account,
    cwd: '/',
    env: CLUSTER_ENVIRONMENT,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watchdog.unref();
  watchdog.stdin.on('error', () => undefined);
  // A pipe to a child is a socket at run time; it must not keep a finished process alive.
  if (watchdog.stdin instanceof Socket) watchdog.stdin.unref();
  return watchdog;
}

function release(watchdog: ChildProcess): void {
  if (watchdog.pid === undefined || watchdog.exitCode !== null) return;
  try {
    process.kill(-watchdog.pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}

/** Sets a long log aside; answers where in the file this run's lines will begin, in bytes. */
async function turnLog(file: string): Promise<number> {
  const sizeBytes = (await stat(file).catch(() => null))?.size ?? 0;
  if (sizeBytes <= LOG_LIMIT_BYTES) return sizeBytes;
  await rename(file, `${file}.1`);
  return 0;
}

async function untilReady(server: ChildProcess, start: Start, logBegin: number): Promise<void> {
  const begun = Date.now();
  let nextWord = begun + 5_000;
  while (server.exitCode === null && server.signalCode === null) {
    const file = await readPidFile(start.cluster);
    if (file?.pid === server.pid && file?.status === 'ready') return;
    if (Date.now() > nextWord) {
      start.log(`PostgreSQL is recovering (${Math.round((Date.now() - begun) / 1000)} s)`);
      nextWord += 10_000;
    }
    await pause(20);
  }
  const log = await readFile(start.logFile);
  throw new Error(`PostgreSQL did not start:\n${log.subarray(logBegin).toString().trim()}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  const patience = setTimeout(() => server.kill('SIGQUIT'), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(patience);
}

interface PidFile {
  readonly pid: number;
  readonly status: string;
}

/** What the server says of itself: its process on line 1, its status on line 8. */
async function readPidFile(cluster: string): Promise<PidFile | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n').map((line) => line.trim());
  return { pid: Number(lines[0]), status: lines[7] ?? '' };
}

/**
 * Returns once no server runs on the cluster.
 * @throws if another Plumbline is using it.
 */
export async function awaitFreeCluster(cluster: string): Promise<void> {
  const begun = Date.now();
  for (;;) {
    const file = await readPidFile(cluster);
    if (file === null) return;
    const program = await programOf(file.pid);
    // PostgreSQL clears the file of a dead server itself, and looks for its orphaned sessions.
    if (program === null) return;
    if (!program.isPostgresOn(cluster)) {
      // The number went to a stranger after a crash: PostgreSQL would take it for the old server.
      await rm(join(cluster, 'postmaster.pid'));
      return;
    }
    const patience = file.status === 'stopping' ? ENDING_PATIENCE_MS : ORPHAN_PATIENCE_MS;
    if (Date.now() - begun > patience) {
      throw new Error(
        `Another Plumbline is running on ${cluster} (PostgreSQL is process ${file.pid}). ` +
          'Stop it first, or set DATA_DIRECTORY to another folder.',
      );
    }
    await pause(100);
  }
}

async function programOf(pid: number): Promise<{ isPostgresOn(cluster: string): boolean } | null> {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (commandLine === '') return null;
  const [program = '', ...args] = commandLine.split('\0');
  return {
    isPostgresOn: (cluster) => basename(program) === 'postgres' && args.includes(cluster),
  };
}
