import type { ClipState } from './clip-state.js';
import { QUARANTINE, type QuarantineReason } from './quarantine.js';

/** Whether bytes of a clip are still wanted: none came yet, or only such as can be put right. */
export function wantsBytes(clip: {
  state: ClipState;
  quarantineReason: QuarantineReason | null;
}): boolean {
  if (clip.state === 'expected') return true;
  return clip.quarantineReason !== null && QUARANTINE[clip.quarantineReason].mayComeAgain;
}
