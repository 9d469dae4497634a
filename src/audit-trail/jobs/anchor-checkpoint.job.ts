import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnModuleInit,
} from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AnchorCheckpoint, anchorCheckpoint } from '../commands/anchor-checkpoint.js';
import { AnchorsRepository } from '../persistence/anchors.repository.js';

const MINUTE_MS = 60_000;

/** Anchors when somebody asks, and when the last time is long ago. */
@Injectable()
export class AnchorCheckpointJob implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Anchoring');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'trail'>,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly command: AnchorCheckpoint,
    private readonly anchors: AnchorsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.work(anchorCheckpoint, ({ entryId }, { id }) => this.command.execute(entryId, id));
  }

  start(): void {
    if (this.settings.trail.anchors === null) return;
    this.timer = setInterval(() => void this.consider(), MINUTE_MS);
    this.timer.unref();
    void this.consider();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** What was missed while the server stood, or the authority was away, is made up for. */
  async consider(): Promise<void> {
    const { anchors } = this.settings.trail;
    if (anchors === null) return;
    try {
      const newest = await this.anchors.newest();
      const dueAt = (newest?.stampedAt.getTime() ?? 0) + anchors.everyMinutes * MINUTE_MS;
      if (dueAt > this.clock.now().getTime()) return;
      await this.transactions.run((tx) => this.command.request(tx, null));
    } catch (error) {
      this.logger.error(`Whether an anchor is due could not be asked: ${String(error)}`);
    }
  }
}
