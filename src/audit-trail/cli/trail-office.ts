import { userInfo } from 'node:os';
import { type Clock, SystemClock } from '../../platform/clock/clock.js';
import type { Settings } from '../../platform/config/settings.js';
import { asOwner, reachDatabase } from '../../platform/database/reach-database.js';
import type { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { openObjectStore } from '../../platform/object-store/object-store.module.js';
import { AuditTrail } from '../commands/audit-trail.js';
import { ChangeKeys, OperatorActRefused, type Operator } from '../commands/change-keys.js';
import { PublishedHead } from '../commands/published-head.js';
import { RefillTrail } from '../commands/refill-trail.js';
import { EntryRepository } from '../persistence/entry.repository.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { SequencerDatabase } from '../persistence/sequencer-database.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { holdsTrail } from '../persistence/trail-presence.js';
import { TreeRepository } from '../persistence/tree.repository.js';

/** The parts of the trail that a command at the machine itself works with. */
export interface TrailOffice {
  readonly tree: TreeRepository;
  readonly keys: SigningKeys;
  readonly published: PublishedTrail;
  readonly changeKeys: ChangeKeys;
  readonly refill: RefillTrail;
  readonly operator: Operator;
}

const NOT_BEGUN =
  'The database holds no audit trail yet, or one of an older version. Start the server once, with ' +
  'the same DATA_DIRECTORY or DATABASE_URL as this command, then try again.';

/** Opens them beside a running server, or without one, and closes them again. */
export async function withTrailOffice<T>(
  settings: Settings,
  work: (office: TrailOffice) => Promise<T>,
): Promise<T> {
  const database = await reachDatabase(settings);
  const connections = new SequencerDatabase(database.url);
  try {
    return await asOwner(database.url, async (transactions) => {
      if (!(await transactions.run(holdsTrail))) throw new OperatorActRefused(NOT_BEGUN);
      return work(await office(settings, connections, transactions));
    });
  } finally {
    await connections.onApplicationShutdown();
    await database.close();
  }
}

async function office(
  settings: Settings,
  connections: SequencerDatabase,
  transactions: Transactions,
): Promise<TrailOffice> {
  const clock: Clock = new SystemClock();
  const tree = new TreeRepository(connections);
  const keys = new SigningKeys(settings, connections);
  const published = new PublishedTrail(await openObjectStore(settings), settings, clock);
  const trail = new AuditTrail(transactions, clock, new EntryRepository());
  const head = new PublishedHead(published, keys);
  return {
    tree,
    keys,
    published,
    changeKeys: new ChangeKeys(transactions, trail, keys, clock),
    refill: new RefillTrail(transactions, trail, published, head),
    operator: { actor: commandLine(), name: userInfo().username },
  };
}

function commandLine(): Operator['actor'] {
  const requestId = newId();
  const id = 'command-line';
  return { kind: 'system', id, role: 'operator', sessionId: null, address: null, requestId };
}
