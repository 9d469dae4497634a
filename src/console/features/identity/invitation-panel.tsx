import { Button, Group } from '@mantine/core';
import type { PersonOnRecord } from '../../api/types';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { InvitationLink } from './invitation-link';
import { useRenewing, useWithdrawingInvitation } from './people-api';

/** An invitation that nobody has come in by yet: made anew, or withdrawn. */
export function InvitationPanel({ person: { id } }: { readonly person: PersonOnRecord }) {
  const renewing = useRenewing(id);
  const withdrawing = useWithdrawingInvitation(id);
  const error = renewing.error ?? withdrawing.error;
  return (
    <Panel
      title="Invitation"
      note="Nobody has come in by it yet. A new link makes the one before it worthless."
    >
      {renewing.data === undefined ? (
        <Group gap="sm">
          <Button
            size="xs"
            variant="default"
            loading={renewing.isPending}
            onClick={() => renewing.mutate(undefined)}
          >
            Make a new link
          </Button>
          <Button
            size="xs"
            variant="light"
            color="red"
            loading={withdrawing.isPending}
            onClick={() => withdrawing.mutate(undefined)}
          >
            Withdraw the invitation
          </Button>
        </Group>
      ) : (
        <InvitationLink invitation={renewing.data} onDone={() => renewing.reset()} />
      )}
      {error !== null && <ProblemNote error={error} />}
    </Panel>
  );
}
