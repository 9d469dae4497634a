import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { answerOf, api } from '../../api/client';
import type { Invitation, InviteRequest } from '../../api/types';
import { field } from '../../lib/form';
import { useZone } from '../../lib/zone';
import { ProblemNote } from '../../ui/states';
import { InvitationLink } from './invitation-link';
import styles from './invite-dialog.module.css';
import { OfficerField } from './officer-field';
import { RoleFields } from './role-fields';
import { missingIn, type RoleWish, rolesAskedFor } from './role-wish';

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
  const zone = useZone();
  const [wishes, setWishes] = useState<readonly RoleWish[]>([]);
  const [wasTried, setTried] = useState(false);
  const fault = wishes.length === 0 ? 'Choose at least one role.' : missingIn(wishes);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (fault !== null) return;
    const roles = rolesAskedFor(wishes, zone);
    onInvite(invitationFrom(new FormData(event.currentTarget), roles));
  };
  const common = { required: true, withAsterisk: false } as const;
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput label="Name" name="displayName" maxLength={200} {...common} data-autofocus />
      <TextInput label="User name" name="username" maxLength={100} pattern="\S+" {...common} />
      <RoleFields wishes={wishes} onChange={setWishes} fault={wasTried ? fault : null} />
      <Checkbox
        name="temporary"
        label="Temporary account"
        description="Ends by itself, 72 hours after its approval at the latest."
      />
      <OfficerField held={null} />
      {error !== null && <ProblemNote error={error} />}
      <Button type="submit" loading={isPending}>
        Invite
      </Button>
    </form>
  );
}

function invitationFrom(form: FormData, roles: InviteRequest['roles']): InviteRequest {
  const officerId = field(form, 'officerId');
  return {
    displayName: field(form, 'displayName').trim(),
    username: field(form, 'username').trim(),
    roles,
    ...(form.has('temporary') ? { temporary: true } : {}),
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
        <Button variant="default" onClick={onClose} autoFocus>
          Close
        </Button>
      </div>
    );
  }
  return <InvitationLink invitation={invitation} onDone={onClose} />;
}
