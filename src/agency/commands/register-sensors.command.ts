import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions, violatedConstraint } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { sensorRegistered } from '../domain/agency.audit-events.js';
import { agencyRefusals } from '../domain/agency.errors.js';
import type { SensorKind } from '../domain/sensor-kind.js';
import { normalizeSerial } from '../domain/serial.js';
import { DevicesRepository } from '../persistence/devices.repository.js';
import type { SensorEntity } from '../persistence/sensor.entity.js';

export interface NewSensor {
  readonly serial: string;
  readonly kind: SensorKind;
}

/** Enters sensors in the agency's register of devices, all or none. */
@Injectable()
export class RegisterSensorsCommand {
  constructor(
    private readonly devices: DevicesRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `agency.serial-taken` */
  async execute(actor: Actor, input: readonly NewSensor[]): Promise<SensorEntity[]> {
    const createdAt = this.clock.now();
    const sensors = input.map(({ serial, kind }) => ({
      id: newId(),
      serial: normalizeSerial(serial),
      kind,
      createdAt,
    }));
    const events = sensors.map(({ id, serial, kind }) =>
      sensorRegistered({ id, facts: { sensorKind: kind }, disclosures: { serial } }),
    );
    try {
      await this.transactions.run(async (tx) => {
        await this.devices.insertSensors(tx, sensors);
        await this.trail.recordAll(tx, actor, events);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'uq_sensor_serial') {
        throw agencyRefusals.refuse('serial-taken');
      }
      throw error;
    }
    return sensors;
  }
}
