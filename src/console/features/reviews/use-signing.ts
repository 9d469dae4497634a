import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Review } from '../../api/types';
import { useSignature } from './api';
import { contentOf } from './form-model';
import { whatIsMissing } from './readiness';
import type { ReviewForm } from './use-form';
import type { useWatchEvidence } from './use-watch-evidence';

export interface Signing {
  /** What stands in the way; empty when the review can be signed. */
  readonly missing: readonly string[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly sign: () => void;
}

interface Parts {
  readonly form: ReviewForm;
  readonly evidence: ReturnType<typeof useWatchEvidence>;
  readonly durationMs: number;
}

/** Signs a review when nothing is missing, then opens the next one. */
export function useSigning(review: Review, { form, evidence, durationMs }: Parts): Signing {
  const signature = useSignature(review.id);
  const navigate = useNavigate();
  const { answers } = form.state;
  const missing = useMemo(
    () =>
      whatIsMissing({
        questions: form.questions,
        answers,
        watchedMs: evidence.progress.watchedMs,
        requiredPercent: evidence.progress.requiredPercent,
        durationMs,
      }),
    [form.questions, answers, evidence.progress, durationMs],
  );
  const { isPending, error, mutateAsync } = signature;
  const sign = useCallback(() => {
    if (isPending) return;
    if (missing.length > 0) {
      tell('Not yet', missing.join(' '));
      // What was played in the last seconds may be all that is missing.
      void evidence.flush();
      return;
    }
    const finish = async () => {
      await evidence.flush();
      const content = { answers: contentOf(form.questions, answers), notes: form.notes };
      const { nextReviewId } = await mutateAsync(content);
      if (nextReviewId === null) return navigate({ to: '/queue', search: { done: true } });
      tell('Signed', 'The next clip is open.');
      return navigate({ to: '/reviews/$reviewId', params: { reviewId: nextReviewId } });
    };
    // A refusal is shown beside the button, from the mutation's own error.
    void finish().catch(() => undefined);
  }, [isPending, missing, evidence, form.questions, form.notes, answers, mutateAsync, navigate]);
  return { missing, isPending, error, sign };
}

function tell(title: string, message: string): void {
  notifications.show({ title, message, withBorder: true });
}
