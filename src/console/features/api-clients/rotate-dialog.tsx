import { Button, Modal, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ApiClient } from '../../api/types';
import { Moment } from '../../ui/moment';
import { ProblemNote } from '../../ui/states';
import { useRotate } from './api';
import styles from './api-clients.module.css';
import { CredentialShown } from './credential-shown';

const OVERLAPS = [
  { value: '0', label: 'At once' },
  { value: '1', label: 'In an hour' },
  { value: '24', label: 'In a day' },
  { value: '72', label: 'In three days' },
  { value: '168', label: 'In a week' },
];

interface RotateDialogProps {
  readonly client: ApiClient;
  readonly onClose: () => void;
}

/** Gives a machine a new secret, beside which the earlier one holds for a while. */
export function RotateDialog({ client, onClose }: RotateDialogProps) {
  const rotating = useRotate(client.id);
  const [overlap, setOverlap] = useState('24');
  const { data } = rotating;
  const isShown = data !== undefined;
  return (
    <Modal
      opened
      onClose={onClose}
      title={isShown ? 'The new credential' : `New secret for ${client.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      withCloseButton={!isShown}
      closeOnClickOutside={!isShown}
      closeOnEscape={!isShown}
    >
      {isShown ? (
        <CredentialShown credential={data.credential} onKept={onClose}>
          <p className={styles.words}>
            The earlier one ends by itself on <Moment at={data.earlierEndAt} />.
          </p>
        </CredentialShown>
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            rotating.mutate(Number(overlap));
          }}
        >
          <p className={styles.words}>
            The machine gets a second secret. The earlier one stays good until you have brought the
            new one to it, and then ends by itself.
          </p>
          <NativeSelect
            label="The earlier secret ends"
            value={overlap}
            onChange={({ currentTarget }) => setOverlap(currentTarget.value)}
            data={OVERLAPS}
            data-autofocus
          />
          {rotating.error !== null && <ProblemNote error={rotating.error} />}
          <Button type="submit" loading={rotating.isPending}>
            Make a new secret
          </Button>
        </form>
      )}
    </Modal>
  );
}
