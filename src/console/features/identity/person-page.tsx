import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PersonOnRecord } from '../../api/types';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { ResetSecondFactors } from '../credentials/reset-second-factors';
import { PersonnelPanel } from '../personnel/personnel-panel';
import { ChangeRolesDialog } from './change-roles-dialog';
import { DisableDialog } from './disable-dialog';
import { GivenRoles } from './given-roles';
import { InvitationLink } from './invitation-link';
import { PersonState } from './person-state';
import { personById, useRenewing } from './people-api';
import { useMay, useSession } from './session';
import { WaitingChange } from './waiting-change';

const route = getRouteApi('/app/people/$personId');

/** All that is on record about one account, and what may be done about it. */
export function PersonPage() {
  const { personId } = route.useParams();
  const person = useQuery(personById(personId));
  const back = <Link to="/people">People</Link>;
  if (person.data === undefined) {
    return (
      <Page title="Account" back={back}>
        {person.error === null ? (
          <Waiting rows={8} label="Loading the account" />
        ) : (
          <ProblemNote error={person.error} onRetry={() => void person.refetch()} />
        )}
      </Page>
    );
  }
  return <PersonView key={personId} person={person.data} />;
}

function PersonView({ person }: { readonly person: PersonOnRecord }) {
  const seesPersonnel = useMay('personnel.read');
  const waiting = person.changes.find(({ state }) => state === 'prepared');
  return (
    <Page
      title={person.displayName}
      back={<Link to="/people">People</Link>}
      lead={person.username}
      actions={<Acts person={person} isFree={waiting === undefined} />}
    >
      {waiting !== undefined && (
        <Panel title="Waits for approval">
          <WaitingChange change={waiting} />
        </Panel>
      )}
      <Panel title="Account">
        <AccountFacts person={person} />
      </Panel>
      {person.state === 'invited' && <InvitationPanel id={person.id} />}
      {seesPersonnel && <PersonnelPanel personId={person.id} />}
      <Panel title="Roles, all there ever were" flush>
        <GivenRoles grants={person.grants} />
      </Panel>
    </Page>
  );
}

function AccountFacts({ person }: { readonly person: PersonOnRecord }) {
  const { expiresAt, lockedAt, disabledAt, disabledReason, createdAt } = person;
  return (
    <Facts
      of={[
        ['State', <PersonState person={person} />],
        ['Since', <Moment at={createdAt} />],
        ['Ends by itself', expiresAt === null ? null : <Moment at={expiresAt} />],
        ['Locked since', lockedAt === null ? null : <Moment at={lockedAt} />],
        ['Disabled', disabledAt === null ? null : <Moment at={disabledAt} />],
        ['Why', disabledReason],
      ]}
    />
  );
}

interface ActsProps {
  readonly person: PersonOnRecord;
  /** Whether nothing waits that would have to be decided first. */
  readonly isFree: boolean;
}

function Acts({ person, isFree }: ActsProps) {
  const me = useSession().person.id;
  const [mayManage, mayDisable] = [useMay('person.manage'), useMay('person.disable')];
  const [isChanging, changing] = useDisclosure(false);
  const [isDisabling, disabling] = useDisclosure(false);
  const isGone = person.state === 'disabled' || person.state === 'withdrawn';
  const canChange = mayManage && isFree && person.id !== me && person.state !== 'awaiting';
  return (
    <Group gap="sm">
      {canChange && (
        <Button variant="default" onClick={changing.open} aria-haspopup="dialog">
          {isGone ? 'Let in again…' : 'Change the roles…'}
        </Button>
      )}
      {mayManage && person.state === 'active' && person.id !== me && (
        <ResetSecondFactors personId={person.id} name={person.displayName} />
      )}
      {mayDisable && !isGone && (
        <Button color="red" variant="light" onClick={disabling.open} aria-haspopup="dialog">
          Disable…
        </Button>
      )}
      <ChangeRolesDialog person={person} isOpen={isChanging} onClose={changing.close} />
      <DisableDialog person={person} isOpen={isDisabling} onClose={disabling.close} />
    </Group>
  );
}

function InvitationPanel({ id }: { readonly id: string }) {
  const mayManage = useMay('person.manage');
  const renewing = useRenewing(id);
  if (!mayManage) return null;
  return (
    <Panel title="Invitation" note="Nobody has come in by it yet.">
      {renewing.data === undefined ? (
        <Button
          variant="default"
          loading={renewing.isPending}
          onClick={() => renewing.mutate(undefined)}
        >
          Make a new link
        </Button>
      ) : (
        <InvitationLink invitation={renewing.data} onDone={() => renewing.reset()} />
      )}
      {renewing.error !== null && <ProblemNote error={renewing.error} />}
    </Panel>
  );
}
