import type { TriggerKind } from './trigger-kind.js';

/** What a source tells of one event. */
export interface NewTriggerEvent {
  /** Which system tells it, such as `dock-1`. */
  readonly source: string;
  /** The source's own name for it; with the source, the key by which a repeated call is known. */
  readonly eventId: string;
  readonly sensorSerial: string;
  readonly kind: TriggerKind;
  /** By the sensor's clock. */
  readonly occurredAt: Date;
  /** The record as the source has it, if it sends that along. */
  readonly raw: string | null;
}
