import { Group } from '@mantine/core';
import type { PersonOnRecord } from '../../api/types';
import { Panel } from '../../ui/panel';
import { ResetSecondFactors } from '../credentials/reset-second-factors';
import { EndSessions } from '../sessions/end-sessions';
import { DemandNewPassword, PasswordResetLink, ReleaseAccount } from '../sign-in/account-help';
import { useMay } from './session';

/** What an administrator does for, or about, how somebody else signs in. */
export function SignInHelp({ person }: { readonly person: PersonOnRecord }) {
  const [mayManage, mayEnd] = [useMay('person.manage'), useMay('person.disable')];
  if (!mayManage && !mayEnd) return null;
  const who = { personId: person.id, name: person.displayName };
  return (
    <Panel
      title="Signing in"
      note={mayManage ? 'First make sure that it is really this person who asks.' : undefined}
    >
      <Group gap="sm">
        {mayManage && (
          <>
            {person.lockedAt !== null && <ReleaseAccount {...who} />}
            <PasswordResetLink {...who} />
            <DemandNewPassword {...who} />
            <ResetSecondFactors {...who} />
          </>
        )}
        {mayEnd && <EndSessions {...who} />}
      </Group>
    </Panel>
  );
}
