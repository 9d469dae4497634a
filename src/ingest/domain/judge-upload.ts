import type { QuarantineReason } from '../../footage/footage.public.js';
import type { MediaErrorCode } from '../../platform/media/media.errors.js';
import { LONGEST_DURATION_MS } from '../../platform/media/containment.js';
import type { MediaFacts } from '../../platform/media/media-facts.js';

/** Everything that decides what becomes of an upload. */
export interface UploadEvidence {
  readonly sizeBytes: number;
  readonly sha256: string | null;
  /** What the source said the digest would be, if it said. */
  readonly claimedSha256: string | null;
  /** What the probe found, or why it found nothing. */
  readonly probed: MediaFacts | MediaErrorCode;
  readonly isCameraKnown: boolean;
}

/**
 * Why an upload has to be kept aside, or null. The order matters: bytes that were altered on the
 * way say nothing about the camera, so that comes first and is what the person is told to mend.
 */
export function judgeUpload(evidence: UploadEvidence): QuarantineReason | null {
  const { sizeBytes, sha256, claimedSha256, probed } = evidence;
  if (sizeBytes === 0) return 'zero-length';
  if (claimedSha256 !== null && claimedSha256 !== sha256) return 'wrong-hash';
  if (typeof probed === 'string') return reasonOf(probed);
  if (probed.video === null) return 'no-picture';
  if ((probed.durationMs ?? 0) > LONGEST_DURATION_MS) return 'implausible';
  return evidence.isCameraKnown ? null : 'unknown-camera';
}

function reasonOf(code: MediaErrorCode): QuarantineReason {
  if (code === 'not-media') return 'not-video';
  return code === 'truncated' ? 'truncated' : 'unreadable';
}
