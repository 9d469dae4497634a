import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { inFolder, type ZipEntry } from '../../platform/zip/zip.js';
import type { Reader } from '../domain/reader.js';
import { trailExported } from '../domain/audit-trail.audit-events.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';
import { TrailFolder } from '../queries/trail-folder.js';
import { AuditTrail } from './audit-trail.js';
import { AwaitCheckpoint } from './await-checkpoint.js';

/** Hands out the whole log as a folder that the verifier checks without us. */
@Injectable()
export class ExportTrailCommand {
  constructor(
    private readonly trail: AuditTrail,
    private readonly awaitCheckpoint: AwaitCheckpoint,
    private readonly checkpoints: CheckpointsQuery,
    private readonly folder: TrailFolder,
  ) {}

  /**
   * The export is recorded first and waits for a checkpoint that covers it, so every exported log
   * shows that it was exported.
   * Disclosures are in it only for who may see all of them.
   * @returns the files, each read when it is asked for
   * @throws DomainError `audit-trail.not-yet-provable`
   */
  async execute(reader: Reader): Promise<AsyncIterable<ZipEntry>> {
    const withDisclosures = reader.can('audit-trail.disclose');
    const event = trailExported({ id: 'export', facts: { disclosures: withDisclosures } });
    const entryId = await this.trail.recordAlone(reader, event);
    invariant(entryId !== null, 'An export has no key for once');
    await this.awaitCheckpoint.over(entryId);
    const checkpoint = await this.checkpoints.newest();
    invariant(checkpoint !== null, 'A covered entry has its checkpoint');
    return inFolder('audit-trail', this.folder.files(checkpoint, { withDisclosures }));
  }
}
