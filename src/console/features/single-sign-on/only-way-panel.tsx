import { Switch } from '@mantine/core';
import type { SingleSignOnSettings } from '../../api/types';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useMay } from '../identity/session';
import { useSetOnlyWay } from './api';

/** Whether passwords still open anything but break-glass accounts. */
export function OnlyWayPanel({ settings }: { readonly settings: SingleSignOnSettings }) {
  const { isOnlyWay, breakGlass, providers } = settings;
  const mayManage = useMay('single-sign-on.manage');
  const set = useSetOnlyWay();
  const lacks = [
    ...(providers.some(({ isEnabled }) => isEnabled) ? [] : ['a provider that is switched on']),
    ...(breakGlass.some(({ approvedByName }) => approvedByName !== null)
      ? []
      : ['an approved break-glass account']),
  ];
  const isPossible = isOnlyWay || lacks.length === 0;
  return (
    <Panel title="Passwords">
      <Switch
        label="The identity provider is the only way in"
        description={
          isPossible
            ? 'Passwords open break-glass accounts alone. Sessions that are open go on.'
            : `Needs ${lacks.join(' and ')} first.`
        }
        checked={isOnlyWay}
        disabled={!mayManage || !isPossible || set.isPending}
        onChange={({ currentTarget }) => set.mutate(currentTarget.checked)}
      />
      {set.error !== null && <ProblemNote error={set.error} />}
    </Panel>
  );
}
