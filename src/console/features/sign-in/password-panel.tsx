import { PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api, doneBy } from '../../api/client';
import { field } from '../../lib/form';
import { Panel } from '../../ui/panel';
import { NewPasswordForm } from './new-password-form';

/** One's own password: changed with the present one, which ends every other session. */
export function PasswordPanel() {
  const [round, setRound] = useState(0);
  const change = useMutation({
    mutationFn: (body: { current: string; password: string }) =>
      doneBy(api.POST('/api/v1/people/me/password', { body })),
    onSuccess: () => {
      setRound((before) => before + 1);
      notifications.show({
        title: 'Password changed',
        message: 'Your other sessions have ended.',
        withBorder: true,
      });
    },
  });
  return (
    <Panel
      title="Password"
      note="Changing it signs you out everywhere else. Nobody but you knows it, administrators neither."
    >
      <NewPasswordForm
        key={round}
        label="Change the password"
        error={change.error}
        isPending={change.isPending}
        onChosen={(password, form) => change.mutate({ current: field(form, 'current'), password })}
      >
        <PasswordInput
          label="Present password"
          name="current"
          autoComplete="current-password"
          required
          withAsterisk={false}
        />
      </NewPasswordForm>
    </Panel>
  );
}
