import { roleNames } from '../../shell/roles';
import { Facts } from '../../ui/facts';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { useUnits } from '../agency/agency';
import { MyAuthorizations } from '../authorizations/my-authorizations';
import { SecondFactorsPanel } from '../credentials/second-factors-panel';
import { useSession } from '../identity/session';
import { PasswordPanel } from '../sign-in/password-panel';
import { OwnSingleSignOnLinks } from '../single-sign-on/own-links';
import { SessionsPanel } from './sessions-panel';

/** Who I am here, what I may do, and where I am signed in. */
export function AccountPage() {
  return (
    <Page title="My account" lead="Who you are here, what you may do, and where you are signed in.">
      <Me />
      <MyAuthorizations />
      <PasswordPanel />
      <SecondFactorsPanel />
      <OwnSingleSignOnLinks />
      <SessionsPanel />
    </Page>
  );
}

function Me() {
  const { person } = useSession();
  const units = useUnits();
  const unitNames = new Map((units.data?.items ?? []).map(({ id, name }) => [id, name]));
  const roles = person.roles.map(({ role, unitId }) => {
    const words = roleNames([{ role }]);
    return unitId === null ? words : `${words} of ${unitNames.get(unitId) ?? 'a unit'}`;
  });
  return (
    <Panel title="Me" note="Your administrator changes what is not right here.">
      <Facts
        of={[
          ['Name', person.displayName],
          ['User name', person.username],
          ['Roles', roles.length === 0 ? 'none' : roles.join(', ')],
        ]}
      />
    </Panel>
  );
}
