import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** The user that PostgreSQL runs as when we are root: PostgreSQL refuses to be root itself. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface Launch {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: { uid?: number; gid?: number };
}

const CANDIDATES = ['postgres', 'nobody'];

/**
 * Whom PostgreSQL runs as: null means ourselves. The owner of a cluster that is already there
 * wins, so that it stays startable when a `postgres` user is added to the machine later.
 */
export async function accountFor(clusterFolder: string): Promise<Account | null> {
  const owner = await stat(clusterFolder).catch(() => null);
  const ourUid = process.getuid?.();
  if (ourUid !== 0) {
    if (owner !== null && ourUid !== undefined && owner.uid !== ourUid) {
      throw new Error(
        `${clusterFolder} belongs to user ${owner.uid}. Start Plumbline as that user or as root, ` +
          'or set DATA_DIRECTORY to a folder of your own.',
      );
    }
    return null;
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const account = await lookUp(name);
    if (account !== null) return account;
  }
  throw new Error('PostgreSQL may not run as root, and there is no user "postgres" or "nobody".');
}

async function lookUp(name: string): Promise<Account | null> {
  const run = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/**
 * How to start `program` as `account` although a folder above `paths` may be closed to it, as
 * /root is. Then the program keeps one capability, reading through closed folders, and still
 * writes only what it owns.
 */
export async function launchAs(
  account: Account | null,
  program: string,
  args: readonly string[],
  paths: readonly string[],
): Promise<Launch> {
  if (account === null) return { program, args, options: {} };
  const reachable = await Promise.all([program, ...paths].map((path) => canReach(path, account)));
  if (reachable.every(Boolean)) return { program, args, options: { ...account } };
  const capability = await permittedCapability();
  if (capability === null) {
    throw new Error(
      `User ${account.uid}, as whom PostgreSQL runs, cannot enter the folders above ` +
        `${[program, ...paths].join(' or ')}. Move Plumbline out of a closed home folder, ` +
        'or run it as an ordinary user.',
    );
  }
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  const keep = [`--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
  // initdb asks by access(2), which answers without capabilities unless this bit is set. It also
  // lets capabilities outlive the change of user, but the program that follows has only what is
  // named here.
  keep.push('--securebits=+no_setuid_fixup');
  return { program: 'setpriv', args: [...drop, ...keep, program, ...args], options: {} };
}

async function canReach(path: string, account: Account): Promise<boolean> {
  const folder = dirname(path);
  const { mode, uid, gid } = await stat(folder);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  if (((mode >> shift) & 0o1) === 0) return false;
  return folder === '/' || canReach(folder, account);
}

/** The least of the two capabilities that let a process pass closed folders, or null. */
async function permittedCapability(): Promise<string | null> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const mask = BigInt(`0x${/^CapPrm:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
  if ((mask & 0b100n) !== 0n) return 'dac_read_search';
  return (mask & 0b10n) !== 0n ? 'dac_override' : null;
}
