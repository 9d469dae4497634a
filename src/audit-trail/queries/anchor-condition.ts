import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { AnchorsRepository } from '../persistence/anchors.repository.js';
import { type TrailCondition, TrailConditions } from './trail-conditions.js';

const PART = 'anchor';
const MINUTE_MS = 60_000;

/** Says to the health page when a time-stamping authority last vouched for a checkpoint. */
@Injectable()
export class AnchorCondition implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'trail'>,
    private readonly clock: Clock,
    private readonly conditions: TrailConditions,
    private readonly anchors: AnchorsRepository,
  ) {}

  onModuleInit(): void {
    this.conditions.register(PART, async () => [await this.ask()]);
  }

  async ask(): Promise<TrailCondition> {
    const { anchors } = this.settings.trail;
    if (anchors === null) {
      const says = 'No time-stamping authority is set up. Name one with TRAIL_TSA_URL.';
      return { part: PART, state: 'off', says, since: null };
    }
    const newest = await this.anchors.newest();
    const { trouble } = await this.anchors.lastAttempt();
    const since = newest?.stampedAt ?? null;
    const why = trouble === null ? '' : ` ${trouble}`;
    if (newest === null) {
      const says = `No checkpoint is anchored yet.${why}`;
      return { part: PART, state: trouble === null ? 'good' : 'failed', says, since };
    }
    // Twice the interval: one failed attempt, made up for, is nobody's alarm.
    const limit = this.clock.now().getTime() - 2 * anchors.everyMinutes * MINUTE_MS;
    const unchecked =
      anchors.certificatesPath === null
        ? ' Whose signature it is was not checked: set TRAIL_TSA_CERTIFICATES.'
        : '';
    const says = `The checkpoint over ${newest.size} entries is anchored.${unchecked}${why}`;
    const state = newest.stampedAt.getTime() < limit ? 'stale' : 'good';
    return { part: PART, state, says, since };
  }
}
