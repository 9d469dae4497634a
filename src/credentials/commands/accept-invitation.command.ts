import { Injectable } from '@nestjs/common';
import { Invitations, type Visitor } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Passwords } from './passwords.js';

/** Lets somebody with an invitation choose a password, which activates the account. */
@Injectable()
export class AcceptInvitationCommand {
  constructor(
    private readonly invitations: Invitations,
    private readonly passwords: Passwords,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `identity.link-not-valid`, `credentials.weak-password` (the link stays good) */
  async execute(visitor: Visitor, input: { token: string; password: string }): Promise<void> {
    await this.transactions.run(async (tx) => {
      const newcomer = await this.invitations.accept(tx, visitor, input.token);
      await this.passwords.choose(tx, newcomer, input.password);
    });
  }
}
