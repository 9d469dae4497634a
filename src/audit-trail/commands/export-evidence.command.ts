import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { inFolder, type ZipEntry } from '../../platform/zip/zip.js';
import { evidenceExported } from '../domain/evidence.audit-events.js';
import { filterLines } from '../domain/filter-facts.js';
import type { Reader } from '../domain/reader.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';
import type { EntryFilter } from '../queries/entries.query.js';
import { EvidenceFiles } from '../queries/evidence-files.js';
import { EvidenceSelection } from '../queries/evidence-selection.query.js';
import { AuditTrail } from './audit-trail.js';
import { AwaitCheckpoint } from './await-checkpoint.js';

/** Hands out the entries that fit a filter, with proofs and without any footage. */
@Injectable()
export class ExportEvidenceCommand {
  constructor(
    private readonly trail: AuditTrail,
    private readonly awaitCheckpoint: AwaitCheckpoint,
    private readonly checkpoints: CheckpointsQuery,
    private readonly selection: EvidenceSelection,
    private readonly evidence: EvidenceFiles,
  ) {}

  /**
   * Counts first, so that the entry of the export can say how many fitted, then waits for a
   * checkpoint over that entry and puts it at the end: the log itself vouches for the count.
   *
   * @returns the files, each read when it is asked for
   * @throws DomainError `audit-trail.not-yet-provable`
   */
  async execute(reader: Reader, filter: EntryFilter): Promise<AsyncIterable<ZipEntry>> {
    // What was committed before the asking, and so is on the asker's screen, has to be in it.
    const newest = await this.selection.newestEntry();
    if (newest !== null) await this.awaitCheckpoint.over(newest);
    const among = await this.selection.treeSize();
    const found = await this.selection.indices(filter, among);
    const facts = {
      entries: found.length,
      among,
      filter: [...filterLines({ ...filter })],
      disclosures: reader.can('audit-trail.disclose'),
    };
    const entryId = await this.trail.recordAlone(
      reader,
      evidenceExported({ id: 'evidence', facts }),
    );
    invariant(entryId !== null, 'An export has no key for once');
    const own = await this.awaitCheckpoint.over(entryId);
    const checkpoint = await this.checkpoints.newest();
    invariant(checkpoint !== null, 'A covered entry has its checkpoint');
    const indices = new Float64Array(found.length + 1);
    indices.set(found);
    indices[found.length] = own;
    return inFolder('evidence', this.evidence.files(reader, { checkpoint, indices }));
  }
}
