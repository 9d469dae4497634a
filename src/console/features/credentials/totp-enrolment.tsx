import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { field } from '../../lib/form';
import { Copyable } from '../../ui/copyable';
import { ProblemNote, Waiting } from '../../ui/states';
import type { EnrolmentWay } from './api';
import { CodeField } from './code-field';
import styles from './credentials.module.css';
import { QrCode } from './qr-code';

interface TotpEnrolmentProps<Enrolled> {
  readonly way: EnrolmentWay<Enrolled>;
  readonly name: string;
  readonly onEnrolled: (enrolled: Enrolled) => void;
}

/** Sets an authenticator app up: scan or type the secret, then enter what the app shows. */
export function TotpEnrolment<Enrolled>({ way, name, onEnrolled }: TotpEnrolmentProps<Enrolled>) {
  // Never kept: the secret is for this page alone, and asking again makes a new one.
  const secret = useQuery({
    queryKey: ['totp-enrolment'],
    queryFn: way.beginTotp,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: (code: string) => way.confirmTotp(code, name),
    onSuccess: onEnrolled,
  });
  if (secret.isPending) return <Waiting rows={4} label="Making a secret" />;
  if (secret.error !== null) {
    return <ProblemNote error={secret.error} onRetry={() => void secret.refetch()} />;
  }
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(field(new FormData(event.currentTarget), 'code').trim());
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p className={styles.words}>
        Scan this with an authenticator app on your phone, such as the one your agency uses.
      </p>
      <QrCode text={secret.data.uri} label="QR code that sets up the authenticator app" />
      <p className={styles.secret}>
        <span className={styles.words}>Cannot scan? Type this secret into the app:</span>
        <Copyable value={inGroups(secret.data.secret)} what="the secret" />
      </p>
      <CodeField autoFocus />
      {confirm.error !== null && <ProblemNote error={confirm.error} />}
      <Button type="submit" size="md" fullWidth loading={confirm.isPending}>
        Confirm the app
      </Button>
    </form>
  );
}

/** Groups of four, as people read such things out; apps take the spaces. */
function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
