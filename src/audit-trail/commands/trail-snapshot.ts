import { Injectable } from '@nestjs/common';
import { InvariantViolation } from '../../platform/errors/invariant.js';
import { TILE_WIDTH } from '../../transparency-log/tiles.js';
import type { FoundInTrail } from '../domain/verification.js';
import { LaidOutTrail } from '../persistence/laid-out-trail.js';
import { VerificationRepository } from '../persistence/verification.repository.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';
import { InsideCompleteness } from '../queries/inside-completeness.query.js';
import { TrailFolder } from '../queries/trail-folder.js';

interface Progress {
  readonly stage: (words: string, done: number, total: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const TELL_EVERY_MS = 500;

/** What a full verification looks at: the published log, held against the database. */
@Injectable()
export class TrailSnapshot {
  constructor(
    private readonly checkpoints: CheckpointsQuery,
    private readonly folder: TrailFolder,
    private readonly laidOut: LaidOutTrail,
    private readonly inside: InsideCompleteness,
    private readonly verifications: VerificationRepository,
  ) {}

  /**
   * Lays the log out under the newest checkpoint.
   * @returns its size; 0 where nothing is published
   */
  async take(path: string, found: FoundInTrail, { stage, signal }: Progress): Promise<number> {
    const head = await this.checkpoints.newest();
    if (head === null) return 0;
    const files = this.folder.files(head, { withDisclosures: true });
    let [entries, toldAt] = [0, 0];
    const onFile = async (name: string) => {
      signal.throwIfAborted();
      if (name.startsWith('tile/entries/')) entries = Math.min(entries + TILE_WIDTH, head.size);
      if (Date.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = Date.now();
      await stage('Comparing the published log with the database', entries, head.size);
    };
    try {
      await this.laidOut.layOut(files, path, found, onFile);
    } catch (error) {
      // Leaves without entries are a finding; an outage is a reason to try again later.
      if (!(error instanceof InvariantViolation)) throw error;
      const says = `The database does not hold the log any more: ${error.message} is not so.`;
      found.add({ severity: 'tampered', file: 'database', says });
      await this.laidOut.layOutPublished(path, head.size);
    }
    return head.size;
  }

  /** What the database alone can say. */
  async checkInside(found: FoundInTrail): Promise<void> {
    const before = await this.verifications.latest(['done']);
    await this.inside.check(found, before?.requestedAt ?? new Date(0));
  }
}
