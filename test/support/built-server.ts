import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createEmptyDatabase, dropTestDatabase } from './database.js';

export interface BuiltServer {
  readonly url: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string;
  /** For faults: `process.kill(server.pid, 'SIGKILL')`. */
  readonly pid: number;
  /** Everything that it printed so far. */
  readonly log: () => string;
  /** Stops it as a Ctrl-C would, and removes its data and its database. */
  readonly stop: () => Promise<void>;
}

export interface BuiltServerOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** With the demo agency loaded. */
  readonly demo?: boolean;
}

const root = join(__dirname, '..', '..');
const PATIENCE_MS = { empty: 60_000, demo: 180_000 };

/** Starts dist/main.js as production does, with a data directory and a database of its own. */
export async function startBuiltServer(options: BuiltServerOptions = {}): Promise<BuiltServer> {
  const main = join(root, 'dist', 'main.js');
  if (!existsSync(main)) throw new Error('There is no dist/main.js: run `npm run build` first.');
  const dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-server-'));
  const databaseUrl = await createEmptyDatabase();
  const port = Number(options.env?.PORT ?? (await freePort()));
  const child = spawn(process.execPath, [main], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(port),
      DATA_DIRECTORY: dataDirectory,
      DATABASE_URL: databaseUrl,
      DEMO: String(options.demo ?? false),
      ...options.env,
    },
  });
  const printed: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (!hasEnded()) {
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    }
    await dropTestDatabase(databaseUrl);
    await rm(dataDirectory, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  const log = () => printed.join('');
  try {
    await untilReady(url, hasEnded, options.demo === true ? PATIENCE_MS.demo : PATIENCE_MS.empty);
  } catch (cause) {
    await stop();
    throw new Error(`The server did not become ready:\n${log()}`, { cause });
  }
  return { url, dataDirectory, databaseUrl, pid: child.pid ?? 0, log, stop };
}

async function untilReady(url: string, hasEnded: () => boolean, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (hasEnded()) throw new Error('It ended.');
    const answer = await fetch(new URL('/health/ready', url)).catch(() => null);
    if (answer?.ok === true) return;
    await pause(50);
  }
  throw new Error(`No word from /health/ready for ${patienceMs} ms.`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
