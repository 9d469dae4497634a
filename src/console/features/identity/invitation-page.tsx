import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { api, doneBy } from '../../api/client';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { Threshold } from './threshold';

const route = getRouteApi('/invitation');

/** An invited person chooses a password through the link that the administrator handed over. */
export function InvitationPage() {
  const { token } = route.useSearch();
  const accept = useAcceptance(token ?? '');
  const [mismatch, setMismatch] = useState(false);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isSame = field(form, 'password') === field(form, 'again');
    setMismatch(!isSame);
    if (isSame) accept.mutate(field(form, 'password'));
  };
  if (token === undefined) {
    return (
      <Threshold
        title="This link is incomplete"
        lead="Open the whole link that you were given, or ask your administrator for a new one."
      >
        <Link to="/sign-in">Go to the sign-in page</Link>
      </Threshold>
    );
  }
  const common = { autoComplete: 'new-password', required: true, withAsterisk: false, mt: 'sm' };
  return (
    <Threshold title="Welcome" lead="Choose a password. From then on you sign in with it.">
      <form onSubmit={submit}>
        <PasswordInput
          label="Password"
          description="At least 12 characters; a few words in a row are good."
          name="password"
          minLength={12}
          {...common}
        />
        <PasswordInput
          label="The same again"
          name="again"
          error={mismatch ? 'The two passwords differ. Type them once more.' : null}
          {...common}
        />
        {accept.error !== null && (
          <div style={{ marginTop: 16 }}>
            <ProblemNote error={accept.error} />
          </div>
        )}
        <Button type="submit" fullWidth size="md" mt="lg" loading={accept.isPending}>
          Set the password
        </Button>
      </form>
    </Threshold>
  );
}

function useAcceptance(token: string) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (password: string) =>
      doneBy(api.POST('/api/v1/invitations/acceptance', { body: { token, password } })),
    onSuccess: () => navigate({ to: '/sign-in' }),
  });
}
