import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client';
import type { SingleSignOnTrial } from '../../api/types';
import { Facts } from '../../ui/facts';
import { ProblemNote, Waiting } from '../../ui/states';
import { Status } from '../../ui/status';
import { Threshold } from '../identity/threshold';
import type { Returned } from './returned';
import { type ReturnProps, useCompletion } from './use-completion';
import { listed } from './words';

/** Shows an administrator what a provider said, and whether it would have been enough. */
export function TrialReturn({ returned }: ReturnProps) {
  const { error, data } = useCompletion(returned, post);
  return (
    <Threshold title="Trial" lead="What the identity provider said of you. Nothing was changed.">
      {error !== null && <ProblemNote error={error} />}
      {error === null && data === undefined && <Waiting label="Asking the provider" rows={5} />}
      {data !== undefined && <Said trial={data} />}
      {(data !== undefined || error !== null) && (
        <Anchor component={Link} to="/single-sign-on" mt="md" display="inline-block">
          Back to single sign-on
        </Anchor>
      )}
    </Threshold>
  );
}

function Said({ trial }: { readonly trial: SingleSignOnTrial }) {
  const { isAssured, acr, amr, groups, saysWhenProved, namesItsSession } = trial;
  return (
    <Facts
      of={[
        [
          'Second factor',
          isAssured ? (
            <Status tone="good">Proved: this opens</Status>
          ) : (
            <Status tone="bad">Not proved: this would not open</Status>
          ),
        ],
        ['Level (acr)', acr ?? 'None'],
        ['Methods (amr)', listed(amr, 'None')],
        ['Groups', listed(groups, 'None')],
        [
          'Says when you proved it',
          saysWhenProved ? 'Yes' : 'No: weighty acts cannot be confirmed through it',
        ],
        [
          'Names its session',
          namesItsSession ? 'Yes' : 'No: a logout there ends all sessions here',
        ],
      ]}
    />
  );
}

function post(provider: string, body: Returned) {
  return answerOf(
    api.POST('/api/v1/single-sign-on/{provider}/test/completion', {
      params: { path: { provider } },
      body,
    }),
  );
}
