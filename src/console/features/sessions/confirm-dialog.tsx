import { Button, Group, Modal, PasswordInput, TextInput } from '@mantine/core';
import {
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../../api/client';
import { confirmBy } from '../../lib/confirmed-fetch';
import { field } from '../../lib/form';
import { ProblemNote, Waiting } from '../../ui/states';

/** Asks who is at the screen before a weighty act; what was to be done goes on from there. */
export function ConfirmDialog() {
  const [isOpen, setOpen] = useState(false);
  const decide = useRef<((isConfirmed: boolean) => void) | null>(null);
  useEffect(
    () =>
      confirmBy(() => {
        setOpen(true);
        return new Promise((resolve) => (decide.current = resolve));
      }),
    [],
  );
  const close = (isConfirmed: boolean) => {
    setOpen(false);
    decide.current?.(isConfirmed);
    decide.current = null;
  };
  return (
    <Modal
      opened={isOpen}
      onClose={() => close(false)}
      title="Confirm that it is you"
      closeButtonProps={{ 'aria-label': 'Close without confirming' }}
      zIndex={900}
    >
      {isOpen && <Proofs onDone={() => close(true)} onGiveUp={() => close(false)} />}
    </Modal>
  );
}

interface ProofsProps {
  readonly onDone: () => void;
  readonly onGiveUp: () => void;
}

function Proofs({ onDone, onGiveUp }: ProofsProps) {
  const ways = useQuery({
    queryKey: ['confirmation-ways'],
    queryFn: () => answerOf(api.GET('/api/v1/sessions/current/confirmation')),
  });
  const byPassword = useMutation({
    mutationFn: (body: { password: string; code?: string }) =>
      answerOf(api.POST('/api/v1/sessions/current/confirmation', { body })),
    onSuccess: onDone,
  });
  const byPasskey = useMutation({ mutationFn: provePasskey, onSuccess: onDone });
  if (ways.isPending) return <Waiting rows={3} />;
  if (ways.isError) return <ProblemNote error={ways.error} />;
  const { factors } = ways.data;
  const needsCode = factors.includes('totp');
  // With passkeys alone, the password would not be enough.
  const takesPassword = needsCode || factors.length === 0;
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = field(form, 'confirm-password');
    const code = field(form, 'confirm-code').replace(/\s/g, '');
    byPassword.mutate(needsCode ? { password, code } : { password });
  };
  const error = byPassword.error ?? byPasskey.error;
  return (
    <form onSubmit={submit}>
      <p>You signed in a while ago. What you were doing goes on as soon as you have confirmed.</p>
      {takesPassword && (
        <PasswordInput
          label="Password"
          name="confirm-password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          data-autofocus
        />
      )}
      {needsCode && (
        <TextInput
          label="Code of your authenticator app"
          name="confirm-code"
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          mt="sm"
        />
      )}
      {error !== null && <ProblemNote error={error} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onGiveUp}>
          Not now
        </Button>
        {factors.includes('passkey') && (
          <Button
            variant={takesPassword ? 'default' : 'filled'}
            data-autofocus={takesPassword ? undefined : true}
            loading={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            Use a passkey
          </Button>
        )}
        {takesPassword && (
          <Button type="submit" loading={byPassword.isPending}>
            Confirm
          </Button>
        )}
      </Group>
    </form>
  );
}

async function provePasskey(): Promise<void> {
  const asked = await answerOf(api.POST('/api/v1/sessions/current/confirmation/passkey/options'));
  const optionsJSON = asked.options as unknown;
  const response = await startAuthentication({
    optionsJSON: optionsJSON as PublicKeyCredentialRequestOptionsJSON,
  });
  await answerOf(
    api.POST('/api/v1/sessions/current/confirmation/passkey', {
      body: { response: { ...response } },
    }),
  );
}
