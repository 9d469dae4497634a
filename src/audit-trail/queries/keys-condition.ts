import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { LONGEST_OVERLAP_DAYS, overlapDays } from '../domain/key-overlap.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { type TrailCondition, TrailConditions } from './trail-conditions.js';

const PART = 'keys';

/** Whether the signing keys are there, readable by nobody else, and no exchange was left half done. */
@Injectable()
export class KeysCondition implements OnModuleInit {
  constructor(
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
    private readonly conditions: TrailConditions,
  ) {}

  onModuleInit(): void {
    this.conditions.register(PART, async () => [await this.condition()]);
  }

  /** What is wrong with a file is thrown as a sentence, and so a failed condition. */
  private async condition(): Promise<TrailCondition> {
    await this.keys.inspect();
    const signing = (await this.keys.history()).filter(({ retiredAt }) => retiredAt === null);
    const since = signing[1]?.introducedAt ?? null;
    const days = since === null ? 0 : overlapDays(since, this.clock.now());
    if (days > LONGEST_OVERLAP_DAYS) {
      const says =
        `Two keys have signed the audit trail for ${days} days. Who copied the old one can still ` +
        'sign with it: end it with `plumbline trail retire-key`.';
      return { part: PART, state: 'stale', says, since };
    }
    const says =
      since === null
        ? 'The signing key is in its file, which nobody else may read.'
        : 'An old and a new key sign together, as they should for a while.';
    return { part: PART, state: 'good', says, since };
  }
}
