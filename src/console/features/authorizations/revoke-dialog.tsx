import { Button, Modal, TextInput } from '@mantine/core';
import type { Authorization } from '../../api/types';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { useRevoking } from './api';
import styles from './authorizations.module.css';

interface RevokeDialogProps {
  readonly given: Authorization;
  readonly onClose: () => void;
}

/** Takes an authorization back; it counts from the next request on. */
export function RevokeDialog({ given, onClose }: RevokeDialogProps) {
  const revoking = useRevoking(given.id);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Revoke the authorization of ${given.person.name}`}
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
        <p>
          It ends at once: what is playing stops. It cannot be undone; another one can be given.
        </p>
        <TextInput
          label="Reason"
          name="reason"
          required
          withAsterisk={false}
          minLength={3}
          maxLength={500}
          data-autofocus
        />
        {revoking.error !== null && <ProblemNote error={revoking.error} />}
        <Button type="submit" loading={revoking.isPending}>
          Revoke
        </Button>
      </form>
    </Modal>
  );
}
