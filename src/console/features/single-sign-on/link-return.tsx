import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import { Go } from '../../shell/go';
import { ProblemNote, Waiting } from '../../ui/states';
import { Threshold } from '../identity/threshold';
import type { Returned } from './returned';
import { type ReturnProps, useCompletion } from './use-completion';

/** Links the own account with the one that the provider vouches for. */
export function LinkReturn({ returned }: ReturnProps) {
  const { error, isSuccess } = useCompletion(returned, post);
  if (isSuccess) return <Go to="/account" />;
  return (
    <Threshold title="Link your account" lead="You come from your agency’s identity provider.">
      {error === null && <Waiting label="Linking your account" rows={3} />}
      {error !== null && (
        <>
          <ProblemNote error={error} />
          <Anchor component={Link} to="/account" mt="md" display="inline-block">
            Back to my account
          </Anchor>
        </>
      )}
    </Threshold>
  );
}

function post(provider: string, body: Returned) {
  return answerOf(
    api.POST('/api/v1/single-sign-on/{provider}/link/completion', {
      params: { path: { provider } },
      body,
    }),
  );
}
