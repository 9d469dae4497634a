import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/jobs.js';
import { JudgeOverdueEventsCommand } from '../commands/judge-overdue-events.command.js';
import type { OverduePosition } from '../persistence/trigger-events.repository.js';
import { judgeOverdueEvents } from './overdue-events.js';

/** Goes through all overdue events, a page and a transaction at a time. */
@Injectable()
export class JudgeOverdueEventsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly command: JudgeOverdueEventsCommand,
  ) {}

  onModuleInit(): void {
    this.jobs.work(judgeOverdueEvents, async (_data, { signal }) => {
      let after: OverduePosition | null = null;
      do {
        signal.throwIfAborted();
        after = await this.command.execute(after);
      } while (after !== null);
    });
  }
}
