import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Checkpoint, readExtendedCheckpointText } from '../../transparency-log/checkpoint.js';
import { cosignedAt, type Cosigner, cosigner } from '../../transparency-log/cosignature.js';
import { newSigningKey, readNote } from '../../transparency-log/signed-note.js';
import { replaceDurably } from './durable-write.js';

const KEY = 'witness.key';

/** Something that the operator of the witness must mend; the message says what. */
export class WitnessDirectoryError extends Error {
  override readonly name = 'WitnessDirectoryError';
}

/** The newest checkpoint that was cosigned for a log, and the note that says so. */
export interface Cosigned {
  readonly checkpoint: Checkpoint;
  readonly note: string;
}

/** What a witness keeps: `witness.key`, and below `logs/` one cosigned checkpoint for each log. */
export class WitnessDirectory {
  private constructor(
    private readonly path: string,
    readonly key: Cosigner,
  ) {}

  /**
   * Opens it for the one process that may use it. The kernel holds the lock on the open file for
   * as long as this process lives, however it ends, so there is no stale lock to clear away.
   * @throws WitnessDirectoryError
   */
  static open(path: string, name: string): WitnessDirectory {
    mkdirSync(join(path, 'logs'), { recursive: true, mode: 0o700 });
    const lock = openSync(join(path, 'lock'), 'a', 0o600);
    const { status } = spawnSync('flock', ['-x', '-n', '3'], {
      stdio: ['ignore', 'ignore', 'ignore', lock],
    });
    if (status === null) {
      throw new WitnessDirectoryError('The program flock is missing. Install util-linux.');
    }
    if (status !== 0) {
      throw new WitnessDirectoryError(`Another witness is using ${path}. Stop that one first.`);
    }
    if (!hasKey(path)) replaceDurably(join(path, KEY), newSigningKey());
    return new WitnessDirectory(path, readKey(path, name));
  }

  /**
   * What was cosigned last for this log, or null.
   * @throws WitnessDirectoryError if the file is damaged; starting from nothing would forget it
   */
  last(originHash: string): Cosigned | null {
    const path = join(this.path, 'logs', originHash);
    if (!existsSync(path)) return null;
    const note = readFileSync(path, 'utf8');
    const read = readNote(note);
    const checkpoint = read && readExtendedCheckpointText(read.text);
    if (
      read === null ||
      checkpoint === null ||
      hashOfOrigin(checkpoint.origin) !== originHash ||
      cosignedAt(read, this.key) === null
    ) {
      throw new WitnessDirectoryError(
        `${path} is damaged, or was cosigned under another name or key. Restore the newest copy.`,
      );
    }
    return { checkpoint, note };
  }

  /** Remembers, before anybody is told, what is cosigned. */
  keep(origin: string, note: string): void {
    replaceDurably(join(this.path, 'logs', hashOfOrigin(origin)), note);
  }
}

/** How c2sp.org/tlog-witness calls a log in addresses. */
export function hashOfOrigin(origin: string): string {
  return hash('sha256', origin, 'hex');
}

export function hasKey(directory: string): boolean {
  return existsSync(join(directory, KEY));
}

/**
 * The key in a witness's directory.
 * @throws WitnessDirectoryError if others may read it, or it is no key
 */
export function readKey(directory: string, name: string): Cosigner {
  const path = join(directory, KEY);
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new WitnessDirectoryError(`Others may read ${path}. Set its mode to 0600.`);
  }
  try {
    return cosigner(name, readFileSync(path, 'utf8'));
  } catch (error) {
    throw new WitnessDirectoryError(`${path} or the witness’s name is not usable.`, {
      cause: error,
    });
  }
}
