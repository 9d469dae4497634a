import { Injectable } from '@nestjs/common';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import {
  normalizeUsername,
  OpenSession,
  PeopleDirectory,
  type Visitor,
} from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { signInFailed } from '../domain/sign-in.audit-events.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PasswordCheck, type Verdict } from './password-check.js';

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
    private readonly people: PeopleDirectory,
    private readonly passwords: PasswordCheck,
    private readonly sessions: OpenSession,
    private readonly transactions: Transactions,
    private readonly denials: Denials,
  ) {}

  /**
   * @returns the new session's identifier
   * @throws DomainError `sign-in.wrong-credentials`, the same for every cause
   * @throws DomainError `sign-in.too-many-attempts`, whether or not the name exists
   */
  async execute(visitor: Visitor, input: SignIn): Promise<string> {
    const username = normalizeUsername(input.username);
    const person = await this.people.byUsername(username);
    const verdict = await this.passwords.verdict(username, person, input.password);
    if (verdict !== 'fits' || person === null) return this.refuse(visitor, username, verdict);

    const session = { personId: person.id, method: 'password', bearer: input.bearer } as const;
    return this.transactions.run((tx) => this.sessions.execute(tx, visitor, session));
  }

  private async refuse(visitor: Visitor, username: string, verdict: Verdict): Promise<never> {
    const { address, requestId } = visitor;
    const nobody = { kind: 'system', id: 'sign-in', role: 'visitor', sessionId: null } as const;
    await this.denials.record(
      { ...nobody, address, requestId },
      signInFailed({
        id: visitor.requestId,
        facts: { reason: verdict === 'fits' ? 'unknown' : verdict },
        disclosures: { username },
        outcome: 'denied',
      }),
    );
    throw signInRefusals.refuse(verdict === 'locked' ? 'too-many-attempts' : 'wrong-credentials');
  }
}
