import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PersonOnRecord } from '../../api/types';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { PersonAuthorizations } from '../authorizations/person-authorizations';
import { PersonnelPanel } from '../personnel/personnel-panel';
import { LinkedIdentities } from '../single-sign-on/linked-identities';
import { AccountPanel } from './account-panel';
import { DecidedChanges } from './decided-changes';
import { GivenRoles } from './given-roles';
import { InvitationPanel } from './invitation-panel';
import { personById } from './people-api';
import { PersonActs } from './person-acts';
import { useMay, useSession } from './session';
import { SignInHelp } from './sign-in-help';
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
  const me = useSession().person.id;
  const mayManage = useMay('person.manage');
  const waiting = person.changes.find(({ state }) => state === 'prepared');
  return (
    <Page
      title={person.displayName}
      back={<Link to="/people">People</Link>}
      actions={<PersonActs person={person} isFree={waiting === undefined} />}
    >
      {waiting !== undefined && (
        <Panel title="Waits for approval">
          <WaitingChange change={waiting} />
        </Panel>
      )}
      <AccountPanel person={person} />
      {person.state === 'invited' && mayManage && <InvitationPanel person={person} />}
      {person.state === 'active' && person.id !== me && <SignInHelp person={person} />}
      <Panel title="Roles, all there ever were" flush>
        <GivenRoles grants={person.grants} />
      </Panel>
      <DecidedChanges changes={person.changes} />
      <OfOtherRooms person={person} />
    </Page>
  );
}

/** What other rooms keep about the person, for whoever may enter them. */
function OfOtherRooms({ person }: { readonly person: PersonOnRecord }) {
  const seesPersonnel = useMay('personnel.read');
  const seesAuthorizations = useMay('authorization.read');
  const seesLinks = useMay('person.approve');
  return (
    <>
      {seesPersonnel && <PersonnelPanel personId={person.id} />}
      {seesAuthorizations && (
        <PersonAuthorizations
          personId={person.id}
          note="By these the person opens footage, and for their purposes only."
          none="Nothing has been given in writing, so no footage opens."
        />
      )}
      {seesLinks && person.state === 'active' && <LinkedIdentities personId={person.id} />}
    </>
  );
}
