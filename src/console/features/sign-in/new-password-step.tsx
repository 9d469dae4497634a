import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { SignInProgress } from '../../api/types';
import { NewPasswordForm } from './new-password-form';

interface NewPasswordStepProps {
  readonly onProgress: (progress: SignInProgress) => void;
}

/** The step of a sign-in in which a password that may no longer be used is replaced. */
export function NewPasswordStep({ onProgress }: NewPasswordStepProps) {
  const step = useMutation({
    mutationFn: (password: string) =>
      answerOf(api.POST('/api/v1/sign-in/password', { body: { password } })),
    onSuccess: onProgress,
  });
  return (
    <NewPasswordForm
      label="Set the password and go on"
      error={step.error}
      isPending={step.isPending}
      onChosen={(password) => step.mutate(password)}
    />
  );
}
