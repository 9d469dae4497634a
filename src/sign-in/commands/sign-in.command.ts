import { Injectable } from '@nestjs/common';
import {
  normalizeUsername,
  PeopleDirectory,
  type Visitor,
} from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { Notice } from './notice.js';
import { PasswordCheck } from './password-check.js';
import { PendingSignIns } from './pending-sign-ins.js';
import { SignInFailures } from './sign-in-failures.js';

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
    private readonly failures: SignInFailures,
  ) {}

  /**
   * @returns what remains; with nothing left, the session
   * @throws DomainError `sign-in.wrong-credentials`, the same for every cause; what bars them
   * @throws DomainError `sign-in.too-many-attempts` where the address has failed too often
   */
  async execute(visitor: Visitor, input: SignIn): Promise<Progress> {
    await this.failures.demandRoom(visitor);
    const username = normalizeUsername(input.username);
    const person = await this.people.byUsername(username);
    const judged = await this.passwords.judge(visitor, { username, person }, input.password);
    const { verdict, hasLocked } = judged;
    if (verdict !== 'fits' || person === null) {
      const reason = verdict === 'fits' ? 'unknown' : verdict;
      await this.failures.note(visitor, { reason, username, hasLocked });
      throw signInRefusals.refuse('wrong-credentials');
    }

    const notice = input.notice === this.notice.digest ? input.notice : null;
    const { bearer } = input;
    const needsNewPassword = await this.passwords.mustChange(person.id, input.password);
    const proved = { personId: person.id, method: 'password' } as const;
    const begun = { ...proved, bearer, notice, needsNewPassword };
    return this.transactions.run((tx) => this.pending.begin(tx, visitor, begun));
  }
}
