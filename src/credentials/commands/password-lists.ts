import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { dictionary } from '@zxcvbn-ts/language-common';
import { type TrailCondition, TrailConditions } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { formsToLookUp } from '../domain/password-rules.js';
import { BreachedList } from '../persistence/breached-list.js';

const PART = 'password-list';
const DAY_MS = 86_400_000;
/** CJIS IA-5(1): lists are updated quarterly. */
const QUARTER_DAYS = 92;

/** The passwords that nobody may have: common ones, which come along, and breached ones. */
@Injectable()
export class PasswordLists implements OnModuleInit {
  private readonly common = new Set(dictionary['passwords-common']);
  private readonly breached: BreachedList;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly conditions: TrailConditions,
    private readonly clock: Clock,
  ) {
    this.breached = new BreachedList(settings.dataDirectory);
  }

  onModuleInit(): void {
    this.conditions.register(PART, async () => [await this.condition()]);
  }

  /** Which list the password is on, in any of the forms in which people write it; or null. */
  async listOf(password: string): Promise<'is-common' | 'is-breached' | null> {
    const forms = formsToLookUp(password);
    if (forms.some((form) => this.common.has(form))) return 'is-common';
    return (await this.breached.holdsAny(forms)) ? 'is-breached' : null;
  }

  private async condition(): Promise<TrailCondition> {
    const about = await this.breached.about();
    const advice = 'Bring a new one in with `plumbline passwords import`.';
    if (about === null) {
      const says = `New passwords are checked against ${this.common.size} common ones alone; there is no list of breached ones. ${advice}`;
      return { part: PART, state: 'off', says, since: null };
    }
    const since = new Date(about.importedAt);
    const days = Math.floor((this.clock.now().getTime() - since.getTime()) / DAY_MS);
    if (days <= QUARTER_DAYS) {
      const says = `New passwords are checked against ${about.passwords} breached ones.`;
      return { part: PART, state: 'good', says, since };
    }
    const says = `The list of breached passwords is ${days} days old; CJIS IA-5 asks for a new one each quarter. ${advice}`;
    return { part: PART, state: 'stale', says, since };
  }
}
