import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api, doneBy } from '../../api/client';
import { Threshold } from '../identity/threshold';
import { NewPasswordForm } from './new-password-form';

const route = getRouteApi('/password-reset');

/** Whoever was given a reset link chooses a new password; the second factor stays as it is. */
export function PasswordResetPage() {
  const { token } = route.useSearch();
  const navigate = useNavigate();
  const reset = useMutation({
    mutationFn: (body: { token: string; password: string }) =>
      doneBy(api.POST('/api/v1/password-resets/use', { body })),
    onSuccess: () => navigate({ to: '/sign-in' }),
  });
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
  return (
    <Threshold
      title="Choose a new password"
      lead="Then sign in with it and with your second factor, which stays as it is."
    >
      <NewPasswordForm
        label="Set the password"
        error={reset.error}
        isPending={reset.isPending}
        onChosen={(password) => reset.mutate({ token, password })}
      />
    </Threshold>
  );
}
