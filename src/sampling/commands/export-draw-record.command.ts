import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import { type ZipEntry, zipOf } from '../../platform/zip/zip.js';
import { drawRecordExported } from '../domain/draw.audit-events.js';
import { drawRefusals } from '../domain/draw.errors.js';
import type { StoredFile } from '../persistence/draw.entity.js';
import { DrawsRepository } from '../persistence/draws.repository.js';
import { mayRead } from './draw-scope.js';

/** Hands out the record of a draw, as it was written, for anyone to check. */
@Injectable()
export class ExportDrawRecordCommand {
  constructor(
    private readonly draws: DrawsRepository,
    private readonly store: ObjectStore,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * @returns a ZIP archive; the same record gives the same bytes
   * @throws DomainError `draw.not-found`, `draw.nothing-to-export`
   */
  async execute(actor: SignedIn, drawId: string): Promise<Readable> {
    const draw = await this.draws.byId(drawId);
    if (draw === null || !mayRead(actor, draw)) throw drawRefusals.refuse('not-found');
    const { files, recordSha256: record } = draw;
    if (record === null) throw drawRefusals.refuse('nothing-to-export', { state: draw.state });
    await this.transactions.run((tx) =>
      this.trail.record(tx, actor, drawRecordExported({ id: drawId, facts: { record } })),
    );
    return zipOf(this.entries(drawId, files));
  }

  private async *entries(drawId: string, files: readonly StoredFile[]): AsyncGenerator<ZipEntry> {
    for (const { name, key } of files) {
      const { stream } = await this.store.open(key);
      yield { name: `${drawId}/${name}`, content: stream };
    }
  }
}
