import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SingleSignOnSettings } from '../../api/types';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { useMay } from '../identity/session';
import { settingsQuery } from './api';
import { ArrivalsPanel } from './arrivals-panel';
import { BreakGlassPanel } from './break-glass-panel';
import { OnlyWayPanel } from './only-way-panel';
import { AddProviderDialog } from './provider-dialog';
import { ProviderPanel } from './provider-panel';
import styles from './single-sign-on.module.css';

/** Identity providers, what their groups give, and how one comes in without them. */
export function SingleSignOnPage() {
  const settings = useQuery(settingsQuery);
  const mayManage = useMay('single-sign-on.manage');
  const [isAdding, adding] = useDisclosure(false);
  const canAdd = mayManage && settings.data !== undefined && settings.data.allowedHosts.length > 0;
  return (
    <Page
      title="Single sign-on"
      lead="People sign in through your identity provider. One person prepares what gives rights, another approves it."
      back={<Link to="/people">People</Link>}
      actions={
        canAdd && (
          <Button onClick={adding.open} aria-haspopup="dialog">
            Connect a provider
          </Button>
        )
      }
    >
      {settings.isPending && <Waiting rows={8} label="Loading the settings" />}
      {settings.error !== null && (
        <ProblemNote error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data !== undefined && <Parts settings={settings.data} />}
      {isAdding && <AddProviderDialog onClose={adding.close} />}
    </Page>
  );
}

function Parts({ settings }: { readonly settings: SingleSignOnSettings }) {
  const { providers, arrivals, breakGlass, allowedHosts } = settings;
  return (
    <>
      {providers.length === 0 && (
        <Panel title="Identity providers">
          {allowedHosts.length === 0 ? <NoHosts /> : <NoProvider hosts={allowedHosts} />}
        </Panel>
      )}
      {providers.map((provider) => (
        <ProviderPanel key={provider.id} provider={provider} />
      ))}
      {providers.length > 0 && <ArrivalsPanel arrivals={arrivals} providers={providers} />}
      <BreakGlassPanel accounts={breakGlass} />
      <OnlyWayPanel settings={settings} />
    </>
  );
}

function NoHosts() {
  return (
    <Empty title="No identity provider may be asked yet">
      Whoever runs the installation names the provider’s host in the setting{' '}
      <code>SINGLE_SIGN_ON_HOSTS</code> and starts the server anew; then it is connected here.
    </Empty>
  );
}

function NoProvider({ hosts }: { readonly hosts: readonly string[] }) {
  return (
    <Empty title="No identity provider is connected">
      Everybody signs in with a password and a second factor.
      <span className={styles.quiet}>May be asked: {hosts.join(', ')}</span>
    </Empty>
  );
}
