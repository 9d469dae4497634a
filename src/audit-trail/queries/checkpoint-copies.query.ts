import { Injectable } from '@nestjs/common';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { checkpointOnPaper } from '../domain/checkpoint-on-paper.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { CheckpointsQuery, type SignedCheckpoint } from './checkpoints.query.js';

/** The newest checkpoint as people take it out of the house. */
@Injectable()
export class CheckpointCopies {
  constructor(
    private readonly checkpoints: CheckpointsQuery,
    private readonly keys: SigningKeys,
  ) {}

  /** @throws DomainError `audit-trail.not-yet-provable` before the first one is published */
  async note(): Promise<string> {
    return (await this.newest()).note;
  }

  /** @throws DomainError `audit-trail.not-yet-provable` before the first one is published */
  async paper(): Promise<string> {
    return checkpointOnPaper(await this.newest(), await this.keys.vkeys());
  }

  private async newest(): Promise<SignedCheckpoint> {
    const newest = await this.checkpoints.newest();
    if (newest === null) throw trailRefusals.refuse('not-yet-provable');
    return newest;
  }
}
