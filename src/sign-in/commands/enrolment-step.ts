import { Injectable } from '@nestjs/common';
import type { Actor } from '../../audit-trail/audit-trail.public.js';
import {
  type Enrolled,
  type Enrollee,
  PasskeyEnrolment,
  TotpEnrolment,
} from '../../credentials/credentials.public.js';
import {
  PeopleDirectory,
  type SecondFactorKind,
  type Visitor,
} from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { PendingSignIn, Progress } from '../domain/pending-sign-in.js';
import { signInRefusals } from '../domain/sign-in.errors.js';
import { PendingSignIns } from './pending-sign-ins.js';
import { RemainingSteps } from './remaining-steps.js';

type Confirm = (tx: Tx, actor: Actor, enrollee: Enrollee, now: Date) => Promise<Enrolled>;

/** Lets somebody without a second factor set one up on the way in; nobody comes in without. */
@Injectable()
export class EnrolmentStep {
  constructor(
    private readonly pending: PendingSignIns,
    private readonly steps: RemainingSteps,
    private readonly totp: TotpEnrolment,
    private readonly passkeys: PasskeyEnrolment,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `sign-in.not-begun`, `.not-now` */
  beginTotp(token: string | null): Promise<{ secret: string; uri: string }> {
    return this.begin(token, (tx, enrollee) => this.totp.begin(tx, enrollee, this.clock.now()));
  }

  /** @throws DomainError as `TotpEnrolment.confirm` and `PendingSignIns.step` */
  confirmTotp(
    visitor: Visitor,
    token: string | null,
    input: { readonly code: string; readonly name: string },
  ): Promise<Progress> {
    return this.confirm(visitor, token, 'totp', (tx, actor, enrollee, now) =>
      this.totp.confirm(tx, actor, enrollee, input, now),
    );
  }

  /** @throws DomainError `sign-in.not-begun`, `.not-now` */
  beginPasskey(token: string | null): Promise<object> {
    return this.begin(token, (tx, enrollee) => this.passkeys.begin(tx, enrollee, this.clock.now()));
  }

  /** @throws DomainError as `PasskeyEnrolment.confirm` and `PendingSignIns.step` */
  confirmPasskey(
    visitor: Visitor,
    token: string | null,
    input: { readonly response: unknown; readonly name: string },
  ): Promise<Progress> {
    return this.confirm(visitor, token, 'passkey', (tx, actor, enrollee, now) =>
      this.passkeys.confirm(tx, actor, enrollee, input, now),
    );
  }

  private begin<T>(
    token: string | null,
    work: (tx: Tx, enrollee: Enrollee) => Promise<T>,
  ): Promise<T> {
    return this.pending.look(token, async (tx, pending) => {
      const { remaining } = await this.steps.of(tx, pending);
      const step = 'enrolment' as const;
      if (!remaining.includes(step)) throw signInRefusals.refuse('not-now', { step });
      return work(tx, await this.enrollee(tx, pending));
    });
  }

  private confirm(
    visitor: Visitor,
    token: string | null,
    factor: SecondFactorKind,
    confirm: Confirm,
  ): Promise<Progress> {
    return this.pending.step(visitor, token, 'enrolment', async (tx, pending) => {
      const enrollee = await this.enrollee(tx, pending);
      const { address, requestId } = visitor;
      const { personId: id } = pending;
      const actor = { kind: 'person', id, role: 'visitor', sessionId: null } as const;
      const now = this.clock.now();
      const enrolled = await confirm(tx, { ...actor, address, requestId }, enrollee, now);
      return { factor, isEntered: true, recoveryCodes: enrolled.recoveryCodes };
    });
  }

  private async enrollee(tx: Tx, { personId, id: boundTo }: PendingSignIn): Promise<Enrollee> {
    const person = await this.people.byId(tx, personId);
    invariant(person !== null, 'Somebody who signs in has an account');
    const { username, displayName } = person;
    return { personId, username, displayName, boundTo };
  }
}
