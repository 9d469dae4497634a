import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import { cameraAssigned, sensorAssigned } from '../domain/agency.audit-events.js';
import { deviceAssigned } from '../domain/agency.domain-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import { type Equipment, type HeldPeriod, isPeriod, meet } from '../domain/assignment.js';
import {
  AssignmentsRepository,
  type NewAssignment,
} from '../persistence/assignments.repository.js';
import { DevicesRepository } from '../persistence/devices.repository.js';
import { RosterRepository } from '../persistence/roster.repository.js';

export interface AssignDevice {
  readonly device: Equipment;
  readonly deviceId: string;
  readonly officerId: string;
  readonly from: Date;
  readonly to: Date | null;
  /** Ends the open assignment before this one, at the moment this one begins. */
  readonly endsPrevious: boolean;
}

/** Writes down who has a device from when, and until when if that is known. */
@Injectable()
export class AssignDeviceCommand {
  constructor(
    private readonly assignments: AssignmentsRepository,
    private readonly devices: DevicesRepository,
    private readonly roster: RosterRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly events: DomainEvents,
  ) {}

  /**
   * @returns the assignment's identifier
   * @throws DomainError `agency.camera-not-found`, `.sensor-not-found`, `.officer-not-found`,
   * `.period-ends-before-it-begins`, `.assigned-in-this-period`
   */
  async execute(actor: Actor, input: AssignDevice): Promise<string> {
    if (!isPeriod(input)) throw agencyRefusals.refuse('period-ends-before-it-begins');
    return this.transactions.run((tx) => this.assign(tx, actor, input));
  }

  private async assign(tx: Tx, actor: Actor, input: AssignDevice): Promise<string> {
    const { device, deviceId, officerId, from, to } = input;
    // The lock on the device orders rivals; the exclusion constraint would refuse the second
    // anyhow, but as a collision and not with the name of what stands in the way.
    const found = await this.devices.lock(tx, device, deviceId);
    if (found === null) throw agencyRefusals.refuse(`${device}-not-found`);
    if (!(await this.roster.officerExists(tx, officerId))) {
      throw agencyRefusals.refuse('officer-not-found');
    }
    const ended = await this.makeRoom(tx, input);
    const assignment = { id: newId(), deviceId, officerId, from, to };
    await this.assignments.insert(tx, device, assignment);
    await this.trail.record(tx, actor, entryOf(device, assignment, ended));
    await this.events.publish(tx, deviceAssigned, {
      device,
      serial: found.serial,
      officerIds: ended === null ? [officerId] : [officerId, ended.officerId],
      from,
      // What was taken away is missing for ever, so the end of the new assignment is no bound.
      to: ended === null ? to : null,
    });
    return assignment.id;
  }

  private async makeRoom(tx: Tx, input: AssignDevice): Promise<HeldPeriod | null> {
    const { device, deviceId, from, endsPrevious } = input;
    const standing = await this.assignments.overlapping(tx, device, deviceId, input);
    const meeting = meet(input, standing, endsPrevious);
    if (meeting.kind === 'free') return null;
    if (meeting.kind === 'in-the-way') {
      const { officerId, from: since } = meeting.other;
      const facts = { officerId, since: since.toISOString() };
      throw agencyRefusals.refuse('assigned-in-this-period', facts);
    }
    await this.assignments.end(tx, device, meeting.previous.id, from);
    return meeting.previous;
  }
}

function entryOf(device: Equipment, assignment: NewAssignment, ended: HeldPeriod | null) {
  const define = device === 'camera' ? cameraAssigned : sensorAssigned;
  const facts = {
    assignment: assignment.id,
    officer: assignment.officerId,
    from: assignment.from.toISOString(),
    to: assignment.to?.toISOString() ?? null,
    ended: ended?.id ?? null,
  };
  return define({ id: assignment.deviceId, facts });
}
