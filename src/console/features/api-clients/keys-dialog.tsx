import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { ApiClient } from '../../api/types';
import { field } from '../../lib/form';
import { CopyIcon } from '../../ui/copyable';
import { Moment } from '../../ui/moment';
import { ProblemNote } from '../../ui/states';
import { useEndKey, useRegisterKey } from './api';
import styles from './api-clients.module.css';

interface KeysDialogProps {
  readonly client: ApiClient;
  readonly onClose: () => void;
}

/** The public keys of a machine that signs its requests instead of sending a secret. */
export function KeysDialog({ client, onClose }: KeysDialogProps) {
  const registering = useRegisterKey(client.id);
  const ending = useEndKey(client.id);
  const form = useRef<HTMLFormElement>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Keys of ${client.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles.form}>
        {client.keys.length === 0 ? (
          <p className={styles.words}>
            None yet. A device that has a key of its own can sign each request, and then no secret
            is ever sent.
          </p>
        ) : (
          <ul className={styles.keys}>
            {client.keys.map((key) => (
              <li key={key.id} className={styles.key}>
                <span>
                  {key.algorithm}, since <Moment at={key.addedAt} as="day" />{' '}
                  <CopyIcon value={key.id} what={`the identifier of the key ${key.algorithm}`} />
                </span>
                <Button
                  size="xs"
                  variant="default"
                  loading={ending.isPending}
                  onClick={() => ending.mutate(key.id)}
                >
                  End
                </Button>
              </li>
            ))}
          </ul>
        )}
        {ending.error !== null && <ProblemNote error={ending.error} />}
        <form
          ref={form}
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            const typed = new FormData(event.currentTarget);
            const key = { key: field(typed, 'key'), endsSecrets: typed.has('endsSecrets') };
            registering.mutate(key, { onSuccess: () => form.current?.reset() });
          }}
        >
          <Textarea
            label="Public key"
            name="key"
            description="PEM or JSON Web Key; Ed25519 or ECDSA P-256. Never the private one."
            autosize
            minRows={4}
            maxLength={5000}
            required
            withAsterisk={false}
          />
          <Checkbox name="endsSecrets" label="End its secrets: from now on it must sign" />
          {registering.error !== null && <ProblemNote error={registering.error} />}
          <Button type="submit" loading={registering.isPending}>
            Register the key
          </Button>
        </form>
      </div>
    </Modal>
  );
}
