import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { CEREMONY_MS } from '../domain/second-factor.js';
import { FactorCeremoniesRepository } from '../persistence/factor-ceremonies.repository.js';
import type { SecondFactorEntity } from '../persistence/second-factor.entity.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { type KnownPasskey, RelyingParty } from './relying-party.js';

const named = z.object({ id: z.string().max(1400) });
const purpose = 'passkey-proof' as const;

/** Asks for the proof of a passkey, and judges the answer. */
@Injectable()
export class PasskeyProofs {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly ceremonies: FactorCeremoniesRepository,
    private readonly party: RelyingParty,
  ) {}

  async begin(
    tx: Tx,
    personId: string,
    boundTo: string,
    now: Date,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const factors = await this.factors.of(tx, personId);
    const options = await this.party.proofOptions(factors.flatMap(asPasskey));
    const { challenge } = options;
    const expiresAt = new Date(now.getTime() + CEREMONY_MS);
    const ceremony = { id: newId(), boundTo, purpose, personId, challenge, expiresAt };
    await this.ceremonies.begin(tx, { ...ceremony, sealedSecret: null }, now);
    return options;
  }

  async check(
    tx: Tx,
    personId: string,
    boundTo: string,
    response: unknown,
    now: Date,
  ): Promise<'good' | 'wrong' | 'cloned'> {
    const ceremony = await this.ceremonies.take(tx, { boundTo, purpose, personId }, now);
    const id = named.safeParse(response).data?.id;
    const factors = await this.factors.of(tx, personId);
    const factor = factors.find(({ credentialId }) => id !== undefined && credentialId === id);
    const [passkey] = factor === undefined ? [] : asPasskey(factor);
    const challenge = ceremony?.challenge ?? null;
    if (factor === undefined || passkey === undefined || challenge === null) return 'wrong';

    const counter = await this.party.provenCounter(response, challenge, passkey, personId);
    if (counter === null) return 'wrong';
    return (await this.factors.count(tx, factor.id, counter, now)) ? 'good' : 'cloned';
  }
}

/** The factor as a passkey; nothing where it is none. */
export function asPasskey({
  credentialId,
  publicKey,
  transports,
}: SecondFactorEntity): KnownPasskey[] {
  if (credentialId === null || publicKey === null) return [];
  return [{ credentialId, publicKey, transports: transports ?? [] }];
}
