import { Inject, Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { localDate } from '../../platform/clock/local-days.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { DateRules } from '../domain/dates.js';
import { dayOf, type LocalDay } from '../domain/local-day.js';

/** What every rule about dates is told: the moment, and the day that it is by the agency's clocks. */
export interface Today {
  readonly now: Date;
  readonly today: LocalDay;
  readonly timeZone: string;
  dayAt(moment: Date): LocalDay;
}

@Injectable()
export class AgencyDays {
  constructor(
    private readonly agency: AgencyDirectory,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  get rules(): DateRules {
    const { goodDays, warnDays, graceDays } = this.settings.personnel;
    return { goodDays, warnDays, graceDays };
  }

  /** @param now where the caller has been told the moment */
  async today(tx: Tx, now = this.clock.now()): Promise<Today> {
    const timeZone = (await this.agency.settings(tx))?.timeZone ?? 'UTC';
    const dayAt = (moment: Date) => dayOf(localDate(moment, timeZone));
    return { now, today: dayAt(now), timeZone, dayAt };
  }
}
