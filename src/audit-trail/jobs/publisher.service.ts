import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ObjectStoreError } from '../../platform/object-store/object-store.errors.js';
import { TrailContradiction } from '../commands/published-head.js';
import { CheckpointDemand } from '../commands/checkpoint-demand.js';
import { PublishTree } from '../commands/publish-tree.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { Beat } from './beat.js';

/** c2sp.org/tlog-tiles readers poll; more than one checkpoint a second helps nobody. */
const PUBLISH_EVERY_MS = 1000;
/** Unless somebody waits for one. */
const PUBLISH_AT_SOONEST_MS = 100;
/** What the next try waits after one that failed: the store needs time, not questions. */
const TRY_AGAIN_MS = 1000;

/**
 * Publishes on a beat of its own, apart from sequencing: however slow the object store is, entries
 * go on becoming leaves. Runs only where the sequencer leads.
 */
@Injectable()
export class PublisherService implements OnModuleInit {
  private readonly beat = new Beat(
    'publishing',
    () => this.turn(),
    () => this.restMs(),
  );
  private publishedAt = 0;
  /** Whether the last turn found nothing new; the sequencer wakes us when there is. */
  private isIdle = false;
  private halted: string | null = null;

  constructor(
    private readonly tree: TreeRepository,
    private readonly publishTree: PublishTree,
    private readonly demand: CheckpointDemand,
  ) {}

  onModuleInit(): void {
    this.demand.onAsk(() => this.wake());
  }

  /** Why nothing is signed until somebody has looked and started the server again; else null. */
  get contradiction(): string | null {
    return this.halted;
  }

  get trouble(): Beat['trouble'] {
    return this.beat.trouble;
  }

  start(): void {
    this.beat.start();
  }

  /** There is something new to publish, or somebody who waits for it. */
  wake(): void {
    this.beat.wake();
  }

  /** Publishes what is sequenced. */
  async stop(): Promise<void> {
    await this.beat.stop();
    this.publishedAt = 0;
    await this.beat.once();
    await this.publishTree.tidied();
  }

  private dueInMs(): number {
    const every = this.demand.isWaiting ? PUBLISH_AT_SOONEST_MS : PUBLISH_EVERY_MS;
    return Math.max(0, this.publishedAt + every - Date.now());
  }

  private restMs(): number {
    if (this.beat.trouble !== null) return TRY_AGAIN_MS;
    return this.isIdle || !this.tree.isLeading ? PUBLISH_EVERY_MS : this.dueInMs();
  }

  private async turn(): Promise<void> {
    if (this.halted !== null) throw new TrailContradiction(this.halted);
    if (!this.tree.isLeading || this.dueInMs() > 0) return;
    const begunAt = Date.now();
    try {
      const size = await this.publishTree.execute();
      this.isIdle = size === null;
      if (size === null) return;
      this.publishedAt = begunAt;
      this.demand.meet();
    } catch (error) {
      if (contradicts(error)) this.halted = `${error.message} ${WAY_OUT}`;
      throw error;
    }
  }
}

const WAY_OUT =
  'Nothing more is signed: two histories of one log would prove nothing. ' +
  'Compare the object store with the database before the server is started again.';

/** Other bytes at a write-once key, or another tree under a signature: never a matter of trying. */
function contradicts(error: unknown): error is Error {
  if (error instanceof TrailContradiction) return true;
  return error instanceof ObjectStoreError && error.code === 'exists';
}
