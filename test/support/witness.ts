import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WatchedLogs } from '../../src/witness/domain/watched-logs.js';
import { witnessServer } from '../../src/witness/http/witness-server.js';
import { WitnessDirectory } from '../../src/witness/persistence/witness-directory.js';

export interface RunningWitness {
  readonly url: string;
  readonly vkey: string;
  readonly directory: string;
  /** What it told its operator. */
  readonly complaints: readonly string[];
  readonly add: (body: string | Uint8Array<ArrayBuffer>) => Promise<Response>;
  stop(): Promise<void>;
}

/** A witness on a port of its own; `stop()` it in `afterEach`. */
export async function startWitness(
  logs: readonly string[],
  { name = 'witness.example/w1', port = 0 } = {},
): Promise<RunningWitness> {
  const directory = await mkdtemp(join(tmpdir(), 'plumbline-witness-'));
  const opened = WitnessDirectory.open(directory, name);
  const complaints: string[] = [];
  const complain = (line: string) => void complaints.push(line);
  const server = witnessServer({ directory: opened, logs: new WatchedLogs(logs), complain });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    vkey: opened.key.vkey,
    directory,
    complaints,
    add: (body) => fetch(`${url}/add-checkpoint`, { method: 'POST', body }),
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await rm(directory, { recursive: true, force: true });
    },
  };
}
