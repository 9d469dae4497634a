import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Copyable } from '../../ui/copyable';
import styles from './api-clients.module.css';

interface CredentialShownProps {
  readonly credential: string;
  readonly children?: ReactNode;
  readonly onKept: () => void;
}

/** A secret that is shown this once: the way on opens when somebody says that they have it. */
export function CredentialShown({ credential, children, onKept }: CredentialShownProps) {
  const [isKept, setKept] = useState(false);
  return (
    <div className={styles.form}>
      <p className={styles.words} role="status">
        Put this into the machine now. It is shown this once: nobody can look it up later, only make
        another one.
      </p>
      <div className={styles.credential}>
        <Copyable value={credential} what="the credential" />
      </div>
      {children}
      <Checkbox
        label="I have kept it where it belongs"
        checked={isKept}
        onChange={({ currentTarget }) => setKept(currentTarget.checked)}
      />
      <Button onClick={onKept} disabled={!isKept}>
        Done
      </Button>
    </div>
  );
}
