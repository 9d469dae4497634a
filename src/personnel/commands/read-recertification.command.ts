import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { decodeCursor, DEFAULT_PAGE_LIMIT, type Page, toPage } from '../../platform/http/page.js';
import {
  recertificationExported,
  recertificationRead,
} from '../domain/recertification.audit-events.js';
import { recertificationRefusals } from '../domain/recertification.errors.js';
import type { RecertificationItemEntity } from '../persistence/recertification-item.entity.js';
import { RecertificationsRepository } from '../persistence/recertifications.repository.js';
import { RecertificationEvidenceQuery } from '../queries/recertification-evidence.query.js';
import { recertificationCsv } from '../rendering/recertification-csv.js';
import { recertificationPdf } from '../rendering/recertification-pdf.js';

export interface ItemsWanted {
  readonly role: string | null;
  readonly unitId: string | null;
  readonly isUndecided: boolean;
  readonly cursor: string | undefined;
  readonly limit: number | undefined;
}

const LIST = 'recertification-items';

/** Reads what is known of accounts under review, and takes the whole away. Both are recorded. */
@Injectable()
export class ReadRecertificationCommand {
  constructor(
    private readonly recertifications: RecertificationsRepository,
    private readonly evidence: RecertificationEvidenceQuery,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /** @throws DomainError `recertification.not-found` */
  items(
    actor: SignedIn,
    id: string,
    { cursor, limit = DEFAULT_PAGE_LIMIT, ...filter }: ItemsWanted,
  ): Promise<Page<RecertificationItemEntity>> {
    const after = cursor === undefined ? 0 : Number(decodeCursor(LIST, cursor)[0] ?? 0);
    return this.transactions.run(async (tx) => {
      if ((await this.recertifications.find(tx, id)) === null) {
        throw recertificationRefusals.refuse('not-found');
      }
      const wanted = { ...filter, after, limit: limit + 1 };
      const page = toPage(await this.recertifications.itemsPage(tx, id, wanted), limit, {
        name: LIST,
        position: ({ position }) => [String(position)],
        show: (row) => row,
      });
      const facts = { shown: page.items.length };
      await this.trail.record(tx, actor, recertificationRead({ id, facts }));
      return page;
    });
  }

  /** @throws DomainError `recertification.not-found` */
  export(actor: SignedIn, id: string, format: 'csv' | 'pdf'): Promise<Buffer> {
    return this.transactions.run(async (tx) => {
      const evidence = await this.evidence.of(tx, id);
      const bytes =
        format === 'csv' ? recertificationCsv(evidence) : await recertificationPdf(evidence);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const facts = { format, sha256, bytes: bytes.length };
      await this.trail.record(tx, actor, recertificationExported({ id, facts }));
      return bytes;
    });
  }
}
