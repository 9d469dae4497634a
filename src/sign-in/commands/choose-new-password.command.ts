import { Injectable } from '@nestjs/common';
import { Passwords } from '../../credentials/credentials.public.js';
import { PeopleDirectory, type Visitor } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { Progress } from '../domain/pending-sign-in.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PasswordChanges } from './password-changes.js';
import { PendingSignIns } from './pending-sign-ins.js';
import { RemainingSteps } from './remaining-steps.js';

/** The step in which somebody replaces a password that may no longer be used. */
@Injectable()
export class ChooseNewPasswordCommand {
  constructor(
    private readonly pending: PendingSignIns,
    private readonly steps: RemainingSteps,
    private readonly people: PeopleDirectory,
    private readonly passwords: Passwords,
    private readonly changes: PasswordChanges,
  ) {}

  /**
   * Comes after the second factor: whoever has only found a password out must not change it.
   * @throws DomainError `sign-in.not-now`, `credentials.weak-password`, as `PendingSignIns.step`
   */
  async execute(visitor: Visitor, token: string | null, password: string): Promise<Progress> {
    const owner = await this.pending.look(token, async (tx, pending) => {
      const { remaining } = await this.steps.of(tx, pending);
      const isNext = remaining.filter((step) => step !== 'notice')[0] === 'new-password';
      if (!isNext) throw signInRefusals.refuse('not-now', { step: 'new-password' });
      const person = await this.people.byId(tx, pending.personId);
      invariant(person !== null, 'Somebody who signs in has an account');
      return { personId: person.id, username: person.username, displayName: person.displayName };
    });
    const prepared = await this.passwords.prepare(owner, password);
    return this.pending.step(visitor, token, 'new-password', async (tx) => {
      await this.changes.byVisitor(tx, visitor, prepared, 'sign-in');
      return { isEntered: true };
    });
  }
}
