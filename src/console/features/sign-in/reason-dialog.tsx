import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode, SyntheticEvent } from 'react';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import styles from './sign-in-parts.module.css';

interface ReasonDialogProps {
  /** On the button that opens it, and on the one that does it. */
  readonly act: string;
  readonly title: string;
  readonly words: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onReason: (reason: string, close: () => void) => void;
  /** In place of the form once it is done. */
  readonly children?: ReactNode;
  readonly onClosed?: () => void;
}

/** Asks an administrator for the reason of what they do to somebody's account. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { act, title, words, error, isPending, onReason, children, onClosed } = props;
  const [isOpen, dialog] = useDisclosure(false);
  const close = () => {
    dialog.close();
    onClosed?.();
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    onReason(field(new FormData(event.currentTarget), 'reason').trim(), close);
  };
  return (
    <>
      <Button variant="default" size="xs" onClick={dialog.open} aria-haspopup="dialog">
        {act}…
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={title}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {children ?? (
          <form onSubmit={submit} className={styles.form}>
            <p className={styles.words}>{words}</p>
            <Textarea
              label="Reason"
              description="For those who read the audit trail."
              name="reason"
              required
              withAsterisk={false}
              minLength={3}
              maxLength={500}
              autosize
              minRows={2}
              data-autofocus
            />
            {error !== null && <ProblemNote error={error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button type="submit" loading={isPending}>
                {act}
              </Button>
            </Group>
          </form>
        )}
      </Modal>
    </>
  );
}
