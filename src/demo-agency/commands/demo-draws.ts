import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../identity/identity.public.js';
import {
  DeclareDrawCommand,
  ExecuteDrawCommand,
  FreezeDrawCommand,
  SaveReviewPolicyCommand,
  SeedDrawCommand,
} from '../../sampling/sampling.public.js';
import { type Period, PERIOD_DAYS } from '../domain/calendar.js';

const POLICY = {
  name: 'Monthly review',
  unitId: null,
  clipsPerOfficer: 1,
  periodDays: PERIOD_DAYS,
  minimumDurationMs: 5_000,
  exclusions: ['too-short', 'test', 'accidental'],
  dueDays: 14,
  requiredWatchSharePercent: 90,
} as const;

/** Conducts draws as a commander does. */
@Injectable()
export class DemoDraws {
  constructor(
    private readonly savePolicy: SaveReviewPolicyCommand,
    private readonly declare: DeclareDrawCommand,
    private readonly freeze: FreezeDrawCommand,
    private readonly seed: SeedDrawCommand,
    private readonly execute: ExecuteDrawCommand,
  ) {}

  /** @returns the policy's identifier */
  async setPolicy(commander: SignedIn): Promise<string> {
    return (await this.savePolicy.execute(commander, POLICY)).id;
  }

  async conduct(
    commander: SignedIn,
    { policyId, window, dice }: { policyId: string; window: Period; dice: string },
  ): Promise<void> {
    const { id } = await this.declare.execute(commander, { policyId, window });
    await this.freeze.execute(commander, id);
    await this.seed.execute(commander, id, { digits: dice, digitsAgain: dice });
    await this.execute.execute(commander, id);
  }
}
