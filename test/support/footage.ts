import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSyntheticMedia, type SyntheticMedia } from './synthetic-media.js';

const realFootage = join(__dirname, '..', '..', '..', 'shared', 'footage');

/** The real recordings beside the repository, or null where they are not. */
export const REAL_FOOTAGE: string | null = existsSync(realFootage) ? realFootage : null;

export interface Footage {
  /** The path of a real recording, or of a synthetic one made in its place. */
  readonly file: (realName: string, instead: Omit<SyntheticMedia, 'name'>) => Promise<string>;
  readonly remove: () => Promise<void>;
}

/** Recordings for a suite: real ones where the machine has them, synthetic ones otherwise. */
export async function openFootage(): Promise<Footage> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-footage-'));
  return {
    file: async (realName, instead) => {
      const real = REAL_FOOTAGE === null ? null : join(REAL_FOOTAGE, realName);
      if (real !== null && existsSync(real)) return real;
      return makeSyntheticMedia(folder, { ...instead, name: realName.replaceAll('/', '-') });
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
