import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ProblemNote } from '../../ui/states';
import { useSession } from '../identity/session';
import { type Decision, useDecision } from './api';

interface DecideProps {
  readonly act: 'expunctions' | 'prunings';
  readonly request: { readonly id: string; readonly state: string; readonly requestedBy: string };
  /** What approving does, to be read before the second click. */
  readonly warning: string;
}

/** Approve or withdraw. Approving cannot be undone, so it asks once more. */
export function Decide({ act, request, warning }: DecideProps) {
  const { person } = useSession();
  const decision = useDecision(act, request.id);
  const [isSure, setSure] = useState(false);
  if (request.state !== 'requested') return null;
  const isOwn = request.requestedBy === `person:${person.id}`;
  const decide = (wanted: Decision) => decision.mutate(wanted);
  return (
    <>
      {isOwn && <p>You asked for this, so another person has to approve it.</p>}
      {isSure && <p>{warning}</p>}
      {decision.error !== null && <ProblemNote error={decision.error} />}
      <Group gap={10} mt={10}>
        {!isOwn && !isSure && <Button onClick={() => setSure(true)}>Approve…</Button>}
        {isSure && (
          <Button
            color="red"
            variant="light"
            onClick={() => decide('approval')}
            loading={decision.isPending}
            autoFocus
          >
            Approve for good
          </Button>
        )}
        <Button variant="default" onClick={() => decide('withdrawal')} loading={decision.isPending}>
          Withdraw
        </Button>
      </Group>
    </>
  );
}
