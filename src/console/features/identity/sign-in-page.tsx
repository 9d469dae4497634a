import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { answerOf, api } from '../../api/client';
import { SESSION_KEY } from '../../api/query-client';
import { field } from '../../lib/form';
import { Go } from '../../shell/go';
import { ProblemNote } from '../../ui/states';
import { DemoAccounts } from './demo-accounts';
import { Threshold } from './threshold';
import { useCurrentSession } from './session';

const route = getRouteApi('/sign-in');

/** The door. Afterwards the person lands where they were going. */
export function SignInPage() {
  const { next } = route.useSearch();
  const session = useCurrentSession();
  const signIn = useSignIn();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ username: field(form, 'username').trim(), password: field(form, 'password') });
  };
  if (session.data) return <Go to={next ?? '/'} />;
  return (
    <Threshold title="Sign in" lead="Review, draw and prove, on the record.">
      <form onSubmit={submit}>
        <TextInput
          label="User name"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          required
          withAsterisk={false}
          size="md"
          data-autofocus
          autoFocus
        />
        <PasswordInput
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
          mt="sm"
        />
        {signIn.error !== null && (
          <div style={{ marginTop: 16 }}>
            <ProblemNote error={signIn.error} />
          </div>
        )}
        <Button type="submit" size="md" fullWidth mt="lg" loading={signIn.isPending}>
          Sign in
        </Button>
      </form>
      <DemoAccounts onChoose={({ username, password }) => signIn.mutate({ username, password })} />
    </Threshold>
  );
}

function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (typed: { username: string; password: string }) => {
      const { digest: notice } = await answerOf(api.GET('/api/v1/sign-in/notice'));
      return answerOf(api.POST('/api/v1/sign-in', { body: { ...typed, notice } }));
    },
    onSuccess: () => queries.refetchQueries({ queryKey: SESSION_KEY }),
  });
}
