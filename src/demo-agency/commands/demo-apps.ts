import { Injectable } from '@nestjs/common';
import { OwnEnrolments, UnusedCodes } from '../../credentials/credentials.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';

/**
 * The authenticator apps that the people of the demo carry. Their secrets live in memory while the
 * demo is loaded, and in the file of its accounts afterwards.
 */
@Injectable()
export class DemoApps {
  private readonly secrets = new Map<string, string[]>();

  constructor(
    private readonly enrolments: OwnEnrolments,
    private readonly codes: UnusedCodes,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  secretsOf(username: string): readonly string[] {
    return this.secrets.get(username) ?? [];
  }

  keep(username: string, secret: string): void {
    this.secrets.set(username, [...this.secretsOf(username), secret]);
  }

  /** A second app, so that two visitors of the demo need not wait for each other. */
  async enrolAnother(actor: SignedIn, name: string): Promise<void> {
    const { secret } = await this.enrolments.beginTotp(actor);
    const code = this.codes.firstOf(secret, this.clock.now());
    await this.enrolments.confirmTotp(actor, { code, name });
    this.keep(actor.username, secret);
  }

  /** What an app that has just been given its secret shows. */
  firstCode(secret: string): string {
    return this.codes.firstOf(secret, this.clock.now());
  }

  /** What one of the person's apps shows and nobody has used. */
  async nextCode(personId: string, username: string): Promise<string> {
    const now = this.clock.now();
    const known = this.secretsOf(username);
    const next = await this.transactions.run((tx) => this.codes.next(tx, personId, known, now));
    invariant(next?.inSeconds === 0, 'People of the demo do not sign in several times a minute');
    return next.code;
  }
}
