import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api, doneBy } from '../../api/client';
import { ProblemNote, Waiting } from '../../ui/states';
import { Threshold } from '../identity/threshold';
import { tellConfirmed } from './confirmed-elsewhere';
import type { Returned } from './returned';
import styles from './single-sign-on.module.css';
import { type ReturnProps, useCompletion } from './use-completion';

/** Proves anew who is at the screen, tells the window that waits for it, and closes. */
export function ConfirmationReturn({ returned }: ReturnProps) {
  const { error, isSuccess } = useCompletion(returned, post);
  useEffect(() => {
    if (!isSuccess) return;
    tellConfirmed();
    window.close();
  }, [isSuccess]);
  return (
    <Threshold title="Confirm that it is you" lead="You come from your agency’s identity provider.">
      {error !== null && <ProblemNote error={error} />}
      {error === null && !isSuccess && <Waiting label="Asking who you are" rows={3} />}
      {isSuccess && (
        <p className={styles.words} role="status">
          You have confirmed that it is you. Go on in the window that you came from.
        </p>
      )}
      {(isSuccess || error !== null) && (
        <Anchor component={Link} to="/" mt="md" display="inline-block">
          Go on here
        </Anchor>
      )}
    </Threshold>
  );
}

function post(provider: string, body: Returned) {
  return doneBy(
    api.POST('/api/v1/single-sign-on/{provider}/confirmation/completion', {
      params: { path: { provider } },
      body,
    }),
  );
}
