import { defineDomainEvent } from '../../platform/events/domain-events.js';
import type { ClipState } from './clip-state.js';

/** What those above need to know of a clip to place it in time. */
export interface ClipMoment {
  readonly clipId: string;
  readonly officerId: string | null;
  readonly unitId: string | null;
  /** Recording start, with the pre-event buffer. */
  readonly recordedAt: Date;
  /** Recording start plus buffer: what a trigger is compared with. */
  readonly activatedAt: Date;
  /** Claimed by the source until the bytes are here. */
  readonly durationMs: number | null;
  readonly state: ClipState;
}

/** Published in the transaction of the act, so what follows from it is committed with it. */
export const clipWasRegistered = defineDomainEvent<ClipMoment>('footage.clip-registered');
export const clipBecameReady = defineDomainEvent<ClipMoment>('footage.clip-ready');
export const clipWasQuarantined = defineDomainEvent<ClipMoment>('footage.clip-quarantined');
