import { useState } from 'react';
import { useCurrentSession } from '../identity/session';
import { SignInPage } from '../identity/sign-in-page';
import { Threshold } from '../identity/threshold';
import { NoticeStep } from './notice-step';

/** The notice first, and nothing else until it is acknowledged; then the sign-in. */
export function SignInDoor() {
  const session = useCurrentSession();
  const [hasAgreed, setHasAgreed] = useState(false);
  if (hasAgreed || session.data) return <SignInPage />;
  return (
    <Threshold title="Before you sign in" lead="Read this. It is on record that you did.">
      <NoticeStep onAcknowledge={() => setHasAgreed(true)} />
    </Threshold>
  );
}
