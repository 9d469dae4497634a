import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { IdentityProvider } from '../../api/types';
import { field } from '../../lib/form';
import { roleNames } from '../../shell/roles';
import { ProblemNote } from '../../ui/states';
import { useUnits } from '../agency/agency';
import { usePrepareLine } from './api';
import styles from './single-sign-on.module.css';
import { MAPPED_ROLES } from './words';

interface GroupRoleDialogProps {
  readonly provider: IdentityProvider;
  readonly onClose: () => void;
}

/** Prepares that a group gives a role. */
export function GroupRoleDialog({ provider, onClose }: GroupRoleDialogProps) {
  const prepare = usePrepareLine(provider.id);
  const units = useUnits();
  const [role, setRole] = useState<string>(MAPPED_ROLES[0] ?? '');
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = MAPPED_ROLES.find((one) => one === role);
    if (chosen === undefined) return;
    const unitId = field(form, 'unitId');
    const line = { group: field(form, 'group').trim(), role: chosen };
    prepare.mutate(unitId === '' ? line : { ...line, unitId }, { onSuccess: onClose });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Let a group give a role"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit} className={styles.form}>
        <p className={styles.words}>
          Whoever is in the group at {provider.name} gets the role when they sign in, and loses it
          when they sign in without the group. It counts once a second person has approved it.
        </p>
        <TextInput
          label="Group"
          name="group"
          description="Exactly as the provider sends it; a trial shows that."
          maxLength={500}
          pattern=".*\S.*"
          required
          withAsterisk={false}
          data-autofocus
        />
        <NativeSelect
          label="Role"
          value={role}
          onChange={({ currentTarget }) => setRole(currentTarget.value)}
          data={MAPPED_ROLES.map((one) => ({ value: one, label: roleNames([{ role: one }]) }))}
        />
        {role === 'supervisor' && (
          <NativeSelect
            label="Unit"
            name="unitId"
            required
            withAsterisk={false}
            data={(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {prepare.error !== null && <ProblemNote error={prepare.error} />}
        <Button type="submit" loading={prepare.isPending}>
          Prepare it
        </Button>
      </form>
    </Modal>
  );
}
