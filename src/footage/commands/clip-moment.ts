import type { ClipMoment } from '../domain/footage.domain-events.js';
import type { ClipEntity } from '../persistence/clip.entity.js';

/** The part of a clip that domain events carry. */
export function momentOf(clip: ClipEntity): ClipMoment {
  const { id, officerId, unitId, recordedAt, activatedAt, durationMs, state } = clip;
  return { clipId: id, officerId, unitId, recordedAt, activatedAt, durationMs, state };
}
