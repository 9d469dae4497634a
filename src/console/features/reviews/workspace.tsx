import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Playback, Review } from '../../api/types';
import { usePreference } from '../../lib/preferences';
import { PlayerView } from '../footage/player/player-view';
import { usePlayer } from '../footage/player/use-player';
import { usePlayerKeys } from '../footage/player/use-player-keys';
import { KeysButton } from './keys-button';
import { KeysDialog } from '../../ui/keys-dialog';
import { REVIEW_KEYS } from './review-key-groups';
import { marksOf } from './marks';
import { ReviewFormView } from './review-form-view';
import { SignBar } from './sign-bar';
import { useForm } from './use-form';
import { useReviewKeys } from './use-review-keys';
import { useSigning } from './use-signing';
import { useWatchEvidence } from './use-watch-evidence';
import { WatchMeter } from './watch-meter';
import { WorkspaceBar } from './workspace-bar';
import styles from './workspace.module.css';

interface WorkspaceProps {
  readonly review: Review;
  readonly playback: Playback;
}

/** Player, timeline, form and signature of one review, on one screen. */
export function Workspace({ review, playback }: WorkspaceProps) {
  const { clip } = review;
  const marks = useMemo(() => marksOf(review.marks), [review.marks]);
  const framesPerSecond = clip.frameRate ?? 30;
  const { durationMs } = playback;
  const player = usePlayer({ durationMs, framesPerSecond, marks });
  const evidence = useWatchEvidence(player.video, {
    reviewId: review.id,
    playbackId: playback.id,
    known: review.watched,
    progress: review,
  });
  const form = useForm(review);
  const signing = useSigning(review, { form, evidence, durationMs });
  const [areKeysOn] = usePreference('review.shortcuts', true);
  const [isLegendOpen, legend] = useDisclosure(false);
  usePlayerKeys(player.run, areKeysOn);
  useReviewKeys({ form, sign: signing.sign, showKeys: legend.open }, areKeysOn);

  return (
    <div className={styles.workspace}>
      <WorkspaceBar review={review} />
      <div className={styles.watch}>
        <PlayerView
          player={player}
          mediaUrl={playback.mediaUrl}
          title={`Clip ${clip.sourceClipId}`}
          bufferMs={clip.bufferMs}
          marks={marks}
          watched={evidence.spans}
          controls={
            <span className={styles.aside}>
              <WatchMeter
                watchedMs={evidence.progress.watchedMs}
                requiredPercent={evidence.progress.requiredPercent}
                durationMs={durationMs}
              />
              <KeysButton onClick={legend.open} />
            </span>
          }
        />
      </div>
      <section className={styles.form} aria-label="Review form">
        <ReviewFormView form={form} title={review.form.title} />
        <SignBar signing={signing} saving={form.saving} refusal={evidence.refusal} />
      </section>
      <KeysDialog isOpen={isLegendOpen} onClose={legend.close} groups={REVIEW_KEYS} />
    </div>
  );
}
