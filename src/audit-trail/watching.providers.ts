import { RequestVerificationCommand } from './commands/request-verification.command.js';
import { SearchActorsCommand } from './commands/search-actors.command.js';
import { TellOfAlerts } from './commands/tell-of-alerts.js';
import { TrailSnapshot } from './commands/trail-snapshot.js';
import { VerifyTrailCommand } from './commands/verify-trail.command.js';
import { ExplorerController } from './http/explorer.controller.js';
import { NoticesController } from './http/notices.controller.js';
import { TrailHealthController } from './http/trail-health.controller.js';
import { ClockWatch } from './jobs/clock-watch.service.js';
import { Heartbeat } from './jobs/heartbeat.service.js';
import { TrailWatch } from './jobs/trail-watch.service.js';
import { VerifyTrailJob } from './jobs/verify-trail.job.js';
import { Watchkeeping } from './jobs/watchkeeping.js';
import { AlertRepository } from './persistence/alert.repository.js';
import { LaidOutTrail } from './persistence/laid-out-trail.js';
import { VerificationRepository } from './persistence/verification.repository.js';
import { ClockComparison } from './queries/clock-comparison.query.js';
import { ConditionsOfWatch } from './queries/conditions-of-watch.js';
import { InsideCompleteness } from './queries/inside-completeness.query.js';
import { RecordingCondition } from './queries/recording-condition.js';
import { RecordingProbe } from './queries/recording-probe.query.js';
import { TrailHealthQuery } from './queries/trail-health.query.js';
import { VerificationCondition } from './queries/verification-condition.js';

export const watchingControllers = [ExplorerController, NoticesController, TrailHealthController];

/** What looks after the trail: conditions, alerts, heartbeats, full verifications. */
export const watching = [
  AlertRepository,
  ClockComparison,
  ClockWatch,
  ConditionsOfWatch,
  Heartbeat,
  InsideCompleteness,
  LaidOutTrail,
  RecordingCondition,
  RecordingProbe,
  RequestVerificationCommand,
  SearchActorsCommand,
  TellOfAlerts,
  TrailHealthQuery,
  TrailSnapshot,
  TrailWatch,
  VerificationCondition,
  VerificationRepository,
  VerifyTrailCommand,
  VerifyTrailJob,
  Watchkeeping,
];
