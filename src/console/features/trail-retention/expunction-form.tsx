import { Button, FileInput, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { useRequestExpunction } from './api';
import { SUBJECTS, wishFrom } from './expunction-wish';
import { sha256Of } from './file-digest';
import styles from './trail-retention.module.css';

interface ExpunctionFormProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Takes down a court order. Its file stays where it is; only its fingerprint is recorded. */
export function ExpunctionForm({ isOpen, onClose }: ExpunctionFormProps) {
  const [order, setOrder] = useState<File | null>(null);
  const digest = useMutation({ mutationFn: sha256Of });
  const request = useRequestExpunction();
  const navigate = useNavigate();
  const choose = (file: File | null) => {
    setOrder(file);
    digest.reset();
    if (file !== null) digest.mutate(file);
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (digest.data === undefined) return;
    const form = new FormData(event.currentTarget);
    const wish = wishFrom((name) => field(form, name));
    const reference = field(form, 'reference').trim();
    request.mutate(
      { reference, orderSha256: digest.data, ...wish },
      {
        onSuccess: ({ id }) =>
          void navigate({ to: '/expunging/$requestId', params: { requestId: id } }),
      },
    );
  };
  const required = { required: true, withAsterisk: false } as const;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Enter a court order"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label="Court, file number, date of the order"
          name="reference"
          minLength={3}
          maxLength={300}
          data-autofocus
          {...required}
        />
        <FileInput
          label="The order as a file"
          description="It is not sent. Its fingerprint (SHA-256) is recorded, so that the order can be shown to be this one."
          placeholder="Choose the file"
          value={order}
          onChange={choose}
          error={digest.isError ? 'This file cannot be read. Choose it again.' : undefined}
          {...required}
        />
        {digest.data !== undefined && <p className={styles.digest}>{digest.data}</p>}
        <div className={styles.about}>
          <NativeSelect label="All entries about" name="subject" data={SUBJECTS} />
          <TextInput
            label="Its page or identifier"
            placeholder="Paste the address of its page"
            name="subjectId"
            maxLength={300}
          />
        </div>
        <Textarea
          label="Or numbers of entries"
          name="entries"
          description="As the heading of an entry shows it, with commas or spaces between them."
          autosize
        />
        <TextInput
          label="Only these values"
          name="names"
          description="As an entry shows them under “Kept beside it”: reason, notes, address. Left empty: all of them."
        />
        {request.error !== null && <ProblemNote error={request.error} />}
        <Button type="submit" loading={request.isPending} disabled={digest.data === undefined}>
          Ask for the expunging
        </Button>
      </form>
    </Modal>
  );
}
