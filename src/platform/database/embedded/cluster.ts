import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, launchAs } from './account.js';
import type { Binaries } from './binaries.js';

export const SUPERUSER = 'plumbline';

/** Nothing of ours: PostgreSQL needs no secret that we were started with. */
export const CLUSTER_ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** The superuser's password: made at first use, readable by our own user alone. */
export async function clusterPassword(dataDirectory: string): Promise<string> {
  const keys = join(dataDirectory, 'keys');
  const file = join(keys, 'postgres.password');
  const cluster = await stat(join(dataDirectory, 'postgres')).catch(() => null);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    if (cluster !== null) {
      throw new Error(`${file} is missing: without it the database cannot be opened.`, { cause });
    }
  }
  await mkdir(keys, { recursive: true, mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  return password;
}

/** Whether a cluster has been made in the data directory. */
export async function hasCluster(dataDirectory: string): Promise<boolean> {
  const version = join(dataDirectory, 'postgres', 'PG_VERSION');
  return (await stat(version).catch(() => null)) !== null;
}

/**
 * Makes the cluster unless it is there. It is built beside its place and moved in when complete,
 * so a start that was killed half way leaves nothing that looks like a database.
 */
export async function ensureCluster(
  dataDirectory: string,
  password: string,
  account: Account | null,
  binaries: Binaries,
): Promise<string> {
  const cluster = join(dataDirectory, 'postgres');
  if (await hasCluster(dataDirectory)) return cluster;
  const workshop = join(dataDirectory, 'postgres.new');
  await rm(workshop, { recursive: true, force: true });
  const passwordFile = join(workshop, 'password');
  const fresh = join(workshop, 'cluster');
  for (const folder of [workshop, fresh]) await mkdir(folder, { mode: 0o700, recursive: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
  if (account !== null) {
    for (const path of [workshop, fresh, passwordFile]) {
      await chown(path, account.uid, account.gid);
    }
  }
  await initialise(fresh, passwordFile, account, binaries);
  await rename(fresh, cluster);
  await rm(workshop, { recursive: true, force: true });
  return cluster;
}

async function initialise(
  folder: string,
  passwordFile: string,
  account: Account | null,
  binaries: Binaries,
): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    // The same order of strings on every machine, whatever locales it has.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ];
  const launch = await launchAs(account, binaries.initdb, args, [folder]);
  await promisify(execFile)(launch.program, [...launch.args], {
    ...launch.options,
    cwd: '/',
    env: CLUSTER_ENVIRONMENT,
  });
}
