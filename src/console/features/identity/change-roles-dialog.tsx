import { Button, Checkbox, Modal, NativeSelect, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { ChangeRequest, PersonOnRecord } from '../../api/types';
import { field } from '../../lib/form';
import { INVITABLE_ROLES, roleNames } from '../../shell/roles';
import { ProblemNote } from '../../ui/states';
import { useUnits } from '../agency/agency';
import styles from './invite-dialog.module.css';
import { useChanging } from './people-api';

interface ChangeRolesDialogProps {
  readonly person: PersonOnRecord;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** All roles that somebody is to hold. What gives something waits for approval. */
export function ChangeRolesDialog({ person, isOpen, onClose }: ChangeRolesDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={`Roles of ${person.displayName}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen && <RolesForm person={person} onDone={onClose} />}
    </Modal>
  );
}

function RolesForm({ person, onDone }: { person: PersonOnRecord; onDone: () => void }) {
  const units = useUnits();
  const changing = useChanging(person.id);
  const [chosen, setChosen] = useState<readonly string[]>(person.roles.map(({ role }) => role));
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    changing.mutate(changeFrom(person, chosen, form), { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <p className={styles.words}>
        A role that is taken away ends at once. One that is given waits for somebody else’s
        approval.
      </p>
      <Checkbox.Group label="Roles" value={[...chosen]} onChange={setChosen}>
        <div className={styles.form}>
          {INVITABLE_ROLES.map((role) => (
            <Checkbox key={role} value={role} label={roleNames([{ role }])} />
          ))}
        </div>
      </Checkbox.Group>
      {chosen.includes('supervisor') && (
        <NativeSelect
          label="Unit of the supervisor"
          name="unitId"
          defaultValue={person.roles.find(({ role }) => role === 'supervisor')?.unitId ?? ''}
          data={(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Textarea
        label="Who ordered it, and why"
        name="reason"
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
      />
      {changing.error !== null && <ProblemNote error={changing.error} />}
      <Button type="submit" loading={changing.isPending}>
        Ask for it
      </Button>
    </form>
  );
}

/** Roles that stay keep their unit and their end. */
function changeFrom(
  person: PersonOnRecord,
  chosen: readonly string[],
  form: FormData,
): ChangeRequest {
  const roles = INVITABLE_ROLES.filter((role) => chosen.includes(role)).map((role) => {
    const held = person.roles.find((one) => one.role === role);
    const unitId = role === 'supervisor' ? field(form, 'unitId') : '';
    const { validUntil = null } = held ?? {};
    return {
      role,
      ...(unitId === '' ? {} : { unitId }),
      ...(validUntil === null ? {} : { validUntil }),
    };
  });
  const { officerId } = person;
  const reason = field(form, 'reason').trim();
  return { roles, reason, ...(officerId === null ? {} : { officerId }) };
}
