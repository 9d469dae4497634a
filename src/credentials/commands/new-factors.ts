import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { credentialsRefusals } from '../domain/credentials.errors.js';
import { FACTORS_MAX } from '../domain/second-factor.js';
import type { SecondFactorEntity } from '../persistence/second-factor.entity.js';
import { SecondFactorsRepository } from '../persistence/second-factors.repository.js';
import { RecoveryCodes } from './recovery-codes.js';

/** Somebody who enrols a factor, in one sign-in or one session and nowhere else. */
export interface Enrollee {
  readonly personId: string;
  readonly username: string;
  readonly displayName: string;
  /** The pending sign-in or the session. */
  readonly boundTo: string;
}

export interface Enrolled {
  readonly factorId: string;
  /** Shown this once: with the first factor, ten; with every further one, none. */
  readonly recoveryCodes: readonly string[];
}

type NewFactor = Pick<SecondFactorEntity, 'id' | 'personId' | 'kind' | 'name'> &
  Partial<SecondFactorEntity>;

const NOTHING = {
  ...{ lastUsedAt: null, removedAt: null, sealedSecret: null },
  ...{ credentialId: null, publicKey: null, counter: null, transports: null },
};

/** Puts a factor to the others, and gives recovery codes with the first one. */
@Injectable()
export class NewFactors {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly codes: RecoveryCodes,
  ) {}

  /** @throws DomainError `credentials.too-many-factors` */
  async add(tx: Tx, factor: NewFactor, now: Date): Promise<Enrolled> {
    const { personId, id: factorId } = factor;
    const before = await this.factors.ofLocked(tx, personId);
    if (before.length >= FACTORS_MAX) {
      throw credentialsRefusals.refuse('too-many-factors', { atMost: FACTORS_MAX });
    }
    await this.factors.insert(tx, { ...NOTHING, createdAt: now, ...factor });
    const isFirst = before.length === 0;
    return { factorId, recoveryCodes: isFirst ? await this.codes.make(tx, personId, now) : [] };
  }
}
