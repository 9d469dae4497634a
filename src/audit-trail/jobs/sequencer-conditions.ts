import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PublishedTrail } from '../persistence/published-trail.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { type TrailCondition, TrailConditions } from '../queries/trail-conditions.js';
import type { Trouble } from './beat.js';
import { PublisherService } from './publisher.service.js';
import { SequencerService } from './sequencer.service.js';

/** Entries become leaves ten times a second. */
const SEQUENCING = { staleMs: 2_000, failedMs: 60_000 };
/** And appear under a checkpoint within one. */
const PUBLISHING = { staleMs: 10_000, failedMs: 60_000 };

/** Tells operators how sequencing and publishing stand, from the database and from this process. */
@Injectable()
export class SequencerConditions implements OnModuleInit {
  constructor(
    private readonly conditions: TrailConditions,
    private readonly tree: TreeRepository,
    private readonly published: PublishedTrail,
    private readonly sequencer: SequencerService,
    private readonly publisher: PublisherService,
  ) {}

  onModuleInit(): void {
    this.conditions.register('sequencing', async () => [await this.sequencing()]);
    this.conditions.register('publishing', async () => [await this.publishing()]);
    this.conditions.register('write-once', async () => [await this.writeOnce()]);
  }

  private async sequencing(): Promise<TrailCondition> {
    const { leafSince } = await this.tree.waiting();
    const waits = 'The oldest entry waits for its place in the log';
    return aged(
      'sequencing',
      { waits, since: leafSince, ...SEQUENCING },
      this.sequencer.ownTrouble,
    );
  }

  private async publishing(): Promise<TrailCondition> {
    const { contradiction, trouble } = this.publisher;
    if (contradiction !== null) {
      return {
        part: 'publishing',
        state: 'failed',
        says: contradiction,
        since: trouble?.since ?? null,
      };
    }
    const { checkpointSince } = await this.tree.waiting();
    const waits = 'The oldest entry waits for a signed checkpoint';
    return aged('publishing', { waits, since: checkpointSince, ...PUBLISHING }, trouble);
  }

  private async writeOnce(): Promise<TrailCondition> {
    const { locking, unlocked } = await this.published.writeOnce();
    const condition = { part: 'write-once', since: null };
    if (unlocked !== null) {
      const says =
        `The object store took ${unlocked} without the lock it was asked for: what is published ` +
        'can be changed. Look at the Object Lock configuration of the bucket.';
      return { ...condition, state: 'failed', says };
    }
    if (locking === 'compliance') {
      const says = 'Published objects are locked by the object store, against its owner too.';
      return { ...condition, state: 'good', says };
    }
    const says =
      'Published objects are protected by nothing but the rights to files or to the bucket. A ' +
      'bucket with Object Lock would hold them against everybody.';
    return { ...condition, state: 'off', says };
  }
}

interface Waiting {
  readonly waits: string;
  readonly since: Date | null;
  readonly staleMs: number;
  readonly failedMs: number;
}

/** Trouble that has not made anybody wait for long is none yet: the next try may mend it. */
function aged(part: string, waiting: Waiting, trouble: Trouble | null): TrailCondition {
  const { waits, since, staleMs, failedMs } = waiting;
  const ageMs = since === null ? 0 : Date.now() - since.getTime();
  if (since === null || ageMs <= staleMs) {
    return { part, state: 'good', says: 'No entry waits for long.', since: null };
  }
  const says = `${waits} since ${since.toISOString()}.${trouble === null ? '' : ` ${trouble.says}`}`;
  return { part, state: ageMs > failedMs ? 'failed' : 'stale', says, since };
}
