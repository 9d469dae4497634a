import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { SyntheticEvent } from 'react';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { useFactorReset } from './api';
import styles from './credentials.module.css';

interface ResetSecondFactorsProps {
  readonly personId: string;
  readonly name: string;
}

/** For an administrator: prepares that somebody without phone and recovery codes starts anew. */
export function ResetSecondFactors({ personId, name }: ResetSecondFactorsProps) {
  const [isOpen, dialog] = useDisclosure(false);
  const reset = useFactorReset(personId);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    reset.mutate(field(new FormData(event.currentTarget), 'reason').trim(), {
      onSuccess: () => {
        dialog.close();
        notifications.show({
          title: 'Reset prepared',
          message: `Somebody who approves looks at it next. Until then nothing changes for ${name}.`,
          withBorder: true,
        });
      },
    });
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={dialog.open} aria-haspopup="dialog">
        Reset second factors…
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={`Reset the second factors of ${name}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form onSubmit={submit} className={styles.form}>
          <p className={styles.words}>
            Make sure that it is {name} who asks: until a new factor is set up, the password alone
            is enough to set one up. Somebody else has to approve. Then all their apps, passkeys and
            recovery codes stop working, and their sessions end. If they need a new password as
            well, somebody who had no part in the reset hands out the link.
          </p>
          <Textarea
            label="Reason"
            description="For whoever approves, and for those who read the audit trail."
            name="reason"
            required
            withAsterisk={false}
            minLength={5}
            maxLength={500}
            autosize
            minRows={2}
            data-autofocus
          />
          {reset.error !== null && <ProblemNote error={reset.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={dialog.close}>
              Cancel
            </Button>
            <Button type="submit" color="red" loading={reset.isPending}>
              Prepare the reset
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
