import { Injectable } from '@nestjs/common';
import { Passwords } from '../../credentials/credentials.public.js';
import {
  IdentityDirectory,
  type NewAdministrator,
  type Visitor,
} from '../../identity/identity.public.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import { FoundAgencyCommand } from './found-agency.command.js';

export interface SetUpAgency extends NewAdministrator {
  readonly password: string;
  readonly agencyName: string;
  readonly timeZone: string;
}

/**
 * Opens an empty installation: its agency and its first administrator come into being together or
 * not at all. It works once, for whoever holds the setup link.
 */
@Injectable()
export class SetUpAgencyCommand {
  constructor(
    private readonly directory: IdentityDirectory,
    private readonly passwords: Passwords,
    private readonly found: FoundAgencyCommand,
    private readonly transactions: Transactions,
  ) {}

  /** @throws DomainError `agency.already-set-up`, `.unknown-time-zone`, and those of identity */
  async execute(visitor: Visitor, input: SetUpAgency): Promise<void> {
    try {
      await this.transactions.run(async (tx) => {
        const newcomer = await this.directory.createFirstAdministrator(tx, visitor, input);
        await this.passwords.choose(tx, newcomer, input.password);
        const { address, requestId } = visitor;
        const actor = {
          kind: 'person' as const,
          id: newcomer.personId,
          role: 'administrator',
          sessionId: null,
        };
        const { agencyName: name, timeZone } = input;
        await this.found.execute(tx, { ...actor, address, requestId }, { name, timeZone });
      });
    } catch (error) {
      if (violatedConstraint(error) === 'pk_agency') throw agencyRefusals.refuse('already-set-up');
      throw error;
    }
  }
}
