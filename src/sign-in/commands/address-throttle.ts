import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { TrailConditions } from '../../audit-trail/audit-trail.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { addressGroup } from '../../platform/http/client-address.js';
import { signInRefusals } from '../domain/sign-in.errors.js';

const PART = 'sign-in';
/** What anybody may begin is begun this many times as often as it may fail. */
const BEGINNINGS = 10;

/**
 * Turns addresses away that have failed too often, before anybody's account is looked at: whoever
 * tries one password on many names is stopped, and cannot lock a whole department out.
 */
@Injectable()
export class AddressThrottle implements OnModuleInit {
  private readonly failures: RateLimiterMemory;
  private readonly beginnings: RateLimiterMemory;
  /** Until when an address is turned away, in milliseconds since 1970. */
  private readonly turnedAway = new Map<string, number>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly conditions: TrailConditions,
  ) {
    const { failuresPerAddress: points, windowMinutes } = settings.signIn;
    const duration = windowMinutes * 60;
    this.failures = new RateLimiterMemory({ points, duration });
    this.beginnings = new RateLimiterMemory({ points: points * BEGINNINGS, duration });
  }

  onModuleInit(): void {
    this.conditions.register(PART, () => Promise.resolve([this.condition()]));
  }

  /** @throws DomainError `sign-in.too-many-attempts` */
  async demandRoom(address: string | null): Promise<void> {
    const found = await this.failures.get(addressGroup(address));
    if (found === null || found.consumedPoints < this.settings.signIn.failuresPerAddress) return;
    const retryAfterSeconds = Math.max(1, Math.ceil(found.msBeforeNext / 1000));
    throw signInRefusals.refuse('too-many-attempts', { retryAfterSeconds });
  }

  /**
   * As above, and counts: for what nobody can fail at, but what makes us ask others.
   * @throws DomainError `sign-in.too-many-attempts`
   */
  async takeTurn(address: string | null): Promise<void> {
    await this.demandRoom(address);
    const { consumedPoints, msBeforeNext } = await this.beginnings.penalty(addressGroup(address));
    if (consumedPoints <= this.beginnings.points) return;
    const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    throw signInRefusals.refuse('too-many-attempts', { retryAfterSeconds });
  }

  async noteFailure(address: string | null): Promise<void> {
    const group = addressGroup(address);
    const { consumedPoints, msBeforeNext } = await this.failures.penalty(group);
    if (consumedPoints >= this.settings.signIn.failuresPerAddress) {
      this.turnedAway.set(group, Date.now() + msBeforeNext);
    }
  }

  private condition() {
    const now = Date.now();
    for (const [group, until] of this.turnedAway) if (until <= now) this.turnedAway.delete(group);
    if (this.turnedAway.size === 0) {
      const says = 'No address has failed to sign in too often.';
      return { part: PART, state: 'good', says, since: null } as const;
    }
    const addresses = [...this.turnedAway.keys()].slice(0, 5).join(', ');
    const says =
      `Somebody may be guessing passwords: ${this.turnedAway.size} network address(es) failed to ` +
      `sign in more than ${this.settings.signIn.failuresPerAddress} times and are turned away ` +
      `(${addresses}). Look at the failed sign-ins in the audit trail.`;
    return { part: PART, state: 'failed', says, since: null } as const;
  }
}
