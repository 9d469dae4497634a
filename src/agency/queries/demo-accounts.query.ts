import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';

const accounts = z.array(
  z.object({
    username: z.string(),
    displayName: z.string(),
    role: z.string(),
    password: z.string(),
  }),
);
export type DemoAccount = z.output<typeof accounts>[number];

/** Where the demo's loader leaves the accounts it made, in the data directory. */
const FILE = 'demo-accounts.json';

/** The accounts of the demo agency, for its sign-in screen; none of this outside of the demo. */
@Injectable()
export class DemoAccountsQuery {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** Null outside of the demo, and while the demo agency is still being loaded. */
  async execute(): Promise<DemoAccount[] | null> {
    if (!this.settings.demo) return null;
    try {
      const text = await readFile(join(this.settings.dataDirectory, FILE), 'utf8');
      return accounts.parse(JSON.parse(text));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }
}
