import { Anchor, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { SESSION_KEY } from '../../api/query-client';
import { asProblem } from '../../lib/problem';
import { openScreen } from '../../lib/screen-lock';
import { Go } from '../../shell/go';
import { ProblemNote, Waiting } from '../../ui/states';
import { Threshold } from '../identity/threshold';
import { NoticeStep } from '../sign-in/notice-step';
import type { Returned } from './returned';
import { type ReturnProps, useCompletion } from './use-completion';

/** Lets somebody in: posts what came, then shows the notice. */
export function SignInReturn({ returned }: ReturnProps) {
  const queries = useQueryClient();
  const complete = useCompletion(returned, post);
  const acknowledge = useMutation({
    mutationFn: (digest: string) =>
      answerOf(api.POST('/api/v1/sign-in/notice', { body: { digest } })),
    onSuccess: () => {
      // What was locked here was another session.
      openScreen();
      return queries.refetchQueries({ queryKey: SESSION_KEY });
    },
  });
  if (acknowledge.isSuccess) return <Go to="/" />;
  const error = complete.error ?? acknowledge.error;
  return (
    <Threshold title="Sign in" lead="You come from your agency’s identity provider.">
      {error !== null && <Failed error={error} />}
      {error === null && !complete.isSuccess && <Waiting label="Asking who you are" rows={3} />}
      {error === null && complete.isSuccess && (
        <NoticeStep onAcknowledge={(digest) => acknowledge.mutate(digest)} />
      )}
    </Threshold>
  );
}

function Failed({ error }: { readonly error: unknown }) {
  const { number } = asProblem(error).facts;
  return (
    <>
      <ProblemNote error={error} />
      {typeof number === 'string' && (
        <Text mt="md">
          Your number is <strong>{number}</strong>. It holds for seven days.
        </Text>
      )}
      <Anchor component={Link} to="/sign-in" mt="md" display="inline-block">
        Back to the sign-in page
      </Anchor>
    </>
  );
}

function post(provider: string, body: Returned) {
  return answerOf(
    api.POST('/api/v1/single-sign-on/{provider}/completion', {
      params: { path: { provider } },
      body,
    }),
  );
}
