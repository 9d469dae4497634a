import { Button, Modal, Stack, Textarea } from '@mantine/core';
import type { Recertification } from '../../api/types';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { useClosing } from './api';

interface CloseDialogProps {
  readonly review: Recertification;
  readonly onClose: () => void;
}

/** Signs a review, which then never changes. */
export function CloseDialog({ review, onClose }: CloseDialogProps) {
  const closing = useClosing(review.id);
  const { total, keep, change, disable } = review.progress;
  return (
    <Modal
      opened
      onClose={onClose}
      title="Sign and close the review"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const summary = field(new FormData(event.currentTarget), 'summary').trim();
          closing.mutate(summary, { onSuccess: onClose });
        }}
      >
        <Stack gap="sm">
          <p>
            You sign that {total} accounts were reviewed: {keep} stay, {change} change, {disable}{' '}
            ended. Nothing of it changes afterwards.
          </p>
          <Textarea
            label="What the review found"
            name="summary"
            required
            withAsterisk={false}
            maxLength={2000}
            autosize
            minRows={3}
            data-autofocus
          />
          {closing.error !== null && <ProblemNote error={closing.error} />}
          <Button type="submit" loading={closing.isPending}>
            Sign for good
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
