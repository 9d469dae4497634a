import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../platform/database/transactions.js';
import { identityRefusals } from '../../domain/identity.errors.js';
import type { SignedIn } from '../../domain/signed-in.js';
import { Disabling } from '../disabling.js';

/** Ends somebody’s access at once, by hand. */
@Injectable()
export class DisablePersonCommand {
  constructor(
    private readonly disabling: Disabling,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `identity.person-not-found`, `.wrong-state`, `.last-administrator`, `.last-chief` */
  async execute(actor: SignedIn, personId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const hasEnded = await this.disabling.execute(tx, actor, personId, reason);
      if (!hasEnded) throw identityRefusals.refuse('wrong-state');
    });
  }
}
