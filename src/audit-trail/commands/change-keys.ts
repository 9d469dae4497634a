import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Actor } from '../domain/actor.js';
import { type Overlap, lackingOverlap } from '../domain/key-overlap.js';
import { keyIntroduced, keyRetired } from '../domain/audit-trail.audit-events.js';
import { KeyHistoryRepository } from '../persistence/key-history.repository.js';
import type { KeyInHistory, SigningKeys } from '../persistence/signing-keys.js';
import { AuditTrail } from './audit-trail.js';

/** An act of an operator that is refused, in a sentence for them. */
export class OperatorActRefused extends Error {
  override readonly name = 'OperatorActRefused';
}

/** Who acts at the machine itself, where nobody signs in; the account's name is a disclosure. */
export interface Operator {
  readonly actor: Actor;
  readonly name: string;
}

/**
 * Exchanges the log's keys without a gap: the new one signs beside the old one until everybody has
 * met it. Needs the owner's rights in the database, and the key folder.
 */
export class ChangeKeys {
  private readonly history = new KeyHistoryRepository();

  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a key; from the next checkpoint on it signs too, in a running server as well.
   * @returns its vkey
   */
  async introduce(operator: Operator): Promise<string> {
    await this.keys.beginHistory();
    const { vkey, keyId } = await this.keys.prepare();
    await this.transactions.run(async (tx) => {
      const size = await this.history.add(tx, vkey, 'introduced');
      const facts = { vkey, size };
      const disclosures = { operator: operator.name };
      const id = keyId.toString('hex');
      await this.trail.record(tx, operator.actor, keyIntroduced({ id, facts, disclosures }));
    });
    return vkey;
  }

  /**
   * Ends the oldest key that still signs and destroys its private half.
   * @param forced although the overlap was too short, such as where the key was lost or copied
   * @returns its vkey
   * @throws OperatorActRefused if no other key signs, or after too short an overlap
   */
  async retire(operator: Operator, forced: boolean): Promise<string> {
    const history = await this.keys.history();
    const [oldest, next] = history.filter(({ retiredAt }) => retiredAt === null);
    if (oldest === undefined || next === undefined) {
      throw new OperatorActRefused(
        'Only one key signs the audit trail. Introduce the next one first: `plumbline trail rotate-key`.',
      );
    }
    const { vkey } = oldest;
    await this.transactions.run(async (tx) => {
      const checkpoints = await this.history.checkpointsSince(tx, next.introducedAt);
      const lacking = lackingOverlap({ hours: this.hoursSince(next), checkpoints });
      if (lacking !== null && !forced) throw tooShort(lacking);
      const size = await this.history.add(tx, vkey, 'retired');
      const facts = { vkey, size, checkpoints, forced: lacking !== null };
      const disclosures = { operator: operator.name };
      const id = vkey.split('+')[1] ?? '';
      await this.trail.record(tx, operator.actor, keyRetired({ id, facts, disclosures }));
    });
    for (const each of [...history.filter(({ retiredAt }) => retiredAt !== null), oldest]) {
      await this.keys.destroy(each.vkey);
    }
    return vkey;
  }

  private hoursSince({ introducedAt }: KeyInHistory): Overlap['hours'] {
    return (this.clock.now().getTime() - introducedAt.getTime()) / 3_600_000;
  }
}

function tooShort(lacking: string): OperatorActRefused {
  return new OperatorActRefused(
    `It is too early to retire the old key: ${lacking}. If it was lost or copied, use --now.`,
  );
}
