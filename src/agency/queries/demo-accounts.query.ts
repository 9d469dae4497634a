import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { UnusedCodes } from '../../credentials/credentials.public.js';
import { PeopleDirectory } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';

const accounts = z.array(
  z.object({
    username: z.string(),
    displayName: z.string(),
    role: z.string(),
    password: z.string(),
    appSecrets: z.array(z.string()).default([]),
  }),
);
type KeptAccount = z.output<typeof accounts>[number];

/** An account of the demo with all that it takes to come in. */
export interface DemoAccount extends Omit<KeptAccount, 'appSecrets'> {
  /** Good once; null where the account has no app. */
  readonly code: string | null;
  /** From when on the code is taken; 0 for now. */
  readonly codeInSeconds: number;
}

/** Where the demo's loader leaves the accounts it made, in the data directory. */
const FILE = 'demo-accounts.json';

/** The accounts of the demo agency, for its sign-in screen; none of this outside of the demo. */
@Injectable()
export class DemoAccountsQuery {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly codes: UnusedCodes,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Null outside of the demo, and while the demo agency is still being loaded. */
  async execute(): Promise<DemoAccount[] | null> {
    if (!this.settings.demo) return null;
    try {
      const text = await readFile(join(this.settings.dataDirectory, FILE), 'utf8');
      return await Promise.all(accounts.parse(JSON.parse(text)).map((kept) => this.withCode(kept)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }

  private async withCode({ appSecrets, ...account }: KeptAccount): Promise<DemoAccount> {
    const person = await this.people.byUsername(account.username);
    const next =
      person === null
        ? null
        : await this.transactions.run((tx) =>
            this.codes.next(tx, person.id, appSecrets, this.clock.now()),
          );
    return { ...account, code: next?.code ?? null, codeInSeconds: next?.inSeconds ?? 0 };
  }
}
