import { Injectable } from '@nestjs/common';
import { TellOfAlerts } from '../commands/tell-of-alerts.js';
import { ClockComparison } from './clock-comparison.query.js';
import { RecordingCondition } from './recording-condition.js';
import { VerificationCondition } from './verification-condition.js';

/** The parts that no other part of the trail answers for. */
@Injectable()
export class ConditionsOfWatch {
  constructor(
    private readonly recording: RecordingCondition,
    private readonly clock: ClockComparison,
    private readonly verification: VerificationCondition,
    private readonly alerts: TellOfAlerts,
  ) {}

  readonly all = {
    recording: () => this.recording.condition(),
    clock: () => this.clock.condition(),
    verification: () => this.verification.condition(),
    alerting: () => this.alerts.condition(),
  };
}
