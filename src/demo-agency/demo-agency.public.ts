import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AgencyDirectory } from '../agency/agency.public.js';
import { type Settings, SETTINGS } from '../platform/config/settings.js';
import { DemoApps } from './commands/demo-apps.js';
import { LoadDemoAgencyCommand } from './commands/load-demo-agency.command.js';
import { ACCOUNTS } from './domain/roster.js';

const shownAccounts = z.array(
  z.object({
    username: z.string(),
    displayName: z.string(),
    role: z.string(),
    password: z.string(),
    /** Of the authenticator apps that the account has. */
    appSecrets: z.array(z.string()).default([]),
  }),
);
/** An account that a visitor of the demo may use. */
export type ShownAccount = z.output<typeof shownAccounts>[number];

export { LoadLedgerCommand } from './commands/load-ledger.command.js';

const SEED = 'lindenfeld';

/** Loads the demo agency, once. */
@Injectable()
export class DemoAgency {
  private readonly accountsFile: string;

  constructor(
    private readonly agency: AgencyDirectory,
    private readonly load: LoadDemoAgencyCommand,
    private readonly apps: DemoApps,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.accountsFile = join(settings.dataDirectory, 'demo-accounts.json');
  }

  /**
   * Fills an empty installation; does nothing where the demo has been loaded completely.
   * The application must run with a SettableClock, and not take jobs.
   * @returns whether it was loaded now
   * @throws if there is an agency that is no complete demo
   */
  async ensureLoaded(
    now: Date,
    onProgress: (what: string, share: number) => void,
  ): Promise<boolean> {
    if ((await this.agency.settings()) !== null) {
      if ((await stat(this.accountsFile).catch(() => null)) !== null) return false;
      throw new Error(
        'This installation holds an agency that is not the demo, or a demo whose loading was ' +
          'interrupted. Set DATA_DIRECTORY to another folder, or remove this one if it is only a demo.',
      );
    }
    const password = await this.load.execute({ seed: SEED, now, onProgress });
    await this.keepAccounts(password);
    return true;
  }

  /** The accounts to show, one for each role. */
  async accounts(): Promise<ShownAccount[]> {
    return shownAccounts.parse(JSON.parse(await readFile(this.accountsFile, 'utf8')));
  }

  /** For the sign-in screen, readable by our own user alone; written last, as the sign of success. */
  private async keepAccounts(password: string): Promise<void> {
    const accounts: ShownAccount[] = ACCOUNTS.filter(({ isShown }) => isShown).map(
      ({ username, displayName, role }) => {
        const appSecrets = [...this.apps.secretsOf(username)];
        return { username, displayName, role, password, appSecrets };
      },
    );
    const unfinished = `${this.accountsFile}.new`;
    await writeFile(unfinished, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
    await rename(unfinished, this.accountsFile);
  }
}
