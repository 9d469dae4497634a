import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, Denials } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { signedIn, signInFailed } from '../domain/identity.audit-events.js';
import { identityRefusals } from '../domain/identity.errors.js';
import { normalizeUsername } from '../domain/username.js';
import { PeopleRepository } from '../persistence/people.repository.js';
import { SessionsRepository } from '../persistence/sessions.repository.js';
import { PasswordCheck, type Verdict } from './password-check.js';

/** Somebody who is not signed in, as far as the server can tell. */
export interface Visitor {
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly requestId: string;
}

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** A machine that sends its token itself, instead of a browser with a cookie. */
  readonly bearer: boolean;
}

/** Opens a session for somebody who knows the password. */
@Injectable()
export class SignInCommand {
  constructor(
    private readonly people: PeopleRepository,
    private readonly passwords: PasswordCheck,
    private readonly sessions: SessionsRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly denials: Denials,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the new session's identifier
   * @throws DomainError `identity.wrong-credentials`, the same for every cause
   * @throws DomainError `identity.too-many-attempts`, whether or not the name exists
   */
  async execute(visitor: Visitor, input: SignIn): Promise<string> {
    const username = normalizeUsername(input.username);
    const person = await this.people.byUsername(username);
    const verdict = await this.passwords.verdict(username, person, input.password);
    if (verdict !== 'fits' || person === null) return this.refuse(visitor, username, verdict);

    const session = newId();
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.sessions.insert(tx, {
        id: session,
        personId: person.id,
        createdAt: now,
        lastSeenAt: now,
        endedAt: null,
      });
      const { userAgent } = visitor;
      const event = signedIn({
        id: person.id,
        facts: { bearer: input.bearer },
        disclosures: userAgent === null ? {} : { userAgent },
      });
      await this.trail.record(tx, asActor(visitor, 'person', person.id, session), event);
    });
    return session;
  }

  private async refuse(visitor: Visitor, username: string, verdict: Verdict): Promise<never> {
    const reason = verdict === 'fits' ? 'unknown' : verdict;
    await this.denials.record(
      asActor(visitor, 'system', 'sign-in', null),
      signInFailed({
        id: visitor.requestId,
        facts: { reason },
        disclosures: { username },
        outcome: 'denied',
      }),
    );
    throw identityRefusals.refuse(verdict === 'locked' ? 'too-many-attempts' : 'wrong-credentials');
  }
}

function asActor(
  visitor: Visitor,
  kind: Actor['kind'],
  id: string,
  sessionId: string | null,
): Actor {
  const { address, requestId } = visitor;
  return { kind, id, role: 'visitor', sessionId, address, requestId };
}
