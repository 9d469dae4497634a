import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/ids.js';
import { withinDeadline } from '../../platform/within-deadline.js';
import { AuditTrail } from '../commands/audit-trail.js';
import { TellOfAlerts } from '../commands/tell-of-alerts.js';
import { type Alert, Causes } from '../domain/alert.js';
import { type AlertBook, AlertMemory } from '../domain/alert-book.js';
import { alertCleared, alertRaised } from '../domain/watch.audit-events.js';
import { AlertRepository } from '../persistence/alert.repository.js';
import { WATCH } from '../queries/recording-probe.query.js';
import { type TrailCondition, TrailConditions } from '../queries/trail-conditions.js';

const LOOK_EVERY_MS = 30_000;
/** While something is wrong: people wait for the end of it. */
const LOOK_AGAIN_MS = 5_000;
/** After a refused act, so that a storm of them is one look. */
const LOOK_SOON_MS = 250;
const DATABASE_PATIENCE_MS = 5_000;

/**
 * Looks at the trail every half minute, and at once when an act had to be refused; raises, repeats
 * and clears alerts. It runs in every process and outlives the database: what it cannot keep there
 * it keeps in memory, since a database that is gone is the first thing to be told.
 */
@Injectable()
export class TrailWatch implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Alerts');
  private readonly causes = new Causes();
  private readonly memory = new AlertMemory(newId);
  private readonly announced = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private last: readonly TrailCondition[] = [];
  private isStopped = false;

  constructor(
    private readonly conditions: TrailConditions,
    private readonly repository: AlertRepository,
    private readonly tellOfAlerts: TellOfAlerts,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Looks now and then again and again, until stopped. */
  start(): void {
    this.trail.counts.onRefused(() => this.lookIn(LOOK_SOON_MS));
    this.lookIn(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** How the trail stood at the last look, for those who must not wait. */
  get lastSeen(): readonly TrailCondition[] {
    return this.last;
  }

  /** Looks once. Never throws. */
  async look(): Promise<void> {
    try {
      this.last = await this.conditions.all();
      const now = this.clock.now();
      const { book, alerts } = await this.update(this.causes.of(this.last, now), now);
      this.say(alerts);
      await Promise.all([this.enter(alerts), this.tellOfAlerts.execute(book, alerts, now)]);
    } catch (error) {
      this.logger.error(`The watch over the audit trail failed: ${String(error)}`);
    }
  }

  private lookIn(delayMs: number): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      // One look at a time: the next one is due when this one has ended.
      this.looking ??= this.look().finally(() => {
        this.looking = null;
        const isWell = this.last.every(({ state }) => state !== 'failed');
        this.lookIn(isWell ? LOOK_EVERY_MS : LOOK_AGAIN_MS);
      });
    }, delayMs);
    this.timer.unref();
  }

  private async update(
    causes: ReturnType<Causes['of']>,
    now: Date,
  ): Promise<{ book: AlertBook; alerts: Alert[] }> {
    try {
      const update = this.updateDatabase(causes, now);
      const alerts = await withinDeadline(update, DATABASE_PATIENCE_MS, 'no answer');
      return { book: this.repository, alerts };
    } catch {
      return { book: this.memory, alerts: await this.memory.update(causes, now) };
    }
  }

  private async updateDatabase(causes: ReturnType<Causes['of']>, now: Date): Promise<Alert[]> {
    const held = this.memory.held();
    if (held !== null) {
      await this.repository.adopt(held);
      this.memory.forget();
    }
    return this.repository.update(causes, now);
  }

  /** Into the log, whatever happens to database and network. Once per news. */
  private say(alerts: readonly Alert[]): void {
    for (const alert of alerts) {
      if (!this.isFirst(`said ${keyOf(alert)}`)) continue;
      if (alert.clearedAt === null) this.logger.error(`${alert.cause}: ${alert.says}`);
      else this.logger.warn(`${alert.cause}: all clear`);
    }
  }

  /** Into the trail itself, once it can take entries again. */
  private async enter(alerts: readonly Alert[]): Promise<void> {
    const recording = this.last.find(({ part }) => part === 'recording');
    if (recording?.state === 'failed') return;
    for (const alert of alerts) {
      const { id, cause, says, clearedAt } = alert;
      if (this.announced.has(`entered ${keyOf(alert)}`)) continue;
      const once = (news: string) => `alert.${news}:${id}`;
      const actor = { ...WATCH, requestId: newId() };
      const raised = { id, facts: { cause }, disclosures: { says }, onceKey: once('raised') };
      await this.trail.recordAlone(actor, alertRaised(raised));
      if (clearedAt !== null) {
        await this.trail.recordAlone(
          actor,
          alertCleared({ id, facts: { cause }, onceKey: once('cleared') }),
        );
      }
      this.announced.add(`entered ${keyOf(alert)}`);
    }
  }

  private isFirst(key: string): boolean {
    if (this.announced.has(key)) return false;
    this.announced.add(key);
    return true;
  }
}

const keyOf = ({ id, clearedAt }: Alert) => `${id} ${clearedAt === null ? 'raised' : 'cleared'}`;
