import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { recoveryCodeUsed } from '../domain/credentials.audit-events.js';
import { readRecoveryCode, recoveryCodeDigest } from '../domain/recovery-codes.js';
import type { FactorCheck, SecondStep } from '../domain/second-factor.js';
import { stepsOf, totpStep } from '../domain/totp.js';
import { RecoveryCodesRepository } from '../persistence/recovery-codes.repository.js';
import type { SecondFactorEntity } from '../persistence/second-factor.entity.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { PasskeyProofs } from './passkey-proofs.js';
import { SealedSecrets } from './sealed-secrets.js';

/** Steps that are remembered beyond the window, should the clock be set back. */
const REMEMBERED_STEPS = 20;

/**
 * Checks second factors. Each check belongs to a person whom the first step has named; whoever
 * calls counts the failures, enters the act, and commits in either case.
 */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly codes: RecoveryCodesRepository,
    private readonly passkeys: PasskeyProofs,
    private readonly secrets: SealedSecrets,
    private readonly trail: AuditTrail,
  ) {}

  /** How this person can take the second step; empty where nothing is enrolled. */
  async kindsOf(tx: Tx, personId: string): Promise<SecondStep[]> {
    const factors = await this.factors.of(tx, personId);
    const has = (kind: SecondStep) => factors.some((factor) => factor.kind === kind);
    const kinds = (['passkey', 'totp'] as const).filter(has);
    // Codes replace a factor that was lost; without any factor they open nothing.
    if (kinds.length === 0) return [];
    return (await this.codes.left(tx, personId)) > 0 ? [...kinds, 'recovery-code'] : kinds;
  }

  /**
   * Each code is good once, in the step before, of and after the moment. Of requests side by side
   * with the same code, the one that comes first is good.
   */
  async checkTotp(
    tx: Tx,
    personId: string,
    code: string,
    now: Date,
  ): Promise<'good' | 'wrong' | 'replayed'> {
    const apps = (await this.factors.of(tx, personId)).filter(({ kind }) => kind === 'totp');
    let outcome: 'wrong' | 'replayed' = 'wrong';
    for (const app of apps) {
      for (const step of this.stepsOfApp(app, code, now)) {
        if (await this.factors.takeStep(tx, app.id, step)) {
          await this.factors.used(tx, app.id, now);
          await this.factors.forgetSteps(tx, app.id, totpStep(now) - REMEMBERED_STEPS);
          return 'good';
        }
        outcome = 'replayed';
      }
    }
    return outcome;
  }

  /** Each code is good once. That it was used is entered for the actor. */
  async checkRecoveryCode(
    tx: Tx,
    actor: Actor,
    personId: string,
    typed: string,
    now: Date,
  ): Promise<'good' | 'wrong'> {
    const read = readRecoveryCode(typed);
    if (read === null) return 'wrong';
    if (!(await this.codes.use(tx, personId, recoveryCodeDigest(read), now))) return 'wrong';
    const left = await this.codes.left(tx, personId);
    await this.trail.record(tx, actor, recoveryCodeUsed({ id: personId, facts: { left } }));
    return 'good';
  }

  /**
   * What a browser is to ask of the person's passkeys.
   * @param boundTo the pending sign-in or the session in which alone the answer counts
   */
  passkeyOptions(
    tx: Tx,
    personId: string,
    boundTo: string,
    now: Date,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.passkeys.begin(tx, personId, boundTo, now);
  }

  /** @param response what the browser answered, as it came */
  checkPasskey(
    tx: Tx,
    personId: string,
    boundTo: string,
    response: unknown,
    now: Date,
  ): Promise<Exclude<FactorCheck, 'replayed'>> {
    return this.passkeys.check(tx, personId, boundTo, response, now);
  }

  private stepsOfApp(app: SecondFactorEntity, code: string, now: Date): number[] {
    if (app.sealedSecret === null) return [];
    const place = { personId: app.personId, factorId: app.id };
    const secret = this.secrets.open(app.sealedSecret, place);
    return secret === null ? [] : stepsOf(secret, code, now);
  }
}
