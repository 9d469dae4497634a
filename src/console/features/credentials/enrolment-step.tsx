import { useState } from 'react';
import type { SignInProgress } from '../../api/types';
import { onTheWayIn } from './api';
import { Enrolment } from './enrolment';
import { RecoveryCodes } from './recovery-codes';

interface EnrolmentStepProps {
  /** Called once the recovery codes, which are shown this once, are kept. */
  readonly onProgress: (progress: SignInProgress) => void;
}

/** The step of a sign-in in which somebody without a second factor sets one up. */
export function EnrolmentStep({ onProgress }: EnrolmentStepProps) {
  const [enrolled, setEnrolled] = useState<SignInProgress | null>(null);
  if (enrolled?.recoveryCodes !== undefined) {
    return <RecoveryCodes codes={enrolled.recoveryCodes} onKept={() => onProgress(enrolled)} />;
  }
  return <Enrolment way={onTheWayIn} onEnrolled={setEnrolled} />;
}
