import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { LinkedIdentityEntity } from './linked-identity.entity.js';
import { stands } from '../domain/link.js';
import { SingleSignOnArrivalEntity } from './single-sign-on-arrival.entity.js';

/** Who somebody is at a provider. Mail addresses and names are no part of it. */
export interface ProviderIdentity {
  readonly issuer: string;
  readonly subject: string;
}

@Injectable()
export class LinksRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The link that lets this identity in; null also while it waits for a second person. */
  async standing(
    tx: Tx,
    { issuer, subject }: ProviderIdentity,
  ): Promise<LinkedIdentityEntity | null> {
    const where = { issuer, subject, endedAt: IsNull() };
    const link = await tx.getRepository(LinkedIdentityEntity).findOneBy(where);
    return link !== null && stands(link) ? link : null;
  }

  async ofPerson(tx: Tx, personId: string): Promise<LinkedIdentityEntity[]> {
    return tx.getRepository(LinkedIdentityEntity).find({
      where: { personId, endedAt: IsNull() },
      order: { linkedAt: 'ASC' },
    });
  }

  async claim(tx: Tx, id: string): Promise<LinkedIdentityEntity | null> {
    return tx.getRepository(LinkedIdentityEntity).findOne({
      where: { id, endedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async insert(tx: Tx, link: LinkedIdentityEntity): Promise<void> {
    await tx.insert(LinkedIdentityEntity, link);
  }

  async approve(tx: Tx, id: string, approvedBy: string, approvedAt: Date): Promise<void> {
    await tx.update(LinkedIdentityEntity, { id }, { approvedBy, approvedAt });
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.update(LinkedIdentityEntity, { id }, { endedAt: at });
  }

  arrivals(now: Date): Promise<SingleSignOnArrivalEntity[]> {
    return this.dataSource.getRepository(SingleSignOnArrivalEntity).find({
      where: { expiresAt: MoreThan(now) },
      order: { arrivedAt: 'DESC' },
      take: 100,
    });
  }

  /** Somebody who comes twice keeps their number. */
  async keepArrival(tx: Tx, arrival: SingleSignOnArrivalEntity): Promise<string> {
    const { issuer, subject, shownName, arrivedAt, expiresAt } = arrival;
    const known = await tx.getRepository(SingleSignOnArrivalEntity).findOne({
      where: { issuer, subject },
      lock: { mode: 'pessimistic_write' },
    });
    if (known === null) {
      await tx.insert(SingleSignOnArrivalEntity, arrival);
      return arrival.number;
    }
    const changed = { shownName, arrivedAt, expiresAt };
    await tx.update(SingleSignOnArrivalEntity, { id: known.id }, changed);
    return known.number;
  }

  async arrivalByNumber(
    tx: Tx,
    number: string,
    now: Date,
  ): Promise<SingleSignOnArrivalEntity | null> {
    return tx.getRepository(SingleSignOnArrivalEntity).findOneBy({
      number,
      expiresAt: MoreThan(now),
    });
  }

  async forgetArrival(tx: Tx, { issuer, subject }: ProviderIdentity): Promise<void> {
    await tx.delete(SingleSignOnArrivalEntity, { issuer, subject });
  }
}
