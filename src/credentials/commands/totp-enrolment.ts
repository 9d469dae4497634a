import { Inject, Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { totpEnrolled } from '../domain/credentials.audit-events.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { CEREMONY_MS } from '../domain/second-factor.js';
import { newTotpSecret, stepsOf, totpUri } from '../domain/totp.js';
import { FactorCeremoniesRepository } from '../persistence/factor-ceremonies.repository.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { type Enrolled, type Enrollee, NewFactors } from './new-factors.js';
import { SealedSecrets } from './sealed-secrets.js';

export interface NewSecret {
  /** Base32, to be typed where no camera is at hand; shown this once. */
  readonly secret: string;
  /** The same for a QR code. */
  readonly uri: string;
}

const purpose = 'totp-enrolment' as const;

/** Enrols an authenticator app: a secret is shown, and a code proves that the app has it. */
@Injectable()
export class TotpEnrolment {
  constructor(
    private readonly ceremonies: FactorCeremoniesRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly newFactors: NewFactors,
    private readonly secrets: SealedSecrets,
    private readonly trail: AuditTrail,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** A new secret, in the place of one that was begun here before. */
  async begin(tx: Tx, { personId, username, boundTo }: Enrollee, now: Date): Promise<NewSecret> {
    const [id, secret] = [newId(), newTotpSecret()];
    const sealedSecret = this.secrets.seal(secret, { personId, factorId: id });
    const expiresAt = new Date(now.getTime() + CEREMONY_MS);
    const ceremony = { id, boundTo, purpose, personId, challenge: null, sealedSecret, expiresAt };
    await this.ceremonies.begin(tx, ceremony, now);
    const { host } = new URL(this.settings.http.publicUrl);
    // A colon would end the issuer's name in the app.
    return {
      secret,
      uri: totpUri(secret, 'Plumbline', `${username} (${host.replace(/:.*/, '')})`),
    };
  }

  /**
   * A mistyped code leaves the enrolment open.
   * @throws DomainError `credentials.enrolment-over`, `.code-wrong`, `.too-many-factors`
   */
  async confirm(
    tx: Tx,
    actor: Actor,
    { personId, boundTo }: Enrollee,
    { code, name }: { readonly code: string; readonly name: string },
    now: Date,
  ): Promise<Enrolled> {
    const ceremony = await this.ceremonies.take(tx, { boundTo, purpose, personId }, now);
    const { id = '', sealedSecret = null } = ceremony ?? {};
    const secret = sealedSecret && this.secrets.open(sealedSecret, { personId, factorId: id });
    if (sealedSecret === null || secret === null)
      throw credentialsRefusals.refuse('enrolment-over');
    const [step] = stepsOf(secret, code, now);
    if (step === undefined) throw credentialsRefusals.refuse('code-wrong');

    const factor = { id, personId, kind: 'totp' as const, name, sealedSecret };
    const enrolled = await this.newFactors.add(tx, factor, now);
    // The code that proved the enrolment is used, and signs nobody in.
    await this.factors.takeStep(tx, id, step);
    const facts = { factor: id, recoveryCodes: enrolled.recoveryCodes.length };
    await this.trail.record(
      tx,
      actor,
      totpEnrolled({ id: personId, facts, disclosures: { name } }),
    );
    return enrolled;
  }
}
