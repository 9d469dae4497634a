import { Injectable } from '@nestjs/common';
import { KeepRoster, MoveOfficerCommand } from '../../agency/agency.public.js';
import { InvitePersonCommand, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { MissingOfficer, RosterDifference } from '../domain/roster-difference.js';
import { TerminateCommand } from './terminate.command.js';

const MISSING = 'Missing from the roster file';

/** What a roster file changes: officers, their units, accounts to be approved, and who left. */
@Injectable()
export class RosterEffects {
  constructor(
    private readonly roster: KeepRoster,
    private readonly moves: MoveOfficerCommand,
    private readonly invite: InvitePersonCommand,
    private readonly terminate: TerminateCommand,
    private readonly clock: Clock,
  ) {}

  lock(tx: Tx): Promise<void> {
    return this.roster.lock(tx);
  }

  async execute(
    tx: Tx,
    actor: SignedIn,
    difference: RosterDifference,
    leaving: readonly MissingOfficer[],
  ): Promise<void> {
    const { fresh, changed, moved, returned } = difference;
    const now = this.clock.now();
    await this.roster.enrol(tx, actor, fresh);
    await this.roster.rename(tx, actor, changed);
    await this.roster.comeBack(tx, actor, idsOf(returned));
    for (const { officerId, toUnitId } of moved) {
      await this.moves.within(tx, actor, { officerId, unitId: toUnitId, from: now });
    }
    await this.prepareAccounts(tx, actor, difference);
    await this.letGo(tx, actor, leaving);
  }

  /** Roles need a second person, so an account of a file waits like any other. */
  private async prepareAccounts(
    tx: Tx,
    actor: SignedIn,
    { accounts }: RosterDifference,
  ): Promise<void> {
    if (accounts.length === 0) return;
    const known = await this.roster.all(tx);
    const officers = new Map(known.map(({ badgeNumber, id }) => [badgeNumber, id]));
    for (const { badgeNumber, name: displayName, username } of accounts) {
      const officerId = officers.get(badgeNumber) ?? null;
      const roles = [{ role: 'officer' as const, unitId: null }];
      await this.invite.within(tx, actor, { username, displayName, officerId, roles });
    }
  }

  private async letGo(tx: Tx, actor: SignedIn, leaving: readonly MissingOfficer[]): Promise<void> {
    const now = this.clock.now();
    await this.roster.leave(tx, actor, idsOf(leaving));
    for (const { personId } of leaving) {
      if (personId === null) continue;
      const end = { personId, knownAt: now, endsAt: now, isHighRisk: false, reason: MISSING };
      await this.terminate.within(tx, actor, end);
    }
  }
}

const idsOf = (officers: readonly { officerId: string }[]) =>
  officers.map(({ officerId }) => officerId);
