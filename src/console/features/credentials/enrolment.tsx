import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { Button, SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../ui/states';
import type { EnrolmentWay } from './api';
import styles from './credentials.module.css';
import { TotpEnrolment } from './totp-enrolment';

interface EnrolmentProps<Enrolled> {
  readonly way: EnrolmentWay<Enrolled>;
  /** What the new factor is called. */
  readonly names?: { readonly totp: string; readonly passkey: string };
  readonly onEnrolled: (enrolled: Enrolled) => void;
}

const NAMES = { totp: 'Authenticator app', passkey: 'Passkey' };
type Kind = keyof typeof NAMES;

/** Sets up a second factor of either kind. */
export function Enrolment<Enrolled>({ way, names = NAMES, onEnrolled }: EnrolmentProps<Enrolled>) {
  const canPasskey = browserSupportsWebAuthn();
  const [kind, setKind] = useState<Kind>('totp');
  return (
    <div className={styles.form}>
      {canPasskey && (
        <SegmentedControl
          fullWidth
          aria-label="What to set up"
          value={kind}
          onChange={(value) => setKind(value === 'passkey' ? 'passkey' : 'totp')}
          data={[
            { value: 'totp', label: 'Authenticator app' },
            { value: 'passkey', label: 'Passkey' },
          ]}
        />
      )}
      {kind === 'totp' ? (
        <TotpEnrolment way={way} name={names.totp} onEnrolled={onEnrolled} />
      ) : (
        <PasskeyEnrolment way={way} name={names.passkey} onEnrolled={onEnrolled} />
      )}
    </div>
  );
}

interface PasskeyEnrolmentProps<Enrolled> {
  readonly way: EnrolmentWay<Enrolled>;
  readonly name: string;
  readonly onEnrolled: (enrolled: Enrolled) => void;
}

function PasskeyEnrolment<Enrolled>({ way, name, onEnrolled }: PasskeyEnrolmentProps<Enrolled>) {
  const enrol = useMutation({ mutationFn: () => way.enrolPasskey(name), onSuccess: onEnrolled });
  return (
    <>
      <p className={styles.words}>
        A passkey is a security key, or this phone or computer itself. You confirm with your finger,
        your face or a PIN, and no page but this one can ask for it.
      </p>
      {enrol.error !== null && <ProblemNote error={enrol.error} />}
      <Button size="md" fullWidth loading={enrol.isPending} onClick={() => enrol.mutate()}>
        Set up a passkey
      </Button>
    </>
  );
}
