import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  AuditTrail,
  systemActor,
  type TrailCondition,
  TrailConditions,
} from '../../audit-trail/audit-trail.public.js';
import { type Bar, sessionOpened, SignInBars } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import { breakGlassUsed } from '../domain/single-sign-on.audit-events.js';
import { singleSignOnRefusals } from '../domain/single-sign-on.errors.js';
import { BreakGlassRepository } from '../persistence/break-glass.repository.js';

const PART = 'break-glass';
/** Long enough that the watch, which looks every minute, sees it and tells somebody. */
const ALARM_MS = 60 * 60_000;

/** Keeps passwords from opening anything but break-glass accounts, and tells when those open. */
@Injectable()
export class OnlyWay implements OnModuleInit {
  constructor(
    private readonly bars: SignInBars,
    private readonly events: DomainEvents,
    private readonly conditions: TrailConditions,
    private readonly accounts: BreakGlassRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.bars.register('single-sign-on-only', async (tx, personId, _now, method) =>
      method === 'password' ? this.barOf(tx, personId) : null,
    );
    this.events.subscribe(sessionOpened, async (tx, { personId, sessionId, method }) => {
      if (method === 'password') await this.noteUse(tx, personId, sessionId);
    });
    this.conditions.register(PART, async () => [await this.condition()]);
  }

  private async barOf(tx: Tx, personId: string): Promise<Bar | null> {
    if (!(await this.accounts.isOnlyWay(tx))) return null;
    if ((await this.accounts.ofPerson(tx, personId)) !== null) return null;
    const { code, refusal } = singleSignOnRefusals.refuse('only-way');
    return { code, ...refusal };
  }

  private async noteUse(tx: Tx, personId: string, session: string): Promise<void> {
    const account = await this.accounts.ofPerson(tx, personId);
    if (account === null) return;
    await this.accounts.change(tx, account.id, { lastUsedAt: this.clock.now() });
    const event = breakGlassUsed({ id: personId, facts: { session } });
    await this.trail.record(tx, systemActor('single-sign-on', newId()), event);
  }

  private async condition(): Promise<TrailCondition> {
    const used = (await this.accounts.live()).flatMap(({ lastUsedAt }) => lastUsedAt ?? []);
    const since = used.sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
    const isFresh = since !== null && this.clock.now().getTime() - since.getTime() < ALARM_MS;
    if (!isFresh) {
      const says = 'No break-glass account was used within the last hour.';
      return { part: PART, state: 'good', says, since };
    }
    const says =
      `Somebody signed in with a break-glass account at ${since.toISOString()}. Ask who it was and ` +
      'why; the log review lists it.';
    return { part: PART, state: 'failed', says, since };
  }
}
