import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../identity/identity.public.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { DomainError } from '../platform/errors/refusals.js';
import { authorizationRefusals } from './domain/authorizations.errors.js';
import {
  clearedFor,
  type ClipOwner,
  coveringAuthorization,
  type Restriction,
  type WrittenAuthorization,
} from './domain/written-authorization.js';
import { WrittenAuthorizationsRepository } from './persistence/written-authorizations.repository.js';

export { GrantAuthorizationCommand } from './commands/grant-authorization.command.js';
export type { NewAuthorization } from './domain/granting.js';
export { type Restriction, RESTRICTIONS } from './domain/written-authorization.js';

/** What somebody has in writing at one moment. */
export class HeldAuthorizations {
  constructor(
    private readonly valid: readonly WrittenAuthorization[],
    private readonly viewer: { readonly officerId: string | null },
  ) {}

  /** The restrictions whose clips this person may know of. */
  get clearances(): readonly Restriction[] {
    return clearedFor(this.valid);
  }

  /** The authorization by which this person may watch the clip; null for none. */
  covering(clip: ClipOwner, { isAssigned = false } = {}): string | null {
    const { officerId, unitId } = clip;
    const viewing = { officerId, unitId, isAssigned };
    return coveringAuthorization(this.valid, this.viewer, viewing)?.id ?? null;
  }

  /** @throws DomainError `authorization.needed` */
  demand(clip: ClipOwner, { isAssigned = false } = {}): string {
    const id = this.covering(clip, { isAssigned });
    if (id === null) throw this.refusal();
    return id;
  }

  /** What somebody is told whom nothing in writing lets watch. */
  refusal(): DomainError {
    return authorizationRefusals.refuse('needed');
  }

  /** Whether this very authorization still holds. */
  has(authorizationId: string): boolean {
    return this.valid.some(({ id }) => id === authorizationId);
  }
}

/**
 * What other features may ask of written authorizations. Nothing is remembered: what was revoked
 * a moment ago gives nothing at the next question.
 */
@Injectable()
export class AuthorizationDirectory {
  constructor(
    private readonly authorizations: WrittenAuthorizationsRepository,
    private readonly clock: Clock,
  ) {}

  /** Inside of a transaction pass it on: a second connection could be waited for in vain. */
  async heldBy(
    { personId, officerId }: Pick<SignedIn, 'personId' | 'officerId'>,
    tx?: Tx,
  ): Promise<HeldAuthorizations> {
    const valid = await this.authorizations.validFor(personId, this.clock.now(), tx);
    return new HeldAuthorizations(valid, { officerId });
  }

  /** How many valid authorizations and clearances each of the people holds. */
  countsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, number>> {
    return this.authorizations.countsOf(personIds, this.clock.now(), tx);
  }
}
