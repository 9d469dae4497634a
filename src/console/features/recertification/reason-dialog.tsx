import { Button, Modal, Stack, TextInput } from '@mantine/core';
import type { AccountDecision, AccountUnderReview } from '../../api/types';
import { field } from '../../lib/form';

interface ReasonDialogProps {
  readonly account: AccountUnderReview;
  readonly decision: AccountDecision;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** What changes an account needs a reason. */
export function ReasonDialog({ account, decision, onReason, onClose }: ReasonDialogProps) {
  const isEnd = decision === 'disable';
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${isEnd ? 'End the account' : 'Change the roles'} of ${account.displayName}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onReason(field(new FormData(event.currentTarget), 'reason').trim());
        }}
      >
        <Stack gap="sm">
          <p>
            {isEnd
              ? 'The account is disabled and every session ends in this moment.'
              : 'Whoever keeps people changes the roles; the review keeps that it is to be done.'}
          </p>
          <TextInput
            label="Reason"
            name="reason"
            required
            withAsterisk={false}
            maxLength={500}
            data-autofocus
          />
          <Button type="submit">{isEnd ? 'End the account' : 'Keep the decision'}</Button>
        </Stack>
      </form>
    </Modal>
  );
}
