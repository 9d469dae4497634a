import { Button, Modal, TextInput } from '@mantine/core';
import type { ApiClient } from '../../api/types';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { useRevoke } from './api';
import styles from './api-clients.module.css';

interface RevokeDialogProps {
  readonly client: ApiClient;
  readonly onClose: () => void;
}

/** Ends all credentials of a machine, at once and for good. */
export function RevokeDialog({ client, onClose }: RevokeDialogProps) {
  const revoking = useRevoke(client.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Revoke ${client.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const reason = field(new FormData(event.currentTarget), 'reason').trim();
          revoking.mutate(reason, { onSuccess: onClose });
        }}
      >
        <p className={styles.words}>
          From the next request on the machine is refused: its secrets and its keys are worth
          nothing. This cannot be undone; a machine that comes back gets a new credential.
        </p>
        <TextInput
          label="Why"
          name="reason"
          maxLength={500}
          pattern=".*\S.*"
          required
          withAsterisk={false}
          data-autofocus
        />
        {revoking.error !== null && <ProblemNote error={revoking.error} />}
        <Button type="submit" loading={revoking.isPending}>
          Revoke for good
        </Button>
      </form>
    </Modal>
  );
}
