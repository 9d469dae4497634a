import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConditionsOfWatch } from '../queries/conditions-of-watch.js';
import { TrailConditions } from '../queries/trail-conditions.js';
import { ClockWatch } from './clock-watch.service.js';
import { AnchorCheckpointJob } from './anchor-checkpoint.job.js';
import { Heartbeat } from './heartbeat.service.js';
import { TrailWatch } from './trail-watch.service.js';
import { VerifyTrailJob } from './verify-trail.job.js';

/** Everything that looks after the trail by itself; a server or worker starts it once it is up. */
@Injectable()
export class Watchkeeping implements OnModuleInit {
  constructor(
    private readonly conditions: TrailConditions,
    private readonly parts: ConditionsOfWatch,
    private readonly watch: TrailWatch,
    private readonly heartbeat: Heartbeat,
    private readonly verification: VerifyTrailJob,
    private readonly anchoring: AnchorCheckpointJob,
    private readonly clock: ClockWatch,
  ) {}

  onModuleInit(): void {
    for (const [part, ask] of Object.entries(this.parts.all)) {
      this.conditions.register(part, async () => [await ask()]);
    }
  }

  start(): void {
    this.heartbeat.start();
    this.watch.start();
    this.verification.start();
    this.anchoring.start();
    this.clock.start();
  }
}
