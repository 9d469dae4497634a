import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type Command, InvalidArgumentError } from 'commander';
import type { Cosigner } from '../../transparency-log/cosignature.js';
import { WatchedLogs } from '../domain/watched-logs.js';
import { witnessServer } from '../http/witness-server.js';
import { hasKey, readKey, WitnessDirectory } from '../persistence/witness-directory.js';

interface Flags {
  readonly directory: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly log: string[];
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Adds `plumbline witness` and `plumbline witness key`. */
export function addWitnessCommand(program: Command): void {
  const witness = program
    .command('witness')
    .description('A witness that cosigns the checkpoints of audit trails, run by somebody else');
  const withKey = (command: Command) =>
    command
      .requiredOption('--directory <folder>', 'where its key and what it cosigned are kept')
      .requiredOption('--name <name>', 'its name, such as witness.example.gov/audit');

  withKey(witness.command('run', { isDefault: true }))
    .description('Answer requests until stopped')
    .requiredOption('--log <vkey...>', 'verifier keys of the logs to watch')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 picks a free one', portNumber, 8080)
    .action((flags: Flags) => guarded(() => run(flags)));
  withKey(witness.command('key'))
    .description('Print the verifier key that logs put into their policy')
    .action(({ directory, name }: Flags) => guarded(() => print(keyOf(directory, name).vkey)));
}

async function run({ directory: path, name, host, port, log }: Flags): Promise<void> {
  const logs = new WatchedLogs(log);
  const directory = WitnessDirectory.open(path, name);
  const server = witnessServer({ directory, logs, complain });
  server.listen(port, host);
  await once(server, 'listening');
  print(`Witness ${directory.key.vkey}`);
  print(`listens on http://${host}:${(server.address() as AddressInfo).port}/ and watches`);
  for (const origin of logs.origins) print(`  ${origin}`);
  const stop = () => {
    server.close();
    server.closeIdleConnections();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** Made here if need be: the log's operator asks for it before there is a log to watch. */
function keyOf(directory: string, name: string): Cosigner {
  return hasKey(directory) ? readKey(directory, name) : WitnessDirectory.open(directory, name).key;
}

async function guarded(act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function portNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new InvalidArgumentError('It is a whole number from 0 to 65535.');
}
