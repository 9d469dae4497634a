import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { Enrolled, Enrollee } from './new-factors.js';
import { PasskeyEnrolment } from './passkey-enrolment.js';
import { type NewSecret, TotpEnrolment } from './totp-enrolment.js';

/** Lets somebody who is signed in add a factor. Refusals are those of the enrolments. */
@Injectable()
export class OwnEnrolments {
  constructor(
    private readonly totp: TotpEnrolment,
    private readonly passkeys: PasskeyEnrolment,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  beginTotp(actor: SignedIn): Promise<NewSecret> {
    const now = this.clock.now();
    return this.transactions.run((tx) => this.totp.begin(tx, enrollee(actor), now));
  }

  confirmTotp(actor: SignedIn, input: { code: string; name: string }): Promise<Enrolled> {
    const now = this.clock.now();
    return this.transactions.run((tx) => this.totp.confirm(tx, actor, enrollee(actor), input, now));
  }

  beginPasskey(actor: SignedIn): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const now = this.clock.now();
    return this.transactions.run((tx) => this.passkeys.begin(tx, enrollee(actor), now));
  }

  confirmPasskey(actor: SignedIn, input: { response: unknown; name: string }): Promise<Enrolled> {
    const now = this.clock.now();
    return this.transactions.run((tx) =>
      this.passkeys.confirm(tx, actor, enrollee(actor), input, now),
    );
  }
}

function enrollee({ personId, username, displayName, sessionId }: SignedIn): Enrollee {
  invariant(sessionId !== null, 'Only somebody with a session enrols a factor');
  return { personId, username, displayName, boundTo: sessionId };
}
