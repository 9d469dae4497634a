import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { CheckTrailHead } from '../commands/check-trail-head.js';
import { PublishTree } from '../commands/publish-tree.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { CheckpointDemand } from '../commands/checkpoint-demand.js';

const BATCH = 20_000;
/** c2sp.org/tlog-tiles readers poll; more than one checkpoint a second helps nobody. */
const PUBLISH_EVERY_MS = 1000;
/** Unless somebody waits for one. */
const PUBLISH_AT_SOONEST_MS = 100;
const PARTITIONS_EVERY_MS = 60 * 60 * 1000;

/** Turns committed entries into leaves, and leaves into signed checkpoints, for as long as it runs. */
@Injectable()
export class SequencerService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('AuditTrail');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private publishedAt = 0;
  private partitionsAt = 0;
  private lastTrouble: string | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tree: TreeRepository,
    private readonly checkHead: CheckTrailHead,
    private readonly publishTree: PublishTree,
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
    return this.lastTrouble;
  }

  /**
   * Checks the log against what was published, then runs until stopped.
   * @throws TrailContradiction if signing on would fork the log
   */
  async start(): Promise<void> {
    await this.tree.ensurePartitions();
    await this.checkHead.execute();
    this.running = this.run();
  }

  /** Finishes the turn at hand and publishes what is sequenced. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.guarded(() => this.turn());
      await pause(this.settings.trail.intervalMs, undefined, { signal }).catch(() => undefined);
    }
    this.publishedAt = 0;
    await this.guarded(() => this.turn());
  }

  private async turn(): Promise<void> {
    if (!(await this.tree.lead())) return;
    await this.makePartitions();
    if (await this.tree.hasNewEntries()) {
      while ((await this.tree.appendLeaves(BATCH)) === BATCH);
    }
    const since = Date.now() - this.publishedAt;
    if (since >= PUBLISH_EVERY_MS || (this.demand.isWaiting && since >= PUBLISH_AT_SOONEST_MS)) {
      const size = await this.publishTree.execute();
      if (size === null) return;
      this.publishedAt = Date.now();
      this.demand.meet();
    }
  }

  private async makePartitions(): Promise<void> {
    if (Date.now() - this.partitionsAt < PARTITIONS_EVERY_MS) return;
    await this.tree.ensurePartitions();
    this.partitionsAt = Date.now();
  }

  /** A turn that fails is tried again: nothing is lost, but it must be seen, once per cause. */
  private async guarded(turn: () => Promise<void>): Promise<void> {
    try {
      await turn();
      if (this.lastTrouble !== null) this.logger.log('The audit trail moves on.');
      this.lastTrouble = null;
    } catch (error) {
      const trouble = error instanceof Error ? error.message : String(error);
      if (trouble !== this.lastTrouble) this.logger.error(`The audit trail stands: ${trouble}`);
      this.lastTrouble = trouble;
    }
  }
}
