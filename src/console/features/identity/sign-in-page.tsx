import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { field } from '../../lib/form';
import { Go } from '../../shell/go';
import { ProblemNote } from '../../ui/states';
import { EnrolmentStep } from '../credentials/enrolment-step';
import { SecondFactorStep } from '../credentials/second-factor-step';
import { NewPasswordStep } from '../sign-in/new-password-step';
import { SingleSignOnButtons } from '../single-sign-on/single-sign-on-buttons';
import { DemoAccounts } from './demo-accounts';
import { Threshold } from './threshold';
import { useCurrentSession } from './session';
import { useSignIn } from './sign-in';

const route = getRouteApi('/sign-in');

/** The door. Afterwards the person lands where they were going. */
export function SignInPage() {
  const { next } = route.useSearch();
  const session = useCurrentSession();
  const signIn = useSignIn();
  const remaining = signIn.progress?.remaining ?? [];
  if (session.data) return <Go to={next ?? '/'} />;
  if (remaining.includes('enrolment')) {
    return (
      <Threshold
        title="Set up a second factor"
        lead="A password alone lets nobody in. Set up a second proof; from then on you use both."
      >
        <EnrolmentStep onProgress={signIn.goOn} />
        <StartAgain onClick={signIn.startAgain} />
      </Threshold>
    );
  }
  if (signIn.progress !== null && remaining.includes('second-factor')) {
    return (
      <Threshold title="Prove that it is you" lead="The password fits. Now your second factor.">
        <SecondFactorStep factors={signIn.progress.factors} onProgress={signIn.goOn} />
        <StartAgain onClick={signIn.startAgain} />
      </Threshold>
    );
  }
  if (remaining.includes('new-password')) {
    return (
      <Threshold
        title="Choose a new password"
        lead="The one that you have is known elsewhere, too old, or an administrator asks for another."
      >
        <NewPasswordStep onProgress={signIn.goOn} />
        <StartAgain onClick={signIn.startAgain} />
      </Threshold>
    );
  }
  return <PasswordStep {...signIn} />;
}

function PasswordStep({ begin, demo }: Pick<ReturnType<typeof useSignIn>, 'begin' | 'demo'>) {
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    begin.mutate({ username: field(form, 'username').trim(), password: field(form, 'password') });
  };
  const error = begin.error ?? demo.error;
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
        {error !== null && (
          <div style={{ marginTop: 16 }}>
            <ProblemNote error={error} />
          </div>
        )}
        <Button type="submit" size="md" fullWidth mt="lg" loading={begin.isPending}>
          Sign in
        </Button>
      </form>
      <SingleSignOnButtons />
      <DemoAccounts
        title="This is the demo: come in as"
        onChoose={({ username }) => demo.mutate(username)}
      />
    </Threshold>
  );
}

function StartAgain({ onClick }: { readonly onClick: () => void }) {
  return (
    <Button variant="subtle" size="xs" mt="md" onClick={onClick}>
      Sign in as somebody else
    </Button>
  );
}
