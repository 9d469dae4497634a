import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client';
import { SESSION_KEY } from '../../api/query-client';
import type { SignInProgress } from '../../api/types';
import { Problem } from '../../lib/problem';
import { openScreen } from '../../lib/screen-lock';

interface Typed {
  readonly username: string;
  readonly password: string;
}

/** A sign-in from its first step to the session, as this page goes through it. */
export function useSignIn() {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<SignInProgress | null>(null);
  /** Takes note of how far it is; with nothing left, the session is open and the page goes on. */
  const goOn = async (reached: SignInProgress) => {
    setProgress(reached);
    if (reached.remaining.length > 0) return;
    // What was locked here was another session.
    openScreen();
    await queries.refetchQueries({ queryKey: SESSION_KEY });
  };
  const begin = useMutation({ mutationFn: beginSignIn, onSuccess: goOn });
  const demo = useMutation({ mutationFn: comeInAsDemo, onSuccess: goOn });
  const startAgain = () => {
    begin.reset();
    setProgress(null);
  };
  return {
    progress,
    begin,
    demo,
    goOn: (reached: SignInProgress) => void goOn(reached),
    startAgain,
  };
}

async function beginSignIn(typed: Typed): Promise<SignInProgress> {
  const { digest: notice } = await answerOf(api.GET('/api/v1/sign-in/notice'));
  return answerOf(api.POST('/api/v1/sign-in', { body: { ...typed, notice } }));
}

/** All steps in one press, for the accounts of the demo; what they need is asked for afresh. */
async function comeInAsDemo(username: string): Promise<SignInProgress> {
  const account = await demoAccount(username);
  const begun = await beginSignIn({ username, password: account.password });
  if (!begun.remaining.includes('second-factor') || account.code === null) return begun;
  if (account.codeInSeconds > 0) {
    throw new Problem(
      429,
      'demo.code-later',
      'All codes of this demo account that are good now were used by its visitors.',
      `Try again in ${String(account.codeInSeconds)} seconds.`,
      null,
    );
  }
  return answerOf(api.POST('/api/v1/sign-in/totp', { body: { code: account.code } }));
}

async function demoAccount(username: string) {
  const { demoAccounts } = await answerOf(api.GET('/api/v1/agency'));
  const account = demoAccounts?.find((one) => one.username === username);
  if (account === undefined) throw new Error(`The demo has no ${username}`);
  return account;
}
