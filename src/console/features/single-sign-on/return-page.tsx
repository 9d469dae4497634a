import { useState } from 'react';
import { ConfirmationReturn } from './confirmation-return';
import { LinkReturn } from './link-return';
import { type Purpose, purposeOf, takeReturned } from './returned';
import { SignInReturn } from './sign-in-return';
import { TrialReturn } from './trial-return';

const PARTS = {
  'sign-in': SignInReturn,
  confirmation: ConfirmationReturn,
  link: LinkReturn,
  test: TrialReturn,
} satisfies Record<Purpose, unknown>;

/** Where identity providers send people back to, whatever they went for. */
export function ReturnPage() {
  const [returned] = useState(takeReturned);
  const Part = PARTS[purposeOf(returned)];
  return <Part returned={returned} />;
}
