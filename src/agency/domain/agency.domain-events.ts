import { defineDomainEvent } from '../../platform/events/domain-events.js';
import type { Equipment } from './assignment.js';

/** Somebody got a device: whatever was concluded about that period may read otherwise now. */
export interface DeviceAssigned {
  readonly device: Equipment;
  readonly serial: string;
  /** Whoever has it by this assignment, and whoever it was taken from. */
  readonly officerIds: readonly string[];
  readonly from: Date;
  /** Null while the assignment is open. */
  readonly to: Date | null;
}

export const deviceAssigned = defineDomainEvent<DeviceAssigned>('agency.device-assigned');
