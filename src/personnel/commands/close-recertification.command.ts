import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { AccountsQuery, type SignedIn } from '../../identity/identity.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { recertificationClosed } from '../domain/recertification.audit-events.js';
import { recertificationRefusals } from '../domain/recertification.errors.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';
import { RecertificationEvidenceQuery } from '../queries/recertification-evidence.query.js';
import { recertificationCsv } from '../rendering/recertification-csv.js';
import { DecideAccountCommand } from './decide-account.command.js';

/** Ends a review of accounts for good, signed by whoever closes it. */
@Injectable()
export class CloseRecertificationCommand {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly accounts: AccountsQuery,
    private readonly decide: DecideAccountCommand,
    private readonly evidence: RecertificationEvidenceQuery,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `recertification.not-found`, `.closed`, `.undecided` */
  async execute(actor: SignedIn, id: string, summary: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const review = await this.recertifications.lock(tx, id);
      if (review === null) throw recertificationRefusals.refuse('not-found');
      if (review.closedAt !== null) throw recertificationRefusals.refuse('closed');
      await this.decideEnded(tx, actor, id);
      const left = await this.recertifications.undecided(tx, id);
      if (left.length > 0) {
        throw recertificationRefusals.refuse('undecided', { accounts: left.length });
      }
      const closedAt = this.decide.now();
      await this.recertifications.close(tx, id, { closedAt, closedBy: actor.personId, summary });
      const evidence = await this.evidence.of(tx, id);
      const { total, keep, change, disable } = evidence.progress;
      const facts = {
        ...{ total, keep, change, disable, late: closedAt > review.dueAt },
        evidence: createHash('sha256').update(recertificationCsv(evidence)).digest('hex'),
      };
      const event = recertificationClosed({ id, facts, disclosures: { summary } });
      await this.trail.record(tx, actor, event);
    });
  }

  /** Accounts that ended otherwise meanwhile need nobody's decision any more. */
  private async decideEnded(tx: Tx, actor: SignedIn, id: string): Promise<void> {
    const left = await this.recertifications.undecided(tx, id);
    const accounts = await this.accounts.byIds(
      tx,
      left.map(({ personId }) => personId),
    );
    const ended = new Set(
      accounts.filter(({ state }) => isEnded(state)).map(({ personId }) => personId),
    );
    for (const item of left.filter(({ personId }) => ended.has(personId))) {
      const reason = 'The account had ended already';
      await this.decide.decide(tx, actor, item, { decision: 'disable', reason });
    }
  }
}

const isEnded = (state: string) => state === 'disabled' || state === 'withdrawn';
