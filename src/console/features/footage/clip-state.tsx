import type { ClipSummary } from '../../api/types';
import { inWords } from '../../lib/words';
import { Status } from '../../ui/status';
import { STATE_TONES } from './words';

/** The state of a clip in a word, and how far its processing is. */
export function ClipState({ clip }: { readonly clip: ClipSummary }) {
  const progress =
    clip.step === null
      ? ''
      : `: ${clip.step}${clip.stepPercent === null ? '' : ` ${String(clip.stepPercent)} %`}`;
  return (
    <Status tone={STATE_TONES[clip.state]}>
      {inWords(clip.state)}
      {progress}
    </Status>
  );
}
