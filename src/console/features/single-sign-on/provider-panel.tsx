import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { IdentityProvider } from '../../api/types';
import { Copyable } from '../../ui/copyable';
import { Facts } from '../../ui/facts';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { Status } from '../../ui/status';
import { useMay } from '../identity/session';
import { useGoToTrial } from './api';
import { GroupRoles } from './group-roles';
import { ChangeProviderDialog } from './provider-dialog';
import styles from './single-sign-on.module.css';
import { demandOf } from './words';

/** One provider: how it stands, what it must prove, and which groups give which roles. */
export function ProviderPanel({ provider }: { readonly provider: IdentityProvider }) {
  const { name, issuer, clientId, algorithm, groupsClaim, isEnabled } = provider;
  const mayManage = useMay('single-sign-on.manage');
  return (
    <Panel title={name} actions={mayManage && <Acts provider={provider} />}>
      <Facts
        of={[
          [
            'State',
            isEnabled ? (
              <Status tone="good">Switched on</Status>
            ) : (
              <Status tone="warn">Switched off: nobody comes in through it</Status>
            ),
          ],
          ['Second factor is proved by', demandOf(provider)],
          ['Issuer', issuer],
          ['Client', clientId],
          ['Signature', algorithm],
          ['Groups are in', groupsClaim ?? 'No claim: groups give no roles'],
          [
            'Return address',
            <Copyable value={provider.returnAddress} what={`the return address of ${name}`} />,
          ],
          [
            'Logout address',
            <Copyable value={provider.logoutAddress} what={`the logout address of ${name}`} />,
          ],
        ]}
      />
      <GroupRoles provider={provider} />
    </Panel>
  );
}

function Acts({ provider }: { readonly provider: IdentityProvider }) {
  const [isChanging, changing] = useDisclosure(false);
  const trial = useGoToTrial();
  const { name, slug } = provider;
  return (
    <>
      <span className={styles.actions}>
        <Button
          size="xs"
          variant="default"
          aria-label={`Try ${name}`}
          loading={trial.isPending}
          onClick={() => trial.mutate(slug)}
        >
          Try it
        </Button>
        <Button
          size="xs"
          variant="default"
          aria-label={`Change ${name}`}
          aria-haspopup="dialog"
          onClick={changing.open}
        >
          Change…
        </Button>
      </span>
      {trial.error !== null && <ProblemNote error={trial.error} />}
      {isChanging && <ChangeProviderDialog provider={provider} onClose={changing.close} />}
    </>
  );
}
