import { Button, Group, PasswordInput, TextInput } from '@mantine/core';
import {
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { answerOf, api } from '../../api/client';
import { field } from '../../lib/form';
import { ProblemNote, Waiting } from '../../ui/states';
import { CONFIRMATION_WAYS } from './api';

interface ProofsProps {
  /** What is on the button. */
  readonly confirms: string;
  readonly givesUp: string;
  readonly onDone: () => void;
  readonly onGiveUp: () => void;
}

/** Asks whoever is at the screen to prove that it is the person who signed in. */
export function Proofs({ confirms, givesUp, onDone, onGiveUp }: ProofsProps) {
  const ways = useQuery(CONFIRMATION_WAYS);
  const byPassword = useMutation({
    mutationFn: (body: { password: string; code?: string }) =>
      answerOf(api.POST('/api/v1/sessions/current/confirmation', { body })),
    onSuccess: onDone,
  });
  const byPasskey = useMutation({ mutationFn: provePasskey, onSuccess: onDone });
  const form = useRef<HTMLFormElement>(null);
  useEffect(
    () => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(),
    [ways.isSuccess],
  );
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
    <form ref={form} onSubmit={submit}>
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
          {givesUp}
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
            {confirms}
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
