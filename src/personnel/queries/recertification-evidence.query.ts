import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { IdentityDirectory } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { Progress } from '../domain/recertification.js';
import { recertificationRefusals } from '../domain/recertification.errors.js';
import type { RecertificationItemEntity } from '../persistence/recertification-item.entity.js';
import type { RecertificationEntity } from '../persistence/recertification.entity.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';

/** A whole review, with the names that its evidence shows. */
export interface RecertificationEvidence {
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly review: RecertificationEntity;
  readonly progress: Progress;
  readonly items: readonly RecertificationItemEntity[];
  /** Display names of those who decided. */
  readonly names: ReadonlyMap<string, string>;
  /** Codes of units. */
  readonly units: ReadonlyMap<string, string>;
}

@Injectable()
export class RecertificationEvidenceQuery {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly agency: AgencyDirectory,
    private readonly identity: IdentityDirectory,
  ) {}

  /** @throws DomainError `recertification.not-found` */
  async of(tx: Tx, id: string): Promise<RecertificationEvidence> {
    const review = await this.recertifications.find(tx, id);
    if (review === null) throw recertificationRefusals.refuse('not-found');
    const items = await this.recertifications.items(tx, id);
    const progress = (await this.recertifications.progressOf(tx, [id])).get(id);
    invariant(progress, 'A review of accounts has accounts');
    const people = [review.openedBy, review.closedBy, ...items.map((item) => item.decidedBy)];
    const settings = await this.agency.settings(tx);
    const units = await this.agency.units();
    return {
      ...{ review, items, progress },
      agency: settings ?? { name: '', timeZone: 'UTC' },
      names: await this.identity.namesOf([...new Set(people.flatMap((one) => one ?? []))]),
      units: new Map(units.map((unit) => [unit.id, unit.code])),
    };
  }
}
