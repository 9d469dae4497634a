import { Button, Group, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { PersonChange } from '../../api/types';
import { field } from '../../lib/form';
import { roleNames } from '../../shell/roles';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { ProblemNote } from '../../ui/states';
import { useUnits } from '../agency/agency';
import { InvitationLink } from './invitation-link';
import { useApproving, useRefusing, useWithdrawing } from './people-api';
import { useMay, useSession } from './session';

/** What was prepared, in words. */
export const CHANGE_WORDS: Readonly<Record<PersonChange['kind'], string>> = {
  invitation: 'An account',
  roles: 'Other roles',
  enabling: 'An account that works again',
};

/** One thing that waits for somebody else’s decision, and the decision. */
export function WaitingChange({ change }: { readonly change: PersonChange }) {
  const units = useUnits();
  const unitName = (id: string | null) =>
    id === null ? '' : ` (${units.data?.items.find((unit) => unit.id === id)?.name ?? '…'})`;
  return (
    <>
      <Facts
        of={[
          ['Asked for', CHANGE_WORDS[change.kind]],
          [
            'Roles from then on',
            change.roles.length === 0
              ? 'None'
              : change.roles.map(({ role, unitId, validUntil }) => (
                  <div key={`${role}${unitId ?? ''}`}>
                    {roleNames([{ role }])}
                    {unitName(unitId)}
                    {validUntil !== null && (
                      <>
                        , until <Moment at={validUntil} />
                      </>
                    )}
                  </div>
                )),
          ],
          ['Why', change.reason],
          [
            'Prepared',
            <>
              {change.preparedBy.name}, <Moment at={change.preparedAt} />
            </>,
          ],
        ]}
      />
      <Decision change={change} />
    </>
  );
}

function Decision({ change }: { readonly change: PersonChange }) {
  const me = useSession().person.id;
  const [mayApprove, mayManage] = [useMay('person.approve'), useMay('person.manage')];
  const isMine = change.preparedBy.id === me;
  const isAboutMe = change.person.id === me;
  if (mayApprove && !isMine && !isAboutMe) return <Deciding change={change} />;
  return (
    <>
      <p>{whoDecides(isMine, isAboutMe)}</p>
      {mayManage && <TakingBack id={change.id} />}
    </>
  );
}

function whoDecides(isMine: boolean, isAboutMe: boolean): string {
  if (isMine) return 'You prepared this, so somebody else decides.';
  return isAboutMe ? 'It is about you, so others decide.' : 'Whoever may approve decides.';
}

function Deciding({ change: { id } }: { readonly change: PersonChange }) {
  const { approving, refresh } = useApproving();
  const refusing = useRefusing();
  const [isRefusing, setRefusing] = useState(false);
  const refuse = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    refusing.mutate({ id, reason: field(new FormData(event.currentTarget), 'reason') });
  };
  const invitation = approving.data?.invitation ?? null;
  if (invitation !== null) {
    return <InvitationLink invitation={invitation} onDone={() => void refresh()} />;
  }
  const error = approving.error ?? refusing.error;
  return (
    <>
      {isRefusing ? (
        <form onSubmit={refuse}>
          <TextInput
            label="Why not"
            name="reason"
            maxLength={1000}
            required
            withAsterisk={false}
            autoFocus
          />
          <Group mt="sm">
            <Button type="submit" color="red" loading={refusing.isPending}>
              Refuse it
            </Button>
            <Button variant="default" onClick={() => setRefusing(false)}>
              Back
            </Button>
          </Group>
        </form>
      ) : (
        <Group mt="sm">
          <Button loading={approving.isPending} onClick={() => approving.mutate(id)}>
            Approve
          </Button>
          <Button variant="default" onClick={() => setRefusing(true)}>
            Refuse…
          </Button>
        </Group>
      )}
      {error !== null && <ProblemNote error={error} />}
    </>
  );
}

function TakingBack({ id }: { readonly id: string }) {
  const withdrawing = useWithdrawing();
  return (
    <>
      <Button
        variant="default"
        loading={withdrawing.isPending}
        onClick={() => withdrawing.mutate(id)}
      >
        Take it back
      </Button>
      {withdrawing.error !== null && <ProblemNote error={withdrawing.error} />}
    </>
  );
}
