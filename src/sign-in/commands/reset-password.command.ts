import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import {
  passwordChangeDemanded,
  PasswordLinks,
  passwordResetIssued,
  Passwords,
} from '../../credentials/credentials.public.js';
import { Sessions, type SignedIn, type Visitor } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PasswordChanges } from './password-changes.js';

/** What an administrator does about somebody's password, without ever knowing one. */
@Injectable()
export class ResetPasswordCommand {
  constructor(
    private readonly passwords: Passwords,
    private readonly links: PasswordLinks,
    private readonly sessions: Sessions,
    private readonly changes: PasswordChanges,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * Issues a link; the old password still works until it is used, and the second factor after it.
   * @returns its token, which is nowhere else from then on
   * @throws DomainError `sign-in.own-reset`, `.no-password`,
   *   `credentials.reset-factors-too`
   */
  issue(
    actor: SignedIn,
    personId: string,
    reason: string,
  ): Promise<{ token: string; expiresAt: Date }> {
    if (actor.personId === personId) throw signInRefusals.refuse('own-reset');
    return this.transactions.run(async (tx) => {
      if (!(await this.passwords.hasOne(tx, personId))) throw signInRefusals.refuse('no-password');
      const event = passwordResetIssued({ id: personId, facts: {}, disclosures: { reason } });
      await this.trail.record(tx, actor, event);
      return this.links.issue(tx, actor, personId);
    });
  }

  /** Asks for a new password at once, for one that may be known: every session ends. */
  demandChange(actor: SignedIn, personId: string, reason: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const hasOne = await this.passwords.demandChange(tx, personId);
      if (!hasOne) throw signInRefusals.refuse('no-password');
      await this.sessions.endAllOf(tx, personId, 'credentials-changed');
      const event = passwordChangeDemanded({ id: personId, facts: {}, disclosures: { reason } });
      await this.trail.record(tx, actor, event);
    });
  }

  /**
   * Uses a link. Where the new password is refused, the link stays good.
   * @throws DomainError `identity.link-not-valid`, `credentials.weak-password`
   */
  use(visitor: Visitor, token: string, password: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { id, username, displayName } = await this.links.use(tx, token);
      const owner = { personId: id, username, displayName };
      const prepared = await this.passwords.prepare(owner, password);
      await this.changes.byVisitor(tx, visitor, prepared, 'reset');
    });
  }
}
