import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, doneBy } from '../../api/client';
import { Copyable } from '../../ui/copyable';
import { Moment } from '../../ui/moment';
import { ReasonDialog } from './reason-dialog';
import styles from './sign-in-parts.module.css';

interface Person {
  readonly personId: string;
  readonly name: string;
}

/** For an administrator: opens an account that failed attempts have locked. */
export function ReleaseAccount({ personId, name }: Person) {
  const queries = useQueryClient();
  const release = useMutation({
    mutationFn: (reason: string) =>
      doneBy(
        api.POST('/api/v1/people/{id}/release', {
          params: { path: { id: personId } },
          body: { reason },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <ReasonDialog
      act="Release"
      title={`Release the account of ${name}`}
      words={`Too many failed attempts have locked this account. Make sure that it is ${name} who asks; otherwise somebody else may be guessing.`}
      error={release.error}
      isPending={release.isPending}
      onReason={(reason, close) => release.mutate(reason, { onSuccess: close })}
    />
  );
}

/** For an administrator: makes a one-time link by which somebody chooses a new password. */
export function PasswordResetLink({ personId, name }: Person) {
  const issue = useMutation({
    mutationFn: (reason: string) =>
      answerOf(
        api.POST('/api/v1/people/{id}/password-reset', {
          params: { path: { id: personId } },
          body: { reason },
        }),
      ),
  });
  return (
    <ReasonDialog
      act="Make a reset link"
      title={`A new password for ${name}`}
      words={`The link works once and for fifteen minutes. Hand it to ${name} and nobody else: you do not learn the password, and the second factor stays.`}
      error={issue.error}
      isPending={issue.isPending}
      onReason={(reason) => issue.mutate(reason)}
      onClosed={() => issue.reset()}
    >
      {issue.data === undefined ? undefined : (
        <div className={styles.form}>
          <p className={styles.words}>
            Shown this once; good until <Moment at={issue.data.expiresAt} />.
          </p>
          <Copyable value={issue.data.link} what="the link" />
        </div>
      )}
    </ReasonDialog>
  );
}

/** For an administrator: asks for a new password where the present one may have become known. */
export function DemandNewPassword({ personId, name }: Person) {
  const demand = useMutation({
    mutationFn: (reason: string) =>
      doneBy(
        api.POST('/api/v1/people/{id}/password-change', {
          params: { path: { id: personId } },
          body: { reason },
        }),
      ),
    onSuccess: () =>
      notifications.show({
        title: 'New password asked for',
        message: `The sessions of ${name} have ended; the next sign-in asks for a new password.`,
        withBorder: true,
      }),
  });
  return (
    <ReasonDialog
      act="Ask for a new password"
      title={`Ask ${name} for a new password`}
      words="For a password that somebody else may know. All sessions end now, and the next sign-in asks for a new password after the second factor."
      error={demand.error}
      isPending={demand.isPending}
      onReason={(reason, close) => demand.mutate(reason, { onSuccess: close })}
    />
  );
}
