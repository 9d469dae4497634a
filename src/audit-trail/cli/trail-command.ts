import type { Command } from 'commander';
import { readSettings } from '../../platform/config/settings.js';
import { checkpointOnPaper } from '../domain/checkpoint-on-paper.js';
import { addVerifyCommand } from './verify-command.js';
import { type TrailOffice, withTrailOffice } from './trail-office.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Adds `plumbline trail …`: what an operator does to the audit trail at the machine itself. */
export function addTrailCommand(program: Command): void {
  const trail = program
    .command('trail')
    .description('The audit trail of this installation; reads the settings of the server');
  trail
    .command('status')
    .description('Print its name, size and keys')
    .action(() => act(status));
  trail
    .command('checkpoint')
    .description('Print the newest signed checkpoint for paper and e-mail')
    .action(() => act(checkpoint));
  trail
    .command('rotate-key')
    .description('Introduce a new signing key, which signs beside the old one from then on')
    .action(() => act(rotate));
  trail
    .command('retire-key')
    .description('End the oldest signing key after the overlap, and destroy its private half')
    .option('--now', 'although the overlap was too short')
    .action(({ now = false }: { now?: boolean }) => act((office) => retire(office, now)));
  trail
    .command('refill')
    .description('Bring entries back that were published and that a restored database lacks')
    .action(() => act(refill));
  addVerifyCommand(trail);
}

async function act(work: (office: TrailOffice) => Promise<void>): Promise<void> {
  try {
    await withTrailOffice(readSettings(), work);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

async function status({ tree, keys }: TrailOffice): Promise<void> {
  const { origin, size, publishedSize } = await tree.state();
  print(`Log        ${origin ?? '(not begun)'}`);
  print(`Entries    ${size}, of which ${publishedSize} are published`);
  for (const key of await keys.history()) {
    const end = key.retiredSize === null ? 'and signs' : `to ${key.retiredSize}, retired`;
    print(`Key        ${key.vkey} from ${key.introducedSize} entries ${end}`);
  }
}

async function checkpoint({ published, keys }: TrailOffice): Promise<void> {
  const note = await published.head();
  if (note === null)
    print('Nothing is published yet. The first entry has a checkpoint soon after.');
  else print(checkpointOnPaper({ note, signedAt: null }, await keys.vkeys()));
}

async function rotate({ changeKeys, operator }: TrailOffice): Promise<void> {
  const vkey = await changeKeys.introduce(operator);
  print('From the next checkpoint on this key signs too. Publish it where the others are known:');
  print(vkey);
}

async function retire({ changeKeys, operator }: TrailOffice, now: boolean): Promise<void> {
  print(`Retired ${await changeKeys.retire(operator, now)}. Old checkpoints still verify with it.`);
}

async function refill({ refill: work, operator }: TrailOffice): Promise<void> {
  const refilled = await work.execute(operator);
  if (refilled === null) {
    print('The database holds everything that was published.');
    return;
  }
  print(`Brought back the entries ${refilled.from} to ${refilled.to - 1}. The server can start.`);
  print('Not brought back: their disclosures, and acts that were never published.');
}
