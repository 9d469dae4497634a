import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../../platform/config/settings.js';
import type { Tx } from '../../../platform/database/transactions.js';
import { OneTimeLinksRepository } from '../../persistence/one-time-links.repository.js';
import { PeopleRepository } from '../../persistence/people.repository.js';
import type { PersonEntity } from '../../persistence/person.entity.js';

export interface Invitation {
  readonly personId: string;
  /** Shown once, to be handed over; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

const INVITATION_DAYS = 7;
const HOUR_MS = 3_600_000;

/** Lets in whoever’s account is approved, by a link with which they choose their password. */
@Injectable()
export class Admission {
  constructor(
    private readonly people: PeopleRepository,
    private readonly links: OneTimeLinksRepository,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Lets somebody come in whose account is approved; from here the time of a temporary one runs. */
  async letCome(tx: Tx, person: PersonEntity): Promise<Invitation> {
    const expiresAt = this.endOf(person);
    await this.people.update(tx, person.id, { state: 'invited', expiresAt });
    return this.renew(tx, { id: person.id, expiresAt });
  }

  /** A fresh link, which makes those before it worthless. It never outlives its account. */
  async renew(
    tx: Tx,
    { id, expiresAt: end }: Pick<PersonEntity, 'id' | 'expiresAt'>,
  ): Promise<Invitation> {
    await this.end(tx, id);
    const latest = new Date(this.clock.now().getTime() + INVITATION_DAYS * 24 * HOUR_MS);
    const expiresAt = end !== null && end < latest ? end : latest;
    const token = await this.links.issue(tx, { purpose: 'invitation', personId: id, expiresAt });
    return { personId: id, token, expiresAt };
  }

  /** Lets somebody in again who had been in before. */
  async enable(tx: Tx, person: PersonEntity): Promise<void> {
    const works = { state: 'active', disabledAt: null, disabledReason: null } as const;
    await this.people.update(tx, person.id, { ...works, expiresAt: this.endOf(person) });
  }

  private endOf({ expiresAt }: PersonEntity): Date | null {
    const { temporaryHours } = this.settings.accounts;
    const now = this.clock.now().getTime();
    return expiresAt === null ? null : new Date(now + temporaryHours * HOUR_MS);
  }

  async end(tx: Tx, personId: string): Promise<void> {
    await this.links.expireOf(tx, 'invitation', personId, this.clock.now());
  }
}
