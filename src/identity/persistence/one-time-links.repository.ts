import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { type LinkPurpose, OneTimeLinkEntity } from './one-time-link.entity.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

@Injectable()
export class OneTimeLinksRepository {
  /** Makes a link and answers its token: 256 random bits that are nowhere else from then on. */
  async issue(
    tx: Tx,
    link: { purpose: LinkPurpose; personId: string | null; expiresAt: Date },
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const tokenSha256 = sha256(token);
    await tx.insert(OneTimeLinkEntity, { id: newId(), tokenSha256, usedAt: null, ...link });
    return token;
  }

  /** Marks a link as used; null where it does not exist, was used or has expired. */
  async use(
    tx: Tx,
    purpose: LinkPurpose,
    token: string,
    now: Date,
  ): Promise<OneTimeLinkEntity | null> {
    const link = await tx.getRepository(OneTimeLinkEntity).findOne({
      where: { purpose, tokenSha256: sha256(token), usedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (link === null || link.expiresAt <= now) return null;
    await tx.update(OneTimeLinkEntity, { id: link.id }, { usedAt: now });
    return link;
  }

  /** Makes every unused link of this purpose worthless. */
  async expireAll(tx: Tx, purpose: LinkPurpose, now: Date): Promise<void> {
    await tx.update(OneTimeLinkEntity, { purpose, usedAt: IsNull() }, { expiresAt: now });
  }

  /** Makes a person's unused links of this purpose worthless. */
  async expireOf(tx: Tx, purpose: LinkPurpose, personId: string, now: Date): Promise<void> {
    const unused = { purpose, personId, usedAt: IsNull(), expiresAt: MoreThan(now) };
    await tx.update(OneTimeLinkEntity, unused, { expiresAt: now });
  }
}
