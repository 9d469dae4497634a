import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, doneBy } from '../../api/client';
import { openScreen } from '../../lib/screen-lock';
import { Problem } from '../../lib/problem';
import { Waiting } from '../../ui/states';
import { Threshold } from '../identity/threshold';
import { CONFIRMATION_WAYS } from './api';
import { Proofs } from './proofs';
import { useSignOut } from './use-sign-out';

const TELL_AGAIN_MS = 2_000;

/**
 * Stands instead of everything that was on the screen, which is forgotten and not only covered
 * (CJIS AC-11). The address stays, so that the same page opens again.
 */
export function LockScreen() {
  const queries = useQueryClient();
  const [isForgotten, setForgotten] = useState(false);
  const { mutate: tellServer } = useMutation({
    mutationFn: () => doneBy(api.POST('/api/v1/sessions/current/lock')),
    // A server that is away for a moment is told as soon as it is back.
    retry: (_failures, error) => error instanceof Problem && error.status === 0,
    retryDelay: TELL_AGAIN_MS,
  });
  useEffect(() => {
    queries.clear();
    notifications.clean();
    notifications.cleanQueue();
    setForgotten(true);
    tellServer();
  }, [queries, tellServer]);
  return (
    <Threshold title="Locked" lead={isForgotten ? <Whose /> : 'One moment.'}>
      {isForgotten ? <Unlock /> : <Waiting rows={3} />}
    </Threshold>
  );
}

function Whose() {
  const ways = useQuery(CONFIRMATION_WAYS);
  const name = ways.data?.displayName;
  return (
    <>
      {name === undefined ? 'This screen is locked.' : `This screen is locked for ${name}.`} Confirm
      that it is you, and you are back where you were.
    </>
  );
}

function Unlock() {
  const ways = useQuery(CONFIRMATION_WAYS);
  const signOut = useSignOut();
  return (
    <>
      {ways.data?.factors.length === 0 && (
        <p>If you came in by single sign-on, sign out and come in the same way again.</p>
      )}
      <Proofs
        confirms="Unlock"
        givesUp="Sign out"
        onDone={openScreen}
        onGiveUp={() => signOut.mutate()}
      />
    </>
  );
}
