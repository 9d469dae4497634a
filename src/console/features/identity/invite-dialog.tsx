import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { answerOf, api } from '../../api/client';
import type { Invitation, InviteRequest } from '../../api/types';
import { field } from '../../lib/form';
import { INVITABLE_ROLES, roleNames } from '../../shell/roles';
import { ProblemNote } from '../../ui/states';
import { useOfficers, useUnits } from '../agency/agency';
import { InvitationLink } from './invitation-link';
import styles from './invite-dialog.module.css';

interface InviteDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Invites a person; the link is shown once and handed over by whoever invites. */
export function InviteDialog({ isOpen, onClose }: InviteDialogProps) {
  const queries = useQueryClient();
  const invite = useMutation({
    mutationFn: (body: InviteRequest) => answerOf(api.POST('/api/v1/people', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const close = () => {
    invite.reset();
    onClose();
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title="Invite a person"
      closeButtonProps={{ 'aria-label': 'Close' }}
      closeOnClickOutside={invite.data === undefined}
    >
      {invite.data === undefined ? (
        <InviteForm
          onInvite={(body) => invite.mutate(body)}
          isPending={invite.isPending}
          error={invite.error}
        />
      ) : (
        <Invited invitation={invite.data.invitation} onClose={close} />
      )}
    </Modal>
  );
}

interface InviteFormProps {
  readonly onInvite: (body: InviteRequest) => void;
  readonly isPending: boolean;
  readonly error: unknown;
}

function InviteForm({ onInvite, isPending, error }: InviteFormProps) {
  const units = useUnits();
  const officers = useOfficers();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const body = invitationFrom(new FormData(event.currentTarget));
    if (body !== null) onInvite(body);
  };
  const [role, setRole] = useState<string>(INVITABLE_ROLES[0]);
  const common = { required: true, withAsterisk: false } as const;
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput label="Name" name="displayName" maxLength={200} {...common} data-autofocus />
      <TextInput label="User name" name="username" maxLength={100} pattern="\S+" {...common} />
      <NativeSelect
        label="Role"
        name="role"
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
        data={INVITABLE_ROLES.map((role) => ({ value: role, label: roleNames([{ role }]) }))}
      />
      {role === 'supervisor' && (
        <NativeSelect
          label="Unit"
          name="unitId"
          description="Whose clips and people this supervisor sees."
          required
          withAsterisk={false}
          data={(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <NativeSelect
        label="Officer of the roster"
        name="officerId"
        description="Whose footage is this person’s own: nobody reviews footage of themselves."
        data={[
          { value: '', label: 'None' },
          ...(officers.data?.items ?? []).map(({ id, name, badgeNumber }) => ({
            value: id,
            label: `${name} (${badgeNumber})`,
          })),
        ]}
      />
      {error !== null && <ProblemNote error={error} />}
      <Button type="submit" loading={isPending}>
        Invite
      </Button>
    </form>
  );
}

function invitationFrom(form: FormData): InviteRequest | null {
  const role = INVITABLE_ROLES.find((one) => one === field(form, 'role'));
  if (role === undefined) return null;
  const [unitId, officerId] = [field(form, 'unitId'), field(form, 'officerId')];
  return {
    displayName: field(form, 'displayName').trim(),
    username: field(form, 'username').trim(),
    roles: [unitId === '' ? { role } : { role, unitId }],
    ...(officerId === '' ? {} : { officerId }),
  };
}

interface InvitedProps {
  readonly invitation: Invitation | null;
  readonly onClose: () => void;
}

function Invited({ invitation, onClose }: InvitedProps) {
  if (invitation === null) {
    return (
      <div className={styles.form}>
        <p className={styles.words}>
          The invitation waits for somebody else’s approval. Whoever approves it gets the link to
          hand over.
        </p>
        <Button variant="default" onClick={onClose}>
          Good
        </Button>
      </div>
    );
  }
  return <InvitationLink invitation={invitation} onDone={onClose} />;
}
