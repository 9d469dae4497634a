import { Injectable } from '@nestjs/common';
import { Denials } from '../../audit-trail/audit-trail.public.js';
import {
  normalizeUsername,
  PeopleDirectory,
  type Visitor,
} from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { signInFailed } from '../domain/sign-in.audit-events.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { Notice } from './notice.js';
import { PasswordCheck, type Verdict } from './password-check.js';
import { PendingSignIns } from './pending-sign-ins.js';

export interface SignIn {
  readonly username: string;
  readonly password: string;
  /** Digest of the notice that was acknowledged; any other counts as none. */
  readonly notice: string | null;
  /** A program that sends its tokens itself, instead of a browser with cookies. */
  readonly bearer: boolean;
}

/** Lets somebody who knows the password begin to come in. */
@Injectable()
export class SignInCommand {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly passwords: PasswordCheck,
    private readonly pending: PendingSignIns,
    private readonly notice: Notice,
    private readonly transactions: Transactions,
    private readonly denials: Denials,
  ) {}

  /**
   * @returns what remains; with nothing left, the session
   * @throws DomainError `sign-in.wrong-credentials`, the same for every cause; what bars them
   * @throws DomainError `sign-in.too-many-attempts`, whether or not the name exists
   */
  async execute(visitor: Visitor, input: SignIn): Promise<Progress> {
    const username = normalizeUsername(input.username);
    const person = await this.people.byUsername(username);
    const verdict = await this.passwords.verdict(username, person, input.password);
    if (verdict !== 'fits' || person === null) return this.refuse(visitor, username, verdict);

    const notice = input.notice === this.notice.digest ? input.notice : null;
    const { bearer } = input;
    const begun = { personId: person.id, method: 'password', bearer, notice } as const;
    return this.transactions.run((tx) => this.pending.begin(tx, visitor, begun));
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
