import { systemActor } from '../../../src/audit-trail/audit-trail.public.js';
import { KeepAccounts } from '../../../src/personnel/commands/keep-accounts.js';
import { LookAfterPeople } from '../../../src/personnel/commands/look-after-people.js';
import { PersonnelBar } from '../../../src/personnel/commands/personnel-bar.js';
import { Transactions } from '../../../src/platform/database/transactions.js';
import { SettableClock } from '../../../src/platform/clock/clock.js';
import { ApiClient } from '../../support/api-client/api-client.js';
import { expecting } from '../../support/api-client/http.js';
import { TEST_PASSWORD } from '../../support/people.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';

export interface PersonnelWorld {
  readonly app: HttpApplication;
  readonly clock: SettableClock;
  /** The identifier of the person with this user name. */
  idOf(username: string): Promise<string>;
  /** What would keep the person from coming in now: the code of the bar. */
  barOf(username: string): Promise<string | null>;
  /** Does what is due at this moment, as the jobs do. */
  lookAfter(): Promise<void>;
  /** The kinds of the entries about somebody, oldest first. */
  kindsAbout(username: string): Promise<string[]>;
  /** Sets the clock, and signs the administrator in again: sessions do not last. */
  moveTo(moment: string): Promise<ApiClient>;
  stop(): Promise<void>;
}

/** An agency whose clock is moved by hand. */
export async function createPersonnelWorld(
  env: Record<string, string> = {},
): Promise<PersonnelWorld> {
  const clock = new SettableClock(new Date('2026-11-20T18:00:00Z'));
  const app = await startHttpApplication({ clock, takesJobs: false, env });
  const idOf = async (username: string) => {
    const rows = await app.dataSource.query<{ id: string }[]>(
      'SELECT id FROM person WHERE username = $1',
      [username],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`Nobody is called ${username}`);
    return row.id;
  };
  return {
    ...{ app, clock, idOf },
    lookAfter: async () => {
      await app.context.get(LookAfterPeople).execute(systemActor('personnel', 'test'));
      await app.context.get(KeepAccounts).execute(systemActor('personnel', 'test'));
    },
    kindsAbout: async (username) => {
      const rows = await app.dataSource.query<{ kind: string }[]>(
        'SELECT kind FROM audit.entry WHERE target = $1 ORDER BY id',
        [`person:${await idOf(username)}`],
      );
      return rows.map(({ kind }) => kind);
    },
    moveTo: (moment) => {
      clock.set(new Date(moment));
      return app.administrator.signIn('ada', TEST_PASSWORD);
    },
    barOf: async (username) => {
      const id = await idOf(username);
      const bar = app.context.get(PersonnelBar);
      const found = await app.context.get(Transactions).run((tx) => bar.barOf(tx, id, clock.now()));
      return found?.code ?? null;
    },
    stop: () => app.stop(),
  };
}

/** Enters all three dates of somebody. */
export async function enterAll(
  world: PersonnelWorld,
  username: string,
  doneOn: string,
): Promise<void> {
  const id = await world.idOf(username);
  for (const kind of ['screening', 'training', 'agreement']) {
    await expecting(204, world.app.administrator.personnel.enterDate(id, { kind, doneOn }));
  }
}
