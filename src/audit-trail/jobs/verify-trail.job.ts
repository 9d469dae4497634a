import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnModuleInit,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import {
  RequestVerificationCommand,
  verifyTrail,
} from '../commands/request-verification.command.js';
import { VerifyTrailCommand } from '../commands/verify-trail.command.js';
import { VerificationCondition } from '../queries/verification-condition.js';

const CONSIDER_EVERY_MS = 10 * 60 * 1000;

/** Verifies the whole log when somebody wishes it, and when the last time is long ago. */
@Injectable()
export class VerifyTrailJob implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Verification');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly jobs: Jobs,
    private readonly request: RequestVerificationCommand,
    private readonly verify: VerifyTrailCommand,
    private readonly condition: VerificationCondition,
  ) {}

  onModuleInit(): void {
    this.jobs.work(verifyTrail, ({ id }, { signal }) => this.verify.execute(id, signal));
  }

  start(): void {
    this.timer = setInterval(() => void this.consider(), CONSIDER_EVERY_MS);
    this.timer.unref();
    void this.consider();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Rather than a calendar: what was missed while the server stood is made up for. */
  async consider(): Promise<void> {
    try {
      const due = await this.condition.dueAt(this.settings.trail.verifyEveryHours);
      if (due !== null && due.getTime() <= Date.now()) await this.request.executeAsScheduled();
    } catch (error) {
      this.logger.error(`Whether a verification is due could not be asked: ${String(error)}`);
    }
  }
}
