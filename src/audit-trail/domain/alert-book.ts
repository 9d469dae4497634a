import { type Alert, type AlertCause, CLAIM_MS, type News, REPEAT_AFTER_MS } from './alert.js';

/** A message on its way through one channel. */
export interface Delivery {
  readonly alertId: string;
  readonly channel: string;
  readonly news: News;
}

/** Which alerts are open, and who was told. In the database, and in memory when that is gone. */
export interface AlertBook {
  /**
   * Opens alerts for new causes and closes those whose cause is gone.
   * @returns those that are open, and those that were closed within the last day
   */
  update(causes: readonly AlertCause[], now: Date): Promise<Alert[]>;

  /**
   * Whether the caller is to send this now. False where it was told, where somebody else is at it,
   * and for the end of an alert of whose beginning the channel never heard.
   */
  claim(delivery: Delivery, now: Date): Promise<boolean>;

  /** The receiver took it. */
  delivered(delivery: Delivery, now: Date): Promise<void>;
}

interface Told {
  readonly claimedUntil: number;
  readonly deliveredAt: number | null;
}

/** What memory held when the database came back. */
export interface Remembered {
  readonly alerts: readonly Alert[];
  readonly deliveries: readonly (Delivery & { deliveredAt: Date })[];
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/** The book of one process, for as long as the database does not answer. */
export class AlertMemory implements AlertBook {
  private alerts: Alert[] = [];
  private readonly told = new Map<string, Told>();

  constructor(private readonly makeId: () => string) {}

  update(causes: readonly AlertCause[], now: Date): Promise<Alert[]> {
    const lasting = new Map(causes.map((each) => [each.cause, each]));
    this.alerts = this.alerts
      .filter(({ clearedAt }) => clearedAt === null || +now - +clearedAt < KEPT_MS)
      .map((alert) => {
        if (alert.clearedAt !== null) return alert;
        const same = lasting.get(alert.cause);
        lasting.delete(alert.cause);
        return same ? { ...alert, says: same.says } : { ...alert, clearedAt: now };
      });
    for (const each of lasting.values()) {
      this.alerts.push({ ...each, id: this.makeId(), raisedAt: now, clearedAt: null });
    }
    return Promise.resolve([...this.alerts]);
  }

  claim(delivery: Delivery, now: Date): Promise<boolean> {
    const told = this.told.get(keyOf(delivery));
    const isDue = this.isKnown(delivery) && isDueAgain(delivery.news, told, now.getTime());
    if (isDue) {
      const deliveredAt = told?.deliveredAt ?? null;
      this.told.set(keyOf(delivery), { claimedUntil: now.getTime() + CLAIM_MS, deliveredAt });
    }
    return Promise.resolve(isDue);
  }

  delivered(delivery: Delivery, now: Date): Promise<void> {
    this.told.set(keyOf(delivery), { claimedUntil: 0, deliveredAt: now.getTime() });
    return Promise.resolve();
  }

  /** Everything that it holds, to be kept elsewhere; null if that is nothing. */
  held(): Remembered | null {
    if (this.alerts.length === 0) return null;
    const { alerts } = this;
    const deliveries = [...this.told].flatMap(([key, { deliveredAt }]) =>
      deliveredAt === null ? [] : [{ ...fromKey(key), deliveredAt: new Date(deliveredAt) }],
    );
    return { alerts, deliveries };
  }

  forget(): void {
    this.alerts = [];
    this.told.clear();
  }

  private isKnown({ news, ...rest }: Delivery): boolean {
    if (news === 'raised') return true;
    const raised = this.told.get(keyOf({ ...rest, news: 'raised' }));
    return raised !== undefined && raised.deliveredAt !== null;
  }
}

function isDueAgain(news: News, told: Told | undefined, now: number): boolean {
  if (told === undefined) return true;
  if (told.claimedUntil > now) return false;
  if (told.deliveredAt === null) return true;
  return news === 'raised' && now - told.deliveredAt >= REPEAT_AFTER_MS;
}

const keyOf = ({ alertId, channel, news }: Delivery) => `${alertId} ${channel} ${news}`;

function fromKey(key: string): Delivery {
  const [alertId = '', channel = '', news = ''] = key.split(' ');
  return { alertId, channel, news: news as News };
}
