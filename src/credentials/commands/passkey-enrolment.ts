import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type Tx, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { passkeyEnrolled } from '../domain/credentials.audit-events.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { CEREMONY_MS } from '../domain/second-factor.js';
import { FactorCeremoniesRepository } from '../persistence/factor-ceremonies.repository.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { type Enrolled, type Enrollee, NewFactors } from './new-factors.js';
import { asPasskey } from './passkey-proofs.js';
import { RelyingParty } from './relying-party.js';

const purpose = 'passkey-enrolment' as const;

/** Enrols a passkey: a security key, or a phone or computer that knows its owner. */
@Injectable()
export class PasskeyEnrolment {
  constructor(
    private readonly ceremonies: FactorCeremoniesRepository,
    private readonly factors: SecondFactorsRepository,
    private readonly newFactors: NewFactors,
    private readonly party: RelyingParty,
    private readonly trail: AuditTrail,
  ) {}

  async begin(
    tx: Tx,
    enrollee: Enrollee,
    now: Date,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { personId, boundTo } = enrollee;
    const known = (await this.factors.of(tx, personId)).flatMap(asPasskey);
    const options = await this.party.enrolmentOptions(enrollee, known);
    const { challenge } = options;
    const expiresAt = new Date(now.getTime() + CEREMONY_MS);
    const ceremony = { id: newId(), boundTo, purpose, personId, challenge, expiresAt };
    await this.ceremonies.begin(tx, { ...ceremony, sealedSecret: null }, now);
    return options;
  }

  /**
   * @param response what the browser answered, as it came
   * @throws DomainError `credentials.enrolment-over`, `.passkey-refused`, `.passkey-known`,
   *   `.too-many-factors`
   */
  async confirm(
    tx: Tx,
    actor: Actor,
    { personId, boundTo }: Enrollee,
    { response, name }: { readonly response: unknown; readonly name: string },
    now: Date,
  ): Promise<Enrolled> {
    const ceremony = await this.ceremonies.take(tx, { boundTo, purpose, personId }, now);
    if (ceremony?.challenge == null) throw credentialsRefusals.refuse('enrolment-over');
    const passkey = await this.party.enrolled(response, ceremony.challenge);
    if (passkey === null) throw credentialsRefusals.refuse('passkey-refused');

    const { synced, ...kept } = passkey;
    const factor = { id: ceremony.id, personId, kind: 'passkey' as const, name, ...kept };
    const enrolled = await this.add(tx, factor, now);
    const facts = { factor: factor.id, synced, recoveryCodes: enrolled.recoveryCodes.length };
    await this.trail.record(
      tx,
      actor,
      passkeyEnrolled({ id: personId, facts, disclosures: { name } }),
    );
    return enrolled;
  }

  private async add(
    tx: Tx,
    factor: Parameters<NewFactors['add']>[1],
    now: Date,
  ): Promise<Enrolled> {
    try {
      return await this.newFactors.add(tx, factor, now);
    } catch (error) {
      if (violatedConstraint(error) === 'uq_second_factor_credential_id') {
        throw credentialsRefusals.refuse('passkey-known');
      }
      throw error;
    }
  }
}
