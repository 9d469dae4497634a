import { userInfo } from 'node:os';
import { SystemClock } from '../../platform/clock/clock.js';
import type { Settings } from '../../platform/config/settings.js';
import { asOwner, reachDatabase } from '../../platform/database/reach-database.js';
import { newId } from '../../platform/ids.js';
import { AuditTrail } from '../commands/audit-trail.js';
import { systemActor } from '../domain/actor.js';
import type { AuditEvent } from '../domain/audit-event.js';
import { EntryRepository } from '../persistence/entry.repository.js';

/**
 * Does something at the machine itself and enters it, both or neither. Works beside a running
 * server and without one.
 * @param act what is done; the entry is written already, and is taken back where this throws
 */
export async function actAtTheMachine(
  settings: Settings,
  eventBy: (operatorName: string) => AuditEvent,
  act: () => void,
): Promise<void> {
  const database = await reachDatabase(settings);
  try {
    await asOwner(database.url, async (transactions) => {
      const trail = new AuditTrail(transactions, new SystemClock(), new EntryRepository());
      const operator = { ...systemActor('command-line', newId()), role: 'operator' };
      await transactions.run(async (tx) => {
        await trail.record(tx, operator, eventBy(userInfo().username));
        act();
      });
    });
  } finally {
    await database.close();
  }
}
