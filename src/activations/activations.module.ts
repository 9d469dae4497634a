import { Module } from '@nestjs/common';
import { AgencyModule } from '../agency/agency.module.js';
import { AuditTrailModule } from '../audit-trail/audit-trail.module.js';
import { FootageModule } from '../footage/footage.module.js';
import { ComposeTriggerEvents } from './commands/compose-trigger-events.js';
import { CoverageJudge } from './commands/coverage-judge.js';
import { CoverageSubscriptions } from './commands/coverage-subscriptions.js';
import { EnterTriggerEvents } from './commands/enter-trigger-events.js';
import { JudgeAgain } from './commands/judge-again.js';
import { JudgeOverdueEventsCommand } from './commands/judge-overdue-events.command.js';
import { KeepJudgements } from './commands/keep-judgements.js';
import { ListCoverageCommand } from './commands/list-coverage.command.js';
import { RecordTriggerEventsCommand } from './commands/record-trigger-events.command.js';
import { ActivationsController } from './http/activations.controller.js';
import { TriggerEventIntake } from './http/trigger-event-intake.js';
import { JudgeOverdueEventsJob } from './jobs/judge-overdue-events.job.js';
import { OverdueEvents } from './jobs/overdue-events.js';
import { ActivationLocks } from './persistence/activation-locks.js';
import { TriggerEventsRepository } from './persistence/trigger-events.repository.js';
import { ClipMarksQuery } from './queries/clip-marks.query.js';
import { CoverageEvents } from './queries/coverage-events.js';
import { CoverageHistory } from './queries/coverage-history.js';
import { CoverageSummaryQuery } from './queries/coverage-summary.query.js';

@Module({
  imports: [AuditTrailModule, AgencyModule, FootageModule],
  controllers: [ActivationsController],
  providers: [
    ComposeTriggerEvents,
    CoverageJudge,
    CoverageSubscriptions,
    EnterTriggerEvents,
    JudgeAgain,
    JudgeOverdueEventsCommand,
    KeepJudgements,
    ListCoverageCommand,
    RecordTriggerEventsCommand,
    TriggerEventIntake,
    JudgeOverdueEventsJob,
    OverdueEvents,
    ActivationLocks,
    TriggerEventsRepository,
    ClipMarksQuery,
    CoverageHistory,
    CoverageEvents,
    CoverageSummaryQuery,
  ],
  exports: [ClipMarksQuery, CoverageHistory, RecordTriggerEventsCommand],
})
export class ActivationsModule {}
