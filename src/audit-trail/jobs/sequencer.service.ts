import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { CheckTrailHead } from '../commands/check-trail-head.js';
import { CheckpointDemand } from '../commands/checkpoint-demand.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { Beat } from './beat.js';
import { PublisherService } from './publisher.service.js';

const BATCH = 20_000;
/** While somebody waits for a checkpoint, entries must not wait long for their leaves. */
const WAITED_FOR_MS = 20;
const PARTITIONS_EVERY_MS = 60 * 60 * 1000;

/** Turns committed entries into leaves for as long as it runs, and lets them be published. */
@Injectable()
export class SequencerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly beat = new Beat(
    'sequencing',
    () => this.turn(),
    () => this.restMs(),
  );
  private partitionsAt = 0;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tree: TreeRepository,
    private readonly checkHead: CheckTrailHead,
    private readonly publisher: PublisherService,
    private readonly demand: CheckpointDemand,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** What keeps the trail from moving on, in words; null while all is well. */
  get trouble(): string | null {
    return (this.beat.trouble ?? this.publisher.trouble)?.says ?? null;
  }

  /** The same, of sequencing alone. */
  get ownTrouble(): Beat['trouble'] {
    return this.beat.trouble;
  }

  /**
   * Checks the log against what was published, then runs until stopped.
   * @throws TrailContradiction if signing on would fork the log
   */
  async start(): Promise<void> {
    await this.tree.ensurePartitions();
    await this.checkHead.execute();
    this.demand.onAsk(() => {
      this.beat.wake();
    });
    this.beat.start();
    this.publisher.start();
  }

  /** Finishes the turns at hand, sequences what is committed and publishes it. */
  async stop(): Promise<void> {
    await this.beat.stop();
    await this.beat.once();
    await this.publisher.stop();
  }

  private restMs(): number {
    const { intervalMs } = this.settings.trail;
    return this.demand.isWaiting ? Math.min(WAITED_FOR_MS, intervalMs) : intervalMs;
  }

  private async turn(): Promise<void> {
    if (!(await this.tree.lead())) return;
    await this.makePartitions();
    if (!(await this.tree.hasNewEntries())) return;
    let appended: number;
    do {
      appended = await this.tree.appendLeaves(BATCH);
      if (appended > 0) this.publisher.wake();
    } while (appended === BATCH);
  }

  private async makePartitions(): Promise<void> {
    if (Date.now() - this.partitionsAt < PARTITIONS_EVERY_MS) return;
    await this.tree.ensurePartitions();
    this.partitionsAt = Date.now();
  }
}
