import type { Category, RecordingTrigger } from '../../footage/footage.public.js';

/** What is wrong with a file that the demo sends in, to show where it ends. */
export type Flaw = 'truncated' | 'zero-length' | 'unknown-camera' | 'duplicate' | 'never-sent';

export interface PlannedClip {
  readonly sourceClipId: string;
  /** Whose file is sent: its own, but for a recording that a dock sends a second time. */
  readonly bytesOf: string;
  readonly cameraSerial: string;
  /** Index into the roster. */
  readonly officer: number;
  readonly recordedAt: Date;
  readonly bufferMs: number;
  readonly durationMs: number;
  readonly trigger: RecordingTrigger;
  /** When the dock has sent all of it. */
  readonly receivedAt: Date;
  readonly categorized: { readonly category: Category; readonly at: Date } | null;
  readonly flaw: Flaw | null;
}

export interface PlannedEvent {
  readonly eventId: string;
  readonly sensorSerial: string;
  readonly kind: 'holster_draw' | 'holster_return';
  readonly occurredAt: Date;
  readonly receivedAt: Date;
}

/** Milliseconds. */
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function later(moment: Date, milliseconds: number): Date {
  return new Date(moment.getTime() + milliseconds);
}
