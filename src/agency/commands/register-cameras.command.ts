import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { cameraRegistered } from '../domain/agency.audit-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import { normalizeSerial } from '../domain/serial.js';
import type { CameraEntity } from '../persistence/camera.entity.js';
import { DevicesRepository } from '../persistence/devices.repository.js';

export interface NewCamera {
  readonly serial: string;
  readonly model: string;
}

/** Enters cameras in the agency's register of devices, all or none. */
@Injectable()
export class RegisterCamerasCommand {
  constructor(
    private readonly devices: DevicesRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agency.serial-taken` */
  async execute(actor: Actor, input: readonly NewCamera[]): Promise<CameraEntity[]> {
    const createdAt = this.clock.now();
    const cameras = input.map(({ serial, model }) => ({
      id: newId(),
      serial: normalizeSerial(serial),
      model,
      createdAt,
    }));
    const events = cameras.map(({ id, serial, model }) =>
      cameraRegistered({ id, facts: {}, disclosures: { serial, model } }),
    );
    try {
      await this.transactions.run(async (tx) => {
        await this.devices.insertCameras(tx, cameras);
        await this.trail.recordAll(tx, actor, events);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'uq_camera_serial') {
        throw agencyRefusals.refuse('serial-taken');
      }
      throw error;
    }
    return cameras;
  }
}
