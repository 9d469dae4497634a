import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import {
  makeRecoveryCodes,
  readRecoveryCode,
  recoveryCodeDigest,
} from '../domain/recovery-codes.js';
import { RecoveryCodesRepository } from '../persistence/recovery-codes.repository.js';

/** Makes recovery codes; whoever calls enters the act and shows them this once. */
@Injectable()
export class RecoveryCodes {
  constructor(private readonly codes: RecoveryCodesRepository) {}

  /** New ones, in the place of all that were left. */
  async make(tx: Tx, personId: string, now: Date): Promise<string[]> {
    const codes = makeRecoveryCodes(randomBytes);
    const digests = codes.map((code) => recoveryCodeDigest(readRecoveryCode(code) ?? code));
    await this.codes.replace(tx, personId, digests, now);
    return codes;
  }

  left(tx: Tx, personId: string): Promise<number> {
    return this.codes.left(tx, personId);
  }

  async withdraw(tx: Tx, personId: string, now: Date): Promise<void> {
    await this.codes.withdraw(tx, personId, now);
  }
}
