import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Sessions, type SignedIn, type Visitor } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { type Logout, LOGOUT_TOKEN_MINUTES } from '../domain/logout-token.js';
import {
  endedByProvider,
  endedWithProvider,
  logoutForNobody,
} from '../domain/single-sign-on.audit-events.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import type { SingleSignOnSignInEntity } from '../persistence/single-sign-on-sign-in.entity.js';
import { SignInsRepository } from '../persistence/sign-ins.repository.js';
import { visiting } from './visiting-actor.js';

/** Sessions and sign-ins that are older than a day are over in any case. */
const LOOK_BACK_MS = 24 * 3_600_000;

/** Ends what stands on a provider: by its logout, or because it is no longer trusted. */
@Injectable()
export class EndVerifiedSessions {
  constructor(
    private readonly signIns: SignInsRepository,
    private readonly sessions: Sessions,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns false where this logout was obeyed before */
  end(visitor: Visitor, provider: IdentityProviderEntity, logout: Logout): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      await this.signIns.forgetLogoutTokensBefore(tx, now);
      const isFresh = await this.signIns.spendLogoutToken(tx, {
        providerId: provider.id,
        jtiSha256: createHash('sha256').update(logout.jti).digest(),
        // Twice as long as such a token is good, whatever the clocks say.
        expiresAt: new Date(now.getTime() + 2 * LOGOUT_TOKEN_MINUTES * 60_000),
      });
      if (isFresh) await this.endAll(tx, visitor, provider.id, logout);
      return isFresh;
    });
  }

  /** Ends every session and every unfinished sign-in that a provider has vouched for. */
  async endWith(tx: Tx, actor: SignedIn, provider: string): Promise<void> {
    const standing = await this.standing(tx, { providerId: provider, subject: null, sid: null });
    for (const [personId, theirs] of standing) {
      const sessionsEnded = await this.endThose(tx, personId, theirs);
      const facts = { provider, sessionsEnded };
      await this.trail.record(tx, actor, endedWithProvider({ id: personId, facts }));
    }
  }

  private async endAll(
    tx: Tx,
    visitor: Visitor,
    provider: string,
    { subject, sid }: Logout,
  ): Promise<void> {
    const people = await this.standing(tx, { providerId: provider, subject, sid });
    if (people.size === 0) {
      await this.trail.record(tx, visiting(visitor), logoutForNobody({ id: provider, facts: {} }));
    }
    for (const [personId, theirs] of people) {
      const sessionsEnded = await this.endThose(tx, personId, theirs);
      const facts = { provider, sessionsEnded, all: sid === null };
      await this.trail.record(tx, visiting(visitor), endedByProvider({ id: personId, facts }));
    }
  }

  private async standing(tx: Tx, about: Parameters<SignInsRepository['endStandingOn']>[1]) {
    const now = this.clock.now();
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    const ended = await this.signIns.endStandingOn(tx, about, { since, now });
    return Map.groupBy(ended, ({ personId }) => personId);
  }

  private async endThose(
    tx: Tx,
    personId: string,
    theirs: readonly SingleSignOnSignInEntity[],
  ): Promise<number> {
    let sessionsEnded = 0;
    for (const { sessionId } of theirs) {
      if (sessionId === null) continue;
      const why = 'signed-out-elsewhere';
      if (await this.sessions.endOne(tx, personId, sessionId, why)) sessionsEnded += 1;
    }
    return sessionsEnded;
  }
}
