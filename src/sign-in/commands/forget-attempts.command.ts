import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.js';
import { PendingSignInsRepository } from '../persistence/pending-sign-ins.repository.js';
import { SignInAttemptsRepository } from '../persistence/sign-in-attempts.repository.js';

/** Longer than any count or any way in looks back, whatever the window is. */
const KEPT_MS = 86_400_000;

/**
 * Forgets what no count looks at any more: tries out of the window and ways in that are over. Both
 * have their entries; locks are rows of their own, and stay until somebody releases them.
 */
@Injectable()
export class ForgetAttemptsCommand {
  constructor(
    private readonly attempts: SignInAttemptsRepository,
    private readonly pending: PendingSignInsRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async execute(): Promise<void> {
    const window = this.settings.signIn.windowMinutes * 60_000;
    const moment = new Date(this.clock.now().getTime() - window - KEPT_MS);
    await this.transactions.run((tx) => this.attempts.forgetBefore(tx, moment));
    await this.transactions.run((tx) => this.pending.forgetBefore(tx, moment));
  }
}
