import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type { SignInProgress } from '../../api/types';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { secondStep } from './api';
import { CodeField } from './code-field';
import styles from './credentials.module.css';

type Factor = SignInProgress['factors'][number];

const OFFERS: Readonly<Record<Factor, string>> = {
  passkey: 'Use a passkey',
  totp: 'Use a code from an app',
  'recovery-code': 'Use a recovery code',
};
const ORDER: readonly Factor[] = ['totp', 'passkey', 'recovery-code'];

interface SecondFactorStepProps {
  /** What this person has. */
  readonly factors: readonly Factor[];
  readonly onProgress: (progress: SignInProgress) => void;
}

/** The step of a sign-in in which somebody proves a second factor, in the way they choose. */
export function SecondFactorStep({ factors, onProgress }: SecondFactorStepProps) {
  const offered = ORDER.filter((factor) => factors.includes(factor));
  const [chosen, setChosen] = useState<Factor>(offered[0] ?? 'totp');
  const step = useMutation({
    mutationFn: (typed: string) =>
      chosen === 'passkey'
        ? secondStep.passkey()
        : chosen === 'totp'
          ? secondStep.totp(typed)
          : secondStep.recoveryCode(typed),
    onSuccess: onProgress,
  });
  const choose = (factor: Factor) => {
    step.reset();
    setChosen(factor);
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    step.mutate(field(new FormData(event.currentTarget), 'code').trim());
  };
  return (
    <div className={styles.form}>
      <form onSubmit={submit} className={styles.form}>
        <Proof key={chosen} factor={chosen} />
        {step.error !== null && <ProblemNote error={step.error} />}
        <Button
          type="submit"
          size="md"
          fullWidth
          loading={step.isPending}
          autoFocus={chosen === 'passkey'}
        >
          {chosen === 'passkey' ? 'Use the passkey' : 'Go on'}
        </Button>
      </form>
      <div className={styles.others}>
        {offered
          .filter((factor) => factor !== chosen)
          .map((factor) => (
            <Button key={factor} variant="subtle" size="xs" onClick={() => choose(factor)}>
              {OFFERS[factor]}
            </Button>
          ))}
      </div>
    </div>
  );
}

function Proof({ factor }: { readonly factor: Factor }) {
  if (factor === 'totp') return <CodeField autoFocus />;
  if (factor === 'recovery-code') {
    return (
      <TextInput
        label="Recovery code"
        description="One of the ten that you were given; each works once."
        name="code"
        size="md"
        required
        withAsterisk={false}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        autoFocus
      />
    );
  }
  return (
    <p className={styles.words}>
      Your browser will ask for your security key, or for your finger, face or PIN.
    </p>
  );
}
