import { ChangeKeys, type Operator } from '../../../src/audit-trail/commands/change-keys.js';
import { PublishedHead } from '../../../src/audit-trail/commands/published-head.js';
import { RefillTrail } from '../../../src/audit-trail/commands/refill-trail.js';
import { asOwner } from '../../../src/platform/database/reach-database.js';
import { type AuditEvent, AuditTrail } from '../../../src/audit-trail/audit-trail.public.js';
import { EntryRepository } from '../../../src/audit-trail/persistence/entry.repository.js';
import type { TrailDatabase } from './trail-database.js';
import { publishedIn, type TrailPublisher } from './trail-publisher.js';

export const operator: Operator = {
  actor: {
    kind: 'system',
    id: 'command-line',
    role: 'operator',
    sessionId: null,
    address: null,
    requestId: 'r1',
  },
  name: 'root',
};

/** What `plumbline trail …` works with, in the rights that it has. */
export async function inTrailOffice<T>(
  database: TrailDatabase,
  publisher: TrailPublisher,
  work: (office: { changeKeys: ChangeKeys; refill: RefillTrail }) => Promise<T>,
): Promise<T> {
  return asOwner(database.url, (transactions) => {
    const trail = new AuditTrail(transactions, database.clock, new EntryRepository());
    const { keys } = publisher;
    const published = publishedIn(publisher.store);
    const head = new PublishedHead(published, keys);
    return work({
      changeKeys: new ChangeKeys(transactions, trail, keys, database.clock),
      refill: new RefillTrail(transactions, trail, published, head),
    });
  });
}

/** Records what the application may not record, such as that a key was introduced. */
export async function recordAsOwner(database: TrailDatabase, event: AuditEvent): Promise<void> {
  await asOwner(database.url, (transactions) =>
    new AuditTrail(transactions, database.clock, new EntryRepository()).recordAlone(
      operator.actor,
      event,
    ),
  );
}
