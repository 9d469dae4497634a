import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import type { ChangeKind, Wanted } from '../../domain/person-change.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { PersonChangesRepository } from '../../persistence/person-changes.repository.js';
import { ChangeRules } from './change-rules.js';
import { asFacts, toStored } from './stored-grants.js';

export interface Prepared {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly wanted: Wanted;
  readonly reason: string | null;
}

/** Keeps what one person prepares until somebody else decides. */
@Injectable()
export class PreparedChanges {
  constructor(
    private readonly changes: PersonChangesRepository,
    private readonly rules: ChangeRules,
    private readonly clock: Clock,
  ) {}

  /** What is wanted, with the ends that some roles always have. @throws as `ChangeRules` does */
  async checked(tx: Tx, wanted: Wanted, now: Date): Promise<Wanted> {
    const termed = this.rules.withTerms(wanted, now);
    await this.rules.demand(tx, termed, now);
    return termed;
  }

  /** @throws DomainError `identity.change-waiting` where one waits for this person already */
  async demandNoneWaits(tx: Tx, personId: string): Promise<void> {
    if ((await this.changes.waitingFor(tx, personId)) !== null) {
      throw identityRefusals.refuse('change-waiting');
    }
  }

  /** The person’s row is locked by the caller, or new. */
  async insert(tx: Tx, actor: SignedIn, personId: string, prepared: Prepared): Promise<void> {
    const { id, kind, wanted, reason } = prepared;
    await this.changes.insert(tx, {
      ...{ id, personId, kind, reason, state: 'prepared', officerId: wanted.officerId },
      grants: toStored(wanted.grants),
      preparedBy: actor.personId,
      preparedAt: this.clock.now(),
      ...{ decidedBy: null, decidedAt: null, decisionReason: null },
    });
  }

  /** As audit entries say it. */
  facts(change: string, { grants, officerId }: Wanted) {
    return { change, roles: asFacts(grants), officer: officerId };
  }
}
