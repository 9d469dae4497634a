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

/** An officer now belongs to another unit; published in the transaction in which that came true. */
export const officerChangedUnit = defineDomainEvent<{
  readonly officerId: string;
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** From when on it counts; it may lie before the moment of entering. */
  readonly effectiveAt: Date;
}>('agency.officer-changed-unit');
