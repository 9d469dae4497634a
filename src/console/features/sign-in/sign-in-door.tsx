import { useState } from 'react';
import { ProblemNote } from '../../ui/states';
import { DemoAccounts } from '../identity/demo-accounts';
import { useCurrentSession } from '../identity/session';
import { useSignIn } from '../identity/sign-in';
import { SignInPage } from '../identity/sign-in-page';
import { Threshold } from '../identity/threshold';
import { NoticeStep } from './notice-step';

/** The notice first, and nothing else until it is acknowledged; then the sign-in. */
export function SignInDoor() {
  const session = useCurrentSession();
  const { demo } = useSignIn();
  const [hasAgreed, setHasAgreed] = useState(false);
  if (hasAgreed || session.data) return <SignInPage />;
  return (
    <Threshold title="Before you sign in" lead="Read this. It is on record that you did.">
      <NoticeStep onAcknowledge={() => setHasAgreed(true)} />
      {demo.error !== null && <ProblemNote error={demo.error} />}
      <DemoAccounts
        title="This is the demo: agree, and come in as"
        onChoose={({ username }) => demo.mutate(username)}
      />
    </Threshold>
  );
}
