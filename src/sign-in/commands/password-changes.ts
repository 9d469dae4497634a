import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { passwordChanged, Passwords } from '../../credentials/credentials.public.js';
import {
  ResetLinks,
  Sessions,
  type SignedIn,
  type Visitor,
} from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { PendingSignInsRepository } from '../persistence/pending-sign-ins.repository.js';
import { Clock } from '../../platform/clock/clock.js';

type Prepared = Awaited<ReturnType<Passwords['prepare']>>;

/** What belongs to every change of a password, whichever way it comes about. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly links: ResetLinks,
    private readonly pending: PendingSignInsRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The person's own change: every other session ends, and so do reset links. */
  async own(tx: Tx, actor: SignedIn, prepared: Prepared): Promise<void> {
    await this.keep(tx, prepared, actor.sessionId);
    await this.pending.spendAllOf(tx, prepared.personId, this.clock.now());
    const event = passwordChanged({ id: prepared.personId, facts: { by: 'own' } });
    await this.trail.record(tx, actor, event);
  }

  /** By somebody who is not signed in, on the way in or by a link: every session ends. */
  async byVisitor(
    tx: Tx,
    { address, requestId }: Visitor,
    prepared: Prepared,
    by: 'sign-in' | 'reset',
  ): Promise<void> {
    const id = prepared.personId;
    await this.keep(tx, prepared, null);
    if (by === 'reset') await this.pending.spendAllOf(tx, id, this.clock.now());
    const actor = { kind: 'person', id, role: 'visitor', sessionId: null } as const;
    const event = passwordChanged({ id, facts: { by } });
    await this.trail.record(tx, { ...actor, address, requestId }, event);
  }

  private async keep(tx: Tx, prepared: Prepared, except: string | null): Promise<void> {
    const { personId } = prepared;
    await this.passwords.keep(tx, prepared);
    await this.links.endAllOf(tx, personId);
    await this.sessions.endAllOf(tx, personId, 'credentials-changed', { except });
  }
}
