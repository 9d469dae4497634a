import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import {
  officerEnrolled,
  officerLeft,
  officerRenamed,
  officerReturned,
} from '../domain/agency.audit-events.js';
import { RosterChangesRepository } from '../persistence/roster-changes.repository.js';
import type { NewOfficer } from './enrol-officers.command.js';

/** An officer as the roster has it, and whether a move is planned. */
export interface RosteredOfficer {
  readonly id: string;
  readonly name: string;
  readonly badgeNumber: string;
  readonly unitId: string;
  readonly hasLeft: boolean;
  readonly hasPlannedMove: boolean;
}

/** Changes the roster for many officers at a time, in the transaction of whoever compares rosters. */
@Injectable()
export class KeepRoster {
  constructor(
    private readonly changes: RosterChangesRepository,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Lets one at a time change the roster as a whole. */
  async lock(tx: Tx): Promise<void> {
    await this.changes.lock(tx);
  }

  all(tx: Tx): Promise<RosteredOfficer[]> {
    return this.changes.all(tx);
  }

  /** @returns the identifiers, in the order given */
  async enrol(tx: Tx, actor: Actor, officers: readonly NewOfficer[]): Promise<string[]> {
    const createdAt = this.clock.now();
    const rows = officers.map(({ name, badgeNumber, unitId }) => ({
      ...{ id: newId(), name, badgeNumber, unitId, createdAt, leftAt: null },
    }));
    await this.changes.insert(tx, rows);
    const events = rows.map(({ id, name, badgeNumber, unitId }) =>
      officerEnrolled({ id, facts: { unit: unitId }, disclosures: { name, badgeNumber } }),
    );
    await this.trail.recordAll(tx, actor, events);
    return rows.map(({ id }) => id);
  }

  async rename(
    tx: Tx,
    actor: Actor,
    names: readonly { officerId: string; from: string; to: string }[],
  ): Promise<void> {
    await this.changes.rename(
      tx,
      names.map(({ officerId, to }) => ({ officerId, name: to })),
    );
    const events = names.map(({ officerId, from, to }) =>
      officerRenamed({ id: officerId, facts: {}, disclosures: { from, to } }),
    );
    await this.trail.recordAll(tx, actor, events);
  }

  /** Officers who are not here any more; what they recorded stays theirs. */
  async leave(tx: Tx, actor: Actor, officerIds: readonly string[]): Promise<void> {
    await this.changes.setLeft(tx, officerIds, this.clock.now());
    const events = officerIds.map((id) => officerLeft({ id, facts: {} }));
    await this.trail.recordAll(tx, actor, events);
  }

  async comeBack(tx: Tx, actor: Actor, officerIds: readonly string[]): Promise<void> {
    await this.changes.setLeft(tx, officerIds, null);
    const events = officerIds.map((id) => officerReturned({ id, facts: {} }));
    await this.trail.recordAll(tx, actor, events);
  }
}
