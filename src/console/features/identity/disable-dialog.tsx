import { Button, Modal, Textarea } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { PersonOnRecord } from '../../api/types';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import styles from './invite-dialog.module.css';
import { useDisabling } from './people-api';

interface DisableDialogProps {
  readonly person: PersonOnRecord;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Ends somebody’s access within seconds, with a reason. */
export function DisableDialog({ person, isOpen, onClose }: DisableDialogProps) {
  const disabling = useDisabling(person.id);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = field(new FormData(event.currentTarget), 'reason').trim();
    disabling.mutate(reason, { onSuccess: onClose });
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Disable ${person.displayName}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} className={styles.form}>
        <p className={styles.words}>
          All sessions and whatever is being played end within seconds. Two people are needed to let
          somebody in again.
        </p>
        <Textarea
          label="Reason"
          name="reason"
          maxLength={1000}
          autosize
          minRows={2}
          required
          withAsterisk={false}
          data-autofocus
        />
        {disabling.error !== null && <ProblemNote error={disabling.error} />}
        <Button type="submit" color="red" loading={disabling.isPending}>
          Disable the account
        </Button>
      </form>
    </Modal>
  );
}
