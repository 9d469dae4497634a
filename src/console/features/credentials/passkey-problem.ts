import { Problem } from '../../lib/problem';

const SAYS: Readonly<Record<string, readonly [says: string, mend: string]>> = {
  NotAllowedError: [
    'The passkey was not used.',
    'You may have cancelled, or it took too long. Try again, and confirm when you are asked.',
  ],
  AbortError: ['The passkey was not used.', 'Try again, and confirm when you are asked.'],
  InvalidStateError: [
    'This device is enrolled already.',
    'Use another device, or go on with this one.',
  ],
  SecurityError: [
    'This browser gives passkeys only to addresses with a name and a secure connection.',
    'Ask your administrator for the address to open, or use an authenticator app instead.',
  ],
  NotSupportedError: [
    'This device cannot make a passkey of the kind that is needed.',
    'Use another device, a security key, or an authenticator app.',
  ],
};

/** What a browser says about a passkey, for the person in front of it. */
export function passkeyProblem(error: unknown): Problem {
  const name = error instanceof Error ? error.name : '';
  const [says, mend] = SAYS[name] ?? [
    'The passkey did not work in this browser.',
    'Try again, or use an authenticator app instead.',
  ];
  return new Problem(0, 'passkey', says, mend, null);
}
