import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, systemActor } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { transferNoticed, transferSettled } from '../domain/lifecycle.audit-events.js';
import { personnelRefusals } from '../domain/personnel.errors.js';
import { endsByItselfAt, transferDueAt } from '../domain/transfer.js';
import type { PersonnelTransferEntity } from '../persistence/personnel-transfer.entity.js';
import { TransfersRepository } from '../persistence/transfers.repository.js';

export interface ChangeOfUnit {
  readonly officerId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  readonly effectiveAt: Date;
}

export interface Settlement {
  readonly outcome: 'ended' | 'kept';
  /** Needed where roles are kept. */
  readonly reason: string | null;
}

/** Sees to it that nobody keeps the roles of a unit that they left, unless somebody says so. */
@Injectable()
export class TransfersCommand {
  constructor(
    private readonly transfers: TransfersRepository,
    private readonly accounts: AccountsQuery,
    private readonly identity: IdentityDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Notes the transfer of everybody whose account is that officer's. */
  async notice(tx: Tx, change: ChangeOfUnit): Promise<void> {
    const { officerId, fromUnitId, toUnitId, effectiveAt } = change;
    const now = this.clock.now();
    for (const account of await this.accounts.ofOfficers(tx, [officerId])) {
      if (account.state === 'disabled') continue;
      const { personId, grants } = account;
      const holds = grants.some(({ unitId }) => unitId === fromUnitId);
      const id = newId();
      await this.transfers.insert(tx, {
        ...{ id, personId, officerId, fromUnitId, toUnitId, effectiveAt, noticedAt: now },
        ...{ outcome: holds ? null : 'nothing-held', settledAt: holds ? null : now },
        ...{ reason: null, settledBy: null },
      });
      const facts = {
        ...{ transfer: id, officer: officerId, from: fromUnitId, to: toUnitId, holds },
        effective: effectiveAt.toISOString(),
      };
      const actor = systemActor('personnel', newId());
      await this.trail.record(tx, actor, transferNoticed({ id: personId, facts }));
    }
  }

  /** @throws DomainError `personnel.transfer-not-found`, `.transfer-settled`, `.reason-needed` */
  async settle(actor: SignedIn, id: string, settlement: Settlement): Promise<void> {
    if (settlement.outcome === 'kept' && settlement.reason === null) {
      throw personnelRefusals.refuse('reason-needed');
    }
    await this.transactions.run(async (tx) => {
      const transfer = await this.transfers.lock(tx, id);
      if (transfer === null) throw personnelRefusals.refuse('transfer-not-found');
      if (transfer.settledAt !== null) throw personnelRefusals.refuse('transfer-settled');
      if (transfer.personId === actor.personId) throw personnelRefusals.refuse('own-record');
      await this.close(tx, actor, transfer, settlement);
    });
  }

  /** Ends the roles for the old unit where nobody has decided within the day. */
  async endOverdue(actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      const since = new Date(2 * now.getTime() - endsByItselfAt(now).getTime());
      for (const { id } of await this.transfers.openSince(tx, since)) {
        const transfer = await this.transfers.lock(tx, id);
        if (transfer === null || transfer.settledAt !== null) continue;
        await this.close(tx, actor, transfer, { outcome: 'ended', reason: null });
      }
    });
  }

  private async close(
    tx: Tx,
    actor: Actor,
    transfer: PersonnelTransferEntity,
    { outcome, reason }: Settlement,
  ): Promise<void> {
    const { id, personId, fromUnitId, effectiveAt } = transfer;
    const now = this.clock.now();
    if (outcome === 'ended') {
      await this.identity.endRolesForUnit(tx, actor, personId, fromUnitId);
    }
    const settledBy = actor.kind === 'person' ? actor.id : null;
    await this.transfers.settle(tx, id, { outcome, reason, settledBy, settledAt: now });
    const facts = { transfer: id, outcome, late: now > transferDueAt(effectiveAt) };
    const disclosures = reason === null ? {} : { reason };
    await this.trail.record(tx, actor, transferSettled({ id: personId, facts, disclosures }));
  }
}
